//! What is looked at wherever it stands: references, codes, dates, parties, voices, words.

use super::gather::Findings;
use super::voice::{Here, Holder};
use super::{governance, privacy, sequence, time, value, vocabulary, voice};
use crate::base::hash::HashMap;
use crate::base::leaf::CodeRef;
use crate::base::meaning::{Coded, Dating, Loss, Meaning, PartyKind, Reference};
use crate::base::shape::Member;
use crate::base::{Date, IdType, Path, When};
use crate::index::{Index, Place};
use crate::model::reference::ObjectRef;
use crate::model::visit::{Visit as _, Visitor};
use crate::model::{
    Agreement, EntryKind, EntryRef, HelpLevel, Judgement, NotObtainedReason, Observation, Participant, Party,
    ProfileStatement, ProgressRecord, Role, View, Voice, Wording, entry,
};
use crate::report::{Pointer, RuleCode};

/// What was seen on the way that rules over the whole record ask for.
#[derive(Default)]
pub struct Seen {
    /// The latest day on or after which something surely happened.
    pub latest: Option<Date>,
    /// Whether the child is heard anywhere, or was asked.
    pub child_heard: bool,
}

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) -> Seen {
    let mut sweep = Sweep {
        index,
        found,
        seen: Seen::default(),
        entry: None,
        holder: Holder::default(),
        speaker: None,
        needed: HashMap::default(),
        start: None,
    };
    let record = index.record;
    let member = |name| Path::ROOT.member(name);
    record.child.visit(&mut sweep, &member(ProgressRecord::CHILD));
    record.for_each_entry(&mut |entry| {
        let list = member(entry.place.kind.list());
        let at = list.index(entry.place.index);
        let audience = entry.get().audience();
        governance::labels(audience, &at, sweep.found);
        time::written_before(entry, &at, sweep.found);
        let is_labelled = governance::is_labelled(audience, entry.get().sensitive());
        sweep.entry = Some(Here { place: entry.place, audience, is_labelled });
        sweep.holder = Holder::default();
        entry.get().visit(&mut sweep, &at);
    });
    sweep.entry = None;
    record.closing.visit(&mut sweep, &member(ProgressRecord::CLOSING));
    record.removals.visit(&mut sweep, &member(ProgressRecord::REMOVALS));
    governance::needed(std::mem::take(&mut sweep.needed), sweep.found);
    sweep.seen
}

struct Start {
    when: When,
    member: &'static str,
    /// How deep the object stands: one within it is another.
    depth: usize,
}

struct Sweep<'a, 'r, 'o> {
    index: &'a Index<'r>,
    found: &'a mut Findings<'o>,
    seen: Seen,
    /// The entry that is being gone over.
    entry: Option<Here<'r>>,
    holder: Holder<'r>,
    /// Whose voice it is that the object holds which is being gone over, where the voice does not say so, and how deep
    /// that party stands. A voice stands behind it; a test of the shapes holds it.
    speaker: Option<(&'r Party, usize)>,
    /// People, scales, ladders and measures without labels, each with where an entry that has some needs it first.
    needed: HashMap<Place, Pointer>,
    /// With what the period of the object starts that is being gone over, and the member that says so. An end stands
    /// behind its start with no object between them; a test of the shapes holds it.
    start: Option<Start>,
}

impl<'r> Visitor<'r> for Sweep<'_, 'r, '_> {
    fn object(&mut self, object: ObjectRef<'r>, at: &Path<'_>) -> bool {
        self.start = None;
        if self.speaker.is_some_and(|(_, depth)| at.depth() < depth) {
            self.speaker = None;
        }
        match object {
            ObjectRef::Party(party) => self.party(party, at),
            ObjectRef::Voice(voice) => self.voice(voice, at),
            ObjectRef::Sharing(sharing) => voice::sharing(sharing, self.entry, at, self.found),
            ObjectRef::Coding(coding) => vocabulary::coding(coding, at, self.found),
            ObjectRef::HelpGiven(help) => value::help_given(help, self.index, at, self.found),
            ObjectRef::HelpLevel(HelpLevel { ladder, rung }) => {
                value::rung(ladder, rung, self.index, &at.member(HelpLevel::RUNG), self.found);
            }
            ObjectRef::Observation(Observation { observers, .. }) => {
                self.holder = Holder { observers: Some(observers), ..Holder::default() };
            }
            ObjectRef::Worth(_) => self.holder = Holder { has_words: true, ..Holder::default() },
            ObjectRef::Wording(Wording { by, .. }) | ObjectRef::ProfileStatement(ProfileStatement { by, .. }) => {
                self.held_by(by.as_ref());
            }
            ObjectRef::Judgement(Judgement { by, .. }) | ObjectRef::Agreement(Agreement { by, .. }) => {
                self.held_by(Some(by));
            }
            ObjectRef::View(view) => self.view(view),
            ObjectRef::Participant(participant) => self.participant(participant),
            _ => {}
        }
        true
    }

    fn words(&mut self, words: &'r str, at: &Path<'_>) {
        privacy::check(words, at, self.found);
    }

    fn code(&mut self, code: CodeRef<'r>, at: &Path<'_>) {
        match (code, at.meaning()) {
            // What was handed on is told where it was written.
            (CodeRef::Unknown(..), _) if is_inherited(at) => {}
            (CodeRef::Unknown(list, code), _) => vocabulary::unknown(list, code, at, self.found),
            (CodeRef::Retired(list, code), _) => vocabulary::retired(list, code, at, self.found),
            (CodeRef::Bare(code), Meaning::Code(Coded::In(list))) => vocabulary::code(list, code, at, self.found),
            (CodeRef::Bare(_), _) => {}
        }
    }

    fn id(&mut self, id_type: IdType, id: &'r str, at: &Path<'_>) {
        privacy::check(id, at, self.found);
        if let Meaning::Refers(meant) = at.meaning() {
            reference(self.index, (id_type, id), meant, at, self.found);
            // A role may stand for a person: the party says.
            if meant.withheld != Loss::Reference && id_type != IdType::PersonId {
                self.needs(id, at);
            }
        }
    }

    fn date(&mut self, when: When, at: &Path<'_>) {
        let Some(Member { name, meaning: Meaning::Dated(dating), .. }) = at.declaration() else { return };
        if dating.is_past() {
            self.seen.latest = self.seen.latest.max(Some(when.earliest()));
            time::not_in_future(when, self.index, at, self.found);
        }
        if *dating != Dating::Born {
            time::not_before_birth(when, self.index, at, self.found);
        }
        let Some(object) = at.parent() else { return };
        if dating.is_start() {
            self.start = Some(Start { when, member: name, depth: object.depth() });
        } else if let Some(start) = self.start.as_ref().filter(|start| dating.is_end() && start.depth == object.depth())
        {
            time::end_before_start((start.when, start.member), (when, *name), object, self.found);
        }
    }
}

/// Not inlined, so that looking at an object of which there is nothing to say, as of most, stays a few instructions.
impl<'r> Sweep<'_, 'r, '_> {
    /// An entry that is for some needs what has this id.
    fn needs(&mut self, id: &str, at: &Path<'_>) {
        let Some(Here { is_labelled: true, .. }) = self.entry else { return };
        let Some(place) = self.index.place(id).filter(|place| place.kind.is_support()) else { return };
        let is_labelled = |entry: EntryRef<'_>| governance::is_labelled(entry.audience(), entry.sensitive());
        if !self.index.record.entry(place).is_some_and(is_labelled) {
            self.needed.entry(place).or_insert_with(|| at.into());
        }
    }

    #[inline(never)]
    fn party(&mut self, party: &'r Party, at: &Path<'_>) {
        if !party.is_somebody() {
            self.found.add(RuleCode::Nobody, at, "neither a person nor a role says who is meant");
        }
        if party.role == Some(Role::Child) && self.index.is_listed_as_other(party) {
            let message = "the person who is named is listed, and not with the role `child`";
            self.found.add(RuleCode::SecondChild, &at.member(Party::ROLE), message);
        }
        let &Meaning::Party(kind) = at.meaning() else { return };
        if let Some(person) = party.person.as_ref().filter(|_| party.role.is_none() && kind.is_author()) {
            self.needs(person.as_str(), at);
        }
        if kind == PartyKind::Speaker {
            self.speaker = Some((party, at.depth()));
        }
    }

    #[inline(never)]
    fn voice(&mut self, voice: &'r Voice, at: &Path<'_>) {
        let Self { index, found, entry, .. } = self;
        let speaker = self.speaker.filter(|(_, depth)| *depth == at.depth()).map(|(party, _)| party);
        let named = voice.whose.as_ref().or(speaker);
        let asked = voice.reason != Some(NotObtainedReason::NotAsked);
        let is_childs = named.map_or(self.holder.observers.is_some(), |named| index.is_child(named));
        let is_nobodys = !is_childs && !named.is_some_and(Party::is_somebody);
        self.seen.child_heard |= asked && is_childs;
        // Both named, and not the same: whose words stand in the holder?
        let is_anothers = speaker.is_some_and(|speaker| index.is_child(speaker) != is_childs);
        if is_nobodys {
            let message = "neither `whose` nor what holds the voice says whose it is";
            found.add(RuleCode::SpeakerMissing, at, message);
        }
        voice::check(voice, is_anothers, &self.holder, at, found);
        if let Some(here) = entry {
            sequence::said_by_then(voice, here.place, index, at, found);
        }
    }

    /// An object of words that are this party's.
    #[inline(never)]
    fn held_by(&mut self, by: Option<&Party>) {
        let by_child = by.is_some_and(|by| self.index.is_child(by));
        let by_other = !by_child && by.is_some_and(Party::is_somebody);
        self.seen.child_heard |= by_child;
        self.holder = Holder { by_other, has_words: true, ..Holder::default() };
    }

    /// Taking part in a meeting is not yet being heard.
    #[inline(never)]
    fn participant(&mut self, Participant { who, words, .. }: &Participant) {
        let by_other = self.index.is_other(who);
        self.holder = Holder { has_words: words.is_some(), by_other, ..Holder::default() };
    }

    #[inline(never)]
    fn view(&mut self, view: &View) {
        let shown = !view.options.is_empty() || view.value.is_some() || !view.evidence.is_empty();
        let has_words = view.words.is_some() || shown;
        let by_child = self.index.is_child(&view.of);
        let by_other = !by_child && view.of.is_somebody();
        // A view that nobody asked for is the child's, and says nothing.
        let by_child = by_child && (has_words || view.stance.is_some());
        self.seen.child_heard |= by_child;
        self.holder = Holder { by_other, has_words, ..Holder::default() };
    }
}

fn reference(
    index: &Index<'_>,
    (id_type, id): (IdType, &str),
    reference: &Reference,
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
        found.relate(
            RuleCode::WrongKind,
            at,
            [place.pointer("")],
            format_args!("the id is that of {}, which cannot be meant here", place.kind.noun()),
        );
    } else if let Some(expected) = expected.filter(|expected| *expected != place.kind) {
        found.relate(
            RuleCode::WrongKind,
            at,
            [place.pointer("")],
            format_args!("{} is expected, and the id is that of {}", expected.noun(), place.kind.noun()),
        );
    } else if let Some(amendment) = index.error(id).filter(|_| reference.evidence) {
        let amendments = Path::ROOT.member(ProgressRecord::AMENDMENTS);
        let related = [(&amendments.index(amendment)).into()];
        found.relate(RuleCode::ToEnteredInError, at, related, "the entry was entered in error, and is no evidence");
    }
}

fn is_inherited(at: &Path<'_>) -> bool {
    at.name() == entry::INHERITS || at.parent().is_some_and(is_inherited)
}
