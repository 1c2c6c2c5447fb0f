//! In which order entries stand in a list that copies have differently: one that depends on the entries alone.

use compact_str::CompactString;

use crate::base::{Date, When};
use crate::index::day;
use crate::model::Entry;

/// By the first day that the entry can mean, then moments of a day as instants, then by id. What has no date is first.
pub type Key = (Option<Date>, Option<time::OffsetDateTime>, CompactString);

pub fn key(entry: &dyn Entry) -> Key {
    dated(date(entry), entry.id())
}

/// The first date that the entry gives, else when it was recorded.
pub fn date(entry: &dyn Entry) -> Option<When> {
    day::first(entry).or_else(|| entry.recorded().and_then(|recorded| recorded.on))
}

pub fn dated(when: Option<When>, id: &str) -> Key {
    let moment = match when {
        Some(When::Moment(moment)) => Some(moment.get()),
        _ => None,
    };
    (when.map(When::earliest), moment, id.into())
}
