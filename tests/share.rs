//! Sharing: whatever the record, an audience gets nothing of what is not for it.
//!
//! Generated records are labelled at random, each entry with a marker of its own in every place that can hold words.
//! What may be seen is worked out here a second time, from the JSON and by other means than the crate's.
//! `CASES=100000 cargo test --release --all-features --test share -- no_audience --nocapture` runs it on so many.
#![cfg(feature = "proptest")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use child_progress::{
    Audience, CheckOptions, ProgressRecord, Severity, ShareOptions, Shared, Unlabelled, check, share,
};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use support::{Random, cases};

const LABELS: &[&str] = &[
    "child",
    "parent-carers",
    "education",
    "health",
    "social-care",
    "local-authority",
    "named-staff",
    "our-school:governors",
];

/// What is planted in what the child keeps.
const KEPT: &str = "Zebra-kept-here";

/// The documents one after the other, from a fixed seed.
fn each_document(number: u32, mut each: impl FnMut(Value)) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = child_progress::strategy::document();
    for _ in 0..number {
        each(strategy.new_tree(&mut runner).unwrap().current());
    }
}

/// The lists of a document that hold entries.
fn lists(document: &Value) -> impl Iterator<Item = (&String, &Vec<Value>)> {
    let members = document.as_object().unwrap().iter();
    members.filter_map(|(name, held)| Some((name, held.as_array()?))).filter(|(name, _)| *name != "removals")
}

fn entries(document: &Value) -> impl Iterator<Item = (&str, &Value)> {
    lists(document).flat_map(|(name, held)| held.iter().map(|entry| (name.as_str(), entry)))
}

fn id(entry: &Value) -> &str {
    entry["id"].as_str().unwrap()
}

/// Labels documents and plants markers, and remembers which places take one.
#[derive(Default)]
struct Gardener {
    places: BTreeMap<String, bool>,
}

impl Gardener {
    /// The document, labelled, with markers; the n-th entry has `Zebra-<n>-here`.
    fn planted(&mut self, mut document: Value, random: &mut Random) -> Value {
        let names: Vec<String> = lists(&document).map(|(name, _)| name.clone()).collect();
        for pointer in support::pointers(&document) {
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
        for pointer in support::pointers(&document) {
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
        for inner in support::pointers(document.pointer(own).unwrap()) {
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

/// The errors that the check finds in entries: code and entry.
fn errors(record: &ProgressRecord) -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(record).unwrap();
    let report = check(record, &CheckOptions::new().max_findings(100_000));
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| {
            let entry: Vec<&str> = finding.pointer.as_str().split('/').take(3).collect();
            let id = document.pointer(&entry.join("/")).and_then(|entry| entry["id"].as_str());
            (finding.code.as_str().to_owned(), id.unwrap_or_default().to_owned())
        })
        .collect()
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
    each_document(number, |document| {
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
    });
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
    each_document(cases(150), |mut document| {
        let members: &mut Map<String, Value> = document.as_object_mut().unwrap();
        if members.contains_key("removals") {
            return; // what refers to something removed does change
        }
        for (name, list) in members.iter_mut() {
            for entry in list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
                entry.insert("audience".to_owned(), json!(["education"]));
                entry.remove("inherits");
                assert!(entry.contains_key("id"), "{name}");
            }
        }
        for pointer in support::pointers(&document) {
            if pointer.ends_with("/sharing") && !pointer.contains("/extensions/") {
                *document.pointer_mut(&pointer).unwrap() = json!({"answer": "yes"});
            }
        }
        document.as_object_mut().unwrap().remove("extensions"); // which are of no entry, and never shared
        document["excerpt"] = json!({"audience": ["education"]});
        let record: ProgressRecord = serde_json::from_value(document).unwrap();
        if errors(&record).iter().any(|(code, _)| code == "reference.unresolved") {
            return; // what refers to nothing changes too
        }
        let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap().with_identifiers();
        unchanged += 1;
        let shared = share(&record, &options);
        assert!(shared.left_out.is_empty(), "{:?}", shared.left_out);
        assert!(shared.record == record);
    });
    assert!(unchanged > cases(150) / 10, "only {unchanged} records were shared");
}

/// Records on which sharing takes long if anything does: each entry refers to others, and what falls goes far.
fn large(number: usize) -> ProgressRecord {
    let many = |number: usize, entry: &dyn Fn(usize) -> Value| (0..number).map(entry).collect::<Vec<Value>>();
    let each = number / 10;
    let label = |at: usize| if at % 3 == 0 { json!(["health"]) } else { json!(["education", "health"]) };
    let words = json!({"words": "Waved back."});
    let document = json!({
        "schemaVersion": "1.0", "child": {"id": "c1"},
        "people": many(each, &|at| json!({"id": format!("p{at}"), "roles": ["teacher"], "audience": label(at)})),
        "measures": many(each, &|at| json!({"id": format!("m{at}"), "form": {"kind": "numeric", "quantity": "count"},
            "raters": [{"person": format!("p{at}")}]})),
        "goals": many(each, &|at| json!({"id": format!("g{at}"), "wordings": [{"text": words}], "main": format!("m{at}"),
            "stepOf": format!("g{}", at / 2), "replaces": [format!("g{}", (at + 1) % each)], "audience": label(at)})),
        "observations": many(4 * each, &|at| json!({"id": format!("o{at}"), "occurred": "2026-09-14", "seen": words,
            "goals": [format!("g{}", at % each)], "observers": [{"person": format!("p{}", at % each)}],
            "values": [{"measure": format!("m{}", at % each), "value": {"kind": "number", "number": 1}}]})),
        "judgements": many(each, &|at| json!({"id": format!("j{at}"), "by": {"person": format!("p{at}")},
            "goal": format!("g{at}"), "evidence": [format!("o{at}"), format!("o{}", at + 1)], "achievement": "improving"})),
        // A chain: each view is about the one before it, and the first is not for everybody.
        "views": many(each, &|at| json!({"id": format!("v{at}"), "of": {"role": "child"}, "stance": "agree",
            "about": [if at == 0 { "g0".to_owned() } else { format!("v{}", at - 1) }]})),
        "amendments": many(each, &|at| json!({"id": format!("a{at}"), "amendmentKind": "replaced", "reason": words,
            "entry": format!("o{at}"), "byEntry": format!("o{}", at + each)})),
    });
    serde_json::from_value(document).unwrap()
}

/// Ten times the entries take about ten times as long.
/// `LARGE=100000 cargo test --release --all-features --test share -- linear --nocapture` measures records of that size.
#[test]
fn sharing_takes_time_linear_in_the_size_of_the_record() {
    let most: usize = std::env::var("LARGE").ok().and_then(|text| text.parse().ok()).unwrap_or(8000);
    let mut times = Vec::new();
    for number in [most / 100, most / 10, most] {
        let record = large(number);
        let once = || {
            let start = std::time::Instant::now();
            let shared = share(&record, &options("education", Unlabelled::Include));
            let taken = start.elapsed();
            assert!(shared.record.observations.len() * 10 > number && shared.record.views.is_empty());
            taken
        };
        let time = (0..5).map(|_| once()).min().unwrap();
        println!("{number} entries: {time:?}");
        times.push(time.as_secs_f64());
    }
    let ratio = times[2] / times[1];
    println!("ten times the entries: {ratio:.1} times as long");
    assert!(ratio < 40.0, "{ratio:.1} times as long");
}
