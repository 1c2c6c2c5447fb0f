//! The laws, each as a function that finds where a chain breaks it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use child_progress::{
    CheckOptions, Child, LeftOutReason, ProgressOptions, ProgressRecord, RemovalReason, Role, check, diff, merge,
    progress,
};
use serde_json::Value;

use super::chain::{Chain, Op, Readers};
use super::marks::{all_places, entries, id, is_id, pointers_of, told, told_by, told_in_text};
use super::shared_for;
use crate::support::Random;

/// Where a law is broken.
#[derive(Clone, Default)]
pub struct Broken {
    /// A few words that tell this fault from others, without a mark.
    pub why: String,
    pub mark: Option<u32>,
    /// Where the mark stands in the record, and where it is told.
    pub places: String,
    pub readers: Option<Readers>,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(readers) = self.readers {
            write!(f, "for {readers}, ")?;
        }
        if let Some(mark) = self.mark {
            write!(f, "mark {mark}, ")?;
        }
        f.write_str(&self.places)
    }
}

/// What chain a law is asked about.
#[derive(PartialEq)]
enum On {
    /// The chain itself.
    Chain,
    /// What comes of it, without operations.
    Result,
    /// The record, without operations.
    Record,
    /// The record, of which one entry is erased.
    Erased,
    /// The record, of which one entry is erased and with which a copy is merged.
    ErasedAndMerged,
}

pub struct Law {
    pub name: &'static str,
    /// How often it is asked of one chain.
    pub times: usize,
    on: On,
    /// Every way in which the chain breaks it, each once.
    pub broken: fn(&Chain, Readers) -> Vec<Broken>,
}

pub const LAWS: &[Law] = &[
    Law { name: "trust", times: 5, on: On::Chain, broken: tells_more },
    Law { name: "what is made of a shared record", times: 1, on: On::Chain, broken: makes_more },
    Law { name: "a shared record has no new finding (record)", times: 1, on: On::Record, broken: finds_more },
    Law { name: "a shared record has no new finding (result)", times: 1, on: On::Result, broken: finds_more },
    Law { name: "what the child keeps is not shared (record)", times: 1, on: On::Record, broken: shares_kept },
    Law { name: "what the child keeps is not shared (result)", times: 1, on: On::Result, broken: shares_kept },
    Law { name: "what the child keeps is on no page", times: 1, on: On::Record, broken: shows_kept },
    Law { name: "words stay whose they are (record)", times: 2, on: On::Record, broken: gives_to_another },
    Law { name: "words stay whose they are (result)", times: 1, on: On::Result, broken: gives_to_another },
    Law { name: "what is erased stays erased", times: 2, on: On::ErasedAndMerged, broken: comes_back },
    Law { name: "a page of differences repeats nothing erased", times: 1, on: On::Erased, broken: repeats_erased },
];

impl Law {
    /// The readers and the chain that the law is asked about.
    pub fn prepared(&self, chain: &Chain, number: usize, random: &mut Random) -> Option<(Readers, Chain)> {
        let base = || chain.base.clone();
        let entry = |random: &mut Random| {
            let ids: Vec<&str> = entries(&chain.base).map(|(_, entry)| id(entry)).collect();
            (!ids.is_empty()).then(|| Op::Erase(random.one(&ids).to_owned()))
        };
        let prepared = match self.on {
            On::Chain => chain.clone(),
            On::Result => Chain { base: serde_json::to_value(done(chain)).unwrap(), ops: Vec::new() },
            On::Record => Chain { base: base(), ops: Vec::new() },
            On::Erased => Chain { base: base(), ops: vec![entry(random)?] },
            On::ErasedAndMerged => {
                let copies: Vec<&Op> = chain.ops.iter().filter(|op| op.copy().is_some()).collect();
                let copy = (*copies.get(number % copies.len().max(1))?).clone();
                Chain { base: base(), ops: vec![entry(random)?, copy] }
            }
        };
        Some((Readers::any(random), prepared))
    }
}

pub fn record(document: &Value) -> ProgressRecord {
    serde_json::from_value(document.clone()).unwrap()
}

/// The record after all operations.
pub fn done(chain: &Chain) -> ProgressRecord {
    // What copies differ in is not remembered by the record alone: copies that come one after the other are merged as
    // whoever merges them is told to.
    let mut of_merge: Vec<ProgressRecord> = Vec::new();
    let mut done = record(&chain.base);
    for op in &chain.ops {
        if let Some(copy) = op.copy() {
            of_merge.push(record(copy));
            continue;
        }
        done = op.applied(merged(done, &mut of_merge));
    }
    merged(done, &mut of_merge)
}

fn merged(own: ProgressRecord, copies: &mut Vec<ProgressRecord>) -> ProgressRecord {
    if copies.is_empty() { own } else { merge([own].into_iter().chain(copies.drain(..))).unwrap().record }
}

/// Of faults that are alike the first.
fn distinct(all: impl IntoIterator<Item = Broken>) -> Vec<Broken> {
    let mut by_why = BTreeMap::new();
    for broken in all {
        by_why.entry(broken.why.clone()).or_insert(broken);
    }
    by_why.into_values().collect()
}

fn places(document: &Value, mark: u32) -> String {
    pointers_of(document, mark).join(" ")
}

/// The list of the first place at which a mark stands, and the member without indices.
fn kind_of_place(document: &Value, mark: u32) -> String {
    let Some(pointer) = pointers_of(document, mark).into_iter().next() else { return "nowhere".to_owned() };
    let steps = pointer.split('/').skip(1).filter(|step| step.parse::<usize>().is_err());
    let steps: Vec<&str> = steps.take_while(|step| !step.starts_with("org.example")).collect();
    steps.join("/")
}

/// The marks of people, scales, ladders and measures without labels that take the place of others: what is needed now
/// was not needed before, and nobody had kept it from anybody.
fn needed_now(chain: &Chain) -> BTreeSet<u32> {
    let (mut record, mut all) = (record(&chain.base), BTreeSet::new());
    for op in &chain.ops {
        if let Op::Supersede { new, .. } = op {
            let document = serde_json::to_value(&record).unwrap();
            let lists = ["people", "scales", "ladders", "measures"];
            let new = entries(&document).filter(|(list, entry)| lists.contains(list) && id(entry) == new);
            let is_personal =
                |entry: &Value| entry["sensitive"].as_array().into_iter().flatten().any(|what| what != "health");
            let restricts = |entry: &Value| {
                ["audience", "inherits"].iter().any(|name| entry.get(name).is_some()) || is_personal(entry)
            };
            all.extend(new.filter(|(_, entry)| !restricts(entry)).flat_map(|(_, entry)| told(entry)));
        }
        record = op.applied(record);
    }
    all
}

/// What an audience is told after the operations is in what it was told of the record or of a copy before.
fn tells_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let before = record(&chain.base);
    let after = serde_json::to_value(shared_for(&done(chain), readers).record).unwrap();
    let mut more = told(&after);
    let mut allowed = told_by(&shared_for(&before, readers).record);
    allowed.extend(chain.ops.iter().flat_map(Op::says));
    allowed.extend(needed_now(chain));
    more.retain(|mark| !allowed.contains(mark));
    for copy in chain.ops.iter().filter_map(Op::copy) {
        if more.is_empty() {
            break;
        }
        let shared = shared_for(&record(copy), readers);
        let of_copy = told_by(&shared.record);
        more.retain(|mark| !of_copy.contains(mark));
        // What nothing in a copy used may be used in what it was put together with.
        let unused = shared.left_out.iter().filter(|one| one.reason == LeftOutReason::Unused);
        let unused: BTreeSet<u32> =
            unused.filter_map(|one| copy.pointer(one.pointer.as_str())).flat_map(told).collect();
        more.retain(|mark| !unused.contains(mark));
    }
    if more.is_empty() {
        return Vec::new();
    }
    let holders = [&chain.base].into_iter().chain(chain.ops.iter().filter_map(Op::copy));
    let holders: Vec<_> =
        holders.map(|holder| (holder, shared_for(&record(holder), readers).left_out, all_places(holder))).collect();
    let told_at = all_places(&after);
    distinct(more.into_iter().map(|mark| {
        let told = &told_at[&mark];
        let entry = after.pointer(&told[0].split('/').take(3).collect::<Vec<_>>().join("/"));
        let entry = entry.and_then(|entry| entry["id"].as_str()).unwrap_or_default();
        let (mut reason, mut at) = (None, Vec::new());
        for (number, (holder, left_out, places)) in holders.iter().enumerate() {
            for pointer in places.get(&mark).into_iter().flatten() {
                let mut own = left_out.iter().filter(|one| {
                    let rest = pointer.strip_prefix(one.pointer.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                let place = pointer.split('/').take(3).collect::<Vec<_>>().join("/");
                if holder.pointer(&place).is_some_and(|one| one["id"] == entry) {
                    reason = reason.or(own.next_back().map(|one| one.reason.as_str()));
                }
                at.push(if number == 0 { pointer.clone() } else { format!("copy {number} {pointer}") });
            }
        }
        let is_extension = told[0].contains("/extensions");
        Broken {
            // Why the entry that tells it was left out of the record, or else of a copy.
            why: format!(
                "{}{}",
                reason.unwrap_or("with what it refers to"),
                if is_extension { ", extensions" } else { "" }
            ),
            mark: Some(mark),
            places: format!("at {}; told at {}", at.join(", "), told.join(" ")),
            ..Broken::default()
        }
    }))
}

/// Pages, summaries, differences and findings of what was shared hold nothing that was not shared.
fn makes_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let [one, two] = [record(&chain.base), done(chain)].map(|record| shared_for(&record, readers).record);
    let of_one = told_by(&one);
    let both: BTreeSet<u32> = of_one.union(&told_by(&two)).copied().collect();
    let summary = progress(&one, &ProgressOptions::new());
    let changes = diff(&one, &two);
    let report = check(&one, &CheckOptions::new());
    let mut messages: Vec<String> = report.findings().iter().map(|one| one.message.to_string()).collect();
    messages.push(report.to_string());
    let made = [
        ("page", told_in_text(&summary.to_text(&one)), &of_one),
        ("summary", told(&serde_json::to_value(&summary).unwrap()), &of_one),
        ("page of differences", told_in_text(&changes.to_text(&one, &two)), &both),
        ("differences", told(&serde_json::to_value(&changes).unwrap()), &both),
        ("findings", messages.iter().flat_map(|text| told_in_text(text)).collect(), &of_one),
    ];
    let more = made.into_iter().filter_map(|(what, told, allowed)| {
        // A number that is reckoned may happen to end like a mark.
        let is_planted = |mark: u32| {
            [&chain.base]
                .into_iter()
                .chain(chain.ops.iter().filter_map(Op::copy))
                .any(|of| !places(of, mark).is_empty())
        };
        let mark = told.into_iter().find(|mark| !allowed.contains(mark) && is_planted(*mark))?;
        Some(Broken {
            why: what.to_owned(),
            mark: Some(mark),
            places: format!("at {}", places(&chain.base, mark)),
            ..Broken::default()
        })
    });
    distinct(more)
}

/// The findings of a record: code and id of the entry.
fn findings(record: &ProgressRecord) -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(record).unwrap();
    let report = check(record, &CheckOptions::new().max_findings(100_000));
    let of = |finding: &child_progress::Finding| {
        let entry: Vec<&str> = finding.pointer.as_str().split('/').take(3).collect();
        let id = document.pointer(&entry.join("/")).and_then(|entry| entry["id"].as_str());
        (finding.code.as_str().to_owned(), id.unwrap_or_default().to_owned())
    };
    report.findings().iter().map(of).collect()
}

/// A shared record checks without new findings.
fn finds_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let whole = record(&chain.base);
    let shared = shared_for(&whole, readers).record;
    let before = findings(&whole);
    let new = findings(&shared).into_iter().filter(|finding| !before.contains(finding));
    distinct(new.map(|(why, id)| Broken { why, places: format!("of entry {id:?}"), ..Broken::default() }))
}

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
fn words_in(value: &Value) -> BTreeSet<u32> {
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

fn shares_kept(chain: &Chain, readers: Readers) -> Vec<Broken> {
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

fn shows_kept(chain: &Chain, _readers: Readers) -> Vec<Broken> {
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
fn gives_to_another(chain: &Chain, readers: Readers) -> Vec<Broken> {
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

/// The entry and the amendments of it, by their ids, as a copy has them.
fn with_amendments(copies: &[&Value], erased: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([erased.to_owned()]);
    loop {
        let before = all.len();
        for copy in copies {
            for amendment in copy["amendments"].as_array().into_iter().flatten() {
                if all.contains(amendment["entry"].as_str().unwrap()) {
                    all.insert(id(amendment).to_owned());
                }
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

fn ids(document: &Value) -> BTreeSet<(String, String)> {
    entries(document).map(|(list, entry)| (list.to_owned(), id(entry).to_owned())).collect()
}

/// Whether erasing and merging can be done in either order.
fn comes_back(chain: &Chain, _readers: Readers) -> Vec<Broken> {
    come_back(chain).into_iter().collect()
}

fn come_back(chain: &Chain) -> Option<Broken> {
    let [Op::Erase(gone), Op::Merge(_, copy)] = chain.ops.as_slice() else { return None };
    let erased = |mut record: ProgressRecord| {
        let done =
            record.erase(&gone.parse().unwrap(), RemovalReason::Request, Role::Senco, "2026-10-02".parse().unwrap());
        done.is_ok().then_some(record)
    };
    let [own, other] = [&chain.base, copy].map(record);
    let without = erased(own.clone())?;
    let taken: BTreeSet<u32> = {
        let all = with_amendments(&[&chain.base], gone);
        entries(&chain.base)
            .filter(|(_, entry)| all.contains(id(entry)))
            .flat_map(|(_, entry)| words_in(entry))
            .collect()
    };
    let merged = serde_json::to_value(merge([without, other.clone()]).unwrap().record).unwrap();
    let of_both = with_amendments(&[&chain.base, copy], gone);
    let mut elsewhere: BTreeSet<u32> = BTreeSet::new();
    for document in [&chain.base, copy] {
        let mut rest = document.clone();
        for (_, held) in rest.as_object_mut().unwrap() {
            if let Some(items) = held.as_array_mut() {
                items.retain(|entry| !entry["id"].as_str().is_some_and(|id| of_both.contains(id)));
            }
        }
        elsewhere.extend(told(&rest));
    }
    if let Some(mark) = told(&merged).into_iter().find(|mark| taken.contains(mark) && !elsewhere.contains(mark)) {
        return Some(Broken {
            why: "words".to_owned(),
            mark: Some(mark),
            places: format!("at {}; again at {}", places(&chain.base, mark), places(&merged, mark)),
            ..Broken::default()
        });
    }
    let both = merge([own, other]).unwrap();
    let is_contested = both.conflicts.iter().any(|conflict| conflict.id.is_some());
    let other_way = serde_json::to_value(erased(both.record)?).unwrap();
    let [one, other] = [&merged, &other_way].map(ids);
    // Erasing from the record does not reach what copies differ in, nor what amends that; the note does in a merge.
    let differing = one.symmetric_difference(&other).find(|id| !is_contested || one.contains(*id))?;
    Some(Broken {
        why: format!(
            "entries, {}",
            if one.contains(differing) { "left when erased first" } else { "left when merged first" }
        ),
        places: format!("{}/{}", differing.0, differing.1),
        ..Broken::default()
    })
}

fn repeats_erased(chain: &Chain, _readers: Readers) -> Vec<Broken> {
    let before = record(&chain.base);
    let after = done(chain);
    let left = told_by(&after);
    let gone: BTreeSet<u32> = words_in(&chain.base).into_iter().filter(|mark| !left.contains(mark)).collect();
    let page = told_in_text(&diff(&before, &after).to_text(&before, &after));
    distinct(page.into_iter().filter(|mark| gone.contains(mark)).map(|mark| Broken {
        why: kind_of_place(&chain.base, mark),
        mark: Some(mark),
        places: format!("at {}", places(&chain.base, mark)),
        ..Broken::default()
    }))
}
