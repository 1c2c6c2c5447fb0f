//! `validate --lines`: each line is a record.

use serde_json::Value;

use super::{BAD, FINE, GOOD, TRY, assert_as_published, assert_prints, assert_refuses, file, run, run_with};
use crate::support::files::empty_folder;

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
    let folder = empty_folder("cli/begin-again");
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
