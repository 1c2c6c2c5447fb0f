//! Characters that do something to a terminal or a page instead of standing on it.
//!
//! The command looks at this file too: what is harmful in a name of a file is what is harmful in a name of a person.

/// What a character does where it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Harm {
    /// It begins another line, or goes to a column: what somebody wrote could look like a line of the page.
    Break,
    /// It commands the terminal: ESC and what else steers it, the signs of C1 that stand for ESC and a letter, and DEL.
    Control,
    /// It turns round the direction of what follows, so that something else is read than was written.
    Direction,
}

/// What harm a character does, if any.
///
/// Joiners (U+200C, U+200D), variation selectors and tags do none: the scripts of India and Persia, emoji and flags
/// need them.
pub fn harm(letter: char) -> Option<Harm> {
    match letter {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Harm::Break),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Harm::Control),
        // Those after the isolates (from U+206A) are of old, and change how brackets and digits are shown.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            Some(Harm::Direction)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Harm, harm};

    #[test]
    fn what_does_something_is_told_from_what_stands_there() {
        for letter in '\0'..=char::MAX {
            let is_bidi = matches!(u32::from(letter), 0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x206f);
            let is_line = matches!(letter, '\u{2028}' | '\u{2029}');
            assert_eq!(harm(letter).is_some(), letter.is_control() || is_bidi || is_line, "{letter:?}");
            assert_eq!(harm(letter) == Some(Harm::Direction), is_bidi, "{letter:?}");
        }
        for letter in "\n\r\t\u{b}\u{c}\u{85}\u{2028}\u{2029}".chars() {
            assert_eq!(harm(letter), Some(Harm::Break), "{letter:?}");
        }
    }
}
