//! How documents are read: bounds, inputs, the tolerant mode, plain serde, and documents made to break a reader.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::error::Error as _;
use std::io::{self, Read};

use child_progress::{Document, ProgressRecord, ReadError, ReadOptions, Report, RuleCode, Severity};
use serde_json::{Value, json};

const MINIMAL: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"}}"#;

/// The smallest record with these members.
fn with(members: &str) -> String {
    format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},{members}}}"#)
}

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

/// What is wrong with a document that cannot be read, by both ways of asking.
fn refused(options: ReadOptions, bytes: &[u8]) -> Vec<String> {
    let report = options.read(bytes).unwrap_err().into_report();
    assert_eq!(told(&report), told(&options.faults(bytes)));
    told(&report)
}

fn taken(text: &str) -> Document {
    ReadOptions::tolerant().read_str(text).unwrap()
}

// ---- bounds

#[test]
fn a_document_may_have_as_many_bytes_as_the_bound_and_no_more() {
    let exactly = ReadOptions::strict().max_bytes(MINIMAL.len());
    assert!(exactly.read_str(MINIMAL).is_ok());
    assert!(exactly.faults(MINIMAL.as_bytes()).findings().is_empty());
    let longer = format!("{MINIMAL} ");
    assert_eq!(refused(exactly, longer.as_bytes()), ["structure.too-large  1:1"]);
    assert_eq!(refused(exactly.max_bytes(0), b"x"), ["structure.too-large  1:1"]);
    assert_eq!(refused(exactly.max_bytes(0), b""), ["structure.empty  1:1"]);
}

#[test]
fn size_is_counted_in_bytes_and_told_before_anything_else() {
    let text = MINIMAL.replace("c1", "😀");
    let options = ReadOptions::strict().max_bytes(text.chars().count());
    assert_eq!(refused(options, text.as_bytes()), ["structure.too-large  1:1"]);
    assert_eq!(refused(options.max_bytes(1), &[0xff, 0xff]), ["structure.too-large  1:1"]);
}

#[test]
fn a_byte_that_is_not_utf_8_is_told_with_its_place() {
    let options = ReadOptions::strict();
    let latin_1 = b"{\n  \"schemaVersion\": \"1.0\",\n  \"child\": { \"id\": \"c1\", \"knownAs\": \"Zo\xeb\" }\n}";
    assert_eq!(refused(options, latin_1), ["structure.not-utf8  3:40"]);
    let mut after_words = "\"Zoë 😀".as_bytes().to_vec();
    after_words.extend(b"\xf0\x9f\x98");
    assert_eq!(refused(options, &after_words), ["structure.not-utf8  1:7"]);
    assert_eq!(refused(options, b"\xff\xfe{\x00"), ["structure.not-utf8  1:1"]);
    assert_eq!(refused(options, b"\xed\xa0\x80"), ["structure.not-utf8  1:1"]);
    assert_eq!(refused(ReadOptions::tolerant(), b"{\"\xc0\xaf\"}"), ["structure.not-utf8  1:3"]);
    let well = MINIMAL.replace("c1\"", "c1\",\"knownAs\":\"\u{10ffff}\u{7ff}\u{ffff}\"");
    assert!(options.read_str(&well).is_ok());
}

#[test]
fn objects_and_lists_may_be_127_deep() {
    let options = ReadOptions::strict();
    assert!(options.read_str(&nested(127)).is_ok());
    assert!(options.faults(nested(127).as_bytes()).findings().is_empty());
    // 44 characters to the name of the extensions, and 125 brackets that may stand.
    let column = nested(128).find("[]").unwrap() + 1;
    assert_eq!(refused(options, nested(128).as_bytes()), [format!("structure.too-deep /extensions 1:{column}")]);
    assert_eq!(refused(options, nested(5000).as_bytes()), [format!("structure.too-deep /extensions 1:{column}")]);
}

#[test]
fn the_depth_can_be_set_lower_and_never_higher() {
    for depth in [3, 10, 126, 127] {
        let options = ReadOptions::strict().max_depth(depth);
        assert!(options.read_str(&nested(depth)).is_ok());
        assert!(options.faults(nested(depth).as_bytes()).findings().is_empty());
        assert_eq!(refused(options, nested(depth + 1).as_bytes()).len(), 1);
    }
    let options = ReadOptions::strict().max_depth(1000);
    assert_eq!(options, ReadOptions::strict().max_depth(ReadOptions::MAX_DEPTH));
    assert_eq!(refused(options, nested(128).as_bytes()).len(), 1);
    assert_eq!(refused(ReadOptions::strict().max_depth(0), MINIMAL.as_bytes()), ["structure.too-deep  1:1"]);
    assert_eq!(refused(ReadOptions::strict().max_depth(1), MINIMAL.as_bytes()), ["structure.too-deep /child 1:32"]);
}

#[test]
fn brackets_in_strings_are_no_depth() {
    let text = with(&format!(r#""id":"r1","extensions":{{"org.example.a":"{}\" {{{{"}}"#, "[".repeat(200)));
    let options = ReadOptions::strict().max_depth(2);
    assert!(options.read_str(&text).is_ok());
    assert!(options.faults(text.as_bytes()).findings().is_empty());
}

#[test]
fn as_many_findings_are_kept_as_were_asked_for_and_the_rest_are_counted() {
    let text = with(&format!(r#""goals":[{}]"#, vec!["7"; 2500].join(",")));
    let report = ReadOptions::strict().read_str(&text).unwrap_err().into_report();
    assert_eq!((report.findings().len(), report.omitted()), (ReadOptions::MAX_FINDINGS, 1500));
    assert_eq!(report.findings()[999].pointer.as_str(), "/goals/999");
    for most in [1, 10, 2499, 2500, 2501] {
        let options = ReadOptions::strict().max_findings(most);
        let report = options.read_str(&text).unwrap_err().into_report();
        assert_eq!(report.findings().len(), most.min(2500));
        assert_eq!(report.findings().len() + report.omitted(), 2500);
        assert_eq!(report, options.faults(text.as_bytes()));
        assert_eq!(report.findings()[0].pointer.as_str(), "/goals/0");
    }
    let shown = ReadOptions::strict().max_findings(2).read_str(&text).unwrap_err().to_string();
    assert!(shown.ends_with("\nand 2498 more"));
}

#[test]
fn errors_are_kept_before_warnings() {
    let text = with(r#""mood":1,"weather":2,"goals":[7]"#);
    let report = ReadOptions::tolerant().max_findings(1).read_str(&text).unwrap_err().into_report();
    assert_eq!(told(&report), ["structure.wrong-type /goals/0 1:74"]);
    assert_eq!(report.omitted(), 2);
}

#[test]
fn a_refusal_is_never_without_an_error() {
    for text in ["", "x", "[]", "{}", &with(r#""goals":[7]"#)] {
        let report = ReadOptions::strict().max_findings(0).read_str(text).unwrap_err().into_report();
        assert!(!report.is_valid() || report.omitted() > 0);
    }
}

#[test]
fn a_list_of_entries_holds_a_million() {
    let text = |length: usize| with(&format!(r#""people":[{}]"#, vec![r#"{"id":"p"}"#; length].join(",")));
    assert_eq!(child_progress::read_str(&text(1_000_000)).unwrap().people.len(), 1_000_000);
    assert_eq!(refused(ReadOptions::strict(), text(1_000_001).as_bytes()), ["structure.too-many /people 1:53"]);
}

// ---- inputs

/// An input that never ends, and counts what was taken from it.
struct Endless(usize);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(b' ');
        self.0 += buffer.len();
        Ok(buffer.len())
    }
}

/// An input that gives a part and then fails.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line was cut"));
        }
        self.0 -= 1;
        buffer[0] = MINIMAL.as_bytes()[0];
        Ok(1)
    }
}

/// An input that gives one byte at a time and is interrupted before each.
struct Halting<'a>(&'a [u8], bool);

impl Read for Halting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = self.0.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn an_input_is_read_to_its_end() {
    assert_eq!(child_progress::read_from(MINIMAL.as_bytes()).unwrap().child.id.as_str(), "c1");
    assert_eq!(child_progress::read_from(Halting(MINIMAL.as_bytes(), false)).unwrap().child.id.as_str(), "c1");
    let Err(ReadError::Unreadable(unreadable)) = child_progress::read_from(io::empty()) else { unreachable!() };
    assert_eq!(told(unreadable.report()), ["structure.empty  1:1"]);
}

#[test]
fn an_input_that_is_too_long_is_read_one_byte_over_the_bound() {
    let mut input = Endless(0);
    let result = ReadOptions::strict().max_bytes(10_000).read_from(&mut input);
    let Err(ReadError::Unreadable(unreadable)) = result else { unreachable!() };
    assert_eq!(told(unreadable.report()), ["structure.too-large  1:1"]);
    assert!(input.0 <= 10_001, "{} bytes were read", input.0);
    let options = ReadOptions::strict().max_bytes(MINIMAL.len());
    assert!(options.read_from(MINIMAL.as_bytes()).is_ok());
    assert!(options.read_from(MINIMAL.as_bytes().chain(&b" "[..])).is_err());
    assert!(options.max_bytes(usize::MAX).read_from(MINIMAL.as_bytes()).is_ok());
}

#[test]
fn an_input_that_fails_is_told_apart_from_a_document_that_cannot_be_read() {
    for after in [0, 1, 40] {
        let error = child_progress::read_from(Failing(after)).unwrap_err();
        assert_eq!(error.to_string(), "the input could not be read");
        assert_eq!(error.source().unwrap().to_string(), "the line was cut");
        let ReadError::Io(io) = error else { unreachable!() };
        assert_eq!(io.kind(), io::ErrorKind::ConnectionReset);
    }
    let error = child_progress::read_from(&b"{"[..]).unwrap_err();
    assert!(error.to_string().starts_with("not a progress record: 1:2 error structure.not-json"));
}

// ---- the tolerant mode

#[test]
fn unknown_members_come_back_exactly_and_nothing_else_is_lost() {
    let text = r#"{
        "schemaVersion": "1.4", "mood": {"of": [1, null, {"a/b": "ü"}]},
        "child": {"id": "c1", "Zoë Hale": "x", "knownAs": "Zoë", "": 0, "a/b~c": [[]]},
        "measures": [{"id": "m1", "form": {"scale": "s1", "kind": "narrative"}}],
        "goals": [{"id": "g0", "wordings": [{"text": {"words": "so"}}]},
            {"wordings": [{"text": {"words": "so", "mood": 1.5}}], "id": "g1", "extensions": {"org.example.a": {"mood": null}}}]
    }"#;
    let document = taken(text);
    let mut unread: Vec<(&str, Value)> =
        document.unread.iter().map(|unread| (unread.pointer.as_str(), unread.value.get())).collect();
    unread.sort_by_key(|(pointer, _)| *pointer);
    assert_eq!(
        unread,
        [
            ("/child/", json!(0)),
            ("/child/Zoë Hale", json!("x")),
            ("/child/a~1b~0c", json!([[]])),
            ("/goals/1/wordings/0/text/mood", json!(1.5)),
            ("/measures/0/form/scale", json!("s1")),
            ("/mood", json!({"of": [1, null, {"a/b": "ü"}]})),
        ]
    );
    // With what was not read put back in its place, the document is whole again.
    let mut whole = serde_json::to_value(&document.record).unwrap();
    for unread in &document.unread {
        let (parent, name) = unread.pointer.as_str().rsplit_once('/').unwrap();
        let name = name.replace("~1", "/").replace("~0", "~");
        whole.pointer_mut(parent).unwrap()[name.as_str()] = unread.value.get();
    }
    assert_eq!(whole, serde_json::from_str::<Value>(text).unwrap());
    assert_eq!(document.record.schema_version.as_str(), "1.4");
}

#[test]
fn unknown_members_are_warnings_with_their_places() {
    let text = "{\"schemaVersion\":\"1.4\",\n \"mood\":1,\n \"child\":{\"id\":\"c1\",\"what mum said\":2}}";
    let document = taken(text);
    assert_eq!(told(&document.report), ["structure.unknown-member /mood 2:2", "structure.unknown-member /child 3:21"]);
    assert!(document.report.is_valid());
    assert_eq!(document.report.count(Severity::Warning), 2);
    assert_eq!(ReadOptions::tolerant().faults(text.as_bytes()), document.report);
    assert_eq!(refused(ReadOptions::strict(), text.as_bytes()).len(), 2);
}

#[test]
fn a_document_without_anything_unknown_is_read_alike_by_both() {
    let text = nested(20);
    let document = taken(&text);
    assert_eq!(document, ReadOptions::strict().read_str(&text).unwrap());
    assert!(document.unread.is_empty() && document.report.findings().is_empty());
}

#[test]
fn null_in_place_of_a_member_that_may_be_absent_is_absent_with_a_word() {
    let text = with(r#""id":null,"goals":null,"closing":null,"extensions":null,"people":[{"id":"p1","name":null}]"#);
    let document = taken(&text);
    assert_eq!(
        told(&document.report),
        [
            "structure.null /id 1:44",
            "structure.null /goals 1:54",
            "structure.null /closing 1:67",
            "structure.null /extensions 1:82",
            "structure.null /people/0/name 1:121"
        ]
    );
    assert_eq!(document.report.count(Severity::Error), 0);
    assert!(document.unread.is_empty(), "nothing was held, so nothing is lost");
    assert!(document.record.id.is_none() && document.record.goals.is_empty());
    assert_eq!(document.record.people[0].name, None);
}

#[test]
fn null_where_something_must_stand_is_an_error() {
    let tolerant = ReadOptions::tolerant();
    assert_eq!(
        refused(tolerant, br#"{"schemaVersion":null,"child":{"id":"c1"}}"#),
        ["structure.null /schemaVersion 1:18"]
    );
    assert_eq!(refused(tolerant, with(r#""people":[null]"#).as_bytes()), ["structure.null /people/0 1:54"]);
    let kind = with(r#""measures":[{"id":"m1","form":{"kind":null}}]"#);
    assert_eq!(refused(tolerant, kind.as_bytes()), ["structure.null /measures/0/form/kind 1:82"]);
    assert_eq!(refused(tolerant, b"null"), ["structure.null  1:1"]);
}

#[test]
fn a_byte_order_mark_is_a_warning() {
    let document = taken(&format!("\u{feff}{MINIMAL}"));
    assert_eq!(told(&document.report), ["structure.byte-order-mark  1:1"]);
    assert!(document.report.is_valid());
    assert_eq!(refused(ReadOptions::strict(), format!("\u{feff}{MINIMAL}").as_bytes()).len(), 1);
    let twice = format!("\u{feff}\u{feff}{MINIMAL}");
    assert!(ReadOptions::tolerant().read_str(&twice).is_err());
}

#[test]
fn places_are_the_same_behind_a_byte_order_mark() {
    let tolerant = ReadOptions::tolerant();
    for text in [with(r#""goals":[7]"#), with("\n\n\"goals\":[\"ä\",7]")] {
        let without = tolerant.read_str(&text).unwrap_err().into_report();
        let marked = format!("\u{feff}{text}");
        let behind = tolerant.read_str(&marked).unwrap_err().into_report();
        let errors: Vec<String> = told(&behind).into_iter().filter(|line| !line.contains("byte-order-mark")).collect();
        assert_eq!(errors, told(&without));
        assert_eq!(told(&tolerant.faults(marked.as_bytes())), told(&behind));
    }
}

#[test]
fn an_error_refuses_the_document_whatever_else_was_let_pass() {
    let text = with(r#""mood":1,"id":null,"goals":[{"id":"g1"}]"#);
    assert_eq!(
        refused(ReadOptions::tolerant(), text.as_bytes()),
        ["structure.unknown-member /mood 1:44", "structure.null /id 1:53", "structure.missing /goals/0 1:72"]
    );
}

#[test]
fn what_is_wrong_inside_an_unknown_member_cannot_be_kept_and_is_an_error() {
    let errors = |members: &str| {
        let report = ReadOptions::tolerant().read_str(&with(members)).unwrap_err().into_report();
        let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(errors(r#""mood":{"a":1,"a":2}"#), [RuleCode::DuplicateMember]);
    assert_eq!(errors(r#""mood":1,"mood":2"#), [RuleCode::DuplicateMember]);
    assert_eq!(errors(r#""mood":[1e999]"#), [RuleCode::Range]);
    assert_eq!(errors(r#""mood":"\ud800""#), [RuleCode::Unicode]);
    assert_eq!(errors(r#""\ud800":1"#), [RuleCode::Unicode]);
    assert_eq!(errors(&format!(r#""mood":{}{}"#, "[".repeat(127), "]".repeat(127))), [RuleCode::TooDeep]);
    assert!(
        ReadOptions::tolerant().read_str(&with(&format!(r#""mood":{}{}"#, "[".repeat(126), "]".repeat(126)))).is_ok()
    );
}

#[test]
fn extension_values_are_never_touched() {
    let held =
        r#"{"org.example.a":{"id":null,"kind":"nothing","mood":[null,{"":null,"a/b":[[],{}]}]},"org.example.b":null}"#;
    let document = taken(&with(&format!(r#""mood":1,"extensions":{held}"#)));
    assert_eq!(
        serde_json::to_value(&document.record.extensions).unwrap(),
        serde_json::from_str::<Value>(held).unwrap()
    );
    assert_eq!(told(&document.report).len(), 1);
}

#[test]
fn a_kind_that_is_not_known_is_an_error_for_the_tolerant_reader_too() {
    let text = with(r#""measures":[{"id":"m1","form":{"kind":"percentile"}}]"#);
    assert_eq!(
        refused(ReadOptions::tolerant(), text.as_bytes()),
        ["structure.unknown-kind /measures/0/form/kind 1:82"]
    );
    assert_eq!(
        refused(ReadOptions::tolerant(), br#"{"schemaVersion":"2.0","child":{"id":"c1"}}"#),
        ["structure.version /schemaVersion 1:18"]
    );
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
