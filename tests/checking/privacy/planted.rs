//! A marker planted in every place of generated documents that can hold something that somebody wrote is never seen.

use std::collections::{BTreeMap, BTreeSet};

use child_progress::{CheckOptions, ProgressRecord, ReadOptions, When, diff, merge};
use serde_json::{Map, Value, json};

use super::{NAMES, debugged, everything_shown, keeps_it_to_itself, reported, shows_marker};
use crate::support::cases;
#[cfg(feature = "cli")]
use crate::support::command::{program, run};
#[cfg(feature = "cli")]
use crate::support::files::empty_folder;
use crate::support::generated::documents;
use crate::support::mutations::mutate;
use crate::support::places::pointers;
use crate::support::random::Random;

/// What is planted, the first that the place takes: words; a code, unit or media type; a version; an address; a
/// language.
const PLANTS: &[&str] =
    &["Zebra Marker sagt:\n„schön“ 😀", "ZEBRAMARKER/x#y", "ZEBRAMARKER", "urn:ZEBRAMARKER", "zebra-MARKER"];

/// Plants the marker, and remembers what each place of the format takes.
#[derive(Default)]
struct Gardener {
    places: BTreeMap<String, Option<&'static str>>,
    /// The places that take none, each with a value that stood there.
    bare: BTreeMap<String, String>,
}

impl Gardener {
    /// The document with the marker in every string that can hold it, and in extensions everywhere they stand.
    fn planted(&mut self, document: &Value) -> Value {
        let mut planted = document.clone();
        planted["extensions"] = extensions();
        for pointer in pointers(document) {
            if pointer.contains("/extensions/") {
                continue;
            }
            let held = document.pointer(&pointer).unwrap();
            if pointer.ends_with("/extensions") {
                *planted.pointer_mut(&pointer).unwrap() = extensions();
            } else if let Some(plant) = held.as_str().and_then(|text| self.plant(document, &pointer, text)) {
                *planted.pointer_mut(&pointer).unwrap() = plant.into();
            }
        }
        planted
    }

    /// What can be planted at a pointer, found out by trying it there once.
    fn plant(&mut self, document: &Value, pointer: &str, text: &str) -> Option<&'static str> {
        let is_index = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
        let place: Vec<&str> = pointer.split('/').skip(1).map(|step| if is_index(step) { "*" } else { step }).collect();
        let place = place.join("/");
        if let Some(known) = self.places.get(&place) {
            return *known;
        }
        let takes = |text: &str| {
            let mut changed = document.clone();
            *changed.pointer_mut(pointer).unwrap() = text.into();
            serde_json::from_value::<ProgressRecord>(changed).is_ok()
        };
        let is_id = takes(&"i".repeat(64)) && !takes(&"i".repeat(65));
        let plant = if is_id { None } else { PLANTS.iter().copied().find(|plant| takes(plant)) };
        if plant.is_none() && !is_id {
            self.bare.insert(place.clone(), text.to_owned());
        }
        self.places.insert(place, plant);
        plant
    }
}

fn extensions() -> Value {
    json!({
        "org.example.ZEBRAMARKER": {"ZEBRAMARKER": "zebra", "zebra zebra": ["Zebra Marker", {"Zebra": null}]},
        "https://example.org/Zebra": "zebra",
    })
}

/// Puts members with telling names into an object of the document.
fn add_unknown(document: &mut Value, random: &mut Random) {
    let pointers: Vec<String> = pointers(document)
        .into_iter()
        .filter(|pointer| !pointer.contains("/extensions") && document.pointer(pointer).unwrap().is_object())
        .collect();
    let object = document.pointer_mut(&random.one(&pointers)).and_then(Value::as_object_mut).unwrap();
    object.insert(random.one(NAMES).to_owned(), random.one(&[json!("Zebra Marker"), json!({"zebra": ["zebra"]})]));
}

/// The same record as somebody else keeps it: every entry and member that can say something else does, in marked words.
fn other_copy(record: &ProgressRecord) -> ProgressRecord {
    let mut document = serde_json::to_value(record).unwrap();
    let extensions = json!({"org.example.ZEBRAMARKER": "zebra again", "https://example.org/Zebra": "Zebra two"});
    for (name, held) in document.as_object_mut().unwrap() {
        for entry in held.as_array_mut().into_iter().flatten().filter(|_| name != "removals" && name != "amendments") {
            entry["extensions"] = extensions.clone();
        }
    }
    let text = json!({"words": "Zebra Marker, said otherwise"});
    for amendment in document.get_mut("amendments").and_then(Value::as_array_mut).into_iter().flatten() {
        amendment["reason"] = text.clone();
    }
    for (member, value) in [
        ("knownAs", json!("Zebra two")),
        ("pronouns", json!("zebra/zebras")),
        ("languages", json!(["zebra-TWO"])),
        (
            "communication",
            json!({"sayingNo": text, "makingChoices": text, "inPainOrDistress": text, "receivingInformation": text}),
        ),
        ("identifiers", json!([{"system": "urn:ZEBRA:two", "value": "Zebra 2"}])),
        ("extensions", extensions.clone()),
    ] {
        document["child"][member] = value;
    }
    document["extensions"] = extensions;
    document["closing"] = json!({"reason": "zebra-two", "on": "2026", "words": text});
    serde_json::from_value(document).unwrap()
}

/// What merging and comparing with another copy print for programs and logs.
fn shown_of_two(record: &ProgressRecord) -> Vec<String> {
    let other = other_copy(record);
    let copies = [record.clone(), other];
    let merged = merge(copies.clone()).unwrap();
    assert!(!merged.conflicts.is_empty(), "the copies contradict each other nowhere");
    let mut all = reported(&merged.findings(&copies, &CheckOptions::new()));
    all.extend(debugged(&merged));
    for (pointer, conflict) in copies.iter().flat_map(|copy| merged.conflicts_in(copy)) {
        all.extend([pointer.to_string(), conflict.to_string()]);
    }
    all.extend(copies.iter().flat_map(|copy| merged.removed_in(copy)).map(|pointer| pointer.to_string()));
    let [one, other] = &copies;
    all.extend(debugged(&diff(one, other)));
    all.extend(debugged(&diff(other, one)));
    let bare = ProgressRecord::of(child_progress::Child::new(record.child.id.clone()));
    all.extend(debugged(&diff(&bare, one)));
    all.extend(debugged(&diff(one, &bare)));
    all
}

#[test]
fn nothing_that_is_printed_of_a_record_repeats_it() {
    let mut gardener = Gardener::default();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for document in documents(cases(300) as usize) {
        let mut planted = gardener.planted(&document);
        let text = planted.to_string();
        assert!(shows_marker(&text));
        let read = ReadOptions::strict().read_str(&text);
        assert!(read.is_ok(), "what was planted does not fit: {read:?}");
        assert!(keeps_it_to_itself(&text));
        for shown in shown_of_two(&read.unwrap().record) {
            assert!(!shows_marker(&shown), "{shown}");
        }
        add_unknown(&mut planted, &mut random);
        let text = planted.to_string();
        assert_eq!(ReadOptions::tolerant().read_str(&text).unwrap().unread.len(), 1);
        assert!(keeps_it_to_itself(&text));
    }
    // The marker stands wherever anything but ids, kinds, dates, digests and the format version can stand.
    let plants: BTreeSet<&str> = gardener.places.values().copied().flatten().collect();
    assert_eq!(plants, PLANTS.iter().copied().collect(), "a kind of text is never reached");
    assert!(gardener.places.values().flatten().count() > 300, "{} places", gardener.places.len());
    for (place, text) in gardener.bare {
        let is_kind = place.ends_with("/kind") || place == "schemaVersion";
        let is_date = text.parse::<When>().is_ok();
        assert!(is_kind || is_date || text.starts_with("sha"), "nothing is planted at {place}");
    }
}

/// What the command says on standard error of copies that contradict each other, and of one that cannot be read.
#[test]
#[cfg(feature = "cli")]
fn standard_error_repeats_nothing_of_what_was_merged_or_compared() {
    let folder = empty_folder("privacy");
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    let mut gardener = Gardener::default();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut said = 0;
    for document in documents(20) {
        let mut planted = gardener.planted(&document);
        let record: ProgressRecord = serde_json::from_value(planted.clone()).unwrap();
        let one = file("one.json", &planted.to_string());
        let other = file("other.json", &serde_json::to_string(&other_copy(&record)).unwrap());
        add_unknown(&mut planted, &mut random);
        planted["goals"] = json!("Zebra Marker");
        let broken = file("broken.json", &planted.to_string());
        for (command, second) in [("merge", &other), ("diff", &other), ("merge", &broken), ("diff", &broken)] {
            let err = run(program().arg(command).arg(&one).arg(second), b"").err;
            assert!(!shows_marker(&err), "{err}");
            said += usize::from(!err.is_empty());
        }
    }
    assert!(said >= 60, "standard error was silent but for {said} times");
}

#[test]
fn nothing_that_is_said_of_a_broken_document_repeats_it() {
    let mut gardener = Gardener::default();
    let seeds: Vec<Value> = documents(300).iter().map(|document| gardener.planted(document)).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut refused, total) = (0, cases(1000));
    for _ in 0..total {
        let mut document = random.one(&seeds);
        for _ in 0..=random.below(8) {
            if random.below(4) == 0 {
                add_unknown(&mut document, &mut random);
            } else {
                mutate(&mut document, &mut random);
            }
            if !document.is_object() {
                document = random.one(&seeds);
            }
        }
        refused += u32::from(!keeps_it_to_itself(&document.to_string()));
    }
    assert!(refused > total / 3, "only {refused} of {total} were refused");
}

#[test]
fn nothing_that_is_said_of_broken_json_repeats_it() {
    let mut gardener = Gardener::default();
    let seeds: Vec<String> = documents(100).iter().map(|document| gardener.planted(document).to_string()).collect();
    let mut random = Random(0x1234_5678_9abc_def1);
    for _ in 0..cases(600) {
        let mut text = random.one(&seeds);
        for _ in 0..=random.below(2) {
            let mut at = random.below(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match random.below(5) {
                0 => text.truncate(at),
                1 => drop(text.remove(at)),
                2 => text.insert(at, random.one(&['"', '{', ']', ',', '\\', '\u{1}', 'Z', '\u{feff}', '1'])),
                3 => text.insert_str(at, random.one(&["\\ud800", "Zebra ä", "{\"Zebra\":", "\"zebra\":1,", "null"])),
                _ => text.push_str(" Zebra Marker"),
            }
            if text.is_empty() {
                text = random.one(&seeds);
            }
        }
        // A name that looks like a member's may be shown.
        if !text.contains("\"zebra\":1,") {
            keeps_it_to_itself(&text);
        }
    }
}

/// What the crate would print if it did not take care does show the marker.
#[test]
fn the_marker_is_seen_where_it_is_shown() {
    let mut gardener = Gardener::default();
    for document in documents(20) {
        let planted = gardener.planted(&document);
        assert!(debugged(&planted).iter().all(|shown| shows_marker(shown)));
        let members: &Map<String, Value> = planted.as_object().unwrap();
        assert!(members.contains_key("extensions"));
    }
    let named = r#"{"schemaVersion":"1.0","child":{"id":"c1"},"zebra":1}"#;
    assert!(everything_shown(named).0.iter().any(|shown| shows_marker(shown)));
}
