use std::fmt;

use super::reason::LeftOutReason;
use super::why::Why;
use crate::report::Pointer;

/// Something that was left out, where it stood in the record, and why. Without a word of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Where it stands in the record that was shared from.
    pub pointer: Pointer,
    /// Why it was left out.
    pub reason: LeftOutReason,
    /// The entry on account of which it was left out, where it was another.
    pub because: Option<Pointer>,
}

impl LeftOut {
    pub(crate) const fn new(pointer: Pointer, reason: LeftOutReason) -> Self {
        Self { pointer, reason, because: None }
    }

    pub(super) fn of(pointer: Pointer, why: Why) -> Self {
        Self { pointer, reason: why.reason, because: why.because.map(|place| place.pointer("")) }
    }
}

impl fmt::Display for LeftOut {
    /// `POINTER REASON`, and the pointer of the entry that it follows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.pointer.as_str(), self.reason.as_str())?;
        self.because.as_ref().map_or(Ok(()), |because| write!(f, " {}", because.as_str()))
    }
}
