//! Values in the words of their measure.

use super::words::words;
use crate::base::Number;
use crate::index::Index;
use crate::model::{Completion, Measure, MeasureForm, NumberValue, Quantity, Scale, ScaleForm, Value};

/// A value of a measure in the words of the measure.
pub fn value(value: &Value, measure: &Measure, index: &Index<'_>) -> String {
    let in_words = match (&measure.form, value) {
        (MeasureForm::Ordinal(form), _) => index.scale(&form.scale).and_then(|scale| on_scale(value, scale)),
        (MeasureForm::GoalAttainment(form), Value::Number(value)) => {
            let level = form.attainment_levels.iter().find(|level| level.value == value.number);
            level.map(|level| format!("“{}”", words(&level.words)))
        }
        // A rate is one already, however long it was taken over.
        (MeasureForm::Numeric(form), Value::Number(value)) if form.quantity == Quantity::Rate => {
            let unit =
                value.unit.as_ref().or(form.unit.as_ref()).map(|unit| unit_in_words(unit.as_str(), value.number));
            let per = form.per.as_ref().map(|per| unit_in_words(per.as_str(), Number::from(1)));
            let said = unit.map_or_else(|| value.number.to_string(), |unit| format!("{} {unit}", value.number));
            Some(per.map_or_else(|| said.clone(), |per| format!("{said} per {per}")))
        }
        (MeasureForm::Numeric(form), Value::Number(number)) => {
            Some(counted(number, form.unit.as_ref().map(AsRef::as_ref), form.per.as_ref().map(AsRef::as_ref)))
        }
        _ => None,
    };
    in_words.unwrap_or_else(|| plain(value, index))
}

fn on_scale(value: &Value, scale: &Scale) -> Option<String> {
    match (&scale.form, value) {
        (ScaleForm::Levels(form), Value::Level(value)) => {
            let level = form.levels.iter().find(|level| level.code == value.code)?;
            let label = level.label.as_ref().map_or_else(|| level.code.as_str().to_owned(), words);
            Some(if value.half == Some(true) { format!("“{label}” and a half") } else { format!("“{label}”") })
        }
        (ScaleForm::Range(form), Value::Number(value)) => Some(match &form.unit {
            Some(unit) => format!("{} {}", value.number, unit_in_words(unit.as_str(), value.number)),
            None => format!("{} of {}", value.number, form.highest),
        }),
        _ => None,
    }
}

fn counted(value: &NumberValue, unit: Option<&str>, per: Option<&str>) -> String {
    let unit = value.unit.as_ref().map(AsRef::as_ref).or(unit);
    let number = value.number;
    let Some(of) = &value.opportunities else {
        return match unit {
            Some("times") if number == Number::from(1) => "once".to_owned(),
            Some(unit) => format!("{number} {}", unit_in_words(unit, number)),
            None => number.to_string(),
        };
    };
    // "Five times in 25 lessons" is said as "5 in 25 lessons", and so are breaks in breaks.
    let plain = |unit: &&str| *unit != "times" && *unit != of.unit.as_str() && per != Some(*unit);
    let said = unit.filter(plain).map_or_else(String::new, |unit| format!(" {}", unit_in_words(unit, number)));
    let how_much = if of.amount == Number::from(1) { "one".to_owned() } else { of.amount.to_string() };
    format!("{number}{said} in {how_much} {}", unit_in_words(of.unit.as_str(), of.amount))
}

/// The usual short units in full.
fn unit_in_words(unit: &str, number: Number) -> String {
    let one = number == Number::from(1);
    let (single, many) = match unit {
        "min" => ("minute", "minutes"),
        "s" => ("second", "seconds"),
        "h" => ("hour", "hours"),
        "d" => ("day", "days"),
        "wk" => ("week", "weeks"),
        "mo" => ("month", "months"),
        "a" => ("year", "years"),
        "deg" => ("degree", "degrees"),
        other if one => return other.strip_suffix('s').unwrap_or(other).to_owned(),
        other => return other.to_owned(),
    };
    (if one { single } else { many }).to_owned()
}

fn plain(value: &Value, index: &Index<'_>) -> String {
    match value {
        Value::Level(value) => value.code.as_str().to_owned(),
        Value::Number(value) => counted(value, None, None),
        Value::Proportion(value) => format!("{} of {}", value.count, value.of),
        Value::Trials(value) => {
            let off = value.trials.iter().filter(|trial| trial.succeeded == Some(true)).count();
            format!("{off} of {} tries", value.trials.len())
        }
        Value::Help(value) => {
            let rung =
                index.ladder(&value.ladder).and_then(|ladder| ladder.rungs.iter().find(|rung| rung.code == value.rung));
            let label = rung.and_then(|rung| rung.label.as_ref());
            label.map_or_else(|| value.rung.as_str().to_owned(), |label| format!("“{}”", words(label)))
        }
        Value::Milestone(value) => value.reached.label().unwrap_or_default().to_owned(),
        Value::Checklist(value) => {
            let how_many = |done: &Completion| value.ticks.iter().filter(|tick| tick.done == *done).count();
            let partly = match how_many(&Completion::Partly) {
                0 => String::new(),
                partly => format!(", {partly} in part"),
            };
            format!("{} of {} done{partly}", how_many(&Completion::Done), value.ticks.len())
        }
        Value::Words(value) => format!("“{}”", words(&value.words)),
        Value::Dimensions(_) => "several sides".to_owned(),
        Value::NonValue(_) => "no value".to_owned(),
    }
}
