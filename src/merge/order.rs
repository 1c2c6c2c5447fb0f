//! In which order entries stand in a list that copies have differently: one that depends on the entries alone.

use std::any::Any;

use compact_str::CompactString;

use crate::base::visit::{Leaf, Look};
use crate::base::{Date, Path, When};
use crate::model::Entry;

/// By the first day that the entry can mean, then moments of a day as instants, then by id. What has no date is first.
pub type Key = (Option<Date>, Option<time::OffsetDateTime>, CompactString);

pub fn key<T: Entry>(entry: &T) -> Key {
    dated(date(entry), entry.id())
}

/// The first date that the entry gives, else when it was recorded.
pub fn date<T: Entry>(entry: &T) -> Option<When> {
    let mut dates = FirstDate(None);
    entry.show(&mut dates, &Path::ROOT);
    dates.0.or_else(|| entry.recorded().and_then(|recorded| recorded.on))
}

pub fn dated(when: Option<When>, id: &str) -> Key {
    let moment = match when {
        Some(When::Moment(moment)) => Some(moment.get()),
        _ => None,
    };
    (when.map(When::earliest), moment, id.into())
}

/// The first date among the entry's own members: when it occurred, was held, was said or began.
struct FirstDate(Option<When>);

impl Look for FirstDate {
    fn object<T: Any>(&mut self, _: &T, _: &Path<'_>) {}

    fn leaf(&mut self, leaf: Leaf<'_>, at: &Path<'_>) {
        let is_own = at.parent().is_some_and(|parent| parent.parent().is_none());
        if let (Leaf::When(when), true, None) = (leaf, is_own, self.0) {
            self.0 = Some(when);
        }
    }
}
