//! One verdict with `serde_json` on every text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Map, Value};

use super::{Answer, Json, Refused, head};
use crate::base::shape::Shape;
use crate::base::view::{JsonView, Viewed};
use crate::base::wire::{Wire, from_str};

/// Any JSON, read by the ways of this reader.
struct Tree(Value);

impl Wire for Tree {
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn blank() -> Self {
        Self(Value::Null)
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        let inner = |json: &mut Json<'_>| {
            let mut inner = Self::blank();
            inner.read(json).map(|()| inner.0)
        };
        self.0 = match json.next_token() {
            Some(b'{') => {
                let mut members = Map::new();
                let mut more = json.enter(b'{', b'}')?;
                while more {
                    let name = json.any_name(|name| Ok(name.to_owned()))?;
                    members.insert(name, inner(json)?);
                    more = json.more(b'}')?;
                }
                Value::Object(members)
            }
            Some(b'[') => {
                let mut items = Vec::new();
                let mut more = json.enter(b'[', b']')?;
                while more {
                    items.push(inner(json)?);
                    more = json.more(b']')?;
                }
                Value::Array(items)
            }
            Some(b'"') => json.string()?.into(),
            Some(b't' | b'f') => json.boolean()?.into(),
            Some(b'n') => json.literal("null").map(|()| Value::Null)?,
            Some(_) => json.number()?.into(),
            None => return Err(Refused),
        };
        Ok(())
    }
}

impl Viewed for Tree {
    fn view(&self) -> JsonView<'_> {
        JsonView::Absent
    }
}

/// The same as what an extension holds.
struct Held(Value);

impl Wire for Held {
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn blank() -> Self {
        Self(Value::Null)
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        self.0 = serde_json::from_str(&json.any()?).map_err(|_| Refused)?;
        Ok(())
    }
}

impl Viewed for Held {
    fn view(&self) -> JsonView<'_> {
        JsonView::Absent
    }
}

/// What `serde_json` makes of a text is what this reader makes of it. Numbers are compared as doubles: with
/// `arbitrary_precision` it keeps their spelling.
fn agree(text: &str) {
    fn same(one: &Value, other: &Value) -> bool {
        match (one, other) {
            (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            (Value::Object(one), Value::Object(other)) => {
                one.len() == other.len() && one.iter().all(|(name, one)| other.get(name).is_some_and(|o| same(one, o)))
            }
            _ => one == other,
        }
    }
    let theirs = serde_json::from_str::<Value>(text).ok().filter(finite);
    let trees = [from_str::<Tree>(text).map(|tree| tree.0), from_str::<Held>(text).map(|held| held.0)];
    for (way, ours) in trees.into_iter().enumerate() {
        let ours = ours.ok().filter(finite);
        let well = match (&ours, &theirs) {
            (Some(ours), Some(theirs)) => same(ours, theirs),
            // What an extension holds has no member twice.
            (None, Some(_)) => way == 1 && text.contains("\"a\":1,\"a\":2"),
            (None, None) => true,
            (Some(_), None) => false,
        };
        assert!(well, "{text:?}: {ours:?} and {theirs:?}");
    }
}

/// With `arbitrary_precision`, numbers that no double holds are read as well.
fn finite(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(f64::is_finite),
        Value::Array(items) => items.iter().all(finite),
        Value::Object(members) => members.values().all(finite),
        _ => true,
    }
}

#[test]
fn json_is_read_as_serde_json_reads_it() {
    let numbers = "0 -0 00 01 -1 1.5 1. .5 1e2 1E+2 1e 1e+ -1e-2 - +1 18446744073709551615 18446744073709551616 \
                   -9223372036854775808 -9223372036854775809 1e308 1e309 -1e309 0e999 123456789.12345678901234567890 \
                   2.2250738585072011e-308 4.9e-324 1e-400 0x1 1_0 NaN Infinity 9007199254740993";
    numbers.split_whitespace().for_each(agree);
    for text in [
        "",
        " ",
        "null",
        " true\n",
        "false",
        "nul",
        "truee",
        "\"a\"",
        "\"",
        "\"\\",
        "\"\\\"",
        "\"\\u0041\"",
        "\"\\u00\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ud83dx\"",
        "\"\\x\"",
        "\"\\/\\b\\f\\n\\r\\t\"",
        "\"\u{1f}\"",
        "\"\u{7f}\"",
        "\"tab\there\"",
        "\"eight letters and an \u{e9}\"",
        "\"\u{1f600}\\n\u{1f600}\"",
        "[",
        "]",
        "[]",
        "[ ]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1,2 ]",
        "[1,,2]",
        "{",
        "{}",
        "{ }",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{\"a\" : 1 , \"b\":[ { } ] }",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1}",
        "1 1",
        "[] []",
        "{}x",
        "\u{feff}{}",
        "\u{a0}1",
        "\u{b}1",
        "[1]\0",
        "{1:2}",
        "{\"a\":1;}",
        "[true,false,null]",
        "[-]",
        "\"\\u12\u{e9}4\"",
        "\"\\",
    ] {
        agree(text);
    }
    for depth in [126, 127, 128, 129] {
        agree(&("[".repeat(depth) + &"]".repeat(depth)));
        agree(&("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)));
    }
}

#[test]
fn a_name_is_told_by_all_its_bytes_wherever_it_stands() {
    fn at_start(text: &str) -> Json<'_> {
        Json { text, at: 0, depth: 0, name: 0, unescaped: String::new() }
    }
    for length in 1..40 {
        let name: String = ('a'..='z').cycle().take(length).collect();
        let other = format!("{}!", &name[..length - 1]);
        for rest in 0..24 {
            for (before, between) in [("", ""), (" ", ""), ("", " "), ("\n\t", "\r\n")] {
                let text = format!("{before}\"{name}\"{between}:{}", "1".repeat(rest));
                let mut json = at_start(&text);
                let read = json.name();
                assert_eq!(read.head, head(&name), "{text}");
                assert!(json.is_named(read, &name) && !json.is_named(read, &format!("{name}a")), "{text}");
                assert!(length <= 8 || !json.is_named(read, &other), "{text}");
                assert_eq!(json.at, text.len() - rest);
                for cut_off in [text.find(':').unwrap(), before.len() + 1 + length, before.len() + 1] {
                    assert_eq!(at_start(&text[..cut_off]).name().head, 0, "{text} up to {cut_off}");
                }
            }
        }
    }
}

/// A record with a few bytes changed, taken out or put in, again and again.
#[test]
fn spoilt_records_are_read_as_serde_json_reads_them() {
    let record = include_str!("../../../examples/records/a-cane-from-fourteen-months.json");
    let puts = "\"\\{}[]:,0123456789.eE+-tfnu \n\t\u{1}\u{e9}a";
    let puts: Vec<char> = puts.chars().collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % bound
    };
    let letters: Vec<char> = record.chars().take(1500).collect();
    let mut read = 0;
    for _ in 0..3000 {
        // A short piece around one value, so that many changes leave JSON.
        let mut text = letters.clone();
        for _ in 0..=below(2) {
            let at = below(text.len());
            match below(3) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, puts[below(puts.len())]),
                _ => text[at] = puts[below(puts.len())],
            }
        }
        let text: String = text.into_iter().collect();
        for piece in text.split_inclusive('\n') {
            let piece = piece.trim().trim_end_matches(',');
            read += usize::from(from_str::<Tree>(piece).is_ok());
            agree(piece);
        }
    }
    assert!(read > 1000, "{read}");
}
