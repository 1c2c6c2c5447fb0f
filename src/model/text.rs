use super::declare::{object, vocabulary};
use crate::base::{Invalid, Lang, List, Words};

vocabulary! {
    /// For whom a text is worded.
    Register "register" "1" {
        /// In the child's or young person's own words.
        Child "child" "The child's own words"
        /// Short sentences and everyday words, often with pictures.
        EasyRead "easy-read" "Easy read"
        /// Plain language for any reader.
        Plain "plain" "Plain language"
        /// The words of a profession.
        Professional "professional" "Professional"
    }
}

object! {
    /// Human words, with their language and register where they are known, and the same in other languages or
    /// registers.
    Text asks Words {
        required {
            /// The words.
            words: Words [words],
        }
        optional {
            /// The language of the words.
            language: Option<Lang>,
            /// For whom the words are worded.
            register: Option<Register>,
            /// The same said in other languages or registers.
            also: List<Rendering>,
        }
    }
}

object! {
    /// The same words in another language or register.
    Rendering {
        required {
            /// The words.
            words: Words [words],
        }
        optional {
            /// The language of the words.
            language: Option<Lang>,
            /// For whom the words are worded.
            register: Option<Register>,
        }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self::new(words)
    }
}

impl std::str::FromStr for Text {
    type Err = Invalid;

    fn from_str(words: &str) -> Result<Self, Invalid> {
        Words::new(words).map(Self::new)
    }
}

impl TryFrom<&str> for Text {
    type Error = Invalid;

    fn try_from(words: &str) -> Result<Self, Invalid> {
        words.parse()
    }
}

impl TryFrom<String> for Text {
    type Error = Invalid;

    fn try_from(words: String) -> Result<Self, Invalid> {
        Words::try_from(words).map(Self::new)
    }
}
