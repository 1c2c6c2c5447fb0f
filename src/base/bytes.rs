//! Where in a text the bytes stand at which a name or string ends, looked for many bytes at a time.

/// Sixteen bytes as two numbers, the first byte of each the lowest.
#[inline]
pub fn words(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    #[allow(clippy::cast_possible_truncation)] // the lower half
    [both as u64, (both >> 64) as u64]
}

/// Eight bytes from here on as a number, the first of them the lowest.
#[inline]
fn eight(bytes: &[u8], from: usize) -> Option<u64> {
    bytes.get(from..).and_then(<[u8]>::first_chunk).map(|eight| u64::from_le_bytes(*eight))
}

const ONES: u64 = u64::MAX / 255;

/// Marks the bytes of the word that equal this byte, by their highest bits. The lowest mark is always right; one above a
/// right one need not be.
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
    let here = |word: u64| lowest(equal(word, b'"') | equal(word, b'\\') | control(word));
    let mut at = from;
    // Most strings end soon. Of long ones, larger pieces are looked at in a way that compilers make fast.
    if let Some(bytes) = bytes.get(at..)?.first_chunk() {
        let [low, high] = words(bytes);
        if let Some(place) = here(low) {
            return Some(at + place);
        }
        if let Some(place) = here(high) {
            return Some(at + 8 + place);
        }
        at += 16;
    }
    let is_special = |byte: u8| (byte == b'"') | (byte == b'\\') | (byte < 0x20);
    while let Some(piece) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>)
        && piece.iter().fold(0, |found, byte| found | u8::from(is_special(*byte))) == 0
    {
        at += 16;
    }
    while let Some(word) = eight(bytes, at) {
        if let Some(place) = here(word) {
            return Some(at + place);
        }
        at += 8;
    }
    bytes.get(at..)?.iter().position(|byte| is_special(*byte)).map(|place| at + place)
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
