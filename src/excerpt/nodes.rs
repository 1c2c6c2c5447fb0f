//! The ids of a record, what refers to each, and what has become of it. Entries with one id are one: nobody can tell
//! which of them is meant.

use super::LeftOutReason;
use super::why::Why;
use crate::base::hash::{Table, table};
use crate::base::meaning::{Loss, Reference};
use crate::model::reference::ObjectRef;
use crate::model::{EntryRef, Place, ProgressRecord, Role};

/// What has become of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Stands,
    /// It is there and not shown.
    Withheld,
    /// It is not there: removed, not yet written, or never.
    Absent,
}

impl State {
    /// What falls with a reference to an entry of this state.
    pub const fn loss(self, reference: Reference) -> Loss {
        match self {
            Self::Absent => reference.absent,
            Self::Withheld | Self::Stands => reference.withheld,
        }
    }
}

struct Node {
    state: State,
    why: Option<Why>,
    place: Place,
    /// Whether it is the child, where it is a person with roles.
    is_child: Option<bool>,
    referrers: Vec<(Place, Reference)>,
    tied: Vec<(usize, LeftOutReason)>,
}

/// One entry: its node, whether it is to be looked at again, and how often it was.
#[derive(Clone, Copy)]
struct Standing {
    node: usize,
    touched: bool,
    looks: u8,
}

pub struct Nodes<'r> {
    ids: Table<&'r str, usize>,
    all: Vec<Node>,
    /// The entries, list by list.
    entries: Vec<Vec<Standing>>,
    /// Nobody can tell which of the people is the child.
    pub has_several_children: bool,
}

impl<'r> Nodes<'r> {
    pub fn of(record: &'r ProgressRecord) -> Self {
        let number = record.number_of_entries();
        let mut nodes = Self {
            ids: table(number),
            all: Vec::with_capacity(number),
            entries: Vec::new(),
            has_several_children: record.has_several_children(),
        };
        record.for_each_entry(&mut |entry| nodes.add(entry));
        nodes
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    pub fn state(&self, node: usize) -> State {
        self.all.get(node).map_or(State::Absent, |node| node.state)
    }

    pub fn place(&self, node: usize) -> Option<Place> {
        self.all.get(node).map(|node| node.place)
    }

    fn standing(&self, place: Place) -> Option<&Standing> {
        self.entries.get(place.kind as usize)?.get(place.index)
    }

    fn standing_mut(&mut self, place: Place) -> Option<&mut Standing> {
        self.entries.get_mut(place.kind as usize)?.get_mut(place.index)
    }

    pub fn node_at(&self, place: Place) -> Option<usize> {
        self.standing(place).map(|standing| standing.node)
    }

    pub fn state_at(&self, place: Place) -> State {
        self.node_at(place).map_or(State::Absent, |node| self.state(node))
    }

    /// Why the entry is left out.
    pub fn why(&self, place: Place) -> Option<Why> {
        self.all.get(self.node_at(place)?)?.why
    }

    /// What has become of what has this id, the entry that stood for it, and whether that is the child, where it is
    /// somebody with roles.
    pub fn target(&self, id: &str) -> (State, Option<Place>, Option<bool>) {
        match self.find(id).and_then(|node| self.all.get(node)) {
            Some(node) => (node.state, Some(node.place), node.is_child),
            None => (State::Absent, None, None),
        }
    }

    /// Says that a node has fallen; false where it had before.
    pub fn fall(&mut self, node: usize, state: State, why: Why) -> bool {
        let Some(node) = self.all.get_mut(node).filter(|node| node.state == State::Stands) else { return false };
        node.state = state;
        node.why = Some(why);
        true
    }

    pub fn tie(&mut self, from: usize, to: usize, reason: LeftOutReason) {
        if let Some(node) = self.all.get_mut(to) {
            node.tied.push((from, reason));
        }
    }

    pub fn tied_to(&mut self, node: usize) -> Vec<(usize, LeftOutReason)> {
        self.all.get_mut(node).map(|node| std::mem::take(&mut node.tied)).unwrap_or_default()
    }

    pub fn referrers_of(&mut self, node: usize) -> Vec<(Place, Reference)> {
        self.all.get_mut(node).map(|node| std::mem::take(&mut node.referrers)).unwrap_or_default()
    }

    /// Marks an entry as one that lost something; false where it was marked.
    pub fn touch(&mut self, place: Place) -> bool {
        self.standing_mut(place).is_some_and(|standing| !std::mem::replace(&mut standing.touched, true))
    }

    /// Takes the mark away, and says how often it was.
    pub fn look(&mut self, place: Place) -> u8 {
        self.standing_mut(place).map_or(u8::MAX, |standing| {
            standing.touched = false;
            standing.looks = standing.looks.saturating_add(1);
            standing.looks
        })
    }

    /// Notes that an entry refers to what has this id.
    pub fn refer(&mut self, from: Place, id: &str, reference: Reference) {
        if let Some(node) = self.find(id).and_then(|node| self.all.get_mut(node)) {
            node.referrers.push((from, reference));
        }
    }

    fn add(&mut self, entry: EntryRef<'r>) {
        let is_child = match entry.object() {
            ObjectRef::Person(who) if !who.roles.is_empty() => Some(who.roles.contains(&Role::Child)),
            _ => None,
        };
        let next = self.all.len();
        let node = *self.ids.entry(entry.get().id()).or_insert(next);
        if node == next {
            let (referrers, tied) = (Vec::new(), Vec::new());
            self.all.push(Node { state: State::Stands, why: None, place: entry.place, is_child, referrers, tied });
        }
        let list = entry.place.kind as usize;
        if self.entries.len() <= list {
            self.entries.resize_with(list + 1, Vec::new);
        }
        if let Some(entries) = self.entries.get_mut(list) {
            entries.push(Standing { node, touched: false, looks: 0 });
        }
    }
}
