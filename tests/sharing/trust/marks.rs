//! Marks: every text, name, id, code of a host's own and number of a record is made one that stands nowhere else, so that
//! it can be seen what a record, a page or a message tells.
//!
//! A mark is a number. In a text it is spelled `w12x`, in an id with two letters of the list before it (`ob12x`), in a
//! number as the last of six decimals (`3.500012`), or as a whole number above a million.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use child_progress::ProgressRecord;
use serde_json::{Map, Value, json};

use crate::support::places::pointers;
use crate::support::random::Random;
use crate::support::records::{entries, id};

/// What stands where words that are still to be marked will stand.
pub const NEW: &str = "New";

/// Members whose codes decide what becomes of an entry, and are kept.
const BARE: &[&str] =
    &["audience", "inherits", "sensitive", "answer", "role", "roles", "amendmentKind", "kind", "manner"];

/// Marks from here on are numbers, so that their decimals are told from those of a sum.
const NUMBERS: u32 = 500_000;

/// How a mark is spelled at a place.
#[derive(Clone, Copy, PartialEq)]
enum Spelling {
    Word,
    Address,
    MediaType,
    Language,
    Digest,
    Decimal,
    Share,
    Count,
    Bare,
}

impl Spelling {
    const OF_TEXTS: &'static [Self] = &[Self::Word, Self::Address, Self::MediaType, Self::Language, Self::Digest];
    const OF_NUMBERS: &'static [Self] = &[Self::Decimal, Self::Share, Self::Count];

    fn spell(self, number: u32, held: &Value) -> Value {
        match self {
            Self::Word => format!("w{number}x").into(),
            Self::Address => format!("urn:w{number}x").into(),
            Self::MediaType => format!("w{number}x/a").into(),
            Self::Language => format!("qq-w{number}x").into(),
            Self::Digest => format!("sha256:{number:064}").into(),
            Self::Decimal => decimal((held.as_f64().unwrap_or_default().abs() % 10.0).trunc(), number),
            Self::Share => decimal(0.0, number),
            Self::Count => (1_000_000 + number).into(),
            Self::Bare => held.clone(),
        }
    }
}

fn decimal(whole: f64, number: u32) -> Value {
    format!("{whole}.{number:06}").parse::<f64>().unwrap().into()
}

/// Plants marks, and remembers what each place of the format takes.
pub struct Marker {
    places: BTreeMap<String, Spelling>,
    known: HashSet<String>,
    next: u32,
}

impl Marker {
    pub fn new() -> Self {
        let codes: Value = serde_json::from_str(child_progress::schema::CODES).unwrap();
        let mut known = HashSet::new();
        each_member(&codes, &mut |name, held| {
            if name == "code" {
                known.extend(held.as_str().map(str::to_owned));
            }
        });
        assert!(known.contains("verbatim"));
        Self { places: BTreeMap::new(), known, next: 0 }
    }

    /// How many places of the format take a mark.
    pub fn places(&self) -> usize {
        self.places.values().filter(|spelling| **spelling != Spelling::Bare).count()
    }

    /// Begins with a new chain.
    pub fn restart(&mut self) {
        self.next = 0;
    }

    pub fn given(&self) -> u32 {
        self.next
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    pub fn word(&mut self) -> String {
        format!("w{}x", self.number())
    }

    /// A new id for an entry of a list.
    pub fn id(&mut self, list: &str) -> String {
        format!("{}{}x", &list[..2], self.number())
    }

    /// Marks a whole document. What refers to an entry still does.
    pub fn mark(&mut self, document: &mut Value, random: &mut Random) {
        let mut names = BTreeMap::new();
        for (list, entry) in entries(document) {
            names.insert(id(entry).to_owned(), self.id(list));
        }
        for note in document["removals"].as_array().into_iter().flatten() {
            names.entry(id(note).to_owned()).or_insert_with(|| self.id("removals"));
        }
        for pointer in extension_places(document) {
            let extensions = self.extensions();
            *document.pointer_mut(&pointer).unwrap() = extensions;
        }
        self.each_leaf(document, &mut |marker, document, pointer, place| {
            let held = document.pointer(pointer).unwrap().clone();
            if let Some(name) = held.as_str().and_then(|held| names.get(held)) {
                return Some(name.clone().into());
            }
            let last = place.rsplit('/').next().unwrap();
            let is_known = held.as_str().is_some_and(|held| marker.known.contains(held));
            // A code may happen to be spelled like a mark.
            if BARE.contains(&last) && !told(&held).is_empty() {
                return Some("perhaps".into());
            }
            let stays = BARE.contains(&last) || place == "child/id" || is_known && random.below(8) != 0;
            (!stays).then(|| marker.spelled(document, pointer, place, &held))
        });
    }

    /// Marks what is new in a document.
    pub fn mark_new(&mut self, document: &mut Value) {
        self.each_leaf(document, &mut |marker, document, pointer, place| {
            let held = document.pointer(pointer).unwrap().clone();
            (held == NEW || held == "urn:new" || held == -7).then(|| marker.spelled(document, pointer, place, &held))
        });
        let is_fresh = |at: &String| told(document.pointer(at).unwrap()).is_empty();
        let fresh: Vec<String> = extension_places(document).filter(is_fresh).collect();
        for pointer in fresh {
            let extensions = self.extensions();
            *document.pointer_mut(&pointer).unwrap() = extensions;
        }
    }

    fn extensions(&mut self) -> Value {
        let mut extensions = Map::new();
        let inner = json!({self.word(): [self.word(), decimal(1.0, NUMBERS + self.number())]});
        extensions.insert(format!("org.example.{}", self.word()), inner);
        Value::Object(extensions)
    }

    fn each_leaf(
        &mut self,
        document: &mut Value,
        each: &mut dyn FnMut(&mut Self, &Value, &str, &str) -> Option<Value>,
    ) {
        for pointer in pointers(document) {
            let held = document.pointer(&pointer).unwrap();
            if !(held.is_string() || held.is_number()) || pointer.contains("/extensions") {
                continue;
            }
            let is_index = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit());
            let steps: Vec<&str> = pointer.split('/').skip(1).filter(|step| !is_index(step)).collect();
            if let Some(marked) = each(self, document, &pointer, &steps.join("/")) {
                *document.pointer_mut(&pointer).unwrap() = marked;
            }
        }
    }

    fn spelled(&mut self, document: &Value, pointer: &str, place: &str, held: &Value) -> Value {
        let spelling = self.spelling(document, pointer, place);
        let number = self.number() + if held.is_number() { NUMBERS } else { 0 };
        spelling.spell(number, held)
    }

    /// How a mark is spelled at a place: found out by trying it there once.
    fn spelling(&mut self, document: &Value, pointer: &str, place: &str) -> Spelling {
        if let Some(known) = self.places.get(place) {
            return *known;
        }
        // The entry by itself: the whole document would take much longer to read.
        let steps: Vec<&str> = pointer.split('/').collect();
        let mut alone = json!({"schemaVersion": "1.0", "child": {"id": "c1"}});
        let mut pointer = pointer.to_owned();
        match &document[steps[1]] {
            Value::Array(items) if steps.len() > 3 => {
                alone[steps[1]] = json!([items[steps[2].parse::<usize>().unwrap()]]);
                pointer = format!("/{}/0/{}", steps[1], steps[3..].join("/"));
            }
            member => alone[steps[1]] = member.clone(),
        }
        let is_number = alone.pointer(&pointer).unwrap().is_number();
        let takes = |spelling: &&Spelling| {
            let mut changed = alone.clone();
            let held = changed.pointer_mut(&pointer).unwrap();
            *held = spelling.spell(NUMBERS + 1, &9.into());
            serde_json::from_value::<ProgressRecord>(changed).is_ok()
        };
        let all = if is_number { Spelling::OF_NUMBERS } else { Spelling::OF_TEXTS };
        let spelling = all.iter().find(takes).copied().unwrap_or(Spelling::Bare);
        self.places.insert(place.to_owned(), spelling);
        spelling
    }
}

fn extension_places(document: &Value) -> impl Iterator<Item = String> + use<> {
    pointers(document).into_iter().filter(|at| at.find("/extensions").is_some_and(|from| from + 11 == at.len()))
}

fn each_member(value: &Value, each: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, held)| {
            each(name, held);
            each_member(held, each);
        }),
        Value::Array(items) => items.iter().for_each(|item| each_member(item, each)),
        _ => {}
    }
}

/// The marks in a document or a part of one.
pub fn told(value: &Value) -> BTreeSet<u32> {
    let mut all = BTreeSet::new();
    gather(value, &mut all);
    all
}

fn gather(value: &Value, all: &mut BTreeSet<u32>) {
    match value {
        Value::String(text) => in_text(text, all),
        Value::Number(number) => all.extend(in_number(number.as_f64().unwrap())),
        Value::Array(items) => items.iter().for_each(|item| gather(item, all)),
        Value::Object(members) => members.iter().for_each(|(name, held)| {
            in_text(name, all);
            gather(held, all);
        }),
        _ => {}
    }
}

pub fn told_by(record: &ProgressRecord) -> BTreeSet<u32> {
    told(&serde_json::to_value(record).unwrap())
}

/// The marks in a page or a message.
pub fn told_in_text(text: &str) -> BTreeSet<u32> {
    let mut all = BTreeSet::new();
    in_text(text, &mut all);
    for number in text.split(|letter: char| !letter.is_ascii_digit() && letter != '.') {
        all.extend(number.trim_matches('.').parse().ok().and_then(in_number));
    }
    all
}

fn in_text(text: &str, all: &mut BTreeSet<u32>) {
    if let Some(digits) = text.strip_prefix("sha256:") {
        all.extend(digits.parse::<u32>().ok());
        return;
    }
    for word in text.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        all.extend(in_word(word));
    }
}

fn in_word(word: &str) -> Option<u32> {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_mark = (1..=2).contains(&(word.len() - digits.len()));
    digits.strip_suffix(['x', 'X']).filter(|_| is_mark)?.parse().ok()
}

fn in_number(number: f64) -> Option<u32> {
    let number = number.abs();
    let parts = (number * 1e6).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in bounds
    let mark = if number.fract() == 0.0 {
        (1e6..2e6).contains(&number).then_some((number - 1e6) as u32)
    } else {
        (number < 10.0 && (number * 1e6 - parts).abs() < 1e-3).then(|| (parts % 1e6) as u32)
    };
    mark.filter(|mark| *mark > NUMBERS)
}

/// Whether a text is an id of an entry.
pub fn is_id(text: &str) -> bool {
    let letters = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_lowercase()).len();
    letters == 2 && in_word(text).is_some()
}

/// Where each mark stands: the pointers of what holds it, in its names of members or itself.
pub fn all_places(document: &Value) -> BTreeMap<u32, Vec<String>> {
    let mut all = BTreeMap::<u32, Vec<String>>::new();
    for pointer in pointers(document) {
        let marks = match document.pointer(&pointer).unwrap() {
            Value::Array(_) => continue,
            Value::Object(members) => members.keys().flat_map(|name| told(&Value::from(name.as_str()))).collect(),
            leaf => told(leaf),
        };
        for mark in marks {
            all.entry(mark).or_default().push(pointer.clone());
        }
    }
    all
}

/// The pointers of what holds a mark.
pub fn pointers_of(document: &Value, mark: u32) -> Vec<String> {
    all_places(document).remove(&mark).unwrap_or_default()
}

/// Whether every id that is referred to is that of an entry or of a removal note.
pub fn is_closed(document: &Value) -> bool {
    dangling(document).is_empty()
}

/// The ids that something refers to and nothing has.
pub fn dangling(document: &Value) -> BTreeSet<String> {
    let mut referred = BTreeSet::new();
    collect_ids(document, &mut referred);
    for (_, entry) in entries(document) {
        referred.remove(id(entry));
    }
    for note in document["removals"].as_array().into_iter().flatten() {
        referred.remove(id(note));
    }
    referred
}

fn collect_ids(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if is_id(text) => drop(all.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, all)),
        Value::Object(members) => members.values().for_each(|held| collect_ids(held, all)),
        _ => {}
    }
}

/// Whether the entry refers to one of the ids.
pub fn refers_to(entry: &Value, ids: &BTreeSet<String>) -> bool {
    let mut all = BTreeSet::new();
    collect_ids(entry, &mut all);
    !all.is_disjoint(ids)
}

/// Takes an entry out of a document, and everything that refers to it as far as the format can do without.
pub fn without_id(document: &mut Value, gone: &str) {
    match document {
        Value::Array(items) => {
            items.retain(|item| item != gone && item["id"] != gone);
            for item in items {
                without_id(item, gone);
            }
        }
        Value::Object(members) => {
            members.retain(|name, held| name == "id" || held != gone);
            members.values_mut().for_each(|held| without_id(held, gone));
            members.retain(|_, held| held.as_array().is_none_or(|items| !items.is_empty()));
        }
        _ => {}
    }
}
