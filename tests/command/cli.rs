//! The command: its exit statuses, and every byte that it prints.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test may fail

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use child_progress::schema::{PublishedSchema, RULES, SCHEMAS};
use serde_json::{Value, json};

const GOOD: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"}}"#;
const BAD: &str = "{\"schemaVersion\": \"1.0\",\n  \"child\": {}}";
/// Warnings for the tolerant reader, errors for the strict one.
const LATER: &str = r#"{"schemaVersion":"1.4","child":{"id":"c1"},"mood":"sunny","goals":null}"#;

const FINE: &str = "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n";
const TRY: &str = "\ntry child-progress --help\n";

struct Ran {
    status: i32,
    out: String,
    err: String,
}

/// Runs the command with this on its standard input.
fn run_with(input: &[u8], arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_child-progress"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    match pipe.write_all(input) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => panic!("{error}"),
        _ => drop(pipe),
    }
    let ended = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: ended.status.code().unwrap(), out: text(ended.stdout), err: text(ended.stderr) }
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

/// An empty folder of the test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
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
    let path = file(&folder("good"), "good.json", GOOD);
    assert_prints(&run(&["validate", &path]), 0, "1 record: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn a_bad_record_is_reported_in_text() {
    let folder = folder("bad");
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
    let folder = folder("json");
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
fn lines_are_records_in_text() {
    let input = format!("{GOOD}\n\n \t\r\n{GOOD}\r\n{{\"schemaVersion\":\"1.0\"}}\r\n{{]\n{GOOD}");
    let expected = "-:5:1 error structure.missing / the required member `child` is missing\n\
                    -:6:2 error structure.not-json / the text is not JSON from here on\n\
                    5 records: 3 valid, 2 invalid; 2 errors, 0 warnings, 0 notes\n";
    assert_prints(&run_with(input.as_bytes(), &["validate", "--lines", "-"]), 1, expected);
}

/// The same results in the same order, on as many cores as are asked for.
#[test]
fn lines_are_checked_on_several_cores() {
    let line = |number: usize| {
        let child = if number % 50 == 3 { "{}".to_owned() } else { format!(r#"{{"id":"c{number}"}}"#) };
        format!(r#"{{"schemaVersion":"1.0","child":{child}}}"#)
    };
    let input = (0..3000).map(line).collect::<Vec<_>>().join("\n");
    for format in ["text", "json"] {
        let one = run_with(input.as_bytes(), &["validate", "--lines", "--format", format, "-"]);
        assert_eq!((one.status, one.out.lines().count()), (1, if format == "text" { 61 } else { 3001 }));
        let two = run_with(input.as_bytes(), &["validate", "--lines", "--jobs", "2", "--format", format, "-"]);
        assert_prints(&two, 1, &one.out);
    }
    assert_refuses(
        &run(&["validate", "--jobs", "2", "x"]),
        "child-progress: --jobs goes with --lines\ntry child-progress --help\n",
    );
    for jobs in ["0", "257", "-1", "18446744073709551616", "two", ""] {
        assert_refuses(
            &run(&["validate", "--lines", "--jobs", jobs, "x"]),
            &format!("child-progress: --jobs takes a whole number from 1 to 256, not {jobs:?}{TRY}"),
        );
    }
    assert_prints(&run_with(GOOD.as_bytes(), &["validate", "--lines", "--jobs", "256", "-"]), 0, FINE);
}

#[test]
fn a_line_beyond_the_bound_is_an_error_of_its_own() {
    let record = r#"{"schemaVersion":"1.0","child":{"id":"c1"}}"#;
    let input = format!("{record}\n{}\n{record}\n", "x".repeat(2000));
    let expected = "-:2:1 error structure.too-large / the document has more than 1000 bytes\n\
        3 records: 2 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n";
    for jobs in ["1", "2"] {
        let options = ["validate", "--lines", "--max-line", "1000", "--jobs", jobs, "-"];
        assert_prints(&run_with(input.as_bytes(), &options), 1, expected);
    }
    assert_refuses(
        &run(&["validate", "--max-line", "1000", "x"]),
        "child-progress: --max-line goes with --lines\ntry child-progress --help\n",
    );
}

#[test]
fn lines_are_records_in_json() {
    let input = format!("{GOOD}\n\r\n{{\"schemaVersion\":\"1.0\"}}\r\n{GOOD}\n");
    let ran = run_with(input.as_bytes(), &["validate", "--lines", "--format", "json", "-"]);
    let expected = concat!(
        r#"{"source":"-","valid":true,"findings":[],"line":1}"#,
        "\n",
        r#"{"source":"-","valid":false,"findings":[{"code":"structure.missing","severity":"error","pointer":"","#,
        r#""message":"the required member `child` is missing","position":{"line":3,"column":1}}],"line":3}"#,
        "\n",
        r#"{"source":"-","valid":true,"findings":[],"line":4}"#,
        "\n",
        r#"{"counts":{"records":3,"valid":2,"invalid":1,"errors":1,"warnings":0,"notes":0}}"#,
        "\n"
    );
    assert_prints(&ran, 1, expected);
    let values: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (last, results) = values.split_last().unwrap();
    for result in results {
        assert_as_published(result, Some("DocumentResult"));
    }
    assert_as_published(&last["counts"], Some("Counts"));
}

#[test]
fn line_numbers_begin_again_with_each_input() {
    let folder = folder("begin-again");
    let (one, two) = (file(&folder, "1.ndjson", &format!("{GOOD}\n[]")), file(&folder, "2.ndjson", "\n\n[]\n"));
    let ran = run(&["validate", "--lines", &one, &two]);
    let places: Vec<&str> = ran.out.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(places, [format!("{one}:2:1"), format!("{two}:3:1"), "3".to_owned()]);
}

#[test]
fn a_line_that_is_too_long_is_one_finding() {
    const MOST: usize = 128 << 20;
    let mut input = vec![b' '; MOST - GOOD.len()];
    input.extend_from_slice(GOOD.as_bytes());
    input.push(b'\n');
    input.resize(input.len() + MOST + 1, b' ');
    input.extend_from_slice(format!("{BAD}\n{GOOD}\n").replace("\n  ", " ").as_bytes());
    let expected = "-:2:1 error structure.too-large / the document has more than 134217728 bytes\n\
                    3 records: 2 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n";
    assert_prints(&run_with(&input, &["validate", "--lines", "-"]), 1, expected);
}

#[test]
fn a_path_that_cannot_be_read_does_not_stop_the_others() {
    let folder = folder("unreadable");
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

#[test]
fn schemas_are_printed_as_published() {
    let published = |name| fs::read_to_string(Path::new("schemas").join(name)).unwrap();
    assert_prints(&run(&["schema"]), 0, &published("progress-record.schema.json"));
    assert_prints(&run(&["schema", "progress-record"]), 0, &published("progress-record.schema.json"));
    assert_prints(&run(&["schema", "report"]), 0, &published("report.schema.json"));
}

#[test]
fn schemas_are_written_and_compared() {
    let folder = folder("schemas").join("new").join("folder");
    let (path, shown) = (folder.to_str().unwrap(), folder.display());
    let files = [
        "progress-record.schema.json",
        "reader/progress-record.schema.json",
        "report.schema.json",
        "reader/report.schema.json",
        "progress-summary.schema.json",
        "reader/progress-summary.schema.json",
        "openapi.json",
        "rules.json",
        "codes.json",
        "rules.schema.json",
        "codes.schema.json",
        "vectors.schema.json",
        "README.md",
    ];
    let missing = files.map(|file| format!("{shown}/{file} is missing\n")).concat();
    assert_prints(&run(&["schema", "--check", path]), 1, &missing);

    assert_prints(&run(&["schema", "--write", path]), 0, "");
    for schema in SCHEMAS {
        assert_eq!(fs::read_to_string(folder.join(schema.file_name)).unwrap(), schema.text);
        assert_eq!(fs::read_to_string(folder.join(schema.reader_file_name)).unwrap(), schema.reader_text);
    }
    assert_eq!(fs::read_to_string(folder.join("rules.json")).unwrap(), RULES);
    assert_prints(&run(&["schema", "--check", path]), 0, "");

    let report = PublishedSchema::find("report").unwrap();
    fs::write(folder.join(report.file_name), format!("{}\n", report.text)).unwrap();
    assert_prints(&run(&["schema", "--check", path]), 1, &format!("{shown}/report.schema.json differs\n"));
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let path = file(&folder("not-a-folder"), "file", "");
    assert_refuses(
        &run(&["schema", "--write", &path]),
        &format!("child-progress: cannot write {path}: entity already exists\n"),
    );
    let inside = format!("child-progress: cannot read {path}/progress-record.schema.json: not a directory\n");
    assert_refuses(&run(&["schema", "--check", &path]), &inside);
}

#[test]
fn it_stops_quietly_when_nobody_reads_on() {
    for arguments in [&["validate", "--lines", "-"][..], &["validate", "--lines", "--format", "json", "-"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_child-progress"));
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut pipe = child.stdin.take().unwrap();
        let block = "[]\n".repeat(1000);
        let stopped = (0..10_000).find_map(|_| pipe.write_all(block.as_bytes()).err());
        assert_eq!(stopped.map(|error| error.kind()), Some(ErrorKind::BrokenPipe));
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap()), (Some(2), String::new()));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_said() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_child-progress"));
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = command.args(["schema", "report"]).stdout(full).output().unwrap();
    let err = "child-progress: cannot write to standard output: no storage space\n";
    assert_eq!((String::from_utf8(ended.stderr).unwrap().as_str(), ended.status.code()), (err, Some(2)));
}

/// The pages in `examples/records/expected`, to the letter.
#[test]
fn progress_prints_a_page() {
    let expected = Path::new("examples/records/expected");
    let mut pages = 0;
    for entry in fs::read_dir(expected).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_name().unwrap().to_str().unwrap().strip_suffix(".progress.txt") else { continue };
        let record = format!("examples/records/{name}.json");
        assert_prints(&run(&["progress", &record]), 0, &fs::read_to_string(&path).unwrap());
        let bytes = fs::read(&record).unwrap();
        assert_prints(&run_with(&bytes, &["progress", "-"]), 0, &fs::read_to_string(&path).unwrap());
        pages += 1;
    }
    assert!(pages >= 5, "{pages} pages");
}

#[test]
fn progress_prints_json_that_its_schema_describes() {
    let record = "examples/records/staying-on-her-feet.json";
    let ran = run(&["progress", "--format", "json", "--to", "2025-12-31", record]);
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(summary["to"], "2025-12-31");
    assert!(!ran.out.contains("2026"), "something of later is in it");
    assert!(serde_json::from_value::<child_progress::ProgressSummary>(summary).is_ok());
}

#[test]
fn progress_of_what_is_no_record_says_what_is_wrong() {
    let ran = run_with(BAD.as_bytes(), &["progress", "-"]);
    let fault = "2:12 error structure.missing /child the required member `id` is missing";
    assert_refuses(&ran, &format!("child-progress: - is not a record that can be read:\n{fault}\n"));
    let later =
        run_with(br#"{"schemaVersion":"1.4","child":{"id":"c1"},"mood":"sunny"}"#, &["progress", "--tolerant", "-"]);
    assert_prints(
        &later,
        0,
        "How things are going for the child\nWhat the child thinks is not written here yet.\nWhat the family thinks is not written here yet.\n",
    );
}

/// A rate is told as a rate, however long it was taken over.
#[test]
fn progress_tells_rates_as_rates() {
    let page = run(&["progress", "examples/records/the-words-were-there.json"]).out;
    assert!(
        page.contains("At first 1.6 words per minute (14 February 2012 to 16 March 2012); latest 4.3 words per"),
        "{page}"
    );
    assert!(!page.contains("words in"), "{page}");
}

/// What the README shows of the command is what it prints.
#[test]
fn the_page_in_the_readme_is_printed() {
    let readme = fs::read_to_string("README.md").unwrap();
    let line = "$ child-progress progress examples/records/";
    let shown = readme.split_once(line).unwrap().1;
    let (name, page) = shown.split_once('\n').unwrap();
    let page = page.split_once("```").unwrap().0;
    assert_prints(&run(&["progress", &format!("examples/records/{name}")]), 0, page);
}

const SCHOOL: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1","knownAs":"Ava"},"goals":[{"id":"g1","wordings":[{"text":{"words":"Sing."}}]}],"observations":[{"id":"o1","occurred":"2026-09-14","seen":{"words":"Sang."}}]}"#;
const CLINIC: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"},"goals":[{"id":"g1","wordings":[{"text":{"words":"Hum."}}]}],"removals":[{"id":"o1","on":"2026-09-20","reason":"request"}]}"#;

#[test]
fn merge_prints_the_record_and_says_what_is_left_to_people() {
    let folder = folder("merge");
    let (school, clinic) = (file(&folder, "school.json", SCHOOL), file(&folder, "clinic.json", CLINIC));
    assert_prints(&run(&["merge", &school]), 0, &format!("{SCHOOL}\n"));
    assert_prints(&run(&["merge", &school, &school]), 0, &format!("{SCHOOL}\n"));
    assert_prints(&run_with(SCHOOL.as_bytes(), &["merge", "-", &school]), 0, &format!("{SCHOOL}\n"));

    let ran = run(&["merge", &school, &clinic]);
    let record = r#"{"schemaVersion":"1.0","child":{"id":"c1","knownAs":"Ava"},"removals":[{"id":"o1","on":"2026-09-20","reason":"request"}]}"#;
    let err = format!(
        "{school}: conflict /goals/0 the copies have 2 different contents\n\
         {school}: removed /observations/0 a removal note says that this was to be taken out\n\
         {clinic}: conflict /goals/0 the copies have 2 different contents\n"
    );
    assert_eq!((ran.out, ran.err, ran.status), (format!("{record}\n"), err, 1));
    assert_eq!(run(&["merge", &clinic, &school]).out, format!("{record}\n"));

    let ran = run(&["merge", "--format", "json", &school, &clinic]);
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.err.as_str(), ran.status), ("", 1));
    assert_eq!(whole["record"], serde_json::from_str::<Value>(record).unwrap());
    let sides = json!([{"pointer": "/goals", "content": {"id": "g1", "wordings": [{"text": {"words": "Hum."}}]}},
        {"pointer": "/goals", "content": {"id": "g1", "wordings": [{"text": {"words": "Sing."}}]}}]);
    assert_eq!(whole["conflicts"], json!([{"id": "g1", "sides": sides}]));
    assert_eq!(whole["removed"], json!([{"pointer": "/observations", "id": "o1"}]));
    assert_eq!((&whole["recordIds"], &whole["findings"]), (&json!([]), &json!([])));
}

#[test]
fn merge_tells_an_error_that_only_the_whole_has() {
    let folder = folder("merge-circle");
    let copy = |name: &str, step: &str, of: &str| {
        let goal = json!({"id": step, "stepOf": of, "wordings": [{"text": {"words": "Sing."}}]});
        file(&folder, name, &json!({"schemaVersion": "1.0", "child": {"id": "c1"}, "goals": [goal]}).to_string())
    };
    let ran = run(&["merge", &copy("a.json", "g1", "g2"), &copy("b.json", "g2", "g1")]);
    let err = "merged: error reference.cycle /goals/1/stepOf this reference closes a circle\n";
    assert_eq!((ran.err.as_str(), ran.status), (err, 1));
}

#[test]
fn merge_refuses_what_is_no_copy() {
    let folder = folder("merge-refuses");
    let (good, bad) = (file(&folder, "good.json", GOOD), file(&folder, "bad.json", BAD));
    let other = file(&folder, "other.json", r#"{"schemaVersion":"1.0","child":{"id":"c2"}}"#);
    let ran = run(&["merge", &good, &bad]);
    let err = format!("{bad}:2:12 error structure.missing /child the required member `id` is missing\n");
    assert_eq!((ran.out.as_str(), ran.err, ran.status), ("", err, 1));
    let err = "child-progress: the records are not of one child: `child.id` differs\n";
    assert_refuses(&run(&["merge", &good, &other]), err);
    assert_refuses(&run(&["merge"]), &format!("child-progress: merge needs a PATH, or - for standard input{TRY}"));
}

#[test]
fn diff_prints_a_page_or_json() {
    let folder = folder("diff");
    let (old, new) = (file(&folder, "old.json", CLINIC), file(&folder, "new.json", SCHOOL));
    let page = "\
What changed for Ava
New: 1 observation. Changed: 1 goal, what is known of Ava. No longer there: 1 removal note.

WHAT IS HOPED FOR
  Changed goal: “Sing.”
    Nobody wrote down who changed it.
    Wordings: was “Hum.”, now “Sing.”.

WHAT WAS SEEN
  New observation, 14 September 2026: in words that are not for everybody

ABOUT AVA
  Known as, new: “Ava”.

PUT RIGHT OR TAKEN OUT
  The note that something was taken out is no longer there, 20 September 2026
";
    assert_prints(&run(&["diff", &old, &new]), 0, page);
    let ran = run_with(CLINIC.as_bytes(), &["diff", "--format", "json", "-", &new]);
    let changes: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((changes["changes"].as_array().unwrap().len(), ran.err.as_str(), ran.status), (4, "", 0));
    assert_prints(&run(&["diff", "--format", "json", &old, &old]), 0, "{\"changes\":[]}\n");

    let bad = file(&folder, "bad.json", BAD);
    let fault = "2:12 error structure.missing /child the required member `id` is missing";
    let err = format!("child-progress: {bad} is not a record that can be read:\n{fault}\n");
    assert_refuses(&run(&["diff", &old, &bad]), &err);
    assert_refuses(&run(&["diff", &old]), &format!("child-progress: diff needs two files, OLD and NEW{TRY}"));
}

#[test]
fn help_of_merge_and_diff_teaches() {
    for (command, status) in [("merge", [" 0 ", ", 1 ", ", 2 "]), ("diff", [" 0 ", ", 2 ", "2 "])] {
        let help = run(&[command, "--help"]).out;
        for part in
            [&format!("Examples:\n    child-progress {command} "), "\nExit status:", "\n    --format text|json "]
        {
            assert!(help.contains(part), "{part} is not in\n{help}");
        }
        assert!(status.iter().all(|status| help.split_once("\nExit status:").unwrap().1.contains(status)), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 120), "{help}");
    }
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

/// What the command prints to a terminal of this kind, and what it prints otherwise. Nothing where `script` from util-linux,
/// which plays the terminal, is not there.
fn on_a_terminal(line: &str, environment: &[(&str, &str)]) -> Option<String> {
    let mut command = Command::new("script");
    let line = line.replace("child-progress", env!("CARGO_BIN_EXE_child-progress"));
    command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).stdin(Stdio::null());
    command.env_remove("NO_COLOR").env("TERM", "xterm").envs(environment.iter().copied());
    let ran = command.output().ok().filter(|_| cfg!(target_os = "linux"))?;
    Some(String::from_utf8(ran.stdout).unwrap().replace("\r\n", "\n"))
}

#[test]
fn severities_are_coloured_on_a_terminal_only() {
    let path = file(&folder("colour"), "bad.json", BAD);
    let plain = run(&["validate", &path]).out;
    assert!(!plain.contains('\x1b'), "{plain}");
    let line = format!("child-progress validate {path}");
    let Some(coloured) = on_a_terminal(&line, &[]) else { return };
    assert_eq!(coloured, plain.replacen(" error ", " \x1b[1;31merror\x1b[0m ", 1));
    for no in [[("NO_COLOR", "1")], [("TERM", "dumb")]] {
        assert_eq!(on_a_terminal(&line, &no).unwrap(), plain);
    }
    let json = format!("child-progress validate --format json {path}");
    assert!(!on_a_terminal(&json, &[]).unwrap().contains('\x1b'));
}

#[test]
fn how_far_a_stream_has_come_is_told_where_only_standard_error_is_a_terminal() {
    let folder = folder("headway");
    let (path, out) = (file(&folder, "lines.ndjson", &format!("{GOOD}\n{BAD_LINE}\n")), folder.join("out.txt"));
    let slow = format!("(cat {path}; sleep 0.7; cat {path}) | child-progress validate --lines -");
    let Some(told) = on_a_terminal(&format!("{slow} > {}", out.display()), &[]) else { return };
    assert!(told.contains("\r3 records, 1 invalid; "), "{told:?}");
    assert!(told.ends_with("\r\x1b[K"), "it is not taken away: {told:?}");
    assert!(
        fs::read_to_string(&out).unwrap().ends_with("4 records: 2 valid, 2 invalid; 2 errors, 0 warnings, 0 notes\n")
    );
    assert!(!on_a_terminal(&slow, &[]).unwrap().contains("a second"), "the results are looked at themselves");
}

/// A line that is no record.
const BAD_LINE: &str = r#"{"schemaVersion":"1.0","child":{}}"#;

#[test]
fn version_names_crate_and_format() {
    let version = format!("child-progress {} (format 1.0)\n", env!("CARGO_PKG_VERSION"));
    assert_prints(&run(&["--version"]), 0, &version);
    assert_prints(&run(&["-V"]), 0, &version);
}

const LABELLED: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1","knownAs":"Zebra Name"},"observations":[
    {"id":"o1","occurred":"2026-09-14","seen":{"words":"Zebra one."},"audience":["education"]},
    {"id":"o2","occurred":"2026-09-14","seen":{"words":"Zebra two."},"audience":["parent-carers","our-school:governors"]}]}"#;
const UNLABELLED: &str =
    r#"{"schemaVersion":"1.0","child":{"id":"c1"},"needs":[{"id":"n1","words":{"words":"Zebra need."}}]}"#;

#[test]
fn a_record_is_shared_with_an_audience() {
    let ids = |ran: &Ran| -> Vec<String> {
        assert_eq!((ran.err.as_str(), ran.status), ("", 0));
        let record: Value = serde_json::from_str(&ran.out).unwrap();
        let seen = record["observations"].as_array().into_iter().flatten();
        seen.map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
    };
    let share = |audiences: &[&str]| {
        let labels = audiences.iter().flat_map(|audience| ["--audience", *audience]);
        let arguments: Vec<&str> = ["share"].into_iter().chain(labels).chain(["-"]).collect();
        ids(&run_with(LABELLED.as_bytes(), &arguments))
    };
    assert_eq!(share(&["education"]), ["o1"]);
    assert_eq!(share(&["our-school:governors"]), ["o2"]);
    assert_eq!(share(&["education,parent-carers"]), ["o1", "o2"]);
    assert_eq!(share(&["education", "parent-carers"]), [""; 0]);
}

#[test]
fn what_becomes_of_entries_without_labels_has_to_be_said() {
    let excerpt = |document: &str| {
        let mut document: Value = serde_json::from_str(document).unwrap();
        document["excerpt"] = json!({"audience": ["health"]});
        document
    };
    let share = |more: &[&str]| {
        let arguments: Vec<&str> =
            ["share", "--audience", "health", "-"].into_iter().chain(more.iter().copied()).collect();
        run_with(UNLABELLED.as_bytes(), &arguments)
    };
    let message = "child-progress: 1 of the record's entries or parts have no labels: say --unlabelled include to show \
                   them, or --unlabelled exclude to leave them out";
    assert_refuses(&share(&[]), &format!("{message}{TRY}"));
    let shown: Value = serde_json::from_str(&share(&["--unlabelled", "include"]).out).unwrap();
    assert_eq!(shown, excerpt(UNLABELLED));
    let hidden: Value = serde_json::from_str(&share(&["--unlabelled", "exclude"]).out).unwrap();
    assert_eq!(hidden, excerpt(GOOD));
    // Nothing waits for the choice where everything is labelled.
    assert_eq!(run_with(LABELLED.as_bytes(), &["share", "--audience", "health", "-"]).status, 0);
}

/// The holder is told on request, and neither there nor on standard error stands a word of the record.
#[test]
fn what_was_left_out_is_told_to_the_holder_on_request() {
    let folder = folder("left-out");
    let (record, list) = (file(&folder, "record.json", LABELLED), folder.join("list.txt"));
    let list = list.to_str().unwrap();
    let ran = run(&["share", "--audience", "education", "--left-out", list, "--count", &record]);
    assert_eq!((ran.err.as_str(), ran.status), ("child-progress: left out: 1 entries, 0 parts of others\n", 0));
    assert_eq!(fs::read_to_string(list).unwrap(), "/observations/1 for-others\n");
    assert!(ran.out.contains("Zebra one.") && !ran.out.contains("o2") && !ran.out.contains("Zebra two."));

    let faulty = LABELLED.replace("\"seen\"", "\"Zebra\"").replace("2026-09-14", "Zebra day");
    for text in [faulty.as_str(), "Zebra", "{\"Zebra\": 1}", &LABELLED[..200]] {
        let ran = run_with(text.as_bytes(), &["share", "--audience", "education", "--unlabelled", "include", "-"]);
        assert_eq!((ran.out.as_str(), ran.status), ("", 2));
        assert!(ran.err.starts_with("child-progress: - is not a record that can be read:\n"), "{}", ran.err);
        assert!(!ran.err.contains("Zebra"), "{}", ran.err);
    }
}

#[test]
fn what_share_cannot_do_it_refuses() {
    let known = "child, parent-carers, education, health, social-care, local-authority, named-staff";
    for (arguments, message) in [
        (&["-"][..], "share needs --audience LABEL: for whom?".to_owned()),
        (&["--audience", "child"], "share needs a FILE, or - for standard input".to_owned()),
        (
            &["--audience", "Child", "-"],
            format!("--audience takes {known} or a label of your own with a colon, not \"Child\""),
        ),
        (
            &["--audience", "child,", "-"],
            format!("--audience takes {known} or a label of your own with a colon, not \"\""),
        ),
        (
            &["--audience", "not-yet-shared-with-child", "-"],
            "not-yet-shared-with-child is a condition on an entry, and nobody; it is kept for every audience"
                .to_owned(),
        ),
        (
            &["--audience", "child", "--unlabelled", "yes", "-"],
            "--unlabelled takes include or exclude, not \"yes\"".to_owned(),
        ),
    ] {
        let arguments: Vec<&str> = ["share"].iter().chain(arguments).copied().collect();
        assert_refuses(&run(&arguments), &format!("child-progress: {message}{TRY}"));
    }
    let nowhere = run(&["share", "--audience", "child", "no-such-file"]);
    assert_refuses(&nowhere, "child-progress: cannot read no-such-file: entity not found\n");
}
