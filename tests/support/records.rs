//! Records made by hand, and what is found in them.

use std::collections::BTreeSet;

use child_progress::{CheckOptions, Finding, ProgressRecord, Severity, check};
use serde_json::{Value, json};

/// The smallest document with these members beside.
pub fn document(members: &Value) -> Value {
    let mut document = json!({"schemaVersion": "1.0", "child": {"id": "c1"}});
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    document
}

/// The smallest record with these members beside.
pub fn record(members: &Value) -> ProgressRecord {
    child_progress::read_str(&document(members).to_string()).unwrap()
}

/// The lists of a document that hold entries.
pub fn lists(document: &Value) -> impl Iterator<Item = (&str, &Vec<Value>)> {
    let members = document.as_object().unwrap().iter();
    let lists = members.filter_map(|(name, held)| Some((name.as_str(), held.as_array()?)));
    lists.filter(|(name, _)| *name != "removals")
}

/// The entries of a document, each with the name of its list.
pub fn entries(document: &Value) -> impl Iterator<Item = (&str, &Value)> {
    lists(document).flat_map(|(name, held)| held.iter().map(move |entry| (name, entry)))
}

/// Labels that are put on generated records.
pub const LABELS: &[&str] = &[
    "child",
    "parent-carers",
    "education",
    "health",
    "social-care",
    "local-authority",
    "named-staff",
    "our-school:governors",
];

pub fn id(entry: &Value) -> &str {
    entry["id"].as_str().unwrap()
}

pub fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// Code and pointer of every error.
pub fn errors(record: &ProgressRecord) -> BTreeSet<(String, String)> {
    let report = check(record, &CheckOptions::new().max_findings(100_000));
    let errors = report.findings().iter().filter(|finding| is_error(finding));
    errors.map(|finding| (finding.code.as_str().to_owned(), finding.pointer.as_str().to_owned())).collect()
}

/// Code and id of the entry of these findings: what stays the same where a list has become shorter.
pub fn findings_of_entries(record: &ProgressRecord, are_meant: fn(&Finding) -> bool) -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(record).unwrap();
    let report = check(record, &CheckOptions::new().max_findings(100_000));
    let of = |finding: &Finding| {
        let entry: Vec<&str> = finding.pointer.as_str().split('/').take(3).collect();
        let id = document.pointer(&entry.join("/")).and_then(|entry| entry["id"].as_str());
        (finding.code.as_str().to_owned(), id.unwrap_or_default().to_owned())
    };
    report.findings().iter().filter(|finding| are_meant(finding)).map(of).collect()
}
