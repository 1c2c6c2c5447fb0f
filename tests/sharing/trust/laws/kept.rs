//! What the child keeps is shared with nobody and shown nowhere.

use std::collections::BTreeSet;

use child_progress::{Child, ProgressOptions, ProgressRecord, diff, progress};
use serde_json::Value;

use super::{Broken, distinct, places, record};
use crate::support::records::entries;
use crate::trust::chain::{Chain, Readers};
use crate::trust::marks::{all_places, is_id, told, told_in_text};
use crate::trust::shared_for;

/// What a child, or somebody else, keeps or shares with some only.
struct Kept {
    answer: &'static str,
    for_parent_carers: bool,
    /// The words, and what stands beside them, each with what it is.
    words: Vec<(&'static str, BTreeSet<u32>)>,
}

/// Everything in a document of which the sharing is not for all.
fn kept(document: &Value) -> Vec<Kept> {
    let mut all = Vec::new();
    for (list, entry) in entries(document) {
        find_kept(list, entry, list == "observations", &mut all);
    }
    all
}

fn find_kept(name: &str, value: &Value, is_observation: bool, all: &mut Vec<Kept>) {
    match value {
        Value::Object(members) => {
            let words = |value: &Value, members: &[&str]| -> BTreeSet<u32> {
                members.iter().filter_map(|member| value.get(member)).flat_map(words_in).collect()
            };
            if let Some((answer, for_parent_carers)) = answer(&value["sharing"]).filter(|_| name == "evidence") {
                let words = vec![("evidence", words(value, &["uri", "alt"]))];
                all.push(Kept { answer, for_parent_carers, words });
            }
            if let Some((answer, for_parent_carers)) = value.get("voice").and_then(|voice| answer(&voice["sharing"])) {
                let mut kept = vec![("voice", words(&value["voice"], &["words", "response", "readings"]))];
                if is_observation {
                    kept.push(("seen beside", words(value, &["seen"])));
                    kept.push(("interpretations beside", words(value, &["interpretations"])));
                    kept.push(("evidence beside", words(value, &["evidence"])));
                    let measured = value["values"].as_array().into_iter().flatten();
                    let in_words = measured.filter(|measured| measured["value"]["kind"] == "words");
                    kept.push(("value beside", in_words.flat_map(|measured| words_in(&measured["value"])).collect()));
                }
                if matches!(name, "wordings" | "profile") {
                    kept.push(("text beside", words(value, &["text"])));
                }
                all.push(Kept { answer, for_parent_carers, words: kept });
            }
            for (name, held) in members.iter().filter(|(name, _)| *name != "extensions") {
                find_kept(name, held, false, all);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| find_kept(name, item, false, all)),
        _ => {}
    }
}

/// The marks of what is no id: who said something may be told elsewhere.
pub fn words_in(value: &Value) -> BTreeSet<u32> {
    match value {
        Value::String(text) if is_id(text) => BTreeSet::new(),
        Value::Object(members) => members.values().flat_map(words_in).collect(),
        Value::Array(items) => items.iter().flat_map(words_in).collect(),
        leaf => told(leaf),
    }
}

/// The answer, where it is not for all, and whether it is for every parent carer. That nobody asked is no answer.
fn answer(sharing: &Value) -> Option<(&'static str, bool)> {
    let named = sharing["sharedWith"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    let answer = match sharing["answer"].as_str()? {
        "yes" | "not-asked" if named.is_empty() => return None,
        "yes" => "yes to some",
        "not-asked" => "not asked, with names",
        "no" => "no",
        "some" => "some",
        _ => "unknown answer",
    };
    let is_all = |party: &Value| party["role"] == "parent-carer" && party.get("person").is_none();
    Some((answer, answer != "no" && named.iter().any(is_all)))
}

pub fn shares_kept(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let kept = kept(&chain.base);
    if kept.is_empty() || readers.label == "child" {
        return Vec::new();
    }
    let shared = serde_json::to_value(shared_for(&record(&chain.base), readers).record).unwrap();
    let told = told(&shared);
    let all = told_of(&chain.base, &kept, &told)
        .into_iter()
        .filter(|(kept, _, _)| !(kept.for_parent_carers && readers.label == "parent-carers"));
    distinct(all.map(|(kept, what, mark)| Broken {
        why: format!("{what}, {}", kept.answer),
        mark: Some(mark),
        places: format!("at {}; shared at {}", places(&chain.base, mark), places(&shared, mark)),
        ..Broken::default()
    }))
}

/// The kept marks that are told. Only those that a document has at one place: a hostile copy may have said the same aloud.
fn told_of<'a>(document: &Value, kept: &'a [Kept], told: &BTreeSet<u32>) -> Vec<(&'a Kept, &'static str, u32)> {
    let all = kept.iter().flat_map(|kept| {
        kept.words.iter().flat_map(move |(what, marks)| marks.iter().map(move |mark| (kept, *what, *mark)))
    });
    let mut all: Vec<_> = all.filter(|(_, _, mark)| told.contains(mark)).collect();
    if !all.is_empty() {
        let places = all_places(document);
        all.retain(|(_, _, mark)| places[mark].len() == 1);
    }
    all
}

pub fn shows_kept(chain: &Chain, _readers: Readers) -> Vec<Broken> {
    let kept = kept(&chain.base);
    if kept.is_empty() {
        return Vec::new();
    }
    let whole = record(&chain.base);
    let bare = ProgressRecord::of(Child::new(whole.child.id.clone()));
    let summary = progress(&whole, &ProgressOptions::new());
    let made = [
        ("page", told_in_text(&summary.to_text(&whole))),
        ("summary", told(&serde_json::to_value(&summary).unwrap())),
        ("page of what is new", told_in_text(&diff(&bare, &whole).to_text(&bare, &whole))),
        ("page of what is gone", told_in_text(&diff(&whole, &bare).to_text(&whole, &bare))),
    ];
    let all = made.iter().flat_map(|(made, told)| {
        told_of(&chain.base, &kept, told).into_iter().map(move |(kept, what, mark)| (made, kept, what, mark))
    });
    distinct(all.map(|(made, kept, what, mark)| Broken {
        why: format!("{made}: {what}, {}", kept.answer),
        mark: Some(mark),
        places: format!("at {}", places(&chain.base, mark)),
        ..Broken::default()
    }))
}
