//! The vectors in `tests/corpus`: documents with the exact findings of the reader, records with those of the rules, and
//! documents without any.
//! They are plain files so that an implementation in another language can be held to them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use child_progress::{CheckOptions, EnforcedBy, ProgressRecord, ReadOptions, Report, RuleCode, check};
use serde_json::{Value, json};

use crate::support::places::misplaced;
use crate::support::{assert_none, files, validator};

const CORPUS: &str = "tests/corpus";

/// What a file stands for: its name without `.json`, and its bytes.
struct Vector {
    name: String,
    bytes: Vec<u8>,
}

/// The vectors of a folder in the order of their names; expectations beside them are no vectors.
fn vectors(folder: &str) -> Vec<Vector> {
    let all = files::named(&format!("{CORPUS}/{folder}"), ".json").into_iter();
    let all = all.filter(|(name, _)| !name.ends_with(".findings") && !name.ends_with(".options"));
    let all: Vec<Vector> = all.map(|(name, path)| Vector { name, bytes: std::fs::read(path).unwrap() }).collect();
    assert!(all.len() > 20, "the vectors in {folder} were not found");
    all
}

/// The JSON file beside a vector, where there is one.
fn beside(folder: &str, name: &str, what: &str) -> Option<Value> {
    files::load(files::root().join(format!("{CORPUS}/{folder}/{name}.{what}.json")))
}

fn differences() -> Vec<Value> {
    let Some(Value::Array(all)) = files::load(files::root().join(CORPUS).join("differences.json")) else { panic!() };
    all
}

/// Findings as the vectors write them.
fn findings(report: &Report) -> Value {
    let as_json = |finding: &child_progress::Finding| {
        let (line, column) = match &finding.position {
            Some(position) => (json!(position.line), json!(position.column)),
            None => (Value::Null, Value::Null),
        };
        json!({"code": finding.code.as_str(), "pointer": finding.pointer.as_str(), "line": line, "column": column})
    };
    report.findings().iter().map(as_json).collect()
}

/// Two lists of findings, one finding to a line, with what only one of them has marked.
fn compared(expected: &Value, found: &Value) -> String {
    let lines = |of: &Value, other: &Value, mark: char| -> Vec<String> {
        let (of, other) = (of.as_array().unwrap(), other.as_array().unwrap());
        of.iter().filter(|finding| !other.contains(finding)).map(|finding| format!("  {mark} {finding}")).collect()
    };
    let mut all = lines(expected, found, '-');
    all.extend(lines(found, expected, '+'));
    if all.is_empty() { "  the same findings in another order or number".to_owned() } else { all.join("\n") }
}

#[test]
fn unreadable_documents_give_exactly_their_findings() {
    let mut failures = Vec::new();
    for Vector { name, bytes } in vectors("unreadable") {
        let expected = beside("unreadable", &name, "findings").unwrap_or_else(|| panic!("{name} has no findings"));
        let by_read = match child_progress::read(&bytes) {
            Ok(_) => json!([]),
            Err(unreadable) => findings(unreadable.report()),
        };
        let by_faults = findings(&ReadOptions::strict().faults(&bytes));
        for (way, found) in [("read", by_read), ("faults", by_faults)] {
            if found != expected {
                failures.push(format!("{name}, by {way}:\n{}", compared(&expected, &found)));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn valid_documents_are_read_and_written_back_and_accepted_by_the_schema() {
    let validator = validator("progress-record");
    let mut failures = Vec::new();
    for Vector { name, bytes } in vectors("valid") {
        let faults = ReadOptions::strict().faults(&bytes);
        if !faults.findings().is_empty() {
            failures.push(format!("{name} has faults:\n{}", compared(&json!([]), &findings(&faults))));
        }
        let document: Value = serde_json::from_slice(&bytes).unwrap();
        if !validator.is_valid(&document) {
            failures.push(format!("{name} is refused by the schema"));
        }
        let Ok(record) = child_progress::read(&bytes) else {
            failures.push(format!("{name} cannot be read"));
            continue;
        };
        // Beside a document that may be spelled in a shorter way stands what is written in its place.
        let expected = beside("valid", &name, "written").unwrap_or(document);
        let written = serde_json::to_string(&record).unwrap();
        if serde_json::from_str::<Value>(&written).unwrap() != expected {
            failures.push(format!("{name} is not written back as it was read"));
        }
        if child_progress::read_str(&written).ok() != Some(record) {
            failures.push(format!("{name} does not mean the same when it has been written"));
        }
        // A value of `serde_json` has spellings of its own for the numbers of extensions.
        let by_value: Option<ProgressRecord> = serde_json::from_value(expected.clone()).ok();
        if by_value.and_then(|record| serde_json::to_value(record).ok()) != Some(expected) {
            failures.push(format!("{name} does not mean the same by way of a value"));
        }
    }
    assert_none(&failures);
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = validator("progress-record");
    let differences = differences();
    let accepted = differences.iter().filter(|entry| entry["schemaValid"] == true);
    let different: BTreeSet<&str> = accepted.filter_map(|entry| entry["file"].as_str()).collect();
    let mut failures = Vec::new();
    let mut judged = 0;
    for Vector { name, bytes } in vectors("unreadable") {
        let Ok(document) = serde_json::from_slice::<Value>(&bytes) else { continue };
        judged += 1;
        if validator.is_valid(&document) && !different.contains(format!("{name}.json").as_str()) {
            failures.push(format!("{name} is accepted by the schema"));
        }
    }
    assert_none(&failures);
    assert!(judged > 100, "only {judged} vectors are JSON");
}

#[test]
fn the_deliberate_differences_are_as_they_are_described() {
    let validator = validator("progress-record");
    let mut failures = Vec::new();
    let mut said = BTreeSet::new();
    for entry in differences() {
        let what = entry["what"].as_str().unwrap();
        if !said.insert(what.to_owned()) {
            failures.push(format!("{what}: said twice"));
        }
        let mut document = entry["document"].as_str().unwrap().as_bytes().to_vec();
        let folder = if entry["readable"] == true { "valid" } else { "unreadable" };
        let is_document = |file: &str| std::fs::read(files::root().join(CORPUS).join(folder).join(file)).unwrap() == document;
        if !entry["file"].as_str().is_none_or(is_document) {
            failures.push(format!("{what}: the file is another document"));
        }
        // A parser that refuses the document leaves the validator nothing to judge.
        let parsed = serde_json::from_slice::<Value>(&document);
        if parsed.is_ok_and(|value| Value::Bool(validator.is_valid(&value)) != entry["schemaValid"]) {
            failures.push(format!("{what}: the validator says otherwise"));
        }
        if let Some(length) = entry["filledTo"].as_u64() {
            document.resize(usize::try_from(length).unwrap(), b' ');
        }
        let read = child_progress::read(&document);
        let codes: Value = match &read {
            Ok(_) => json!([]),
            Err(unreadable) => unreadable.report().findings().iter().map(|finding| finding.code.as_str()).collect(),
        };
        if Value::Bool(read.is_ok()) != entry["readable"] || codes != entry["codes"] {
            failures.push(format!("{what}: the reader says {codes}"));
        }
    }
    assert_none(&failures);
}

/// The findings of a record as the vectors of `findings` write them: code, pointer, and related places where there are any.
fn sense(bytes: &[u8], options: &CheckOptions) -> Value {
    let record = child_progress::read(bytes).unwrap_or_else(|error| panic!("{error}"));
    let as_json = |finding: &child_progress::Finding| {
        let mut json = json!({"code": finding.code.as_str(), "pointer": finding.pointer.as_str()});
        if !finding.related.is_empty() {
            json["related"] = finding.related.iter().map(child_progress::Pointer::as_str).collect();
        }
        json
    };
    check(&record, options).findings().iter().map(as_json).collect()
}

/// What stands in `NAME.options.json`: `asOf`, the day as of which the record is judged.
fn options(folder: &str, name: &str) -> CheckOptions {
    let as_of = beside(folder, name, "options").map(|options| options["asOf"].as_str().unwrap().parse().unwrap());
    as_of.map_or_else(CheckOptions::new, |day| CheckOptions::new().as_of(day))
}

/// The rules that judge a record that can be read.
fn rules_of_sense() -> impl Iterator<Item = &'static RuleCode> {
    let by = |code: &RuleCode| code.rule().unwrap().enforced_by;
    RuleCode::ALL.iter().filter(move |code| by(code) == EnforcedBy::Semantics)
}

#[test]
fn records_that_contradict_themselves_give_exactly_their_findings() {
    let mut failures = Vec::new();
    for Vector { name, bytes } in vectors("findings") {
        let expected = beside("findings", &name, "findings").unwrap_or_else(|| panic!("{name} has no findings"));
        let found = sense(&bytes, &options("findings", &name));
        if found != expected {
            failures.push(format!("{name}:\n{}", compared(&expected, &found)));
        }
        let document: Value = serde_json::from_slice(&bytes).unwrap();
        for finding in expected.as_array().unwrap() {
            let (code, pointer) = (finding["code"].as_str().unwrap(), finding["pointer"].as_str().unwrap());
            failures.extend(misplaced(&document, code, pointer));
            let related = finding["related"].as_array().into_iter().flatten();
            for pointer in related.chain([&finding["pointer"]]).map(|pointer| pointer.as_str().unwrap()) {
                if document.pointer(pointer).is_none() {
                    failures.push(format!("{name}: {pointer} leads nowhere"));
                }
            }
        }
    }
    assert_none(&failures);
}

/// The vectors of rules of structure are as small as can be: some say something that makes no sense.
#[test]
fn valid_documents_give_exactly_the_findings_beside_them() {
    let near: Vec<String> = rules_of_sense().map(|code| format!("near-{}", code.as_str().replace('.', "-"))).collect();
    let mut failures = Vec::new();
    for Vector { name, bytes } in vectors("valid") {
        let original = name.trim_end_matches(".written");
        let expected = beside("valid", original, "findings").unwrap_or_else(|| json!([]));
        let found = sense(&bytes, &options("valid", &name));
        if found != expected {
            failures.push(format!("{name}:\n{}", compared(&expected, &found)));
        }
        if expected != json!([]) && near.iter().any(|near| name.starts_with(near)) {
            failures.push(format!("{name} is to have no finding at all"));
        }
    }
    assert_none(&failures);
}

#[test]
fn every_rule_of_sense_has_its_vectors() {
    let mut fired = BTreeSet::new();
    for Vector { name, .. } in vectors("findings") {
        for finding in beside("findings", &name, "findings").unwrap().as_array().unwrap() {
            fired.insert(finding["code"].as_str().unwrap().to_owned());
        }
    }
    let valid = vectors("valid");
    let mut failures = Vec::new();
    for code in rules_of_sense() {
        if !fired.remove(code.as_str()) {
            failures.push(format!("no record breaks {}", code.as_str()));
        }
        let near = format!("near-{}", code.as_str().replace('.', "-"));
        if !valid.iter().any(|vector| vector.name.starts_with(&near)) {
            failures.push(format!("no record nearly breaks {}", code.as_str()));
        }
    }
    failures.extend(fired.into_iter().map(|code| format!("there is no rule {code}")));
    assert_none(&failures);
}

/// Every rule of structure has a document that breaks it, and one that nearly does: `near-RULE….json` among the valid ones.
#[test]
fn every_rule_of_structure_has_its_vectors() {
    // The reader's own failure, and a document beyond the bound on size; `tests/reading/reading.rs` has those.
    const ELSEWHERE: &[RuleCode] = &[RuleCode::Unexplained, RuleCode::TooLarge];
    let mut fired: BTreeMap<String, usize> = BTreeMap::new();
    for Vector { name, .. } in vectors("unreadable") {
        for finding in beside("unreadable", &name, "findings").unwrap().as_array().unwrap() {
            *fired.entry(finding["code"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    let valid = vectors("valid");
    let mut failures = Vec::new();
    let of_structure = RuleCode::ALL.iter().filter(|code| code.as_str().starts_with("structure."));
    for code in of_structure.filter(|code| !ELSEWHERE.contains(code)) {
        if fired.remove(code.as_str()).is_none() {
            failures.push(format!("no document breaks {}", code.as_str()));
        }
        let near = format!("near-{}", code.as_str().trim_start_matches("structure."));
        if !valid.iter().any(|vector| vector.name.starts_with(&near)) {
            failures.push(format!("no document nearly breaks {}", code.as_str()));
        }
    }
    failures.extend(fired.into_keys().map(|code| format!("there is no rule {code}")));
    assert_none(&failures);
}

#[test]
fn twenty_faults_are_all_told_at_once() {
    let expected = beside("unreadable", "twenty-faults", "findings").unwrap();
    assert_eq!(expected.as_array().unwrap().len(), 20);
}
