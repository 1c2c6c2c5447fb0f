//! When a goal is told of: whether in this period, from when to when, and how it ended.

use super::known::Known;
use crate::base::When;
use crate::index::current;
use crate::model::{Goal, GoalClosing, Lifecycle};

/// Whether the goal is one to tell of: it had begun by the end of the period, was not closed before it, and was not
/// rejected or entered in error.
pub fn is_told(goal: &Goal, known: &Known<'_, '_>) -> bool {
    let state = current(goal, known.to).map(|(_, state)| &state.status);
    let dropped = matches!(state, Some(Lifecycle::Rejected | Lifecycle::EnteredInError));
    let later = !goal.lifecycle.is_empty() && state.is_none();
    let earlier = goal.closing.as_ref().and_then(|closing| closing.on).is_some_and(|on| !known.not_over(on));
    known.counts(goal.id.as_str()) && !dropped && !later && !earlier
}

/// How the goal was closed, if it was by the end of the period.
pub fn closing<'r>(goal: &'r Goal, known: &Known<'_, '_>) -> Option<&'r GoalClosing> {
    goal.closing.as_deref().filter(|closing| closing.on.is_none_or(|on| known.by_then(on)))
}

/// From when to when a goal is told of.
pub struct Span {
    start: Option<When>,
    end: Option<When>,
}

impl Span {
    pub fn of(goal: &Goal, known: &Known<'_, '_>) -> Self {
        let baseline = goal.baseline.as_ref();
        let named = baseline.and_then(|baseline| known.index.observation(baseline.observation.as_ref()?));
        let start = named.map(|(_, seen)| seen.occurred).or_else(|| baseline?.on.map(When::from));
        Self { start, end: goal.closing.as_ref().and_then(|closing| closing.on).map(When::from) }
    }

    /// Whether it was before the goal's start or after its end.
    pub fn leaves_out(&self, on: When) -> bool {
        self.start.is_some_and(|start| on.is_before(start)) || self.end.is_some_and(|end| end.is_before(on))
    }
}
