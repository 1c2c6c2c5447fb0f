//! Bounds: of size, of depth, of findings.

use child_progress::ReadOptions;

use super::{MINIMAL, nested, refused, told, with};

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
