//! What somebody wrote, labels and lists, as they stand in a sentence.

use crate::model::Text;

/// How many characters of what somebody wrote stand in a text; the summary has all of it.
pub const LONGEST: usize = 280;

/// What somebody wrote, cut at a word where it is long.
pub fn words(text: &Text) -> String {
    let words: Vec<&str> = text.words.as_str().split_whitespace().collect();
    let mut said = String::new();
    for word in words {
        if said.chars().count() + word.chars().count() > LONGEST {
            return said + " …";
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
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
