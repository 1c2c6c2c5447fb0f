//! `share`.

use std::fs;

use serde_json::{Value, json};

use super::{GOOD, TRY, assert_refuses, file, run, run_with};
use crate::support::command::Ran;
use crate::support::files::empty_folder;

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
    let folder = empty_folder("cli/left-out");
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
