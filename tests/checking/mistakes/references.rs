//! References that lead astray, and entries that are there twice or no longer.

use child_progress::strategy::{Declared, declared};
use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::{entry_of, is_entry, list_of, refers};

pub const KINDS: &[Kind] = &[
    ("dangling id", dangling_id),
    ("id of another kind", id_of_another_kind),
    ("id used twice", id_used_twice),
    ("entry left out", entry_left_out),
    ("evidence that was entered in error", evidence_that_was_entered_in_error),
    ("circle", circle),
    ("removed and still there", removed_and_still_there),
    ("replacement left out", replacement_left_out),
    ("replacement for everybody", replacement_for_everybody),
];

fn dangling_id(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if value.is_string() && refers(record, at) {
        planter.set(at, "gone-1");
    }
}

fn id_of_another_kind(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let ids = planter.ids;
    if !value.is_string() {
        return;
    }
    let Some(Declared::Reference { lists, .. }) = declared(record, at) else { return };
    let others = ids.iter().filter(|(_, at)| !lists.contains(&list_of(at)));
    if let Some(other) = others.map(|(id, _)| *id).min() {
        planter.set(at, other);
    }
}

fn id_used_twice(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let first = at.replace("/1", "/0");
    if is_entry(record, at) && at.ends_with("/1") && value["id"].is_string() {
        let first = record.pointer(&first).unwrap()["id"].clone();
        planter.set(&format!("{at}/id"), first);
    }
}

fn entry_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let places = planter.places;
    let Some(id) = value["id"].as_str().filter(|_| is_entry(record, at)) else { return };
    let is_named = |place: &String| record.pointer(place).is_some_and(|value| value.as_str() == Some(id));
    if places.iter().any(|place| is_named(place) && refers(record, place)) {
        let (list, index) = at.rsplit_once('/').unwrap();
        planter.plant(list, |list| {
            list.as_array_mut().unwrap().remove(index.parse().unwrap());
        });
    }
}

fn evidence_that_was_entered_in_error(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let ids = planter.ids;
    let evidence = matches!(declared(record, at), Some(Declared::Reference { evidence: true, .. }));
    // Of an entry whose content was removed it is already said that nothing rests on it.
    if evidence && value.as_str().is_some_and(|id| ids.contains_key(id)) {
        let amendment = json!({"id": "planted", "amendmentKind": "entered-in-error", "entry": value,
            "reason": {"words": "It was another child."}});
        planter.plant("", |record| match record["amendments"].as_array_mut() {
            Some(amendments) => amendments.push(amendment),
            None => record["amendments"] = json!([amendment]),
        });
    }
}

fn circle(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    for member in ["stepOf", "continues"] {
        let other = record["goals"].as_array().into_iter().flatten().position(|goal| goal["id"] == value[member]);
        if let Some(other) = other.filter(|_| entry_of(at, "goals")) {
            planter.plant(&format!("/goals/{other}"), |goal| goal[member] = value["id"].clone());
        }
    }
}

fn removed_and_still_there(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if is_entry(record, at) && at.ends_with("/0") && value["id"].is_string() {
        let note = json!({"id": value["id"], "on": "2026-09-01", "reason": "request"});
        planter.plant("", |record| match record["removals"].as_array_mut() {
            Some(notes) => notes.push(note),
            None => record["removals"] = json!([note]),
        });
    }
}

fn replacement_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["amendmentKind"] == "replaced" && value["byEntry"].is_string() {
        planter.remove(at, "byEntry");
    }
}

fn replacement_for_everybody(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "observations") && value["audience"].is_array() {
        planter.plant("", |record| {
            let mut again = value.clone();
            again["id"] = json!("planted");
            again.as_object_mut().unwrap().remove("audience");
            let list = record["observations"].as_array_mut().unwrap();
            list.push(again);
            let amendment = json!({"id": "planted-too", "amendmentKind": "replaced", "entry": value["id"],
                "byEntry": "planted", "reason": {"words": "It was put differently."}});
            let members = record.as_object_mut().unwrap();
            let amendments = members.entry("amendments").or_insert_with(|| json!([]));
            amendments.as_array_mut().unwrap().push(amendment);
        });
    }
}
