//! In which order entries stand in a list that copies have differently: one that depends on the entries alone.

use std::any::Any;

use crate::base::visit::{Leaf, Look};
use crate::base::{Date, Path, When};
use crate::model::Entry;

/// By the first day that the entry can mean, then moments of a day as instants, then by id. What has no date is first.
pub type Key = (Option<Date>, Option<time::OffsetDateTime>, String);

pub fn key<T: Entry>(entry: &T) -> Key {
    let mut dates = FirstDate(None);
    entry.show(&mut dates, &Path::ROOT);
    dated(dates.0.or_else(|| entry.recorded().and_then(|recorded| recorded.on)), entry.id())
}

pub fn dated(when: Option<When>, id: &str) -> Key {
    let moment = match when {
        Some(When::Moment(moment)) => Some(moment.get()),
        _ => None,
    };
    (when.map(When::earliest), moment, id.to_owned())
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
