//! Copies of a generated record as several agencies may keep them.

use child_progress::ProgressRecord;
use serde_json::{Value, json};

use super::random::Random;

/// A copy of a document as another agency may keep it: entries dropped, changed, moved, doubled, removed or amended, in
/// another order, with other members of the child and of the record.
pub fn copy(document: &Value, donors: &[Value], random: &mut Random) -> ProgressRecord {
    loop {
        let mut copy = document.clone();
        for _ in 0..random.below(6) {
            change(&mut copy, donors, random);
        }
        if let Ok(record) = serde_json::from_value(copy) {
            return record;
        }
    }
}

/// The names of the lists that a document has.
pub fn lists(document: &Value) -> Vec<String> {
    let members = document.as_object().unwrap().iter();
    members.filter(|(_, held)| held.is_array()).map(|(name, _)| name.clone()).collect()
}

fn change(document: &mut Value, donors: &[Value], random: &mut Random) {
    let donor = random.one(donors);
    let names = lists(document);
    if names.is_empty() {
        return;
    }
    let name = random.one(&names);
    let list = document[&name].as_array_mut().unwrap();
    let at = random.below(list.len());
    match random.below(12) {
        0 => drop(list.remove(at)),
        1 => drop(document.as_object_mut().unwrap().remove(&name)),
        2 => list.reverse(),
        3 => {
            let copy = list[at].clone();
            list.push(copy);
        }
        4 => {
            // Another id, perhaps one that an entry of another list has.
            let other = random.one(&names);
            let id = document[&other][0]["id"].clone();
            document[&name][at]["id"] = id;
        }
        5 => {
            let id = list[at]["id"].clone();
            push(
                document,
                "removals",
                json!({"id": id, "on": random.one(&["2026", "2026-09-20"]), "reason": random.one(&["request", "order"])}),
            );
        }
        6 => {
            let amendment = json!({"id": format!("am{}", random.below(4)), "amendmentKind": random.one(&["disputed", "entered-in-error"]), "entry": list[at]["id"]});
            push(document, "amendments", amendment);
        }
        7 | 8 => {
            // The content of another entry of this kind under this id.
            if let Some(content) = donor[&name].as_array().map(|list| random.one(list)) {
                let id = list[at]["id"].clone();
                list[at] = content;
                list[at]["id"] = id;
            }
        }
        9 => {
            let members = donor["child"].as_object().unwrap();
            let member = random.one(&members.keys().collect::<Vec<_>>()).clone();
            if member != "id" {
                document["child"][&member] = members[&member].clone();
            }
        }
        10 => {
            let member = random.one(&["$schema", "id", "closing", "extensions", "schemaVersion"]);
            if let Some(value) = donor.get(member) {
                document[member] = value.clone();
            }
        }
        _ => {
            if let Some(more) = donor.get(&name).and_then(Value::as_array) {
                list.extend(more.iter().cloned().map(|mut entry| {
                    entry["id"] = format!("more-{name}-{}", random.below(3)).into();
                    entry
                }));
            }
        }
    }
    document.as_object_mut().unwrap().retain(|_, held| held.as_array().is_none_or(|list| !list.is_empty()));
}

fn push(document: &mut Value, list: &str, entry: Value) {
    let members = document.as_object_mut().unwrap();
    members.entry(list).or_insert_with(|| json!([])).as_array_mut().unwrap().push(entry);
}
