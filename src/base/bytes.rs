//! Where in a text the bytes stand at which a name or string ends, looked for many bytes at a time.

/// Sixteen bytes as two numbers, the first byte of each the lowest.
#[inline]
pub fn words(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    #[allow(clippy::cast_possible_truncation)] // the lower half
    [both as u64, (both >> 64) as u64]
}

const ONES: u64 = u64::MAX / 255;

/// Marks the bytes of the word that equal this byte, by their highest bits. The lowest mark is always right; one above
/// a right one need not be.
#[inline]
pub fn equal(word: u64, byte: u8) -> u64 {
    let zeros = word ^ (ONES * u64::from(byte));
    zeros.wrapping_sub(ONES) & !zeros & (ONES << 7)
}

/// Marks, likewise, the bytes below a space.
#[inline]
fn control(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20) & !word & (ONES << 7)
}

/// The place of the lowest marked byte.
#[inline]
pub fn lowest(marks: u64) -> Option<usize> {
    (marks != 0).then(|| (marks.trailing_zeros() / 8) as usize)
}

/// Where the next quotation mark, backslash or control character stands.
#[inline]
#[allow(clippy::needless_bitwise_bool)] // without a branch in it, a piece is looked at as a whole
pub fn special(bytes: &[u8], from: usize) -> Option<usize> {
    let is_special = |byte: u8| (byte == b'"') | (byte == b'\\') | (byte < 0x20);
    let piece = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk::<16>);
    let mut at = from;
    // Most strings end soon. Of long ones, pieces are passed over in a way that compilers make fast.
    if let Some(first) = piece(at) {
        if let Some(place) = special_in(first) {
            return Some(at + place);
        }
        at += 16;
    }
    while let Some(next) = piece(at) {
        if next.iter().fold(false, |found, byte| found | is_special(*byte)) {
            return special_in(next).map(|place| at + place);
        }
        at += 16;
    }
    bytes.get(at..)?.iter().position(|byte| is_special(*byte)).map(|place| at + place)
}

#[inline]
fn special_in(piece: &[u8; 16]) -> Option<usize> {
    let here = |word: u64| lowest(equal(word, b'"') | equal(word, b'\\') | control(word));
    let [low, high] = words(piece);
    here(low).or_else(|| here(high).map(|place| 8 + place))
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for filler in [b' ', b'!', b'#', b'[', b']', 0x7f, 0xa2, 0xff] {
            for length in 0..70 {
                let plain = vec![filler; length];
                assert_eq!(special(&plain, 0), None);
                for at in 0..length {
                    for found in [b'"', b'\\', 0, 0x1f] {
                        let mut bytes = plain.clone();
                        bytes.splice(at.., std::iter::repeat_n(found, length - at));
                        for from in 0..=length {
                            let expected = (from < length).then_some(from.max(at));
                            assert_eq!(special(&bytes, from), expected, "{found} at {at} of {length} from {from}");
                        }
                    }
                }
                assert_eq!(special(&plain, length + 1), None);
            }
        }
    }
}
