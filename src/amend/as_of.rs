//! The record as it was known on a day.

use std::any::Any;

use crate::base::hash::HashSet;
use crate::base::{Date, PartialDate, PersonId, When};
use crate::excerpt::{Excerpt, LeftOutReason, Rule, State, Tie};
use crate::index::{Index, Place};
use crate::model::{
    AgreedAction, Agreement, Aid, AidEvent, Amendment, Baseline, Basis, Decider, Destination, DestinationEvent, Entry,
    Goal, GoalClosing, Handover, Interpretation, LifecycleState, Need, PartTimeTimetable, Plan, PlannedSupport,
    ProgressRecord, RecordingWish, Setting, Sharing, SupportEvent, SupportLayer, Transition, Voice, Wording,
};

/// The record as it was known on a day, the day itself included.
///
/// An entry was known from the day on which it was written down (`recorded`), or else from the day on which it happened or
/// began; an entry without a date was always there. What became of a goal, an aid, support or a destination later is not
/// there, nor are later judgements, views, wordings, interpretations and amendments: an entry that was corrected later
/// stands as it was. A date of which it is not sure that it came later, such as `2026` in 2026, counts as known. What refers to something
/// that was not there yet loses the reference.
///
/// Three things stay as they are now, whenever they came about: labels and the child's word on sharing, so that a look back
/// shows nobody more than a look today; removal notes, because what was erased cannot be had back; and who the child is.
///
/// ```
/// use child_progress::as_of;
///
/// let record = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1" },
///     "goals": [{
///         "id": "g1",
///         "wordings": [{ "text": { "words": "Walks to school." }, "on": "2025-09-01" }],
///         "lifecycle": [{ "status": "active", "on": "2025-09-01" }, { "status": "completed", "on": "2026-03-02" }]
///     }],
///     "judgements": [{ "id": "j1", "by": { "role": "child" }, "goal": "g1", "on": "2026-03-01", "achievement": "achieved" }]
/// }"#)?;
/// let then = as_of(&record, "2025-12-31".parse()?);
/// assert_eq!(then.goals[0].lifecycle.len(), 1);
/// assert!(then.judgements.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn as_of(record: &ProgressRecord, day: Date) -> ProgressRecord {
    let rule = KnownOn { day, index: Index::of(record, None) };
    let mut known = Excerpt::of(record, &rule).record;
    known.schema.clone_from(&record.schema);
    known.id.clone_from(&record.id);
    known.closing.clone_from(&record.closing);
    if known.closing.as_ref().is_some_and(|closing| rule.is_later(closing.on)) {
        known.closing = None;
    }
    known.removals.clone_from(&record.removals);
    name_only_those_there(&mut known);
    known.extensions.clone_from(&record.extensions);
    known
}

/// Removal notes stay, and name nobody who is not there.
fn name_only_those_there(known: &mut ProgressRecord) {
    let ProgressRecord { people, removals, .. } = known;
    let people: HashSet<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let noted: HashSet<String> = removals.iter().map(|note| note.id.as_str().to_owned()).collect();
    for by in removals.iter_mut().map(|note| &mut note.by) {
        let Some(party) = by else { continue };
        let there = |id: &PersonId| people.contains(id.as_str()) || noted.contains(id.as_str());
        party.person = party.person.take().filter(there);
        if party.person.is_none() && party.role.is_none() {
            *by = None;
        }
    }
}

struct KnownOn<'r> {
    day: Date,
    index: Index<'r>,
}

impl KnownOn<'_> {
    /// Whether it surely came later than the day.
    fn is_later(&self, when: impl Into<When>) -> bool {
        when.into().earliest() > self.day
    }

    /// When an entry that tells of no single occasion began, as far as it says so.
    fn began(entry: &dyn Any) -> Option<When> {
        let first = |dates: &mut dyn Iterator<Item = PartialDate>| dates.min_by_key(|date| date.earliest());
        let start = if let Some(goal) = entry.downcast_ref::<Goal>() {
            let worded = goal.wordings.iter().filter_map(|wording| wording.on);
            let states = goal.lifecycle.iter().filter_map(|state| state.on);
            let baseline = goal.baseline.iter().filter_map(|baseline| baseline.on);
            first(&mut worded.chain(states).chain(baseline))
        } else if let Some(need) = entry.downcast_ref::<Need>() {
            need.start
        } else if let Some(plan) = entry.downcast_ref::<Plan>() {
            plan.start
        } else if let Some(layer) = entry.downcast_ref::<SupportLayer>() {
            layer.start
        } else if let Some(setting) = entry.downcast_ref::<Setting>() {
            setting.start
        } else if let Some(timetable) = entry.downcast_ref::<PartTimeTimetable>() {
            Some(timetable.start)
        } else if let Some(basis) = entry.downcast_ref::<Basis>() {
            basis.start
        } else if let Some(decider) = entry.downcast_ref::<Decider>() {
            decider.start
        } else if let Some(support) = entry.downcast_ref::<PlannedSupport>() {
            first(&mut support.history.iter().filter_map(|event| event.on)) // it is planned before it begins
        } else if let Some(aid) = entry.downcast_ref::<Aid>() {
            first(&mut aid.history.iter().filter_map(|event| event.on))
        } else if let Some(destination) = entry.downcast_ref::<Destination>() {
            first(&mut destination.history.iter().filter_map(|event| event.on))
        } else if let Some(wish) = entry.downcast_ref::<RecordingWish>() {
            wish.on
        } else if let Some(change) = entry.downcast_ref::<Transition>() {
            return Some(change.on);
        } else if let Some(amendment) = entry.downcast_ref::<Amendment>() {
            return amendment.on;
        } else {
            None
        };
        start.map(When::from)
    }

    /// When a part of an entry came about, as far as it says so.
    fn came_about(object: &dyn Any) -> Option<PartialDate> {
        if let Some(state) = object.downcast_ref::<LifecycleState>() {
            state.on
        } else if let Some(closing) = object.downcast_ref::<GoalClosing>() {
            closing.on
        } else if let Some(wording) = object.downcast_ref::<Wording>() {
            wording.on
        } else if let Some(baseline) = object.downcast_ref::<Baseline>() {
            baseline.on
        } else if let Some(made_of_it) = object.downcast_ref::<Interpretation>() {
            made_of_it.on
        } else if let Some(event) = object.downcast_ref::<AidEvent>() {
            event.on
        } else if let Some(event) = object.downcast_ref::<SupportEvent>() {
            event.on
        } else if let Some(event) = object.downcast_ref::<DestinationEvent>() {
            event.on
        } else if let Some(agreement) = object.downcast_ref::<Agreement>() {
            agreement.on
        } else if let Some(handover) = object.downcast_ref::<Handover>() {
            handover.on
        } else if let Some(voice) = object.downcast_ref::<Voice>() {
            voice.on
        } else {
            None
        }
    }
}

impl Rule for KnownOn<'_> {
    const FALLEN: State = State::Absent;

    fn entry<T: Entry>(&self, place: Place, entry: &T) -> Option<LeftOutReason> {
        let recorded = entry.recorded().and_then(|recorded| recorded.on);
        let known =
            recorded.or_else(|| self.index.happened(place).map(|(when, _)| when)).or_else(|| Self::began(entry));
        known.is_some_and(|when| self.is_later(when)).then_some(LeftOutReason::RefersToNothing)
    }

    fn sharing(&self, _sharing: &Sharing) -> Option<LeftOutReason> {
        None
    }

    fn object(&self, object: &mut dyn Any) -> Option<LeftOutReason> {
        if let Some(action) = object.downcast_mut::<AgreedAction>() {
            // On that day it was not done; whether it was begun, the record does not say.
            if action.done.is_some_and(|done| self.is_later(done)) {
                action.done = None;
                action.state = None;
            }
            return None;
        }
        Self::came_about(object).is_some_and(|on| self.is_later(on)).then_some(LeftOutReason::RefersToNothing)
    }

    fn is_held(&self, id: &str) -> bool {
        self.index.removal(id).is_some()
    }

    fn ties<'r>(&self, _record: &'r ProgressRecord) -> Vec<Tie<'r>> {
        Vec::new()
    }
}
