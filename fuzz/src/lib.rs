//! What the fuzz targets share: changing a document so that it mostly stays a record.
//!
//! Bytes changed at random are hardly ever a record any more. So three changes out of four are made to the parsed document:
//! a value is put in place of another that stands under the same name in some record of the corpus, left out, doubled, or
//! made one that is odd, and an id becomes another of the document.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

/// A small random number generator (xorshift), so that a run can be had again from its seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u32) -> Self {
        let mut random = Self(u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        random.below(2);
        random
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % bound.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// What stands in the records of the corpus.
#[derive(Default)]
struct Pool {
    /// The values under each name; the items of a list are under its name and `[]`.
    values: BTreeMap<String, Vec<Value>>,
    /// The members of the objects under each name.
    members: BTreeMap<String, Vec<(String, Value)>>,
}

static POOL: LazyLock<Pool> = LazyLock::new(|| {
    let mut pool = Pool::default();
    for text in [
        include_str!("../../schemas/vectors/records.json"),
        include_str!("../../schemas/vectors/progress.json"),
        include_str!("../../examples/records/content-with-two.json"),
        include_str!("../../examples/records/twenty-words-and-room-to-move.json"),
    ] {
        let value: Value = serde_json::from_str(text).expect("the corpus is JSON");
        records(&value, &mut pool);
    }
    pool
});

/// Finds the records in what holds them.
fn records(value: &Value, pool: &mut Pool) {
    match value {
        Value::Object(members) if members.contains_key("schemaVersion") => gather(value, "", pool),
        Value::Object(members) => members.values().for_each(|value| records(value, pool)),
        Value::Array(items) => items.iter().for_each(|item| records(item, pool)),
        _ => {}
    }
}

fn gather(value: &Value, name: &str, pool: &mut Pool) {
    let values = pool.values.entry(name.to_owned()).or_default();
    if values.len() < 200 && !name.is_empty() && value.to_string().len() < 600 {
        values.push(value.clone());
    }
    match value {
        Value::Object(members) => {
            for (member, held) in members {
                if held.to_string().len() < 600 {
                    let all = pool.members.entry(name.to_owned()).or_default();
                    if all.len() < 400 {
                        all.push((member.clone(), held.clone()));
                    }
                }
                gather(held, member, pool);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, &format!("{name}[]"), pool)),
        _ => {}
    }
}

/// Changes the document in the buffer: the mutator of the targets that take one record.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random::new(seed);
    let changed = if random.below(4) > 0 { changed(&data[..size], &mut random) } else { None };
    if let Some(text) = changed.filter(|text| text.len() <= max_size) {
        data[..text.len()].copy_from_slice(text.as_bytes());
        return text.len();
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
}

/// Changes one line of the stream in the buffer, or says it once more.
pub fn mutate_lines(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random::new(seed);
    let lines: Vec<&[u8]> = data[..size].split(|byte| *byte == b'\n').collect();
    let at = random.below(lines.len());
    let line = match random.below(6) {
        0 => Some([lines[at], lines[at]].join(&b'\n')),
        1..=3 => changed(lines[at], &mut random).map(String::into_bytes),
        _ => None,
    };
    if let Some(line) = line {
        let all: Vec<&[u8]> = lines[..at].iter().copied().chain([&line[..]]).chain(lines[at + 1..].iter().copied()).collect();
        let text = all.join(&b'\n');
        if text.len() <= max_size {
            data[..text.len()].copy_from_slice(&text);
            return text.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
}

fn changed(bytes: &[u8], random: &mut Random) -> Option<String> {
    let mut document: Value = serde_json::from_slice(bytes).ok()?;
    for _ in 0..=random.below(3) {
        let words = texts(&document);
        let mut at = random.below(nodes(&document));
        change(&mut document, "", &mut at, &words, random);
    }
    Some(document.to_string())
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(nodes).sum(),
        Value::Array(items) => items.iter().map(nodes).sum(),
        _ => 0,
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => members.values().flat_map(texts).collect(),
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// What came of a change, for whatever the value is in.
enum Came {
    /// The value is to be left out.
    LeaveOut,
    /// The value was changed.
    Changed,
    /// Nothing more is to be done.
    Done,
}

/// Changes the value that is the one at this number in a walk, where it is met.
fn change(value: &mut Value, name: &str, at: &mut usize, words: &[String], random: &mut Random) -> Option<Came> {
    if *at == 0 {
        let leave_out = change_here(value, name, words, random);
        return Some(if leave_out { Came::LeaveOut } else { Came::Changed });
    }
    *at -= 1;
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            for name in names {
                if let Some(came) = change(members.get_mut(&name)?, &name, at, words, random) {
                    if matches!(came, Came::LeaveOut) {
                        members.remove(&name);
                    }
                    return Some(Came::Done);
                }
            }
        }
        Value::Array(items) => {
            let name = format!("{name}[]");
            for index in 0..items.len() {
                if let Some(came) = change(&mut items[index], &name, at, words, random) {
                    match (came, random.below(4)) {
                        (Came::LeaveOut, _) => drop(items.remove(index)),
                        (Came::Changed, 0) => items.insert(index, items[index].clone()),
                        (Came::Changed, 1) => items.swap(0, index),
                        _ => {}
                    }
                    return Some(Came::Done);
                }
            }
        }
        _ => {}
    }
    None
}

fn change_here(value: &mut Value, name: &str, words: &[String], random: &mut Random) -> bool {
    match (random.below(8), &mut *value) {
        (0, _) if !name.is_empty() => return true,
        (1, _) => *value = odd(random),
        (2 | 3, Value::Object(members)) => {
            if let Some((name, held)) = POOL.members.get(name).and_then(|all| random.one(all)) {
                members.insert(name.clone(), held.clone());
            }
        }
        (2 | 3, Value::String(text)) => {
            if let Some(other) = random.one(words) {
                text.clone_from(other);
            }
        }
        (4, Value::Number(number)) => {
            let number = number.as_f64().unwrap_or_default();
            let all = [number + 1.0, -number, number / 2.0, number * 1e6, 0.0, -0.0, 1e15, 2_147_483_648.0, 1e-9];
            *value = random.one(&all).map_or(Value::Null, |number| json!(number));
        }
        (4, Value::Array(items)) => {
            if let Some(item) = POOL.values.get(&format!("{name}[]")).and_then(|all| random.one(all)) {
                items.push(item.clone());
            }
        }
        _ => {
            if let Some(other) = POOL.values.get(name).and_then(|all| random.one(all)) {
                *value = other.clone();
            }
        }
    }
    false
}

fn odd(random: &mut Random) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5),
        json!(u64::MAX),
        json!(""),
        json!("\u{feff}a\u{0}"),
        json!("2026-02-30"),
        json!("2200-01-01T00:00:00Z"),
        json!("2026-09-14T23:59:59.999999999-14:00"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"kind": "nothing"}),
        json!({"org.example.a": {"b": [1, null]}}),
    ];
    random.one(&all).cloned().unwrap_or_default()
}
