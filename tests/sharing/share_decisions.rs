//! Sharing, decision by decision: one record made by hand for each, and what an audience gets of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod detours;
mod kept;
mod labels;
mod references;

use child_progress::{Audience, ProgressRecord, ShareOptions, Unlabelled, share};
use serde_json::{Value, json};

use crate::support::records::record;

fn to(audience: &str) -> ShareOptions {
    ShareOptions::new(Audience::new(audience).unwrap(), Unlabelled::Include).unwrap()
}

/// What is shared, without what every record has, and what the holder is told.
fn shared(members: &Value, options: &ShareOptions) -> (Value, Vec<String>) {
    let shared = share(&record(members), options);
    let mut document = serde_json::to_value(&shared.record).unwrap();
    let rest = document.as_object_mut().unwrap();
    rest.remove("schemaVersion");
    assert!(rest.remove("excerpt").is_some());
    if rest["child"] == json!({"id": "c1"}) {
        rest.remove("child");
    }
    (document, shared.left_out.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn assert_shares(members: &Value, options: &ShareOptions, expected: &Value, told: &[&str]) {
    let (document, left_out) = shared(members, options);
    assert_eq!((&document, left_out.iter().map(String::as_str).collect::<Vec<_>>()), (expected, told.to_vec()));
}

/// That everything is shared as it is.
#[track_caller]
fn assert_shares_all(members: &Value, options: &ShareOptions) {
    assert_shares(members, options, members, &[]);
}

/// What is shared after something else was done, with those who are told nothing of it at once.
fn nothing_of(secret: &str, members: &Value, done: impl Fn(&ProgressRecord) -> ProgressRecord, options: &ShareOptions) {
    let record = record(members);
    let told = |record: &ProgressRecord| serde_json::to_string(&share(record, options).record).unwrap();
    assert!(!told(&record).contains(secret), "at once: {}", told(&record));
    let after = told(&done(&record));
    assert!(!after.contains(secret), "afterwards: {after}");
}

fn seen(id: &str, more: &Value) -> Value {
    let mut entry = json!({"id": id, "occurred": "2026-09-14", "seen": {"words": "Waved."}});
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    entry
}
