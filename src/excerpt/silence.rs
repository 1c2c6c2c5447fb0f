//! Whether an entry still says something once parts of it are left out.

use crate::index::{Says as _, judges_nothing, views_nothing};
use crate::model::Entry;
use crate::model::reference::ObjectRef;

/// Whether the entry said something before, and says nothing now; or judged or viewed something, and nothing now.
pub fn fell_silent(before: &dyn Entry, now: &dyn Entry) -> bool {
    let lost = |was: bool, is: bool| is && !was;
    match (before.object(), now.object()) {
        (ObjectRef::Observation(before), ObjectRef::Observation(now)) => {
            lost(before.says_nothing(), now.says_nothing())
        }
        (ObjectRef::Judgement(before), ObjectRef::Judgement(now)) => {
            lost(judges_nothing(before), judges_nothing(now)) || lost(before.says_nothing(), now.says_nothing())
        }
        (ObjectRef::View(before), ObjectRef::View(now)) => {
            lost(views_nothing(before), views_nothing(now)) || lost(before.says_nothing(), now.says_nothing())
        }
        _ => false,
    }
}
