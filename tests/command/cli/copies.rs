//! `merge` and `diff`.

use serde_json::{Value, json};

use super::{BAD, GOOD, TRY, assert_prints, assert_refuses, file, run, run_with};
use crate::support::files::empty_folder;

const SCHOOL: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1","knownAs":"Ava"},"goals":[{"id":"g1","wordings":[{"text":{"words":"Sing."}}]}],"observations":[{"id":"o1","occurred":"2026-09-14","seen":{"words":"Sang."}}]}"#;

const CLINIC: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"},"goals":[{"id":"g1","wordings":[{"text":{"words":"Hum."}}]}],"removals":[{"id":"o1","on":"2026-09-20","reason":"request"}]}"#;

#[test]
fn merge_prints_the_record_and_says_what_is_left_to_people() {
    let folder = empty_folder("cli/merge");
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
    let folder = empty_folder("cli/merge-circle");
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
    let folder = empty_folder("cli/merge-refuses");
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
    let folder = empty_folder("cli/diff");
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
