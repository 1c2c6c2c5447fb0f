//! What holds of erasing and of looking back, whatever the record.

use std::collections::BTreeSet;

use child_progress::{CheckOptions, EntryId, ProgressRecord, RemovalReason, Role, as_of, check};
use serde_json::Value;

use super::{day, id};
use crate::support::cases;
use crate::support::generated::documents;
use crate::support::random::Random;
use crate::support::records::errors;

/// What took the place of one of these, or whose place one of these took.
fn other_wordings(document: &Value, removed: &[EntryId]) -> BTreeSet<String> {
    let is_removed = |id: &str| removed.iter().any(|one| one.as_str() == id);
    let replaced = document["amendments"].as_array().into_iter().flatten();
    let pairs = replaced.filter_map(|one| Some((one["entry"].as_str()?, one["byEntry"].as_str()?)));
    let both_ways = pairs.flat_map(|(old, new)| [(old, new), (new, old)]);
    both_ways.filter(|(one, _)| is_removed(one)).map(|(_, other)| other.to_owned()).collect()
}

/// Whatever is erased from whatever record, no reference hangs in the air, and a marker that was in it is gone.
#[test]
fn erasing_leaves_every_reference_valid() {
    let mut random = Random(0xE7A5E);
    for document in documents(cases(150) as usize) {
        let mut record: ProgressRecord = serde_json::from_value(document.clone()).unwrap();
        let lists = document.as_object().unwrap().iter().filter(|(name, _)| *name != "removals");
        let all: Vec<&str> = lists
            .filter_map(|(_, held)| held.as_array())
            .flatten()
            .map(|entry| entry["id"].as_str().unwrap())
            .collect();
        if all.is_empty() {
            continue;
        }
        let chosen = random.one(&all);
        let unresolved = |record: &ProgressRecord| {
            let report = check(record, &CheckOptions::new().max_findings(100_000));
            report.findings().iter().filter(|finding| finding.code.as_str() == "reference.unresolved").count()
        };
        let before = unresolved(&record);
        let removed_twice = record.removals.iter().any(|note| note.id.as_str() == chosen);
        let on = "2026-10-01".parse().unwrap();
        let erased = record.erase(&id(chosen), RemovalReason::Request, Role::Senco, on).unwrap();
        assert!(unresolved(&record) <= before, "{document}");
        let after = serde_json::to_value(&record).unwrap();
        for gone in &erased.removed {
            let notes = record.removals.iter().filter(|note| note.id == *gone).count();
            assert!(notes == 1 || removed_twice, "{notes} notes of {gone:?}");
            let is_gone = |entry: &Value| entry["id"] == gone.as_str();
            let lists = after.as_object().unwrap().iter().filter(|(name, _)| *name != "removals");
            assert!(!lists.filter_map(|(_, held)| held.as_array()).flatten().any(is_gone));
        }
        for pointer in &erased.look_at {
            // Something that refers to what was removed, or another wording of it, which an amendment tied to it.
            match after.pointer(pointer.as_str()).unwrap() {
                Value::String(held) => assert!(erased.removed.contains(&id(held))),
                entry => assert!(other_wordings(&document, &erased.removed).contains(entry["id"].as_str().unwrap())),
            }
        }
    }
}

/// Looking back twice is looking back once, and leads to no new place without an entry.
#[test]
fn looking_back_leaves_every_reference_valid() {
    for document in documents(cases(150) as usize) {
        let now: ProgressRecord = serde_json::from_value(document).unwrap();
        for text in ["1950-06-01", "2026-09-14", "2150-01-01"] {
            let then = as_of(&now, day(text));
            let written = serde_json::to_string(&then).unwrap();
            assert_eq!(child_progress::read_str(&written).as_ref(), Ok(&then));
            let again = as_of(&then, day(text));
            assert_eq!(serde_json::to_string(&again).unwrap(), written);
            assert!(errors(&then).iter().all(|(code, _)| code != "reference.unresolved"), "{text}: {written}");
        }
    }
}
