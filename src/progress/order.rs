//! The order of dates that are not all known as exactly.

use std::cmp::Ordering;

use crate::base::When;

/// The order of two dates: by the first day that each can mean, then a day before its moments, and those as instants.
/// It is total, as sorting asks: a day that were level with all of its moments would make them level with each other.
pub fn order(one: When, other: When) -> Ordering {
    let key = |when: When| match when {
        When::Moment(moment) => (when.earliest(), Some(moment.get())),
        When::Date(_) => (when.earliest(), None),
    };
    key(one).cmp(&key(other))
}

/// What has no date is before everything else.
pub fn in_time(one: Option<When>, other: Option<When>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => order(one, other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

/// The last of them in time; where dates do not decide, the last in the list. What has no date is before all others.
pub fn latest<T, W: Into<When>>(items: impl Iterator<Item = T>, when: impl Fn(&T) -> Option<W>) -> Option<T> {
    items.reduce(|latest, next| match (when(&latest).map(Into::into), when(&next).map(Into::into)) {
        (Some(latest_on), Some(next_on)) if order(next_on, latest_on).is_lt() => latest,
        (Some(_), None) => latest,
        _ => next,
    })
}
