use crate::base::AtLeastOne;
use crate::base::sort;
use crate::model::{Audience, Excerpt};

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
/// let _ = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include)?;
///
/// // For a teacher who is named for intimate care: what either label allows.
/// let _ = ShareOptions::new(Audience::Education, Unlabelled::Exclude)?.or(Audience::NamedStaff)?;
///
/// // For a meeting of parents and school: what is for both.
/// let _ = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include)?.and(Audience::Education)?;
///
/// // A slip of the pen is nobody's label.
/// assert!(ShareOptions::new(Audience::new("parent-carer")?, Unlabelled::Include).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOptions {
    /// Those who read it together, each with the labels that are theirs.
    readers: Vec<Vec<Audience>>,
    pub(super) unlabelled: Unlabelled,
    pub(super) identifiers: bool,
}

impl ShareOptions {
    /// For this audience.
    ///
    /// # Errors
    /// [`NobodysAudience`] where nobody can be in it: a label that is not known and not of a host's own (with a colon),
    /// such as a slip of the pen, or [`Audience::NotYetChild`], which is a condition. The page would be empty, and look
    /// as if nothing were there.
    pub fn new(audience: Audience, unlabelled: Unlabelled) -> Result<Self, NobodysAudience> {
        let audience = somebodys(audience)?;
        Ok(Self { readers: vec![vec![audience]], unlabelled, identifiers: false })
    }

    /// And for these beside them, in one room or as one file: an entry has to be for each of them.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn and(mut self, audience: Audience) -> Result<Self, NobodysAudience> {
        self.readers.push(vec![somebodys(audience)?]);
        Ok(self)
    }

    /// Those who were named last are this as well: what either label allows is for them.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn or(mut self, audience: Audience) -> Result<Self, NobodysAudience> {
        let audience = somebodys(audience)?;
        if let Some(last) = self.readers.last_mut() {
            last.push(audience);
        }
        Ok(self)
    }

    /// With the child's identifiers in other systems, which are left out unless they are asked for.
    #[must_use]
    pub fn with_identifiers(self) -> Self {
        Self { identifiers: true, ..self }
    }

    /// What a copy for them says of itself.
    pub(super) fn excerpt(&self) -> Option<Box<Excerpt>> {
        let mut labels: Vec<Audience> = self.readers.iter().flatten().cloned().collect();
        sort::by(&mut labels, |one, other| one.as_str().cmp(other.as_str()));
        labels.dedup();
        let mut excerpt = Excerpt::new(AtLeastOne::try_from(labels).ok()?);
        excerpt.together = (self.readers.len() > 1).then_some(true);
        Some(Box::new(excerpt))
    }

    /// Whether every reader has a label of which this is true.
    pub(super) fn each(&self, is_theirs: impl Fn(&Audience) -> bool) -> bool {
        self.readers.iter().all(|labels| labels.iter().any(&is_theirs))
    }

    /// Whether the child is among the readers.
    pub(super) fn has_child(&self) -> bool {
        self.readers.iter().flatten().any(|label| *label == Audience::Child)
    }
}

/// That nobody can be in an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NobodysAudience {
    /// The label is not known, and no host's own: those have a colon.
    #[error("this audience is not known, and a label of a host's own has a colon")]
    NotKnown,
    /// It says that something is for nobody.
    #[error("this label says that an entry is for nobody")]
    Nobody,
    /// It is a condition on an entry, which is kept for every audience.
    #[error("this label is a condition on an entry, and nobody")]
    Condition,
}

fn somebodys(audience: Audience) -> Result<Audience, NobodysAudience> {
    match &audience {
        Audience::NotYetChild => Err(NobodysAudience::Condition),
        Audience::Nobody => Err(NobodysAudience::Nobody),
        Audience::Other(label) if !label.is_own() => Err(NobodysAudience::NotKnown),
        _ => Ok(audience),
    }
}
