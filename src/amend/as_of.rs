//! The record as it was known on a day.

use crate::base::hash::HashSet;
use crate::base::meaning::Dating;
use crate::base::{Date, PersonId, When};
use crate::excerpt::{Excerpt, LeftOutReason, Rule, State, Tie};
use crate::index::{Index, day};
use crate::inherit;
use crate::model::reference::ObjectMut;
use crate::model::{EntryRef, Party, ProgressRecord, Sharing};

/// The record as it was known on a day, the day itself included.
///
/// An entry was known from the day on which it was written down (`recorded`), or else from the day on which it happened
/// or began; an entry without a date was always there. What became of a goal, an aid, support or a destination later is
/// not there, nor are later judgements, views, wordings, interpretations and amendments: an entry that was corrected
/// later stands as it was. A date of which it is not sure that it came later, such as `2026` in 2026, counts as known.
/// What refers to something that was not there yet loses the reference.
///
/// Three things stay as they are now, whenever they came about: labels and the child's word on sharing, so that a look
/// back shows nobody more than a look today; removal notes, because what was erased cannot be had back; and who the
/// child is.
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
///     "judgements": [
///         { "id": "j1", "by": { "role": "child" }, "goal": "g1", "on": "2026-03-01", "achievement": "achieved" }
///     ]
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
    known.excerpt.clone_from(&record.excerpt);
    known.closing.clone_from(&record.closing);
    if known.closing.as_ref().is_some_and(|closing| rule.is_later(closing.on)) {
        known.closing = None;
    }
    known.removals.clone_from(&record.removals);
    name_only_those_there(&mut known);
    inherit::keep(record, &mut known);
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
}

impl Rule for KnownOn<'_> {
    const FALLEN: State = State::Absent;

    fn entry(&self, entry: EntryRef<'_>) -> Option<LeftOutReason> {
        let recorded = entry.recorded().and_then(|recorded| recorded.on);
        let entry = entry.get();
        // What tells of no day itself was there when the first of its parts was.
        let known = recorded.or_else(|| day::came_about(entry)).or_else(|| day::earliest_part(entry));
        known.is_some_and(|when| self.is_later(when)).then_some(LeftOutReason::RefersToNothing)
    }

    fn sharing(&self, _sharing: &Sharing) -> Option<LeftOutReason> {
        None
    }

    fn part(&self, part: &mut ObjectMut<'_>) -> Option<LeftOutReason> {
        match part {
            // The child's word on sharing stands as it is today.
            ObjectMut::Sharing(_) => return None,
            // On that day it was not done; whether it was begun, the record does not say.
            ObjectMut::AgreedAction(action) if action.done.is_some_and(|done| self.is_later(done)) => {
                action.state = None;
            }
            _ => {}
        }
        let came_about = day::came_about(part.get());
        came_about.is_some_and(|when| self.is_later(when)).then_some(LeftOutReason::RefersToNothing)
    }

    fn role(&self, _party: &Party) -> Option<LeftOutReason> {
        None
    }

    fn date(&self, when: When, dating: Dating) -> Option<LeftOutReason> {
        (dating == Dating::Afterwards && self.is_later(when)).then_some(LeftOutReason::RefersToNothing)
    }

    fn missing(&self, id: &str) -> State {
        if self.index.removal(id).is_some() { State::Stands } else { State::Absent }
    }

    fn ties<'r>(&self, _record: &'r ProgressRecord) -> Vec<Tie<'r>> {
        Vec::new()
    }
}
