//! What is looked at wherever it stands: references, codes, dates, parties, voices, words.

use super::gather::Findings;
use super::voice::{Here, Holder};
use super::{privacy, sequence, time, value, vocabulary, voice};
use crate::base::leaf::LeafRef;
use crate::base::meaning::{Coded, Dating, Meaning, Reference};
use crate::base::{Date, IdType, Path, When};
use crate::index::Index;
use crate::model::reference::ObjectRef;
use crate::model::visit::{Visit as _, Visitor};
use crate::model::{
    Agreement, EntryKind, HelpLevel, Judgement, NotObtainedReason, Observation, Participant, Party, ProfileStatement,
    ProgressRecord, View, Wording, Worth,
};
use crate::report::RuleCode;

/// What was seen on the way that rules over the whole record ask for.
#[derive(Default)]
pub struct Seen {
    /// The latest day on or after which something surely happened.
    pub latest: Option<Date>,
    /// Whether the child is heard anywhere, or was asked.
    pub child_heard: bool,
}

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) -> Seen {
    let mut sweep =
        Sweep { index, found, seen: Seen::default(), entry: None, holder: Holder::default(), starts: [None; STARTS] };
    let record = index.record;
    let member = |name| Path::ROOT.member(name);
    record.child.visit(&mut sweep, &member(ProgressRecord::CHILD));
    record.for_each_entry(&mut |entry| {
        sweep.entry = Some(Here { place: entry.place, audience: entry.get().audience() });
        sweep.holder = Holder::default();
        entry.get().visit(&mut sweep, &member(entry.place.kind.list()).index(entry.place.index));
    });
    sweep.entry = None;
    record.closing.visit(&mut sweep, &member(ProgressRecord::CLOSING));
    record.removals.visit(&mut sweep, &member(ProgressRecord::REMOVALS));
    sweep.seen
}

/// More steps than any object in a record is away from its root.
const STARTS: usize = 16;

struct Sweep<'a, 'r, 'o> {
    index: &'a Index<'r>,
    found: &'a mut Findings<'o>,
    seen: Seen,
    /// The entry that is being gone over.
    entry: Option<Here<'r>>,
    holder: Holder,
    /// The start of the period of the object that is being gone over at each depth, and the member that has it.
    starts: [Option<(When, &'static str)>; STARTS],
}

impl<'r> Visitor<'r> for Sweep<'_, 'r, '_> {
    fn object(&mut self, object: ObjectRef<'r>, at: &Path<'_>) -> bool {
        let Self { index, found, entry, .. } = self;
        if let Some(start) = self.starts.get_mut(at.depth()) {
            *start = None;
        }
        if let Some(holder) = holder(index, object) {
            self.seen.child_heard |= holder.by_child;
            self.holder = holder;
            return true;
        }
        match object {
            ObjectRef::Voice(voice) => {
                let asked = voice.reason != Some(NotObtainedReason::NotAsked);
                self.seen.child_heard |= asked && voice.whose.as_ref().is_none_or(|whose| index.is_child(whose));
                voice::check(voice, &self.holder, at, found);
                if let Some(here) = entry {
                    sequence::said_by_then(voice, here.place, index, at, found);
                }
            }
            ObjectRef::Sharing(sharing) => voice::sharing(sharing, *entry, at, found),
            ObjectRef::Party(Party { person: None, role: None }) => {
                found.add(RuleCode::Nobody, at, "neither a person nor a role says who is meant");
            }
            ObjectRef::Coding(coding) => vocabulary::coding(coding, at, found),
            ObjectRef::HelpGiven(help) => value::help_given(help, index, at, found),
            ObjectRef::HelpLevel(HelpLevel { ladder, rung }) => {
                value::rung(ladder, rung, index, &at.member(HelpLevel::RUNG), found);
            }
            _ => {}
        }
        true
    }

    fn leaf(&mut self, leaf: LeafRef<'r>, at: &Path<'_>) {
        match (leaf, at.meaning()) {
            (LeafRef::Id(id_type, id), meaning) => {
                privacy::check(id, at, self.found);
                if let Meaning::Refers(meant) = meaning {
                    reference(self.index, (id_type, id), meant, at, self.found);
                }
            }
            (LeafRef::When(when), Meaning::Dated(dating)) => self.date(when, dating, at),
            (LeafRef::UnknownCode(list, code), _) => vocabulary::unknown(list, code, at, self.found),
            (LeafRef::RetiredCode(list, code), _) => vocabulary::retired(list, code, at, self.found),
            (LeafRef::Code(code), Meaning::Code(Coded::In(list))) => match list.find(code) {
                Some(known) => vocabulary::retired(list, known, at, self.found),
                None => vocabulary::unknown(list, code, at, self.found),
            },
            (LeafRef::Words(words), _) => privacy::check(words, at, self.found),
            (LeafRef::When(_) | LeafRef::Code(_), _) => {}
        }
    }
}

impl Sweep<'_, '_, '_> {
    fn date(&mut self, when: When, dating: Dating, at: &Path<'_>) {
        if dating.is_past() {
            self.seen.latest = self.seen.latest.max(Some(when.earliest()));
            time::not_in_future(when, self.index, at, self.found);
        }
        if dating != Dating::Born {
            time::not_before_birth(when, self.index, at, self.found);
        }
        let (Some(object), Some(member)) = (at.parent(), at.declaration()) else { return };
        let Some(start) = self.starts.get_mut(object.depth()) else { return };
        if dating.is_start() && start.is_none() {
            *start = Some((when, member.name));
        } else if let Some(start) = start.filter(|_| dating.is_end()) {
            time::end_before_start(start, (when, member.name), object, self.found);
        }
    }
}

/// What an object that holds a voice says of whose words they are. Taking part in a meeting is not yet being heard.
fn holder(index: &Index<'_>, object: ObjectRef<'_>) -> Option<Holder> {
    let by = |by: Option<&Party>, member| Holder {
        by_child: by.is_some_and(|by| index.is_child(by)),
        by_other: by.is_some_and(|by| index.is_other(by)).then_some(member),
        ..Holder::default()
    };
    Some(match object {
        ObjectRef::Wording(Wording { by: who, .. }) => Holder { has_words: true, ..by(who.as_ref(), Wording::BY) },
        ObjectRef::ProfileStatement(ProfileStatement { by: who, .. }) => {
            Holder { has_words: true, ..by(who.as_ref(), ProfileStatement::BY) }
        }
        ObjectRef::View(View { of, words, stance, options, value, evidence, .. }) => {
            let shown = !options.is_empty() || value.is_some() || !evidence.is_empty();
            let holder = Holder { has_words: words.is_some() || shown, ..by(Some(of), View::OF) };
            // A view that nobody asked for is the child's, and says nothing.
            Holder { by_child: holder.by_child && (holder.has_words || stance.is_some()), ..holder }
        }
        ObjectRef::Judgement(Judgement { by: who, .. }) => Holder { has_words: true, ..by(Some(who), Judgement::BY) },
        ObjectRef::Agreement(Agreement { by: who, .. }) => Holder { has_words: true, ..by(Some(who), Agreement::BY) },
        ObjectRef::Participant(Participant { who, words, .. }) => {
            Holder { by_child: false, has_words: words.is_some(), ..by(Some(who), Participant::WHO) }
        }
        ObjectRef::Worth(Worth { .. }) => Holder { has_words: true, ..Holder::default() },
        ObjectRef::Observation(Observation { observers, .. }) => {
            Holder { observed: !observers.is_empty(), ..Holder::default() }
        }
        _ => return None,
    })
}

fn reference(
    index: &Index<'_>,
    (id_type, id): (IdType, &str),
    reference: Reference,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    let any = id_type == IdType::EntryId;
    let expected = EntryKind::of_ids(id_type);
    let Some(place) = index.place(id) else {
        match index.removal(id) {
            Some(note) if reference.through_content => {
                let removals = Path::ROOT.member(ProgressRecord::REMOVALS);
                let related = [(&removals.index(note)).into()];
                found.relate(
                    RuleCode::ToRemoved,
                    at,
                    related,
                    "the content of the entry that this rests on was removed",
                );
            }
            Some(_) => {}
            None => {
                let what = expected.map_or("an entry", EntryKind::noun);
                found.add(
                    RuleCode::Unresolved,
                    at,
                    format_args!("the record has no entry with this id; {what} is expected"),
                );
            }
        }
        return;
    };
    if any && !reference.targets.include(place.kind.id_type()) {
        let message = format_args!("the id is that of {}, which cannot be meant here", place.kind.noun());
        found.relate(RuleCode::WrongKind, at, [place.pointer("")], message);
    } else if let Some(expected) = expected.filter(|expected| *expected != place.kind) {
        let message = format_args!("{} is expected, and the id is that of {}", expected.noun(), place.kind.noun());
        found.relate(RuleCode::WrongKind, at, [place.pointer("")], message);
    } else if let Some(amendment) = index.error(id).filter(|_| reference.evidence) {
        let amendments = Path::ROOT.member(ProgressRecord::AMENDMENTS);
        let related = [(&amendments.index(amendment)).into()];
        found.relate(RuleCode::ToEnteredInError, at, related, "the entry was entered in error, and is no evidence");
    }
}
