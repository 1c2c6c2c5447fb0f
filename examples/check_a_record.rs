//! Does a record make sense? `cargo run --example check_a_record [PATH]`
//!
//! Without a path it checks a draft in which five things went wrong, and says what to do about each.
#![allow(clippy::print_stdout)] // it is a program

use child_progress::{CheckOptions, RuleCode, Severity, check};

const DRAFT: &str = r#"{
  "schemaVersion": "1.0",
  "child": { "id": "c1", "knownAs": "Amara" },
  "measures": [
    { "id": "m-lunch", "form": { "kind": "numeric", "quantity": "proportion" }, "direction": "higher" }
  ],
  "goals": [
    {
      "id": "g-lunch",
      "wordings": [{ "text": { "words": "I eat with the others." }, "voice": { "manner": "verbatim" } }],
      "intent": "gain", "main": "m-lunch",
      "baseline": { "value": { "kind": "proportion", "count": 1, "of": 5 }, "on": "2026-09-07" },
      "target": { "value": { "kind": "proportion", "count": 4, "of": 5 }, "due": "2026-07-17" }
    }
  ],
  "observations": [
    {
      "id": "o-1", "occurred": "2026-09-14", "goals": ["g-lunch"],
      "values": [{ "measure": "m-lunch", "value": { "kind": "proportion", "count": 0, "of": 5 } }],
      "notObserved": [{ "reason": "absent", "measures": ["m-lunch"] }]
    }
  ],
  "reviews": [
    {
      "id": "r-1", "held": "2026-10-02",
      "decisions": [{ "decision": "continue", "about": ["g-lunchtime"] }],
      "actions": [{ "what": { "words": "A quiet table by the window." } }]
    }
  ]
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = match std::env::args_os().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => DRAFT.to_owned(),
    };
    let record = child_progress::read_str(&text)?;

    // A school that will not have an action without an owner makes that an error.
    let options = CheckOptions::new().weigh(RuleCode::ActionWithoutOwner, Severity::Error);
    let report = check(&record, &options).located_in(&text);

    for finding in report.findings() {
        println!("{finding}");
        if let Some(rule) = finding.code.rule() {
            println!("    {}\n    {}\n", rule.why, rule.mend);
        }
    }
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    println!("{errors} errors, {warnings} warnings, {} notes", report.count(Severity::Note));
    Ok(())
}
