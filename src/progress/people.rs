//! What each person thinks, side by side.

use crate::base::hash::Table;
use crate::base::sort;

use super::account::Account;
use super::known::{Group, Known};
use super::summary::{Accord, JudgementOf, ViewOf};
use crate::base::When;
use crate::index::may_be_shown;
use crate::model::{Achievement, Judgement, Manner, Party, View, Voice};

/// The key by which one person's judgements are told from another's: the listed person, else the role.
pub fn who(party: &Party) -> (Option<&str>, Option<&str>) {
    match &party.person {
        Some(person) => (Some(person.as_str()), None),
        None => (None, party.role.as_ref().map(crate::model::Role::as_str)),
    }
}

/// The latest of each person's, the child's first, then the family's, then others'; within each in the order in which
/// they first spoke.
fn latest_of_each<'r, T>(
    all: impl Iterator<Item = &'r T>,
    by: impl Fn(&'r T) -> &'r Party,
    known: &Known<'_, 'r>,
    is_later: impl Fn(&'r T, &'r T) -> bool,
) -> Vec<&'r T> {
    let mut latest: Vec<&T> = Vec::new();
    let mut places = Table::default();
    for one in all {
        // The child is one person, by whatever id or role.
        let group = known.group(by(one));
        let who = if group == Group::Child { (None, None) } else { who(by(one)) };
        let at = *places.entry(who).or_insert(latest.len());
        match latest.get_mut(at) {
            Some(held) => {
                if is_later(one, held) {
                    *held = one;
                }
            }
            None => latest.push(one),
        }
    }
    sort::by(&mut latest, |one, other| known.group(by(one)).cmp(&known.group(by(other))));
    latest
}

/// Whether one that was said on this day takes the place of another, which stands before it in the record.
fn is_later(one: Option<When>, held: Option<When>) -> bool {
    match (one, held) {
        (Some(one), Some(held)) => !one.is_before(held),
        (one, held) => one.is_some() || held.is_none(),
    }
}

/// Each person's latest judgement. What the child keeps to themselves, or to some, is nowhere in the summary.
pub fn judgements<'r>(id: &str, known: &Known<'_, 'r>) -> Vec<&'r Judgement> {
    let in_period = known.judged(id).iter().copied();
    let in_period = in_period.filter(|judgement| judgement.on.is_none_or(|on| known.not_over(on)));
    let in_period = in_period.filter(|judgement| may_be_shown(judgement.voice.as_deref()));
    latest_of_each(
        in_period,
        |judgement| &judgement.by,
        known,
        |one, held| is_later(one.on.map(When::from), held.on.map(When::from)),
    )
}

pub fn views<'r>(id: &str, account: &Account<'_, 'r>) -> Vec<&'r View> {
    let known = &account.known;
    let obtained = |view: &&View| view.voice.as_ref().is_none_or(|voice| voice.manner != Manner::NotObtained);
    let in_period = account.viewed(id).iter().copied().filter(obtained);
    let in_period = in_period.filter(|view| view.on.is_none_or(|on| known.not_over(on)));
    let in_period = in_period.filter(|view| may_be_shown(view.voice.as_deref()));
    latest_of_each(in_period, |view| &view.of, known, |one, held| is_later(one.on, held.on))
}

/// What the judgement amounts to, in the person's own code or by the mapping of the list's owner.
pub fn meaning(judgement: &Judgement) -> Option<&Achievement> {
    judgement.achievement.as_ref().or_else(|| judgement.local.as_ref()?.means.as_ref())
}

pub fn is_glad(achievement: &Achievement) -> bool {
    matches!(achievement, Achievement::Improving | Achievement::Achieved | Achievement::Sustaining)
}

fn is_under_way(achievement: &Achievement) -> bool {
    matches!(achievement, Achievement::Improving | Achievement::NoChange | Achievement::Worsening)
}

/// What the judgements have in common. Being worked towards is no direction.
pub fn accord(judgements: &[&Judgement]) -> Accord {
    let meanings: Vec<&Achievement> = judgements.iter().copied().filter_map(meaning).collect();
    let ways: Vec<&Achievement> =
        meanings.iter().copied().filter(|meaning| **meaning != Achievement::InProgress).collect();
    match (judgements.len(), ways.as_slice()) {
        (0, _) => Accord::Nobody,
        (1, _) => Accord::OneVoice,
        // Being worked towards says that it is not reached, and no more.
        (_, [_, ..]) if ways.len() < meanings.len() && ways.iter().any(|way| !is_under_way(way)) => Accord::Differ,
        (_, [first, others @ ..]) if !others.is_empty() => {
            if others.iter().all(|other| other == first) {
                Accord::Agree
            } else if ways.iter().all(|way| is_glad(way)) {
                Accord::SameWay
            } else {
                Accord::Differ
            }
        }
        _ if meanings.len() > 1 && meanings.iter().all(|meaning| **meaning == Achievement::InProgress) => Accord::Agree,
        _ => Accord::InWords,
    }
}

/// The voice where it is that of the party whose words the entry has: what somebody else said is not theirs.
fn own_voice<'r>(voice: Option<&'r Voice>, party: &Party) -> Option<&'r Voice> {
    voice.filter(|voice| voice.whose.as_ref().is_none_or(|whose| !whose.is_somebody() || whose == party))
}

pub fn judgement_of(judgement: &Judgement) -> JudgementOf {
    let mut own = JudgementOf::new(judgement.id.clone(), judgement.by.clone());
    own.on = judgement.on;
    own.achievement = meaning(judgement).cloned();
    own.local.clone_from(&judgement.local);
    let voice = own_voice(judgement.voice.as_deref(), &judgement.by);
    own.words = judgement.words.clone().or_else(|| voice?.words.clone());
    own.response = voice.and_then(|voice| voice.response.clone());
    own.provisional = judgement.provisional;
    own
}

pub fn view_of(view: &View) -> ViewOf {
    let mut own = ViewOf::new(view.id.clone(), view.of.clone());
    own.on = view.on;
    own.stance.clone_from(&view.stance);
    let voice = own_voice(view.voice.as_deref(), &view.of);
    own.words = view.words.clone().or_else(|| voice?.words.clone());
    own.response = voice.and_then(|voice| voice.response.clone());
    own.value.clone_from(&view.value);
    own.options = view.options.iter().cloned().collect();
    own
}
