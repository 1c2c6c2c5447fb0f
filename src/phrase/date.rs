//! Dates in words.

use crate::base::{Date, PartialDate, When};

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

pub fn whole_day(day: Date) -> String {
    let (year, month, day) = day.get().to_calendar_date();
    format!("{day} {month} {year}")
}
