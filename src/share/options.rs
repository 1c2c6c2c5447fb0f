use crate::model::Audience;

/// What becomes of entries that nobody labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unlabelled {
    /// They are shown.
    Include,
    /// They are left out.
    Exclude,
}

/// With whom a record is shared, and what becomes of entries without labels. Neither has a default.
///
/// ```
/// use child_progress::{Audience, ShareOptions, Unlabelled};
///
/// // For the parents.
/// let _ = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include);
///
/// // For a teacher who is named for intimate care: what either label allows.
/// let _ = ShareOptions::new(Audience::Education, Unlabelled::Exclude).or(Audience::NamedStaff);
///
/// // For a meeting of parents and school: what is for both.
/// let _ = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include).and(Audience::Education);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOptions {
    /// Those who read it together, each with the labels that are theirs.
    readers: Vec<Vec<Audience>>,
    pub(super) unlabelled: Unlabelled,
    pub(super) identifiers: bool,
}

impl ShareOptions {
    /// For this audience. [`Audience::NotYetChild`] is a condition and nobody: labelled or not, no entry is for it.
    #[must_use]
    pub fn new(audience: Audience, unlabelled: Unlabelled) -> Self {
        Self { readers: vec![vec![audience]], unlabelled, identifiers: false }
    }

    /// And for these beside them, in one room or as one file: an entry has to be for each of them.
    #[must_use]
    pub fn and(mut self, audience: Audience) -> Self {
        self.readers.push(vec![audience]);
        self
    }

    /// Those who were named last are this as well: what either label allows is for them.
    #[must_use]
    pub fn or(mut self, audience: Audience) -> Self {
        if let Some(last) = self.readers.last_mut() {
            last.push(audience);
        }
        self
    }

    /// With the child's identifiers in other systems, which are left out unless they are asked for.
    #[must_use]
    pub fn with_identifiers(self) -> Self {
        Self { identifiers: true, ..self }
    }

    /// Whether every reader has a label of which this is true. A condition is not a label of anybody.
    pub(super) fn each(&self, is_theirs: impl Fn(&Audience) -> bool) -> bool {
        let theirs = |label: &Audience| *label != Audience::NotYetChild && is_theirs(label);
        self.readers.iter().all(|labels| labels.iter().any(&theirs))
    }

    /// Whether the child is among the readers.
    pub(super) fn has_child(&self) -> bool {
        self.readers.iter().flatten().any(|label| *label == Audience::Child)
    }
}
