//! The tolerant reader.

use child_progress::{ReadOptions, RuleCode, Severity};
use serde_json::{Value, json};

use super::{MINIMAL, nested, refused, taken, told, with};

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
