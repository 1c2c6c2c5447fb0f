//! Goals: dates, baseline, target, and how they were closed.

use crate::base::hash::HashSet;

use super::gather::Findings;
use crate::base::{GoalId, PartialDate, Path, When};
use crate::index::{Index, current};
use crate::model::{
    Baseline, Criterion, Goal, GoalClosing, Intent, Lifecycle, LifecycleState, MeasureForm, Measured, NumberValue,
    Observation, ProgressRecord, Target, Value,
};
use crate::report::{Pointer, RuleCode};
use crate::yardstick::aims_back;

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let goals = Path::ROOT.member(ProgressRecord::GOALS);
    let replaced: HashSet<&GoalId> = index.record.goals.iter().flat_map(|goal| goal.replaces.iter()).collect();
    for (at, goal) in index.record.goals.iter().enumerate() {
        let at = goals.index(at);
        dates(goal, &at, found);
        target(goal, &at, found);
        baseline(goal, index, &at, found);
        against_direction(goal, index, &at, found);
        if goal.intent == Some(Intent::ReduceUnwanted) && goal.unwanted_by.is_empty() {
            let message = "`unwantedBy` is missing: who finds it unwanted?";
            found.add(RuleCode::UnwantedByWhom, &at.member(Goal::INTENT), message);
        }
        closing(goal, &replaced, &at, found);
        reasons(goal, &at, found);
    }
}

/// When the goal began: its baseline, and the earliest state of its life.
pub fn beginnings(goal: &Goal) -> impl Iterator<Item = PartialDate> {
    let baseline = goal.baseline.as_ref().and_then(|baseline| baseline.on);
    baseline.into_iter().chain(first_state(goal).map(|(_, on)| on))
}

fn first_state(goal: &Goal) -> Option<(usize, PartialDate)> {
    let states = goal.lifecycle.iter().enumerate().filter_map(|(at, state)| Some((at, state.on?)));
    states.min_by_key(|(_, on)| on.latest())
}

/// The member that says that the goal began after this date.
fn begun_after(date: PartialDate, goal: &Goal, at: &Path<'_>) -> Option<Pointer> {
    let date = When::from(date);
    if goal.baseline.as_ref().and_then(|baseline| baseline.on).is_some_and(|on| date.is_before(on)) {
        return Some((&at.member(Goal::BASELINE).member(Baseline::ON)).into());
    }
    let (state, _) = first_state(goal).filter(|(_, on)| date.is_before(*on))?;
    Some((&at.member(Goal::LIFECYCLE).index(state).member(LifecycleState::ON)).into())
}

fn dates(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    let due = goal.target.as_ref().and_then(|target| target.due);
    if let Some(start) = due.and_then(|due| begun_after(due, goal, at)) {
        let at = at.member(Goal::TARGET);
        found.relate(RuleCode::TargetBeforeStart, &at.member(Target::DUE), [start], "the goal is due before it began");
    }
    let closed = goal.closing.as_ref().and_then(|closing| closing.on);
    if let Some(start) = closed.and_then(|closed| begun_after(closed, goal, at)) {
        let at = at.member(Goal::CLOSING);
        found.relate(
            RuleCode::ClosedBeforeStart,
            &at.member(GoalClosing::ON),
            [start],
            "the goal was closed before it began",
        );
    }
}

fn target(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(target) = &goal.target else { return };
    let at = at.member(Goal::TARGET);
    if target.at_least.zip(target.at_most).is_some_and(|(least, most)| least > most) {
        let related = [(&at.member(Target::AT_MOST)).into()];
        found.relate(RuleCode::TargetRange, &at.member(Target::AT_LEAST), related, "`atLeast` is more than `atMost`");
    }
    if let Some(criterion) = &target.criterion {
        possible(criterion, &at.member(Target::CRITERION), found);
    }
}

fn possible(criterion: &Criterion, at: &Path<'_>, found: &mut Findings<'_>) {
    if criterion.times.zip(criterion.out_of).is_some_and(|(times, out_of)| times > out_of) {
        let related = [(&at.member(Criterion::OUT_OF)).into()];
        found.relate(
            RuleCode::CriterionImpossible,
            &at.member(Criterion::TIMES),
            related,
            "`times` is more than `outOf`",
        );
    }
    if criterion.share.is_some_and(|share| !(0.0..=1.0).contains(&share.get())) {
        found.add(RuleCode::CriterionImpossible, &at.member(Criterion::SHARE), "a share is from 0 to 1");
    }
}

fn baseline(goal: &Goal, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(baseline) = &goal.baseline else { return };
    let at = at.member(Goal::BASELINE);
    let start = baseline.observation.as_ref().and_then(|id| index.observation(id));
    let is_later = |seen: &Observation| baseline.on.is_some_and(|on| When::from(on).is_before(seen.occurred));
    if let Some((place, _)) = start.filter(|(_, seen)| is_later(seen)) {
        let message = "the observation that serves as the start is of a later day";
        found.relate(
            RuleCode::BaselineDisagrees,
            &at.member(Baseline::ON),
            [place.pointer(Observation::OCCURRED)],
            message,
        );
    }
    let (Some(value), Some(main)) = (&baseline.value, &goal.main) else { return };
    let value_at = at.member(Baseline::VALUE);
    if let Some((_, measure)) = index.measure(main) {
        begins_at_start(value, &measure.form, &value_at, found);
    }
    let Some((place, seen)) = start else { return };
    let list = Path::ROOT.member(ProgressRecord::OBSERVATIONS);
    let observation = list.index(place.index);
    let measured = seen.values.iter().enumerate().find(|(_, measured)| measured.measure == *main);
    let (related, message) = match measured {
        None => {
            (place.pointer(""), "the observation that serves as the start has no value for the goal's main measure")
        }
        Some((other, measured)) if measured.value != *value => {
            let values = observation.member(Observation::VALUES);
            let message = "the observation that serves as the start has another value";
            ((&values.index(other).member(Measured::VALUE)).into(), message)
        }
        Some(_) => return,
    };
    found.relate(RuleCode::BaselineDisagrees, &value_at, [related], message);
}

/// That a goal attainment scale begins where its convention does.
fn begins_at_start(value: &Value, form: &MeasureForm, at: &Path<'_>, found: &mut Findings<'_>) {
    let (Value::Number(value), MeasureForm::GoalAttainment(form)) = (value, form) else { return };
    if let Some(start) = form.convention.start().filter(|start| value.number.get().total_cmp(start).is_ne()) {
        found.add(
            RuleCode::BaselineNotAtStart,
            &at.member(NumberValue::NUMBER),
            format_args!("with this convention the child begins at {start}"),
        );
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
    let measure = goal.main.as_ref().and_then(|id| index.measure(id)).filter(|_| moves).map(|(_, measure)| measure);
    let wrong = measure.is_some_and(|measure| aims_back(goal, measure, index));
    if wrong {
        let related = [(&at.member(Goal::BASELINE).member(Baseline::VALUE)).into()];
        let message = "the target lies on the other side of the baseline than is wished for";
        found.relate(
            RuleCode::TargetAgainstDirection,
            &at.member(Goal::TARGET).member(Target::VALUE),
            related,
            message,
        );
    }
}

fn closing(goal: &Goal, replaced: &HashSet<&GoalId>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(closing) = &goal.closing else { return };
    against_state(goal, closing, at, found);
    if closing.reason == crate::model::ClosingReason::Replaced && !replaced.contains(&goal.id) {
        let message = "no goal names this one in `replaces`";
        found.add(RuleCode::ReplacedByNothing, &at.member(Goal::CLOSING).member(GoalClosing::REASON), message);
    }
}

/// How the goal was closed, against its latest state.
fn against_state(goal: &Goal, closing: &GoalClosing, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some((state_at, state)) = current(goal, None) else { return };
    let (closing_at, lifecycle) = (at.member(Goal::CLOSING), at.member(Goal::LIFECYCLE));
    let state_at = lifecycle.index(state_at);
    match state.status {
        Lifecycle::Proposed | Lifecycle::Planned | Lifecycle::Accepted | Lifecycle::Active | Lifecycle::OnHold => {
            let related = [(&state_at.member(LifecycleState::STATUS)).into()];
            let message = "the goal is closed, and its latest state says that it goes on";
            found.relate(RuleCode::ClosedAndOpen, &closing_at, related, message);
        }
        Lifecycle::Completed | Lifecycle::Cancelled | Lifecycle::Rejected => {
            let days = state.on.map(When::from).zip(closing.on.map(When::from));
            if days.is_some_and(|(ended, closed)| ended.is_before(closed) || closed.is_before(ended)) {
                let related = [(&state_at.member(LifecycleState::ON)).into()];
                let message = "the goal is closed on one day, and its latest state is of another";
                found.relate(RuleCode::ClosedAndOpen, &closing_at.member(GoalClosing::ON), related, message);
            }
        }
        _ => {}
    }
}

fn reasons(goal: &Goal, at: &Path<'_>, found: &mut Findings<'_>) {
    if goal.closing.is_some() {
        return;
    }
    let lifecycle = at.member(Goal::LIFECYCLE);
    for (state_at, state) in goal.lifecycle.iter().enumerate() {
        let asks = matches!(state.status, Lifecycle::OnHold | Lifecycle::Cancelled | Lifecycle::Rejected);
        if asks && state.reason.is_none() {
            found.add(RuleCode::ReasonMissing, &lifecycle.index(state_at), "`reason` is missing");
        }
    }
}
