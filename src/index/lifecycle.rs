//! Where a goal stands in its life.

use crate::base::{Date, When};
use crate::model::{Goal, LifecycleState};

/// The state of a goal on a day, and its place in the list: the latest by its date; where dates do not decide, the last
/// in the list.
pub fn current(goal: &Goal, by: Option<Date>) -> Option<(usize, &LifecycleState)> {
    let states = goal.lifecycle.iter().enumerate();
    let states = states.filter(|(_, state)| by.is_none_or(|by| state.on.is_none_or(|on| on.earliest() <= by)));
    states.reduce(|latest, next| {
        let earlier = next.1.on.zip(latest.1.on).is_some_and(|(next, latest)| When::from(next).is_before(latest));
        if earlier { latest } else { next }
    })
}
