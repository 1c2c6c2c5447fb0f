//! Documents made to break a reader.

use child_progress::{ProgressRecord, ReadOptions, RuleCode};

use super::{refused, taken, with};

// ---- documents made to break a reader

/// Both readers come to an end and say so; nothing is ever left unexplained.
fn withstood(text: &str) {
    for options in [ReadOptions::strict(), ReadOptions::tolerant(), ReadOptions::strict().max_depth(5)] {
        let faults = options.faults(text.as_bytes());
        let read = options.read_str(text);
        assert_eq!(read.is_ok(), faults.is_valid());
        let report = match read {
            Ok(document) => document.report,
            Err(unreadable) => unreadable.into_report(),
        };
        assert_eq!(report, faults);
        assert!(report.findings().iter().all(|finding| finding.code != RuleCode::Unexplained));
    }
    drop(serde_json::from_str::<ProgressRecord>(text));
}

#[test]
fn a_megabyte_of_open_brackets_is_withstood() {
    for open in ["[", "{\"a\":", "{\"child\":", "[{\"child\":", "\"", "\\", "{\"goals\":[", "-", "1", "\u{feff}"] {
        withstood(&open.repeat((1 << 20) / open.len()));
    }
    let (open, close) = ("[".repeat(1 << 19), "]".repeat(1 << 19));
    withstood(&format!("{open}{close}"));
}

#[test]
fn deep_nesting_where_nothing_is_known_is_withstood() {
    let (open, close) = ("[".repeat(1 << 19), "]".repeat(1 << 19));
    let (objects, ends) = ("{\"a\":".repeat(1 << 17), "}".repeat(1 << 17));
    for deep in [format!("{open}{close}"), format!("{objects}1{ends}")] {
        withstood(&with(&format!(r#""mood":{deep}"#)));
        withstood(&with(&format!(r#""extensions":{{"org.example.a":{deep}}}"#)));
        withstood(&with(&format!(r#""goals":{deep}"#)));
        withstood(&with(&format!(r#""goals":[{{"id":{deep}}}]"#)));
        withstood(&with(&format!(r#""measures":[{{"form":{{"a":{deep},"kind":{deep}}}}}]"#)));
    }
}

#[test]
fn half_a_million_faults_are_counted() {
    let count = 500_000;
    let lists = with(&format!(r#""goals":[{}]"#, vec!["7"; count].join(",")));
    let report = ReadOptions::strict().read_str(&lists).unwrap_err().into_report();
    assert_eq!(report.findings().len() + report.omitted(), count);
    let names: Vec<String> = (0..count).map(|number| format!("\"a{number}\":0")).collect();
    let members = with(&names.join(","));
    let report = ReadOptions::strict().read_str(&members).unwrap_err().into_report();
    assert_eq!(report.findings().len() + report.omitted(), count);
    let document = taken(&members);
    assert_eq!(document.unread.len(), count);
    assert_eq!(document.report.findings().len() + document.report.omitted(), count);
    let twice = with(&vec![r#""id":"r1""#; count].join(","));
    let report = ReadOptions::strict().read_str(&twice).unwrap_err().into_report();
    assert_eq!(report.findings().len() + report.omitted(), count - 1);
    let extensions = with(&format!(r#""extensions":{{{}}}"#, names.join(",")));
    let report = ReadOptions::strict().read_str(&extensions).unwrap_err().into_report();
    assert_eq!(report.findings().len() + report.omitted(), count + 1);
}

#[test]
fn a_kind_that_comes_late_is_found_in_any_number_of_objects() {
    let forms: Vec<String> = (0..20_000)
        .map(|number| {
            format!(
                r#"{{"id":"m{number}","form":{{"question":{{"words":"{}"}},"kind":"narrative"}}}}"#,
                "so ".repeat(20)
            )
        })
        .collect();
    let text = with(&format!(r#""measures":[{}],"mood":1"#, forms.join(",")));
    assert_eq!(refused(ReadOptions::strict(), text.as_bytes()).len(), 1);
    assert_eq!(taken(&text).record.measures.len(), 20_000);
}

#[test]
fn huge_numbers_are_withstood() {
    let digits = "9".repeat(1 << 20);
    for number in [
        digits.clone(),
        format!("-{digits}"),
        format!("0.{digits}"),
        format!("1e{digits}"),
        format!("1e-{digits}"),
        format!("{digits}e{digits}"),
    ] {
        withstood(&with(&format!(r#""needs":[{{"id":"n1","rank":{number}}}]"#)));
        withstood(&with(&format!(r#""extensions":{{"org.example.a":{number}}}"#)));
        withstood(&with(&format!(r#""mood":{number}"#)));
        withstood(&number);
    }
}

#[test]
fn long_names_and_texts_are_withstood() {
    let long = "ü".repeat(1 << 20);
    withstood(&with(&format!(r#""{long}":1"#)));
    withstood(&with(&format!(r#""id":"{long}""#)));
    withstood(&with(&format!(r#""extensions":{{"org.{long}":1}}"#)));
    withstood(&with(&format!(r#""measures":[{{"id":"m1","form":{{"kind":"{long}"}}}}]"#)));
    withstood(&with(&format!(r#""id":"{}""#, "\\ud800".repeat(1 << 18))));
}

#[test]
fn every_beginning_of_a_document_is_withstood() {
    let text = with(
        r#""goals":[{"id":"g1","wordings":[{"text":{"words":"é \ud83d\ude00\n"}}]}],"needs":[{"id":"n1","rank":1.5e0}]"#,
    );
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let beginning = &text[..end];
        withstood(beginning);
        let told = refused(ReadOptions::strict(), beginning.as_bytes());
        assert_eq!(told.len(), 1);
        let column = beginning.chars().count() + 1;
        let expected = if end == 0 { "structure.empty  1:1".into() } else { format!("structure.not-json  1:{column}") };
        assert_eq!(told, [expected], "cut off after {end} bytes");
    }
}
