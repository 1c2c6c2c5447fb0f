//! Corrections, erasure, and the record as it was known on a day.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use crate::support::{Random, cases, documents};
use child_progress::{
    AmendError, CheckOptions, Date, EntryId, ProgressRecord, RemovalReason, Role, Severity, Text, When, as_of, check,
};
use serde_json::{Value, json};

fn record(members: &Value) -> ProgressRecord {
    let mut document = json!({"schemaVersion": "1.0", "child": {"id": "c1"}});
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    serde_json::from_value(document).unwrap()
}

fn members(record: &ProgressRecord) -> Value {
    let mut document = serde_json::to_value(record).unwrap();
    let members = document.as_object_mut().unwrap();
    members.remove("schemaVersion");
    members.remove("child");
    document
}

fn id(text: &str) -> EntryId {
    text.parse().unwrap()
}

fn words() -> Text {
    "A slip of the pen.".parse().unwrap()
}

fn on() -> When {
    "2026-10-01".parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn errors(record: &ProgressRecord) -> BTreeSet<(String, String)> {
    let report = check(record, &CheckOptions::new().max_findings(100_000));
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| (finding.code.as_str().to_owned(), finding.pointer.as_str().to_owned())).collect()
}

fn two_versions() -> ProgressRecord {
    record(&json!({
        "observations": [
            {"id": "o1", "occurred": "2026-09-14", "seen": {"words": "Two pages."}, "audience": ["education", "parent-carers"]},
            {"id": "o2", "occurred": "2026-09-14", "seen": {"words": "Two pages, one prompt."}},
        ],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "Reads."}}]}],
        "removals": [{"id": "gone", "on": "2026-09-20", "reason": "request"}],
    }))
}

#[test]
fn corrections_add_and_take_nothing_away() {
    let mut record = two_versions();
    let before = record.clone();
    record.supersede("a1".parse().unwrap(), &id("o1"), id("o2"), words(), Role::Teacher, on()).unwrap();
    record.dispute("a2".parse().unwrap(), &id("o2"), words(), Role::ParentCarer, on()).unwrap();
    record.enter_in_error("a3".parse().unwrap(), &id("a2"), words(), Role::Senco, on()).unwrap();
    let expected = json!([
        {"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "reason": {"words": "A slip of the pen."},
         "by": {"role": "teacher"}, "on": "2026-10-01", "audience": ["education", "parent-carers"]},
        {"id": "a2", "amendmentKind": "disputed", "entry": "o2", "by": {"role": "parent-carer"}, "on": "2026-10-01",
         "statement": {"words": "A slip of the pen."}},
        {"id": "a3", "amendmentKind": "entered-in-error", "entry": "a2", "reason": {"words": "A slip of the pen."},
         "by": {"role": "senco"}, "on": "2026-10-01"},
    ]);
    assert_eq!(members(&record)["amendments"], expected);
    // Which nobody but the person who writes it can mend: for whom the new wording is.
    let labels = ("governance.replacement-labels".to_owned(), "/observations/1".to_owned());
    assert_eq!(errors(&record), BTreeSet::from([labels]));
    record.amendments.clear();
    assert_eq!(record, before);
}

#[test]
fn what_cannot_be_amended_leaves_the_record_as_it_was() {
    let mut record = two_versions();
    record.supersede("a1".parse().unwrap(), &id("o1"), id("o2"), words(), Role::Teacher, on()).unwrap();
    let before = record.clone();
    let mut supersede = |amendment: &str, old: &str, new: &str| {
        let ended = record.supersede(amendment.parse().unwrap(), &id(old), id(new), words(), Role::Teacher, on());
        assert_eq!(record, before);
        ended.unwrap_err()
    };
    assert_eq!(supersede("a2", "o1", "o3"), AmendError::NoEntry);
    assert_eq!(supersede("a2", "gone", "o2"), AmendError::NoEntry);
    assert_eq!(supersede("a2", "o1", "g1"), AmendError::OtherKind);
    assert_eq!(supersede("a2", "o1", "o1"), AmendError::OtherKind);
    assert_eq!(supersede("a2", "o2", "o1"), AmendError::Circle);
    assert_eq!(supersede("a1", "o1", "o2"), AmendError::IdTaken);
    assert_eq!(supersede("g1", "o1", "o2"), AmendError::IdTaken);
    assert_eq!(supersede("gone", "o1", "o2"), AmendError::IdTaken);
    let erased = record.erase(&id("o9"), RemovalReason::Request, Role::Senco, "2026-10-01".parse().unwrap());
    assert_eq!(erased.unwrap_err(), AmendError::NoEntry);
}

#[test]
fn erasing_removes_the_content_and_what_describes_it_and_keeps_the_fact() {
    let mut record = two_versions();
    record.goals[0].serves.push(id("o2"));
    record.supersede("a1".parse().unwrap(), &id("o1"), id("o2"), words(), Role::Teacher, on()).unwrap();
    record.dispute("a2".parse().unwrap(), &id("o2"), words(), Role::ParentCarer, on()).unwrap();
    record.dispute("a3".parse().unwrap(), &id("a2"), words(), Role::Teacher, on()).unwrap();
    let erased =
        record.erase(&id("o2"), RemovalReason::OtherPerson, Role::Senco, "2026-10-02".parse().unwrap()).unwrap();
    assert_eq!(erased.removed, [id("o2"), id("a2"), id("a3")]);
    // The earlier wording still says that it was replaced; what it says, people look at.
    let look_at: Vec<&str> = erased.look_at.iter().map(child_progress::Pointer::as_str).collect();
    assert_eq!(look_at, ["/amendments/0/byEntry", "/goals/0/serves/0", "/observations/0"]);
    let document = members(&record);
    assert_eq!(document["observations"].as_array().unwrap().len(), 1);
    assert_eq!(document["amendments"].as_array().unwrap().len(), 1);
    let note = |id: &str| json!({"id": id, "on": "2026-10-02", "reason": "other-person", "by": {"role": "senco"}});
    let gone = json!({"id": "gone", "on": "2026-09-20", "reason": "request"});
    // The notes keep for whom it was: what had no labels of its own was for those for whom the replaced entry is, and its
    // amendments for those for whom it was.
    let inherits = json!([{}, {"audience": ["education", "parent-carers"]}]);
    let with_o2 = |id: &str| {
        let mut note = note(id);
        note["with"] = json!("o2");
        note["inherits"] = inherits.clone();
        note
    };
    let mut erased = note("o2");
    erased["inherits"] = inherits.clone();
    let expected = json!([gone, erased, with_o2("a2"), with_o2("a3")]);
    let told = document["removals"].as_array().unwrap();
    assert_eq!(document["removals"], expected, "{told:?}");
    assert_eq!(errors(&record), BTreeSet::new());
}

/// Whatever is erased from whatever record, no reference hangs in the air, and a marker that was in it is gone.
/// What took the place of one of these, or whose place one of these took.
fn other_wordings(document: &Value, removed: &[EntryId]) -> BTreeSet<String> {
    let is_removed = |id: &str| removed.iter().any(|one| one.as_str() == id);
    let replaced = document["amendments"].as_array().into_iter().flatten();
    let pairs = replaced.filter_map(|one| Some((one["entry"].as_str()?, one["byEntry"].as_str()?)));
    let both_ways = pairs.flat_map(|(old, new)| [(old, new), (new, old)]);
    both_ways.filter(|(one, _)| is_removed(one)).map(|(_, other)| other.to_owned()).collect()
}

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

#[test]
fn the_record_as_it_was_known_on_a_day() {
    let now = record(&json!({
        "people": [{"id": "p1", "roles": ["teacher"]}],
        "goals": [
            {"id": "g1", "wordings": [{"text": {"words": "Walks."}, "on": "2025-09-01"}, {"text": {"words": "Walks far."}, "on": "2026-02-01"}],
             "lifecycle": [{"status": "active", "on": "2025-09-01"}, {"status": "completed", "on": "2026-03-02"}],
             "closing": {"reason": "reached", "on": "2026-03-02"}},
            {"id": "g2", "wordings": [{"text": {"words": "Runs."}, "on": "2026-03-02"}], "stepOf": "g1"},
        ],
        "observations": [
            {"id": "o1", "occurred": "2025-10-01", "seen": {"words": "Walked."}, "goals": ["g1", "g2"],
             "interpretations": [{"words": {"words": "Well."}, "on": "2026-01-01"}, {"words": {"words": "Hm."}}]},
            {"id": "o2", "occurred": "2025-10-01", "seen": {"words": "Fell."}, "recorded": {"on": "2026-01-05"}},
            {"id": "o3", "occurred": "2026", "seen": {"words": "Sat."}, "goals": ["gone"]},
        ],
        "judgements": [
            {"id": "j1", "by": {"person": "p1"}, "goal": "g1", "on": "2025-12-01", "achievement": "improving", "evidence": ["o1", "o2"]},
            {"id": "j2", "by": {"person": "p1"}, "goal": "g1", "on": "2026-03-02", "achievement": "achieved"},
        ],
        "reviews": [{"id": "r1", "held": "2025-12-10", "decisions": [{"decision": "amend", "about": ["g1"], "ledTo": ["g2"]}],
            "actions": [{"what": {"words": "Order it."}, "owner": {"person": "p1"}, "state": "done", "done": "2026-01-10"}]}],
        "amendments": [{"id": "a1", "amendmentKind": "entered-in-error", "entry": "o1", "on": "2026-02-01", "reason": {"words": "No."}}],
        "closing": {"reason": "moved", "on": "2026-07-01"},
        "removals": [{"id": "gone", "on": "2026-06-01", "reason": "request"}],
    }));
    let then = json!({
        "people": [{"id": "p1", "roles": ["teacher"]}],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "Walks."}, "on": "2025-09-01"}], "lifecycle": [{"status": "active", "on": "2025-09-01"}]}],
        "observations": [{"id": "o1", "occurred": "2025-10-01", "seen": {"words": "Walked."}, "goals": ["g1"], "interpretations": [{"words": {"words": "Hm."}}]}],
        "judgements": [{"id": "j1", "by": {"person": "p1"}, "goal": "g1", "on": "2025-12-01", "achievement": "improving", "evidence": ["o1"]}],
        "reviews": [{"id": "r1", "held": "2025-12-10", "decisions": [{"decision": "amend", "about": ["g1"]}],
            "actions": [{"what": {"words": "Order it."}, "owner": {"person": "p1"}}]}],
        "removals": [{"id": "gone", "on": "2026-06-01", "reason": "request"}],
    });
    assert_eq!(members(&as_of(&now, day("2025-12-31"))), then);
    assert_eq!(as_of(&now, day("2026-07-01")), now);
    // Something of 2026 may have been known on any day of it.
    let known = as_of(&now, day("2026-01-01"));
    assert_eq!(known.observations.iter().map(|seen| seen.id.as_str()).collect::<Vec<_>>(), ["o1", "o3"]);
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
