//! Pages for people show what somebody wrote, and nothing that they wrote does more than stand there.
//!
//! Characters that steer a terminal, begin lines or turn round what is read are planted in every place of generated records
//! that takes them, with any other characters beside. The page has to be the one of the same record in which they were made
//! harmless beforehand: so no line is forged, and no word is lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use child_progress::{ProgressOptions, ProgressRecord, diff, progress};
use serde_json::{Map, Value};

use crate::support::cases;
#[cfg(feature = "cli")]
use crate::support::command::{program, run};
#[cfg(feature = "cli")]
use crate::support::files::empty_folder;
use crate::support::generated::documents;
use crate::support::places::pointers;
use crate::support::random::Random;

/// What does something where it is shown, told here once more so that the test does not believe the code.
fn harmless(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        match u32::from(letter) {
            0x09..=0x0d | 0x85 | 0x2028 | 0x2029 => shown.push(' '),
            0..=0x1f | 0x7f..=0x9f => shown.push('\u{fffd}'),
            0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x206f => {}
            _ => shown.push(letter),
        }
    }
    shown
}

fn harmful() -> Vec<char> {
    ('\0'..=char::MAX).filter(|letter| harmless(&letter.to_string()) != letter.to_string()).collect()
}

/// Plants such characters, and remembers which of them each place of the format takes.
struct Gardener {
    random: Random,
    harmful: Vec<char>,
    places: BTreeMap<String, Vec<char>>,
    planted: usize,
}

impl Gardener {
    fn new(seed: u64) -> Self {
        Self { random: Random(seed), harmful: harmful(), places: BTreeMap::new(), planted: 0 }
    }

    /// The document with something planted in every string that takes it, and the same made harmless.
    fn planted(&mut self, document: &Value) -> [ProgressRecord; 2] {
        let mut document = document.clone();
        for pointer in pointers(&document).into_iter().filter(|pointer| pointer.ends_with("/extensions")) {
            // What a host keeps may have any names.
            let own = Map::from_iter([(self.any(), Value::from(self.any())), (self.any(), Value::from(1))]);
            *document.pointer_mut(&pointer).unwrap() = Value::from_iter([("org.example.own", Value::from(own))]);
        }
        let mut clean = document.clone();
        let spotless = |key: &String, value: &Value| {
            (harmless(key), value.as_str().map_or_else(|| value.clone(), |text| harmless(text).into()))
        };
        for pointer in pointers(&document) {
            if pointer.ends_with("/org.example.own") {
                let own = clean.pointer_mut(&pointer).unwrap();
                *own = own.as_object().unwrap().iter().map(|(key, value)| spotless(key, value)).collect();
                continue;
            }
            if pointer.contains("/extensions/") {
                continue;
            }
            if let Some(text) = document.pointer(&pointer).unwrap().as_str() {
                let taken = self.taken(&document, &pointer, text);
                if !taken.is_empty() {
                    let plant = self.plant(&taken);
                    *clean.pointer_mut(&pointer).unwrap() = harmless(&plant).into();
                    *document.pointer_mut(&pointer).unwrap() = plant.into();
                }
            }
        }
        [document, clean].map(|document| serde_json::from_value(document).unwrap())
    }

    /// Harmful characters that a place takes, found out by trying each there once.
    fn taken(&mut self, document: &Value, pointer: &str, text: &str) -> Vec<char> {
        let is_index = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
        let place: Vec<&str> = pointer.split('/').skip(1).map(|step| if is_index(step) { "*" } else { step }).collect();
        let place =
            format!("{}{}", place.join("/"), if text.parse::<child_progress::When>().is_ok() { " day" } else { "" });
        if let Some(known) = self.places.get(&place) {
            return known.clone();
        }
        let fits = |plant: &str| {
            let mut changed = document.clone();
            *changed.pointer_mut(pointer).unwrap() = plant.into();
            serde_json::from_value::<ProgressRecord>(changed).is_ok()
        };
        let all: String = self.harmful.iter().collect();
        let is_id = fits(&"i".repeat(64)) && !fits(&"i".repeat(65)); // letters and digits, by contract
        let taken = if fits("a") && fits(&format!("a{all}")) {
            self.harmful.clone()
        } else if fits("a") && !is_id {
            self.harmful.iter().copied().filter(|letter| fits(&format!("a{letter}b"))).collect()
        } else {
            Vec::new()
        };
        self.places.insert(place, taken.clone());
        taken
    }

    /// Each is told from all others by its number, also when it was made harmless.
    fn plant(&mut self, taken: &[char]) -> String {
        self.planted += 1;
        let mut plant = format!("Z{}", self.planted);
        let is_free = taken.len() == self.harmful.len();
        for _ in 0..self.random.below(20) {
            match self.random.below(if is_free { 6 } else { 4 }) {
                0..=2 => plant.push(self.random.one(taken)),
                3 => plant.push(self.random.one(&['a', 'B', '1'])),
                4 => plant.push(self.random.one(&[' ', '\n', '.', '“', '長', 'ß', '\u{200d}', '\u{301}'])),
                _ => plant.extend(char::from_u32(u32::try_from(self.random.below(0x11_0000)).unwrap())),
            }
        }
        plant
    }

    fn any(&mut self) -> String {
        self.plant(&self.harmful.clone())
    }
}

#[track_caller]
fn assert_same(page: &str, expected: &str) {
    assert_eq!(page, expected);
    let harm = page.lines().find(|line| harmless(line) != **line);
    assert_eq!(harm, None);
}

#[test]
fn nothing_that_somebody_wrote_does_anything_to_a_page() {
    let mut gardener = Gardener::new(0x2545_f491_4f6c_dd1d);
    let documents = documents(cases(40) as usize);
    let mut lines = 0;
    let mut before: Option<[ProgressRecord; 2]> = None;
    for document in &documents {
        let records = gardener.planted(document);
        let [page, expected] =
            [&records[0], &records[1]].map(|record| progress(record, &ProgressOptions::new()).to_text(record));
        assert_same(&page, &expected);
        lines += page.lines().count();
        // Against nothing, and against another child's record: much is new, gone and changed.
        let bare = [0, 1].map(|at: usize| ProgressRecord::of(records[at].child.clone()));
        for others in [Some(bare), before.take()].into_iter().flatten() {
            for (old, new) in [(&others, &records), (&records, &others)] {
                let [page, expected] = [0, 1].map(|at| diff(&old[at], &new[at]).to_text(&old[at], &new[at]));
                assert_same(&page, &expected);
                lines += page.lines().count();
            }
        }
        before = Some(records);
    }
    let free = gardener.places.values().filter(|taken| taken.len() == gardener.harmful.len()).count();
    assert!(free > 100 && lines > 2500, "planted in {free} places and seen in {lines} lines");
}

/// Nothing that the command prints does anything either, in text or in JSON, on standard error or into a list.
#[test]
#[cfg(feature = "cli")]
fn nothing_that_the_command_prints_of_a_record_does_anything() {
    let folder = empty_folder("pages");
    let mut gardener = Gardener::new(0x9e37_79b9_7f4a_7c15);
    let mut bytes = 0;
    for document in documents(6) {
        let [record, clean] = gardener.planted(&document);
        let mut broken = serde_json::to_value(&record).unwrap();
        broken[gardener.any()] = gardener.any().into();
        broken["goals"] = gardener.any().into();
        std::fs::write(folder.join("one.json"), serde_json::to_string(&record).unwrap()).unwrap();
        std::fs::write(folder.join("other.json"), serde_json::to_string(&clean).unwrap()).unwrap();
        std::fs::write(folder.join("broken.json"), broken.to_string()).unwrap();
        let list = folder.join("list.txt");
        let share = ["share", "--audience", "child", "--unlabelled", "exclude", "--count", "--left-out", "list.txt"];
        for arguments in [
            &["validate", "one.json", "broken.json"][..],
            &["validate", "--tolerant", "--format", "json", "one.json", "broken.json"],
            &["validate", "--lines", "--format", "json", "one.json", "broken.json"],
            &["progress", "one.json"],
            &["progress", "broken.json"],
            &["progress", "--format", "json", "one.json"],
            &["merge", "one.json", "other.json"],
            &["merge", "--format", "json", "one.json", "other.json"],
            &["merge", "one.json", "broken.json"],
            &["diff", "one.json", "other.json"],
            &["diff", "--format", "json", "one.json", "other.json"],
            &[&share[..], &["one.json"]].concat(),
        ] {
            let ran = run(program().args(arguments).current_dir(&folder), b"");
            let mut shown = vec![ran.out, ran.err];
            shown.extend(std::fs::read_to_string(&list).ok());
            for text in &shown {
                let harm = text.lines().find(|line| harmless(line) != **line);
                assert_eq!(harm, None, "{arguments:?}");
                bytes += text.len();
            }
            if arguments[0] == "share" {
                let own: ProgressRecord = serde_json::from_str(&shown[0]).unwrap();
                assert_eq!(own.child.known_as, record.child.known_as, "JSON says the words themselves");
            }
        }
        std::fs::remove_file(list).unwrap();
    }
    assert!(bytes > 50_000, "{bytes} bytes");
}
