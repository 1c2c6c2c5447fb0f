//! Detours: no fault and no operation shows more.

use child_progress::{Audience, ProgressRecord, RemovalReason, Role, ShareOptions, Unlabelled, as_of, merge, share};
use serde_json::json;

use super::{assert_shares, nothing_of, seen, to};
use crate::support::records::record;

/// Two entries with one id are one: nobody can tell which of them is meant. What was to be gone is not shown.
#[test]
fn faults_of_the_record_show_nobody_more() {
    let members = json!({"observations": [
        seen("o1", &json!({})), seen("o1", &json!({"audience": ["health"]})), seen("o2", &json!({})),
    ], "removals": [{"id": "o2", "on": "2026-10-01", "reason": "request"}]});
    let told = [
        "/observations/0 id-used-twice",
        "/observations/1 id-used-twice",
        "/observations/2 removed",
        "/removals/0 removal-note",
    ];
    assert_shares(&members, &to("education"), &json!({}), &told);
}

/// What a replacement inherits through an amendment, it keeps when the amendment goes.
#[test]
fn nothing_that_is_done_to_a_record_shows_more_of_a_replacement() {
    let members = json!({
        "observations": [seen("o1", &json!({"audience": ["named-staff"]})), seen("o2", &json!({}))],
        "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "on": "2026-10-01",
            "reason": {"words": "A word was missing."}}],
    });
    let whole = record(&members);
    let shows_nothing = |record: &ProgressRecord| {
        let shared = share(record, &to("education")).record;
        shared.observations.is_empty() && shared.amendments.is_empty()
    };
    assert!(shows_nothing(&whole));
    assert!(!share(&whole, &to("named-staff")).record.observations.is_empty());

    let mut erased = whole.clone();
    erased.erase(&"o1".parse().unwrap(), RemovalReason::Request, Role::Senco, "2026-11-01".parse().unwrap()).unwrap();
    assert_eq!(erased.observations.len(), 1);
    assert!(shows_nothing(&erased), "after the replaced entry was erased");

    let contested = record(&json!({"amendments": [{"id": "a1", "amendmentKind": "disputed", "entry": "o9"}]}));
    let merged = merge([whole.clone(), contested]).unwrap().record;
    assert!(merged.amendments.is_empty() && merged.observations.len() == 2);
    assert!(shows_nothing(&merged), "after another copy contested the amendment");

    let noted = record(&json!({"removals": [{"id": "o1", "on": "2026-11-01", "reason": "request"}]}));
    let merged = merge([whole.clone(), noted]).unwrap().record;
    assert_eq!(merged.observations.len(), 1);
    assert!(shows_nothing(&merged), "after a copy with a removal note came");

    let before = as_of(&whole, "2026-09-20".parse().unwrap());
    assert!(before.amendments.is_empty());
    assert!(shows_nothing(&before), "as it was known before the amendment");
}

/// `merge(erase(A), B)` takes out what `erase(merge(A, B))` takes out.
#[test]
fn erasure_reaches_the_amendments_that_another_copy_has() {
    let a = json!({"observations": [seen("o1", &json!({}))]});
    let mut b = a.clone();
    b["amendments"] = json!([
        {"id": "d1", "amendmentKind": "disputed", "entry": "o1", "statement": {"words": "It says that Sam hit him."}},
        {"id": "d2", "amendmentKind": "supplemented", "entry": "d1", "statement": {"words": "Sam did not."}},
    ]);
    let erase = |record: &mut ProgressRecord| {
        let (id, on) = ("o1".parse().unwrap(), "2026-11-01".parse().unwrap());
        record.erase(&id, RemovalReason::OtherPerson, Role::Senco, on).unwrap();
    };
    let mut erased = record(&a);
    erase(&mut erased);
    let merged = merge([erased, record(&b)]).unwrap().record;
    let mut whole = merge([record(&a), record(&b)]).unwrap().record;
    erase(&mut whole);
    let sorted = |record: &ProgressRecord| {
        let mut notes = record.removals.to_vec();
        notes.sort_by(|one, other| one.id.cmp(&other.id));
        notes
    };
    assert_eq!(sorted(&merged), sorted(&whole));
    assert!(whole.amendments.is_empty() && whole.observations.is_empty());
    assert!(merged.amendments.is_empty() && merged.observations.is_empty());
    let notes: Vec<&str> = merged.removals.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(notes, ["d1", "d2", "o1"]);
}

#[test]
fn a_merge_with_nothing_shows_no_more() {
    let with_nothing = |copy: &ProgressRecord| merge([copy.clone(), record(&json!({}))]).unwrap().record;
    let with_itself = |copy: &ProgressRecord| merge([copy.clone(), copy.clone()]).unwrap().record;
    // What rests on an amendment of what is gone.
    let rests = json!({
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "G"}}]}],
        "amendments": [{"id": "a0", "amendmentKind": "disputed", "entry": "g1", "byEntry": "a2", "statement": {"words": "SECRET"}},
            {"id": "a2", "amendmentKind": "disputed", "entry": "r1"}],
        "removals": [{"id": "r1", "on": "2023-05-01", "reason": "request"}],
    });
    nothing_of("SECRET", &rests, with_nothing, &to("education"));
    // An amendment with a note that it is gone.
    for kind in ["entered-in-error", "replaced"] {
        let noted = json!({
            "people": [{"id": "p1", "name": "SECRET", "audience": ["education"]}],
            "amendments": [{"id": "a1", "amendmentKind": kind, "entry": "p1", "audience": ["education"]}],
            "removals": [{"id": "a1", "on": "2026-01-01", "reason": "request"}],
        });
        nothing_of("SECRET", &noted, with_nothing, &to("education"));
    }
    // An id that is used twice.
    let twice = json!({
        "people": [{"id": "p1", "name": "SECRET", "audience": ["health"]}],
        "amendments": [{"id": "k", "amendmentKind": "entered-in-error", "entry": "p1"}],
        "observations": [{"id": "k", "occurred": "2020-02-21", "audience": ["health"]}],
    });
    for unlabelled in [Unlabelled::Include, Unlabelled::Exclude] {
        nothing_of("SECRET", &twice, with_itself, &ShareOptions::new(Audience::Health, unlabelled).unwrap());
    }
}

#[test]
fn an_id_that_is_used_twice_is_shown_to_nobody_and_by_no_way_round() {
    let members = json!({
        "scales": [{"id": "k", "form": {"kind": "range", "lowest": 0, "highest": 6}}],
        "attendance": [{"id": "k", "start": "2021-09-23", "sensitive": ["restraint"]}],
        "transitions": [{"id": "t1", "transitionKind": "gap", "on": "2024-07-02", "words": {"words": "SECRET"}}],
        "amendments": [{"id": "k", "amendmentKind": "replaced", "entry": "t1"}],
    });
    let both = to("education").or(Audience::NamedStaff).unwrap();
    nothing_of("SECRET", &members, |record| share(record, &both).record, &to("education"));
    // Twice the same is the same.
    let same = seen("o1", &json!({}));
    assert_shares(
        &json!({"observations": [same, same]}),
        &to("education"),
        &json!({"observations": [same, same]}),
        &[],
    );
}
