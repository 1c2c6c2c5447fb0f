//! Mistakes that people and exports make, planted one at a time in the example records: a careful reader would call
//! each of them wrong, and the rules have to find them.
//!
//! `cargo test --all-features --test checking mistakes:: -- --nocapture` prints the table: how many of each kind were
//! found. Of a kind at most 25 are planted in a record; `CASES=10000` plants all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod codes;
mod dates;
mod goals;
mod measures;
mod omissions;
mod people;
mod planter;
mod record;
mod references;
mod support;
mod values;
mod voices;

use std::collections::{BTreeMap, BTreeSet};

use child_progress::{CheckOptions, EnforcedBy, ReadOptions, RuleCode, check};
use serde_json::Value;

use self::planter::{Kind, Mistake, mistakes};
use crate::support::files::examples;
use crate::support::places::misplaced;

/// The day as of which the records and their faulty copies are judged: after everything that happens in them.
const AS_OF: &str = "2027-07-31";

fn records() -> Vec<(String, Value)> {
    let all = examples().into_iter().filter(|(name, _)| name != "minimal");
    let all = all.map(|(name, text)| (name, serde_json::from_str::<Value>(&text).unwrap()));
    // An excerpt is not asked for what may have been left out of it.
    all.filter(|(_, record)| record["excerpt"].is_null()).collect()
}

/// The rules that judge a record that can be read.
fn rules_of_sense() -> impl Iterator<Item = &'static str> {
    let rules = RuleCode::ALL.iter().filter_map(RuleCode::rule);
    rules.filter(|rule| rule.enforced_by == EnforcedBy::Semantics).map(|rule| rule.code)
}

/// Code and pointer of everything that is found, structure and sense.
fn findings(record: &Value) -> BTreeSet<(String, String)> {
    let bytes = serde_json::to_vec(record).unwrap();
    let report = match ReadOptions::strict().read(&bytes) {
        Ok(document) => check(&document.record, &CheckOptions::new().as_of(AS_OF.parse().unwrap())),
        Err(unreadable) => unreadable.into_report(),
    };
    let place =
        |finding: &child_progress::Finding| (finding.code.as_str().to_owned(), finding.pointer.as_str().to_owned());
    report.findings().iter().map(place).collect()
}

/// Every kind of mistake.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    let topics = [
        references::KINDS,
        dates::KINDS,
        codes::KINDS,
        values::KINDS,
        measures::KINDS,
        goals::KINDS,
        people::KINDS,
        voices::KINDS,
        support::KINDS,
        omissions::KINDS,
    ];
    topics.into_iter().flatten()
}

/// Of a hundred mistakes in a case at least so many have to be found.
const OF_A_HUNDRED: usize = 95;

#[test]
fn mistakes_are_found_in_every_case() {
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut planted, mut found_in_all) = (0, 0);
    let mut fired: BTreeSet<String> = BTreeSet::new();
    let mut missed = Vec::new();
    let mut poor = Vec::new();
    let mut elsewhere: BTreeSet<String> = BTreeSet::new();
    for (case, record) in records() {
        let before = findings(&record);
        let all = mistakes(&record, kinds());
        let mut found = 0;
        for Mistake { kind, at, record } in &all {
            let after = findings(record);
            let caught = !after.is_subset(&before);
            let new = after.difference(&before);
            elsewhere.extend(new.filter_map(|(code, pointer)| misplaced(record, code, pointer)));
            fired.extend(after.into_iter().map(|(code, _)| code));
            let row = table.entry(kind).or_default();
            row.0 += 1;
            row.1 += usize::from(caught);
            found += usize::from(caught);
            if !caught {
                missed.push(format!("{case} {kind} {at}"));
            }
        }
        println!("{found:>5} of {:<5} {case}", all.len());
        if found * 100 < OF_A_HUNDRED * all.len() {
            poor.push(case);
        }
        planted += all.len();
        found_in_all += found;
    }
    println!();
    for (kind, (planted, found)) in &table {
        println!("{found:>5} of {planted:<5} {kind}");
    }
    println!("\nnot found:\n{}", missed.join("\n"));
    println!("{planted} mistakes planted: {found_in_all} found");
    let silent: Vec<&str> = rules_of_sense().filter(|code| !fired.contains(*code)).collect();
    assert!(silent.is_empty(), "no mistake in a real case breaks {silent:?}");
    assert!(elsewhere.is_empty(), "rules apply elsewhere too:\n{}", Vec::from_iter(elsewhere).join("\n"));
    assert!(poor.is_empty(), "too few mistakes were found in {poor:?}");
    assert!(planted > 1000);
}
