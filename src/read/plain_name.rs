/// Whether a member name from the document may stand in a pointer or message. Names of the usual shape help to
/// find a slip of the pen; anything else may be somebody's name, number or words.
pub fn is_plain_name(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '$')
        && name.bytes().skip(1).all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        && name.bytes().filter(u8::is_ascii_digit).count() <= 3
}
