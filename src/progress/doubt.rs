//! Judgements beside the values that could be compared: where one says another thing than the other.
//!
//! It asks only of judgements whose meaning is known, in a code of the format or by the mapping of the list's owner.
//! The child's own are left alone: nobody tells a child by numbers how it went for them.

use super::known::{Group, Known};
use super::measure::{Asked, Glimpse, gather, glimpse};
use super::people::{judgements, meaning};
use super::span::is_told;
use super::status::Status;
use super::summary::TargetMet;
use crate::base::hash::HashMap;
use crate::base::{Date, ObservationId};
use crate::index::Index;
use crate::model::{Achievement, Judgement};

/// A judgement that says another thing than the values.
pub struct Doubt<'r> {
    pub judgement: &'r Judgement,
    /// The values that say so came after it.
    pub is_outdated: bool,
    /// The latest observation among them.
    pub observation: ObservationId,
}

/// How often each value is looked at, taken together: then the rest is left alone. A record of many goals with one
/// measure, or of many judgements of one goal on different days, takes no longer than its size.
const MOST_TIMES: usize = 64;

pub fn doubts<'r>(index: &Index<'r>) -> Vec<Doubt<'r>> {
    let record = index.record;
    let telling = |judgement: &Judgement| {
        judgement.goal.is_some() && judgement.on.is_some() && meaning(judgement).is_some_and(can_be_held)
    };
    if !record.judgements.iter().any(telling) {
        return Vec::new();
    }
    let known = Known::of(index, None, index.as_of);
    let mut looked_at = 0;
    let most = (known.weight() + record.judgements.len()).saturating_mul(MOST_TIMES);
    let mut doubts = Vec::new();
    for goal in record.goals.iter().filter(|goal| is_told(goal, &known)) {
        let Some((_, main)) = goal.main.as_ref().and_then(|id| index.measure(id)) else { continue };
        let asked = Asked { of: Some(goal), main_of: Some(goal), has_child_say: true, ..Asked::default() };
        let mut gathered = None;
        // Several people judge on the day of a review: what could be known then is worked out once.
        let mut by_day: HashMap<Option<Date>, Glimpse<'_>> = HashMap::default();
        for judgement in judgements(goal.id.as_str(), &known) {
            let (Some(said), Some(on)) = (meaning(judgement), judgement.on) else { continue };
            if !can_be_held(said) || known.group(&judgement.by) == Group::Child {
                continue;
            }
            let gathered = gathered.get_or_insert_with(|| {
                looked_at += known.weight_of_values(main.id.as_str());
                gather(main, asked, &known)
            });
            let last = gathered.points.last().and_then(|point| point.on);
            let later = last.is_some_and(|last| last.earliest() > on.latest());
            for until in later.then_some(Some(on.latest())).into_iter().chain([None]) {
                let shown = by_day.entry(until).or_insert_with(|| {
                    looked_at += known.weight_of_values(main.id.as_str());
                    glimpse(main, asked, gathered, until, &known)
                });
                if looked_at > most {
                    return doubts;
                }
                if let Some(latest) = shown.latest.filter(|_| contradicts(said, shown)) {
                    doubts.push(Doubt {
                        judgement,
                        is_outdated: later && until.is_none(),
                        observation: latest.clone(),
                    });
                    break;
                }
            }
        }
    }
    doubts
}

/// Whether values can speak against what is said: being worked towards is no direction.
fn can_be_held(said: &Achievement) -> bool {
    !matches!(said, Achievement::InProgress | Achievement::Other(_))
}

fn contradicts(said: &Achievement, values: &Glimpse<'_>) -> bool {
    let Some(status) = &values.status else { return false };
    let missed = values.target == Some(TargetMet::NotYet);
    if values.most < 2 {
        return false;
    }
    let shown = status.achievement();
    let forward = matches!(shown, Some(Achievement::Improving | Achievement::Achieved | Achievement::Sustaining));
    let back = shown == Some(Achievement::Worsening);
    match said {
        Achievement::Improving | Achievement::Sustaining => back,
        Achievement::Achieved => {
            let direct =
                matches!(status, Status::GettingThere | Status::SameSoFar | Status::ComingBack | Status::NotBackYet);
            back || (missed && direct)
        }
        Achievement::Worsening | Achievement::NoProgress => forward,
        Achievement::NotAchieved | Achievement::NotAttainable | Achievement::NoChange => {
            shown == Some(Achievement::Achieved)
        }
        Achievement::InProgress | Achievement::Other(_) => false,
    }
}
