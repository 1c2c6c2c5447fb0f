//! What progress a record shows: against each goal's own intent, in the terms of its measure, in whose eyes, and how
//! it is known.
//!
//! [`known`] gathers values and judgements as far as the period reaches, and [`account`] what stands beside them. Of each
//! measure, [`points`] sorts out which values may be joined, [`course`] says how a series went, and [`verdict`] what that
//! means for the intent. [`goal`] puts beside it whether the agreed help came ([`help`]) and what people say ([`people`]).
//! Nothing here adds goals up.

mod account;
mod area;
mod course;
mod dimension;
mod doubt;
mod expected;
mod goal;
mod help;
mod known;
mod measure;
mod options;
mod order;
mod people;
mod points;
mod scaling;
mod shown;
mod span;
mod status;
mod summary;
mod target;
mod text;
mod trend;
mod verdict;
mod voice;

pub use options::ProgressOptions;
pub use scaling::{ScoreRefused, goal_attainment_t};
pub use status::Status;
pub use summary::*;

/// The vocabularies of a progress summary.
pub(crate) const VOCABULARIES: &[&Vocabulary] = &[
    &Status::VOCABULARY,
    &TargetMet::VOCABULARY,
    &ChangeDimension::VOCABULARY,
    &ChangeWay::VOCABULARY,
    &Sureness::VOCABULARY,
    &StartSource::VOCABULARY,
    &Standing::VOCABULARY,
    &ApartReason::VOCABULARY,
    &Accord::VOCABULARY,
    &VoiceGroup::VOCABULARY,
    &Presence::VOCABULARY,
    &AreaSource::VOCABULARY,
];

pub(crate) use doubt::doubts;

use crate::base::hash::HashSet;

use account::Account;
use goal::{Told, tell};
use known::Known;
use measure::{Asked, Measured, measured};
use span::is_told;

use crate::base::{FormatVersion, Vocabulary};
use crate::index::{Index, silenced, told};
use crate::model::{Goal, ProgressRecord};

/// What progress the record shows, goal by goal, each against its own intent.
///
/// It looks at no clock and judges nobody: what it says is what people have written, put in order. The summary holds
/// a child's words and is as confidential as the record; to show it to somebody, summarise what that person may see.
///
/// ```
/// use child_progress::{ProgressOptions, Status, progress};
///
/// let record = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1" },
///     "measures": [{ "id": "m1", "form": { "kind": "numeric", "quantity": "duration", "unit": "min" }, "direction": "higher" }],
///     "goals": [{
///         "id": "g1",
///         "wordings": [{ "text": { "words": "Wren stays on her feet." } }],
///         "intent": "slow-loss",
///         "main": "m1",
///         "expected": {
///             "course": "falling",
///             "points": [{ "on": "2026-07-01", "value": { "kind": "number", "number": 8 } }]
///         }
///     }],
///     "observations": [
///         { "id": "o1", "occurred": "2025-09-01", "values": [{ "measure": "m1", "value": { "kind": "number", "number": 18 } }] },
///         { "id": "o2", "occurred": "2026-07-01", "values": [{ "measure": "m1", "value": { "kind": "number", "number": 14 } }] }
///     ]
/// }"#)?;
/// let summary = progress(&record, &ProgressOptions::new());
/// assert_eq!(summary.goals[0].status, Status::SlowerThanExpected);
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[must_use]
pub fn progress(record: &ProgressRecord, options: &ProgressOptions) -> ProgressSummary {
    let record = silenced(record);
    let index = Index::of(&record, options.to);
    summarise(&Account::of(&index, options.from, options.to), options)
}

fn summarise<'r>(account: &Account<'_, 'r>, options: &ProgressOptions) -> ProgressSummary {
    let known = &account.known;
    let record = known.index.record;
    let goals: Vec<&'r Goal> = record.goals.iter().filter(|goal| is_told(goal, known)).collect();
    let mut looked_at = 0_usize;
    let is_within = |goal: &&&'r Goal| {
        let is_first = looked_at == 0;
        looked_at = looked_at.saturating_add(account.cost(goal));
        is_first || looked_at <= options.max_values
    };
    let told: Vec<Told<'r>> = goals.iter().take_while(is_within).map(|goal| tell(goal, account)).collect();
    let used: HashSet<_> = goals.iter().flat_map(|goal| goal.main.iter().chain(&goal.alongside)).collect();
    let free: Vec<Measured<'r>> = record
        .measures
        .iter()
        .filter(|measure| !used.contains(&measure.id) && known.counts(measure.id.as_str()))
        .filter(|measure| known.values(measure.id.as_str()).next().is_some())
        .map(|measure| measured(measure, Asked::default(), account))
        .collect();

    let mut summary = ProgressSummary::new(FormatVersion::current(), record.child.id.clone());
    summary.record.clone_from(&record.id);
    summary.known_as.clone_from(&record.child.known_as);
    summary.from = known.from;
    summary.to = known.to;
    summary.closed = record.closing.clone().filter(|_| known.is_closed());
    let (said, voices) = voice::heard(known);
    summary.said_by_child = said.into();
    if summary.closed.is_none() {
        summary.voices = voices.into();
    }
    summary.celebrations = celebrations(known).into();
    summary.areas = area::areas(&goals, known).into();
    let mut once = HashSet::default();
    let scaled: Vec<&Measured<'r>> =
        told.iter().flat_map(|told| &told.measured).chain(&free).filter(|one| once.insert(&one.measure.id)).collect();
    summary.goal_attainment = scaling::score(&scaled, options.rho).map(Box::new);
    summary.measures = free.into_iter().map(|one| one.progress).collect();
    summary.goals_omitted = Some(count(goals.len() - told.len())).filter(|count| count.get() > 0);
    summary.goals = told.into_iter().map(|told| told.progress).collect();
    summary
}

/// What nobody had planned: first what belongs to no goal.
fn celebrations(known: &Known<'_, '_>) -> Vec<Celebration> {
    let unplanned = known
        .observations
        .iter()
        .filter(|seen| seen.unplanned == Some(true) && known.not_over(seen.until.unwrap_or(seen.occurred)));
    let mut all: Vec<Celebration> = unplanned
        .map(|seen| {
            let mut one = Celebration::new(seen.id.clone(), seen.occurred);
            one.seen = told(seen).cloned();
            one.observers = seen.observers.iter().cloned().collect();
            one.goals = seen.goals.iter().cloned().collect();
            one
        })
        .collect();
    all.sort_by_key(|one| !one.goals.is_empty());
    all
}
