//! What several tests share.
#![allow(dead_code)] // each test uses a part
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

pub mod copies;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

/// How many cases a test runs: its usual number, or the number in `CASES`.
pub fn cases(usual: u32) -> u32 {
    std::env::var("CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Documents from a fixed seed.
pub fn documents(number: usize) -> Vec<Value> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = child_progress::strategy::document();
    (0..number).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// A published schema, judged by an independent validator with formats asserted.
pub fn validator(name: &str) -> jsonschema::Validator {
    let schema = child_progress::schema::PublishedSchema::find(name).unwrap();
    let schema: Value = serde_json::from_str(schema.text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A small random number generator (xorshift), so that a run can be had again from its seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound.max(1)
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// The pointers of every value in a document.
pub fn pointers(value: &Value) -> Vec<String> {
    fn collect(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        match value {
            Value::Object(members) => {
                for (name, held) in members {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    collect(held, &format!("{at}/{name}"), all);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    collect(item, &format!("{at}/{index}"), all);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(value, "", &mut all);
    all
}

/// Changes a document in one place, in a way that may or may not leave it a record.
pub fn mutate(document: &mut Value, random: &mut Random) {
    let pointer = random.one(&pointers(document));
    let target = document.pointer_mut(&pointer).unwrap();
    match random.below(10) {
        0 => *target = odd_value(random),
        1..=5 => mutate_in_place(target, random),
        6 => {
            if let Value::Object(members) = target {
                members.insert(
                    random.one(&["extra", "kind", "id", "words", "Extra Name", ""]).to_owned(),
                    odd_value(random),
                );
            } else {
                *target = odd_value(random);
            }
        }
        _ => remove_or_rename(document, &pointer, random),
    }
}

fn remove_or_rename(document: &mut Value, pointer: &str, random: &mut Random) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            let held = members.remove(&name).unwrap();
            match random.below(3) {
                0 => {
                    members.insert(format!("{name}s"), held);
                }
                1 => {
                    members.insert(random.one(&["code", "on", "number", "extensions", "kind"]).to_owned(), held);
                }
                _ => {}
            }
        }
        Value::Array(items) => {
            let index: usize = name.parse().unwrap();
            if random.below(2) == 0 {
                items.remove(index);
            } else {
                let copy = items[index].clone();
                let times = random.one(&[1, 2, 1001]);
                items.extend(std::iter::repeat_n(copy, times));
            }
        }
        _ => unreachable!(),
    }
}

fn mutate_in_place(target: &mut Value, random: &mut Random) {
    match target {
        Value::String(text) => mutate_text(text, random),
        Value::Number(number) => {
            let number = number.as_f64().unwrap();
            let changed = random.one(&[
                number + 0.5,
                -number,
                number * 1e9,
                number * 1e15,
                number + 1.0,
                2019.0,
                -0.0,
                1e15,
                1e300,
                2_147_483_648.0,
            ]);
            *target = Value::from(changed);
        }
        Value::Bool(value) => *value = !*value,
        Value::Array(items) if items.len() > 1 => items.swap(0, 1),
        _ => *target = odd_value(random),
    }
}

fn mutate_text(text: &mut String, random: &mut Random) {
    let letters: Vec<char> = text.chars().collect();
    let at = random.below(letters.len() + 1);
    let letter = random.one(&[
        'a', 'Z', '0', '9', '-', '.', ':', '/', '+', 'T', 'Z', ' ', '\n', '\t', 'é', '\u{7f}', '\u{feff}', '\0', '"',
        '\\', '~', '#', '😀', '٣',
    ]);
    *text = match random.below(9) {
        0..=2 => letters[..at].iter().chain([&letter]).chain(&letters[at..]).collect(),
        3 | 4 => letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, l)| l).collect(),
        5 | 6 => letters.iter().enumerate().map(|(i, l)| if i == at { letter } else { *l }).collect(),
        7 => letters.iter().cycle().take(letters.len() * random.one(&[2, 50, 400])).collect(),
        _ => random
            .one(&[
                "",
                " ",
                "\n",
                "2026-02-30",
                "2024-02-29",
                "2100-02-29",
                "1899-12-31",
                "2200-01-01",
                "2026-09-14T24:00:00Z",
                "2026-09-14T23:59:60Z",
                "2026-09-14t12:00:00z",
                "2026-09-14 12:00:00Z",
                "2026-09-14T12:00:00-00:00",
                "2026-09-14T12:00:00+15:00",
                "2026-09-14T12:00:00.1234567890Z",
                "2026-13",
                "2026-9",
                "20260914",
                "level",
                "number",
                "ordinal",
                "1.0",
                "1.01",
                "2.0",
                "sha256:00",
                "en_GB",
                "a\n",
            ])
            .to_owned(),
    };
}

fn odd_value(random: &mut Random) -> Value {
    random.one(&[
        Value::Null,
        Value::Bool(true),
        Value::from(0),
        Value::from(-1),
        Value::from(0.5),
        Value::from(u64::MAX),
        Value::from(""),
        Value::from("words"),
        Value::Array(vec![]),
        Value::Array(vec![Value::Null]),
        serde_json::json!({}),
        serde_json::json!({"words": "so"}),
        serde_json::json!({"kind": "number", "number": 2}),
        serde_json::json!({"kind": "nothing"}),
        serde_json::json!({"kind": 3}),
    ])
}

/// The definitions of the record's schema that the object at a place is of, or the object that the place is in: one, or
/// a kind and its union.
pub fn definitions_at(document: &Value, pointer: &str) -> Vec<String> {
    static SCHEMA: std::sync::OnceLock<Value> = std::sync::OnceLock::new();
    let text = || child_progress::schema::PublishedSchema::find("progress-record").unwrap().text;
    definitions_in(SCHEMA.get_or_init(|| serde_json::from_str(text()).unwrap()), document, pointer)
}

fn definitions_in(root: &Value, document: &Value, pointer: &str) -> Vec<String> {
    let name_in =
        |reference: &Value| reference["$ref"].as_str().map(|path| path.trim_start_matches("#/$defs/").to_owned());
    let (mut schema, mut here) = (root, document);
    let mut names = vec!["ProgressRecord".to_owned()];
    for step in pointer.split('/').skip(1) {
        let part = if let Value::Array(items) = here {
            here = &items[step.parse::<usize>().unwrap()];
            &schema["items"]
        } else {
            let Some(held) = here.get(step) else { return names };
            here = held;
            &schema["properties"][step]
        };
        let reference = if part["allOf"].is_array() { &part["allOf"][0] } else { part };
        let Some(name) = name_in(reference) else {
            schema = part;
            continue;
        };
        schema = &root["$defs"][&name];
        if here.is_object() {
            names = vec![name];
            for kind in schema["oneOf"].as_array().into_iter().flatten().filter_map(name_in) {
                if root["$defs"][&kind]["properties"]["kind"]["const"] == here["kind"] {
                    schema = &root["$defs"][&kind];
                    names.push(kind);
                    break;
                }
            }
        }
    }
    names
}

/// What is wrong with the place of a finding by what the table says of where its rule applies, if anything.
pub fn misplaced(document: &Value, code: &str, pointer: &str) -> Option<String> {
    let rule = child_progress::RuleCode::new(code).unwrap().rule().unwrap();
    let names = definitions_at(document, pointer);
    let well = rule.applies_to.is_empty() || names.iter().any(|name| rule.applies_to.contains(&name.as_str()));
    (!well).then(|| format!("{code} points to {pointer}, which is in {}", names.join(", ")))
}
