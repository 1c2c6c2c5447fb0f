//! Values against the measure or scale by which they are read, wherever they stand.

mod form;

pub use form::not_below_zero;

use crate::base::hash::HashMap;

use super::gather::Findings;
use crate::base::{Code, LadderId, Path, ScaleId};
use crate::index::Index;
use crate::model::{Goal, HelpGiven, Ladder, MeasureForm, Observation, Value};
use crate::report::RuleCode;

/// Where a value stands, which decides what it may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It was found or is where something starts.
    Found,
    /// It is hoped for or expected.
    Hoped,
}

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let observations = Path::ROOT.member("observations");
    for (at, observation) in index.record.observations.iter().enumerate() {
        observed(observation, index, &observations.index(at), found);
    }
    let goals = Path::ROOT.member("goals");
    for (at, goal) in index.record.goals.iter().enumerate() {
        of_goal(goal, index, &goals.index(at), found);
    }
    let views = Path::ROOT.member("views");
    for (at, view) in index.record.views.iter().enumerate() {
        by_scale(view.value.as_ref(), view.scale.as_ref(), index, &views.index(at), found);
    }
    let attainments = Path::ROOT.member("attainments");
    for (at, attainment) in index.record.attainments.iter().enumerate() {
        by_scale(attainment.value.as_ref(), attainment.scale.as_ref(), index, &attainments.index(at), found);
    }
}

/// A value beside the scale that it names. A scale that is not in the record is reported as a reference.
fn by_scale(
    value: Option<&Value>,
    scale: Option<&ScaleId>,
    index: &Index<'_>,
    holder: &Path<'_>,
    found: &mut Findings<'_>,
) {
    let Some(value) = value else { return };
    let at = holder.member("value");
    match scale.map(|id| index.scale(id)) {
        None => without_measure(value, "`scale`", &at, found),
        Some(Some(scale)) => form::by_scale(value, scale, Use::Found, index, &at, found),
        Some(None) => {}
    }
}

fn without_measure(value: &Value, by: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    // Words say what they say.
    if !matches!(value, Value::Words(_)) {
        found.add(RuleCode::WithoutMeasure, at, format_args!("the value stands without {by} by which to read it"));
    }
}

fn of_goal(goal: &Goal, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let main = goal.main.as_ref().map(|id| index.measure(id).map(|(_, measure)| measure));
    let mut check = |value: &Value, how: Use, at: &Path<'_>| match main {
        None => without_measure(value, "the goal's `main` measure", at, found),
        Some(Some(measure)) => form::by_measure(value, measure, how, index, None, at, found),
        Some(None) => {}
    };
    if let Some(value) = goal.baseline.as_ref().and_then(|baseline| baseline.value.as_ref()) {
        check(value, Use::Found, &at.member("baseline").member("value"));
    }
    if let Some(value) = goal.target.as_ref().and_then(|target| target.value.as_ref()) {
        check(value, Use::Hoped, &at.member("target").member("value"));
    }
    if let Some(expected) = &goal.expected {
        for (point_at, point) in expected.points.iter().enumerate() {
            let points = at.member("expected");
            check(&point.value, Use::Hoped, &points.member("points").index(point_at).member("value"));
        }
    }
    if let Some(worth) = &goal.worth {
        by_scale(worth.value.as_ref(), worth.scale.as_ref(), index, &at.member("worth"), found);
    }
    let Some(target) = &goal.target else { return };
    for (number, member) in [(target.at_least, "atLeast"), (target.at_most, "atMost")] {
        let Some(number) = number else { continue };
        let at = at.member("target");
        let at = at.member(member);
        match main {
            None => found.add(RuleCode::WithoutMeasure, &at, "the number stands without the goal's `main` measure"),
            Some(Some(measure)) => form::bound(number, measure, index, &at, found),
            Some(None) => {}
        }
    }
    if let (Some(help), Some(Some(MeasureForm::Help(form)))) =
        (&target.with_help, main.map(|main| main.map(|main| &main.form)))
        && help.ladder != form.ladder
    {
        let target = at.member("target");
        let with_help = target.member("withHelp");
        let message = "the goal's main measure is on another ladder";
        found.add(RuleCode::OtherLadder, &with_help.member("ladder"), message);
    }
}

fn observed(observation: &Observation, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let values = at.member("values");
    let ladder = observation.help.as_ref().and_then(|help| help.ladder.as_ref()).and_then(|id| index.ladder(id));
    for (value_at, measured) in observation.values.iter().enumerate() {
        let at = values.index(value_at);
        if let Some((_, measure)) = index.measure(&measured.measure) {
            form::by_measure(&measured.value, measure, Use::Found, index, ladder, &at.member("value"), found);
        }
    }
    // Of most observations, which have one value, there is nothing to compare.
    if observation.values.len() > 1 || !observation.not_observed.is_empty() {
        one_value_a_measure(observation, at, found);
    }
    same_ladder(observation, index, at, found);
}

/// That an observation rates a measure once, and none that was not observed.
fn one_value_a_measure(observation: &Observation, at: &Path<'_>, found: &mut Findings<'_>) {
    let values = at.member("values");
    let mut rated = HashMap::default();
    for (value_at, measured) in observation.values.iter().enumerate() {
        let first = *rated.entry(&measured.measure).or_insert(value_at);
        if first != value_at {
            let related = [(&values.index(first).member("measure")).into()];
            found.relate(
                RuleCode::GivenTwice,
                &values.index(value_at).member("measure"),
                related,
                "the observation rates this measure twice",
            );
        }
    }
    let not_observed = at.member("notObserved");
    for (gap_at, gap) in observation.not_observed.iter().enumerate() {
        for (measure_at, measure) in gap.measures.iter().enumerate() {
            if let Some(first) = rated.get(measure) {
                let related = [(&values.index(*first).member("measure")).into()];
                let at = not_observed.index(gap_at);
                let message = "the measure has a value in this observation";
                found.relate(RuleCode::ValueAndNotObserved, &at.member("measures").index(measure_at), related, message);
            }
        }
    }
}

/// Help on another ladder than the one on which a goal says how much help counts.
fn same_ladder(observation: &Observation, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(ladder) = observation.help.as_ref().and_then(|help| help.ladder.as_ref()) else { return };
    for id in &observation.goals {
        let hoped = index.goal(id).and_then(|(goal, held)| Some((goal, held.target.as_ref()?.with_help.as_ref()?)));
        if let Some((goal, _)) = hoped.filter(|(_, hoped)| hoped.ladder != *ladder) {
            let goals = Path::ROOT.member("goals");
            let goal = goals.index(goal.index);
            let target = goal.member("target");
            let related = [(&target.member("withHelp").member("ladder")).into()];
            let message = "a goal that this bears on says on another ladder how much help counts";
            found.relate(RuleCode::OtherLadder, &at.member("help").member("ladder"), related, message);
            return;
        }
    }
}

/// That help given on a rung names the ladder, and that the ladder has the rung.
pub fn help_given(help: &HelpGiven, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    not_below_zero(help.adults, &at.member("adults"), found);
    not_below_zero(help.minutes, &at.member("minutes"), found);
    match (&help.ladder, &help.rung) {
        (Some(ladder), Some(code)) => rung(ladder, code, index, &at.member("rung"), found),
        (None, Some(_)) => found.add(RuleCode::UnknownRung, &at.member("rung"), "no `ladder` says whose rung it is"),
        _ => {}
    }
}

/// That a ladder in the record has the rung.
pub fn rung(ladder: &LadderId, code: &Code, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if let Some(ladder) = index.ladder(ladder) {
        on_ladder(ladder, code, index, at, found);
    }
}

fn on_ladder(ladder: &Ladder, code: &Code, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if index.codes.place(ladder.id.as_str(), code).is_none() {
        found.add(RuleCode::UnknownRung, at, "the ladder has no such rung");
    }
}
