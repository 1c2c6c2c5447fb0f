//! What is looked at wherever it stands: references, codes, dates, parties, voices, words.

use std::any::Any;

use super::gather::Findings;
use super::voice::Holder;
use super::{privacy, sequence, time, value, vocabulary, voice};
use crate::base::visit::{Leaf, Look};
use crate::base::{Date, IdType, Path, When, Wire as _};
use crate::index::{Index, Place};
use crate::model::{
    Agreement, Audience, Coding, Entry, EntryKind, HelpGiven, HelpLevel, Judgement, LookAtEntries, NotObtainedReason,
    Observation, Participant, Party, ProfileStatement, Sharing, View, Voice, Wording, Worth,
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
    let mut sweep = Sweep { index, found, seen: Seen::default(), entry: None, holder: Holder::default() };
    let record = index.record;
    record.child.show(&mut sweep, &Path::ROOT.member("child"));
    record.show_entries(&mut sweep);
    sweep.entry = None;
    record.closing.show(&mut sweep, &Path::ROOT.member("closing"));
    record.removals.show(&mut sweep, &Path::ROOT.member("removals"));
    sweep.seen
}

/// The entry that is being gone over.
#[derive(Clone, Copy)]
pub struct Here<'r> {
    pub place: Place,
    pub audience: &'r [Audience],
}

struct Sweep<'a, 'r, 'o> {
    index: &'a Index<'r>,
    found: &'a mut Findings<'o>,
    seen: Seen,
    entry: Option<Here<'r>>,
    holder: Holder,
}

impl<'r> LookAtEntries<'r> for Sweep<'_, 'r, '_> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) {
        self.entry = Some(Here { place: Place { kind, index }, audience: entry.audience() });
        self.holder = Holder::default();
        let list = Path::ROOT.member(kind.list());
        entry.show(self, &list.index(index));
    }
}

impl Look for Sweep<'_, '_, '_> {
    #[inline]
    fn object<T: Any>(&mut self, object: &T, at: &Path<'_>) {
        let Self { index, found, entry, .. } = self;
        if let Some(holder) = holder(index, object) {
            self.seen.child_heard |= holder.by_child;
            self.holder = holder;
            return;
        }
        let object: &dyn Any = object;
        if let Some(voice) = object.downcast_ref::<Voice>() {
            let asked = voice.reason != Some(NotObtainedReason::NotAsked);
            self.seen.child_heard |= asked && voice.whose.as_ref().is_none_or(|whose| index.is_child(whose));
            voice::check(voice, &self.holder, at, found);
            if let Some(here) = entry {
                sequence::said_by_then(voice, here.place, index, at, found);
            }
        } else if let Some(sharing) = object.downcast_ref::<Sharing>() {
            voice::sharing(sharing, *entry, at, found);
        } else if let Some(Party { person: None, role: None }) = object.downcast_ref() {
            found.add(RuleCode::Nobody, at, "neither a person nor a role says who is meant");
        } else if let Some(coding) = object.downcast_ref::<Coding>() {
            vocabulary::coding(coding, at, found);
        } else if let Some(help) = object.downcast_ref::<HelpGiven>() {
            value::help_given(help, index, at, found);
        } else if let Some(HelpLevel { ladder, rung }) = object.downcast_ref() {
            value::rung(ladder, rung, index, &at.member("rung"), found);
        }
    }

    #[inline]
    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        match leaf {
            Leaf::Id(id_type, id) => self.id(id_type, id, at),
            Leaf::When(when) => self.when(when, at),
            Leaf::UnknownCode(list, code) => vocabulary::unknown(list, code, at, self.found),
            Leaf::Words(words) => privacy::check(words, at, self.found),
        }
    }
}

impl Sweep<'_, '_, '_> {
    fn id(&mut self, id_type: IdType, id: &str, at: &Path<'_>) {
        privacy::check(id, at, self.found);
        if at.name() != "id" {
            reference(self.index, id_type, id, at, self.found);
        }
    }

    fn when(&mut self, when: When, at: &Path<'_>) {
        if time::has_happened(self.entry.map(|here| here.place.kind), at) {
            self.seen.latest = self.seen.latest.max(Some(when.earliest()));
            time::not_in_future(when, self.index, at, self.found);
        }
        time::not_before_birth(when, self.index, at, self.found);
    }
}

/// What an object that holds a voice says of whose words they are. Taking part in a meeting is not yet being heard.
#[inline]
fn holder<T: Any>(index: &Index<'_>, object: &T) -> Option<Holder> {
    let object: &dyn Any = object;
    let by = |by: Option<&Party>, member| Holder {
        by_child: by.is_some_and(|by| index.is_child(by)),
        by_other: by.is_some_and(|by| index.is_other(by)).then_some(member),
        ..Holder::default()
    };
    if let Some(Wording { by: who, .. }) = object.downcast_ref() {
        Some(Holder { has_words: true, ..by(who.as_ref(), "by") })
    } else if let Some(ProfileStatement { by: who, .. }) = object.downcast_ref() {
        Some(Holder { has_words: true, ..by(who.as_ref(), "by") })
    } else if let Some(View { of, words, stance, options, value, evidence, .. }) = object.downcast_ref() {
        let shown = !options.is_empty() || value.is_some() || !evidence.is_empty();
        let holder = Holder { has_words: words.is_some() || shown, ..by(Some(of), "of") };
        // A view that nobody asked for is the child's, and says nothing.
        Some(Holder { by_child: holder.by_child && (holder.has_words || stance.is_some()), ..holder })
    } else if let Some(Judgement { by: who, .. }) = object.downcast_ref() {
        Some(Holder { has_words: true, ..by(Some(who), "by") })
    } else if let Some(Agreement { by: who, .. }) = object.downcast_ref() {
        Some(Holder { has_words: true, ..by(Some(who), "by") })
    } else if let Some(Participant { who, words, .. }) = object.downcast_ref() {
        Some(Holder { by_child: false, has_words: words.is_some(), ..by(Some(who), "who") })
    } else if object.is::<Worth>() {
        Some(Holder { has_words: true, ..Holder::default() })
    } else if let Some(Observation { observers, .. }) = object.downcast_ref() {
        Some(Holder { observed: !observers.is_empty(), ..Holder::default() })
    } else {
        None
    }
}

/// Members through which the entry that is referred to speaks: without its content they mean nothing.
const SPEAKS: &[&str] = &["evidence", "observation", "measure", "main", "alongside", "scale", "ladder", "byEntry"];

/// Members by which an entry is evidence for another.
const EVIDENCE: &[&str] = &["evidence", "observation"];

/// Whether an entry of this kind can be what a member refers to that may refer to several kinds.
fn may_be_meant(member: &str, kind: EntryKind) -> bool {
    use EntryKind as Kind;
    match member {
        "serves" => matches!(
            kind,
            Kind::Statement
                | Kind::Goal
                | Kind::Need
                | Kind::View
                | Kind::Observation
                | Kind::Attainment
                | Kind::Destination
                | Kind::Transition
                | Kind::Timetable
                | Kind::Wish
        ),
        "explains" => !matches!(
            kind,
            Kind::Person
                | Kind::Scale
                | Kind::Ladder
                | Kind::Measure
                | Kind::Transition
                | Kind::Basis
                | Kind::Amendment
        ),
        "about" | "ledTo" => !matches!(kind, Kind::Scale | Kind::Ladder | Kind::Basis | Kind::Amendment),
        _ => true,
    }
}

fn reference(index: &Index<'_>, id_type: IdType, id: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    let any = id_type == IdType::EntryId;
    let expected = EntryKind::of_ids(id_type);
    if !any && expected.is_none() {
        return; // the id of the record or of the child
    }
    let Some(place) = index.place(id) else {
        match index.removal(id) {
            Some(note) if SPEAKS.contains(&at.name()) => {
                let removals = Path::ROOT.member("removals");
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
    if any && !may_be_meant(at.name(), place.kind) {
        let message = format_args!("the id is that of {}, which cannot be meant here", place.kind.noun());
        found.relate(RuleCode::WrongKind, at, [place.pointer("")], message);
    } else if let Some(expected) = expected.filter(|expected| *expected != place.kind) {
        let message = format_args!("{} is expected, and the id is that of {}", expected.noun(), place.kind.noun());
        found.relate(RuleCode::WrongKind, at, [place.pointer("")], message);
    } else if let Some(amendment) = index.error(id).filter(|_| EVIDENCE.contains(&at.name())) {
        let amendments = Path::ROOT.member("amendments");
        let related = [(&amendments.index(amendment)).into()];
        found.relate(RuleCode::ToEnteredInError, at, related, "the entry was entered in error, and is no evidence");
    }
}
