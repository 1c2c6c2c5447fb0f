//! Corrections, erasure, and the record as it was known on a day.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[cfg(feature = "proptest")]
mod laws;

use std::collections::BTreeSet;

use child_progress::{AmendError, Date, EntryId, ProgressRecord, RemovalReason, Role, Text, When, as_of};
use serde_json::{Value, json};

use crate::support::records::{errors, record};

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

/// Also where nothing says what the view is about: that was so before, and is no reason to keep it.
#[test]
fn a_view_that_was_only_a_later_voice_was_not_there() {
    let voice = json!({"manner": "verbatim", "words": {"words": "No."}, "on": "2026-06-01",
        "sharing": {"answer": "yes", "on": "2026-01-01"}});
    let now = record(&json!({"views": [
        {"id": "v1", "of": {"role": "child"}, "voice": voice},
        {"id": "v2", "of": {"role": "child"}, "stance": "agree", "voice": voice},
    ]}));
    let then = json!({"views": [{"id": "v2", "of": {"role": "child"}, "stance": "agree"}]});
    assert_eq!(members(&as_of(&now, day("2026-03-01"))), then);
}
