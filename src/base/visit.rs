//! Going over a value without knowing what all its types are: the macros that declare objects and unions write
//! the way through their members, so that nothing that is added to the model is passed by.

use std::any::Any;

use super::path::Path;
use super::{IdType, Vocabulary, When};

/// What a member holds that has no members itself.
#[derive(Clone, Copy)]
pub enum Leaf<'a> {
    /// An id: of the object itself or of another.
    Id(IdType, &'a str),
    /// A date or moment.
    When(When),
    /// A code that this vocabulary, whose codes are expected here, does not list.
    UnknownCode(&'static Vocabulary, &'a str),
    /// Words, or a name or label.
    Words(&'a str),
}

/// Somebody who looks over a value.
pub trait Look {
    /// An object or union, before its members. A union is shown as such, and then as the object of its kind.
    fn object<T: Any>(&mut self, object: &T, at: &Path<'_>);

    /// A member's value.
    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>);
}

impl<T: Into<When>> From<T> for Leaf<'_> {
    fn from(date: T) -> Self {
        Self::When(date.into())
    }
}
