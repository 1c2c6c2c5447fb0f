//! Where the command prints to: pipes, terminals, folders, and what cannot be written.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use child_progress::schema::{PublishedSchema, RULES, SCHEMAS};

use super::{BAD, GOOD, assert_prints, assert_refuses, file, run};
use crate::support::command::program;
use crate::support::files::empty_folder;

#[test]
fn schemas_are_printed_as_published() {
    let published = |name| fs::read_to_string(Path::new("schemas").join(name)).unwrap();
    assert_prints(&run(&["schema"]), 0, &published("progress-record.schema.json"));
    assert_prints(&run(&["schema", "progress-record"]), 0, &published("progress-record.schema.json"));
    assert_prints(&run(&["schema", "report"]), 0, &published("report.schema.json"));
}

#[test]
fn schemas_are_written_and_compared() {
    let folder = empty_folder("cli/schemas").join("new").join("folder");
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
    let path = file(&empty_folder("cli/not-a-folder"), "file", "");
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
        let mut command = program();
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
    let mut command = program();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = command.args(["schema", "report"]).stdout(full).output().unwrap();
    let err = "child-progress: cannot write to standard output: no storage space\n";
    assert_eq!((String::from_utf8(ended.stderr).unwrap().as_str(), ended.status.code()), (err, Some(2)));
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
    let path = file(&empty_folder("cli/colour"), "bad.json", BAD);
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
    let folder = empty_folder("cli/headway");
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
