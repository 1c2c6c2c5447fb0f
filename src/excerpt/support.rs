//! People, scales, ladders and measures: entries that are there to be referred to.

use std::any::Any;

use crate::base::Path;
use crate::base::hash::{HashMap, HashSet};
use crate::base::visit::{Leaf, Look};
use crate::index::Place;
use crate::model::{Entry, EntryKind, LookAtEntries, ProgressRecord};

const fn is_support(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Person | EntryKind::Scale | EntryKind::Ladder | EntryKind::Measure)
}

/// The ids of those that entries of other kinds, or those of them that stand on their own, refer to, by way of one another
/// or not.
pub fn used<'r>(record: &'r ProgressRecord, on_its_own: &dyn Fn(&str) -> bool) -> HashSet<&'r str> {
    let mut ids = HashMap::default();
    places(record, &mut |place, id| {
        ids.entry(id).or_insert(place);
    });
    let mut links = Links {
        ids: &ids,
        on_its_own,
        from: None,
        used: HashSet::default(),
        next: Vec::new(),
        onward: HashMap::default(),
    };
    record.show_entries(&mut links);
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
    let people = record.people.iter().map(|person| (EntryKind::Person, person.id()));
    let scales = record.scales.iter().map(|scale| (EntryKind::Scale, scale.id()));
    let ladders = record.ladders.iter().map(|ladder| (EntryKind::Ladder, ladder.id()));
    let measures = record.measures.iter().map(|measure| (EntryKind::Measure, measure.id()));
    let mut show = |list: &mut dyn Iterator<Item = (EntryKind, &'r str)>| {
        list.enumerate().for_each(|(index, (kind, id))| each(Place { kind, index }, id));
    };
    show(&mut people.into_iter());
    show(&mut scales.into_iter());
    show(&mut ladders.into_iter());
    show(&mut measures.into_iter());
}

struct Links<'a, 'r> {
    ids: &'a HashMap<&'r str, Place>,
    on_its_own: &'a dyn Fn(&str) -> bool,
    /// The entry that is gone over, where it is one of them and stands only if it is used.
    from: Option<&'r str>,
    used: HashSet<&'r str>,
    next: Vec<&'r str>,
    onward: HashMap<&'r str, Vec<&'r str>>,
}

impl<'r> LookAtEntries<'r> for Links<'_, 'r> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, _index: usize, entry: &'r T) {
        let id = entry.id();
        self.from = (is_support(kind) && !(self.on_its_own)(id)).then_some(id);
        entry.show(self, &Path::ROOT);
    }
}

impl Look for Links<'_, '_> {
    fn object<T: Any>(&mut self, _object: &T, _at: &Path<'_>) {}

    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        let Leaf::Id(_, id) = leaf else { return };
        let Some((id, _)) = self.ids.get_key_value(id).filter(|_| at.name() != "id") else { return };
        match self.from {
            Some(from) => self.onward.entry(from).or_default().push(id),
            None if self.used.insert(id) => self.next.push(id),
            None => {}
        }
    }
}
