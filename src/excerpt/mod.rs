//! A record of which a part is left out: for an audience, or as it was known on a day.
//!
//! Which entries and which words go, a [`Rule`] says. What has to go with them follows from the references, whose
//! declarations say it. What is left refers only to what is there.
//!
//! Entries are gone over once to see what each refers to and whether it stands by itself. Then what falls is followed
//! from entry to entry; an entry that loses a part is looked at again, at most [`LOOKS`] times. Then what stands is
//! copied.

mod cutter;
mod left_out;
mod nodes;
mod reason;
mod rule;
mod silence;
mod support;
mod why;

pub use left_out::LeftOut;
pub use reason::LeftOutReason;

pub use nodes::State;
pub use rule::{Rule, Tie};

use crate::base::Path;
use crate::base::hash::HashSet;
use crate::base::meaning::Loss;
use crate::model::prune::{Fate, Prune as _};
use crate::model::{CopyEntries, Entry, EntryRef, Place, ProgressRecord};
use cutter::Cutter;
use nodes::Nodes;
use why::Why;

/// How often an entry is looked at again because it lost a part. One that is still losing parts then goes as a whole,
/// so that a record made for the purpose cannot take more than its size's time.
const LOOKS: u8 = 16;

/// What is left, and what was left out.
pub struct Excerpt {
    pub record: ProgressRecord,
    pub left_out: Vec<LeftOut>,
}

impl Excerpt {
    /// What a rule leaves of the entries. Of what the record holds beside entries, only the child is in it, and the
    /// version.
    pub fn of<R: Rule>(record: &ProgressRecord, rule: &R) -> Self {
        let mut work = Work::of(record, rule);
        for tie in rule.ties(record) {
            work.tie(&tie);
        }
        work.settle();
        work.copy()
    }

    /// Leaves out the people, scales, ladders and measures to which nothing in the excerpt refers, whether something
    /// that is left out does or nothing ever did: or what was removed since would be told by who stays behind.
    pub fn without_unused(mut self, of: &ProgressRecord) -> Self {
        let unused: HashSet<String> = support::unused(&self.record).into_iter().map(str::to_owned).collect();
        if !unused.is_empty() {
            self.record.keep_entries(&|id| !unused.contains(id));
            of.for_each_entry(&mut |entry| {
                if unused.contains(entry.get().id()) {
                    self.left_out.push(LeftOut::new(entry.place.pointer(""), LeftOutReason::Unused));
                }
            });
        }
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
        record.for_each_entry(&mut |entry| match rule.entry(entry) {
            Some(reason) => work.fall_at(entry.place, reason.into()),
            None => work.look(entry.place, true),
        });
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

    fn fall_at(&mut self, place: Place, why: Why) {
        if let Some(node) = self.nodes.node_at(place) {
            self.fall(node, why);
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
                for (from, reference) in self.nodes.referrers_of(node) {
                    if self.nodes.state_at(from) != State::Stands {
                        continue;
                    }
                    if R::FALLEN.loss(reference) == Loss::Entry {
                        self.fall_at(from, Why { reason: LeftOutReason::RestsOnLeftOut, because });
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
                if self.nodes.state_at(place) != State::Stands {
                    continue;
                }
                if looks > LOOKS {
                    self.fall_at(place, LeftOutReason::NothingLeft.into());
                } else {
                    self.look(place, false);
                }
            }
        }
    }

    /// Whether an entry stands by itself, by what is known so far; at the first look also what it refers to.
    fn look(&mut self, place: Place, first: bool) {
        let list = Path::ROOT.member(place.kind.list());
        let at = list.index(place.index);
        let (nodes, rule) = (&mut self.nodes, self.rule);
        let mut falls = None;
        self.record.try_on_copy(place, &mut |entry, copy| {
            let mut cutter = Cutter::on_trial(nodes, rule, place, first);
            let fate = copy.prune(&mut cutter, &at);
            if fate != Fate::Stands || cutter.entry_falls {
                falls = Some(cutter.why);
            } else if cutter.so_far() > 0 && silence::fell_silent(entry.get(), copy) {
                falls = Some(Why { reason: LeftOutReason::NothingLeft, ..cutter.why });
            }
        });
        if let Some(why) = falls {
            self.fall_at(place, why);
        }
    }

    fn copy(self) -> Excerpt {
        let mut into = ProgressRecord::new(self.record.schema_version.clone(), self.record.child.clone());
        let record = self.record;
        let mut copy = Copy { work: self, left_out: Vec::new() };
        record.copy_entries(&mut into, &mut copy);
        Excerpt { record: into, left_out: copy.left_out }
    }
}

struct Copy<'r, 'u, R> {
    work: Work<'r, 'u, R>,
    left_out: Vec<LeftOut>,
}

impl<R: Rule> CopyEntries for Copy<'_, '_, R> {
    fn takes(&mut self, entry: EntryRef<'_>) -> bool {
        let why = self.work.nodes.why(entry.place);
        self.left_out.extend(why.map(|why| LeftOut::of(entry.place.pointer(""), why)));
        why.is_none()
    }

    fn copied(&mut self, place: Place, copy: &mut dyn Entry) {
        let list = Path::ROOT.member(place.kind.list());
        let mut cutter = Cutter::in_earnest(&mut self.work.nodes, self.work.rule, place, &mut self.left_out);
        let fate = copy.prune(&mut cutter, &list.index(place.index));
        debug_assert!(fate == Fate::Stands && !cutter.entry_falls, "an entry fell that had been found to stand");
    }
}
