//! Vocabularies: known codes with a label, a source and a licence, open to any other code.

use std::fmt;

/// A published list of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Vocabulary {
    /// Names the list in `system` members and in `schemas/codes.json`.
    pub id: &'static str,
    /// The edition of the list.
    pub version: &'static str,
    /// What the codes say, in one sentence.
    pub title: &'static str,
    /// Who published the list, and where.
    pub source: &'static str,
    /// Under which licence the codes and labels may be used.
    pub licence: &'static str,
    /// How sure we are of codes and labels.
    pub confidence: Confidence,
    /// The codes, in the order of the list.
    pub codes: &'static [KnownCode],
}

/// One code of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownCode {
    /// The code as it stands in JSON.
    pub code: &'static str,
    /// A plain label for people.
    pub label: &'static str,
    /// What it means, in our own words; empty where the label says it all.
    pub definition: &'static str,
    /// The code that took the place of a retired one.
    pub replaced_by: Option<&'static str>,
}

/// How sure we are that codes and labels are as their source has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Confidence {
    /// This format's own list.
    Own,
    /// Seen in the source itself.
    Seen,
    /// Seen in independent copies that agree, not in the source.
    SecondHand,
}

impl Vocabulary {
    /// The code with this spelling.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&'static KnownCode> {
        self.codes.iter().find(|known| known.code == code)
    }

    /// The plain label of a known code.
    pub(crate) fn label_of(&self, code: &str) -> Option<&'static str> {
        self.find(code).map(|known| known.label)
    }

    /// `Debug` of a code of this vocabulary. One that is not listed may be somebody's words, and is not shown.
    pub(crate) fn debug_code(&self, type_name: &str, code: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = if self.find(code).is_some() { code } else { "other" };
        write!(f, "{type_name}({shown})")
    }

    /// Whether some code of the list was retired.
    pub(crate) const fn has_retired(&self) -> bool {
        let mut codes = self.codes;
        while let [code, rest @ ..] = codes {
            if code.replaced_by.is_some() {
                return true;
            }
            codes = rest;
        }
        false
    }
}
