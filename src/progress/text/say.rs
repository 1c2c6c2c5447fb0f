//! Dates, people, values and words as they stand in a text for people.

use crate::base::{Number, PartialDate, When};
use crate::index::Index;
use crate::model::Text;
use crate::model::{
    Completion, HelpGiven, HelpKind, Measure, MeasureForm, NumberValue, Party, Quantity, Role, Scale, ScaleForm,
    SettingKind, Value,
};

/// How many characters of what somebody wrote stand in a text; the summary has all of it.
pub const LONGEST: usize = 280;

pub fn date(when: impl Into<When>) -> String {
    match when.into() {
        When::Date(PartialDate::Year(year)) => year.get().to_string(),
        When::Date(PartialDate::Month(year, month)) => format!("{month} {}", year.get()),
        When::Date(PartialDate::Day(day)) => whole_day(day),
        When::Moment(moment) => whole_day(moment.date()),
    }
}

/// A day, or from when until when.
pub fn span(from: impl Into<When>, until: Option<When>) -> String {
    let from = date(from);
    match until.map(date) {
        Some(until) if until != from => format!("{from} to {until}"),
        _ => from,
    }
}

pub fn whole_day(day: crate::base::Date) -> String {
    let (year, month, day) = day.get().to_calendar_date();
    format!("{day} {month} {year}")
}

/// What somebody wrote, cut at a word where it is long.
pub fn words(text: &Text) -> String {
    let words: Vec<&str> = text.words.as_str().split_whitespace().collect();
    let mut said = String::new();
    for word in words {
        if said.chars().count() + word.chars().count() > LONGEST {
            return said + " …";
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
    }
    said
}

/// The same, with a full stop where it ends without a mark.
pub fn sentence(text: &Text) -> String {
    let said = words(text);
    if said.ends_with(['.', '!', '?', '…', ':', ';', '"', '”', ')']) { said } else { said + "." }
}

/// Who somebody is: by name, relationship or role. `child` is what the child is called.
pub fn who(party: &Party, child: &str, index: &Index<'_>) -> String {
    if index.is_child(party) {
        return child.to_owned();
    }
    let person = index.person(party);
    let known = person.and_then(|person| {
        let name = person.name.as_ref().map(|name| name.as_str().to_owned());
        name.or_else(|| person.relationship.as_ref().map(|text| text.words.as_str().to_owned()))
    });
    let role = party.role.as_ref().or(person.and_then(|person| person.roles.first()));
    let role = role.and_then(Role::label);
    match (known, role) {
        (Some(name), Some(role)) if !name.eq_ignore_ascii_case(role) => format!("{name} ({})", lower(role)),
        (Some(name), _) => name,
        (None, Some(role)) => role.to_owned(),
        (None, None) => "somebody".to_owned(),
    }
}

/// A label in the middle of a sentence: its first letter small, unless it is an abbreviation.
pub fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

/// Where something was seen.
pub fn setting(id: &crate::base::SettingId, index: &Index<'_>) -> String {
    let Some(setting) = index.setting(id) else { return id.to_string() };
    match (&setting.name, &setting.setting_kind) {
        (Some(name), _) => format!("at {}", name.as_str()),
        (None, SettingKind::Home) => "at home".to_owned(),
        (None, kind) => {
            kind.label().map_or_else(|| "in one place".to_owned(), |label| format!("at the {}", lower(label)))
        }
    }
}

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

/// What helped, in words or by kind.
pub fn help(help: &HelpGiven) -> Option<String> {
    if let Some(text) = &help.words {
        return Some(words(text));
    }
    let kinds: Vec<String> = help.kinds.iter().filter_map(HelpKind::label).map(lower).collect();
    let equipment: Vec<String> = help.equipment.iter().map(words).collect();
    let all = [kinds, equipment].concat();
    (!all.is_empty()).then(|| list(&all))
}

/// One, two and three.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}
