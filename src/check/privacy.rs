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

/// Whether there is such a number in the text, in one run or in the groups that people write.
fn has_identifier(text: &str) -> bool {
    may_have_ten_digits(text.as_bytes()) && has_ten_digits(text) && in_one_run_or_groups(&folded(text))
}

/// Nearly no text has them, so this is what looking for numbers costs. Counted are the digits of ASCII and, with them,
/// the last bytes of full-width ones; some signs and letters of other scripts end alike, and are told apart afterwards.
fn may_have_ten_digits(bytes: &[u8]) -> bool {
    if bytes.len() < 10 {
        return false;
    }
    if bytes.len() < 64 {
        return digits_in(bytes) >= 10; // an id, a label, a short sentence
    }
    // Counted in a way that compilers make fast.
    let digits = |some: &[u8]| some.iter().map(|byte| u8::from((byte & KEPT).wrapping_sub(FROM) < 10)).sum::<u8>();
    bytes.chunks(128).map(|some| usize::from(digits(some))).sum::<usize>() >= 10
}

/// Without these bits, `0` to `9` (from 0x30) and the last bytes of `０` to `９` (from 0x90) are the same ten.
const KEPT: u8 = !0xa0;
const FROM: u8 = 0x10;

/// How many such bytes there are, looked at eight at a time.
fn digits_in(bytes: &[u8]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let digits = |eight: u64| {
        let from_zero = (eight & (0x5f * EACH)) ^ (0x10 * EACH);
        // The high bit of a byte is set where it is more than nine.
        let others = (from_zero + (0x76 * EACH)) & (0x80 * EACH);
        8 - ((others >> 7).wrapping_mul(EACH) >> 56)
    };
    let (mut number, mut rest) = (0, bytes);
    while let Some((eight, after)) = rest.split_first_chunk() {
        number += digits(u64::from_le_bytes(*eight));
        rest = after;
    }
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    number + digits(u64::from_le_bytes(last))
}

fn has_ten_digits(text: &str) -> bool {
    text.chars().filter(|letter| matches!(letter, '0'..='9' | '０'..='９')).nth(9).is_some()
}

/// The text with a byte for each character: letters and digits of ASCII, and those of full width as such; one space for
/// any, one hyphen for any dash, and a sign that stands in no number for all else. What is invisible between digits is
/// gone.
fn folded(text: &str) -> Vec<u8> {
    let fold = |letter: char| match letter {
        ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(SPACE),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some(HYPHEN),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '！'..='～' => u32::from(letter).checked_sub(0xfee0).and_then(|ascii| u8::try_from(ascii).ok()),
        _ => u8::try_from(letter).ok().filter(u8::is_ascii).or(Some(OTHER)),
    };
    text.chars().filter_map(fold).collect()
}

const SPACE: u8 = b' ';
const HYPHEN: u8 = b'-';
const OTHER: u8 = 0;

fn in_one_run_or_groups(text: &[u8]) -> bool {
    // What begins with + or 00 is to be called: behind the number of a country, another would seem to begin.
    let mut is_called = false;
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        if !first.is_ascii_alphanumeric() {
            is_called = *first == b'+' || (is_called && (is_between(*first) || b"()".contains(first)));
            rest = after;
            continue;
        }
        let (run, after) = rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count());
        if is_pupil_number(run) || is_pupil_number_in_groups(rest) {
            return true;
        }
        if !is_called && (is_of_ten(run) || is_of_ten_in_groups(rest)) {
            return true;
        }
        is_called = run.iter().all(u8::is_ascii_digit) && (is_called || (run.starts_with(b"00") && run.len() <= 5));
        rest = after;
    }
    false
}

fn is_of_ten(number: &[u8]) -> bool {
    is_nhs_number(number) || is_learner_number(number)
}

/// In threes and four, as the health service prints its numbers: telephone numbers and dates are grouped otherwise.
/// Dots and slashes keep to themselves, so that the end of a sentence or of a date joins nothing.
fn is_of_ten_in_groups(rest: &[u8]) -> bool {
    let (Some(one), Some(other)) = (rest.get(3), rest.get(7)) else { return false };
    let is_loose = |sign: u8| matches!(sign, SPACE | HYPHEN);
    is_between(*one)
        && (one == other || (is_loose(*one) && is_loose(*other)))
        && joined(rest, 10, &[3, 6]).is_some_and(|number| is_of_ten(&number))
}

/// As it is made up: a letter, the authority, the school, the year, the place in it. Neighbours may stand together.
fn is_pupil_number_in_groups(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_uppercase)
        && joined(rest, 13, &[1, 4, 8, 10]).is_some_and(|number| is_pupil_number(&number))
}

/// So many letters and digits, without the single signs that may stand where a group ends; nothing where anything else
/// stands between, or where they go on.
fn joined(rest: &[u8], length: usize, ends: &[usize]) -> Option<Vec<u8>> {
    let mut number = Vec::with_capacity(length);
    let mut was_sign = false;
    for byte in rest {
        let is_sign = !byte.is_ascii_alphanumeric();
        if number.len() == length {
            return is_sign.then_some(number);
        }
        if !is_sign {
            number.push(*byte);
        } else if was_sign || !is_between(*byte) || !ends.contains(&number.len()) {
            return None;
        }
        was_sign = is_sign;
    }
    (number.len() == length).then_some(number)
}

/// What may stand between the groups of a number.
fn is_between(byte: u8) -> bool {
    matches!(byte, SPACE | HYPHEN | b'.' | b'/')
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
    use super::{digits_in, folded, has_identifier, has_ten_digits, may_have_ten_digits};

    #[test]
    fn ten_digits_are_counted_in_short_and_long_texts() {
        for (text, has) in [
            ("", false),
            ("123456789", false),
            ("1234567890", true),
            ("a12345678901", true),
            ("12345a6789b", false),
            ("１２３４５６７８９０", true),
            ("12３４567８９０", true),
            ("１２３４５６７８９", false),
        ] {
            for text in [text.to_owned(), format!("{text}{}", " ".repeat(300))] {
                assert_eq!(may_have_ten_digits(text.as_bytes()), has, "{text}");
                assert_eq!(has_ten_digits(&text), has, "{text}");
            }
        }
        // Ends of other letters are taken for digits at first, and no more than that.
        let words = "Ева вела Веру, а Вера вела Еву";
        assert!(may_have_ten_digits(words.as_bytes()) && !has_ten_digits(words));
        for byte in 0..=u8::MAX {
            let is_digit = matches!(byte & 0x5f, 0x10..=0x19);
            assert_eq!(digits_in(&[byte; 11]), if is_digit { 11 } else { 0 }, "{byte}");
            assert_eq!(may_have_ten_digits(&[byte; 64]), is_digit, "{byte}");
        }
    }

    /// Of the range that the health service keeps for tests, a pupil number of an invented school, and the worked
    /// example of the specification of learner numbers.
    const NUMBERS: [&str; 3] = ["9990000018", "H801200001001", "9276308686"];

    #[test]
    fn numbers_valid_by_their_check_digit_are_found() {
        for text in [
            "999 000 0018",
            "his number is 9990000018.",
            "999-000-0018",
            "999-000 0018",
            "927.630.8686",
            "H801200001001",
            "(H801200001001)",
            "H 801 2000 01 001",
            "H801-2000-01-001",
            "H801/2000/01001",
            "H 801200001001",
            "born 2018-03-04, 999 000 0018",
            "call 01632 960 001 and say 999 000 0018",
            "1+1, then 999 000 0018",
            "9276308686",
        ] {
            assert!(has_identifier(text), "{text}");
        }
    }

    #[test]
    fn a_number_is_found_whatever_stands_between_its_groups() {
        let signs = concat!(
            "\u{a0}\u{2007}\u{2009}\u{202f}\u{2002}\u{3000}\u{2010}\u{2011}\u{2012}\u{2013}",
            "\u{2014}\u{2015}\u{2212}-./ －．／"
        );
        for sign in signs.chars() {
            for grouped in [
                format!("999{sign}000{sign}0018"),
                format!("927{sign}630{sign}8686"),
                format!("H{sign}801{sign}2000{sign}01{sign}001"),
                format!("H801{sign}2000{sign}01{sign}001"),
            ] {
                for (before, after) in [("", ""), ("It is ", "."), ("„", "“"), ("é", "é")] {
                    let text = format!("{before}{grouped}{after}");
                    assert!(has_identifier(&text), "{text}");
                }
                let twice = grouped.replacen(sign, &format!("{sign}{sign}"), 1);
                for text in [twice, grouped.replace('8', "5"), format!("{grouped}5"), format!("5{grouped}")] {
                    assert!(!has_identifier(&text), "{text}");
                }
            }
        }
        // In full width, and with what nobody sees.
        for number in NUMBERS {
            let wide: String = number.bytes().filter_map(|byte| char::from_u32(u32::from(byte) + 0xfee0)).collect();
            assert!(has_identifier(&wide), "{wide}");
            let (one, other) = number.split_at(5);
            for unseen in ['\u{200b}', '\u{ad}', '\u{2060}', '\u{feff}', '\u{200d}'] {
                assert!(has_identifier(&format!("{one}{unseen}{other}")), "{unseen:?}");
            }
        }
        assert!(has_identifier("９９９　０００　００１８"));
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "9990000013",
            "07700 900123",
            "0000000000",
            "H801200001002",
            "X9990000018",
            "2026-09-14 1,234,567,890",
            "H80 1200 001001",
            "h 801 2000 01 001",
            "999,000,0018",
            "999.000 0018",
            "999/000-0018",
            "£999,000.0018",
            "99 90 00 00 18",
            "(999) 000 0018",
            "999 000 00 18",
            "+44 999 000 0018",
            "+44 (0)999 000 0018",
            "+1-999-000-0018",
            "0044 999 000 0018",
            "+44 9990000018",
            "020 7946 0958, 0161 496 0000, 01632 960001, 07700 900 123",
            "14/09/2026 14.09.2026 2026–09–14 2026 09 14",
            "14 September 2026 to 21 October 2026, 10:30–11:15, 9 a.m.",
            "12 345 678 90 and 1 234 567 890 and 12.345.678,90",
            "2 of 10, 3 of 10, 4 of 10, 5 of 10",
        ] {
            assert!(!has_identifier(text), "{text}");
        }
    }

    /// Of random telephone numbers, dates and amounts none is taken for one, whatever their digits are.
    #[test]
    fn the_shapes_of_telephone_numbers_dates_and_amounts_are_those_of_no_identifier() {
        let mut random = 0x2545_f491_u32;
        for _ in 0..2000 {
            for shape in [
                "0### ### ####",
                "01### ######",
                "07### ######",
                "07### ### ###",
                "020 #### ####",
                "+44 ### ### ####",
                "+44 (0)### ### ####",
                "0044-###-###-####",
                "(0###) ### ####",
                "##/##/#### ##:##",
                "####-##-## ##.##",
                "####–##–##",
                "##.##.####–##.##.####",
                "£#,###,###,###",
                "# ### ### ###",
                "##\u{202f}###\u{202f}###.##",
                "#.###.###.###,##",
                "##–##, ##–##, ##–##",
            ] {
                let digit = |letter: char| {
                    random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    if letter == '#' { char::from_digit((random >> 16) % 10, 10).unwrap_or('0') } else { letter }
                };
                let text: String = shape.chars().map(digit).collect();
                assert!(!has_identifier(&text), "{text}");
            }
        }
    }

    #[test]
    fn a_text_is_folded_a_byte_a_character() {
        assert_eq!(folded("a\u{a0}１－é\u{200b}Ｈ！"), b"a 1-\0H!");
    }
}
