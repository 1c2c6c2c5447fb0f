//! Measures as they are declared.

use super::gather::Findings;
use super::scale::unique;
use super::value::not_below_zero;
use crate::base::sort;
use crate::base::{Number, Path};
use crate::index::Index;
use crate::model::{
    ChecklistItem, ChecklistMeasure, Dimension, DimensionsMeasure, Direction, Goal, GoalAttainmentMeasure, Intent,
    Measure, MeasureForm, NumericMeasure, ProgressRecord, Quantity, Scale,
};
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let measures = Path::ROOT.member(ProgressRecord::MEASURES);
    for (at, measure) in index.record.measures.iter().enumerate() {
        let at = measures.index(at);
        let form_at = at.member(Measure::FORM);
        match &measure.form {
            MeasureForm::GoalAttainment(form) => attainment_levels(form, &form_at, found),
            MeasureForm::Numeric(form) => numeric(form, &form_at, found),
            MeasureForm::Dimensions(form) => {
                let dimensions = form_at.member(DimensionsMeasure::DIMENSIONS);
                unique(form.dimensions.iter().map(|dimension| &dimension.code), &dimensions, Dimension::CODE, found);
            }
            MeasureForm::Checklist(form) => {
                let items = form_at.member(ChecklistMeasure::ITEMS);
                unique(form.items.iter().map(|item| &item.code), &items, ChecklistItem::CODE, found);
            }
            _ => {}
        }
        not_below_zero(measure.tolerance, &at.member(Measure::TOLERANCE), found);
        against_scale(measure, index, &at, found);
        if measure.intent == Some(Intent::ReduceUnwanted) {
            against_intent(measure, index, &at, (&at.member(Measure::INTENT)).into(), found);
        }
    }
    of_goals(index, found);
    weights(index, found);
}

fn attainment_levels(form: &GoalAttainmentMeasure, at: &Path<'_>, found: &mut Findings<'_>) {
    let expected = form.convention.values();
    if expected.is_empty() {
        return; // a convention of the host's own
    }
    let mut levels: Vec<f64> = form.attainment_levels.iter().map(|level| level.value.get()).collect();
    sort::numbers(&mut levels);
    if levels != expected {
        let names: Vec<String> = expected.iter().map(f64::to_string).collect();
        found.add(
            RuleCode::AttainmentLevels,
            &at.member(GoalAttainmentMeasure::ATTAINMENT_LEVELS),
            format_args!("the levels of this convention are {}, each once", names.join(", ")),
        );
    }
}

fn numeric(form: &NumericMeasure, at: &Path<'_>, found: &mut Findings<'_>) {
    if form.lowest.zip(form.highest).is_some_and(|(lowest, highest)| highest < lowest) {
        let related = [(&at.member(NumericMeasure::LOWEST)).into()];
        found.relate(RuleCode::ScaleRange, &at.member(NumericMeasure::HIGHEST), related, "`highest` is below `lowest`");
    }
    if form.quantity == Quantity::Rate && form.per.is_none() {
        found.add(RuleCode::RateWithoutPer, at, "the rate has no `per`");
    }
    if matches!(form.quantity, Quantity::Duration | Quantity::Latency | Quantity::Amount) && form.unit.is_none() {
        found.add(RuleCode::UnitMissing, at, "the number has no `unit`");
    }
}

fn against_scale(measure: &Measure, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let MeasureForm::Ordinal(form) = &measure.form else { return };
    let (Some(own), Some(scale)) =
        (&measure.direction, index.scale(&form.scale).and_then(|scale| scale.direction.as_ref()))
    else {
        return;
    };
    let opposite =
        matches!((own, scale), (Direction::Higher, Direction::Lower) | (Direction::Lower, Direction::Higher));
    if !opposite {
        return;
    }
    if let Some(place) = index.place(form.scale.as_str()) {
        let message = "the scale wishes for the other direction";
        found.relate(
            RuleCode::DirectionAgainstScale,
            &at.member(Measure::DIRECTION),
            [place.pointer(Scale::DIRECTION)],
            message,
        );
    }
}

fn against_intent(measure: &Measure, index: &Index<'_>, at: &Path<'_>, intent: Pointer, found: &mut Findings<'_>) {
    if index.direction(measure) == Some(&Direction::Higher) {
        let message = "something is to become less, and higher is wished for";
        let own = at.member(Measure::DIRECTION);
        let at = if measure.direction.is_some() { &own } else { at };
        found.relate(RuleCode::DirectionAgainstIntent, at, [intent], message);
    }
}

/// Measures that have no intent of their own, by that of the goals whose main measure they are. Only what is counted
/// or timed is itself what is to become less; a rating may say how near the goal is, and a number to come up instead.
fn of_goals(index: &Index<'_>, found: &mut Findings<'_>) {
    let goals = Path::ROOT.member(ProgressRecord::GOALS);
    let measures = Path::ROOT.member(ProgressRecord::MEASURES);
    for (at, goal) in index.record.goals.iter().enumerate() {
        if goal.intent != Some(Intent::ReduceUnwanted) {
            continue;
        }
        let Some((place, measure)) = goal.main.as_ref().and_then(|id| index.measure(id)) else { continue };
        if measure.intent.is_none() && counts(&measure.form) {
            let intent = (&goals.index(at).member(Goal::INTENT)).into();
            against_intent(measure, index, &measures.index(place.index), intent, found);
        }
    }
}

fn counts(form: &MeasureForm) -> bool {
    let MeasureForm::Numeric(form) = form else { return false };
    matches!(form.quantity, Quantity::Count | Quantity::Rate | Quantity::Duration | Quantity::Proportion)
}

fn weights(index: &Index<'_>, found: &mut Findings<'_>) {
    let measures = Path::ROOT.member(ProgressRecord::MEASURES);
    let weighed: Vec<(usize, Number)> = index
        .record
        .measures
        .iter()
        .enumerate()
        .filter_map(|(at, measure)| match &measure.form {
            MeasureForm::GoalAttainment(form) => Some((at, form.weight?)),
            _ => None,
        })
        .collect();
    let pointer =
        |at: usize| Pointer::from(&measures.index(at).member(Measure::FORM).member(GoalAttainmentMeasure::WEIGHT));
    for (at, _) in weighed.iter().filter(|(_, weight)| weight.get() < 0.0) {
        let at = measures.index(*at);
        found.add(
            RuleCode::Weights,
            &at.member(Measure::FORM).member(GoalAttainmentMeasure::WEIGHT),
            "the weight is negative",
        );
    }
    let all_zero = weighed.iter().all(|(_, weight)| weight.get() == 0.0);
    if let Some(((first, _), others)) = weighed.split_first().filter(|_| all_zero) {
        let related: Vec<Pointer> = others.iter().take(10).map(|(at, _)| pointer(*at)).collect();
        let at = measures.index(*first);
        found.relate(
            RuleCode::Weights,
            &at.member(Measure::FORM).member(GoalAttainmentMeasure::WEIGHT),
            related,
            "every weight is zero",
        );
    }
}
