//! Takes out of one entry what may not stand.

use super::nodes::{Nodes, State};
use super::rule::Rule;
use super::why::Why;
use super::{LeftOut, LeftOutReason};
use crate::base::meaning::{Loss, Meaning, PartyKind, Reference};
use crate::base::{Path, When};
use crate::model::prune::{Fate, Prune};
use crate::model::reference::ObjectMut;
use crate::model::{AidEvent, Handover, Observation, Participant, Party, Place, Role, Sharing, SharingAnswer, Voice};

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
    /// How deep the object stands whose voice was taken out.
    silenced: Option<usize>,
    /// How deep the members stand of an object that has lost whose words it holds, and why.
    nobodys: Option<(usize, Why)>,
    /// Why something fell last.
    pub why: Why,
    /// Something fell that takes the entry along.
    pub entry_falls: bool,
}

impl<'n, 'r, R: Rule> Cutter<'n, 'r, R> {
    /// To see whether the entry stands.
    pub fn on_trial(nodes: &'n mut Nodes<'r>, rule: &'n R, place: Place, gathers: bool) -> Self {
        let why = LeftOutReason::NothingLeft.into();
        Self {
            nodes,
            rule,
            place,
            gathers,
            told: None,
            before: 0,
            taken: 0,
            silenced: None,
            nobodys: None,
            why,
            entry_falls: false,
        }
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

    /// What has become of what has this id, the entry that stood for it, and whether that is the child, where it is
    /// somebody with roles.
    fn target(&self, id: &str) -> (State, Option<Place>, Option<bool>) {
        match self.nodes.target(id) {
            (State::Absent, None, _) => (self.rule.missing(id), None, None),
            known => known,
        }
    }

    /// Why the person of a party cannot be named, and whether the role in which they act can still stand for them.
    fn cannot_name(&mut self, party: &Party) -> Option<(Why, bool)> {
        let id = party.person.as_ref()?;
        let (state, place, is_child) = self.target(id.as_str());
        if state == State::Stands {
            return None;
        }
        // Nobody else is the child, and of several nobody knows. Whoever has no roles may have this one.
        let may_be_child = match is_child {
            Some(is_child) => is_child && !self.nodes.has_several_children,
            None => place.is_some() || state == State::Absent,
        };
        let role_stands = party.role.as_ref().is_some_and(|role| may_be_child || *role != Role::Child);
        Some((cannot_refer(state, place), role_stands))
    }

    /// Whether the person of a party is the child.
    fn is_the_child(&self, party: &Party) -> bool {
        let is_child = party.person.as_ref().and_then(|id| self.target(id.as_str()).2);
        is_child == Some(true) && !self.nodes.has_several_children
    }

    /// Why what somebody said goes: they keep it, or nobody would know whose it is, and it would be taken for the
    /// child's.
    fn voice_falls(&mut self, voice: &Voice) -> Option<Why> {
        self.is_kept(voice).or_else(|| self.is_nobodys(voice))
    }

    fn is_kept(&self, voice: &Voice) -> Option<Why> {
        Some(self.rule.sharing(voice.sharing.as_ref()?)?.into())
    }

    fn is_nobodys(&mut self, voice: &Voice) -> Option<Why> {
        let (why, role_stands) = self.cannot_name(voice.whose.as_ref()?)?;
        (!role_stands).then_some(why)
    }

    /// Takes those out of the child's answer who cannot be named. The answer comes to no more than before: a role does
    /// not stand for the one person in it who was meant, and a yes to somebody does not become a yes to all.
    fn name_no_more(&mut self, sharing: &mut Sharing, at: &Path<'_>) {
        let shared_with = at.member(Sharing::SHARED_WITH);
        let mut index = 0;
        sharing.shared_with.retain(|party| {
            let falls = self.cannot_name(party);
            if let Some((why, _)) = falls {
                self.why = why;
                self.taken(&shared_with.index(index));
            }
            index += 1;
            falls.is_none()
        });
        let answers_some = matches!(sharing.answer, SharingAnswer::Yes | SharingAnswer::NotAsked);
        if index > 0 && sharing.shared_with.is_empty() && answers_some {
            sharing.answer = SharingAnswer::Some;
        }
    }

    /// Takes what somebody said out of an object that can do without it. What beside it may repeat it falls as well.
    fn silence(&mut self, voice: &mut Option<Box<Voice>>, at: &Path<'_>) {
        let Some(why) = voice.as_ref().and_then(|voice| self.voice_falls(voice)) else { return };
        self.why = why;
        *voice = None;
        self.taken(&at.member(Observation::VOICE));
        self.silenced = Some(at.depth());
    }
}

impl<R: Rule> Prune for Cutter<'_, '_, R> {
    fn object(&mut self, mut object: ObjectMut<'_>, at: &Path<'_>) -> Fate {
        if self.silenced.is_some_and(|depth| at.depth() <= depth) {
            self.silenced = None;
        }
        if self.nobodys.is_some_and(|(depth, _)| at.depth() < depth) {
            self.nobodys = None;
        }
        let is_part = at.declaration().is_some();
        if let Some(reason) = is_part.then(|| self.rule.part(&mut object)).flatten() {
            return self.falls(reason, Fate::Falls);
        }
        match object {
            ObjectMut::Party(party) => {
                let Some((why, role_stands)) = self.cannot_name(party) else {
                    if let Some(reason) = self.rule.role(party) {
                        self.why = reason.into();
                        party.role = None;
                        self.taken(&at.member(Party::ROLE));
                    }
                    return Fate::Stands;
                };
                if !role_stands {
                    if *at.meaning() == Meaning::Party(PartyKind::Speaker) {
                        self.nobodys = Some((at.depth(), why));
                    }
                    return self.falls(why, Fate::Falls);
                }
                self.why = why;
                if self.is_the_child(party) {
                    party.role = Some(Role::Child); // in whatever role, they are nobody else
                }
                party.person = None;
                self.taken(&at.member(Party::PERSON));
            }
            ObjectMut::Voice(voice) => {
                // Their answer is asked first: what stands beside the voice goes with it.
                if let Some(why) = self.is_kept(voice) {
                    return self.falls(why, Fate::TakesHolder);
                }
                // A voice that says nothing of whose it is belongs to whom its holder names, and goes with them: it is
                // never handed to somebody else. So does one without words of its own, which would claim the holder's.
                let is_holders = !voice.whose.as_ref().is_some_and(Party::is_somebody) || voice.words.is_none();
                if let Some((_, why)) = self.nobodys.filter(|(depth, _)| is_holders && at.depth() == *depth) {
                    return self.falls(why, Fate::Falls);
                }
                if let Some(why) = self.is_nobodys(voice) {
                    return self.falls(why, Fate::TakesHolder);
                }
            }
            ObjectMut::Sharing(sharing) => {
                if let Some(reason) = self.rule.sharing(sharing) {
                    return self.falls(reason, Fate::TakesHolder);
                }
                self.name_no_more(sharing, at);
            }
            ObjectMut::Observation(Observation { voice, .. })
            | ObjectMut::Participant(Participant { voice, .. })
            | ObjectMut::AidEvent(AidEvent { voice, .. })
            | ObjectMut::Handover(Handover { voice, .. }) => self.silence(voice, at),
            _ => {}
        }
        Fate::Stands
    }

    fn beside_voice(&mut self, at: &Path<'_>) -> Fate {
        let is_part = self.silenced.is_some_and(|depth| at.depth() > depth);
        if is_part { Fate::Falls } else { Fate::Stands }
    }

    fn reference(&mut self, reference: Reference, id: &str) -> Fate {
        let (state, place, _) = self.target(id);
        if state == State::Stands {
            if self.gathers {
                self.nodes.refer(self.place, id, reference);
            }
            return Fate::Stands;
        }
        let why = cannot_refer(state, place);
        match state.loss(reference) {
            Loss::Reference => self.falls(why, Fate::Falls),
            Loss::Holder => self.falls(why, Fate::TakesHolder),
            Loss::Entry => {
                self.entry_falls = true;
                let is_left_out = why.reason == LeftOutReason::RefersToLeftOut;
                let reason = if is_left_out { LeftOutReason::RestsOnLeftOut } else { why.reason };
                self.falls(Why { reason, ..why }, Fate::TakesHolder)
            }
        }
    }

    fn date(&mut self, when: When, at: &Path<'_>) -> Fate {
        let &Meaning::Dated(dating) = at.meaning() else { return Fate::Stands };
        self.rule.date(when, dating).map_or(Fate::Stands, |reason| self.falls(reason, Fate::Falls))
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
    let reason =
        if withheld && because.is_some() { LeftOutReason::RefersToLeftOut } else { LeftOutReason::RefersToNothing };
    Why { reason, because }
}
