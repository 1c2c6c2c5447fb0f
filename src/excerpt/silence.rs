//! Whether an entry still says something once parts of it are left out.

use std::any::Any;

use crate::model::{Entry, Judgement, Observation, View};

/// Whether the entry said something before, and says nothing now.
pub fn fell_silent<T: Entry>(before: &T, now: &T) -> bool {
    says_nothing(now) && !says_nothing(before)
}

fn says_nothing(entry: &dyn Any) -> bool {
    if let Some(seen) = entry.downcast_ref::<Observation>() {
        let said = seen.seen.is_some() || seen.voice.is_some() || !seen.interpretations.is_empty();
        let given = !seen.values.is_empty() || !seen.not_observed.is_empty();
        !said && !given && seen.help.is_none() && seen.evidence.is_empty()
    } else if let Some(judgement) = entry.downcast_ref::<Judgement>() {
        let said = judgement.achievement.is_some() || judgement.local.is_some();
        let of_nothing = judgement.goal.is_none() && judgement.measure.is_none();
        of_nothing || !said && judgement.words.is_none() && judgement.voice.is_none()
    } else if let Some(view) = entry.downcast_ref::<View>() {
        let said = view.stance.is_some() || view.words.is_some() || view.voice.is_some() || view.value.is_some();
        let of_nothing = view.about.is_empty() && view.on_what.is_none();
        of_nothing || !said && view.options.is_empty() && view.evidence.is_empty()
    } else {
        false
    }
}
