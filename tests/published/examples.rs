//! The example records: valid in every eye, and together they reach the whole model.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use child_progress::{Audience, CheckOptions, ShareOptions, Unlabelled, check, share};
use serde_json::Value;

fn records() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut records: Vec<(String, String)> = files
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    records.sort();
    records
}

#[test]
fn example_records_are_valid_and_written_back_as_they_are() {
    let validator = crate::support::validator("progress-record");
    assert!(records().len() >= 7);
    for (name, text) in records() {
        let record = child_progress::read_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(serde_json::to_value(&record).unwrap() == value, "{name} is not written back as it was read");
        assert!(validator.is_valid(&value), "{name} is not valid by the schema");
    }
}

/// What is listed in `expected/NAME.findings.json`; nothing where there is no such file.
#[test]
fn example_records_have_exactly_the_findings_that_are_listed_beside_them() {
    let expected = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records/expected");
    let names = std::fs::read_dir(&expected).unwrap().map(|entry| entry.unwrap().file_name());
    let mut listed = names.filter(|name| name.to_string_lossy().ends_with(".findings.json")).count();
    for (name, text) in records() {
        let report = check(&child_progress::read_str(&text).unwrap(), &CheckOptions::new()).located_in(&text);
        let findings = serde_json::to_value(report.findings()).unwrap();
        let beside = std::fs::read_to_string(expected.join(name.replace(".json", ".findings.json")));
        listed -= usize::from(beside.is_ok());
        let beside: Value =
            beside.map_or_else(|_| Value::Array(Vec::new()), |text| serde_json::from_str(&text).unwrap());
        assert!(findings == beside, "{name} has\n{}", serde_json::to_string_pretty(&findings).unwrap());
    }
    assert_eq!(listed, 0, "findings are listed for a record that is not there");
}

#[test]
fn the_excerpt_is_what_sharing_makes_of_the_whole() {
    let find = |name: &str| records().into_iter().find(|(other, _)| other == name).unwrap().1;
    let [whole, excerpt] = ["only-those-who-need-to-know.json", "only-those-who-need-to-know-for-education.json"]
        .map(|name| child_progress::read_str(&find(name)).unwrap());
    let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap();
    assert_eq!(share(&whole, &options).record, excerpt);
}

#[test]
fn the_smallest_record_is_small() {
    let (_, text) = records().into_iter().find(|(name, _)| name == "minimal.json").unwrap();
    assert!(text.len() <= 300, "{} bytes", text.len());
}

/// A list of the record or a kind of a union that no example uses has not been tried on a life.
#[test]
fn together_the_example_records_reach_every_list_and_kind() {
    let schema: Value = serde_json::from_str(child_progress::schema::SCHEMAS.first().unwrap().text).unwrap();
    let lists = schema.get("properties").and_then(Value::as_object).unwrap().keys().cloned();
    let kinds = schema.get("$defs").and_then(Value::as_object).unwrap().values();
    let kinds =
        kinds.filter_map(|definition| definition.pointer("/properties/kind/const")?.as_str().map(str::to_owned));
    let known: BTreeSet<String> = lists.chain(kinds).collect();
    assert!(known.len() > 40);

    let mut used = BTreeSet::new();
    for (_, text) in records() {
        let value: Value = serde_json::from_str(&text).unwrap();
        used.extend(value.as_object().unwrap().keys().cloned());
        let kinds = crate::support::pointers(&value).into_iter().filter(|pointer| pointer.ends_with("/kind"));
        used.extend(kinds.filter_map(|pointer| value.pointer(&pointer)?.as_str().map(str::to_owned)));
    }
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(unused.is_empty(), "no example uses {unused:?}");
}
