//! Takes out of one entry what may not stand.

use std::any::Any;

use super::loss::{self, Loss};
use super::nodes::{Nodes, State};
use super::{LeftOut, LeftOutReason, Rule, Why};
use crate::base::Path;
use crate::base::prune::{Fate, Prune};
use crate::index::Place;
use crate::model::{AidEvent, Handover, Observation, Participant, Party, Role, Sharing, Voice};

pub struct Cutter<'n, 'r, R> {
    nodes: &'n mut Nodes<'r>,
    rule: &'n R,
    place: Place,
    /// Whether what the entry refers to is noted.
    gathers: bool,
    /// What was taken out, where it is to be told.
    told: Option<&'n mut Vec<LeftOut>>,
    /// How many items were in the list before.
    before: usize,
    taken: usize,
    /// Why something fell last.
    pub why: Why,
    /// Something fell that takes the entry along.
    pub entry_falls: bool,
}

/// Words beside what somebody said: the member, and how it is taken out. Says whether something was there.
type Beside<T> = (&'static str, fn(&mut T) -> bool);

impl<'n, 'r, R: Rule> Cutter<'n, 'r, R> {
    /// To see whether the entry stands.
    pub fn on_trial(nodes: &'n mut Nodes<'r>, rule: &'n R, place: Place, gathers: bool) -> Self {
        let why = LeftOutReason::NothingLeft.into();
        Self { nodes, rule, place, gathers, told: None, before: 0, taken: 0, why, entry_falls: false }
    }

    /// To take out what falls, and tell it.
    pub fn in_earnest(nodes: &'n mut Nodes<'r>, rule: &'n R, place: Place, told: &'n mut Vec<LeftOut>) -> Self {
        let before = told.len();
        Self { told: Some(told), before, ..Self::on_trial(nodes, rule, place, false) }
    }

    fn falls(&mut self, why: impl Into<Why>, fate: Fate) -> Fate {
        self.why = why.into();
        fate
    }

    /// What has become of what has this id, the entry that stood for it, and whether that is the child.
    fn target(&self, id: &str) -> (State, Option<Place>, bool) {
        match self.nodes.target(id) {
            (State::Absent, None, _) if self.rule.is_held(id) => (State::Stands, None, false),
            known => known,
        }
    }

    /// Why the person of a party cannot be named, and whether the role in which they act can still stand for them.
    fn cannot_name(&mut self, party: &Party) -> Option<(Why, bool)> {
        let id = party.person.as_ref()?;
        let (state, place, is_child) = self.target(id.as_str());
        if state == State::Stands {
            if self.gathers {
                self.nodes.refer(self.place, id.as_str(), loss::of("Party", "person"));
            }
            return None;
        }
        // The child in another role is not somebody else.
        let role_stands = party.role.as_ref().is_some_and(|role| !is_child || *role == Role::Child);
        Some((cannot_refer(state, place), role_stands))
    }

    /// Why what somebody said goes: they keep it, or nobody would know whose it is, and it would be taken for the child's.
    fn voice_falls(&mut self, voice: &Voice) -> Option<Why> {
        if let Some(reason) = voice.sharing.as_ref().and_then(|sharing| self.rule.sharing(sharing)) {
            return Some(reason.into());
        }
        let (why, role_stands) = self.cannot_name(voice.whose.as_ref()?)?;
        (!role_stands).then_some(why)
    }

    /// Takes what somebody said out of an object that can do without it, with the words beside it that may repeat it.
    fn strip<T>(
        &mut self,
        at: &Path<'_>,
        object: &mut T,
        voice: fn(&mut T) -> &mut Option<Box<Voice>>,
        beside: &[Beside<T>],
    ) {
        let Some(why) = voice(object).as_ref().and_then(|voice| self.voice_falls(voice)) else { return };
        self.why = why;
        *voice(object) = None;
        self.taken(&at.member("voice"));
        for (member, take) in beside {
            if take(object) {
                self.taken(&at.member(member));
            }
        }
    }

    fn voices(&mut self, object: &mut dyn Any, at: &Path<'_>) {
        if let Some(seen) = object.downcast_mut::<Observation>() {
            self.strip(
                at,
                seen,
                |seen| &mut seen.voice,
                &[
                    ("seen", |seen| seen.seen.take().is_some()),
                    ("interpretations", |seen| !std::mem::take(&mut seen.interpretations).is_empty()),
                ],
            );
        } else if let Some(part) = object.downcast_mut::<Participant>() {
            self.strip(at, part, |part| &mut part.voice, &[("words", |part| part.words.take().is_some())]);
        } else if let Some(event) = object.downcast_mut::<AidEvent>() {
            self.strip(at, event, |event| &mut event.voice, &[("why", |event| event.why.take().is_some())]);
        } else if let Some(handover) = object.downcast_mut::<Handover>() {
            self.strip(at, handover, |given| &mut given.voice, &[("what", |given| given.what.take().is_some())]);
        }
    }
}

impl<R: Rule> Prune for Cutter<'_, '_, R> {
    fn object(&mut self, object: &mut dyn Any, at: &Path<'_>) -> Fate {
        if let Some(reason) = self.rule.object(object) {
            return self.falls(reason, Fate::Falls);
        }
        if let Some(party) = object.downcast_mut::<Party>() {
            let Some((why, role_stands)) = self.cannot_name(party) else { return Fate::Stands };
            if !role_stands {
                return self.falls(why, Fate::Falls);
            }
            self.why = why;
            party.person = None;
            self.taken(&at.member("person"));
        } else if let Some(voice) = object.downcast_ref::<Voice>() {
            if let Some(why) = self.voice_falls(voice) {
                return self.falls(why, Fate::TakesHolder);
            }
        } else if let Some(sharing) = object.downcast_ref::<Sharing>() {
            if let Some(reason) = self.rule.sharing(sharing) {
                return self.falls(reason, Fate::TakesHolder);
            }
        } else {
            self.voices(object, at);
        }
        Fate::Stands
    }

    fn reference(&mut self, holder: &'static str, id: &str, at: &Path<'_>) -> Fate {
        let (state, place, _) = self.target(id);
        if state == State::Stands {
            if self.gathers && holder != "Party" {
                self.nodes.refer(self.place, id, loss::of(holder, at.name()));
            }
            return Fate::Stands;
        }
        let why = cannot_refer(state, place);
        match loss::of(holder, at.name()).when(state) {
            Loss::Reference => self.falls(why, Fate::Falls),
            Loss::Holder => self.falls(why, Fate::TakesHolder),
            Loss::Entry => {
                self.entry_falls = true;
                let withheld = state == State::Withheld;
                let reason = if withheld { LeftOutReason::RestsOnLeftOut } else { why.reason };
                self.falls(Why { reason, ..why }, Fate::TakesHolder)
            }
        }
    }

    fn extensions(&mut self, _at: &Path<'_>) -> Fate {
        if self.taken == 0 { Fate::Stands } else { self.falls(LeftOutReason::Extensions, Fate::Falls) }
    }

    fn taken(&mut self, at: &Path<'_>) {
        self.taken += 1;
        if let Some(told) = &mut self.told {
            told.push(LeftOut::of(at.into(), self.why));
        }
    }

    fn so_far(&self) -> usize {
        self.taken
    }

    fn forget(&mut self, so_far: usize) {
        self.taken = so_far;
        if let Some(told) = &mut self.told {
            told.truncate(self.before + so_far);
        }
    }
}

/// Why a reference to an entry of this state cannot stay.
fn cannot_refer(state: State, because: Option<Place>) -> Why {
    let withheld = state == State::Withheld;
    let reason = if withheld { LeftOutReason::RefersToLeftOut } else { LeftOutReason::RefersToNothing };
    Why { reason, because }
}
