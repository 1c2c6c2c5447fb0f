//! The laws of merging, on copies of generated records.

use std::collections::BTreeMap;

use child_progress::{Merged, ProgressRecord, merge};
use serde_json::{Map, Value, json};

use super::both;
use crate::support::cases;
use crate::support::copies::{copy, lists};
use crate::support::generated::documents;
use crate::support::random::Random;

/// Copies of the same records again and again: all triples have a child in common, and many of their ids.
fn triples(number: u32, mut each: impl FnMut([ProgressRecord; 3])) {
    let mut documents = documents((number as usize).clamp(20, 1000));
    let donors = documents.clone();
    for (at, document) in documents.iter_mut().enumerate() {
        document["child"]["id"] = "c1".into();
        // Lists long enough to have an order: with the entries of other documents, named backwards.
        for donor in (1..3).filter_map(|step| donors.get((at + step) % donors.len())) {
            for name in lists(document) {
                let more = donor.get(&name).and_then(Value::as_array).into_iter().flatten().cloned();
                let list = document[&name].as_array_mut().unwrap();
                for mut entry in more {
                    entry["id"] = format!("{name}-{}", 20 - list.len()).into();
                    list.push(entry);
                }
            }
        }
    }
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..number {
        let document = random.one(&documents);
        let mut copies = [(); 3].map(|()| copy(&document, &documents, &mut random));
        if random.below(4) == 0 {
            copies[1] = copies[0].clone();
        }
        each(copies);
    }
}

/// `CASES=100000 cargo test --release --all-features --test copies merge::laws -- --nocapture` tries many.
#[test]
fn laws_hold_on_copies_of_a_record() {
    let (mut conflicts, mut removed, mut total) = (0, 0, 0);
    triples(cases(200), |records| {
        let [a, b, c] = records.each_ref().map(|record| Merged::of(record.clone()));
        let ab = both(&a, &b);
        assert_eq!(bare(&ab), bare(&both(&b, &a)), "commutative");
        let abc = both(&ab, &c);
        assert_eq!(bare(&abc), bare(&both(&a, &both(&b, &c))), "associative");
        assert_eq!(a, both(&a, &a), "idempotent");
        assert_eq!(abc, both(&abc, &abc), "idempotent");
        for part in [&a, &b, &c, &ab] {
            assert_eq!(bare(&abc), bare(&both(&abc, part)), "nothing new in what is in it");
        }
        let [ra, rb, rc] = &records;
        for order in [[rc, rb, ra], [rb, ra, rc], [rb, rc, ra]] {
            let again = merge(order.map(Clone::clone)).unwrap();
            assert_eq!(bare(&again).to_string(), bare(&abc).to_string(), "any order");
        }
        conflicts += u32::from(!abc.conflicts.is_empty());
        removed += u32::from(!abc.removed.is_empty());
        total += 1;
        nothing_is_lost(&records, &abc);
    });
    println!("{total} triples: {conflicts} with conflicts, {removed} with something removed");
    assert!(conflicts > total / 4 && removed > total / 20, "{conflicts} and {removed} of {total}");
}

/// What came of a merge, without what entries inherit: that is no content, and depends on which copy a note met first.
fn bare(merged: &Merged) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.remove("inherits");
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => {
                items.iter_mut().for_each(strip);
                items.dedup();
            }
            _ => {}
        }
    }
    let mut bare = serde_json::to_value(merged).unwrap();
    strip(&mut bare);
    bare
}

/// What an entry or note says: what it inherits is no content.
fn content(entry: &Value) -> Value {
    let mut entry = entry.clone();
    entry.as_object_mut().unwrap().remove("inherits");
    entry
}

/// Every part of a copy: the list, member or extensions that holds it, with an id where it is an entry.
fn parts(record: &ProgressRecord) -> Vec<(String, Option<String>, Value)> {
    const UNITED: [&str; 4] = ["identifiers", "howICommunicate", "howToCommunicateWithMe", "signals"];
    fn members(at: &str, object: &Map<String, Value>, parts: &mut Vec<(String, Option<String>, Value)>) {
        for (name, value) in object {
            let pointer = format!("{at}/{name}");
            match value {
                Value::Array(items) if UNITED.contains(&name.as_str()) => {
                    parts.extend(items.iter().map(|item| (pointer.clone(), None, item.clone())));
                }
                Value::Array(entries) if at.is_empty() => parts.extend(
                    entries
                        .iter()
                        .map(|entry| (pointer.clone(), Some(entry["id"].as_str().unwrap().to_owned()), content(entry))),
                ),
                Value::Object(inner) if name == "child" || name == "communication" => members(&pointer, inner, parts),
                Value::Object(inner) if name == "extensions" => {
                    parts.extend(inner.iter().map(|(key, value)| (pointer.clone(), None, json!([key, value]))));
                }
                _ => parts.push((pointer, None, value.clone())),
            }
        }
    }
    let mut parts = Vec::new();
    members("", serde_json::to_value(record).unwrap().as_object().unwrap(), &mut parts);
    parts
}

fn nothing_is_lost(copies: &[ProgressRecord; 3], merged: &Merged) {
    let mut held: BTreeMap<(String, Option<String>), Vec<Value>> = BTreeMap::new();
    for (pointer, id, value) in parts(&merged.record) {
        held.entry((pointer, id)).or_default().push(value);
    }
    let mut contested: BTreeMap<(String, Option<String>), Vec<Value>> = BTreeMap::new();
    for conflict in &merged.conflicts {
        assert!(conflict.sides.len() > 1, "a conflict of one side");
        for side in &conflict.sides {
            let content = match side.content.get() {
                object @ Value::Object(_) => content(&object),
                other => other,
            };
            let content = conflict.extension.as_ref().map_or(content.clone(), |key| json!([key.as_str(), content]));
            let id = conflict.id.as_ref().map(|id| id.as_str().to_owned());
            contested.entry((side.pointer.as_str().to_owned(), id)).or_default().push(content);
        }
    }
    let is_removed = |pointer: &str, id: &str| {
        merged.removed.iter().any(|removed| removed.pointer.as_str() == pointer && removed.id.as_str() == id)
    };
    let given: Vec<_> = copies.iter().flat_map(parts).collect();
    for (pointer, id, value) in &given {
        let key = (pointer.clone(), id.clone());
        let among = |all: &BTreeMap<_, Vec<Value>>| all.get(&key).is_some_and(|values| values.contains(value));
        let by_rule = match pointer.as_str() {
            "/schemaVersion" | "/$schema" => true,
            "/id" => merged.record_ids.iter().any(|id| value == id.as_str()),
            _ => id.as_deref().is_some_and(|id| is_removed(pointer, id)),
        };
        let is_held = among(&held);
        assert!(is_held || among(&contested) || by_rule, "{key:?} is lost");
        assert!(!(is_held && among(&contested)), "{key:?} is settled and contested");
    }
    // Nothing is made up either, but notes for the amendments of what a note is about.
    for ((pointer, id), values) in held.iter().chain(&contested) {
        for value in values.iter().filter(|value| value["with"].is_null()) {
            assert!(
                given.iter().any(|part| (&part.0, &part.1, &part.2) == (pointer, id, value)),
                "{pointer} {id:?} is new"
            );
        }
    }
    let text = serde_json::to_string(&merged.record).unwrap();
    assert_eq!(child_progress::read_str(&text).as_ref(), Ok(&merged.record));
    let again = Merged::of(merged.record.clone());
    assert_eq!(again.record, merged.record);
    assert!(again.conflicts.is_empty() && again.removed.is_empty());
}
