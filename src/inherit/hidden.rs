//! Entries that are shown to nobody, whatever their labels: those with a removal note, those of which nobody can tell
//! which of two is meant, and those that rest on what is not there.

use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::{Loss, Meaning};
use crate::base::{IdType, Path};
use crate::model::visit::Visitor;
use crate::model::{EntryRef, ProgressRecord};

pub struct Hidden<'r> {
    there: HashSet<&'r str>,
    noted: HashSet<&'r str>,
    contested: HashSet<&'r str>,
}

impl<'r> Hidden<'r> {
    pub fn of(record: &'r ProgressRecord) -> Self {
        let mut first: HashMap<&str, EntryRef<'r>> = HashMap::default();
        let mut contested = HashSet::default();
        record.for_each_entry(&mut |entry| {
            let id = entry.get().id();
            let held = *first.entry(id).or_insert(entry);
            let is_one = held.place.kind == entry.place.kind && held.get().says_the_same(entry.get());
            if !is_one {
                contested.insert(id);
            }
        });
        let noted = record.removals.iter().map(|note| note.id.as_str()).collect();
        Self { there: first.into_keys().collect(), noted, contested }
    }

    /// Whether two entries that say different things have the id.
    pub fn is_contested(&self, id: &str) -> bool {
        self.contested.contains(id)
    }

    /// Whether the entry is one of them. Of what stands in no list, the ids are given of which copies differ.
    pub fn contains(&self, entry: EntryRef<'_>, is_contested: &dyn Fn(&str) -> bool) -> bool {
        let mut rests = RestsOnNothing { hidden: self, is_contested, is_so: false };
        entry.get().visit(&mut rests, &Path::ROOT);
        rests.is_so || self.noted.contains(entry.id()) || self.is_contested(entry.id())
    }
}

struct RestsOnNothing<'a, 'h> {
    hidden: &'a Hidden<'h>,
    is_contested: &'a dyn Fn(&str) -> bool,
    is_so: bool,
}

impl<'r> Visitor<'r> for RestsOnNothing<'_, '_> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        if let Meaning::Refers(reference) = at.meaning() {
            self.is_so |=
                reference.absent == Loss::Entry && !self.hidden.there.contains(id) && !(self.is_contested)(id);
        }
    }
}
