//! What holds of `check` whatever the record: order, bounds, options, places, and time linear in the size.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[cfg(feature = "proptest")]
mod places;

use std::time::Duration;

use child_progress::{CheckOptions, Finding, ProgressRecord, RuleCode, Severity, check};
use serde_json::{Value, json};

use crate::support;
use crate::support::processor::{shortest, timed};
use crate::support::records::record;

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// An error, a warning and a note, and what comes first in the record last in the table of rules.
fn mixed() -> ProgressRecord {
    record(&json!({
        "needs": [{"id": "n1", "coding": {"code": "BESD", "system": "dfe-sen-type"}}],
        "observations": [{"id": "o1", "occurred": "2026-09-14"}, {"id": "o1", "occurred": "2026-09-15"}],
        "amendments": [{"id": "a1", "amendmentKind": "supplemented", "entry": "o2"}],
    }))
}

#[test]
fn findings_are_in_the_order_of_the_record() {
    let report = check(&mixed(), &CheckOptions::new());
    let places: Vec<&str> = report.findings().iter().map(|finding| finding.pointer.as_str()).collect();
    let expected = [
        "/needs/0/coding/code",
        "/observations/0",
        "/observations/1",
        "/observations/1/id",
        "/amendments/0",
        "/amendments/0/entry",
    ];
    assert_eq!(places, expected);
}

#[test]
fn rules_are_weighed_and_switched_off() {
    let record = mixed();
    let plain = check(&record, &CheckOptions::new());
    assert_eq!([Severity::Error, Severity::Warning, Severity::Note].map(|severity| plain.count(severity)), [2, 3, 1]);
    assert!(!plain.is_valid());

    let options = CheckOptions::new()
        .off(RuleCode::DuplicateId)
        .weigh(RuleCode::Unresolved, Severity::Note)
        .weigh(RuleCode::RetiredCode, Severity::Warning);
    let report = check(&record, &options);
    assert_eq!([Severity::Error, Severity::Warning, Severity::Note].map(|severity| report.count(severity)), [0, 4, 1]);
    assert!(report.is_valid());

    let last_word = options.weigh(RuleCode::DuplicateId, Severity::Error);
    assert_eq!(check(&record, &last_word).count(Severity::Error), 1);
}

#[test]
fn findings_are_bounded_and_the_rest_are_counted() {
    let observations: Vec<Value> =
        (0..5000).map(|at| json!({"id": format!("o{at}"), "occurred": "2026-09-14"})).collect();
    let record = record(&json!({
        "observations": observations,
        "wishes": [{"id": "o0", "of": {"role": "child"}, "scope": "everything", "about": ["gone"]}],
    }));
    let report = check(&record, &CheckOptions::new());
    assert_eq!((report.findings().len(), report.omitted()), (1000, 4002));

    // However many warnings stand before them, the errors are kept.
    let report = check(&record, &CheckOptions::new().max_findings(3));
    assert_eq!(codes(report.findings()), ["entry.says-nothing", "identity.duplicate-id", "reference.unresolved"]);
    assert_eq!(report.omitted(), 4999);
    let report = check(&record, &CheckOptions::new().max_findings(0));
    assert_eq!((codes(report.findings()), report.omitted()), (vec!["identity.duplicate-id"], 5001));
}

#[test]
fn an_empty_record_makes_sense() {
    assert_eq!(check(&record(&json!({})), &CheckOptions::new()).findings(), []);
}

#[test]
fn positions_are_those_of_the_values() {
    let text = "\u{feff}{\"schemaVersion\":\"1.0\",\"child\":{\"id\":\"c1\"},\r\n \"views\": [ {\"of\":{\"role\":\"parent-carer\"},\"id\":\"v\\u0031\",\n\"words\":{\"words\":\"é\"}, \"about\":[\"x\"]}]}";
    let record = child_progress::ReadOptions::tolerant().read_str(text).unwrap().record;
    let report = check(&record, &CheckOptions::new()).located_in(text);
    assert_eq!(
        report.to_string(),
        "3:33 error reference.unresolved /views/0/about/0 the record has no entry with this id; an entry is expected"
    );
}

/// A place that the text does not have gets the nearest one that it has; a text that is no JSON does no harm.
#[test]
fn texts_of_other_documents_do_no_harm() {
    for text in ["{\"needs\":[]}", "[", "", "{\"a\"", "{\"needs\":[{]}}", "\"", "{,}", "[,]", "}", "{\"needs\"", "nul"]
    {
        let report = check(&mixed(), &CheckOptions::new()).located_in(text);
        assert_eq!(report.findings().len(), 6, "{text}");
    }
}

/// A record with so many entries of each kind that can be faulty in a way that one entry alone cannot.
fn large(number: usize) -> ProgressRecord {
    let many = |entry: &dyn Fn(usize) -> Value| (0..number).map(entry).collect::<Vec<Value>>();
    let next = |at: usize| (at + 1) % number;
    let text = json!({"words": "Waved back."});
    record(&json!({
        "people": many(&|at| json!({"id": format!("p{at}"), "roles": ["teacher"]})),
        "profile": many(&|at| json!({"id": format!("pr{at}"), "heading": "strength", "text": text})),
        "needs": many(&|at| json!({"id": format!("n{at}"), "coding": {"code": "NSA", "system": "dfe-sen-type"}, "rank": 1})),
        "scales": many(&|at| json!({"id": format!("s{at}"), "form": {"kind": "range", "lowest": 0, "highest": 10}})),
        "ladders": many(&|at| json!({"id": format!("l{at}"), "rungs": [{"code": "a"}, {"code": "a"}]})),
        "measures": many(&|at| json!({"id": format!("m{at}"), "form": {"kind": "ordinal", "scale": format!("s{at}")}})),
        "goals": many(&|at| json!({"id": format!("g{at}"), "wordings": [{"text": text}], "main": format!("m{at}"),
            "stepOf": format!("g{}", next(at)), "replaces": [format!("g{}", next(at))], "target": {"due": "2020"}})),
        "observations": many(&|at| json!({"id": format!("o{at}"), "occurred": "2026-09-14", "goals": [format!("g{at}")],
            "values": [{"measure": format!("m{at}"), "value": {"kind": "number", "number": 11}}]})),
        "judgements": many(&|at| json!({"id": format!("j{at}"), "by": {"person": format!("p{at}")},
            "goal": format!("g{at}"), "evidence": [format!("o{at}"), "gone"]})),
        "views": many(&|at| json!({"id": format!("v{at}"), "of": {"role": "child"}, "voice": {"manner": "not-obtained"}})),
        "support": many(&|at| json!({"id": format!("su{at}"), "what": text, "start": "2020"})),
        "deliveries": many(&|at| json!({"id": format!("d{at}"), "start": "2019", "planned": format!("su{at}")})),
        "plans": many(&|at| json!({"id": format!("pl{at}"), "planKind": "ehcp", "replaces": format!("pl{}", next(at))})),
        "layers": many(&|at| json!({"id": format!("la{at}"), "layer": {"code": "E", "system": "dfe-sen-provision"},
            "start": "2020-01-01", "end": "2021-01-01"})),
        "reviews": many(&|at| json!({"id": format!("r{at}"), "held": "2026-07-01", "actions": [{"what": text}]})),
        "attainments": many(&|at| json!({"id": format!("at{at}"), "subject": "Reading", "scale": format!("s{at}")})),
        "settings": many(&|at| json!({"id": format!("se{at}"), "settingKind": "home"})),
        "attendance": many(&|at| json!({"id": format!("a{at}"), "start": "2026-01", "end": "2026-06", "setting": "se0"})),
        "timetables": many(&|at| json!({"id": format!("t{at}"), "start": "2026"})),
        "aids": many(&|at| json!({"id": format!("ai{at}"), "what": text})),
        "transitions": many(&|at| json!({"id": format!("tr{at}"), "transitionKind": "gap", "on": "2026"})),
        "destinations": many(&|at| json!({"id": format!("de{at}"), "what": text})),
        "bases": many(&|at| json!({"id": format!("b{at}"), "purpose": text, "basis": "public-task"})),
        "deciders": many(&|at| json!({"id": format!("dc{at}"), "decision": text, "who": {"role": "child"}})),
        "amendments": many(&|at| json!({"id": format!("am{at}"), "amendmentKind": "replaced", "entry": format!("o{at}"),
            "byEntry": format!("o{}", next(at))})),
        "removals": many(&|at| json!({"id": format!("v{at}"), "on": "2026", "reason": "request"})),
        "wishes": many(&|at| json!({"id": "w", "of": {"role": "child"}, "scope": "entry", "about": [format!("o{at}")]})),
    }))
}

/// A record of values on one scale, one checklist and several dimensions as wide as they can be, or narrow.
fn on_wide_scales(width: usize, number: usize) -> ProgressRecord {
    let codes = |width: usize| (0..width).map(|at| json!({"code": format!("c{at}")})).collect::<Vec<Value>>();
    let last = format!("c{}", width - 1);
    let observation = |at: usize| {
        json!({"id": format!("o{at}"), "occurred": "2026-09-14", "values": [
            {"measure": "m1", "value": {"kind": "level", "code": last}},
            {"measure": "m2", "value": {"kind": "checklist", "ticks": [{"item": last, "done": "done"}]}},
            {"measure": "m3", "value": {"kind": "dimensions", "scores": [{"dimension": last, "level": "c0"}]}},
        ]})
    };
    record(&json!({
        "scales": [{"id": "s1", "form": {"kind": "levels", "levels": codes(width)}}],
        "measures": [
            {"id": "m1", "form": {"kind": "ordinal", "scale": "s1"}},
            {"id": "m2", "form": {"kind": "checklist", "items": codes(width)}},
            {"id": "m3", "form": {"kind": "dimensions", "dimensions": codes(width)}},
        ],
        "observations": (0..number).map(observation).collect::<Vec<Value>>(),
    }))
}

/// A value on a scale of a thousand levels is looked up as fast as one on a scale of three.
#[test]
fn wide_scales_do_not_slow_the_checking_of_values() {
    let [narrow, wide] = [3, 1000].map(|width| time(&on_wide_scales(width, 5000)));
    let ratio = wide.as_secs_f64() / narrow.as_secs_f64();
    println!("on scales of 1,000: {wide:?}; of 3: {narrow:?}; {ratio:.1} times as long");
    assert!(ratio < 8.0, "{ratio:.1} times as long");
}

fn time(record: &ProgressRecord) -> Duration {
    shortest(|| {
        let (report, taken) = timed(|| check(record, &CheckOptions::new()));
        assert!(report.omitted() > 0);
        taken
    })
}

/// Sixteen times the entries take about sixteen times as long; a rule that compared each with each would take 256 times.
/// `LARGE=100000 cargo test --release --all-features --test checking linear -- --nocapture` measures records of that
/// size.
#[test]
fn checking_takes_time_linear_in_the_size_of_the_record() {
    let most = support::large(3200);
    let (small, large) = (large(most / 16), large(most));
    let (small, large) = (time(&small), time(&large));
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    println!("{most} entries of each kind: {large:?}; a sixteenth of them: {small:?}; {ratio:.1} times as long");
    assert!(ratio < 64.0, "{ratio:.1} times as long");
}

/// A record in which forty things of a kind are missing gets a handful of notes about the child's part, each once.
#[test]
fn forty_gaps_get_a_handful_of_notes() {
    let forty = |one: &dyn Fn(usize) -> Value| (0..40).map(one).collect::<Vec<Value>>();
    let record = record(&json!({
        "needs": forty(&|at| json!({"id": format!("n{at}"), "words": {"words": "A need."}})),
        "goals": forty(&|at| json!({
            "id": format!("g{at}"), "wordings": [{"text": {"words": "A goal."}}], "origin": "suggested",
            "areas": [{"code": "literacy", "system": "eyfs-area"}], "owners": [{"role": "teacher"}],
            "lifecycle": [{"status": "active", "on": "2025-09"}], "target": {"due": "2025-12"},
        })),
        "support": forty(&|at| json!({
            "id": format!("s{at}"), "what": {"words": "Help."}, "start": "2025-09",
            "history": [{"state": "in-place", "on": "2025-09"}],
        })),
        "timetables": forty(&|at| json!({"id": format!("t{at}"), "start": "2025-09", "reason": {"words": "Ill."}})),
        "reviews": forty(&|at| json!({
            "id": format!("r{at}"), "held": "2026-02-03", "participants": [{"who": {"role": "teacher"}, "tookPart": "present"}],
            "actions": [{"what": {"words": "Something."}, "owner": {"role": "teacher"}, "due": "2026-03"}],
        })),
    }));
    let report = check(&record, &CheckOptions::new().as_of("2026-07-01".parse().unwrap()));
    let mut told = codes(report.findings());
    told.sort_unstable();
    let expected = [
        "person.action-overdue",
        "person.goal-not-reviewed",
        "person.goals-all-by-professionals",
        "person.no-child-voice",
        "person.no-strengths",
        "person.only-attainment-goals",
        "person.review-without-child",
        "person.support-not-reported",
        "support.timetable-open",
    ];
    assert_eq!(told, expected);
}
