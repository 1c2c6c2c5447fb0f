//! Sharing: whatever the record, an audience gets nothing of what is not for it.
//!
//! Generated records are labelled at random, each entry with a marker of its own in every place that can hold words.
//! What may be seen is worked out here a second time, from the JSON and by other means than the crate's.
//! `CASES=100000 cargo test --release --all-features --test sharing no_audience -- --nocapture` runs it on so many.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};

use child_progress::{Audience, ProgressRecord, ShareOptions, Shared, Unlabelled, share};
use serde_json::{Map, Value, json};

use crate::support::cases;
use crate::support::generated::each_document;
use crate::support::places::pointers;
use crate::support::random::Random;
use crate::support::records::{LABELS, entries, findings_of_entries, id, is_error, lists};

/// The seed of the generated documents.
const SEED: u8 = 11;

/// What is planted in what the child keeps.
const KEPT: &str = "Zebra-kept-here";

/// Labels documents and plants markers, and remembers which places take one.
#[derive(Default)]
struct Gardener {
    places: BTreeMap<String, bool>,
}

impl Gardener {
    /// The document, labelled, with markers; the n-th entry has `Zebra-<n>-here`.
    fn planted(&mut self, mut document: Value, random: &mut Random) -> Value {
        let names: Vec<String> = lists(&document).map(|(name, _)| name.to_owned()).collect();
        for pointer in pointers(&document) {
            if pointer.ends_with("/sharing/answer") && !pointer.contains("/extensions/") {
                *document.pointer_mut(&pointer).unwrap() = random.one(&["yes", "no", "some", "not-asked"]).into();
            }
        }
        let mut number = 0;
        for name in names {
            for at in 0..document[&name].as_array().unwrap().len() {
                let own = format!("/{name}/{at}");
                Self::label(&mut document, &own, random);
                self.plant(&mut document, &own, &format!("Zebra-{number}-here"));
                number += 1;
            }
        }
        for pointer in pointers(&document) {
            if document.pointer(&pointer).unwrap()["sharing"]["answer"] == "no" && !pointer.contains("/extensions/") {
                self.plant(&mut document, &pointer, KEPT);
            }
        }
        document
    }

    fn label(document: &mut Value, own: &str, random: &mut Random) {
        let number = [0, 0, 1, 1, 2, 3][random.below(6)];
        let mut labels: BTreeSet<&str> = (0..number).map(|_| random.one(LABELS)).collect();
        if random.below(8) == 0 {
            labels.insert("not-yet-shared-with-child");
        }
        let entry = document.pointer_mut(own).unwrap().as_object_mut().unwrap();
        entry.remove("audience");
        entry.remove("sensitive");
        if !labels.is_empty() {
            entry.insert("audience".to_owned(), json!(labels));
        }
        if !own.starts_with("/amendments") {
            if random.below(8) == 0 {
                entry.insert("sensitive".to_owned(), json!([random.one(&["intimate-care", "restraint", "health"])]));
            }
            entry.insert("extensions".to_owned(), json!({"org.example.note": "put here"}));
        }
    }

    fn plant(&mut self, document: &mut Value, own: &str, marker: &str) {
        const BARE: &[&str] = &["audience", "sensitive", "answer", "role", "roles", "amendmentKind", "kind"];
        for inner in pointers(document.pointer(own).unwrap()) {
            let pointer = format!("{own}{inner}");
            let is_index = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit());
            let steps: Vec<&str> = pointer.split('/').skip(1).filter(|step| !is_index(step)).collect();
            let is_text = document.pointer(&pointer).unwrap().is_string();
            if is_text && !BARE.contains(steps.last().unwrap()) && self.takes(document, &pointer, &steps.join("/")) {
                *document.pointer_mut(&pointer).unwrap() = marker.into();
            }
        }
    }

    /// Whether a marker can stand at a place: found out by trying it there once.
    fn takes(&mut self, document: &Value, pointer: &str, place: &str) -> bool {
        if let Some(known) = self.places.get(place) {
            return *known;
        }
        let tried = |text: &str| {
            let mut changed = document.clone();
            *changed.pointer_mut(pointer).unwrap() = text.into();
            serde_json::from_value::<ProgressRecord>(changed).is_ok()
        };
        let is_id = tried(&"i".repeat(64)) && !tried(&"i".repeat(65));
        let takes = !is_id && tried("Zebra-1-here") && tried(KEPT);
        self.places.insert(place.to_owned(), takes);
        takes
    }
}

/// Whether an entry is for an audience by its own labels.
fn is_for(entry: &Value, audience: &str, unlabelled: Unlabelled) -> bool {
    let has = |member: &str, label: &str| entry[member].as_array().into_iter().flatten().any(|held| held == label);
    if audience == "child" && has("audience", "not-yet-shared-with-child") {
        return false;
    }
    if LABELS.iter().any(|label| has("audience", label)) {
        return has("audience", audience);
    }
    if has("sensitive", "intimate-care") || has("sensitive", "restraint") {
        return ["child", "parent-carers", "named-staff"].contains(&audience);
    }
    unlabelled == Unlabelled::Include
}

/// What an entry surely depends on.
fn rests_on(list: &str, entry: &Value) -> Vec<String> {
    let members: &[&str] = match list {
        "goals" => &["/main", "/target/withHelp/ladder"],
        "judgements" => &["/goal", "/measure", "/evidence"],
        "views" => &["/about", "/scale"],
        "deliveries" => &["/planned"],
        "amendments" => &["/entry", "/byEntry"],
        "wishes" => &["/about"],
        "measures" => &["/form/scale", "/form/ladder"],
        "observations" => &["/help/ladder"],
        "attainments" => &["/scale"],
        "attendance" | "timetables" => &["/setting"],
        _ => &[],
    };
    let held = members.iter().filter_map(|member| entry.pointer(member));
    held.flat_map(|held| match held {
        Value::Array(ids) => ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect(),
        one => vec![one.as_str().unwrap().to_owned()],
    })
    .collect()
}

/// The numbers of the entries of which an audience may see nothing.
fn hidden(document: &Value, audience: &str, unlabelled: Unlabelled) -> BTreeSet<usize> {
    let all: Vec<(&str, &Value)> = entries(document).collect();
    let place: BTreeMap<&str, usize> = all.iter().enumerate().map(|(at, (_, entry))| (id(entry), at)).collect();
    let mut hidden: BTreeSet<usize> = (0..all.len()).filter(|at| !is_for(all[*at].1, audience, unlabelled)).collect();
    loop {
        let before = hidden.len();
        for (at, (list, entry)) in all.iter().enumerate() {
            if rests_on(list, entry).iter().any(|id| place.get(id.as_str()).is_some_and(|on| hidden.contains(on))) {
                hidden.insert(at);
            }
            let corrects =
                ["replaced", "entered-in-error"].contains(&entry["amendmentKind"].as_str().unwrap_or_default());
            if corrects && hidden.contains(&at) {
                hidden.extend(entry["entry"].as_str().and_then(|id| place.get(id)));
            }
        }
        if hidden.len() == before {
            return hidden;
        }
    }
}

fn errors(record: &ProgressRecord) -> BTreeSet<(String, String)> {
    findings_of_entries(record, is_error)
}

fn options(audience: &str, unlabelled: Unlabelled) -> ShareOptions {
    ShareOptions::new(Audience::new(audience).unwrap(), unlabelled).unwrap()
}

/// All that has to hold of one record for one audience.
fn assert_keeps(document: &Value, record: &ProgressRecord, audience: &str, unlabelled: Unlabelled) -> Shared {
    let shared = share(record, &options(audience, unlabelled));
    let text = serde_json::to_string(&shared.record).unwrap();
    let told = || format!("for {audience}, {unlabelled:?}:\n{document}\ngives\n{text}");
    for number in hidden(document, audience, unlabelled) {
        assert!(!text.contains(&format!("Zebra-{number}-here")), "the marker of entry {number} is seen {}", told());
    }
    assert!(audience == "child" || !text.contains(KEPT), "what the child keeps is seen {}", told());
    let after = serde_json::to_value(&shared.record).unwrap();
    let there: BTreeSet<&str> = entries(&after).map(|(_, entry)| id(entry)).collect();
    for (_, entry) in entries(document).filter(|(_, entry)| !there.contains(id(entry))) {
        assert!(!text.contains(&format!("\"{}\"", id(entry))), "{} is still named {}", id(entry), told());
    }
    assert_eq!(child_progress::read_str(&text).as_ref(), Ok(&shared.record), "it is not valid {}", told());
    for left_out in &shared.left_out {
        for pointer in left_out.because.iter().chain([&left_out.pointer]) {
            assert!(document.pointer(pointer.as_str()).is_some(), "{left_out} leads nowhere");
        }
    }
    shared
}

#[test]
fn no_audience_gets_what_is_not_for_it() {
    let number = cases(150);
    let (mut gardener, mut random) = (Gardener::default(), Random(0x5AFE));
    let (mut number_shared, mut entries_before, mut entries_after, mut told, mut records) = (0_u64, 0, 0, 0, 0_u32);
    for document in each_document(SEED).take(number as usize) {
        let document = gardener.planted(document, &mut random);
        let record: ProgressRecord = serde_json::from_value(document.clone()).unwrap();
        let before = errors(&record);
        for audience in LABELS {
            for unlabelled in [Unlabelled::Include, Unlabelled::Exclude] {
                let shared = assert_keeps(&document, &record, audience, unlabelled);
                let new: Vec<_> = errors(&shared.record).difference(&before).cloned().collect();
                assert!(new.is_empty(), "{new:?} is new for {audience}, {unlabelled:?}: {document}");
                let again = share(&shared.record, &options(audience, unlabelled));
                assert!(
                    again.record == shared.record && again.left_out.is_empty(),
                    "{:?} {audience} {unlabelled:?}\n{}\n{document}",
                    again.left_out,
                    serde_json::to_string(&shared.record).unwrap()
                );
                number_shared += 1;
                entries_before += entries(&document).count();
                entries_after += entries(&serde_json::to_value(&shared.record).unwrap()).count();
                told += shared.left_out.len();
            }
        }
        records += 1;
    }
    let planted = gardener.places.values().filter(|takes| **takes).count();
    println!(
        "{records} records, {} audiences, {number_shared} shared records: {entries_after} of {entries_before} entries shown, {told} \
         things left out, markers in {planted} places of the format",
        LABELS.len()
    );
    assert!(entries_after * 20 > entries_before, "hardly anything was shown");
    assert!(planted > 200 || number < 100, "{planted} places");
}

/// What is for everybody stays as it is.
#[test]
fn what_is_for_the_audience_is_unchanged() {
    let mut unchanged = 0;
    for mut document in each_document(SEED).take(cases(150) as usize) {
        let members: &mut Map<String, Value> = document.as_object_mut().unwrap();
        if members.contains_key("removals") {
            continue; // what refers to something removed does change
        }
        for (name, list) in members.iter_mut() {
            for entry in list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
                entry.insert("audience".to_owned(), json!(["education"]));
                entry.remove("inherits");
                assert!(entry.contains_key("id"), "{name}");
            }
        }
        for pointer in pointers(&document) {
            if pointer.ends_with("/sharing") && !pointer.contains("/extensions/") {
                *document.pointer_mut(&pointer).unwrap() = json!({"answer": "yes"});
            }
        }
        document.as_object_mut().unwrap().remove("extensions"); // which are of no entry, and never shared
        document["excerpt"] = json!({"audience": ["education"]});
        let record: ProgressRecord = serde_json::from_value(document).unwrap();
        if errors(&record).iter().any(|(code, _)| code == "reference.unresolved") {
            continue; // what refers to nothing changes too
        }
        let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap().with_identifiers();
        unchanged += 1;
        let shared = share(&record, &options);
        assert!(shared.left_out.is_empty(), "{:?}", shared.left_out);
        assert!(shared.record == record);
    }
    assert!(unchanged > cases(150) / 10, "only {unchanged} records were shared");
}
