//! Many hands on one record: copies of a child's record that were kept apart, put together again.
//!
//! What [`Merged`] holds is a set that only grows: of each id every content that some copy gave it, and the removal
//! notes. Putting two sets together has no order and no favourites, and from that the laws follow. [`lists`] does it
//! for the lists of entries, [`members`] for the child and the root, [`order`] says in which order a list then stands,
//! [`remembered`] what removals need to know of the copies, and [`findings`] what only the whole shows to be wrong.
//! [`place`] finds in a copy what came of it, and [`json`] writes it.

mod conflict;
mod findings;
mod json;
mod lists;
mod members;
pub(crate) mod order;
mod place;
mod remembered;

pub use conflict::{Conflict, Removed, Side};

use crate::base::{RecordId, sort};
use crate::model::ProgressRecord;
use lists::Taken;
use remembered::Remembered;

/// Copies of one child's record put together: what they agree on, what they contradict each other in, and what was
/// removed.
///
/// * Entries are told apart by their ids. The same id with equal content is one entry. The same id with different
///   content (or in two lists) is a [`Conflict`] with every side whole; none of them stands in the record, because any
///   choice would be a guess. What refers to it is found unresolved until people have decided.
/// * A removal note takes the content of its entry out of every copy, and out of conflicts. Notes by several hands all
///   stay.
/// * An amendment is an entry like any other. What it amends stays as it was.
/// * Members of the record and of the child: what one copy has and another has not is taken; what they give differently
///   is a conflict. Identifiers, signals and ways of communicating have no order, and are united.
/// * A list that all copies which have it have alike stays as it is. Any other is ordered by the first date that an
///   entry gives (or on which it was recorded), then by id.
///
/// Merging is commutative, associative and idempotent, and loses nothing: what a copy says is in the record, a side of
/// a conflict, or taken out by a removal note. A list that outgrows the bounds of the format (a million entries) is
/// refused when the record is written, as everywhere.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// What the copies agree on, or only one of them says.
    pub record: ProgressRecord,
    /// What they say differently.
    pub conflicts: Vec<Conflict>,
    /// Entries whose content a copy still had, and for which some copy has a removal note.
    pub removed: Vec<Removed>,
    /// The ids of the records that were put together. Where there is one, the record keeps it; of several, none.
    pub record_ids: Vec<RecordId>,
    remembered: Remembered,
}

/// Why records cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotMerge {
    /// They are not records of one child: `child.id` differs.
    #[error("the records are not of one child: `child.id` differs")]
    NotOneChild,
    /// There is no record.
    #[error("there is no record to merge")]
    NoRecord,
}

/// Puts copies of one child's record together. The order of the copies makes no difference.
///
/// ```
/// let school = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1", "knownAs": "Ava" },
///     "goals": [{ "id": "g1", "wordings": [{ "text": { "words": "I sing in assembly." } }] }],
///     "observations": [{ "id": "o1", "occurred": "2026-09-14", "seen": { "words": "Sang, from the back." } }]
/// }"#)?;
/// let clinic = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1", "pronouns": "she" },
///     "goals": [{ "id": "g1", "wordings": [{ "text": { "words": "Ava sings in front of others." } }] }],
///     "observations": [{ "id": "o2", "occurred": "2026-09-01", "seen": { "words": "Hummed along." } }]
/// }"#)?;
/// let merged = child_progress::merge([school, clinic])?;
/// assert_eq!(merged.record.observations.len(), 2);
/// assert!(merged.record.child.known_as.is_some() && merged.record.child.pronouns.is_some());
///
/// // One goal is worded in two ways, and nobody but people can say which it is to be.
/// assert_eq!(merged.conflicts[0].to_string(), "/goals g1: 2 different contents");
/// assert!(merged.record.goals.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`CannotMerge`] where there is no record, or they are of different children.
pub fn merge(copies: impl IntoIterator<Item = ProgressRecord>) -> Result<Merged, CannotMerge> {
    // Of what was put together, each with the number of copies in it. Put one by one into a record that grows, a
    // thousand copies would be a thousand times that record's work; so those of one size are put together, and then
    // those.
    let mut heap: Vec<(usize, Merged)> = Vec::new();
    for copy in copies {
        let (mut number, mut merged) = (1, Merged::of(copy));
        while heap.last().is_some_and(|(others, _)| *others <= number) {
            let Some((_, other)) = heap.pop() else { break };
            merged = other.merge(merged)?;
            number *= 2;
        }
        heap.push((number, merged));
    }
    let (_, mut merged) = heap.pop().ok_or(CannotMerge::NoRecord)?;
    while let Some((_, other)) = heap.pop() {
        merged = other.merge(merged)?;
    }
    Ok(merged)
}

impl Merged {
    /// One copy. It has conflicts only where it contradicts itself: where two entries have one id and differ.
    #[must_use]
    pub fn of(mut record: ProgressRecord) -> Self {
        let mut taken = Taken::default();
        lists::settle(&mut record, &mut taken);
        let record_ids = record.id.iter().cloned().collect();
        Self::from(record, taken, record_ids)
    }

    /// Both put together.
    ///
    /// # Errors
    /// [`CannotMerge::NotOneChild`] where they are of different children.
    pub fn merge(self, other: Self) -> Result<Self, CannotMerge> {
        let Self { mut record, conflicts, removed, record_ids, remembered } = self;
        let Self { record: mut others, .. } = other;
        if record.child.id != others.child.id {
            return Err(CannotMerge::NotOneChild);
        }
        let mut taken = Taken::of(conflicts, removed, remembered);
        let others_taken = Taken::of(other.conflicts, other.removed, other.remembered);
        let record_ids = sort::distinct(record_ids.into_iter().chain(other.record_ids));
        record.id = record_ids.first().filter(|_| record_ids.len() == 1).cloned();
        let differing = [&taken.conflicts, &others_taken.conflicts];
        let found = members::join(&mut record, &mut others, differing);
        taken.conflicts.extend(found);
        lists::join(&mut record, &mut taken, others, others_taken);
        Ok(Self::from(record, taken, record_ids))
    }

    fn from(record: ProgressRecord, taken: Taken, record_ids: Vec<RecordId>) -> Self {
        let Taken { conflicts, removed, remembered } = taken;
        let (conflicts, removed) = (conflicts.into_list(), sort::distinct(removed));
        Self { record, conflicts, removed, record_ids, remembered }
    }
}
