//! What reading costs, as a multiple of `serde_json`'s `IgnoredAny` over the same bytes in the same run.
//!
//! `cargo bench --bench read`. The anchor and the case take turns; the median ratio of the rounds is printed.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss)]

mod observed;

use std::hint::black_box;
use std::time::{Duration, Instant};

use child_progress::{CheckOptions, ReadOptions, check};
use observed::document;
use serde::de::IgnoredAny;
use serde_json::Value;

fn main() {
    println!("{:<44}{:>10}{:>12}{:>10}", "documents", "bytes", "anchor MB/s", "÷ anchor");
    let records = records();
    measure("example records, without white space", &records, valid);
    measure("… and checked for sense", &records, checked);
    measure("… into serde_json::Value, nothing checked", &records, value);
    for observations in [2, 30, 600] {
        let document = document(observations);
        let compact = document.to_string();
        let written = serde_json::to_string(&child_progress::read_str(&compact).unwrap()).unwrap();
        measure("observations, as written", &[written], valid);
        measure("observations, members sorted", &[compact], valid);
        measure("observations, pretty", &[serde_json::to_string_pretty(&document).unwrap()], valid);
        measure("observations, 20 faults", &[with_faults(&document)], faulty);
    }
}

/// The example records, without white space.
fn records() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let read = |path| child_progress::read(&std::fs::read(path).unwrap()).unwrap();
    files.map(|path| serde_json::to_string(&read(path)).unwrap()).collect()
}

fn valid(text: &str) {
    black_box(ReadOptions::strict().read(text.as_bytes()).unwrap());
}

/// Reading, and checking what was read.
fn checked(text: &str) {
    let record = child_progress::read_str(text).unwrap();
    assert!(black_box(check(&record, &CheckOptions::new())).is_valid());
}

/// What reading into `serde_json`'s own tree costs, to compare.
fn value(text: &str) {
    black_box(serde_json::from_str::<Value>(text).unwrap());
}

fn faulty(text: &str) {
    let refused = ReadOptions::strict().read(text.as_bytes()).unwrap_err();
    assert_eq!(black_box(refused).report().findings().len(), 20);
}

fn measure(name: &str, texts: &[String], case: fn(&str)) {
    let anchor = |text: &str| {
        black_box(serde_json::from_slice::<IgnoredAny>(text.as_bytes()).unwrap());
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    let times = 1 + 2_000_000 / bytes;
    let mut ratios = Vec::new();
    let mut speeds = Vec::new();
    for round in 0..16 {
        let before = time(texts, times, anchor);
        let own = time(texts, times, case);
        let after = time(texts, times, anchor);
        if round > 0 {
            let anchor = (before + after) / 2;
            ratios.push(own.as_secs_f64() / anchor.as_secs_f64());
            speeds.push((bytes * times) as f64 / 1e6 / anchor.as_secs_f64());
        }
    }
    println!("{name:<44}{bytes:>10}{:>12.0}{:>10.2}", median(&mut speeds), median(&mut ratios));
}

fn time(texts: &[String], times: usize, run: impl Fn(&str)) -> Duration {
    let start = Instant::now();
    (0..times).for_each(|_| texts.iter().for_each(|text| run(text)));
    start.elapsed()
}

fn median(of: &mut [f64]) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// The document with twenty faults spread over it.
fn with_faults(document: &Value) -> String {
    let mut document = document.clone();
    let observations = document["observations"].as_array_mut().unwrap();
    let length = observations.len();
    for fault in 0..20 {
        let observation = &mut observations[fault * length / 20];
        observation[format!("slip{fault}")] = Value::from(fault);
    }
    document.to_string()
}
