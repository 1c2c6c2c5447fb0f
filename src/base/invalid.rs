/// What is wrong with a single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing but white space.
    Blank,
    /// More characters than the type allows.
    TooLong,
    /// More items than the list allows.
    TooMany,
    /// Fewer items than the list needs.
    TooFew,
    /// Not a calendar date, year-month, year or moment in the one accepted spelling.
    Date,
    /// Not an id.
    Id,
    /// Not a code, version, language tag, address or other token in its accepted spelling.
    Pattern,
    /// A format version that this crate does not read.
    FormatVersion,
    /// A number outside the bounds, or not finite.
    Range,
}

/// A value that its type refuses. It names the type and what is wrong, never the value: the value may be a child's
/// words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a {type_name}: {fault}")]
pub struct Invalid {
    type_name: &'static str,
    fault: Fault,
}

impl Invalid {
    pub(crate) const fn new(type_name: &'static str, fault: Fault) -> Self {
        Self { type_name, fault }
    }

    /// The type that refused the value.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.type_name
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn fault(&self) -> Fault {
        self.fault
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Blank => "it has no words in it",
            Self::TooLong => "it is too long",
            Self::TooMany => "it has too many items",
            Self::TooFew => "it has too few items",
            Self::Date => "it is not a date from 1900 to 2199 in the accepted spelling",
            Self::Id => "an id is 1 to 64 of A-Z a-z 0-9 . _ : - and starts with a letter or digit",
            Self::Pattern => "it is not in the accepted spelling",
            Self::FormatVersion => "only format versions 1.0, 1.1, … are read",
            Self::Range => "it is outside the bounds",
        })
    }
}
