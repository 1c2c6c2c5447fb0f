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

/// The check of a value: what its place decides about it, and where its findings go.
pub struct ValueCheck<'a, 'r, 'o> {
    pub how: Use,
    /// The ladder that the help in the same observation is on.
    pub ladder: Option<&'r Ladder>,
    pub index: &'a Index<'r>,
    pub found: &'a mut Findings<'o>,
}

impl ValueCheck<'_, '_, '_> {
    /// A value of a measure.
    pub fn by_measure(&mut self, value: &Value, measure: &Measure, at: &Path<'_>) {
        let index = self.index;
        match (&measure.form, value) {
            (MeasureForm::Ordinal(form), _) => {
                if let Some(scale) = index.scale(&form.scale) {
                    self.by_scale(value, scale, at);
                }
            }
            (_, Value::NonValue(_)) => self.mark(false, at),
            (MeasureForm::GoalAttainment(_), Value::Number(value)) => {
                self.attainment(measure, value.number, &at.member(NumberValue::NUMBER));
            }
            (MeasureForm::Numeric(form), Value::Number(value)) => self.numeric(form, value, at),
            (MeasureForm::Numeric(form), Value::Proportion(value)) if takes_shares(form) => {
                proportion(value, at, self.found);
            }
            (MeasureForm::Numeric(form), Value::Trials(value)) => self.trials(form, value, at),
            (MeasureForm::Help(form), Value::Help(value)) => {
                if value.ladder == form.ladder {
                    rung(&value.ladder, &value.rung, index, &at.member(HelpValue::RUNG), self.found);
                } else {
                    let message = "the measure is on another ladder";
                    self.found.add(RuleCode::OtherLadder, &at.member(HelpValue::LADDER), message);
                }
            }
            (MeasureForm::Help(form), Value::Trials(value)) => self.rungs(value, index.ladder(&form.ladder), at),
            (MeasureForm::Dimensions(form), Value::Dimensions(value)) => {
                self.dimensions(measure, form, &value.scores, at);
            }
            (MeasureForm::Checklist(_), Value::Checklist(value)) => {
                let ticks = at.member(ChecklistValue::TICKS);
                self.named(measure, value.ticks.iter().map(|tick| &tick.item), Tick::ITEM, &ticks);
            }
            (MeasureForm::Milestone(_), Value::Milestone(_))
            | (MeasureForm::Narrative(_), Value::Words(_))
            | (MeasureForm::Other(_), _) => {}
            (form, _) => wrong_form(kinds(form), at, self.found),
        }
    }

    /// A value on a scale.
    pub fn by_scale(&mut self, value: &Value, scale: &Scale, at: &Path<'_>) {
        match (&scale.form, value) {
            (_, Value::NonValue(value)) => {
                self.mark(self.index.codes.is_mark(scale.id.as_str(), value.code.as_str()), at);
            }
            (ScaleForm::Levels(form), Value::Level(value)) => {
                self.level(&value.code, scale, &at.member(LevelValue::CODE));
                if value.half == Some(true) {
                    half(&value.code, form, &at.member(LevelValue::HALF), self.found);
                }
            }
            (ScaleForm::Range(form), Value::Number(value)) => {
                self.number_on(value.number, scale, form, &at.member(NumberValue::NUMBER));
                unit(value.unit.as_ref(), form.unit.as_ref(), &at.member(NumberValue::UNIT), self.found);
            }
            (ScaleForm::Levels(_), _) => wrong_form("`level`", at, self.found),
            (ScaleForm::Range(_), _) => wrong_form("`number`", at, self.found),
        }
    }

    /// A bound of a target: a number that has to lie on the measure.
    pub fn bound(&mut self, number: Number, measure: &Measure, at: &Path<'_>) {
        match &measure.form {
            MeasureForm::Numeric(form) => within(number, form.lowest, form.highest, at, self.found),
            MeasureForm::Ordinal(form) => match self.index.scale(&form.scale).map(|scale| &scale.form) {
                Some(ScaleForm::Range(form)) => within(number, Some(form.lowest), Some(form.highest), at, self.found),
                Some(ScaleForm::Levels(_)) => wrong_form("`level`", at, self.found),
                None => {}
            },
            MeasureForm::GoalAttainment(_) => self.attainment(measure, number, at),
            MeasureForm::Other(_) => {}
            other => wrong_form(kinds(other), at, self.found),
        }
    }

    /// A mark in place of a value, and whether the scale has it.
    fn mark(&mut self, known: bool, at: &Path<'_>) {
        if self.how == Use::Hoped {
            let message = "a mark that stands in place of a value cannot be hoped for";
            self.found.add(RuleCode::NonValueAsValue, at, message);
        } else if !known {
            let message = "no scale lists this mark in place of a value";
            self.found.add(RuleCode::UnknownMark, &at.member(NonValueMark::CODE), message);
        }
    }

    fn level(&mut self, code: &Code, scale: &Scale, at: &Path<'_>) {
        let (codes, scale) = (&self.index.codes, scale.id.as_str());
        if codes.place(scale, code).is_some() {
            return;
        }
        if codes.is_mark(scale, code.as_str()) {
            let message = "on this scale the code is a mark in place of a value, not a level";
            self.found.add(RuleCode::NonValueAsValue, at, message);
        } else {
            self.found.add(RuleCode::UnknownLevel, at, "the scale has no such level");
        }
    }

    fn number_on(&mut self, number: Number, scale: &Scale, form: &RangeScale, at: &Path<'_>) {
        if self.index.codes.is_number_mark(scale.id.as_str(), number) {
            let message = "on this scale the number is a mark in place of a value";
            self.found.add(RuleCode::NonValueAsValue, at, message);
            return;
        }
        within(number, Some(form.lowest), Some(form.highest), at, self.found);
        if let Some(step) = form.step.map(Number::get).filter(|step| *step > 0.0) {
            let steps = (number.get() - form.lowest.get()) / step;
            if (steps - steps.round()).abs() > 1e-6 {
                let lowest = form.lowest;
                self.found.add(RuleCode::OffStep, at, format_args!("the scale goes from {lowest} in steps of {step}"));
            }
        }
    }

    fn attainment(&mut self, measure: &Measure, number: Number, at: &Path<'_>) {
        if !self.index.codes.is_attainment(measure.id.as_str(), number) {
            self.found.add(RuleCode::UnknownLevel, at, "no level of the goal attainment scale has this value");
        }
    }

    fn numeric(&mut self, form: &NumericMeasure, value: &NumberValue, at: &Path<'_>) {
        let found = &mut *self.found;
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
        if self.how == Use::Hoped {
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

    fn trials(&mut self, form: &NumericMeasure, value: &TrialsValue, at: &Path<'_>) {
        let list = at.member(TrialsValue::TRIALS);
        for (trial_at, trial) in value.trials.iter().enumerate() {
            if let Some(number) = trial.number {
                let at = list.index(trial_at);
                within(number, form.lowest, form.highest, &at.member(Trial::NUMBER), self.found);
            }
        }
        self.rungs(value, self.ladder, at);
    }

    fn rungs(&mut self, value: &TrialsValue, ladder: Option<&Ladder>, at: &Path<'_>) {
        let list = at.member(TrialsValue::TRIALS);
        for (trial_at, trial) in value.trials.iter().enumerate() {
            let Some(code) = &trial.rung else { continue };
            let at = list.index(trial_at);
            let at = at.member(Trial::RUNG);
            match ladder {
                Some(ladder) => on_ladder(ladder, code, self.index, &at, self.found),
                None => self.found.add(RuleCode::UnknownRung, &at, "the observation's `help` names no ladder"),
            }
        }
    }

    /// Reports codes that a measure does not have, and codes that stand twice. Gives the place of each in the measure.
    fn named<'c>(
        &mut self,
        measure: &Measure,
        codes: impl ExactSizeIterator<Item = &'c Code>,
        member: &str,
        list: &Path<'_>,
    ) -> Vec<Option<usize>> {
        let mut places = Vec::with_capacity(codes.len());
        let mut seen = vec![None; codes.len()];
        let mut unknown = HashMap::default();
        for (code_at, code) in codes.enumerate() {
            let item = list.index(code_at);
            let at = item.member(member);
            let place = self.index.codes.place(measure.id.as_str(), code);
            if place.is_none() {
                self.found.add(RuleCode::UnknownItem, &at, format_args!("the measure has no such {member}"));
            }
            // Most codes are told apart by their place in the measure; what is left is compared by name.
            let first = match place.and_then(|place| seen.get_mut(place)) {
                Some(first) => *first.get_or_insert(code_at),
                None => *unknown.entry(code).or_insert(code_at),
            };
            if first != code_at {
                let related = [(&list.index(first).member(member)).into()];
                self.found.relate(RuleCode::GivenTwice, &at, related, format_args!("the {member} stands twice"));
            }
            places.push(place);
        }
        places
    }

    fn dimensions(&mut self, measure: &Measure, form: &DimensionsMeasure, scores: &[DimensionScore], at: &Path<'_>) {
        let list = at.member(DimensionsValue::SCORES);
        let codes = scores.iter().map(|score| &score.dimension);
        let places = self.named(measure, codes, DimensionScore::DIMENSION, &list);
        for ((score_at, score), place) in scores.iter().enumerate().zip(places) {
            let Some(dimension) = place.and_then(|place| form.dimensions.get(place)) else { continue };
            let at = list.index(score_at);
            match &dimension.scale {
                // A scale that is not in the record is reported as a reference.
                Some(id) => {
                    if let Some(scale) = self.index.scale(id) {
                        self.on_dimension(score, scale, &at);
                    }
                }
                None if score.level.is_some() || score.number.is_some() || score.non_value.is_some() => {
                    let message = "the dimension has no scale by which to read the value";
                    self.found.add(RuleCode::WithoutMeasure, &at, message);
                }
                None => {}
            }
        }
    }

    fn on_dimension(&mut self, score: &DimensionScore, scale: &Scale, at: &Path<'_>) {
        match (&scale.form, score) {
            (_, DimensionScore { non_value: Some(code), .. }) => {
                let at = at.member(DimensionScore::NON_VALUE);
                if self.how == Use::Hoped {
                    self.found.add(RuleCode::NonValueAsValue, &at, "a mark cannot be hoped for");
                } else if !self.index.codes.is_mark(scale.id.as_str(), code.as_str()) {
                    self.found.add(RuleCode::UnknownMark, &at, "the scale has no such mark");
                }
            }
            (ScaleForm::Levels(form), DimensionScore { level: Some(code), half: is_half, .. }) => {
                self.level(code, scale, &at.member(DimensionScore::LEVEL));
                if *is_half == Some(true) {
                    half(code, form, &at.member(DimensionScore::HALF), self.found);
                }
            }
            (ScaleForm::Range(form), DimensionScore { number: Some(number), .. }) => {
                self.number_on(*number, scale, form, &at.member(DimensionScore::NUMBER));
            }
            (ScaleForm::Levels(_), DimensionScore { number: Some(_), .. }) => wrong_form("`level`", at, self.found),
            (ScaleForm::Range(_), DimensionScore { level: Some(_), .. }) => wrong_form("`number`", at, self.found),
            _ => {}
        }
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

/// A value half-way from this level to the next.
fn half(code: &Code, form: &LevelScale, at: &Path<'_>, found: &mut Findings<'_>) {
    if form.halves != Some(true) {
        found.add(RuleCode::HalfNotAllowed, at, "the scale has no halves");
    } else if form.levels.last().is_some_and(|last| last.code == *code) {
        found.add(RuleCode::OutOfRange, at, "nothing is half-way above the last level");
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
    if own.zip(expected).is_some_and(|(own, expected)| own != expected) {
        found.add(RuleCode::OtherUnit, at, "the measure or scale has another unit");
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
