//! Erasure: the content goes, the fact stays.

use super::AmendError;
use crate::base::hash::HashSet;
use crate::base::meaning::Meaning;
use crate::base::sort;
use crate::base::{EntryId, IdType, PartialDate, Path};
use crate::index::Index;
use crate::inherit;
use crate::model::visit::Visitor;
use crate::model::{Party, ProgressRecord, RemovalNote, RemovalReason};
use crate::report::Pointer;

/// What was erased, and where the same may be said once more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Erased {
    /// The ids of what was removed: the entry, and the amendments of it, which repeat or describe what it said. Each
    /// has a removal note.
    pub removed: Vec<EntryId>,
    /// Where the record refers to what was removed. It may repeat what it said: judgements, views, an earlier or later
    /// wording. Nobody but people can tell.
    pub look_at: Vec<Pointer>,
}

impl ProgressRecord {
    /// Removes the content of an entry and leaves a removal note, so that the fact stays and what refers to it still
    /// holds.
    ///
    /// Amendments of the entry go with it. Whatever else refers to it stays as it is and is named in
    /// [`Erased::look_at`]: an earlier wording, a judgement or a view may say the same again, and whether it does only
    /// people can tell. What cannot be read without the entry, such as values on a scale that was erased,
    /// [`check`](crate::check) tells. The record cannot be had back from what is left; copies elsewhere are the
    /// holder's to find.
    ///
    /// ```
    /// use child_progress::{CheckOptions, RemovalReason, Role, check};
    ///
    /// let mut record = child_progress::read_str(r#"{
    ///     "schemaVersion": "1.0",
    ///     "child": { "id": "c1" },
    ///     "observations": [{ "id": "o1", "occurred": "2026-09-14", "seen": { "words": "Sam hit him." } }],
    ///     "views": [{ "id": "v1", "of": { "role": "child" }, "about": ["o1"], "stance": "disagree" }]
    /// }"#)?;
    /// let erased = record.erase(&"o1".parse()?, RemovalReason::OtherPerson, Role::Senco, "2026-10-01".parse()?)?;
    /// assert!(record.observations.is_empty());
    /// assert_eq!(record.removals[0].id.as_str(), "o1");
    /// assert_eq!(erased.look_at[0].as_str(), "/views/0/about/0");
    /// assert!(check(&record, &CheckOptions::new()).is_valid());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`AmendError`] when the entry is not there, or there is no room for the note.
    pub fn erase(
        &mut self,
        entry: &EntryId,
        reason: RemovalReason,
        by: impl Into<Party>,
        on: PartialDate,
    ) -> Result<Erased, AmendError> {
        let index = Index::of(self, None);
        index.place(entry.as_str()).ok_or(AmendError::NoEntry)?;
        let amendments = inherit::amendments_of(self, &[entry.as_str()]);
        let mut gone = vec![entry.clone()];
        gone.extend(amendments.into_iter().filter_map(|(id, _)| EntryId::new(id).ok()));
        let is_new = |id: &&EntryId| index.removal(id.as_str()).is_none();
        if !self.removals.has_room_for(gone.iter().filter(is_new).count()) {
            return Err(AmendError::Full);
        }
        let note = RemovalNote { by: Some(by.into()), ..RemovalNote::new(entry.clone(), on, reason) };
        let noted = |id: &EntryId| RemovalNote {
            id: id.clone(),
            with: Some(entry.clone()).filter(|entry| entry != id),
            ..note.clone()
        };
        let all: Vec<RemovalNote> = gone.iter().filter(is_new).map(noted).collect();
        let before = self.clone();
        self.removals.extend(all);
        let gone_ids: HashSet<&str> = gone.iter().map(EntryId::as_str).collect();
        self.keep_entries(&|id| !gone_ids.contains(id));
        inherit::keep(&before, self);
        let mut search = Search { ids: &gone_ids, found: Vec::new() };
        self.for_each_entry(&mut |entry| {
            entry.visit(&mut search, &Path::ROOT.member(entry.place.kind.list()).index(entry.place.index));
        });
        let mut look_at = search.found;
        look_at.extend(inherit::other_wordings_in(&before, self, &gone_ids));
        sort::by(&mut look_at, Ord::cmp);
        look_at.dedup();
        Ok(Erased { removed: gone, look_at })
    }
}

/// Looks for references to what was removed.
struct Search<'a> {
    ids: &'a HashSet<&'a str>,
    found: Vec<Pointer>,
}

impl<'r> Visitor<'r> for Search<'_> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        if matches!(at.meaning(), Meaning::Refers(_)) && self.ids.contains(id) {
            self.found.push(at.into());
        }
    }
}
