//! Values against the measure or scale by which they are read, wherever they stand.

mod form;

use form::ValueCheck;
pub use form::not_below_zero;

use crate::base::hash::Table;

use super::gather::Findings;
use crate::base::{Code, LadderId, Path, ScaleId};
use crate::index::Index;
use crate::model::{
    Attainment, Baseline, ExpectedCourse, ExpectedPoint, Goal, HelpGiven, HelpLevel, Ladder, MeasureForm, Measured,
    NotObserved, Observation, ProgressRecord, Target, Value, View, Worth,
};
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
    let observations = Path::ROOT.member(ProgressRecord::OBSERVATIONS);
    for (at, observation) in index.record.observations.iter().enumerate() {
        observed(observation, index, &observations.index(at), found);
    }
    let goals = Path::ROOT.member(ProgressRecord::GOALS);
    for (at, goal) in index.record.goals.iter().enumerate() {
        of_goal(goal, index, &goals.index(at), found);
    }
    let views = Path::ROOT.member(ProgressRecord::VIEWS);
    for (at, view) in index.record.views.iter().enumerate() {
        by_scale(view.value.as_ref(), view.scale.as_ref(), index, &views.index(at).member(View::VALUE), found);
    }
    let attainments = Path::ROOT.member(ProgressRecord::ATTAINMENTS);
    for (at, attainment) in index.record.attainments.iter().enumerate() {
        by_scale(
            attainment.value.as_ref(),
            attainment.scale.as_ref(),
            index,
            &attainments.index(at).member(Attainment::VALUE),
            found,
        );
    }
}

/// A value, which stands here, and the scale that it names. A scale that is not in the record is reported as a
/// reference.
fn by_scale(
    value: Option<&Value>,
    scale: Option<&ScaleId>,
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    let Some(value) = value else { return };
    match scale.map(|id| index.scale(id)) {
        None => without_measure(value, "`scale`", at, found),
        Some(Some(scale)) => {
            ValueCheck { how: Use::Found, ladder: None, index, found }.by_scale(value, scale, at);
        }
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
        Some(Some(measure)) => ValueCheck { how, ladder: None, index, found }.by_measure(value, measure, at),
        Some(None) => {}
    };
    if let Some(value) = goal.baseline.as_ref().and_then(|baseline| baseline.value.as_ref()) {
        check(value, Use::Found, &at.member(Goal::BASELINE).member(Baseline::VALUE));
    }
    if let Some(value) = goal.target.as_ref().and_then(|target| target.value.as_ref()) {
        check(value, Use::Hoped, &at.member(Goal::TARGET).member(Target::VALUE));
    }
    if let Some(expected) = &goal.expected {
        for (point_at, point) in expected.points.iter().enumerate() {
            let points = at.member(Goal::EXPECTED);
            check(
                &point.value,
                Use::Hoped,
                &points.member(ExpectedCourse::POINTS).index(point_at).member(ExpectedPoint::VALUE),
            );
        }
    }
    if let Some(worth) = &goal.worth {
        by_scale(
            worth.value.as_ref(),
            worth.scale.as_ref(),
            index,
            &at.member(Goal::WORTH).member(Worth::VALUE),
            found,
        );
    }
    let Some(target) = &goal.target else { return };
    for (number, member) in [(target.at_least, Target::AT_LEAST), (target.at_most, Target::AT_MOST)] {
        let Some(number) = number else { continue };
        let at = at.member(Goal::TARGET);
        let at = at.member(member);
        match main {
            None => found.add(RuleCode::WithoutMeasure, &at, "the number stands without the goal's `main` measure"),
            Some(Some(measure)) => {
                ValueCheck { how: Use::Hoped, ladder: None, index, found }.bound(number, measure, &at);
            }
            Some(None) => {}
        }
    }
    let (Some(help), Some(Some(measure))) = (&target.with_help, main) else { return };
    if matches!(&measure.form, MeasureForm::Help(form) if form.ladder != help.ladder) {
        let target = at.member(Goal::TARGET);
        let with_help = target.member(Target::WITH_HELP);
        let message = "the goal's main measure is on another ladder";
        found.add(RuleCode::OtherLadder, &with_help.member(HelpLevel::LADDER), message);
    }
}

fn observed(observation: &Observation, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let values = at.member(Observation::VALUES);
    let ladder = observation.help.as_ref().and_then(|help| help.ladder.as_ref()).and_then(|id| index.ladder(id));
    for (value_at, measured) in observation.values.iter().enumerate() {
        let at = values.index(value_at);
        if let Some((_, measure)) = index.measure(&measured.measure) {
            let mut check = ValueCheck { how: Use::Found, ladder, index, found };
            check.by_measure(&measured.value, measure, &at.member(Measured::VALUE));
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
    let values = at.member(Observation::VALUES);
    let mut rated: Table<&str, usize> = Table::default();
    for (value_at, measured) in observation.values.iter().enumerate() {
        let first = *rated.entry(measured.measure.as_str()).or_insert(value_at);
        if first != value_at {
            let related = [(&values.index(first).member(Measured::MEASURE)).into()];
            found.relate(
                RuleCode::GivenTwice,
                &values.index(value_at).member(Measured::MEASURE),
                related,
                "the observation rates this measure twice",
            );
        }
    }
    let not_observed = at.member(Observation::NOT_OBSERVED);
    for (gap_at, gap) in observation.not_observed.iter().enumerate() {
        for (measure_at, measure) in gap.measures.iter().enumerate() {
            if let Some(first) = rated.get(measure.as_str()) {
                let related = [(&values.index(*first).member(Measured::MEASURE)).into()];
                let at = not_observed.index(gap_at);
                let message = "the measure has a value in this observation";
                found.relate(
                    RuleCode::ValueAndNotObserved,
                    &at.member(NotObserved::MEASURES).index(measure_at),
                    related,
                    message,
                );
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
            let goals = Path::ROOT.member(ProgressRecord::GOALS);
            let goal = goals.index(goal.index);
            let target = goal.member(Goal::TARGET);
            let related = [(&target.member(Target::WITH_HELP).member(HelpLevel::LADDER)).into()];
            let message = "a goal that this bears on says on another ladder how much help counts";
            found.relate(
                RuleCode::OtherLadder,
                &at.member(Observation::HELP).member(HelpGiven::LADDER),
                related,
                message,
            );
            return;
        }
    }
}

/// That help given on a rung names the ladder, and that the ladder has the rung.
pub fn help_given(help: &HelpGiven, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    not_below_zero(help.adults, &at.member(HelpGiven::ADULTS), found);
    not_below_zero(help.minutes, &at.member(HelpGiven::MINUTES), found);
    match (&help.ladder, &help.rung) {
        (Some(ladder), Some(code)) => rung(ladder, code, index, &at.member(HelpGiven::RUNG), found),
        (None, Some(_)) => {
            found.add(RuleCode::UnknownRung, &at.member(HelpGiven::RUNG), "no `ladder` says whose rung it is");
        }
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
