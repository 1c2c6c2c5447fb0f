//! `progress`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{BAD, assert_prints, assert_refuses, run, run_with};

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
