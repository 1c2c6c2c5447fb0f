//! A value against the form of its measure or scale.

use crate::base::hash::HashMap;

use super::{Use, on_ladder, rung};
use crate::base::{Code, Number, Path, Unit};
use crate::check::gather::Findings;
use crate::index::Index;
use crate::model::{
    ChecklistValue, DimensionScore, DimensionsMeasure, DimensionsValue, HelpValue, Ladder, LevelScale, LevelValue,
    Measure, MeasureForm, NonValueMark, NumberValue, NumericMeasure, Opportunities, ProportionValue, Quantity,
    RangeScale, Scale, ScaleForm, Tick, Trial, TrialsValue, Value,
};
use crate::report::RuleCode;

/// A value of a measure. `ladder` is the one that the help in the same observation is on.
pub fn by_measure(
    value: &Value,
    measure: &Measure,
    how: Use,
    index: &Index<'_>,
    ladder: Option<&Ladder>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    match (&measure.form, value) {
        (MeasureForm::Ordinal(form), _) => {
            if let Some(scale) = index.scale(&form.scale) {
                by_scale(value, scale, how, index, at, found);
            }
        }
        (_, Value::NonValue(_)) => mark(false, how, at, found),
        (MeasureForm::GoalAttainment(_), Value::Number(value)) => {
            attainment(measure, value.number, index, &at.member(NumberValue::NUMBER), found);
        }
        (MeasureForm::Numeric(form), Value::Number(value)) => numeric(form, value, how, at, found),
        (MeasureForm::Numeric(form), Value::Proportion(value)) if takes_shares(form) => proportion(value, at, found),
        (MeasureForm::Numeric(form), Value::Trials(value)) => trials(form, value, ladder, index, at, found),
        (MeasureForm::Help(form), Value::Help(value)) => {
            if value.ladder == form.ladder {
                rung(&value.ladder, &value.rung, index, &at.member(HelpValue::RUNG), found);
            } else {
                found.add(RuleCode::OtherLadder, &at.member(HelpValue::LADDER), "the measure is on another ladder");
            }
        }
        (MeasureForm::Help(form), Value::Trials(value)) => rungs(value, index.ladder(&form.ladder), index, at, found),
        (MeasureForm::Dimensions(form), Value::Dimensions(value)) => {
            dimensions(measure, form, &value.scores, how, index, at, found);
        }
        (MeasureForm::Checklist(_), Value::Checklist(value)) => {
            let ticks = at.member(ChecklistValue::TICKS);
            named(measure, value.ticks.iter().map(|tick| &tick.item), Tick::ITEM, index, &ticks, found);
        }
        (MeasureForm::Milestone(_), Value::Milestone(_))
        | (MeasureForm::Narrative(_), Value::Words(_))
        | (MeasureForm::Other(_), _) => {}
        (form, _) => wrong_form(kinds(form), at, found),
    }
}

/// The kinds of value that a form of measure takes.
fn kinds(form: &MeasureForm) -> &'static str {
    match form {
        MeasureForm::Ordinal(_) => "`level` or `number`",
        MeasureForm::GoalAttainment(_) => "`number`",
        MeasureForm::Numeric(form) if takes_shares(form) => "`proportion`, `trials` or `number`",
        MeasureForm::Numeric(_) => "`number` or `trials`",
        MeasureForm::Help(_) => "`help` or `trials`",
        MeasureForm::Dimensions(_) => "`dimensions`",
        MeasureForm::Milestone(_) => "`milestone`",
        MeasureForm::Checklist(_) => "`checklist`",
        MeasureForm::Narrative(_) | MeasureForm::Other(_) => "`words`",
    }
}

fn wrong_form(expected: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    found.add(RuleCode::WrongForm, at, format_args!("a value of the kind {expected} is expected here"));
}

/// A count in stated opportunities may be given as so many of so many.
fn takes_shares(form: &NumericMeasure) -> bool {
    matches!(form.quantity, Quantity::Proportion | Quantity::Count)
}

/// A value on a scale.
pub fn by_scale(value: &Value, scale: &Scale, how: Use, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    match (&scale.form, value) {
        (_, Value::NonValue(value)) => {
            mark(index.codes.is_mark(scale.id.as_str(), value.code.as_str()), how, at, found);
        }
        (ScaleForm::Levels(form), Value::Level(value)) => {
            level(
                form,
                scale.id.as_str(),
                (&value.code, LevelValue::CODE),
                (value.half, LevelValue::HALF),
                index,
                at,
                found,
            );
        }
        (ScaleForm::Range(form), Value::Number(value)) => {
            number_on(form, scale.id.as_str(), value.number, index, &at.member(NumberValue::NUMBER), found);
            unit(value.unit.as_ref(), form.unit.as_ref(), &at.member(NumberValue::UNIT), found);
        }
        (ScaleForm::Levels(_), _) => wrong_form("`level`", at, found),
        (ScaleForm::Range(_), _) => wrong_form("`number`", at, found),
    }
}

/// A mark in place of a value, and whether the scale has it.
fn mark(known: bool, how: Use, at: &Path<'_>, found: &mut Findings<'_>) {
    if how == Use::Hoped {
        found.add(RuleCode::NonValueAsValue, at, "a mark that stands in place of a value cannot be hoped for");
    } else if !known {
        found.add(
            RuleCode::UnknownMark,
            &at.member(NonValueMark::CODE),
            "no scale lists this mark in place of a value",
        );
    }
}

fn level(
    form: &LevelScale,
    scale: &str,
    (code, of_code): (&Code, &str),
    (half, of_half): (Option<bool>, &str),
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    if index.codes.place(scale, code).is_none() {
        if index.codes.is_mark(scale, code.as_str()) {
            let message = "on this scale the code is a mark in place of a value, not a level";
            found.add(RuleCode::NonValueAsValue, &at.member(of_code), message);
        } else {
            found.add(RuleCode::UnknownLevel, &at.member(of_code), "the scale has no such level");
        }
    }
    if half == Some(true) {
        if form.halves != Some(true) {
            found.add(RuleCode::HalfNotAllowed, &at.member(of_half), "the scale has no halves");
        } else if form.levels.last().is_some_and(|last| last.code == *code) {
            found.add(RuleCode::OutOfRange, &at.member(of_half), "nothing is half-way above the last level");
        }
    }
}

fn number_on(
    form: &RangeScale,
    scale: &str,
    number: Number,
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    if index.codes.is_number_mark(scale, number) {
        let message = "on this scale the number is a mark in place of a value";
        found.add(RuleCode::NonValueAsValue, at, message);
    } else {
        within(number, Some(form.lowest), Some(form.highest), at, found);
        if let Some(step) = form.step.map(Number::get).filter(|step| *step > 0.0) {
            let steps = (number.get() - form.lowest.get()) / step;
            if (steps - steps.round()).abs() > 1e-6 {
                let message = format_args!("the scale goes from {} in steps of {step}", form.lowest);
                found.add(RuleCode::OffStep, at, message);
            }
        }
    }
}

fn within(number: Number, lowest: Option<Number>, highest: Option<Number>, at: &Path<'_>, found: &mut Findings<'_>) {
    if let Some(lowest) = lowest.filter(|lowest| number < *lowest) {
        found.add(RuleCode::OutOfRange, at, format_args!("the lowest is {lowest}"));
    }
    if let Some(highest) = highest.filter(|highest| number > *highest) {
        found.add(RuleCode::OutOfRange, at, format_args!("the highest is {highest}"));
    }
}

/// For what is counted, timed or given in hours, and has no lowest number of its own to say so.
pub fn not_below_zero(number: Option<Number>, at: &Path<'_>, found: &mut Findings<'_>) {
    if number.is_some_and(|number| number.get() < 0.0) {
        found.add(RuleCode::BelowZero, at, "the number is below zero");
    }
}

fn unit(own: Option<&Unit>, expected: Option<&Unit>, at: &Path<'_>, found: &mut Findings<'_>) {
    if let (Some(own), Some(expected)) = (own, expected)
        && own != expected
    {
        found.add(RuleCode::OtherUnit, at, "the measure or scale has another unit");
    }
}

fn attainment(measure: &Measure, number: Number, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if !index.codes.is_attainment(measure.id.as_str(), number) {
        found.add(RuleCode::UnknownLevel, at, "no level of the goal attainment scale has this value");
    }
}

fn numeric(form: &NumericMeasure, value: &NumberValue, how: Use, at: &Path<'_>, found: &mut Findings<'_>) {
    within(value.number, form.lowest, form.highest, &at.member(NumberValue::NUMBER), found);
    if form.lowest.is_none() && !matches!(form.quantity, Quantity::Amount | Quantity::Other(_)) {
        not_below_zero(Some(value.number), &at.member(NumberValue::NUMBER), found);
    }
    unit(value.unit.as_ref(), form.unit.as_ref(), &at.member(NumberValue::UNIT), found);
    if let Some(opportunities) = &value.opportunities {
        let own = at.member(NumberValue::OPPORTUNITIES);
        if opportunities.amount.get() <= 0.0 {
            let message = "there was no opportunity, or less than none";
            found.add(RuleCode::BelowZero, &own.member(Opportunities::AMOUNT), message);
        }
        unit(Some(&opportunities.unit), form.per.as_ref(), &own.member(Opportunities::UNIT), found);
    }
    if how == Use::Hoped {
        return;
    }
    let counted_per = form.quantity == Quantity::Count && form.per.is_some();
    if (form.quantity == Quantity::Rate || counted_per) && value.opportunities.is_none() {
        found.add(RuleCode::WithoutOpportunities, at, "`opportunities` are missing");
    }
    if form.quantity == Quantity::Proportion && value.opportunities.is_none() {
        found.add(RuleCode::ProportionWithoutN, at, "the share does not say out of how many");
    }
}

fn proportion(value: &ProportionValue, at: &Path<'_>, found: &mut Findings<'_>) {
    if value.of.get() == 0 {
        found.add(RuleCode::Proportion, &at.member(ProportionValue::OF), "the share is out of none");
    } else if value.count > value.of {
        let related = [(&at.member(ProportionValue::OF)).into()];
        found.relate(RuleCode::Proportion, &at.member(ProportionValue::COUNT), related, "`count` is more than `of`");
    }
}

fn trials(
    form: &NumericMeasure,
    value: &TrialsValue,
    ladder: Option<&Ladder>,
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    let list = at.member(TrialsValue::TRIALS);
    for (trial_at, trial) in value.trials.iter().enumerate() {
        if let Some(number) = trial.number {
            within(number, form.lowest, form.highest, &list.index(trial_at).member(Trial::NUMBER), found);
        }
    }
    rungs(value, ladder, index, at, found);
}

fn rungs(value: &TrialsValue, ladder: Option<&Ladder>, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let list = at.member(TrialsValue::TRIALS);
    for (trial_at, trial) in value.trials.iter().enumerate() {
        let Some(code) = &trial.rung else { continue };
        let at = list.index(trial_at);
        let at = at.member(Trial::RUNG);
        match ladder {
            Some(ladder) => on_ladder(ladder, code, index, &at, found),
            None => found.add(RuleCode::UnknownRung, &at, "the observation's `help` names no ladder"),
        }
    }
}

/// Reports codes that a measure does not have, and codes that stand twice. Gives the place of each in the measure.
fn named<'c>(
    measure: &Measure,
    codes: impl ExactSizeIterator<Item = &'c Code>,
    member: &str,
    index: &Index<'_>,
    list: &Path<'_>,
    found: &mut Findings<'_>,
) -> Vec<Option<usize>> {
    let mut places = Vec::with_capacity(codes.len());
    let mut seen = vec![None; codes.len()];
    let mut unknown = HashMap::default();
    for (code_at, code) in codes.enumerate() {
        let item = list.index(code_at);
        let at = item.member(member);
        let place = index.codes.place(measure.id.as_str(), code);
        if place.is_none() {
            found.add(RuleCode::UnknownItem, &at, format_args!("the measure has no such {member}"));
        }
        // Most codes are told apart by their place in the measure; what is left is compared by name.
        let first = match place.and_then(|place| seen.get_mut(place)) {
            Some(first) => *first.get_or_insert(code_at),
            None => *unknown.entry(code).or_insert(code_at),
        };
        if first != code_at {
            let related = [(&list.index(first).member(member)).into()];
            found.relate(RuleCode::GivenTwice, &at, related, format_args!("the {member} stands twice"));
        }
        places.push(place);
    }
    places
}

fn dimensions(
    measure: &Measure,
    form: &DimensionsMeasure,
    scores: &[DimensionScore],
    how: Use,
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    let list = at.member(DimensionsValue::SCORES);
    let places =
        named(measure, scores.iter().map(|score| &score.dimension), DimensionScore::DIMENSION, index, &list, found);
    for ((score_at, score), place) in scores.iter().enumerate().zip(places) {
        let Some(dimension) = place.and_then(|place| form.dimensions.get(place)) else { continue };
        let at = list.index(score_at);
        match &dimension.scale {
            // A scale that is not in the record is reported as a reference.
            Some(id) => {
                if let Some(scale) = index.scale(id) {
                    on_dimension(score, scale, how, index, &at, found);
                }
            }
            None if score.level.is_some() || score.number.is_some() || score.non_value.is_some() => {
                found.add(RuleCode::WithoutMeasure, &at, "the dimension has no scale by which to read the value");
            }
            None => {}
        }
    }
}

fn on_dimension(
    score: &DimensionScore,
    scale: &Scale,
    how: Use,
    index: &Index<'_>,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    match (&scale.form, score) {
        (_, DimensionScore { non_value: Some(code), .. }) => {
            if how == Use::Hoped {
                found.add(
                    RuleCode::NonValueAsValue,
                    &at.member(DimensionScore::NON_VALUE),
                    "a mark cannot be hoped for",
                );
            } else if !index.codes.is_mark(scale.id.as_str(), code.as_str()) {
                found.add(RuleCode::UnknownMark, &at.member(DimensionScore::NON_VALUE), "the scale has no such mark");
            }
        }
        (ScaleForm::Levels(form), DimensionScore { level: Some(code), half, .. }) => {
            level(
                form,
                scale.id.as_str(),
                (code, DimensionScore::LEVEL),
                (*half, DimensionScore::HALF),
                index,
                at,
                found,
            );
        }
        (ScaleForm::Range(form), DimensionScore { number: Some(number), .. }) => {
            number_on(form, scale.id.as_str(), *number, index, &at.member(DimensionScore::NUMBER), found);
        }
        (ScaleForm::Levels(_), DimensionScore { number: Some(_), .. }) => wrong_form("`level`", at, found),
        (ScaleForm::Range(_), DimensionScore { level: Some(_), .. }) => wrong_form("`number`", at, found),
        _ => {}
    }
}

/// A bound of a target: a number that has to lie on the measure.
pub fn bound(number: Number, measure: &Measure, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    match &measure.form {
        MeasureForm::Numeric(form) => within(number, form.lowest, form.highest, at, found),
        MeasureForm::Ordinal(form) => match index.scale(&form.scale).map(|scale| &scale.form) {
            Some(ScaleForm::Range(form)) => within(number, Some(form.lowest), Some(form.highest), at, found),
            Some(ScaleForm::Levels(_)) => wrong_form("`level`", at, found),
            None => {}
        },
        MeasureForm::GoalAttainment(_) => attainment(measure, number, index, at, found),
        MeasureForm::Other(_) => {}
        other => wrong_form(kinds(other), at, found),
    }
}
