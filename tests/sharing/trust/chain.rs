//! Chains of operations that add no words of their own.

use std::collections::BTreeSet;
use std::fmt;

use child_progress::{ProgressRecord, ReadOptions, RemovalReason, Role, Unlabelled, as_of, merge};
use serde_json::{Value, json};

use super::dense::Thickener;
use super::marks::{Marker, NEW, dangling, is_closed, refers_to, told};
use super::shared_for;
use crate::support::copies;
use crate::support::places::pointers;
use crate::support::random::Random;
use crate::support::records::{LABELS, entries, id};

/// With whom something is shared.
#[derive(Clone, Copy, PartialEq)]
pub struct Readers {
    pub label: &'static str,
    pub unlabelled: Unlabelled,
}

impl Readers {
    pub fn any(random: &mut Random) -> Self {
        let unlabelled = if random.below(3) == 0 { Unlabelled::Exclude } else { Unlabelled::Include };
        Self { label: random.one(LABELS), unlabelled }
    }
}

impl fmt::Display for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?})", self.label, self.unlabelled)
    }
}

#[derive(Clone)]
pub enum Op {
    Erase(String),
    /// What kind of copy, and the copy.
    Merge(&'static str, Value),
    AsOf(String),
    Supersede {
        amendment: String,
        old: String,
        new: String,
        reason: String,
    },
    Dispute {
        amendment: String,
        entry: String,
        statement: String,
    },
    EnterInError {
        amendment: String,
        entry: String,
        reason: String,
    },
    RoundTrip,
    /// Tolerant reading, of a text in which the entry of this place has a member more, with this word.
    Tolerant(String),
    Share(Readers),
}

impl Op {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Erase(_) => "erase",
            Self::Merge(kind, _) => kind,
            Self::AsOf(_) => "as_of",
            Self::Supersede { .. } => "supersede",
            Self::Dispute { .. } => "dispute",
            Self::EnterInError { .. } => "enter_in_error",
            Self::RoundTrip => "round trip",
            Self::Tolerant(_) => "tolerant reading",
            Self::Share(_) => "share",
        }
    }

    pub fn copy(&self) -> Option<&Value> {
        if let Self::Merge(_, copy) = self { Some(copy) } else { None }
    }

    /// The marks of what the operation says itself.
    pub fn says(&self) -> BTreeSet<u32> {
        match self {
            Self::Supersede { amendment, reason: words, .. }
            | Self::Dispute { amendment, statement: words, .. }
            | Self::EnterInError { amendment, reason: words, .. } => told(&json!([amendment, words])),
            _ => BTreeSet::new(),
        }
    }

    /// The record after it; as it was, where it cannot be done.
    pub fn applied(&self, mut record: ProgressRecord) -> ProgressRecord {
        let on = "2026-10-02";
        match self {
            Self::Erase(entry) => {
                let _ = record.erase(&entry.parse().unwrap(), RemovalReason::Request, Role::Senco, on.parse().unwrap());
            }
            Self::Merge(_, copy) => {
                return merge([record, serde_json::from_value(copy.clone()).unwrap()]).unwrap().record;
            }
            Self::AsOf(day) => return as_of(&record, day.parse().unwrap()),
            Self::Supersede { amendment, old, new, reason } => {
                let [old, new] = [old, new].map(|id| id.parse().unwrap());
                let [id, on] = [amendment.as_str(), on];
                let reason = reason.parse().unwrap();
                let _ = record.supersede(id.parse().unwrap(), &old, new, reason, Role::Teacher, on.parse().unwrap());
            }
            Self::Dispute { amendment, entry, statement } => {
                let (id, entry, words) =
                    (amendment.parse().unwrap(), entry.parse().unwrap(), statement.parse().unwrap());
                let _ = record.dispute(id, &entry, words, Role::ParentCarer, on.parse().unwrap());
            }
            Self::EnterInError { amendment, entry, reason } => {
                let (id, entry, words) = (amendment.parse().unwrap(), entry.parse().unwrap(), reason.parse().unwrap());
                let _ = record.enter_in_error(id, &entry, words, Role::Teacher, on.parse().unwrap());
            }
            Self::RoundTrip => {
                return child_progress::read_str(&serde_json::to_string(&record).unwrap()).unwrap();
            }
            Self::Tolerant(word) => {
                let mut document = serde_json::to_value(&record).unwrap();
                for (_, held) in document.as_object_mut().unwrap() {
                    if let Some(last) = held.as_array_mut().and_then(|items| items.last_mut()) {
                        last["later"] = word.as_str().into();
                    }
                }
                return ReadOptions::tolerant().read_str(&document.to_string()).unwrap().record;
            }
            Self::Share(readers) => return shared_for(&record, *readers).record,
        }
        record
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())?;
        match self {
            Self::Erase(entry) => write!(f, " {entry}"),
            Self::Merge(_, copy) => write!(f, ": {copy}"),
            Self::AsOf(day) => write!(f, " {day}"),
            Self::Supersede { amendment, old, new, .. } => write!(f, " {old} by {new} ({amendment})"),
            Self::Dispute { amendment, entry, .. } | Self::EnterInError { amendment, entry, .. } => {
                write!(f, " {entry} ({amendment})")
            }
            Self::Share(readers) => write!(f, " for {readers}"),
            Self::RoundTrip | Self::Tolerant(_) => Ok(()),
        }
    }
}

/// A record and what is done with it.
#[derive(Clone)]
pub struct Chain {
    pub base: Value,
    pub ops: Vec<Op>,
}

impl Chain {
    /// A chain of random operations on a document.
    pub fn on(base: Value, marker: &mut Marker, random: &mut Random) -> Self {
        let mut chain = Self { ops: Vec::new(), base };
        let mut record: ProgressRecord = serde_json::from_value(chain.base.clone()).unwrap();
        for _ in 0..=random.below(5) {
            let now = serde_json::to_value(&record).unwrap();
            let Some(op) = chain.next(&now, marker, random) else { break };
            record = op.applied(record);
            chain.ops.push(op);
        }
        chain
    }

    fn next(&self, now: &Value, marker: &mut Marker, random: &mut Random) -> Option<Op> {
        let ids: Vec<(&str, &str)> = entries(now).map(|(list, entry)| (list, id(entry))).collect();
        if ids.is_empty() {
            return None;
        }
        let (list, entry) = random.one(&ids);
        let entry = entry.to_owned();
        let of_list: Vec<&str> = ids.iter().filter(|(other, _)| *other == list).map(|(_, id)| *id).collect();
        Some(match random.below(13) {
            0..=2 => Op::Erase(entry),
            3..=6 => self.copy(now, marker, random),
            7 => Op::AsOf(format!("2026-{:02}-15", 1 + random.below(12))),
            8 => Op::Supersede {
                amendment: marker.id("amendments"),
                old: entry,
                new: random.one(&of_list).to_owned(),
                reason: marker.word(),
            },
            9 => Op::Dispute { amendment: marker.id("amendments"), entry, statement: marker.word() },
            10 => Op::EnterInError { amendment: marker.id("amendments"), entry, reason: marker.word() },
            11 => {
                if random.below(2) == 0 {
                    Op::RoundTrip
                } else {
                    Op::Tolerant(marker.word())
                }
            }
            _ => Op::Share(Readers::any(random)),
        })
    }

    fn copy(&self, now: &Value, marker: &mut Marker, random: &mut Random) -> Op {
        let mut copy = if random.below(2) == 0 { now.clone() } else { self.base.clone() };
        let kind = random.below(4);
        let name = ["merge older", "merge younger", "merge contested", "merge hostile"][kind];
        for _ in 0..=random.below(4) {
            match kind {
                0 => older(&mut copy, random),
                1 => younger(&mut copy, marker, random),
                2 => contested(&mut copy, random),
                _ => hostile(&mut copy, marker, random),
            }
        }
        marker.mark_new(&mut copy);
        if serde_json::from_value::<ProgressRecord>(copy.clone()).is_err() {
            copy = now.clone();
        }
        close(&mut copy);
        Op::Merge(name, copy)
    }
}

/// Takes out what refers to nothing, until nothing does: a reference that another copy makes whole again would tell of
/// more than either copy, and nobody would have kept it from anybody.
fn close(document: &mut Value) {
    while !is_closed(document) {
        let gone = dangling(document);
        retain(document, &mut |list, entry| list == "removals" || !refers_to(entry, &gone));
        for note in document["removals"].as_array_mut().into_iter().flatten() {
            if refers_to(note, &gone) {
                note.as_object_mut().unwrap().retain(|name, _| name != "by" && name != "with");
            }
        }
        document.as_object_mut().unwrap().retain(|_, held| !held.is_null());
    }
}

fn retain(document: &mut Value, keep: &mut dyn FnMut(&str, &Value) -> bool) {
    let members = document.as_object_mut().unwrap();
    for (name, held) in members.iter_mut() {
        if let Some(items) = held.as_array_mut() {
            items.retain(|entry| keep(name, entry));
        }
    }
    members.retain(|_, held| held.as_array().is_none_or(|items| !items.is_empty()));
}

/// A place of an entry, as a list and an index.
fn any_place(document: &Value, random: &mut Random) -> Option<(String, usize)> {
    let lists = copies::lists(document).into_iter().filter(|list| list != "removals");
    let places: Vec<(String, usize)> = lists
        .flat_map(|list| {
            let number = document[&list].as_array().unwrap().len();
            (0..number).map(move |at| (list.clone(), at))
        })
        .collect();
    (!places.is_empty()).then(|| random.one(&places))
}

/// As it was before something was written or amended.
fn older(copy: &mut Value, random: &mut Random) {
    let one_in = random.one(&[3, 8]);
    match random.below(3) {
        0 => retain(copy, &mut |list, _| list != "amendments"),
        1 => retain(copy, &mut |list, _| list == "removals" || random.below(one_in) != 0),
        _ => {
            let record: ProgressRecord = serde_json::from_value(copy.clone()).unwrap();
            let day = format!("2026-{:02}-20", 1 + random.below(12));
            *copy = serde_json::to_value(as_of(&record, day.parse().unwrap())).unwrap();
        }
    }
}

/// With more in it.
fn younger(copy: &mut Value, marker: &mut Marker, random: &mut Random) {
    let before = copies::lists(copy).len();
    let mut name = |list: &str| marker.id(list);
    let known: BTreeSet<String> = entries(copy).map(|(_, entry)| id(entry).to_owned()).collect();
    let mut thickener = Thickener { document: copy, random, name: &mut name };
    if before > 0 {
        thickener.amendment();
    }
    thickener.add_some(3);
    let all: Vec<(String, usize)> = copies::lists(thickener.document)
        .into_iter()
        .filter(|list| list != "removals")
        .flat_map(|list| {
            let items = thickener.document[&list].as_array().unwrap();
            let new = items.iter().enumerate().filter(|(_, entry)| !known.contains(id(entry)));
            new.map(|(at, _)| (list.clone(), at)).collect::<Vec<_>>()
        })
        .collect();
    for (list, at) in all {
        thickener.label(&list, at);
    }
}

/// With other words in an entry, or of the child.
fn contested(copy: &mut Value, random: &mut Random) {
    let Some((list, at)) = any_place(copy, random) else { return };
    let own = if random.below(8) == 0 { "/child".to_owned() } else { format!("/{list}/{at}") };
    let part = copy.pointer(&own).unwrap();
    let texts: Vec<String> = pointers(part)
        .into_iter()
        .filter(|inner| inner.ends_with("/words") && !inner.contains("/extensions"))
        .filter(|inner| part.pointer(inner).unwrap().is_string())
        .collect();
    if texts.is_empty() {
        if own != "/child" {
            copy[&list][at]["recorded"] = json!({"on": "2026-03-03"});
            if list == "amendments" {
                copy[&list][at].as_object_mut().unwrap().remove("recorded");
                copy[&list][at]["on"] = "2026-03-04".into();
            }
        }
        return;
    }
    *copy.pointer_mut(&format!("{own}{}", random.one(&texts))).unwrap() = NEW.into();
}

/// With ids that mean others, other labels or none, other amendments, notes about what is there.
fn hostile(copy: &mut Value, marker: &mut Marker, random: &mut Random) {
    let Some((list, at)) = any_place(copy, random) else { return };
    let other = any_place(copy, random).unwrap();
    match random.below(10) {
        0 => {
            // An id that another entry has.
            let taken = copy[&other.0][other.1]["id"].clone();
            copy[&list][at]["id"] = taken;
        }
        1 => {
            // Another entry of the list under this id.
            let same = random.below(copy[&list].as_array().unwrap().len());
            let own = copy[&list][at]["id"].clone();
            copy[&list][at] = copy[&list][same].clone();
            copy[&list][at]["id"] = own;
        }
        2 => {
            let Some(amendments) = copy["amendments"].as_array().map(Vec::len) else {
                copy.as_object_mut().unwrap().remove("amendments");
                return;
            };
            let which = random.below(amendments);
            let target = copy[&list][at]["id"].clone();
            let amendment = &mut copy["amendments"][which];
            match random.below(3) {
                0 => amendment["amendmentKind"] = "disputed".into(),
                1 => amendment["entry"] = target,
                _ => amendment["reason"] = json!({"words": NEW}),
            }
        }
        3 => Thickener { document: copy, random, name: &mut |_| String::new() }.label(&list, at),
        4 => {
            for (name, held) in copy.as_object_mut().unwrap() {
                for entry in held.as_array_mut().into_iter().flatten().filter(|_| name != "removals") {
                    for member in ["audience", "sensitive", "inherits"] {
                        entry.as_object_mut().unwrap().remove(member);
                    }
                }
            }
        }
        5 => {
            let gone = copy[&list][at]["id"].clone();
            let members = copy.as_object_mut().unwrap();
            let notes = members.entry("removals").or_insert_with(|| json!([])).as_array_mut().unwrap();
            notes.push(json!({"id": gone, "on": "2026-09-20", "reason": "order"}));
        }
        6 => {
            let mut name = |list: &str| marker.id(list);
            Thickener { document: copy, random, name: &mut name }.amendment();
        }
        7 => {
            let items = copy[&list].as_array_mut().unwrap();
            let again = items[at].clone();
            items.push(again);
        }
        8 => retain(copy, &mut |list, _| list != "amendments" || random.below(2) == 0),
        _ => {
            let gone = copy[&list][at]["id"].as_str().unwrap().to_owned();
            super::marks::without_id(copy, &gone);
        }
    }
}
