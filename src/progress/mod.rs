//! What progress a record shows: against each goal's own intent, in the terms of its measure, in whose eyes, and how
//! it is known.
//!
//! [`known`] gathers values and judgements as far as the period reaches, and [`account`] what stands beside them. Of
//! each measure, [`points`] sorts out which values may be joined, [`course`] says how a series went, and [`verdict`]
//! what that means for the intent. [`goal`] puts beside it whether the agreed help came ([`help`]) and what people say
//! ([`people`]). Nothing here adds goals up.

mod account;
mod area;
mod course;
mod dimension;
mod doubt;
mod expected;
mod goal;
mod help;
mod known;
mod length;
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
use crate::base::sort;

use account::Account;
use goal::{Told, tell};
use known::Known;
use length::length;
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
///     "measures": [{
///         "id": "m1",
///         "form": { "kind": "numeric", "quantity": "duration", "unit": "min" },
///         "direction": "higher"
///     }],
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
///         {
///             "id": "o1",
///             "occurred": "2025-09-01",
///             "values": [{ "measure": "m1", "value": { "kind": "number", "number": 18 } }]
///         },
///         {
///             "id": "o2",
///             "occurred": "2026-07-01",
///             "values": [{ "measure": "m1", "value": { "kind": "number", "number": 14 } }]
///         }
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
    let told = tell_within(&goals, account, options);
    let used: HashSet<_> = goals.iter().flat_map(|goal| goal.main.iter().chain(&goal.alongside)).collect();
    let free: Vec<Measured<'r>> = record
        .measures
        .iter()
        .filter(|measure| !used.contains(&measure.id) && known.counts(measure.id.as_str()))
        // Of several that have one id, the values belong to the first.
        .filter(|measure| known.index.measure(&measure.id).is_some_and(|(_, first)| std::ptr::eq(first, *measure)))
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
        told.iter().flat_map(|told| &told.scales).chain(&free).filter(|one| once.insert(&one.measure.id)).collect();
    summary.goal_attainment = scaling::score(&scaled, options.rho).map(Box::new);
    summary.measures = free.into_iter().map(|one| one.progress).collect();
    summary.goals_omitted = Some(count(goals.len() - told.len())).filter(|count| count.get() > 0);
    summary.goals = told.into_iter().map(|told| told.progress).collect();
    summary
}

/// How often in all what stands in the record is looked at to tell the goals, and how many bytes are told for a byte of
/// the record: enough for dozens of goals with the same measures, and a summary that grows as the record does.
const MOST_TIMES: usize = 64;
const MOST_BYTES: usize = 24;

/// The goals in their order, as far as the bounds allow; the first whatever it takes.
fn tell_within<'r>(goals: &[&'r Goal], account: &Account<'_, 'r>, options: &ProgressOptions) -> Vec<Told<'r>> {
    let record = account.known.index.record;
    let most_looks = options.max_values.min(account.weight().saturating_mul(MOST_TIMES));
    // No entry is shorter: most summaries are far below, and need not know how long the record is.
    let mut most_bytes = record.number_of_entries() * 20 * MOST_BYTES;
    let mut is_exact = false;
    let (mut looks, mut bytes) = (0_usize, 0_usize);
    let mut all: Vec<Told<'r>> = Vec::new();
    for goal in goals {
        looks = looks.saturating_add(account.cost(goal));
        if !all.is_empty() && looks > most_looks {
            break;
        }
        let told = tell(goal, account);
        bytes += length(&told.progress);
        if bytes > most_bytes && !is_exact {
            (most_bytes, is_exact) = (length(record).saturating_mul(MOST_BYTES), true);
        }
        if !all.is_empty() && bytes > most_bytes {
            break;
        }
        all.push(told);
    }
    all
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
    sort::by(&mut all, |one, other| other.goals.is_empty().cmp(&one.goals.is_empty()));
    all
}
