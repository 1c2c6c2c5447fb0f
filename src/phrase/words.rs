//! What somebody wrote, labels and lists, as they stand in a sentence.

use super::safe::safe;
use crate::model::Text;

/// How many characters of what somebody wrote stand in a text; the summary and the JSON have all of it.
const LONGEST: usize = 280;

/// What somebody wrote.
pub fn words(text: &Text) -> String {
    in_short(text.words.as_str())
}

/// Words or a name in one line, made safe, and cut at a word where they are long. A word that no line could hold (and
/// in scripts that set no spaces all that somebody wrote is one) is cut itself.
pub fn in_short(text: &str) -> String {
    let mut said = String::new();
    let mut length = 0;
    for word in safe(text).split_whitespace() {
        let own = word.chars().count();
        let space = usize::from(length > 0);
        let left = LONGEST.saturating_sub(length + space);
        if own > left {
            if own <= LONGEST || left == 0 {
                return said + " …";
            }
            said.extend((space > 0).then_some(' '));
            said.extend(word.chars().take(left));
            return said + "…";
        }
        said.extend((space > 0).then_some(' '));
        said.push_str(word);
        length += space + own;
    }
    said
}

/// The same, with a full stop where it ends without a mark.
pub fn sentence(text: &Text) -> String {
    let said = words(text);
    if said.ends_with(['.', '!', '?', '…', ':', ';', '"', '”', ')']) { said } else { said + "." }
}

/// A label in the middle of a sentence: its first letter small, unless it is an abbreviation.
pub fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

/// Words at the beginning of a sentence: their first letter large.
pub fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One, two and three.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, in_short};

    #[test]
    fn long_words_are_cut_where_a_reader_sees_it() {
        let (full, over) = ("x".repeat(LONGEST), "y".repeat(LONGEST + 1));
        let short = "a ".repeat(LONGEST / 2 - 1) + "bc";
        assert_eq!(in_short(" a\n\tb \u{2028} c "), "a b c");
        assert_eq!(in_short(&full), full);
        assert_eq!(in_short(&over), "y".repeat(LONGEST) + "…");
        assert_eq!(in_short(&format!("{over} z")), "y".repeat(LONGEST) + "…");
        assert_eq!(in_short(&format!("He said {over}")), format!("He said {}…", "y".repeat(LONGEST - 8)));
        assert_eq!(in_short(&format!("He said {full}")), "He said …");
        assert_eq!((short.len(), in_short(&short)), (LONGEST, short.clone()));
        assert_eq!(in_short(&format!("{short} d")), format!("{short} …"));
        assert_eq!(in_short(&format!("{short} {over}")), format!("{short} …"));
        assert_eq!(in_short(&"長".repeat(400)).chars().count(), LONGEST + 1);
        assert_eq!(in_short(" \n "), "");
    }
}
