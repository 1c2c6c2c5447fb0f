//! People, scales, ladders and measures: entries that are there to be referred to. An amendment of one of them goes
//! with it.

use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::Meaning;
use crate::base::{IdType, Path};
use crate::model::ProgressRecord;
use crate::model::visit::{Visit as _, Visitor};

/// The ids of those to which nothing else in the record refers, by way of one another or not. One that has labels is
/// there for whom they name, and needs nothing that refers to it.
pub fn unused(record: &ProgressRecord) -> HashSet<&str> {
    let mut support = HashSet::default();
    let mut next = Vec::new();
    record.for_each_entry(&mut |entry| {
        let entry_id = entry.get().id();
        if entry.place.kind.is_support() && support.insert(entry_id) {
            next.push(entry_id);
        }
    });
    let mut links = Links { support, from: None, next: Vec::new(), onward: HashMap::default() };
    let mut amended: HashMap<&str, Vec<&str>> = HashMap::default();
    for amendment in &record.amendments {
        amended.entry(amendment.entry.as_str()).or_default().push(amendment.id.as_str());
    }
    while let Some(id) = next.pop() {
        let amendments = amended.take(id);
        links.support.extend(amendments.iter().copied());
        next.extend(&amendments);
        links.onward.insert(id, amendments);
    }
    record.for_each_entry(&mut |entry| {
        let id = entry.get().id();
        links.from = Some(id).filter(|id| links.support.contains(id));
        if entry.place.kind.is_support() && !entry.audience().is_empty() {
            links.next.push(id);
        }
        entry.get().visit(&mut links, &Path::ROOT);
    });
    links.from = None;
    record.child.visit(&mut links, &Path::ROOT);
    record.closing.visit(&mut links, &Path::ROOT);
    links.unused()
}

struct Links<'r> {
    /// All of them.
    support: HashSet<&'r str>,
    /// The entry that is gone over, where it is one of them.
    from: Option<&'r str>,
    /// To which something else refers.
    next: Vec<&'r str>,
    /// To which of them each refers.
    onward: HashMap<&'r str, Vec<&'r str>>,
}

impl<'r> Links<'r> {
    fn unused(mut self) -> HashSet<&'r str> {
        while let Some(id) = self.next.pop() {
            if self.support.remove(id) {
                self.next.extend(self.onward.take(id));
            }
        }
        self.support
    }
}

impl<'r> Visitor<'r> for Links<'r> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        if !matches!(at.meaning(), Meaning::Refers(_)) || !self.support.contains(id) {
            return;
        }
        match self.from {
            Some(from) => self.onward.entry(from).or_default().push(id),
            None => self.next.push(id),
        }
    }
}
