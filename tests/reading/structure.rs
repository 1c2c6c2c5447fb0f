//! The reader, the fault reader and the published schema give the same answer about every document.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::BTreeMap;

use child_progress::{CheckOptions, ReadOptions, RuleCode, check, strategy};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::generated::documents;
use crate::support::mutations::mutate;
use crate::support::random::Random;
use crate::support::{cases, validator};

#[test]
fn a_record_survives_being_written_and_read() {
    let validator = validator("progress-record");
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(200)) }, |(record in strategy::record())| {
        let text = serde_json::to_string(&record).unwrap();
        let again = child_progress::read_str(&text);
        prop_assert_eq!(again.as_ref(), Ok(&record));
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&serde_json::to_value(&record).unwrap(), &value);
        prop_assert!(validator.is_valid(&value));
        prop_assert!(ReadOptions::strict().faults(text.as_bytes()).findings().is_empty());
    });
}

#[test]
fn references_of_a_generated_record_lead_to_entries() {
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(200)) }, |(record in strategy::record())| {
        let report = check(&record, &CheckOptions::new());
        prop_assert!(report.findings().iter().all(|finding| finding.code != RuleCode::Unresolved));
    });
}

#[test]
fn a_document_means_the_same_in_any_order_of_members() {
    for document in documents(100) {
        let text = document.to_string();
        let reversed = reversed(&document);
        assert_eq!(child_progress::read_str(&text), child_progress::read_str(&reversed));
        assert!(child_progress::read_str(&reversed).is_ok());
    }
}

/// The document with the members of every object backwards, `kind` included.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .rev()
                .map(|(name, held)| format!("{}:{}", Value::from(name.as_str()), reversed(held)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// Over mutated documents, the typed reader, the fault reader and the published schema agree. `CASES=100000 cargo
/// test --release --all-features --test reading structure:: -- --nocapture` runs many; the counts are printed.
#[test]
fn reader_fault_reader_and_schema_agree() {
    let validator = validator("progress-record");
    let seeds = documents(150);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut by_code: BTreeMap<String, usize> = BTreeMap::new();
    let (mut refused, total) = (0, cases(4000));
    for _ in 0..total {
        let mut document = random.one(&seeds);
        for _ in 0..=random.below(3) {
            mutate(&mut document, &mut random);
        }
        let text = document.to_string();
        let by_schema = validator.is_valid(&document);
        let read = child_progress::read_str(&text);
        assert_eq!(read.is_ok(), by_schema, "reader and schema differ on {text}");
        let faults = ReadOptions::strict().faults(text.as_bytes());
        assert_eq!(faults.findings().is_empty(), by_schema, "fault reader and schema differ on {text}");
        if let Ok(record) = &read {
            let written = serde_json::to_string(record).unwrap();
            assert_eq!(child_progress::read_str(&written).as_ref(), Ok(record));
        }
        if let Err(unreadable) = read {
            refused += 1;
            assert_eq!(unreadable.report(), &faults);
            for finding in faults.findings() {
                *by_code.entry(finding.code.as_str().to_owned()).or_default() += 1;
            }
        }
    }
    println!("{total} mutated documents, {refused} refused; faults by code: {by_code:#?}");
    assert!(!by_code.contains_key("structure.unexplained"));
    assert!(refused > total / 3 && refused < total, "the mutations no longer reach both sides: {refused}");
}
