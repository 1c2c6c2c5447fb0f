//! What is remembered of removals beside what stands in the record, so that the order of merging makes no difference.

use std::mem;

use super::order;
use crate::base::hash::{HashMap, HashSet};
use crate::base::sort;
use crate::base::{Content, Entries, EntryId, List};
use crate::inherit;
use crate::model::{Inherited, ProgressRecord, RemovalNote};

/// What copies say of removals, and what a removal needs to know of entries that are contested or were taken out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    /// The removal notes of every copy. The record has more: those of amendments, which follow from these.
    notes: Entries<RemovalNote>,
    /// Each amendment that some copy has or had, with what it is of.
    amendments: Vec<(EntryId, EntryId)>,
    /// For whom that was which was contested or removed.
    kept_for: HashMap<EntryId, List<Inherited>>,
}

impl Remembered {
    pub fn of(copy: &ProgressRecord) -> Self {
        let notes = copy.removals.clone();
        let own = copy.amendments.iter();
        let own = own.filter_map(|one| Some((EntryId::new(one.id.as_str()).ok()?, one.entry.clone())));
        let known = notes.iter().filter_map(|note| Some((note.id.clone(), note.with.clone()?)));
        let amendments = sort::distinct(own.chain(known));
        Self { notes, amendments, kept_for: HashMap::default() }
    }

    pub fn extend(&mut self, other: Self) {
        join_notes(&mut self.notes, other.notes);
        let amendments = mem::take(&mut self.amendments);
        self.amendments = sort::distinct(amendments.into_iter().chain(other.amendments));
        other.kept_for.into_pairs().for_each(|(id, sets)| self.keep(id, &sets));
    }

    /// Remembers for whom something was.
    pub fn keep(&mut self, id: EntryId, sets: &[Inherited]) {
        inherit::unite(self.kept_for.entry(id).or_default(), sets);
    }

    /// For whom that was which was contested or removed.
    pub fn kept_for(&self, id: &str) -> Option<&[Inherited]> {
        self.kept_for.get(id).map(|sets| sets.as_slice())
    }

    /// The notes of the copies, and one more for each amendment of what they are about, which tells what was said
    /// there, unless a copy has one.
    pub fn notes(&self) -> Entries<RemovalNote> {
        let mut of: HashMap<&str, Vec<&EntryId>> = HashMap::default();
        for (amendment, entry) in self.amendments.iter().filter(|_| !self.notes.is_empty()) {
            of.entry(entry.as_str()).or_default().push(amendment);
        }
        let mut told: HashSet<&str> = self.notes.iter().map(|note| note.id.as_str()).collect();
        let mut next: Vec<(&EntryId, &RemovalNote)> = self.notes.iter().map(|note| (&note.id, note)).collect();
        let mut more = Vec::new();
        // In the order in which they were found: of two notes that lead to an amendment the nearer one counts.
        let mut at = 0;
        while let Some(&(id, note)) = next.get(at) {
            at += 1;
            for amendment in of.get(id.as_str()).into_iter().flatten().filter(|one| told.insert(one.as_str())) {
                next.push((*amendment, note));
                let with = note.with.as_ref().unwrap_or(&note.id);
                more.push(RemovalNote {
                    id: (*amendment).clone(),
                    with: Some(with.clone()),
                    inherits: List::default(),
                    ..note.clone()
                });
            }
        }
        let mut notes = self.notes.clone();
        join_notes(&mut notes, more.into());
        notes
    }

    /// Has the notes say for whom that was which they are about.
    pub fn say_for_whom(&self, notes: &mut Entries<RemovalNote>) {
        for note in notes.iter_mut() {
            if let Some(sets) = self.kept_for.get(&note.id) {
                inherit::keep_for(note, sets);
            }
        }
    }
}

/// Notes have no id of their own, but that of what was removed: several hands may each have removed it, for reasons of
/// their own, and all of that is true. Two that differ in what they inherit alone are one.
fn join_notes(own: &mut Entries<RemovalNote>, other: Entries<RemovalNote>) {
    if own.is_empty() || other.is_empty() {
        own.extend(other);
        return;
    }
    let keyed = |mut note: RemovalNote| {
        let inherits = mem::take(&mut note.inherits);
        let key = (order::dated(Some(note.on.into()), note.id.as_str()), Content::of(&note));
        (key, RemovalNote { inherits, ..note })
    };
    let mut all: Vec<_> = mem::take(own).into_iter().map(keyed).collect();
    let others: Vec<_> = other.into_iter().map(keyed).collect();
    if all.iter().map(|(key, _)| key).eq(others.iter().map(|(key, _)| key)) {
        for ((_, note), (_, other)) in all.iter_mut().zip(others) {
            inherit::unite(&mut note.inherits, &other.inherits);
        }
    } else {
        all.extend(others);
        sort::by(&mut all, |(one, _), (other, _)| one.cmp(other));
        all.dedup_by(|(later, other), (first, note)| {
            let is_same = later == first;
            if is_same {
                inherit::unite(&mut note.inherits, &other.inherits);
            }
            is_same
        });
    }
    *own = all.into_iter().map(|(_, note)| note).collect::<Vec<_>>().into();
}
