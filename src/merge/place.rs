//! Where in a copy stands what was contested or removed.

use super::{Conflict, Merged, Removed};
use crate::base::hash::{HashMap, HashSet};
use crate::base::{Content, Path};
use crate::model::{EntryKind, Place, ProgressRecord};
use crate::report::Pointer;

impl Merged {
    /// Where in a copy stands what copies say differently, in the order of the conflicts and then of the copy.
    #[must_use]
    pub fn conflicts_in(&self, copy: &ProgressRecord) -> Vec<(Pointer, &Conflict)> {
        let places =
            Places::of(copy, self.conflicts.iter().filter_map(|conflict| conflict.id.as_ref()).map(AsRef::as_ref));
        let members = members(copy);
        let of_record = Pointer::from(&Path::ROOT.member(ProgressRecord::EXTENSIONS));
        let mut found = Vec::new();
        for conflict in &self.conflicts {
            if let Some(id) = &conflict.id {
                found.extend(places.of_id(id.as_ref()).map(|(_, pointer)| (pointer.clone(), conflict)));
                continue;
            }
            let pointer = conflict.pointer();
            let is_held = match &conflict.extension {
                Some(name) if *pointer == of_record => copy.extensions.contains_key(name),
                Some(name) => copy.child.extensions.contains_key(name),
                None => members.pointer(pointer.as_str()).is_some(),
            };
            if is_held {
                found.push((pointer.clone(), conflict));
            }
        }
        found
    }

    /// Where a copy still has content that a removal note of some copy is about: whoever keeps the copy is to take it
    /// out.
    #[must_use]
    pub fn removed_in(&self, copy: &ProgressRecord) -> Vec<Pointer> {
        let places = Places::of(copy, self.removed.iter().map(|removed| removed.id.as_ref()));
        let own = |removed: &Removed| {
            let held = places.of_id(removed.id.as_ref());
            let held = held.filter(|(kind, _)| Pointer::from(&Path::ROOT.member(kind.list())) == removed.pointer);
            held.map(|(_, pointer)| pointer.clone()).collect::<Vec<Pointer>>()
        };
        self.removed.iter().flat_map(own).collect()
    }
}

/// The places of entries with some of the ids.
struct Places<'m> {
    wanted: HashSet<&'m str>,
    found: HashMap<String, Vec<(EntryKind, Pointer)>>,
}

impl<'m> Places<'m> {
    fn of(copy: &ProgressRecord, wanted: impl Iterator<Item = &'m str>) -> Self {
        let mut places = Self { wanted: wanted.collect(), found: HashMap::default() };
        copy.for_each_entry(&mut |entry| {
            if places.wanted.contains(entry.id()) {
                let Place { kind, index } = entry.place;
                let pointer = Pointer::from(&Path::ROOT.member(kind.list()).index(index));
                places.found.entry(entry.id().to_owned()).or_default().push((kind, pointer));
            }
        });
        places
    }

    fn of_id(&self, id: &str) -> impl Iterator<Item = &(EntryKind, Pointer)> {
        self.found.get(id).into_iter().flatten()
    }
}

/// What is neither a list of entries nor an extension.
fn members(copy: &ProgressRecord) -> serde_json::Value {
    let mut child = copy.child.clone();
    child.extensions.clear();
    let mut frame = ProgressRecord::of(child);
    frame.closing.clone_from(&copy.closing);
    Content::of(&frame).get()
}
