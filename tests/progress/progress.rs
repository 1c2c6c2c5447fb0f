//! What progress a record shows: the vectors of `tests/corpus/progress`, the expected summaries of the example records,
//! and what holds whatever the record.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

#[cfg(feature = "proptest")]
mod laws;

use std::collections::BTreeSet;

use child_progress::{
    CheckOptions, Date, Intent, ProgressOptions, ProgressRecord, ScoreRefused, Status, check, goal_attainment_t,
    progress, read_str,
};
use serde_json::{Value, json};

use crate::support::files::{self, load, named, root};
use crate::support::places::pointers;
use crate::support::processor::timed;
use crate::support::records::record;
use crate::support::{self, assert_none};

fn summary_of(record: &ProgressRecord, options: &ProgressOptions) -> Value {
    serde_json::to_value(progress(record, options)).unwrap()
}

/// What differs from the members that are expected. Lists are as long as is expected, and in its order.
fn differences(expected: &Value, found: &Value, at: &str, all: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (name, value) in expected {
                let at = format!("{at}/{name}");
                match found.get(name) {
                    Some(found) => differences(value, found, &at, all),
                    // An empty list is not written.
                    None if value.as_array().is_some_and(Vec::is_empty) => {}
                    None => all.push(format!("{at}: {value} is expected, and nothing is there")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(expected, found, &format!("{at}/{index}"), all);
            }
        }
        _ if expected == found => {}
        _ => all.push(format!("{at}: {expected} is expected, not {found}")),
    }
}

/// A vector: a record, the period, and what the summary has to say.
struct Vector {
    name: String,
    record: ProgressRecord,
    options: ProgressOptions,
    expected: Value,
    /// Members that the summary must not have.
    absent: Vec<String>,
}

fn vectors() -> Vec<Vector> {
    let all = named("tests/corpus/progress", ".summary.json").into_iter().map(|(name, path)| {
        let beside = load(&path).unwrap();
        let text = std::fs::read_to_string(path.with_file_name(format!("{name}.json"))).unwrap();
        let record = read_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let day = |member: &str| beside.get(member).map(|day| day.as_str().unwrap().parse::<Date>().unwrap());
        let mut options = ProgressOptions::new();
        if let Some(from) = day("from") {
            options = options.from(from);
        }
        if let Some(to) = day("to") {
            options = options.to(to);
        }
        let absent = beside.get("absent").and_then(Value::as_array).into_iter().flatten();
        let absent = absent.map(|name| name.as_str().unwrap().to_owned()).collect();
        assert!(!beside["description"].as_str().unwrap().is_empty());
        Vector { name, record, options, expected: beside["summary"].clone(), absent }
    });
    let all: Vec<Vector> = all.collect();
    assert!(all.len() > 100, "the vectors were not found");
    all
}

#[test]
fn every_vector_is_summarised_as_expected() {
    let mut failures = Vec::new();
    for vector in vectors() {
        let mut wrong = Vec::new();
        let summary = summary_of(&vector.record, &vector.options);
        differences(&vector.expected, &summary, "", &mut wrong);
        let there = vector.absent.iter().filter(|name| summary.get(name.as_str()).is_some());
        wrong.extend(there.map(|name| format!("/{name} is there")));
        failures.extend(wrong.into_iter().map(|wrong| format!("{}: {wrong}", vector.name)));
    }
    assert_none(&failures);
}

/// A status that no vector gives has not been tried, nor has a reason for which observations stand apart.
#[test]
fn every_status_and_reason_has_a_vector() {
    let codes = |pointer: &str| -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for vector in vectors() {
            for place in pointers(&vector.expected).into_iter().filter(|place| place.contains(pointer)) {
                all.extend(vector.expected.pointer(&place).and_then(Value::as_str).map(str::to_owned));
            }
        }
        all
    };
    for (pointer, vocabulary) in
        [("/status", &Status::VOCABULARY), ("/because/", &child_progress::ApartReason::VOCABULARY)]
    {
        let tried = codes(pointer);
        let untried: Vec<&str> =
            vocabulary.codes.iter().map(|known| known.code).filter(|code| !tried.contains(*code)).collect();
        assert!(untried.is_empty(), "no vector gives {untried:?}");
    }
}

/// The number that somebody would compare who looks at nothing else.
fn bare(value: &Value) -> Option<f64> {
    let number = |member: &str| value.get(member).and_then(Value::as_f64);
    number("number").or_else(|| Some(number("count")? / number("of")?))
}

#[test]
fn for_every_intent_a_vector_gives_the_opposite_of_more_is_better() {
    let mut tried = BTreeSet::new();
    for vector in vectors().into_iter().filter(|vector| vector.name.starts_with("naive-")) {
        let record = serde_json::to_value(&vector.record).unwrap();
        let mut seen: Vec<(String, f64)> = record["observations"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|seen| Some((seen["occurred"].as_str()?.to_owned(), bare(seen.pointer("/values/0/value")?)?)))
            .collect();
        seen.sort_by(|one, other| one.0.cmp(&other.0));
        let more = seen.last().unwrap().1 > seen.first().unwrap().1;
        let goal = &progress(&vector.record, &vector.options).goals[0];
        let good = matches!(
            goal.achievement.as_ref().map(child_progress::Achievement::as_str),
            Some("improving" | "achieved" | "sustaining")
        );
        assert_ne!(more, good, "{}: more is better says the same", vector.name);
        tried.extend(goal.intent.as_ref().map(|intent| intent.as_str().to_owned()));
    }
    let untried: Vec<&str> =
        Intent::VOCABULARY.codes.iter().map(|known| known.code).filter(|code| !tried.contains(*code)).collect();
    assert!(untried.is_empty(), "no vector for {untried:?}");
}

#[test]
fn the_example_records_show_what_was_written_by_hand_from_the_cases() {
    let expected = named("examples/records/expected", ".progress.json");
    let records = named("examples/records", ".json");
    let without: Vec<&String> = records
        .iter()
        .map(|(name, _)| name)
        .filter(|name| *name != "minimal" && !expected.iter().any(|(other, _)| other == *name))
        .collect();
    assert!(without.is_empty(), "no summary is expected of {without:?}");
    let mut failures = Vec::new();
    for (name, path) in expected {
        let text = std::fs::read_to_string(root().join("examples/records").join(format!("{name}.json"))).unwrap();
        let summary = summary_of(&read_str(&text).unwrap(), &ProgressOptions::new());
        let mut wrong = Vec::new();
        differences(&load(&path).unwrap(), &summary, "", &mut wrong);
        failures.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
    }
    assert_none(&failures);
}

fn examples() -> Vec<(String, ProgressRecord)> {
    files::examples().into_iter().map(|(name, text)| (name, read_str(&text).unwrap())).collect()
}

#[test]
fn summaries_are_valid_by_their_schema_and_read_back() {
    let validator = support::validator("progress-summary");
    let vectors = vectors().into_iter().map(|vector| (vector.name, vector.record));
    for (name, record) in examples().into_iter().chain(vectors) {
        let summary = progress(&record, &ProgressOptions::new());
        let value = serde_json::to_value(&summary).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        assert!(serde_json::from_value::<child_progress::ProgressSummary>(value).unwrap() == summary, "{name}");
    }
}

/// Judgements that only people may make.
#[test]
fn no_status_says_that_something_failed() {
    for known in Status::VOCABULARY.codes {
        let status = Status::new(known.code).unwrap();
        let code = status.achievement();
        let code = code.as_ref().map(child_progress::Achievement::as_str);
        assert!(!matches!(code, Some("not-achieved" | "no-progress" | "not-attainable")), "{}", known.code);
    }
}

#[test]
fn no_number_is_an_overall_score() {
    let schema = load(root().join("schemas/progress-summary.schema.json")).unwrap();
    let numbers: Vec<&String> = schema["properties"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, member)| {
            let shape = member.get("$ref").and_then(Value::as_str).unwrap_or_default();
            shape.ends_with("/DecimalNumber")
                || shape.ends_with("/Count")
                || member.get("type") == Some(&json!("number"))
        })
        .map(|(name, _)| name)
        .collect();
    assert!(numbers.is_empty(), "{numbers:?}");
}

#[test]
fn goal_attainment_scores_are_those_of_the_corrected_formula() {
    type Case<'a> = (&'a [(f64, f64)], f64, f64);
    let cases: &[Case<'_>] = &[
        (&[(1.0, 1.0)], 0.3, 60.0),
        (&[(7.0, 2.0)], 0.3, 70.0),
        (&[(1.0, 0.0), (1.0, 0.0), (1.0, 0.0)], 0.3, 50.0),
        (&[(1.0, -1.0), (1.0, -1.0), (1.0, -1.0)], 0.3, 36.3069),
        (&[(1.0, -2.0), (1.0, -2.0), (1.0, -2.0)], 0.3, 22.6139),
        (&[(1.0, 1.0), (1.0, 1.0), (1.0, 1.0)], 0.3, 63.6931),
        (&[(1.0, 2.0), (1.0, 2.0)], 0.3, 74.8069),
        (&[(1.0, 2.0), (1.0, 2.0), (1.0, 2.0), (1.0, 2.0)], 0.3, 79.0191),
        (&[(1.0, 1.0), (2.0, 0.0), (3.0, -1.0)], 0.3, 45.5935),
        (&[(2.0, 1.0), (4.0, 0.0), (6.0, -1.0)], 0.3, 45.5935),
        (&[(9.0, 0.0), (4.0, -1.0), (6.0, 1.0)], 0.3, 51.4093),
        (&[(1.0, 1.0), (1.0, 1.0), (1.0, 1.0)], 0.0, 67.3205),
    ];
    for (weighted, rho, expected) in cases {
        let t = goal_attainment_t(weighted, *rho).unwrap();
        assert!((t - expected).abs() < 1e-4, "{weighted:?} with {rho}: {t}, not {expected}");
    }
    assert_eq!(goal_attainment_t(&[], 0.3), Err(ScoreRefused::NoGoals));
    assert_eq!(goal_attainment_t(&[(0.0, 1.0), (0.0, 2.0)], 0.3), Err(ScoreRefused::ZeroWeights));
    assert_eq!(goal_attainment_t(&[(-1.0, 1.0)], 0.3), Err(ScoreRefused::NotANumber));
    assert_eq!(goal_attainment_t(&[(1.0, f64::NAN)], 0.3), Err(ScoreRefused::NotANumber));
    assert_eq!(goal_attainment_t(&[(1.0, 1.0)], 1.0), Err(ScoreRefused::Correlation));
}

/// Everything that was seen, in one measure, with this intent and direction.
fn followed(intent: &str, direction: &str, values: &[i32], target: Option<i32>) -> Value {
    let seen = values.iter().enumerate().map(|(at, value)| {
        json!({
            "id": format!("o{at}"), "occurred": format!("2026-01-{:02}", at + 1), "goals": ["g1"],
            "values": [{"measure": "m1", "value": {"kind": "number", "number": value}}],
        })
    });
    let mut goal = json!({"id": "g1", "wordings": [{"text": {"words": "A hope."}}], "intent": intent, "main": "m1"});
    if let Some(target) = target {
        goal["target"] = json!({"value": {"kind": "number", "number": target}});
    }
    json!({
        "schemaVersion": "1.0", "child": {"id": "c1"},
        "measures": [{"id": "m1", "form": {"kind": "numeric", "quantity": "amount", "unit": "m"}, "direction": direction}],
        "goals": [goal],
        "observations": seen.collect::<Vec<_>>(),
    })
}

/// A start that stands in the goal alone is not an observation.
#[test]
fn the_page_counts_observations_and_names_the_start() {
    let mut document = followed("gain", "higher", &[3], None);
    document["goals"][0]["baseline"] = json!({"on": "2025-12-01", "value": {"kind": "number", "number": 1}});
    let record: ProgressRecord = serde_json::from_value(document).unwrap();
    let page = progress(&record, &ProgressOptions::new()).to_text(&record);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("The start and 1 observation can be compared."), "{page}");
}

#[test]
fn an_observation_after_the_period_changes_nothing() {
    let to: Date = "2030-01-01".parse().unwrap();
    let options = ProgressOptions::new().to(to);
    for (name, record) in examples() {
        let before = progress(&record, &options);
        let mut later = record.clone();
        let again: Vec<child_progress::Observation> = record
            .observations
            .iter()
            .map(|seen| {
                let mut again = seen.clone();
                again.id = format!("{}.again", seen.id).parse().unwrap();
                again.occurred = "2030-01-02".parse().unwrap();
                again.until = None;
                again.unplanned = Some(true);
                again
            })
            .collect();
        later.observations.extend(again);
        assert!(before == progress(&later, &options), "{name}");
        let known_of = progress(&later, &ProgressOptions::new());
        assert!(record.observations.is_empty() || before != known_of, "{name}: the later ones are never seen");
    }
}

/// Every id, wherever it stands, with this before it.
fn renamed(value: &Value, ids: &BTreeSet<String>) -> Value {
    match value {
        Value::String(text) if ids.contains(text) => Value::String(format!("z-{text}")),
        Value::Array(items) => items.iter().map(|item| renamed(item, ids)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), renamed(value, ids)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[test]
fn renaming_ids_changes_nothing_but_ids() {
    for (name, record) in examples() {
        let document = serde_json::to_value(&record).unwrap();
        // Ids that are a code or a word as well would be renamed where they are none.
        let lists = document.as_object().unwrap().values().filter_map(Value::as_array).flatten();
        let ids: BTreeSet<String> = lists
            .filter_map(|entry| entry.get("id")?.as_str())
            .filter(|id| id.contains('-') && !matches!(*id, "reduce-help" | "take-part"))
            .map(str::to_owned)
            .collect();
        let other: ProgressRecord = serde_json::from_value(renamed(&document, &ids)).unwrap();
        let expected = renamed(&summary_of(&record, &ProgressOptions::new()), &ids);
        assert!(summary_of(&other, &ProgressOptions::new()) == expected, "{name}");
    }
}

#[test]
fn what_the_child_keeps_is_in_no_text() {
    let mut record: ProgressRecord = serde_json::from_value(followed("gain", "higher", &[1, 2], None)).unwrap();
    let kept = |answer: &str| -> child_progress::View {
        serde_json::from_value(json!({
            "id": format!("v-{answer}"), "of": {"role": "child"}, "about": ["g1"], "on": "2026-01-05",
            "words": {"words": format!("Kept {answer}.")},
            "voice": {"manner": "verbatim", "sharing": {"answer": answer, "sharedWith": [{"role": "teacher"}]}},
        }))
        .unwrap()
    };
    record.views = ["no", "some"].map(kept).into_iter().collect();
    // A yes that names people is a yes to them, and nobody knows who reads a page; so is an answer that is not known.
    record.views.extend(["yes", "maybe-later"].map(kept));
    let mut plain = kept("yes");
    plain.id = "v-plain".parse().unwrap();
    plain.words = Some("Told everybody.".parse().unwrap());
    plain.voice.as_mut().unwrap().sharing.as_mut().unwrap().shared_with.clear();
    record.views.push(plain);
    let summary = progress(&record, &ProgressOptions::new());
    for text in [serde_json::to_string(&summary).unwrap(), summary.to_text(&record)] {
        assert!(!text.contains("Kept "), "{text}");
    }
    assert!(summary.to_text(&record).contains("Told everybody."));
    assert!(!format!("{summary:?}").contains("Kept"), "`Debug` shows words");
}

/// The time that a record of many observations takes grows as the record does.
#[test]
fn time_grows_as_the_record_does() {
    let of = |size: usize| -> ProgressRecord {
        let seen = (0..size).map(|at| {
            json!({
                "id": format!("o{at}"), "occurred": format!("20{:02}-{:02}-{:02}", at / 336 % 90 + 10, at / 28 % 12 + 1, at % 28 + 1),
                "goals": [format!("g{}", at % (size / 8))],
                "values": [
                    {"measure": "m1", "value": {"kind": "number", "number": at % 11}},
                    {"measure": "m2", "value": {"kind": "dimensions", "scores": [{"dimension": "d", "number": at % 10}]}},
                ],
            })
        });
        let goals = (0..size / 8).map(|at| {
            json!({"id": format!("g{at}"), "wordings": [{"text": {"words": "A hope."}}], "intent": "take-part",
                   "areas": [{"code": format!("a{at}")}]})
        });
        record(&json!({
            "scales": [{"id": "s1", "form": {"kind": "range", "lowest": 0, "highest": 10}}],
            "measures": [
                {"id": "m1", "form": {"kind": "numeric", "quantity": "amount", "unit": "m"}, "direction": "higher"},
                {"id": "m2", "form": {"kind": "dimensions", "dimensions": [{"code": "d", "scale": "s1"}]}},
            ],
            "goals": goals.collect::<Vec<_>>(),
            "observations": seen.collect::<Vec<_>>(),
        }))
    };
    let time = |size: usize| {
        let record = of(size);
        let (text, taken) = timed(|| progress(&record, &ProgressOptions::new()).to_text(&record));
        assert!(text.len() > size);
        taken
    };
    let size = support::large(3200);
    let (small, large) = (time(size / 8).max(time(size / 8)), time(size));
    println!("{} observations {small:?}, {size} {large:?}", size / 8);
    assert!(large < small * 8 * 5, "{small:?}, then {large:?}");
}

/// Days without a time stand level with no two of their moments: an order that says so is none, and sorting by it panics.
#[test]
fn days_and_moments_of_one_day_have_an_order() {
    let observation = |at: usize| {
        let minute = (at * 1369 + at * at * 13) % 1440;
        let timeless = (at * 37 / 3 + at * at) % 3 == 0;
        let time = if timeless { String::new() } else { format!("T{:02}:{:02}:00Z", minute / 60, minute % 60) };
        json!({ "id": format!("o{at}"), "occurred": format!("2026-03-02{time}"), "seen": { "words": "Came in smiling." } })
    };
    let observations: Vec<_> = (0..30).map(observation).collect();
    let record = record(&json!({ "observations": observations }));
    assert!(check(&record, &CheckOptions::new()).is_valid());
    assert!(progress(&record, &ProgressOptions::new()).goals.is_empty());
}
