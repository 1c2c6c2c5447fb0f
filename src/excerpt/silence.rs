//! Whether an entry still says something once parts of it are left out.

use crate::index::{Says as _, judges_nothing, views_nothing};
use crate::model::Entry;
use crate::model::reference::ObjectRef;

/// Whether the entry said something before, and says nothing now.
pub fn fell_silent(before: &dyn Entry, now: &dyn Entry) -> bool {
    says_nothing(now.object()) && !says_nothing(before.object())
}

fn says_nothing(entry: ObjectRef<'_>) -> bool {
    match entry {
        ObjectRef::Observation(seen) => seen.says_nothing(),
        ObjectRef::Judgement(judgement) => judges_nothing(judgement) || judgement.says_nothing(),
        ObjectRef::View(view) => views_nothing(view) || view.says_nothing(),
        _ => false,
    }
}
