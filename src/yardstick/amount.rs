//! A value as a number by which values of one measure can be ordered, or why it cannot be.

use crate::base::sort;
use crate::base::{Code, Number, Unit};
use crate::index::Index;
use crate::model::{
    ChecklistValue, Completion, Measure, MeasureForm, NonValueMeaning, NumberValue, NumericMeasure, Quantity, Scale,
    ScaleForm, Trial, Value,
};

/// How much, in the measure's own terms. Of a scale of levels or a ladder it is the place in the list, which orders
/// values and counts steps, and is never shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub much: f64,
    /// In how much it was counted; 1 where nothing was counted in opportunities.
    pub exposure: f64,
}

impl Amount {
    fn of(much: f64) -> Self {
        Self { much, exposure: 1.0 }
    }
}

/// Why a value has no place among the others.
#[derive(Clone, Debug, PartialEq)]
pub enum NoAmount {
    /// It is a mark in place of a value; what it means, where that is known.
    Mark(Option<NonValueMeaning>),
    /// It is not in the terms of the measure.
    Apart(OtherTerms),
    /// It is in words, or of several dimensions, or not of a form that the measure takes.
    None,
}

/// In which of its terms a value is not like its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherTerms {
    Unit,
    /// Another ladder of help.
    Ladder,
    /// In how much it was counted is not said, or in something else.
    Opportunities,
    /// Not all things of the list were looked at.
    Items,
}

/// A value of a measure, or of one dimension of it.
pub fn amount(value: &Value, measure: &Measure, index: &Index<'_>) -> Result<Amount, NoAmount> {
    match (&measure.form, value) {
        (MeasureForm::Ordinal(form), _) => on_scale(value, index.scale(&form.scale).ok_or(NoAmount::None)?, index),
        (_, Value::NonValue(_)) => Err(NoAmount::Mark(None)),
        (MeasureForm::GoalAttainment(_), Value::Number(value)) => Ok(Amount::of(value.number.get())),
        (MeasureForm::Numeric(form), Value::Number(value)) => number(form, value),
        (MeasureForm::Numeric(_), Value::Proportion(value)) if value.of.get() > 0 => {
            Ok(Amount::of(f64::from(value.count.get()) / f64::from(value.of.get())))
        }
        (MeasureForm::Numeric(_), Value::Trials(value)) => {
            of_trials(&value.trials).map(Amount::of).ok_or(NoAmount::None)
        }
        (MeasureForm::Help(form), Value::Help(value)) => {
            if value.ladder != form.ladder {
                return Err(NoAmount::Apart(OtherTerms::Ladder));
            }
            place(index, form.ladder.as_str(), &value.rung)
        }
        (MeasureForm::Milestone(_), Value::Milestone(value)) => {
            done(&value.reached).map(Amount::of).ok_or(NoAmount::None)
        }
        (MeasureForm::Checklist(form), Value::Checklist(value)) => {
            if value.ticks.len() < form.items.len() {
                return Err(NoAmount::Apart(OtherTerms::Items));
            }
            checked(value).map(Amount::of).ok_or(NoAmount::None)
        }
        _ => Err(NoAmount::None),
    }
}

/// A value on a scale.
pub fn on_scale(value: &Value, scale: &Scale, index: &Index<'_>) -> Result<Amount, NoAmount> {
    let id = scale.id.as_str();
    let meaning = |mark: &str| index.codes.meaning(id, mark).cloned();
    match (&scale.form, value) {
        (_, Value::NonValue(value)) => Err(NoAmount::Mark(meaning(value.code.as_str()))),
        (ScaleForm::Levels(form), Value::Level(value)) => match index.codes.place(id, &value.code) {
            Some(at) => {
                let half = if value.half == Some(true) { 0.5 } else { 0.0 };
                // Where the levels have numbers and are listed from the highest down, higher is the higher number.
                let ends = form.levels.first().zip(form.levels.last());
                let falls = ends
                    .is_some_and(|(first, last)| first.value.zip(last.value).is_some_and(|(first, last)| first > last));
                let at = if falls { form.levels.len() - 1 - at } else { at };
                u32::try_from(at).map(|at| Amount::of(f64::from(at) + half)).map_err(|_| NoAmount::None)
            }
            None if index.codes.is_mark(id, value.code.as_str()) => Err(NoAmount::Mark(meaning(value.code.as_str()))),
            None => Err(NoAmount::None),
        },
        (ScaleForm::Range(form), Value::Number(value)) => {
            if index.codes.is_number_mark(id, value.number) {
                return Err(NoAmount::Mark(meaning(&value.number.to_string())));
            }
            same_unit(value.unit.as_ref(), form.unit.as_ref())?;
            Ok(Amount::of(value.number.get()))
        }
        _ => Err(NoAmount::None),
    }
}

/// The place of a level or rung in the list of the scale or ladder with this id.
pub fn place(index: &Index<'_>, id: &str, code: &Code) -> Result<Amount, NoAmount> {
    let at = index.codes.place(id, code).and_then(|at| u32::try_from(at).ok());
    at.map(|at| Amount::of(f64::from(at))).ok_or(NoAmount::None)
}

fn same_unit(own: Option<&Unit>, expected: Option<&Unit>) -> Result<(), NoAmount> {
    match own {
        Some(own) if Some(own) != expected => Err(NoAmount::Apart(OtherTerms::Unit)),
        _ => Ok(()),
    }
}

fn number(form: &NumericMeasure, value: &NumberValue) -> Result<Amount, NoAmount> {
    same_unit(value.unit.as_ref(), form.unit.as_ref())?;
    let number = value.number.get();
    if form.quantity != Quantity::Count {
        return Ok(Amount::of(number));
    }
    let apart = Err(NoAmount::Apart(OtherTerms::Opportunities));
    match (&value.opportunities, &form.per) {
        (Some(given), Some(per)) if given.unit != *per => apart,
        (Some(given), _) if given.amount.get() > 0.0 => {
            let exposure = given.amount.get();
            Ok(Amount { much: number / exposure, exposure })
        }
        // Without `per`, what is counted says in how much: tears in a week, say.
        (None, None) => Ok(Amount::of(number)),
        _ => apart,
    }
}

/// The share that came off, or the middle of the numbers.
fn of_trials(trials: &[Trial]) -> Option<f64> {
    let outcomes: Option<Vec<bool>> = trials.iter().map(|trial| trial.succeeded).collect();
    if let Some(outcomes) = outcomes {
        let off = u32::try_from(outcomes.iter().filter(|off| **off).count()).ok()?;
        return Some(f64::from(off) / f64::from(u32::try_from(outcomes.len()).ok()?));
    }
    let mut numbers: Vec<f64> = trials.iter().filter_map(|trial| trial.number).map(Number::get).collect();
    sort::numbers(&mut numbers);
    let middle = numbers.get(numbers.len() / 2).copied()?;
    let below = numbers.get(numbers.len().saturating_sub(1) / 2).copied()?;
    Some(f64::midpoint(middle, below))
}

fn done(completion: &Completion) -> Option<f64> {
    match completion {
        Completion::NotYet => Some(0.0),
        Completion::Partly => Some(0.5),
        Completion::Done => Some(1.0),
        Completion::Other(_) => None,
    }
}

fn checked(value: &ChecklistValue) -> Option<f64> {
    value.ticks.iter().map(|tick| done(&tick.done)).sum()
}

/// Whether the values of the measure are steps and not amounts.
pub fn has_steps(measure: &Measure) -> bool {
    !matches!(measure.form, MeasureForm::Numeric(_))
}
