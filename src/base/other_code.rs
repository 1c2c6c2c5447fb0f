use super::invalid::{Fault, Invalid};
use super::token::Code;
use super::wire::Wire as _;

/// A code that an open vocabulary does not list. It is made by the vocabulary's own `new` and conversions, so that a
/// code which is listed is never one of these.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherCode(Code);

impl OtherCode {
    /// Of a code that the vocabulary does not list.
    pub(crate) fn new(code: &str) -> Result<Self, Invalid> {
        Code::new(code).map(Self)
    }

    /// Whether any vocabulary can hold it: the codes that one lists are spelled so as well.
    pub(crate) fn check(code: &str) -> Result<(), Fault> {
        Code::check(code)
    }

    pub(crate) fn blank() -> Self {
        Self(Code::blank())
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether it is a host's own, in a space of its own: it has a colon.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.as_str().contains(':')
    }
}

impl std::fmt::Debug for OtherCode {
    /// Never the code itself: it may be somebody's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OtherCode({} characters)", self.as_str().chars().count())
    }
}
