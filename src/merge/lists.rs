//! The lists of entries of one copy or two, put together by id.

use super::conflict::{About, Conflict, Conflicts, Removed, Side, list_of};
use super::order;
use super::remembered::Remembered;
use crate::base::EntryId;
use crate::base::hash::{HashMap, HashSet};
use crate::base::sort;
use crate::inherit::{self, Brought};
use crate::model::{Entry, EntryKind, EntryList, Inherited, ProgressRecord};
use crate::report::Pointer;

/// What came of entries so far.
#[derive(Default)]
pub struct Taken {
    pub conflicts: Conflicts,
    pub removed: Vec<Removed>,
    pub remembered: Remembered,
}

impl Taken {
    pub fn of(conflicts: Vec<Conflict>, removed: Vec<Removed>, remembered: Remembered) -> Self {
        let mut taken = Self { conflicts: Conflicts::default(), removed, remembered };
        for conflict in conflicts {
            taken.conflicts.put(conflict);
        }
        taken
    }

    /// The lists out of which something was taken.
    fn lists(&self) -> HashSet<Pointer> {
        let contested = self.conflicts.entries().flat_map(|(_, sides)| sides.iter().map(|side| &side.pointer));
        contested.chain(self.removed.iter().map(|removed| &removed.pointer)).cloned().collect()
    }

    pub fn extend(&mut self, other: Self) {
        self.conflicts.extend(other.conflicts);
        self.removed.extend(other.removed);
        self.remembered.extend(other.remembered);
    }
}

/// Takes out of one copy what its removal notes are about, and what it says in two ways.
pub fn settle(record: &mut ProgressRecord, taken: &mut Taken) {
    taken.remembered = Remembered::of(record);
    let mut nothing = ProgressRecord::of(record.child.clone());
    let meeting = Meeting { is_alone: true, ..Meeting::default() };
    unite(record, &mut nothing, taken, meeting);
}

/// Puts the entries of the other copy to those of the record, and takes out what is removed, or said in two ways.
pub fn join(record: &mut ProgressRecord, taken: &mut Taken, mut other: ProgressRecord, others: Taken) {
    let touched = [taken.lists(), others.lists()];
    taken.extend(others);
    unite(record, &mut other, taken, Meeting { touched, ..Meeting::default() });
}

fn unite(record: &mut ProgressRecord, other: &mut ProgressRecord, taken: &mut Taken, start: Meeting<'_>) {
    let mut noted = taken.remembered.notes();
    let ids: HashSet<&str> = noted.iter().map(|note| note.id.as_str()).collect();
    let first = HashMap::with_room_for(record.number_of_entries() + other.number_of_entries());
    let contested = taken.conflicts.entries().map(|(id, _)| id.to_owned()).collect();
    let mut meeting = Meeting {
        first,
        contested,
        is_alone: start.is_alone,
        touched: start.touched,
        pairs: start.pairs,
        inherited: HashMap::default(),
    };
    for &kind in EntryKind::ALL {
        meeting.lists(kind, record.list(kind), other.list(kind));
    }
    let Meeting { contested, pairs, inherited, .. } = meeting;
    let is_taken = |id: &str| ids.contains(id) || contested.contains(id);
    let Taken { conflicts, remembered, .. } = &*taken;
    let contested_before =
        |id: &str| remembered.kept_for(id).filter(|_| conflicts.is_about(&About::Entry(id.to_owned())));
    let brought = [&*record, &*other].map(|copy| Brought::of(copy, &is_taken, &contested_before));
    let mut joiner = Joiner { noted: ids, contested, pairs, taken };
    joiner.remove_sides();
    for &kind in EntryKind::ALL {
        joiner.join(kind, record, other);
    }
    if !inherited.is_empty() {
        record.for_each_entry_mut(&mut |entry| {
            if let Some(more) = inherited.get(entry.id()) {
                inherit::unite(entry.inherits_mut(), more);
            }
        });
    }
    for brought in brought.into_iter().flatten() {
        for (id, sets) in brought.taken() {
            taken.remembered.keep(id, &sets);
        }
        brought.hand_on(record);
    }
    taken.remembered.say_for_whom(&mut noted);
    record.removals = noted;
}

/// Where an id was met first: in which list, in which of the two records, and at which place.
struct First {
    kind: EntryKind,
    is_other: bool,
    index: usize,
}

/// What is known of a list of both records before it is changed.
#[derive(Default)]
struct Pair {
    /// The places of entries whose id was met before.
    again: [HashSet<usize>; 2],
    order: Order,
}

/// What becomes of the order of a list.
#[derive(Clone, Copy, Default, PartialEq)]
enum Order {
    /// It stays: both have the list alike.
    Stays,
    /// One of them never had an entry in it, and so says nothing against the order of the other. It stays unless
    /// something is taken out: whoever had the whole list had it in another order than whoever had the rest.
    StaysWhole,
    /// It is made anew.
    #[default]
    New,
}

/// Where entries of one id meet.
#[derive(Default)]
struct Meeting<'r> {
    /// There is one record only.
    is_alone: bool,
    /// The lists of either out of which something was taken before.
    touched: [HashSet<Pointer>; 2],
    first: HashMap<&'r str, First>,
    contested: HashSet<String>,
    pairs: HashMap<EntryKind, Pair>,
    /// What one of two equal entries inherits and the other does not.
    inherited: HashMap<String, Vec<Inherited>>,
}

impl<'r> Meeting<'r> {
    fn lists(&mut self, kind: EntryKind, own: &'r dyn EntryList, other: &'r dyn EntryList) {
        let mut pair = Pair::default();
        let mut is_alike = own.len() == other.len();
        let both = [own, other];
        for (is_other, list) in [(false, own), (true, other)] {
            for (index, entry) in list.iter().enumerate() {
                let id = entry.id();
                let Some(first) = self.first.get(id) else {
                    self.first.insert(id, First { kind, is_other, index });
                    is_alike &= !is_other;
                    continue;
                };
                let before = both.get(usize::from(first.is_other)).and_then(|list| list.entry(first.index));
                let is_same = first.kind == kind && before.is_some_and(|before| before.says_the_same(entry));
                if is_same && before.is_some_and(|before| before.inherits() != entry.inherits()) {
                    self.inherited.entry(id.to_owned()).or_default().extend_from_slice(entry.inherits());
                }
                is_alike &= is_same && is_other && first.index == index;
                if !is_same {
                    self.contested.insert(id.to_owned());
                }
                if let Some(again) = pair.again.get_mut(usize::from(is_other)) {
                    again.insert(index);
                }
            }
        }
        let never_had =
            both.iter().zip(&self.touched).any(|(list, touched)| list.is_empty() && !touched.contains(&list_of(kind)));
        pair.order = match (self.is_alone || is_alike, never_had) {
            (true, _) => Order::Stays,
            (false, true) => Order::StaysWhole,
            (false, false) => Order::New,
        };
        self.pairs.insert(kind, pair);
    }
}

/// Puts lists together.
struct Joiner<'n> {
    /// The ids for which there is a removal note.
    noted: HashSet<&'n str>,
    contested: HashSet<String>,
    pairs: HashMap<EntryKind, Pair>,
    taken: &'n mut Taken,
}

impl Joiner<'_> {
    /// Takes the contents that a removal note is about out of conflicts.
    fn remove_sides(&mut self) {
        let Self { noted, taken: Taken { conflicts, removed, .. }, .. } = self;
        conflicts.take_entries(|id, sides| {
            let is_noted = noted.contains(id);
            for Side { pointer, .. } in sides.iter().filter(|_| is_noted) {
                removed.extend(EntryId::new(id).map(|id| Removed { pointer: pointer.clone(), id }));
            }
            is_noted
        });
    }

    /// Whether the entry is taken out of the list. It is then remembered as what it is.
    fn takes(&mut self, kind: EntryKind, entry: &dyn Entry) -> bool {
        let id = entry.id();
        if self.noted.contains(id) {
            self.taken.removed.extend(EntryId::new(id).map(|id| Removed { pointer: list_of(kind), id }));
            true
        } else if self.contested.contains(id) {
            self.taken.conflicts.add_entry(kind, id, entry);
            true
        } else {
            false
        }
    }

    fn join(&mut self, kind: EntryKind, record: &mut ProgressRecord, other: &mut ProgressRecord) {
        let Pair { again: [own_again, other_again], order } = self.pairs.take(&kind);
        let mut is_whole = true;
        let mut stays = |entry: &dyn Entry, is_again: bool| {
            let is_taken = self.takes(kind, entry);
            is_whole &= !is_taken;
            !is_taken && !is_again
        };
        record.list_mut(kind).retain(&mut |index, entry| stays(entry, own_again.contains(&index)));
        other.list_mut(kind).retain(&mut |index, entry| stays(entry, other_again.contains(&index)));
        record.append(kind, other);
        if order == Order::New || (order == Order::StaysWhole && !is_whole) {
            let list = record.list_mut(kind);
            let keys: Vec<order::Key> = list.iter().map(order::key).collect();
            list.put_in_order(&sort::places(&keys));
        }
    }
}
