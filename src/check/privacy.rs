//! Numbers by which a child is known to the health service, the school census or the learning records service, where
//! they do not belong.
//!
//! Only what is valid by its check digit is taken for one, so that a telephone number or a count is left alone.

use super::gather::Findings;
use crate::base::Path;
use crate::base::meaning::Meaning;
use crate::report::RuleCode;

#[inline]
pub fn check(text: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    if text.len() >= 10 {
        check_longer(text, at, found);
    }
}

fn check_longer(text: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    if has_identifier(text) && *at.meaning() != Meaning::identifier() {
        let message = "what stands here is valid as an NHS number, a unique pupil number or a unique learner number";
        found.add(RuleCode::IdentifierInText, at, message);
    }
}

/// Whether a run of letters and digits in the text is such a number. An NHS number may be written in threes and four.
fn has_identifier(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !has_ten_digits(bytes) {
        return false;
    }
    let starts = |at: usize| {
        bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
            && !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric)
    };
    (0..bytes.len()).filter(|at| starts(*at)).filter_map(|at| bytes.get(at..)).any(|rest| {
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        rest.get(..run).is_some_and(|run| is_nhs_number(run) || is_learner_number(run) || is_pupil_number(run))
            || spaced(rest)
    })
}

/// Nearly no text has them, so this is what looking for numbers costs.
fn has_ten_digits(bytes: &[u8]) -> bool {
    if bytes.len() < 10 {
        return false;
    }
    if bytes.len() < 64 {
        return digits_in(bytes) >= 10; // an id, a label, a short sentence
    }
    // Counted in a way that compilers make fast.
    let digits = |some: &[u8]| some.iter().map(|byte| u8::from(byte.is_ascii_digit())).sum::<u8>();
    bytes.chunks(128).map(|some| usize::from(digits(some))).sum::<usize>() >= 10
}

/// How many digits there are, looked at eight bytes at a time.
fn digits_in(bytes: &[u8]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let digits = |eight: u64| {
        let from_zero = eight ^ (0x30 * EACH);
        // The high bit of a byte is set where it is more than nine.
        let others = (((from_zero & (0x7f * EACH)) + (0x76 * EACH)) | from_zero) & (0x80 * EACH);
        8 - ((others >> 7).wrapping_mul(EACH) >> 56)
    };
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    eights.iter().map(|eight| digits(u64::from_le_bytes(*eight))).sum::<u64>() + digits(u64::from_le_bytes(last))
}

/// An NHS number as it is printed: three, three and four digits with spaces or hyphens between.
fn spaced(rest: &[u8]) -> bool {
    let Some(run) = rest.get(..12).filter(|_| !rest.get(12).is_some_and(u8::is_ascii_alphanumeric)) else {
        return false;
    };
    let parts: Vec<&[u8]> = run.split(|byte| matches!(byte, b' ' | b'-')).collect();
    matches!(parts.as_slice(), [first, second, third] if (first.len(), second.len(), third.len()) == (3, 3, 4))
        && is_nhs_number(&parts.concat())
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}

/// The sum of nine digits by weights from 10 down to 2, to modulus 11, and the tenth.
fn weighed(text: &[u8]) -> Option<(u32, u32)> {
    let [digits @ .., check] = text else { return None };
    if digits.len() != 9 || digits.iter().all(|byte| byte == check) {
        return None; // ten equal digits are no number
    }
    let sum: Option<u32> = (2..=10).rev().zip(digits).map(|(weight, byte)| Some(weight * digit(*byte)?)).sum();
    Some((sum? % 11, digit(*check)?))
}

/// Ten digits, the last a check digit: 11 less the remainder.
fn is_nhs_number(text: &[u8]) -> bool {
    weighed(text).is_some_and(|(remainder, check)| check == (11 - remainder) % 11)
}

/// Ten digits that do not begin with 0, the last a check digit: 10 less the remainder, which is not 0. No number is
/// both.
fn is_learner_number(text: &[u8]) -> bool {
    text.first() != Some(&b'0')
        && weighed(text).is_some_and(|(remainder, check)| remainder > 0 && check == 10 - remainder)
}

/// A check letter, eleven digits, and a digit or (in a temporary number) a letter, which counts by its place in the
/// alphabet of check letters; the check is to modulus 23 with weights from 2 to 13.
fn is_pupil_number(text: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let [check, digits @ .., last] = text else { return false };
    if digits.len() != 11 {
        return false;
    }
    let of_letter = |byte: u8| LETTERS.iter().position(|letter| *letter == byte).and_then(|at| u32::try_from(at).ok());
    let first: Option<u32> = (2..).zip(digits).map(|(weight, byte)| Some(weight * digit(*byte)?)).sum();
    let sum = first.zip(digit(*last).or_else(|| of_letter(*last))).map(|(first, last)| first + 13 * last);
    sum.is_some_and(|sum| of_letter(*check) == Some(sum % 23))
}

#[cfg(test)]
mod tests {
    use super::{has_identifier, has_ten_digits};

    #[test]
    fn ten_digits_are_counted_in_short_and_long_texts() {
        for (text, has) in
            [("", false), ("123456789", false), ("1234567890", true), ("a12345678901", true), ("12345a6789b", false)]
        {
            assert_eq!(has_ten_digits(text.as_bytes()), has, "{text}");
            assert_eq!(has_ten_digits(format!("{text}{}", " ".repeat(300)).as_bytes()), has, "{text} in a long text");
        }
    }

    #[test]
    fn numbers_valid_by_their_check_digit_are_found() {
        // Of the range that the health service keeps for tests, and a pupil number of an invented school.
        // The learner number is the worked example of its specification.
        for text in [
            "999 000 0018",
            "his number is 9990000018.",
            "999-000-0018",
            "H801200001001",
            "(H801200001001)",
            "9276308686",
        ] {
            assert!(has_identifier(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in
            ["9990000013", "07700 900123", "0000000000", "H801200001002", "X9990000018", "2026-09-14 1,234,567,890"]
        {
            assert!(!has_identifier(text), "{text}");
        }
    }
}
