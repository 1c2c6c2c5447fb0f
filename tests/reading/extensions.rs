//! What a host puts into an extension comes back as it was written, and merging and differences see all of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use child_progress::{
    Audience, Content, ProgressRecord, ReadOptions, ShareOptions, Unlabelled, as_of, diff, merge, read_str, share,
};

const KEY: &str = "org.example.a";

fn text(held: &str) -> String {
    format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},"extensions":{{"{KEY}":{held}}}}}"#)
}

fn record(held: &str) -> ProgressRecord {
    read_str(&text(held)).unwrap()
}

/// Numbers that a double changes, and spellings that it does not keep.
const NUMBERS: [&str; 12] = [
    "123456789012345678901",
    "-123456789012345678901",
    "0.1000000000000000055511151231257827",
    "1e-400",
    "-0",
    "-0.0",
    "0.0",
    "1.0",
    "1.50",
    "1E2",
    "1e+2",
    "18446744073709551616",
];

#[test]
fn numbers_are_kept_as_they_are_written() {
    let options = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include).unwrap();
    for number in NUMBERS {
        for held in [number.to_owned(), format!(r#"{{"a":[{number}]}}"#)] {
            let record = record(&held);
            assert_eq!(serde_json::to_string(&record).unwrap(), text(&held));
            let again: ProgressRecord = serde_json::from_str(&text(&held)).unwrap();
            assert_eq!(again, record);
            let known = as_of(&record, "2026-09-14".parse().unwrap());
            assert_eq!(known.extensions[KEY].as_json(), held);
            let merged = merge([record.clone(), record.clone()]).unwrap();
            assert_eq!(merged.record, record);
            assert!(share(&record, &options).record.extensions.is_empty());
        }
        let unknown = format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},"mood":[ {number} ]}}"#);
        let document = ReadOptions::tolerant().read_str(&unknown).unwrap();
        assert_eq!(document.unread[0].value.as_json(), format!("[{number}]"));
    }
}

#[test]
fn a_number_beyond_a_double_is_refused_and_the_fault_says_so() {
    for held in ["1e309", "-1e309", r#"{"a":[1e400]}"#] {
        let report = read_str(&text(held)).unwrap_err().into_report();
        assert_eq!(report.findings()[0].code.as_str(), "structure.range", "{held}");
        assert!(Content::from_json(held).is_err());
    }
}

#[test]
fn merging_and_differences_see_every_digit() {
    for [one, other] in [
        ["123456789012345678901", "123456789012345678902"],
        ["1e-400", "1e-401"],
        ["0.0", "-0.0"],
        ["0.1", "0.10000000000000000001"],
        ["1", "1.0"],
    ] {
        let copies = [record(one), record(other)];
        for copies in [copies.clone(), [copies[1].clone(), copies[0].clone()]] {
            let merged = merge(copies).unwrap();
            let mut sides: Vec<&str> = merged.conflicts[0].sides.iter().map(|side| side.content.as_json()).collect();
            sides.sort_unstable();
            let mut expected = [one, other];
            expected.sort_unstable();
            assert_eq!(sides, expected);
            assert!(!merged.record.extensions.contains_key(KEY));
        }
        let changes = diff(&copies[0], &copies[1]);
        let told = serde_json::to_string(&changes).unwrap();
        assert!(told.contains(one) && told.contains(other), "{told}");
    }
}

#[test]
fn a_content_has_one_spelling() {
    let spelled = |json: &str| Content::from_json(json).map(|content| content.as_json().to_owned());
    for (written, kept) in [
        (" { \"b\" : [ 1 , 2 ] ,\n\"a\":{ } } ", r#"{"a":{},"b":[1,2]}"#),
        (r#"{"b":1,"a":{"d":2,"c":[]},"":null}"#, r#"{"":null,"a":{"c":[],"d":2},"b":1}"#),
        (r#"["\u0041\/\n","\ud83d\ude00"]"#, "[\"A/\\n\",\"😀\"]"),
        ("true", "true"),
    ] {
        assert_eq!(spelled(written).unwrap(), kept);
        assert_eq!(spelled(kept).unwrap(), kept);
    }
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(spelled(&deep(127)).is_ok());
    let twice = r#"{"a":1,"b":2,"\u0061":3}"#;
    for refused in [twice, &deep(128), "", "[1,]", "{\"a\" 1}", "01", "nul", "\"\u{1}\"", "1 2", "\"\\ud800\""] {
        assert!(spelled(refused).is_err(), "{refused}");
    }
}

/// A format that is no text has numbers by what they are worth, or refuses them.
#[test]
fn other_formats_change_no_number() {
    let through = |held: &str| {
        let mut bytes = Vec::new();
        ciborium::into_writer(&record(held), &mut bytes).map_err(|error| error.to_string())?;
        let again: ProgressRecord = ciborium::from_reader(bytes.as_slice()).unwrap();
        Ok::<_, String>(again.extensions[KEY].as_json().to_owned())
    };
    for (held, kept) in [
        (r#"{"a":[true,null,"A\n",{}]}"#, r#"{"a":[true,null,"A\n",{}]}"#),
        ("18446744073709551615", "18446744073709551615"),
        ("-1", "-1"),
        ("1.50", "1.5"),
        ("1E2", "100.0"),
        ("-0", "-0.0"),
        ("0.00", "0.0"),
    ] {
        assert_eq!(through(held).unwrap(), kept);
    }
    for held in ["123456789012345678901", "0.10000000000000000001", "1e-400"] {
        let refused = through(held).unwrap_err();
        assert!(refused.contains("more digits than a double keeps"), "{held}: {refused}");
    }
}
