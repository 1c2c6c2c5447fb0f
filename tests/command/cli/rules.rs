//! The rules: what they find, how they are weighed, and how they are explained.

use child_progress::schema::RULES;
use serde_json::{Value, json};

use super::{BAD, LATER, assert_prints, run, run_with, unknown_members};

#[test]
fn warnings_are_fine_until_they_are_denied() {
    let unknown = "-:1:44 warning structure.unknown-member /mood `mood` is not a member of ProgressRecord\n";
    let null = "-:1:59 warning structure.null /goals null is taken as absent\n";
    let tolerant = |options: &[&str]| run_with(LATER.as_bytes(), &[&["validate", "--tolerant", "-"], options].concat());
    let raised = |finding: &str| finding.replace(" warning ", " error ");
    let counts = "1 record: 1 valid, 0 invalid; 0 errors, 2 warnings, 0 notes\n";
    assert_prints(&tolerant(&[]), 0, &[unknown, null, counts].concat());
    let counts = "1 record: 0 valid, 1 invalid; 2 errors, 0 warnings, 0 notes\n";
    assert_prints(&tolerant(&["--deny", "warnings"]), 1, &[&raised(unknown), &raised(null), counts].concat());
    let both = ["--deny", "structure.null", "--deny=structure.unknown-member"];
    assert_prints(&tolerant(&both), 1, &[&raised(unknown), &raised(null), counts].concat());
    let counts = "1 record: 0 valid, 1 invalid; 1 error, 1 warning, 0 notes\n";
    assert_prints(&tolerant(&["--deny", "structure.null"]), 1, &[unknown, &raised(null), counts].concat());
    let counts = "1 record: 1 valid, 0 invalid; 0 errors, 1 warning, 0 notes\n";
    assert_prints(&tolerant(&["--allow", "structure.unknown-member"]), 0, &[null, counts].concat());
    let counts = "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n";
    assert_prints(&tolerant(&["--allow", "structure.null", "--allow=structure.unknown-member"]), 0, counts);
    let counts = "1 record: 0 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n";
    let allowed_first = ["--deny", "warnings", "--allow", "structure.unknown-member"];
    assert_prints(&tolerant(&allowed_first), 1, &[&raised(null), counts].concat());
}

#[test]
fn an_error_cannot_be_allowed() {
    let ran = run_with(BAD.as_bytes(), &["validate", "--allow", "structure.missing", "-"]);
    let expected = "-:2:12 error structure.missing /child the required member `id` is missing\n\
                    1 record: 0 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n";
    assert_prints(&ran, 1, expected);
}

#[test]
fn a_denied_finding_is_found_behind_many_that_are_allowed() {
    let many = unknown_members(1500);
    let input = format!(r#"{{"schemaVersion":"1.4","child":{{"id":"c1"}}{many},"goals":null}}"#);
    let options = ["--tolerant", "--allow", "structure.unknown-member", "--deny", "structure.null"];
    let ran = run_with(input.as_bytes(), &[&["validate", "-"][..], &options].concat());
    assert!(ran.out.ends_with("1 record: 0 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n"), "{}", ran.out);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2));
}

#[test]
fn a_record_that_was_not_read_is_invalid_however_many_warnings_stand_before_the_error() {
    let input = format!(r#"{{"schemaVersion":"1.4"{}}}"#, unknown_members(1500)).replace('}', r#","child":{"id":1}}"#);
    let ran = run_with(input.as_bytes(), &["validate", "--tolerant", "-"]);
    assert!(ran.out.contains("\n1 record: 0 valid, 1 invalid; "), "{}", ran.out);
    assert_eq!(ran.status, 1);
}

/// Findings of sense, each told with its line and column.
const SENSELESS: &str = r#"{
  "schemaVersion": "1.0", "child": { "id": "c1" },
  "observations": [
    { "id": "o1", "occurred": "2026-09-14", "until": "2026-09-07", "seen": { "words": "Stayed for the whole song." } },
    { "id": "o2", "occurred": "2026-10-01" }
  ],
  "layers": [{ "id": "l1", "layer": { "code": "A", "system": "dfe-sen-provision" } }]
}"#;

#[test]
fn records_that_can_be_read_are_checked_for_sense() {
    let ran = run_with(SENSELESS.as_bytes(), &["validate", "-"]);
    let out = "-:4:54 error time.end-before-start /observations/0/until `until` is before `occurred`\n\
               -:5:5 warning entry.says-nothing /observations/1 the entry says nothing\n\
               -:7:47 note vocabulary.retired-code /layers/0/layer/code A of dfe-sen-provision was retired; K took its place\n\
               1 record: 0 valid, 1 invalid; 1 error, 1 warning, 1 note\n";
    assert_prints(&ran, 1, out);

    let as_json = run_with(SENSELESS.as_bytes(), &["validate", "--format", "json", "-"]).out;
    let report: Value = serde_json::from_str(&as_json).unwrap();
    assert_eq!(report["results"][0]["findings"][0]["related"], json!(["/observations/0/occurred"]));
}

#[test]
fn rules_of_sense_are_weighed_and_judged_as_of_a_day() {
    let run = |arguments: &[&str]| run_with(SENSELESS.as_bytes(), &[&["validate"], arguments, &["-"]].concat()).out;
    let counts = |out: String| out.lines().last().unwrap().to_owned();
    let allowed = run(&["--allow", "time.end-before-start", "--deny", "vocabulary.retired-code"]);
    assert_eq!(counts(allowed), "1 record: 0 valid, 1 invalid; 1 error, 1 warning, 0 notes");
    let as_of = run(&["--as-of", "2026-09-30"]);
    assert!(as_of.contains("-:5:31 error time.in-future /observations/1/occurred "), "{as_of}");
}

#[test]
fn rules_are_listed() {
    assert_prints(&run(&["rules", "--format", "json"]), 0, RULES);
    let ran = run(&["rules"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, child_progress::RuleCode::ALL.len()));
    for code in child_progress::RuleCode::ALL {
        assert!(ran.out.contains(&format!("{} ", code.as_str())), "{}", code.as_str());
    }
    let help = run(&["rules", "--help"]).out;
    assert!(help.contains("\n    child-progress rules [--format text|json]\n"));
}

#[test]
fn a_rule_is_explained() {
    let out = "\
review.action-without-owner (warning, since 1.0)
An action has nobody who does it.

Why: What everybody is to do, nobody does.
Mend: Name a person or a role.
";
    assert_prints(&run(&["explain", "review.action-without-owner"]), 0, out);
    let two = run(&["explain", "review.action-without-owner", "review.action-without-owner"]);
    assert_prints(&two, 0, &format!("{out}\n{out}"));
    assert!(run(&["explain", "-h"]).out.contains("\n    child-progress explain CODE"));
}
