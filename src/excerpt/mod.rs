//! A record of which a part is left out: for an audience, or as it was known on a day.
//!
//! Which entries and which words go, a [`Rule`] says. What has to go with them follows from the references, each of which
//! has its say in [`loss`]. What is left refers only to what is there.
//!
//! Entries are gone over once to see what each refers to and whether it stands by itself. Then what falls is followed from
//! entry to entry; an entry that loses a part is looked at again, at most [`LOOKS`] times. Then what stands is copied.

mod cutter;
mod left_out;
mod loss;
mod nodes;
mod silence;
mod support;

pub use left_out::{LeftOut, LeftOutReason};

use std::any::Any;

use crate::base::Path;
use crate::base::hash::HashSet;
use crate::base::prune::{Fate, Prune as _};
use crate::index::Place;
use crate::model::{CopyEntries, Entry, EntryKind, LookAtEntries, ProgressRecord, Sharing};
use cutter::Cutter;
use loss::Loss;
use nodes::Nodes;
pub use nodes::State;

/// How often an entry is looked at again because it lost a part. One that is still losing parts then goes as a whole, so
/// that a record made for the purpose cannot take more than its size's time.
const LOOKS: u8 = 16;

/// What is left out, and why.
pub trait Rule {
    /// What an entry that falls is to those that refer to it.
    const FALLEN: State;

    /// Why an entry is left out, whatever it refers to.
    fn entry<T: Entry>(&self, place: Place, entry: &T) -> Option<LeftOutReason>;

    /// Why what the child shares so is left out.
    fn sharing(&self, sharing: &Sharing) -> Option<LeftOutReason>;

    /// Why an object in an entry is left out. It may be changed.
    fn object(&self, object: &mut dyn Any) -> Option<LeftOutReason>;

    /// Whether a reference to this id, which no entry has, stays: a removal note holds it.
    fn is_held(&self, id: &str) -> bool;

    /// Entries that stand only if others do, though they do not refer to them.
    fn ties<'r>(&self, record: &'r ProgressRecord) -> Vec<Tie<'r>>;
}

/// That an entry stands only if another does.
pub struct Tie<'r> {
    pub entry: &'r str,
    pub to: &'r str,
    pub reason: LeftOutReason,
}

/// Why something falls, and the entry that it follows.
#[derive(Clone, Copy)]
pub struct Why {
    pub reason: LeftOutReason,
    pub because: Option<Place>,
}

impl From<LeftOutReason> for Why {
    fn from(reason: LeftOutReason) -> Self {
        Self { reason, because: None }
    }
}

/// What is left, and what was left out.
pub struct Excerpt {
    pub record: ProgressRecord,
    pub left_out: Vec<LeftOut>,
}

impl Excerpt {
    /// What a rule leaves of the entries. Of what the record holds beside entries, only the child is in it, and the version.
    pub fn of<R: Rule>(record: &ProgressRecord, rule: &R) -> Self {
        let mut work = Work::of(record, rule);
        for tie in rule.ties(record) {
            work.tie(&tie);
        }
        work.settle();
        work.copy()
    }

    /// Leaves out the people, scales, ladders and measures that something referred to and nothing does any more.
    pub fn without_unused(mut self, of: &ProgressRecord) -> Self {
        let before = support::used(of, &|_| false);
        let mut unused = HashSet::default();
        {
            let after = support::used(&self.record, &|id| !before.contains(id));
            let mut there = HashSet::default();
            support::places(&self.record, &mut |_, id| {
                there.insert(id);
            });
            support::places(of, &mut |place, id| {
                if there.contains(id) && before.contains(id) && !after.contains(id) {
                    self.left_out.push(LeftOut::new(place.pointer(""), LeftOutReason::Unused));
                    unused.insert(id);
                }
            });
        }
        self.record.keep_entries(&|id| !unused.contains(id));
        self
    }
}

/// The entries while it is found out which of them stand.
struct Work<'r, 'u, R> {
    record: &'r ProgressRecord,
    rule: &'u R,
    nodes: Nodes<'r>,
    /// Nodes that have fallen and whose referrers do not know it yet.
    fallen: Vec<usize>,
    /// Entries that have lost something since they were looked at.
    touched: Vec<Place>,
}

impl<'r, 'u, R: Rule> Work<'r, 'u, R> {
    fn of(record: &'r ProgressRecord, rule: &'u R) -> Self {
        let nodes = Nodes::of(record);
        let mut work = Self { record, rule, nodes, fallen: Vec::new(), touched: Vec::new() };
        record.show_entries(&mut FirstLook { work: &mut work });
        work
    }

    fn tie(&mut self, tie: &Tie<'r>) {
        if let (Some(from), Some(to)) = (self.nodes.find(tie.entry), self.nodes.find(tie.to)) {
            self.nodes.tie(from, to, tie.reason);
            if self.nodes.state(to) != State::Stands {
                self.fall(from, Why { reason: tie.reason, because: self.nodes.place(to) });
            }
        }
    }

    fn fall(&mut self, node: usize, why: Why) {
        if self.nodes.fall(node, R::FALLEN, why) {
            self.fallen.push(node);
        }
    }

    /// Follows what falls until nothing else does.
    fn settle(&mut self) {
        loop {
            while let Some(node) = self.fallen.pop() {
                let because = self.nodes.place(node);
                for tied in self.nodes.tied_to(node) {
                    self.fall(tied.0, Why { reason: tied.1, because });
                }
                for (from, loss) in self.nodes.referrers_of(node) {
                    if self.nodes.state_at(from) != State::Stands {
                        continue;
                    }
                    if loss.when(R::FALLEN) == Loss::Entry {
                        let node = self.nodes.node_at(from);
                        self.fall(node, Why { reason: LeftOutReason::RestsOnLeftOut, because });
                    } else if self.nodes.touch(from) {
                        self.touched.push(from);
                    }
                }
            }
            let touched = std::mem::take(&mut self.touched);
            if touched.is_empty() {
                return;
            }
            for place in touched {
                let looks = self.nodes.look(place);
                if self.nodes.state_at(place) == State::Stands {
                    self.record.show_entry(place.kind, place.index, &mut AnotherLook { work: self, looks });
                }
            }
        }
    }

    /// Whether an entry stands by itself, by what is known so far; at the first look also what it refers to.
    fn look<T: Entry>(&mut self, place: Place, entry: &T, first: bool) {
        let list = Path::ROOT.member(place.kind.list());
        let mut trial = entry.clone();
        let mut cutter = Cutter::on_trial(&mut self.nodes, self.rule, place, first);
        let fate = trial.prune(&mut cutter, "", &list.index(place.index));
        let why = if fate != Fate::Stands || cutter.entry_falls {
            Some(cutter.why)
        } else if cutter.so_far() > 0 && silence::fell_silent(entry, &trial) {
            Some(Why { reason: LeftOutReason::NothingLeft, ..cutter.why })
        } else {
            None
        };
        if let Some(why) = why {
            let node = self.nodes.node_at(place);
            self.fall(node, why);
        }
    }

    fn copy(self) -> Excerpt {
        let mut into = ProgressRecord::new(self.record.schema_version.clone(), self.record.child.clone());
        let mut copy = Copy { work: self, left_out: Vec::new() };
        copy.work.record.copy_entries(&mut into, &mut copy);
        Excerpt { record: into, left_out: copy.left_out }
    }
}

/// The look at each entry by which it is known what it refers to.
struct FirstLook<'w, 'r, 'u, R> {
    work: &'w mut Work<'r, 'u, R>,
}

impl<'r, R: Rule> LookAtEntries<'r> for FirstLook<'_, 'r, '_, R> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) {
        let place = Place { kind, index };
        if let Some(reason) = self.work.rule.entry(place, entry) {
            let node = self.work.nodes.node_at(place);
            self.work.fall(node, reason.into());
        } else {
            self.work.look(place, entry, true);
        }
    }
}

struct AnotherLook<'w, 'r, 'u, R> {
    work: &'w mut Work<'r, 'u, R>,
    looks: u8,
}

impl<'r, R: Rule> LookAtEntries<'r> for AnotherLook<'_, 'r, '_, R> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) {
        let place = Place { kind, index };
        if self.looks > LOOKS {
            let node = self.work.nodes.node_at(place);
            self.work.fall(node, LeftOutReason::NothingLeft.into());
        } else {
            self.work.look(place, entry, false);
        }
    }
}

struct Copy<'r, 'u, R> {
    work: Work<'r, 'u, R>,
    left_out: Vec<LeftOut>,
}

impl<'r, R: Rule> CopyEntries<'r> for Copy<'r, '_, R> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) -> Option<T> {
        let place = Place { kind, index };
        if let Some(why) = self.work.nodes.why(place) {
            self.left_out.push(LeftOut::of(place.pointer(""), why));
            return None;
        }
        let list = Path::ROOT.member(kind.list());
        let mut copy = entry.clone();
        let mut cutter = Cutter::in_earnest(&mut self.work.nodes, self.work.rule, place, &mut self.left_out);
        let fate = copy.prune(&mut cutter, "", &list.index(index));
        debug_assert!(fate == Fate::Stands && !cutter.entry_falls, "an entry fell that had been found to stand");
        Some(copy)
    }
}
