use std::fmt;

use super::why::Why;
use crate::report::Pointer;

/// Why something was left out. For the holder of the record; it says nothing of what stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeftOutReason {
    /// Its labels name others.
    ForOthers,
    /// It has no labels, and what has none was to be left out.
    Unlabelled,
    /// It is of intimate care or restraint and has no labels: it is for named staff and the family.
    Sensitive,
    /// It is not yet shared with the child.
    NotYetChild,
    /// The child said no to sharing it.
    KeptByChild,
    /// The child shares it with some, and not surely with this audience.
    SharedWithOthers,
    /// It depends on an entry that is left out.
    RestsOnLeftOut,
    /// It refers to an entry that is left out, and the rest of what holds it stands without it.
    RefersToLeftOut,
    /// It refers to an entry whose content was removed, or that is not in the record.
    RefersToNothing,
    /// It was corrected, and the correction is left out; alone it would be read as what stands.
    CorrectionLeftOut,
    /// It takes the place of an entry that is left out, and has no labels of its own.
    InPlaceOfLeftOut,
    /// Its content was to be gone: a removal note has its id.
    Removed,
    /// Without what was left out of it, it says nothing.
    NothingLeft,
    /// A person, scale, ladder or measure that only what is left out refers to.
    Unused,
    /// A removal note: it would tell that something was there.
    RemovalNote,
    /// Identifiers of the child in other systems, which were not asked for.
    Identifiers,
    /// Extensions of something of which a part was left out: nobody can tell what they repeat.
    Extensions,
}

impl LeftOutReason {
    /// The reason as a code, for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ForOthers => "for-others",
            Self::Unlabelled => "unlabelled",
            Self::Sensitive => "sensitive",
            Self::NotYetChild => "not-yet-child",
            Self::KeptByChild => "kept-by-child",
            Self::SharedWithOthers => "shared-with-others",
            Self::RestsOnLeftOut => "rests-on-left-out",
            Self::RefersToLeftOut => "refers-to-left-out",
            Self::RefersToNothing => "refers-to-nothing",
            Self::CorrectionLeftOut => "correction-left-out",
            Self::InPlaceOfLeftOut => "in-place-of-left-out",
            Self::Removed => "removed",
            Self::NothingLeft => "nothing-left",
            Self::Unused => "unused",
            Self::RemovalNote => "removal-note",
            Self::Identifiers => "identifiers",
            Self::Extensions => "extensions",
        }
    }
}

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
