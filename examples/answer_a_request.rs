//! Checks a record that a web service was sent, and answers with problem details (RFC 9457): what a request handler of any
//! framework would do with the bytes of a body. `cargo run --example answer_a_request [PATH]`
//!
//! Without a path it answers four requests: a record, one that contradicts itself, one of a wrong shape, and no JSON.
#![allow(clippy::print_stdout)] // it is a program

use child_progress::{CheckOptions, Finding, ProgressRecord, ReadOptions, Report, RuleCode, check};
use serde_json::{Value, json};

/// What a service of our own would take: an ordinary record has some hundred kilobytes at most.
const LARGEST: usize = 2 * 1024 * 1024;

struct Response {
    status: u16,
    content_type: &'static str,
    body: Value,
}

/// Answers a body with 200 and what is worth knowing of the record; or with 413 where it is too large, 400 where it is no
/// JSON, and 422 where it is no record or one that contradicts itself. No answer repeats what somebody wrote about a child.
fn handle(body: &[u8]) -> Response {
    // The framework should have the same bound, so that it does not hold a larger body in the first place.
    let record = match ReadOptions::strict().max_bytes(LARGEST).read(body) {
        Ok(document) => document.record,
        Err(unreadable) => return refused(unreadable.report()),
    };
    let report = check(&record, &CheckOptions::new());
    if report.is_valid() { accepted(&record, &report) } else { refused(&report) }
}

fn accepted(record: &ProgressRecord, report: &Report) -> Response {
    let body = json!({ "child": record.child.id, "worthKnowing": listed(report) });
    Response { status: 200, content_type: "application/json", body }
}

fn refused(report: &Report) -> Response {
    let broken = |codes: &[RuleCode]| report.findings().iter().any(|finding| codes.contains(&finding.code));
    let was_read = !report.findings().iter().any(|finding| finding.code.as_str().starts_with("structure."));
    let (status, name, title) = if broken(&[RuleCode::TooLarge]) {
        (413, "too-large", "The document is too large.")
    } else if broken(&[
        RuleCode::Empty,
        RuleCode::NotUtf8,
        RuleCode::ByteOrderMark,
        RuleCode::NotJson,
        RuleCode::Trailing,
    ]) {
        (400, "not-json", "The body is not a JSON document.")
    } else if was_read {
        (422, "contradiction", "The record contradicts itself.")
    } else {
        (422, "not-a-record", "The document is not a progress record.")
    };
    let body = json!({
        "type": format!("urn:example:progress-record:{name}"),
        "title": title,
        "status": status,
        "errors": listed(report),
        "errorsNotListed": report.omitted(),
    });
    Response { status, content_type: "application/problem+json", body }
}

/// Code, pointer and message of each finding: the code is for programs and does not change, the message is for people.
fn listed(report: &Report) -> Vec<Value> {
    let listed = |finding: &Finding| {
        json!({
            "code": finding.code,
            "severity": finding.severity,
            "pointer": finding.pointer,
            "detail": finding.message,
        })
    };
    report.findings().iter().map(listed).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(path) = std::env::args_os().nth(1) {
        return show(&handle(&std::fs::read(path)?));
    }
    let good = include_str!("records/eye-gaze-second-try.json");
    let contradicts = r#"{
        "schemaVersion": "1.0", "child": { "id": "c1" },
        "observations": [{ "id": "o1", "occurred": "2026-09-14", "goals": ["g9"], "seen": { "words": "Ivo waved to the bus." } }]
    }"#;
    let wrong_shape =
        r#"{ "schemaVersion": "1.0", "child": { "id": "c1", "knownAs": 7 }, "observations": [{ "id": "o1" }] }"#;
    for body in [good, contradicts, wrong_shape, "Ivo waved to the bus."] {
        show(&handle(body.as_bytes()))?;
    }
    Ok(())
}

fn show(response: &Response) -> Result<(), Box<dyn std::error::Error>> {
    println!("{} {}", response.status, response.content_type);
    println!("{}\n", serde_json::to_string_pretty(&response.body)?);
    Ok(())
}
