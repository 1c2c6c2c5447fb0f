//! Judgements beside the values that could be compared: where one says another thing than the other.
//!
//! It asks only of judgements whose meaning is known, in a code of the format or by the mapping of the list's owner.
//! The child's own are left alone: nobody tells a child by numbers how it went for them.

use super::Status;
use super::goal::is_told;
use super::known::{Group, Known};
use super::measure::{Asked, Measured, measured};
use super::people::{judgements, meaning};
use super::summary::{Sureness, TargetMet};
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

/// How many values are looked at in all before the rest is left alone, so that a record of many goals with one measure takes no
/// longer than its size.
const MOST_VALUES: usize = 4_000_000;

pub fn doubts<'r>(index: &Index<'r>) -> Vec<Doubt<'r>> {
    let record = index.record;
    let telling =
        |judgement: &Judgement| judgement.goal.is_some() && judgement.on.is_some() && meaning(judgement).is_some();
    if !record.judgements.iter().any(telling) {
        return Vec::new();
    }
    let known = Known::of_values(index, None, index.as_of);
    let mut looked_at = 0;
    let mut doubts = Vec::new();
    for goal in record.goals.iter().filter(|goal| is_told(goal, &known)) {
        let Some((_, main)) = goal.main.as_ref().and_then(|id| index.measure(id)) else { continue };
        let latest = judgements(goal.id.as_str(), &known);
        let asked =
            Asked { of: Some(goal), main_of: Some(goal), has_child_say: true, is_bare: true, ..Asked::default() };
        let mut now = None;
        // Several people judge on the day of a review: what could be known then is worked out once.
        let mut by_day: HashMap<Date, Measured<'_>> = HashMap::default();
        for judgement in latest.into_iter().filter(|one| telling(one) && known.group(&one.by) != Group::Child) {
            let (Some(said), Some(on)) = (meaning(judgement), judgement.on) else { continue };
            let later =
                known.values(main.id.as_str()).last().is_some_and(|(seen, _)| seen.occurred.earliest() > on.latest());
            let new = usize::from(now.is_none()) + usize::from(later && !by_day.contains_key(&on.latest()));
            looked_at += new * known.values(main.id.as_str()).count();
            if looked_at > MOST_VALUES {
                return doubts;
            }
            let now = now.get_or_insert_with(|| measured(main, asked, &known));
            let until = |day: Date| measured(main, Asked { until: Some(day), ..asked }, &known);
            let then = later.then(|| &*by_day.entry(on.latest()).or_insert_with_key(|day| until(*day)));
            let mut both = then.map(|then| (then, false)).into_iter().chain([(&*now, later)]);
            let against = both.find(|(values, _)| contradicts(said, values));
            if let Some((values, is_outdated)) = against
                && let Some(latest) = &values.progress.latest
            {
                doubts.push(Doubt { judgement, is_outdated, observation: latest.observation.clone() });
            }
        }
    }
    doubts
}

fn contradicts(said: &Achievement, values: &Measured<'_>) -> bool {
    let Some(status) = &values.status else { return false };
    let missed = values.progress.target.as_ref().is_some_and(|target| target.met == TargetMet::NotYet);
    if values.progress.sure == Sureness::One {
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
