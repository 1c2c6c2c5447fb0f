//! Agreed help that did not come. It is said before any status, and is about those who were to help.

use crate::base::hash::HashSet;

use super::account::Account;
use super::known::Known;
use super::order::latest;
use super::summary::{HelpMissing, count};
use crate::model::{DeliveredSupport, HelpKind, PlannedSupport, SupportState};

/// The agreed help for an entry that did not come as agreed.
pub struct Missing {
    pub listed: Vec<HelpMissing>,
    /// Of one of them less than half came, or none.
    pub is_serious: bool,
    /// So little came of help that people give, and that a child is then without.
    pub is_hands_on: bool,
}

pub fn missing(entry: &str, account: &Account<'_, '_>) -> Missing {
    let mut all = Missing { listed: Vec::new(), is_serious: false, is_hands_on: false };
    let mut once = HashSet::default();
    for support in account.serving(entry) {
        // Of several that have one id, what was given belongs to the first.
        let given = if once.insert(&support.id) { account.delivered(support.id.as_str()) } else { &[] };
        let (planned, done, counted, reasons) = delivered(given);
        let not_begun = not_begun(support, &account.known).filter(|_| done == 0);
        let short = counted && done < planned;
        if not_begun.is_none() && !short {
            continue;
        }
        let mut missing = HelpMissing::new(support.id.clone(), support.what.clone());
        if counted {
            missing.planned = Some(count(planned)).filter(|planned| planned.get() > 0);
            missing.done = Some(count(done));
        }
        let serious = not_begun.is_some() || done * 2 < planned;
        missing.state = not_begun;
        missing.reasons = reasons.into();
        all.listed.push(missing);
        all.is_serious |= serious;
        all.is_hands_on |= serious && support.kinds.iter().any(is_hands_on);
    }
    all
}

/// Sessions planned, sessions done, whether either was counted, and why some did not take place.
fn delivered(given: &[&DeliveredSupport]) -> (usize, usize, bool, Vec<crate::model::MissedReason>) {
    let (mut planned, mut done, mut counted) = (0, 0, false);
    let (mut reasons, mut once) = (Vec::new(), HashSet::default());
    let whole = |count: crate::base::Count| usize::try_from(count.get()).unwrap_or(usize::MAX);
    for delivery in given {
        counted |= delivery.sessions_done.is_some();
        planned += delivery.sessions_planned.filter(|_| delivery.sessions_done.is_some()).map_or(0, whole);
        done += delivery.sessions_done.map_or(0, whole);
        for missed in &delivery.missed {
            if once.insert(&missed.reason) {
                reasons.push(missed.reason.clone());
            }
        }
        // What was given and not counted has come.
        if delivery.sessions_done.is_none() {
            done = done.max(1);
        }
    }
    (planned, done, counted, reasons)
}

/// Where the support stood at the end of the period, if it had not begun and was to have.
fn not_begun(support: &PlannedSupport, known: &Known<'_, '_>) -> Option<SupportState> {
    if support.start.is_some_and(|start| !known.by_then(start)) {
        return None;
    }
    let events = support.history.iter().filter(|event| event.on.is_none_or(|on| known.by_then(on)));
    let event = latest(events, |event| event.on)?;
    let waits = match event.state {
        SupportState::Waiting | SupportState::NotCommissioned => true,
        // What was agreed lately, or is to begin later, is not missing yet.
        SupportState::Agreed => support.start.or(event.on).is_some_and(|due| known.went_on_after(due)),
        _ => false,
    };
    waits.then(|| event.state.clone())
}

fn is_hands_on(kind: &HelpKind) -> bool {
    matches!(kind, HelpKind::Staffing | HelpKind::Physical | HelpKind::Verbal | HelpKind::Model | HelpKind::Gesture)
}
