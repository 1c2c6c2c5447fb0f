//! Values without members: what somebody who goes over a record is shown of each.

use super::{IdType, KnownCode, Vocabulary, When};

/// A value without members.
#[derive(Clone, Copy)]
pub enum LeafRef<'r> {
    /// An id: of the object itself or of another.
    Id(IdType, &'r str),
    /// A date or moment.
    When(When),
    Code(CodeRef<'r>),
    /// Words, or a name or label.
    Words(&'r str),
}

/// A code of which there is something to say.
#[derive(Clone, Copy)]
pub enum CodeRef<'r> {
    /// One that this vocabulary, whose codes are expected here, does not list.
    Unknown(&'static Vocabulary, &'r str),
    /// One that this vocabulary lists, and another took its place.
    Retired(&'static Vocabulary, &'static KnownCode),
    /// A code by itself: the member says of which list.
    Bare(&'r str),
}

/// A type of values without members.
pub trait Leaf {
    /// What there is to see. Numbers, tokens and the like have nothing to show.
    fn leaf(&self) -> Option<LeafRef<'_>> {
        None
    }
}
