//! What somebody wrote, made safe for a terminal or a page.

use super::harm::{Harm, harm};

/// A line in which nothing that somebody wrote can steer a terminal, begin another line or turn round what is read.
///
/// Words keep their meaning. A line break between words becomes a space, as it does for a reader. A control character
/// becomes U+FFFD, because something stood there that was meant for a machine, and whoever reads should see that; what
/// follows it in a sequence is then only letters. A sign of direction vanishes: it is invisible anyway, names in Arabic
/// and Hebrew have it for good reasons, and their letters are shown in the right order without it.
pub fn safe(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for letter in line.chars() {
        match harm(letter) {
            None => shown.push(letter),
            Some(Harm::Break) => shown.push(' '),
            Some(Harm::Control) => shown.push('\u{fffd}'),
            Some(Harm::Direction) => {}
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn words_keep_their_meaning() {
        for (written, shown) in [
            ("Asked for help.", "Asked for help."),
            ("one\ntwo\r\nthree\u{2028}four\tfive", "one two  three four five"),
            ("\x1b[31mred\x1b[0m \x1b]8;;https://x\x07", "\u{fffd}[31mred\u{fffd}[0m \u{fffd}]8;;https://x\u{fffd}"),
            ("\u{9b}2J\u{7f}", "\u{fffd}2J\u{fffd}"),
            ("abc\u{202e}def\u{202c} \u{200f}\u{2067}g\u{2069}", "abcdef g"),
            ("क्‍ष می‌خواهم 👩‍🏫 ☀\u{fe0f}", "क्‍ष می‌خواهم 👩‍🏫 ☀\u{fe0f}"),
        ] {
            assert_eq!(safe(written), shown);
        }
    }
}
