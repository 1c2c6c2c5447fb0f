//! People, scales, ladders and measures: entries that are there to be referred to.

use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::Meaning;
use crate::base::{IdType, Path};
use crate::model::visit::{Visit as _, Visitor};
use crate::model::{EntryKind, Place, ProgressRecord};

const fn is_support(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Person | EntryKind::Scale | EntryKind::Ladder | EntryKind::Measure)
}

/// The ids of those that entries of other kinds, or those of them that stand on their own, refer to, by way of one
/// another or not.
pub fn used<'r>(record: &'r ProgressRecord, on_its_own: &dyn Fn(&str) -> bool) -> HashSet<&'r str> {
    let mut ids = HashMap::default();
    places(record, &mut |place, id| {
        ids.entry(id).or_insert(place);
    });
    let mut links =
        Links { ids: &ids, from: None, used: HashSet::default(), next: Vec::new(), onward: HashMap::default() };
    record.for_each_entry(&mut |entry| {
        let id = entry.get().id();
        links.from = (is_support(entry.place.kind) && !on_its_own(id)).then_some(id);
        entry.get().visit(&mut links, &Path::ROOT);
    });
    // What stands beside the entries refers as well: who removed something, who closed the record.
    links.from = None;
    record.removals.visit(&mut links, &Path::ROOT);
    record.closing.visit(&mut links, &Path::ROOT);
    let Links { mut used, mut next, onward, .. } = links;
    while let Some(id) = next.pop() {
        for id in onward.get(id).into_iter().flatten() {
            if used.insert(*id) {
                next.push(*id);
            }
        }
    }
    used
}

/// Shows where each of them stands, and its id.
pub fn places<'r>(record: &'r ProgressRecord, each: &mut dyn FnMut(Place, &'r str)) {
    record.for_each_entry(&mut |entry| {
        if is_support(entry.place.kind) {
            each(entry.place, entry.get().id());
        }
    });
}

struct Links<'a, 'r> {
    ids: &'a HashMap<&'r str, Place>,
    /// The entry that is gone over, where it is one of them and stands only if it is used.
    from: Option<&'r str>,
    used: HashSet<&'r str>,
    next: Vec<&'r str>,
    onward: HashMap<&'r str, Vec<&'r str>>,
}

impl<'r> Visitor<'r> for Links<'_, 'r> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        let is_reference = matches!(at.meaning(), Meaning::Refers(_));
        let Some((id, _)) = self.ids.get_key_value(id).filter(|_| is_reference) else { return };
        match self.from {
            Some(from) => self.onward.entry(from).or_default().push(id),
            None if self.used.insert(id) => self.next.push(id),
            None => {}
        }
    }
}
