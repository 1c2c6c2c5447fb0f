//! The command: its exit statuses, and every byte that it prints.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test may fail

mod copies;
mod lines;
mod output;
mod progress;
mod rules;
mod share;

use std::fs;
use std::path::Path;

use child_progress::schema::PublishedSchema;
use serde_json::{Value, json};

use crate::support::command::{self, Ran, program};
use crate::support::files::empty_folder;

const GOOD: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"}}"#;

const BAD: &str = "{\"schemaVersion\": \"1.0\",\n  \"child\": {}}";

/// Warnings for the tolerant reader, errors for the strict one.
const LATER: &str = r#"{"schemaVersion":"1.4","child":{"id":"c1"},"mood":"sunny","goals":null}"#;

const FINE: &str = "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n";

const TRY: &str = "\ntry child-progress --help\n";

/// Runs the command with this on its standard input.
fn run_with(input: &[u8], arguments: &[&str]) -> Ran {
    command::run(program().args(arguments), input)
}

fn run(arguments: &[&str]) -> Ran {
    run_with(b"", arguments)
}

/// That the command ended so and printed exactly this, and nothing on standard error.
#[track_caller]
fn assert_prints(ran: &Ran, status: i32, out: &str) {
    assert_eq!((ran.err.as_str(), ran.out.as_str(), ran.status), ("", out, status));
}

/// That the command could not run, and said exactly this and no more.
#[track_caller]
fn assert_refuses(ran: &Ran, err: &str) {
    assert_eq!((ran.err.as_str(), ran.out.as_str(), ran.status), (err, "", 2));
}

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn unknown_members(number: usize) -> String {
    (0..number).fold(String::new(), |text, number| text + &format!(",\"x{number}\":1"))
}

/// That a value is as the published schema of reports says, or as one of its definitions does.
#[track_caller]
fn assert_as_published(value: &Value, definition: Option<&str>) {
    let mut schema: Value = serde_json::from_str(PublishedSchema::find("report").unwrap().text).unwrap();
    if let Some(name) = definition {
        let definitions = schema["$defs"].take();
        schema = json!({ "$schema": schema["$schema"], "$ref": format!("#/$defs/{name}"), "$defs": definitions });
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_good_record_is_fine() {
    let path = file(&empty_folder("cli/good"), "good.json", GOOD);
    assert_prints(&run(&["validate", &path]), 0, "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn a_bad_record_is_reported_in_text() {
    let folder = empty_folder("cli/bad");
    let (good, bad) = (file(&folder, "good.json", GOOD), file(&folder, "bad.json", BAD));
    let empty = file(&folder, "empty.json", "");
    let expected = format!(
        "{bad}:2:12 error structure.missing /child the required member `id` is missing\n\
         {empty}:1:1 error structure.empty / the document is empty\n\
         3 records: 1 valid, 2 invalid; 2 errors, 0 warnings, 0 notes\n"
    );
    assert_prints(&run(&["validate", &good, &bad, &empty]), 1, &expected);
}

#[test]
fn a_bad_record_is_reported_in_json() {
    let ran = run_with(BAD.as_bytes(), &["validate", "--format", "json", "-"]);
    let expected = concat!(
        r#"{"results":[{"source":"-","valid":false,"findings":[{"code":"structure.missing","severity":"error","#,
        r#""pointer":"/child","message":"the required member `id` is missing","position":{"line":2,"column":12}}]}],"#,
        r#""counts":{"records":1,"valid":0,"invalid":1,"errors":1,"warnings":0,"notes":0}}"#,
        "\n"
    );
    assert_prints(&ran, 1, expected);
}

#[test]
fn json_is_as_published() {
    let folder = empty_folder("cli/json");
    let many = unknown_members(1500);
    let many = format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}}{many}}}"#);
    let inputs = [
        file(&folder, "good.json", GOOD),
        file(&folder, "bad.json", BAD),
        file(&folder, "later.json", LATER),
        file(&folder, "empty.json", ""),
        file(&folder, "many.json", &many),
        file(&folder, "not.json", "{]"),
    ];
    for options in [&["--format", "json"][..], &["--format=json", "--tolerant"]] {
        let arguments: Vec<&str> =
            ["validate"].iter().chain(options).copied().chain(inputs.iter().map(String::as_str)).collect();
        let ran = run(&arguments);
        assert_eq!((ran.status, ran.err.as_str()), (1, ""));
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        assert_as_published(&report, None);
        assert_eq!(report["results"].as_array().unwrap().len(), inputs.len());
        assert_eq!(report["results"][4]["omitted"], 500);
        assert_eq!(report["counts"]["records"], inputs.len());
    }
    let none = run(&["validate", "--format", "json", "no such file"]);
    assert_as_published(&serde_json::from_str(&none.out).unwrap(), None);
}

#[test]
fn findings_that_are_not_shown_are_counted() {
    let many = unknown_members(1002);
    let many = format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}}{many}}}"#);
    let whole = run_with(many.as_bytes(), &["validate", "-"]).out;
    let last: Vec<&str> = whole.lines().skip(1000).collect();
    let counts = "1 record: 0 valid, 1 invalid; 1000 errors, 0 warnings, 0 notes";
    assert_eq!(last, ["-: 2 more findings not shown", counts]);
    let lines = run_with(many.as_bytes(), &["validate", "--lines", "-"]).out;
    let last: Vec<&str> = lines.lines().skip(1000).collect();
    assert_eq!(last, ["-:1: 2 more findings not shown", counts]);
}

#[test]
fn a_path_that_cannot_be_read_does_not_stop_the_others() {
    let folder = empty_folder("cli/unreadable");
    let (good, bad) = (file(&folder, "good.json", GOOD), file(&folder, "bad.json", BAD));
    let (missing, whole) = (folder.join("none.json"), folder.to_str().unwrap());
    let missing = missing.to_str().unwrap();
    for lines in [&[][..], &["--lines"]] {
        let arguments = [&["validate"], lines, &[&good, missing, whole, &good]].concat();
        let ran = run(&arguments);
        let err = format!(
            "child-progress: cannot read {missing}: entity not found\n\
             child-progress: cannot read {whole}: is a directory\n"
        );
        let out = "2 records: 2 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n";
        assert_eq!((ran.err, ran.out.as_str(), ran.status), (err, out, 2));
    }
    let ran = run(&["validate", missing, &bad]);
    assert_eq!(ran.status, 2);
    assert!(ran.out.ends_with("1 record: 0 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n"));
}

#[test]
fn what_cannot_be_run_is_said_in_a_line() {
    let cases: &[(&[&str], &str)] = &[
        (&["frobnicate"], "unknown command \"frobnicate\""),
        (&["--lime"], "invalid option '--lime'"),
        (&["validate", "--lime", "-"], "invalid option '--lime'"),
        (&["validate", "-x", "-"], "invalid option '-x'"),
        (&["validate"], "validate needs a PATH, or - for standard input"),
        (&["validate", "--format", "xml", "-"], "--format takes text or json, not \"xml\""),
        (&["validate", "--format"], "missing argument for option '--format'"),
        (&["validate", "--lines=2", "-"], "unexpected argument for option '--lines': \"2\""),
        (&["validate", "--as-of", "2026-02-30", "-"], "--as-of takes a date such as 2026-09-14, not \"2026-02-30\""),
        (
            &["validate", "--deny", "structure.nil", "-"],
            "no rule has the code \"structure.nil\"; child-progress rules lists the codes",
        ),
        (
            &["validate", "--allow", "warnings", "-"],
            "no rule has the code \"warnings\"; child-progress rules lists the codes",
        ),
        (&["explain"], "explain needs a CODE; child-progress rules lists them"),
        (&["explain", "time.order"], "no rule has the code \"time.order\"; child-progress rules lists the codes"),
        (&["rules", "voice"], "unexpected argument \"voice\""),
        (&["rules", "--format", "xml"], "--format takes text or json, not \"xml\""),
        (&["progress"], "progress needs a FILE, or - for standard input"),
        (&["progress", "a.json", "b.json"], "unexpected argument \"b.json\""),
        (&["progress", "--from", "spring", "-"], "--from takes a date such as 2026-09-14, not \"spring\""),
        (&["progress", "--from", "2026-02-01", "--to", "2026-01-01", "-"], "--to is before --from"),
        (&["progress", "--format", "pdf", "-"], "--format takes text or json, not \"pdf\""),
        (&["schema", "goal"], "no schema is called \"goal\"; there are progress-record, report, progress-summary"),
        (&["schema", "report", "--check", "x"], "schema takes one of NAME, --write DIR and --check DIR"),
        (&["schema", "--lime"], "invalid option '--lime'"),
    ];
    for (arguments, line) in cases {
        assert_refuses(&run(arguments), &format!("child-progress: {line}{TRY}"));
    }
    let date = run_with(GOOD.as_bytes(), &["validate", "--as-of", "2026-09-14", "-"]);
    assert_prints(&date, 0, "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn help_teaches() {
    let help = run(&["--help"]);
    for same in [&["-h"][..], &["help"]] {
        assert_prints(&run(same), 0, &help.out);
    }
    assert_refuses(&run(&[]), &help.out);
    let validate = run(&["validate", "--lines", "--help"]).out;
    let schema = run(&["schema", "-h"]).out;
    for text in [&help.out, &validate, &schema] {
        for part in ["Examples:\n    child-progress ", "\nExit status: 0 ", ", 1 ", ", 2 "] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
    }
    let share = run(&["share", "--help"]).out;
    for part in ["Examples:\n    child-progress share ", "\nExit status: 0 ", ", 2 "] {
        assert!(share.contains(part), "{part} is not in\n{share}");
    }
    for option in ["--audience LABEL", "--unlabelled include", "--unlabelled exclude", "--left-out FILE", "--count"] {
        assert!(share.contains(&format!("\n    {option} ")), "{option}");
    }
    assert!(share.lines().all(|line| line.chars().count() <= 120), "{share}");
    let progress = run(&["progress", "--help"]).out;
    for part in ["Examples:\n    child-progress progress ", "\nExit status: 0 ", ", 2 "] {
        assert!(progress.contains(part), "{part} is not in\n{progress}");
    }
    for option in ["--from DATE", "--to DATE", "--format text|json", "--tolerant"] {
        assert!(progress.contains(&format!("\n    {option} ")), "{option}");
    }
    assert!(progress.lines().all(|line| line.chars().count() <= 120), "{progress}");
    for option in [
        "--format text|json",
        "--lines",
        "--jobs N",
        "--max-line BYTES",
        "--tolerant",
        "--deny CODE|warnings",
        "--allow CODE",
        "--as-of DATE",
    ] {
        assert!(validate.contains(&format!("\n    {option} ")), "{option}");
    }
    for option in ["[NAME]", "--write DIR", "--check DIR"] {
        assert!(schema.contains(&format!("\n    child-progress schema {option} ")), "{option}");
    }
}

#[test]
fn help_is_had_of_each_command_in_three_ways() {
    for command in ["validate", "progress", "share", "merge", "diff", "rules", "explain", "schema"] {
        let help = run(&[command, "--help"]);
        assert!(help.out.contains(&format!("    child-progress {command} ")), "{}", help.out);
        assert!(help.out.contains("Example"), "{command} teaches nothing by example");
        assert_prints(&run(&["help", command]), 0, &help.out);
        assert_prints(&run(&[command, "-h"]), 0, &help.out);
    }
    assert_prints(&run(&["help", "--help"]), 0, &run(&["--help"]).out);
    assert_prints(&run(&["help", "help"]), 0, &run(&["--help"]).out);
    assert_refuses(&run(&["help", "mend"]), &format!("child-progress: unknown command \"mend\"{TRY}"));
    assert_refuses(&run(&["help", "rules", "x"]), &format!("child-progress: unexpected argument \"x\"{TRY}"));
}

#[test]
fn version_names_crate_and_format() {
    let version = format!("child-progress {} (format 1.0)\n", env!("CARGO_PKG_VERSION"));
    assert_prints(&run(&["--version"]), 0, &version);
    assert_prints(&run(&["-V"]), 0, &version);
}
