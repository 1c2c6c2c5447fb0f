//! The example records: valid in every eye, and together they reach the whole model.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use child_progress::{Audience, CheckOptions, ShareOptions, Unlabelled, check, share};
use serde_json::{Value, json};

use crate::support::files::{examples, load, named, root};
use crate::support::places::pointers;
use crate::support::validator;

#[test]
fn example_records_are_valid_and_written_back_as_they_are() {
    let validator = validator("progress-record");
    assert!(examples().len() >= 7);
    for (name, text) in examples() {
        let record = child_progress::read_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(serde_json::to_value(&record).unwrap() == value, "{name} is not written back as it was read");
        assert!(validator.is_valid(&value), "{name} is not valid by the schema");
    }
}

const EXPECTED: &str = "examples/records/expected";

/// What is listed in `expected/NAME.findings.json`; nothing where there is no such file.
#[test]
fn example_records_have_exactly_the_findings_that_are_listed_beside_them() {
    let mut listed = named(EXPECTED, ".findings.json").len();
    for (name, text) in examples() {
        let report = check(&child_progress::read_str(&text).unwrap(), &CheckOptions::new()).located_in(&text);
        let findings = serde_json::to_value(report.findings()).unwrap();
        let beside = load(root().join(EXPECTED).join(format!("{name}.findings.json")));
        listed -= usize::from(beside.is_some());
        assert!(
            findings == beside.unwrap_or_else(|| json!([])),
            "{name} has\n{}",
            serde_json::to_string_pretty(&findings).unwrap()
        );
    }
    assert_eq!(listed, 0, "findings are listed for a record that is not there");
}

#[test]
fn the_excerpt_is_what_sharing_makes_of_the_whole() {
    let find = |name: &str| examples().into_iter().find(|(other, _)| other == name).unwrap().1;
    let [whole, excerpt] = ["only-those-who-need-to-know", "only-those-who-need-to-know-for-education"]
        .map(|name| child_progress::read_str(&find(name)).unwrap());
    let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap();
    assert_eq!(share(&whole, &options).record, excerpt);
}

#[test]
fn the_smallest_record_is_small() {
    let (_, text) = examples().into_iter().find(|(name, _)| name == "minimal").unwrap();
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
    for (_, text) in examples() {
        let value: Value = serde_json::from_str(&text).unwrap();
        used.extend(value.as_object().unwrap().keys().cloned());
        let kinds = pointers(&value).into_iter().filter(|pointer| pointer.ends_with("/kind"));
        used.extend(kinds.filter_map(|pointer| value.pointer(&pointer)?.as_str().map(str::to_owned)));
    }
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(unused.is_empty(), "no example uses {unused:?}");
}
