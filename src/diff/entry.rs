//! Which entries were added, changed, taken out or put in another order.

use super::{Change, ChangeKind, member};
use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::Meaning;
use crate::base::{Content, EntryId, Path, When};
use crate::merge::order;
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{Amendment, Entry, EntryKind, EntryList, Party, ProgressRecord, RemovalNote};
use crate::report::Pointer;

pub fn changes(old: &ProgressRecord, new: &ProgressRecord, changes: &mut Vec<Change>) {
    let before: HashSet<&str> = old.amendments.iter().map(|amendment| amendment.id.as_str()).collect();
    let mut amended: HashMap<&str, Vec<&Amendment>> = HashMap::default();
    for amendment in new.amendments.iter().filter(|amendment| !before.contains(amendment.id.as_str())) {
        amended.entry(amendment.entry.as_str()).or_default().push(amendment);
    }
    let mut noted: HashMap<&str, &RemovalNote> = HashMap::default();
    for note in &new.removals {
        noted.entry(note.id.as_str()).or_insert(note);
    }
    let mut lists = Lists { amended, noted, told: HashSet::default(), changes };
    for &kind in EntryKind::ALL {
        lists.lists(kind, old.list(kind), new.list(kind));
    }
    let Lists { told, .. } = lists;
    notes(&old.removals, &new.removals, &told, changes);
}

struct Lists<'r, 'c> {
    /// Amendments that are new, by the entry that they are about.
    amended: HashMap<&'r str, Vec<&'r Amendment>>,
    /// The first removal note about each id.
    noted: HashMap<&'r str, &'r RemovalNote>,
    /// Ids whose removal was told with its note.
    told: HashSet<&'r str>,
    changes: &'c mut Vec<Change>,
}

impl<'r> Lists<'r, '_> {
    fn lists(&mut self, kind: EntryKind, old: &'r dyn EntryList, new: &'r dyn EntryList) {
        let list = Path::ROOT.member(kind.list());
        let Matched { of_new, gone, is_reordered } = matched(&ids(old), &ids(new));
        if is_reordered {
            self.changes.push(Change { kind: Some(kind), ..Change::new(ChangeKind::Reordered, Pointer::from(&list)) });
        }
        for (index, (entry, before)) in new.iter().zip(of_new).enumerate() {
            let before = before.and_then(|before| old.entry(before));
            if before == Some(entry) {
                continue;
            }
            let change = Change::new(ChangeKind::Added, Pointer::from(&list.index(index)));
            let change = Change { kind: Some(kind), ..change };
            let change = if let Some(before) = before {
                self.changed(change, before, entry)
            } else {
                let (by, on) = author(entry);
                let is_written_down = entry.recorded().is_some_and(|recorded| recorded.by.is_some());
                self.told_of(Change { by, on, is_written_down, ..change }, entry.id())
            };
            self.changes.push(change);
        }
        for (index, entry) in gone.into_iter().filter_map(|index| Some((index, old.entry(index)?))) {
            let change = Change::new(ChangeKind::Removed, Pointer::from(&list.index(index)));
            let removal = self.noted.get(entry.id()).copied();
            if let Some(note) = removal {
                self.told.insert(note.id.as_str());
            }
            self.changes.push(Change {
                id: EntryId::new(entry.id()).ok(),
                kind: Some(kind),
                by: removal.and_then(|note| note.by.clone()),
                on: removal.map(|note| note.on.into()),
                removal: removal.cloned(),
                ..change
            });
        }
    }

    fn changed(&self, change: Change, before: &dyn Entry, entry: &dyn Entry) -> Change {
        let recorded = entry.recorded().filter(|recorded| before.recorded() != Some(recorded));
        // Without a word of who recorded the change, an amendment of the entry may say so.
        let amendment = self.amended.get(entry.id()).and_then(|all| all.first());
        let by = recorded.and_then(|recorded| recorded.by.clone());
        let on = recorded.and_then(|recorded| recorded.on);
        let signed = amendment.filter(|_| recorded.is_none());
        let change = Change {
            what: ChangeKind::Changed,
            members: member::changes(&Content::of(before), &Content::of(entry)),
            is_written_down: by.is_some(),
            by: by.or_else(|| signed?.by.clone()),
            on: on.or_else(|| signed?.on),
            ..change
        };
        self.told_of(change, entry.id())
    }

    fn told_of(&self, change: Change, id: &str) -> Change {
        let amendments = self.amended.get(id).into_iter().flatten().map(|amendment| amendment.id.clone());
        Change { id: EntryId::new(id).ok(), amendments: amendments.collect(), ..change }
    }
}

/// Which entry of a list was which of the earlier list.
struct Matched {
    /// Of each entry its place in the earlier list.
    of_new: Vec<Option<usize>>,
    /// Places in the earlier list of what the later has not.
    gone: Vec<usize>,
    /// What both have stands in another order.
    is_reordered: bool,
}

fn ids(list: &dyn EntryList) -> Vec<&str> {
    list.iter().map(Entry::id).collect()
}

fn as_json(contents: &[Content]) -> Vec<&str> {
    contents.iter().map(Content::as_json).collect()
}

/// By key, the first of a key with the first of that key, the second with the second.
fn matched(old: &[&str], new: &[&str]) -> Matched {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::with_room_for(old.len());
    for (index, key) in old.iter().enumerate().rev() {
        places.entry(key).or_default().push(index);
    }
    let of_new: Vec<Option<usize>> = new.iter().map(|key| places.get_mut(key).and_then(Vec::pop)).collect();
    let mut gone: Vec<usize> = places.into_values().flatten().collect();
    gone.sort_unstable();
    let is_reordered = !of_new.iter().flatten().is_sorted();
    Matched { of_new, gone, is_reordered }
}

/// Removal notes have no id of their own: one that says something else is another note.
fn notes<'r>(old: &'r [RemovalNote], new: &'r [RemovalNote], told: &HashSet<&str>, changes: &mut Vec<Change>) {
    let list = Path::ROOT.member(ProgressRecord::REMOVALS);
    let [before, after] = [old, new].map(|notes| notes.iter().map(Content::of).collect::<Vec<Content>>());
    let Matched { of_new, gone, is_reordered } = matched(&as_json(&before), &as_json(&after));
    if is_reordered {
        changes.push(Change::new(ChangeKind::Reordered, Pointer::from(&list)));
    }
    let mut told: HashSet<&str> = told.clone();
    let change = |what, index, note: &RemovalNote| Change {
        id: Some(note.id.clone()),
        by: note.by.clone(),
        on: Some(note.on.into()),
        removal: Some(note.clone()),
        ..Change::new(what, Pointer::from(&list.index(index)))
    };
    for (index, (note, before)) in new.iter().zip(of_new).enumerate() {
        // The first note about an entry that is gone was told with it.
        if !told.remove(note.id.as_str()) && before.is_none() {
            changes.push(change(ChangeKind::Added, index, note));
        }
    }
    for (index, note) in gone.into_iter().filter_map(|index| Some((index, old.get(index)?))) {
        changes.push(change(ChangeKind::Removed, index, note));
    }
}

/// By whom and when an entry came to be: who recorded it and when, else whose it is, and of when it tells.
fn author(entry: &dyn Entry) -> (Option<Party>, Option<When>) {
    let recorded = entry.recorded();
    let by = recorded.and_then(|recorded| recorded.by.clone()).or_else(|| {
        let mut first = FirstAuthor(None);
        entry.visit(&mut first, &Path::ROOT);
        first.0
    });
    (by, recorded.and_then(|recorded| recorded.on).or_else(|| order::date(entry)))
}

/// The first whose it is, among the entry's own members and those who worded it.
struct FirstAuthor(Option<Party>);

impl<'r> Visitor<'r> for FirstAuthor {
    fn object(&mut self, object: ObjectRef<'r>, at: &Path<'_>) -> bool {
        match object {
            ObjectRef::Party(party)
                if self.0.is_none() && matches!(at.meaning(), Meaning::Party(kind) if kind.is_author()) =>
            {
                self.0 = Some(party.clone());
                false
            }
            _ => at.parent().is_none() || matches!(object, ObjectRef::Wording(_)),
        }
    }
}
