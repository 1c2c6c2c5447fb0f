//! The examples are programs to start from: each runs, and prints what it says it prints.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may fail

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::support::files::{empty_folder, named, root};

/// The folder of the built examples. Cargo builds them before it runs all tests; where only some run, it is asked to.
fn built() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().unwrap().parent().unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--examples"]).current_dir(root());
        let features = [
            ("schema", cfg!(feature = "schema")),
            ("parallel", cfg!(feature = "parallel")),
            ("cli", cfg!(feature = "cli")),
            ("proptest", cfg!(feature = "proptest")),
        ];
        for (feature, _) in features.iter().filter(|(_, is_on)| *is_on) {
            build.args(["--features", feature]);
        }
        if profile.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success());
        profile.join("examples")
    })
}

/// What an example prints, with these arguments.
#[track_caller]
fn printed(example: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(built().join(example));
    let ran = command.args(arguments).current_dir(root()).output().unwrap();
    assert!(ran.status.success(), "{example}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// That these lines are printed, one after the other, with others between them or not.
#[track_caller]
fn assert_tells(text: &str, lines: &[&str]) {
    let mut printed = text.lines();
    for line in lines {
        assert!(printed.any(|other| other.trim() == line.trim()), "{line:?} is not in its place in\n{text}");
    }
}

#[test]
fn every_example_is_tried_here() {
    let tests = include_str!("programs.rs");
    let names: BTreeSet<String> = named("examples", ".rs").into_iter().map(|(name, _)| name).collect();
    assert!(names.len() >= 10, "{names:?}");
    let untried: Vec<&String> = names.iter().filter(|name| !tests.contains(&format!("printed(\"{name}\""))).collect();
    assert!(untried.is_empty(), "no test runs {untried:?}");
}

#[test]
fn a_request_is_answered_with_problem_details() {
    let text = printed("answer_a_request", &[]);
    let mut answers = Vec::new();
    for answer in text.trim_end().split("\n\n") {
        let (head, body) = answer.split_once('\n').unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        let listed = body.get("errors").or(body.get("worthKnowing")).unwrap().as_array().unwrap();
        let place =
            |error: &Value| format!("{} {}", error["code"].as_str().unwrap(), error["pointer"].as_str().unwrap());
        answers.push((head.to_owned(), body["type"].clone(), listed.iter().map(place).collect::<Vec<_>>()));
    }
    let problem = |name: &str| Value::from(format!("urn:example:progress-record:{name}"));
    let expected = [
        ("200 application/json", Value::Null, vec!["reference.to-removed /judgements/0/evidence/3"]),
        (
            "422 application/problem+json",
            problem("contradiction"),
            vec!["reference.unresolved /observations/0/goals/0"],
        ),
        (
            "422 application/problem+json",
            problem("not-a-record"),
            vec!["structure.wrong-type /child/knownAs", "structure.missing /observations/0"],
        ),
        ("400 application/problem+json", problem("not-json"), vec!["structure.not-json "]),
    ];
    let expected = expected
        .map(|(head, kind, places)| (head.to_owned(), kind, places.into_iter().map(str::to_owned).collect::<Vec<_>>()));
    assert_eq!(answers, expected);
    assert!(!text.contains("Ivo"), "an answer repeats what somebody wrote:\n{text}");
}

#[test]
fn a_request_that_is_too_large_is_refused() {
    let path = empty_folder("programs/request").join("large.json");
    fs::write(&path, " ".repeat(2 * 1024 * 1024 + 1)).unwrap();
    let text = printed("answer_a_request", &[path.to_str().unwrap()]);
    assert_tells(&text, &["413 application/problem+json", "\"code\": \"structure.too-large\",", "\"status\": 413,"]);
}

#[test]
fn an_export_is_gone_over_and_its_good_records_kept() {
    let good = empty_folder("programs/export").join("good.ndjson");
    let export = empty_folder("programs/export-in").join("export.ndjson");
    assert_eq!(
        printed("stream_an_export", &[]),
        "line 2: structure.missing at /observations/0: the required member `occurred` is missing\n\
         line 3: structure.not-json at : the text is not JSON from here on\n\
         \n\
         3 records are good and have 20 observations\n\
         2 lines are not\n    \
             structure.not-json in 1: The document is not JSON.\n    \
             structure.missing in 1: A required member is missing.\n"
    );
    let minimal = child_progress::read_str(include_str!("../../examples/records/minimal.json")).unwrap();
    let mut text = b"{}\n".to_vec();
    child_progress::write_line(&minimal, &mut text).unwrap();
    fs::write(&export, text).unwrap();
    let told = printed("stream_an_export", &[export.to_str().unwrap(), good.to_str().unwrap()]);
    assert_tells(&told, &["1 records are good and have 1 observations", "1 lines are not"]);
    assert_eq!(child_progress::read(&fs::read(good).unwrap()).unwrap(), minimal);
}

#[test]
fn a_spreadsheet_becomes_records_and_no_row_is_lost() {
    let records = empty_folder("programs/spreadsheet").join("records.ndjson");
    let sheet = "examples/spreadsheet/observations.csv";
    assert_eq!(
        printed("from_a_spreadsheet", &[sheet, records.to_str().unwrap()]),
        "r1 (Rafi): 4 observations, 0 findings\n\
         r2 (Edie): 1 observations, 0 findings\n\
         row 6, column date: it is not a day such as 14/09/2026\n\
         row 7, column calm minutes: it is neither a number nor a reason\n\
         row 8, column child: it is not an id\n\
         row 9, column name: an earlier row has another name for the child\n\
         9 rows: 5 taken, 4 to mend\n"
    );
    let text = fs::read_to_string(records).unwrap();
    let read: Vec<_> = text.lines().map(|line| child_progress::read_str(line).unwrap()).collect();
    let seen = |child: usize, place: usize| {
        let observation = read.get(child).unwrap().observations.get(place).unwrap();
        observation.seen.as_ref().map(|text| text.words.as_str())
    };
    assert_eq!(seen(0, 0), Some("Stayed at the table all through lunch, then cleared his plate."));
    assert_eq!(seen(0, 1), Some("Said \"too loud\" and took his own ear defenders."));
    assert_eq!(seen(1, 0), Some("Two helpings.\nAsked for the second by looking at the pan."));
    let unwell = read.first().unwrap().observations.get(2).unwrap();
    assert!(unwell.values.is_empty() && unwell.not_observed.len() == 1, "a day of illness is no zero");
}

#[test]
fn quotation_marks_in_a_spreadsheet_have_to_fit() {
    let heading = "child,name,date,seen by,what was seen,calm minutes\r\n";
    let sheet = empty_folder("programs/quotes").join("sheet.csv");
    let told = |rows: &str| {
        fs::write(&sheet, format!("\u{feff}{heading}{rows}")).unwrap();
        let mut command = Command::new(built().join("from_a_spreadsheet"));
        let ran = command.arg(&sheet).output().unwrap();
        String::from_utf8(if ran.status.success() { ran.stdout } else { ran.stderr }).unwrap()
    };
    assert!(told("c1,,2026-09-14,,\"Sang\r\n").contains("row 2: a quotation mark has no end"));
    assert!(told("c1,,2026-09-14,,\"Sang\" twice,\r\n").contains("row 2: something stands after a quotation mark"));
    assert!(
        told("c1,,2026-09-14,,Sang\r\n").contains("row 2, column calm minutes: the row has too few or too many cells")
    );
    assert!(told("c1,,2026-09-14,,\"\",\"\"\r\n\r\n").contains("1 rows: 1 taken, 0 to mend"));
    assert!(told("c1,,2026-09-14,,6\" of rain and out he went,").contains("1 rows: 1 taken, 0 to mend"));
}

#[test]
fn progress_is_told_as_a_page_and_to_programs() {
    let text = printed("progress_of_a_record", &[]);
    assert_tells(
        &text,
        &[
            "How things are going for Wren",
            "IN WREN'S OWN WAY",
            "What the notes show — so far: Holding on longer than expected.",
            "g-feet: slower-than-expected (sustaining), differ",
            "apart: health",
            "g-song: joining-in (sustaining), one-voice",
        ],
    );
}

#[test]
fn each_audience_is_told_apart() {
    let text = printed("share_by_audience", &[]);
    assert_tells(
        &text,
        &["The child", "not-yet-child: /views/1", "Parent carers", "Education staff", "Named staff only"],
    );
    let bytes = |of: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("for {of}: "))).unwrap();
        line.split(' ').rev().nth(3).unwrap().parse::<usize>().unwrap()
    };
    assert!(bytes("a meeting of parents and school") < bytes("the parents"), "{text}");
}

#[test]
fn a_school_uses_its_own_areas_and_scale() {
    assert_tells(
        &printed("own_vocabulary", &[]),
        &[
            "0 findings",
            "• How Ines joins in when there is football. Getting there.",
            "Parts of life with something written: Friends and play; Initiation.",
        ],
    );
}

#[test]
fn a_record_is_read_built_checked_merged() {
    assert_tells(&printed("read_a_record", &[]), &["What was seen"]);
    let built = child_progress::read_str(&printed("build_a_record", &[])).unwrap();
    assert_eq!(built.goals.len(), 1);
    assert_tells(&printed("check_a_record", &[]), &["5 errors, 0 warnings, 1 notes"]);
    let merged = printed("merge_and_diff", &[]);
    assert_tells(&merged, &["3 observations, 1 view", "one copy has it due 2026-10", "one copy has it due 2026-12"]);
}
