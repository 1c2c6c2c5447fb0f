//! Goals: dates, baseline, target, and how they were closed.

use std::collections::HashSet;

use super::gather::Findings;
use super::index::Index;
use super::measure::direction;
use crate::base::{GoalId, PartialDate, Path, When};
use crate::model::{
    Criterion, Direction, Goal, Intent, Lifecycle, LifecycleState, Measure, MeasureForm, ScaleForm, Value,
};
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let goals = Path::ROOT.member("goals");
    let replaced: HashSet<&GoalId> = index.record.goals.iter().flat_map(|goal| goal.replaces.iter()).collect();
    for (at, goal) in index.record.goals.iter().enumerate() {
        let at = goals.index(at);
        dates(goal, &at, found);
        target(goal, &at, found);
        baseline(goal, index, &at, found);
        against_direction(goal, index, &at, found);
        if goal.intent == Some(Intent::ReduceUnwanted) && goal.unwanted_by.is_empty() {
            let message = "`unwantedBy` is missing: who finds it unwanted?";
            found.add(RuleCode::UnwantedByWhom, &at.member("intent"), message);
        }
        closing(goal, &replaced, &at, found);
        reasons(goal, &at, found);
    }
}

/// When the goal began.
pub fn begun(goal: &Goal) -> Option<PartialDate> {
    goal.baseline.as_ref().and_then(|baseline| baseline.on).or_else(|| first_state(goal).map(|(_, on)| on))
}

fn first_state(goal: &Goal) -> Option<(usize, PartialDate)> {
    let states = goal.lifecycle.iter().enumerate().filter_map(|(at, state)| Some((at, state.on?)));
    states.min_by_key(|(_, on)| on.latest())
}

/// The member that says when the goal began.
fn beginning(goal: &Goal, at: &Path<'_>) -> Pointer {
    let baseline = goal.baseline.as_ref().and_then(|baseline| baseline.on);
    match first_state(goal).filter(|_| baseline.is_none()) {
        Some((state, _)) => (&at.member("lifecycle").index(state).member("on")).into(),
        None => (&at.member("baseline").member("on")).into(),
    }
}

fn dates(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(start) = begun(goal) else { return };
    let before_start = |date: Option<PartialDate>| date.is_some_and(|date| When::from(date).is_before(start));
    if before_start(goal.target.as_ref().and_then(|target| target.due)) {
        let message = "the goal is due before it began";
        found.relate(RuleCode::TargetBeforeStart, &at.member("target").member("due"), [beginning(goal, at)], message);
    }
    if before_start(goal.closing.as_ref().and_then(|closing| closing.on)) {
        let message = "the goal was closed before it began";
        found.relate(RuleCode::ClosedBeforeStart, &at.member("closing").member("on"), [beginning(goal, at)], message);
    }
}

fn target(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(target) = &goal.target else { return };
    let at = at.member("target");
    if target.at_least.zip(target.at_most).is_some_and(|(least, most)| least > most) {
        let related = [(&at.member("atMost")).into()];
        found.relate(RuleCode::TargetRange, &at.member("atLeast"), related, "`atLeast` is more than `atMost`");
    }
    if let Some(criterion) = &target.criterion {
        possible(criterion, &at.member("criterion"), found);
    }
}

fn possible(criterion: &Criterion, at: &Path<'_>, found: &mut Findings<'_>) {
    if criterion.times.zip(criterion.out_of).is_some_and(|(times, out_of)| times > out_of) {
        let related = [(&at.member("outOf")).into()];
        found.relate(RuleCode::CriterionImpossible, &at.member("times"), related, "`times` is more than `outOf`");
    }
    if criterion.share.is_some_and(|share| !(0.0..=1.0).contains(&share.get())) {
        found.add(RuleCode::CriterionImpossible, &at.member("share"), "a share is from 0 to 1");
    }
}

fn baseline(goal: &Goal, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let (Some(baseline), Some(main)) = (&goal.baseline, &goal.main) else { return };
    let Some(value) = &baseline.value else { return };
    let at = at.member("baseline");
    let value_at = at.member("value");
    if let Some(MeasureForm::GoalAttainment(form)) = index.measure(main).map(|measure| &measure.form)
        && let (Value::Number(value), Some(start)) = (value, form.convention.start())
        && value.number.get().total_cmp(&start).is_ne()
    {
        let message = format_args!("with this convention the child begins at {start}");
        found.add(RuleCode::BaselineNotAtStart, &value_at.member("number"), message);
    }
    let Some(id) = &baseline.observation else { return };
    let Some(place) = index.place(id.as_str()) else { return };
    let values = index.observation(id).into_iter().flat_map(|seen| seen.values.iter().enumerate());
    if let Some((other, _)) = { values }.find(|(_, other)| other.measure == *main && other.value != *value) {
        let list = Path::ROOT.member("observations");
        let observation = list.index(place.index);
        let values = observation.member("values");
        let related = [(&values.index(other).member("value")).into()];
        let message = "the observation that serves as the start has another value";
        found.relate(RuleCode::BaselineDisagrees, &value_at, related, message);
    }
}

/// A target on the wrong side of the baseline. Where the aim is to keep something, or to lose it more slowly, there
/// is no wrong side.
fn against_direction(goal: &Goal, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let moves = goal.intent.as_ref().is_none_or(|intent| {
        matches!(
            intent,
            Intent::Gain
                | Intent::Extend
                | Intent::Regain
                | Intent::Generalise
                | Intent::ReduceHelp
                | Intent::ReduceUnwanted
        )
    });
    let (Some(baseline), Some(target)) = (&goal.baseline, &goal.target) else { return };
    let (Some(from), Some(to)) = (&baseline.value, &target.value) else { return };
    let Some(measure) = goal.main.as_ref().and_then(|id| index.measure(id)).filter(|_| moves) else { return };
    let Some((from, to)) = rank(from, measure, index).zip(rank(to, measure, index)) else { return };
    let wrong = match direction(measure, index) {
        Some(Direction::Higher) => to < from,
        Some(Direction::Lower) => to > from,
        _ => false,
    };
    if wrong {
        let related = [(&at.member("baseline").member("value")).into()];
        let message = "the target lies on the other side of the baseline than is wished for";
        found.relate(RuleCode::TargetAgainstDirection, &at.member("target").member("value"), related, message);
    }
}

/// How high a value stands on its measure.
fn rank(value: &Value, measure: &Measure, index: &Index<'_>) -> Option<f64> {
    match value {
        Value::Number(value) if value.unit.is_none() && value.opportunities.is_none() => Some(value.number.get()),
        Value::Level(value) => {
            let MeasureForm::Ordinal(form) = &measure.form else { return None };
            let ScaleForm::Levels(form) = &index.scale(&form.scale)?.form else { return None };
            let at = form.levels.iter().position(|level| level.code == value.code)?;
            let half = if value.half == Some(true) { 0.5 } else { 0.0 };
            u32::try_from(at).ok().map(|at| f64::from(at) + half)
        }
        _ => None,
    }
}

/// The current state: the latest by its date; where dates do not decide, the last in the list.
pub fn current(goal: &Goal) -> Option<(usize, &LifecycleState)> {
    goal.lifecycle.iter().enumerate().reduce(|latest, next| {
        let earlier = next.1.on.zip(latest.1.on).is_some_and(|(next, latest)| When::from(next).is_before(latest));
        if earlier { latest } else { next }
    })
}

fn closing(goal: &Goal, replaced: &HashSet<&GoalId>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(closing) = &goal.closing else { return };
    if let Some((state_at, state)) = current(goal)
        && matches!(
            state.status,
            Lifecycle::Proposed | Lifecycle::Planned | Lifecycle::Accepted | Lifecycle::Active | Lifecycle::OnHold
        )
    {
        let lifecycle = at.member("lifecycle");
        let related = [(&lifecycle.index(state_at).member("status")).into()];
        let message = "the goal is closed, and its latest state says that it goes on";
        found.relate(RuleCode::ClosedAndOpen, &at.member("closing"), related, message);
    }
    if closing.reason == crate::model::ClosingReason::Replaced && !replaced.contains(&goal.id) {
        let message = "no goal names this one in `replaces`";
        found.add(RuleCode::ReplacedByNothing, &at.member("closing").member("reason"), message);
    }
}

fn reasons(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    if goal.closing.is_some() {
        return;
    }
    let lifecycle = at.member("lifecycle");
    for (state_at, state) in goal.lifecycle.iter().enumerate() {
        let asks = matches!(state.status, Lifecycle::OnHold | Lifecycle::Cancelled | Lifecycle::Rejected);
        if asks && state.reason.is_none() {
            found.add(RuleCode::ReasonMissing, &lifecycle.index(state_at), "`reason` is missing");
        }
    }
}
