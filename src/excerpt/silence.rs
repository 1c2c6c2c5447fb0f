//! Whether an entry still says something once parts of it are left out.

use crate::model::Entry;
use crate::model::reference::ObjectRef;

/// Whether the entry said something before, and says nothing now.
pub fn fell_silent(before: &dyn Entry, now: &dyn Entry) -> bool {
    says_nothing(now.object()) && !says_nothing(before.object())
}

fn says_nothing(entry: ObjectRef<'_>) -> bool {
    match entry {
        ObjectRef::Observation(seen) => {
            let said = seen.seen.is_some() || seen.voice.is_some() || !seen.interpretations.is_empty();
            let given = !seen.values.is_empty() || !seen.not_observed.is_empty();
            !said && !given && seen.help.is_none() && seen.evidence.is_empty()
        }
        ObjectRef::Judgement(judgement) => {
            let said = judgement.achievement.is_some() || judgement.local.is_some();
            let of_nothing = judgement.goal.is_none() && judgement.measure.is_none();
            of_nothing || !said && judgement.words.is_none() && judgement.voice.is_none()
        }
        ObjectRef::View(view) => {
            let said = view.stance.is_some() || view.words.is_some() || view.voice.is_some() || view.value.is_some();
            let of_nothing = view.about.is_empty() && view.on_what.is_none();
            of_nothing || !said && view.options.is_empty() && view.evidence.is_empty()
        }
        _ => false,
    }
}
