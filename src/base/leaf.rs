//! Values without members: what somebody who goes over a record is shown of each.

use super::{IdType, KnownCode, Vocabulary, When};

/// A value without members.
#[derive(Clone, Copy)]
pub enum LeafRef<'r> {
    /// An id: of the object itself or of another.
    Id(IdType, &'r str),
    /// A date or moment.
    When(When),
    /// A code that this vocabulary, whose codes are expected here, does not list.
    UnknownCode(&'static Vocabulary, &'r str),
    /// A code that this vocabulary lists as one that another took the place of.
    RetiredCode(&'static Vocabulary, &'static KnownCode),
    /// A code by itself: the member says of which list.
    Code(&'r str),
    /// Words, or a name or label.
    Words(&'r str),
}

/// A type of values without members.
pub trait Leaf {
    /// What there is to see. Numbers, tokens and the like have nothing to show.
    fn leaf(&self) -> Option<LeafRef<'_>> {
        None
    }
}
