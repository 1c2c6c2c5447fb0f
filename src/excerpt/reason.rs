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
    /// It is marked as sensitive in a way that is not known here, and has no labels: it is treated as intimate care is.
    SensitivityNotKnown,
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
    /// That somebody has the role of the child, which several have: without the others it would seem certain.
    SecondChild,
    /// Another entry has its id as well and says something else: nobody can tell which of them is meant.
    IdUsedTwice,
    /// It was corrected, and the correction is left out; alone it would be read as what stands.
    CorrectionLeftOut,
    /// It takes the place of an entry that is left out, and has no labels of its own.
    InPlaceOfLeftOut,
    /// Its content was to be gone: a removal note has its id.
    Removed,
    /// Without what was left out of it, it says nothing.
    NothingLeft,
    /// A person, scale, ladder or measure without labels to which nothing that is shared refers, or an amendment of
    /// one.
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
            Self::SensitivityNotKnown => "sensitivity-not-known",
            Self::NotYetChild => "not-yet-child",
            Self::KeptByChild => "kept-by-child",
            Self::SharedWithOthers => "shared-with-others",
            Self::RestsOnLeftOut => "rests-on-left-out",
            Self::RefersToLeftOut => "refers-to-left-out",
            Self::RefersToNothing => "refers-to-nothing",
            Self::SecondChild => "second-child",
            Self::IdUsedTwice => "id-used-twice",
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
