//! What is done with a record: check, progress, share, merge, differences, the record as of a day, erasure, corrections,
//! and one after the other.
#![no_main]

use child_progress::{
    Audience, CheckOptions, Date, EntryId, PartialDate, ProgressOptions, ProgressRecord, RemovalReason, Role, RuleCode,
    ShareOptions, Text, Unlabelled, as_of, check, diff, merge, progress, share,
};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    child_progress_fuzz::mutate(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(record) = child_progress::read(bytes) else { return Corpus::Reject };
    checked(&record, bytes);
    summarised(&record);
    shared(&record);
    merged(&record);
    amended(record.clone());
    corrected(record);
    Corpus::Keep
});

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn reads_back(record: &ProgressRecord) {
    let text = serde_json::to_string(record).expect("it can be written");
    assert_eq!(child_progress::read_str(&text).as_ref(), Ok(record));
}

fn checked(record: &ProgressRecord, bytes: &[u8]) {
    let report = check(record, &CheckOptions::new());
    let text = std::str::from_utf8(bytes).expect("it was read");
    let located = report.clone().located_in(text);
    assert_eq!(located.findings().len(), report.findings().len());
    assert!(located.findings().iter().all(|finding| finding.position.is_some()), "a finding leads nowhere");
    let few = check(record, &CheckOptions::new().max_findings(1).as_of(day("2026-07-01")));
    assert!(few.findings().len() <= 1);
}

fn summarised(record: &ProgressRecord) {
    for options in [ProgressOptions::new(), ProgressOptions::new().from(day("2026-01-01")).to(day("2026-07-01"))] {
        let summary = progress(record, &options);
        let _ = summary.to_text(record);
        let text = serde_json::to_string(&summary).expect("it can be written");
        assert_eq!(serde_json::from_str::<child_progress::ProgressSummary>(&text).as_ref().ok(), Some(&summary));
    }
}

fn shared(record: &ProgressRecord) {
    for audience in [Audience::Child, Audience::ParentCarers, Audience::Education] {
        for unlabelled in [Unlabelled::Include, Unlabelled::Exclude] {
            let options = ShareOptions::new(audience.clone(), unlabelled).expect("somebody reads it");
            let part = share(record, &options).record;
            reads_back(&part);
            let findings = check(&part, &CheckOptions::new());
            let dangling = findings.findings().iter().find(|finding| finding.code == RuleCode::Unresolved);
            assert!(dangling.is_none(), "a reference to what was left out");
            assert_eq!(share(&part, &options).record, part, "shared once more it is another");
        }
    }
}

fn merged(record: &ProgressRecord) {
    let alone = merge([record.clone()]).expect("one child");
    let twice = merge([record.clone(), record.clone()]).expect("one child");
    assert_eq!(alone, twice);
    if alone.conflicts.is_empty() && alone.removed.is_empty() {
        reads_back(&twice.record);
    }
    assert!(diff(record, record).is_empty());
    let changes = diff(record, &alone.record);
    let _ = changes.to_text(record, &alone.record);
}

fn amended(mut record: ProgressRecord) {
    let earlier = as_of(&record, day("2026-03-01"));
    reads_back(&earlier);
    let first = record.observations.first().map(|seen| seen.id.as_str().to_owned());
    let Some(id) = first.or_else(|| record.goals.first().map(|goal| goal.id.as_str().to_owned())) else { return };
    let id = EntryId::new(&id).expect("an id is an id");
    let on: PartialDate = "2026-10-01".parse().expect("a day");
    if let Ok(erased) = record.erase(&id, RemovalReason::Request, Role::Senco, on) {
        assert!(erased.removed.contains(&id));
        assert!(record.observations.iter().all(|seen| seen.id.as_str() != id.as_str()));
        reads_back(&record);
    }
}

/// One thing after the other, and each time what the child and a school are given of it.
fn corrected(mut record: ProgressRecord) {
    let whole = record.clone();
    let words = || Text::new("A slip of the pen.".parse().expect("words"));
    let ids: Vec<EntryId> =
        record.observations.iter().take(2).map(|seen| seen.id.as_str().parse().expect("an id is an id")).collect();
    let [first, second] = ids.as_slice() else { return };
    let id = |text: &str| text.parse().expect("an id");
    let on = || "2026-10-02".parse().expect("a day");
    let _ = record.supersede(id("fuzz-1"), first, second.clone(), words(), Role::Teacher, on());
    let _ = record.dispute(id("fuzz-2"), second, words(), Role::ParentCarer, on());
    let _ = record.enter_in_error(id("fuzz-3"), second, words(), Role::Senco, on());
    let _ = record.erase(first, RemovalReason::Order, Role::Senco, "2026-10-03".parse().expect("a day"));
    let merged = merge([record.clone(), whole.clone(), as_of(&record, day("2026-03-01"))]).expect("one child").record;
    for record in [&record, &merged] {
        shared(record);
        let _ = diff(&whole, record).to_text(&whole, record);
    }
}
