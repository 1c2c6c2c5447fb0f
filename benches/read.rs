//! What reading, checking, refusing and writing cost, each as a multiple of something in the same run that anybody can run.
//!
//! `cargo bench --bench read`. The case and what it is compared with take turns; the median ratio of the rounds is printed.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

mod observed;
#[path = "observed/plain.rs"]
mod plain;

use std::hint::black_box;
use std::time::{Duration, Instant};

use child_progress::{CheckOptions, ProgressRecord, ReadOptions, check};
use observed::document;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

fn main() {
    println!("reading, ÷ `serde_json` finding the end of the same text (IgnoredAny)");
    let records = records();
    against_anchor("example records, without white space", &records, valid);
    against_anchor("… and checked for sense", &records, checked);
    against_anchor("… through serde", &records, through_serde);
    against_anchor("… into serde_json::Value, nothing checked", &records, value);
    for observations in [2, 30, 600] {
        let document = document(observations);
        let sorted = [document.to_string()];
        let compact = [as_written(&document)];
        against_anchor(&format!("{observations} observations, as written"), &compact, valid);
        against_anchor("… and checked for sense", &compact, checked);
        against_anchor("… through serde", &compact, through_serde);
        against_anchor("… members sorted, and checked", &sorted, checked);
        against_anchor("… pretty, and checked", &[serde_json::to_string_pretty(&document).unwrap()], checked);
    }

    println!("faults, ÷ reading and checking the same record without them");
    for observations in [2, 30, 600] {
        let document = document(observations);
        let valid = as_written(&document);
        for faults in [1, 20] {
            let (structural, semantic) = (with_slips(&document, faults), with_nobody(&document, faults));
            let compared = |name: &str, text: &str, case: fn(&str)| {
                compare(
                    &format!("{observations} observations, {faults} {name}"),
                    || case(text),
                    || checked(&valid),
                    text.len(),
                );
            };
            compared("structural", &structural, refused);
            compared("semantic", &as_written(&semantic), doubted);
        }
    }

    println!("writing, ÷ serde's derives on structs of the same members");
    for observations in [2, 30, 600] {
        let text = as_written(&document(observations));
        let record = child_progress::read_str(&text).unwrap();
        let plain: plain::Record = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&plain).unwrap(), serde_json::to_value(&record).unwrap());
        let own = || drop(black_box(serde_json::to_vec(&record).unwrap()));
        let derived = || drop(black_box(serde_json::to_vec(&plain).unwrap()));
        compare(&format!("{observations} observations"), own, derived, text.len());
    }
}

/// The example records, without white space.
fn records() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let read = |path| child_progress::read(&std::fs::read(path).unwrap()).unwrap();
    files.map(|path| serde_json::to_string(&read(path)).unwrap()).collect()
}

fn as_written(document: &Value) -> String {
    serde_json::to_string(&child_progress::read_str(&document.to_string()).unwrap()).unwrap()
}

fn valid(text: &str) {
    black_box(ReadOptions::strict().read(text.as_bytes()).unwrap());
}

/// Reading, and checking what was read.
fn checked(text: &str) {
    let record = child_progress::read_str(text).unwrap();
    assert!(black_box(check(&record, &CheckOptions::new())).is_valid());
}

fn through_serde(text: &str) {
    black_box(serde_json::from_str::<ProgressRecord>(text).unwrap());
}

/// What reading into `serde_json`'s own tree costs, to compare.
fn value(text: &str) {
    black_box(serde_json::from_str::<Value>(text).unwrap());
}

/// Every fault of a document that is no record.
fn refused(text: &str) {
    let refused = ReadOptions::strict().read(text.as_bytes()).unwrap_err();
    assert!(!black_box(refused).report().findings().is_empty());
}

/// Every finding of a record that contradicts itself.
fn doubted(text: &str) {
    let record = child_progress::read_str(text).unwrap();
    assert!(!black_box(check(&record, &CheckOptions::new())).is_valid());
}

/// The document with so many names of members that are none, spread over its observations.
fn with_slips(document: &Value, faults: usize) -> String {
    let mut document = document.clone();
    let observations = document["observations"].as_array_mut().unwrap();
    let length = observations.len();
    for fault in 0..faults {
        observations[fault * length / faults][format!("slip{fault}")] = json!(fault);
    }
    document.to_string()
}

/// The document with so many references to nobody.
fn with_nobody(document: &Value, faults: usize) -> Value {
    let mut document = document.clone();
    let observations = document["observations"].as_array_mut().unwrap();
    let length = observations.len();
    for fault in 0..faults {
        let observers = observations[fault * length / faults]["observers"].as_array_mut().unwrap();
        observers.push(json!({ "person": format!("nobody-{fault}") }));
    }
    document
}

fn against_anchor(name: &str, texts: &[String], case: fn(&str)) {
    let anchor = |text: &String| {
        black_box(serde_json::from_slice::<IgnoredAny>(text.as_bytes()).unwrap());
    };
    let bytes = texts.iter().map(String::len).sum();
    compare(name, || texts.iter().for_each(|text| case(text)), || texts.iter().for_each(anchor), bytes);
}

fn compare(name: &str, case: impl Fn(), base: impl Fn(), bytes: usize) {
    let times = 1 + 2_000_000 / bytes;
    let mut ratios = Vec::new();
    let mut speeds = Vec::new();
    for round in 0..16 {
        let before = time(times, &base);
        let own = time(times, &case);
        let after = time(times, &base);
        if round > 0 {
            let base = (before + after) / 2;
            ratios.push(own.as_secs_f64() / base.as_secs_f64());
            speeds.push((bytes * times) as f64 / 1e6 / own.as_secs_f64());
        }
    }
    println!("  {name:<46}{bytes:>9} bytes {:>7.0} MB/s {:>7.2}", median(&mut speeds), median(&mut ratios));
}

fn time(times: usize, run: impl Fn()) -> Duration {
    let start = Instant::now();
    (0..times).for_each(|_| run());
    start.elapsed()
}

fn median(of: &mut [f64]) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
