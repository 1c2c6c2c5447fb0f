//! Words stay whose they are.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::kept::words_in;
use super::{Broken, distinct, record};
use crate::support::records::{entries, id};
use crate::trust::chain::{Chain, Readers};
use crate::trust::shared_for;

/// A voice and the party that its holder names, by the marks of the voice.
fn voices(value: &Value, each: &mut dyn FnMut(&Value, Option<&Value>)) {
    match value {
        Value::Object(members) => {
            if let Some(voice) = members.get("voice") {
                each(voice, ["by", "of", "who"].iter().find_map(|name| members.get(*name)).filter(|by| by.is_object()));
            }
            members.iter().filter(|(name, _)| *name != "extensions").for_each(|(_, held)| voices(held, each));
        }
        Value::Array(items) => items.iter().for_each(|item| voices(item, each)),
        _ => {}
    }
}

/// What one person said is never given to another.
pub fn gives_to_another(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let children: BTreeSet<&str> = entries(&chain.base)
        .filter(|(list, entry)| {
            *list == "people" && entry["roles"].as_array().into_iter().flatten().any(|role| role == "child")
        })
        .map(|(_, entry)| id(entry))
        .collect();
    let mut before = BTreeMap::<u32, Vec<(Option<Value>, Option<Value>)>>::new();
    for (_, entry) in entries(&chain.base) {
        voices(entry, &mut |voice, by| {
            for mark in words_in(voice) {
                before.entry(mark).or_default().push((voice.get("whose").cloned(), by.cloned()));
            }
        });
    }
    if before.is_empty() {
        return Vec::new();
    }
    // Somebody who is not shown may still be told by their role, and the child, in whatever role, by that of the child. Of
    // several with that role, nobody is.
    let is_same = |was: &Option<Value>, is: Option<&Value>| match (was, is) {
        (Some(was), Some(is)) => {
            let is_child = was["person"].as_str().is_some_and(|id| children.contains(id));
            let is_one_child = is_child && children.len() == 1;
            match is.get("person") {
                Some(person) if is_child && !is_one_child => *person == was["person"] && is["role"] != "child",
                Some(_) => was == is,
                None if is_one_child => is["role"] == "child",
                None if is_child => was["role"] == is["role"] && is["role"] != "child",
                None => was["role"] == is["role"],
            }
        }
        (None, None) => true,
        _ => false,
    };
    let shared = serde_json::to_value(shared_for(&record(&chain.base), readers).record).unwrap();
    let mut broken = Vec::new();
    for (list, entry) in entries(&shared) {
        voices(entry, &mut |voice, by| {
            let Some(was) = words_in(voice).iter().find_map(|mark| before.get(mark)) else { return };
            let whose = voice.get("whose");
            let is_named = whose.is_some_and(|whose| whose.as_object().is_some_and(|named| !named.is_empty()));
            let stands = was.iter().any(|(was_whose, was_by)| {
                is_same(was_whose, whose) && (is_same(was_by, by) || is_named && by.is_none())
            });
            if !stands {
                let part = if was.iter().any(|(was, _)| is_same(was, whose)) { "holder" } else { "whose" };
                broken.push(Broken {
                    why: format!("{part} in {list}"),
                    mark: words_in(voice).first().copied(),
                    places: format!("was {:?}, is now of {by:?} with {whose:?}", was[0]),
                    ..Broken::default()
                });
            }
        });
    }
    distinct(broken)
}
