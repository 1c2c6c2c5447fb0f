//! How documents are read: bounds, inputs, the tolerant mode, plain serde, and documents made to break a reader.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bounds;
mod hostile;
mod inputs;
mod tolerant;

use child_progress::{Document, ProgressRecord, ReadOptions, Report};
use serde_json::Value;

const MINIMAL: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"}}"#;

/// The smallest record with these members.
fn with(members: &str) -> String {
    format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},{members}}}"#)
}

/// What is wrong with a document that cannot be read, by both ways of asking.
/// A record that is nested exactly this deep, in an extension.
fn nested(depth: usize) -> String {
    let inner = depth - 2;
    with(&format!(r#""extensions":{{"org.example.deep":{}{}}}"#, "[".repeat(inner), "]".repeat(inner)))
}

/// Findings as `code pointer line:column`.
fn told(report: &Report) -> Vec<String> {
    let place = |finding: &child_progress::Finding| {
        finding.position.as_ref().map_or("nowhere".to_owned(), |at| format!("{}:{}", at.line, at.column))
    };
    let line = |finding| -> String {
        let finding: &child_progress::Finding = finding;
        format!("{} {} {}", finding.code.as_str(), finding.pointer, place(finding))
    };
    report.findings().iter().map(line).collect()
}

fn taken(text: &str) -> Document {
    ReadOptions::tolerant().read_str(text).unwrap()
}

fn refused(options: ReadOptions, bytes: &[u8]) -> Vec<String> {
    let report = options.read(bytes).unwrap_err().into_report();
    assert_eq!(told(&report), told(&options.faults(bytes)));
    told(&report)
}

// ---- plain serde

/// What plain serde says of a document, from a text and from a value. It must not repeat what stands there.
fn serde_refuses(text: &str) {
    let from_text = serde_json::from_str::<ProgressRecord>(text).unwrap_err();
    let mut errors = vec![from_text.to_string(), format!("{from_text:?}")];
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let from_value = serde_json::from_value::<ProgressRecord>(value).unwrap_err();
        errors.extend([from_value.to_string(), format!("{from_value:?}")]);
    }
    for error in errors {
        assert!(!error.contains("zebra"), "an error of serde repeats the document: {error}");
    }
}

#[test]
fn errors_of_plain_serde_do_not_repeat_the_document() {
    let texts = [
        r#""zebra""#.to_owned(),
        r#"["zebra"]"#.to_owned(),
        r#"{"schemaVersion":"zebra","child":{"id":"c1"}}"#.to_owned(),
        with(r#""zebra":1"#),
        with(r#""goals":"zebra""#),
        with(r#""goals":{"zebra":[]}"#),
        with(r#""goals":["zebra"]"#),
        with(r#""measures":[{"id":"m1","form":{"kind":"zebra"}}]"#),
        with(r#""measures":[{"id":"m1","form":{"kind":"narrative","zebra":1}}]"#),
        with(r#""measures":[{"id":"m1","form":{"zebra":{}}}]"#),
        with(r#""observations":[{"id":"o1","occurred":"zebra"}]"#),
        with(r#""observations":[{"id":"o1","occurred":"2026","unplanned":"zebra"}]"#),
        with(r#""needs":[{"id":"n1","rank":"zebra"}]"#),
        with(r#""needs":[{"id":"zebra zebra"}]"#),
        with(r#""extensions":{"zebra":1}"#),
        with(r#""extensions":{"org.example.a":{"zebra":1,"zebra":2}}"#),
        with(r#""extensions":"zebra""#),
        r#"{"zebra"#.to_owned(),
        r#"{"zebra"zebra}"#.to_owned(),
        format!("{MINIMAL} zebra"),
    ];
    for text in texts {
        if text.contains("\"zebra\":2") || text.ends_with(" zebra") {
            let error = serde_json::from_str::<ProgressRecord>(&text).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("zebra"));
        } else {
            serde_refuses(&text);
        }
        assert!(child_progress::read_str(&text).is_err());
    }
}

#[test]
fn lists_for_objects_and_maps_for_codes_are_refused_by_plain_serde_too() {
    for text in [
        r#"["1.0",{"id":"c1"}]"#.to_owned(),
        r#"{"schemaVersion":"1.0","child":["c1"]}"#.to_owned(),
        with(r#""people":[["p1"]]"#),
        with(r#""people":{"0":{"id":"p1"}}"#),
        with(r#""people":[{"id":"p1","roles":[{"teacher":null}]}]"#),
        with(r#""people":[{"id":"p1","roles":[{"teacher":{}}]}]"#),
        with(r#""people":[{"id":"p1","roles":[["teacher"]]}]"#),
        with(r#""measures":[{"id":"m1","form":"narrative"}]"#),
        with(r#""measures":[{"id":"m1","form":["narrative"]}]"#),
        with(r#""measures":[{"id":"m1","form":{"narrative":{}}}]"#),
        with(r#""people":[{"id":["p1"]}]"#),
        with(r#""needs":[{"id":"n1","rank":[1]}]"#),
        with(r#""extensions":[["org.example.a",1]]"#),
        with(r#""id":null"#),
    ] {
        serde_refuses(&text);
        assert!(child_progress::read_str(&text).is_err());
        assert!(!ReadOptions::strict().faults(text.as_bytes()).is_valid());
    }
}

/// However a host reads: from text, bytes, a tree, inside a type of its own, and from formats that are not JSON.
#[test]
fn serde_reads_what_the_reader_reads() {
    use serde::de::value::{Error, MapDeserializer};

    #[derive(serde::Deserialize)]
    struct Host {
        records: Vec<ProgressRecord>,
    }
    let text =
        r#"{"extensions":{"org.example.x":[1e2,-0,null,{"a":"\u00e9"}]},"child":{"id":"c1"},"schemaVersion":"1.0"}"#;
    let record = child_progress::read_str(text).unwrap();
    assert_eq!(serde_json::from_str::<ProgressRecord>(text).unwrap(), record);
    assert_eq!(serde_json::from_slice::<ProgressRecord>(text.as_bytes()).unwrap(), record);
    assert_eq!(serde_json::from_reader::<_, ProgressRecord>(text.as_bytes()).unwrap(), record);
    let host: Host = serde_json::from_str(&format!(r#"{{"records":[{text}, {text}]}}"#)).unwrap();
    assert_eq!(host.records, [record.clone(), record.clone()]);
    // What a tree keeps of it: -0 becomes a whole number's 0 in some of its settings.
    let plain = text.replace("1e2,-0", "100,0");
    let record = child_progress::read_str(&plain).unwrap();
    assert_eq!(serde_json::from_value::<ProgressRecord>(serde_json::from_str(&plain).unwrap()).unwrap(), record);

    // A format without an own way to hand over its text.
    let child = |members: &[(&'static str, &'static str)]| {
        let members = MapDeserializer::<_, Error>::new(members.iter().copied());
        <child_progress::Child as serde::Deserialize>::deserialize(members)
    };
    assert_eq!(child(&[("id", "c1")]).unwrap().id.as_str(), "c1");
    assert!(child(&[("id", "c1"), ("id", "c2")]).is_err());
    for twice in [r#"{"schemaVersion":"1.0","child":{"id":"c1"},"child":{"id":"c2"}}"#, "[]", "null", "1", "\"\""] {
        let refused = serde_json::from_str::<ProgressRecord>(twice).unwrap_err().to_string();
        assert!(refused.starts_with("not a ProgressRecord; child_progress::read tells"), "{refused}");
    }
}
