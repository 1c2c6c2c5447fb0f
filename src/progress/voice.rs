//! The child's own words, and whose voice is heard.

use crate::base::hash::HashSet;
use crate::base::sort;

use super::known::{Group, Known};
use super::order::in_time;
use super::summary::{Presence, SaidByChild, VoiceGroup, VoicePresence};
use crate::base::When;
use crate::index::may_be_shown;
use crate::model::Text;
use crate::model::{Manner, NotObtainedReason, Party, Voice};

/// Whether what stands beside the voice are the person's own words, and not what others made of a look or a movement.
pub fn is_quoted(manner: &Manner) -> bool {
    matches!(manner, Manner::Verbatim | Manner::Signed | Manner::Symbols | Manner::Aac | Manner::Drawn)
}

/// Whose a voice is that does not say so.
#[derive(Clone, Copy)]
enum Own<'r> {
    /// The child's, as in an observation.
    Child,
    /// The party's whose words the holder has, where it names one.
    Of(Option<&'r Party>),
}

/// Everything that somebody said in the period, whoever it was.
struct Heard<'k, 'i, 'r> {
    known: &'k Known<'i, 'r>,
    said: Vec<SaidByChild>,
    once: HashSet<&'r str>,
    present: HashSet<Group>,
    asked: Vec<(Group, Option<NotObtainedReason>)>,
}

pub fn heard(known: &Known<'_, '_>) -> (Vec<SaidByChild>, Vec<VoicePresence>) {
    let record = known.index.record;
    let mut heard =
        Heard { known, said: Vec::new(), once: HashSet::default(), present: HashSet::default(), asked: Vec::new() };
    for statement in record.profile.iter().filter(|one| known.counts(one.id.as_str())) {
        let by_child = statement.by.as_ref().is_some_and(|by| known.index.is_child(by));
        // Somebody else's words about the child, with a voice that says how the child took part, are theirs.
        let words = by_child.then_some(&statement.text);
        heard.hear(Own::Of(statement.by.as_ref()), statement.voice.as_deref(), words, statement.on.map(When::from));
    }
    for goal in record.goals.iter().filter(|goal| known.counts(goal.id.as_str())) {
        for wording in &goal.wordings {
            heard.hear(
                Own::Of(wording.by.as_ref()),
                wording.voice.as_deref(),
                Some(&wording.text),
                wording.on.map(When::from),
            );
        }
        if let Some(worth) = &goal.worth {
            heard.hear(Own::Of(None), worth.voice.as_deref(), worth.words.as_ref(), None);
        }
    }
    for seen in &known.observations {
        let on = Some(seen.occurred);
        heard.hear(Own::Child, seen.voice.as_deref(), None, on);
        for party in seen.observers.iter().chain(seen.interpretations.iter().filter_map(|one| one.by.as_ref())) {
            heard.hear(Own::Of(Some(party)), None, None, on);
        }
    }
    for judgement in record.judgements.iter().filter(|one| known.counts(one.id.as_str())) {
        let on = judgement.on.map(When::from);
        heard.hear(Own::Of(Some(&judgement.by)), judgement.voice.as_deref(), judgement.words.as_ref(), on);
    }
    for view in record.views.iter().filter(|one| known.counts(one.id.as_str())) {
        heard.hear(Own::Of(Some(&view.of)), view.voice.as_deref(), view.words.as_ref(), view.on);
    }
    for review in record.reviews.iter().filter(|one| known.counts(one.id.as_str())) {
        for participant in review.participants.iter().filter(|one| one.voice.is_some()) {
            heard.hear(Own::Of(Some(&participant.who)), participant.voice.as_deref(), None, Some(review.held));
        }
    }
    sort::by(&mut heard.said, |one, other| in_time(other.on, one.on));
    let voices = [
        (VoiceGroup::Child, Group::Child),
        (VoiceGroup::Family, Group::Family),
        (VoiceGroup::Professionals, Group::Professional),
    ];
    let voices = voices.into_iter().map(|(whose, group)| {
        if heard.present.contains(&group) {
            return VoicePresence::new(whose, Presence::Present);
        }
        let mut asked = heard.asked.iter().filter(|(of, _)| *of == group).map(|(_, reason)| reason).peekable();
        let presence = if asked.peek().is_some() { Presence::Asked } else { Presence::Absent };
        let mut reasons: Vec<NotObtainedReason> = asked.flatten().cloned().collect();
        sort::by(&mut reasons, Ord::cmp);
        reasons.dedup();
        let mut voice = VoicePresence::new(whose, presence);
        voice.reasons = reasons.into();
        voice
    });
    (heard.said, voices.collect())
}

impl<'r> Heard<'_, '_, 'r> {
    /// One utterance: whose it is unless the voice names somebody, with a voice and words where there are.
    fn hear(&mut self, own: Own<'r>, voice: Option<&'r Voice>, words: Option<&'r Text>, on: Option<When>) {
        let on = voice.and_then(|voice| voice.on).map(When::from).or(on);
        if on.is_some_and(|on| !self.known.by_then(on) || !self.known.not_over(on)) {
            return;
        }
        let whose = voice.and_then(|voice| voice.whose.as_ref());
        let group = match (whose, own) {
            (Some(party), _) | (None, Own::Of(Some(party))) if party.is_somebody() => self.known.group(party),
            (None, Own::Child) if voice.is_some() => Group::Child,
            // Nobody knows whose it is, and it is given to nobody.
            _ => return,
        };
        let manner = voice.map_or(Manner::Verbatim, |voice| voice.manner.clone());
        if manner == Manner::NotObtained {
            let reason = voice.and_then(|voice| voice.reason.clone());
            if reason != Some(NotObtainedReason::NotAsked) {
                self.asked.push((group, reason));
            }
            return;
        }
        self.present.insert(group);
        if group != Group::Child
            || !may_be_shown(voice)
            || matches!(manner, Manner::Interpreted | Manner::Represented | Manner::Other(_))
        {
            return;
        }
        // Words beside a look or a movement are those of whoever wrote it down, and words beside somebody else's name
        // are theirs.
        let beside = words.filter(|_| !matches!(own, Own::Of(Some(by)) if self.known.group(by) != Group::Child));
        let own = voice.and_then(|voice| voice.words.as_ref()).or(beside).filter(|_| is_quoted(&manner));
        let response = voice.and_then(|voice| voice.response.as_ref());
        let Some(text) = own.or(response) else { return };
        if self.once.insert(text.words.as_str()) {
            let mut said = SaidByChild::new(manner);
            said.words = own.cloned();
            said.response = response.cloned();
            said.on = on;
            self.said.push(said);
        }
    }
}
