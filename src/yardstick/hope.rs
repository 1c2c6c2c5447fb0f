//! What a goal hopes for of its main measure.

use super::amount::{Amount, amount};
use super::wish::{Turn, wish};
use crate::base::Number;
use crate::index::Index;
use crate::model::{Criterion, Goal, Measure, MeasureForm, Quantity, Target, Value};

/// What a goal hopes for of its main measure.
pub struct Hope<'r> {
    pub target: Option<&'r Target>,
    /// The value hoped for, in the terms in which values are compared.
    pub much: Option<f64>,
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
    /// In how much a count is hoped for.
    pub exposure: f64,
}

impl<'r> Hope<'r> {
    /// `exposure` is in how much the start was counted: a target that says nothing of it means as much.
    pub fn of(goal: &'r Goal, measure: &Measure, exposure: f64, index: &Index<'_>) -> Self {
        let target = goal.target.as_deref();
        let counted = matches!(&measure.form, MeasureForm::Numeric(form) if form.quantity == Quantity::Count);
        let exposure = if counted { exposure } else { 1.0 };
        let mut hope = Self { target, much: None, at_least: None, at_most: None, exposure };
        if let Some(target) = target {
            hope.at_least = target.at_least.map(|least| least.get() / exposure);
            hope.at_most = target.at_most.map(|most| most.get() / exposure);
            if let Some(value) = &target.value {
                hope.much = match (amount(value, measure, index), value) {
                    (Ok(amount), Value::Number(number)) if number.opportunities.is_some() => {
                        hope.exposure = amount.exposure;
                        Some(amount.much)
                    }
                    (_, Value::Number(value)) if counted => Some(value.number.get() / exposure),
                    (amount, _) => amount.ok().map(|amount| amount.much),
                };
            }
        }
        if hope.much.is_none() && hope.at_least.is_none() && hope.at_most.is_none() {
            hope.much = implied(measure, target);
        }
        hope
    }

    /// No target at all.
    pub fn none() -> Self {
        Self { target: None, much: None, at_least: None, at_most: None, exposure: 1.0 }
    }

    pub fn criterion(&self) -> Option<&'r Criterion> {
        self.target?.criterion.as_deref()
    }

    /// The share that a criterion asks for of what came off, where it asks for one.
    pub fn share(&self) -> Option<f64> {
        let criterion = self.criterion()?;
        let of = criterion.out_of.filter(|of| of.get() > 0);
        let whole = criterion.times.zip(of).map(|(times, of)| f64::from(times.get()) / f64::from(of.get()));
        match criterion.share.map(Number::get) {
            Some(share) if share < 1.0 || whole.is_none() => Some(share),
            _ => whole,
        }
    }

    /// How far there is to go, in the terms of the target.
    pub fn remaining(&self, latest: Amount) -> Option<f64> {
        let nearest = match (self.much, self.at_least, self.at_most) {
            (Some(hoped), ..) => hoped,
            (None, Some(least), _) if latest.much < least => least,
            (None, _, Some(most)) if latest.much > most => most,
            _ => return None,
        };
        let rounded = ((nearest - latest.much).abs() * self.exposure * 1e4).round() / 1e4;
        (rounded > 0.0).then_some(rounded)
    }

    /// Whether a value, a range or a share is hoped for.
    pub fn is_measured(&self) -> bool {
        self.much.is_some() || self.at_least.is_some() || self.at_most.is_some() || self.share().is_some()
    }
}

/// Whether a goal hopes for less than it starts with, in the direction that is wished for.
pub fn aims_back(goal: &Goal, measure: &Measure, index: &Index<'_>) -> bool {
    let value = goal.baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
    let Some(Ok(start)) = value.map(|value| amount(value, measure, index)) else { return false };
    let target = goal.target.as_ref().and_then(|target| target.value.as_ref());
    if start.exposure.total_cmp(&1.0).is_ne()
        && matches!(target, Some(Value::Number(value)) if value.opportunities.is_none())
    {
        return false; // it may be meant of other opportunities than the start
    }
    let hope = Hope::of(goal, measure, start.exposure, index);
    let Some(hoped) = hope.much.filter(|_| goal.target.as_ref().is_some_and(|target| target.value.is_some())) else {
        return false;
    };
    let wish = wish(measure, None, None, Some((start.much, hoped)), index);
    wish.turn(start.much, hoped, 0.0) == Some(Turn::Worse)
}

/// What the form of a measure itself hopes for.
fn implied(measure: &Measure, target: Option<&Target>) -> Option<f64> {
    match &measure.form {
        MeasureForm::GoalAttainment(_) => Some(0.0),
        MeasureForm::Milestone(_) => Some(1.0),
        // Words beside a list may hope for something else than all of it.
        MeasureForm::Checklist(form) if target.is_none_or(|target| target.words.is_none()) => {
            u32::try_from(form.items.len()).ok().map(f64::from)
        }
        _ => None,
    }
}
