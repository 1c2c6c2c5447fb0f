//! Names of files, and whatever else was given to the command, as they are shown to people.

use std::ffi::OsStr;

use super::harm::harm;

/// A line in which every character that would do something is spelled out as Rust spells it (`\n`, `\u{1b}`), so that a
/// name of a file can forge no line and steer no terminal, and can still be told from others. Other backslashes stay
/// single: on Windows they stand in every path.
pub fn spelled(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for letter in line.chars() {
        if harm(letter).is_some() {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The name of a file; an empty one in quotation marks, because otherwise nothing would be there.
pub fn of_file(path: impl AsRef<OsStr>) -> String {
    let path = path.as_ref();
    if path.is_empty() { "\"\"".to_owned() } else { spelled(&path.to_string_lossy()) }
}

#[cfg(test)]
mod tests {
    use super::{of_file, spelled};

    #[test]
    fn names_are_shown_in_one_line_that_does_nothing() {
        for (name, shown) in [
            ("records/1.json", "records/1.json"),
            ("C:\\records\\Zoë 長.json", "C:\\records\\Zoë 長.json"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("\x1b[2J\u{9b}\u{7f}", "\\u{1b}[2J\\u{9b}\\u{7f}"),
            ("nosj\u{202e}.json\u{2028}", "nosj\\u{202e}.json\\u{2028}"),
            ("", "\"\""),
        ] {
            assert_eq!(of_file(name), shown);
        }
        assert_eq!(spelled(""), "");
    }
}
