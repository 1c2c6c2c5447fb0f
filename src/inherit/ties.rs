//! What an entry depends on so far that it is shown to nobody from whom that is kept.

use super::answers::answers_of;
use crate::base::hash::HashSet;
use crate::base::meaning::{Loss, Meaning};
use crate::base::{IdType, Path};
use crate::model::visit::Visitor;
use crate::model::{AmendmentKind, Audience, EntryKind, Observation, ProgressRecord};

/// That an entry depends on another.
#[derive(Clone, Copy)]
pub struct Tie<'r> {
    pub dependent: &'r str,
    pub target: &'r str,
    pub link: Link<'r>,
    pub carries: Carries,
}

/// What of the other reaches the dependent entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carries {
    /// For whom it is.
    Everything,
    /// The child's word alone: the one tells again what the other says.
    Answers,
}

/// By what the one is tied to the other.
#[derive(Clone, Copy, PartialEq)]
pub enum Link<'r> {
    /// A reference, without which the entry would stand where the other is gone for everybody.
    Reference,
    /// The amendment with this id.
    Amendment(&'r str),
}

/// Whether labels name nobody; a condition is not a name.
pub fn restricts_nobody(labels: &[Audience]) -> bool {
    labels.iter().all(|label| *label == Audience::NotYetChild)
}

/// Every tie of a record.
pub fn ties(record: &ProgressRecord) -> Vec<Tie<'_>> {
    let mut all = amendment_ties(record);
    all.extend(word_ties(record));
    record.for_each_entry(&mut |entry| {
        let dependent = entry.get().id();
        entry.get().visit(&mut References { dependent, all: &mut all }, &Path::ROOT);
    });
    all
}

/// The ties that amendments make: what was corrected stands only beside its correction, and what takes the place of
/// another without labels of its own is for those for whom that is. An amendment of what is not there ties nothing.
pub fn amendment_ties(record: &ProgressRecord) -> Vec<Tie<'_>> {
    let mut all = Vec::new();
    if record.amendments.is_empty() {
        return all;
    }
    let (mut there, mut unlabelled): (HashSet<&str>, HashSet<&str>) = Default::default();
    record.for_each_entry(&mut |entry| {
        there.insert(entry.get().id());
        if restricts_nobody(entry.audience()) {
            unlabelled.insert(entry.get().id());
        }
    });
    for amendment in record.amendments.iter().filter(|one| there.contains(one.entry.as_str())) {
        let (entry, id) = (amendment.entry.as_str(), amendment.id.as_str());
        let link = Link::Amendment(id);
        if matches!(amendment.amendment_kind, AmendmentKind::Replaced | AmendmentKind::EnteredInError) {
            all.push(Tie { dependent: entry, target: id, link, carries: Carries::Everything });
        }
        if let Some(by) = amendment.takes_its_place().filter(|by| unlabelled.contains(by)) {
            all.push(Tie { dependent: by, target: entry, link, carries: Carries::Everything });
        }
    }
    all
}

/// The ties by which the child's word reaches what tells again: an amendment, and what takes the place of another
/// without an answer of its own.
pub fn word_ties(record: &ProgressRecord) -> Vec<Tie<'_>> {
    let mut all = Vec::new();
    if record.amendments.is_empty() {
        return all;
    }
    let (mut there, mut answered): (HashSet<&str>, HashSet<&str>) = Default::default();
    record.for_each_entry(&mut |entry| {
        there.insert(entry.get().id());
        if !answers_of(entry.get()).is_empty() {
            answered.insert(entry.get().id());
        }
    });
    for amendment in record.amendments.iter().filter(|one| there.contains(one.entry.as_str())) {
        let (target, link, carries) =
            (amendment.entry.as_str(), Link::Amendment(amendment.id.as_str()), Carries::Answers);
        all.push(Tie { dependent: amendment.id.as_str(), target, link, carries });
        if let Some(by) = amendment.takes_its_place().filter(|by| !answered.contains(by)) {
            all.push(Tie { dependent: by, target, link, carries });
        }
    }
    all
}

/// On what an entry depends so far that it is shown to nobody from whom that is kept, whether or not it would stand
/// without: the ties, what it cannot be read without, and whoever it cannot do without or whose voice it has.
pub fn dependences(record: &ProgressRecord) -> Vec<Tie<'_>> {
    let mut all = ties(record);
    record.for_each_entry(&mut |entry| {
        let dependent = entry.get().id();
        entry.get().visit(&mut Needs { dependent, kind: entry.place.kind, all: &mut all }, &Path::ROOT);
    });
    all
}

struct Needs<'a, 'r> {
    dependent: &'r str,
    kind: EntryKind,
    all: &'a mut Vec<Tie<'r>>,
}

impl<'r> Visitor<'r> for Needs<'_, 'r> {
    fn id(&mut self, id_type: IdType, id: &'r str, at: &Path<'_>) {
        let Meaning::Refers(reference) = at.meaning() else { return };
        // What these say is all that they are: without it nothing is left.
        let may_fall_silent = matches!(self.kind, EntryKind::Observation | EntryKind::Judgement | EntryKind::View);
        let takes_entry = match reference.withheld {
            Loss::Entry => true,
            Loss::Holder => may_fall_silent || at.parent().is_some_and(is_required),
            // Without the person who is meant the party falls, and with it what cannot do without.
            Loss::Reference => {
                id_type == IdType::PersonId && at.parent().is_some_and(|party| is_required(party) || is_in_voice(party))
            }
        };
        if takes_entry {
            let (dependent, link, carries) = (self.dependent, Link::Reference, Carries::Everything);
            self.all.push(Tie { dependent, target: id, link, carries });
        }
    }
}

/// Whether what stands there takes along everything up to the entry: each is required, or an item of a list that may
/// have no other.
fn is_required(at: &Path<'_>) -> bool {
    let own = at.declaration().is_none_or(|member| member.required);
    own && at.parent().is_none_or(is_required)
}

fn is_in_voice(at: &Path<'_>) -> bool {
    at.name() == Observation::VOICE || at.parent().is_some_and(is_in_voice)
}

struct References<'a, 'r> {
    dependent: &'r str,
    all: &'a mut Vec<Tie<'r>>,
}

impl<'r> Visitor<'r> for References<'_, 'r> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        let Meaning::Refers(reference) = at.meaning() else { return };
        if reference.withheld != reference.absent {
            let (dependent, link, carries) = (self.dependent, Link::Reference, Carries::Everything);
            self.all.push(Tie { dependent, target: id, link, carries });
        }
    }
}
