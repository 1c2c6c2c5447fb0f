//! Documents changed in a place, as a mistake or an attack may change them.

use serde_json::Value;

use super::places::pointers;
use super::random::Random;

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
