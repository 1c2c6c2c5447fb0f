//! Mistakes that people and exports make, planted one at a time in the example records: a careful reader would call
//! each of them wrong, and the rules have to find them.
//!
//! `cargo test --all-features --test mistakes -- --nocapture` prints the table: how many of each kind were found. Of a
//! kind at most 25 are planted in a record; `CASES=10000` plants all.
#![cfg(feature = "proptest")] // what members mean is asked there
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use child_progress::strategy::{Dating, Declared, PartyKind, WordsKind, declared};
use child_progress::{CheckOptions, EnforcedBy, ReadOptions, RuleCode, Vocabulary, check};
use serde_json::{Value, json};
use support::{cases, misplaced, pointers};

/// The day as of which the records and their faulty copies are judged: after everything that happens in them.
const AS_OF: &str = "2027-07-31";

fn records() -> Vec<(String, Value)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records");
    let mut records: Vec<(String, Value)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("minimal.json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
        })
        // An excerpt is not asked for what may have been left out of it.
        .filter(|(_, record): &(String, Value)| record["excerpt"].is_null())
        .collect();
    records.sort_by(|a, b| a.0.cmp(&b.0));
    records
}

/// The rules that judge a record that can be read.
fn rules_of_sense() -> impl Iterator<Item = &'static str> {
    let rules = RuleCode::ALL.iter().filter_map(RuleCode::rule);
    rules.filter(|rule| rule.enforced_by == EnforcedBy::Semantics).map(|rule| rule.code)
}

/// Code and pointer of everything that is found, structure and sense.
fn findings(record: &Value) -> BTreeSet<(String, String)> {
    let bytes = serde_json::to_vec(record).unwrap();
    let report = match ReadOptions::strict().read(&bytes) {
        Ok(document) => check(&document.record, &CheckOptions::new().as_of(AS_OF.parse().unwrap())),
        Err(unreadable) => unreadable.into_report(),
    };
    let place =
        |finding: &child_progress::Finding| (finding.code.as_str().to_owned(), finding.pointer.as_str().to_owned());
    report.findings().iter().map(place).collect()
}

/// The list that the entry at a pointer stands in.
fn list_of(at: &str) -> &str {
    at.split('/').nth(1).unwrap_or_default()
}

/// The last step of a pointer that is a name, and not a place in a list.
fn name(pointer: &str) -> &str {
    pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default()
}

/// A record with one mistake, and where it was planted.
struct Mistake {
    kind: &'static str,
    at: String,
    record: Value,
}

/// Plants mistakes of one kind.
struct Planter<'r> {
    record: &'r Value,
    kind: &'static str,
    mistakes: Vec<Mistake>,
}

impl Planter<'_> {
    fn plant(&mut self, at: &str, change: impl FnOnce(&mut Value)) {
        let mut record = self.record.clone();
        let Some(here) = record.pointer_mut(at) else { return };
        change(here);
        if record != *self.record {
            self.mistakes.push(Mistake { kind: self.kind, at: at.to_owned(), record });
        }
    }

    fn set(&mut self, at: &str, value: impl Into<Value>) {
        self.plant(at, |here| *here = value.into());
    }

    fn remove(&mut self, at: &str, member: &str) {
        self.plant(at, |here| {
            here.as_object_mut().unwrap().remove(member);
        });
    }
}

/// Whether the member refers to an entry.
fn refers(record: &Value, at: &str) -> bool {
    matches!(declared(record, at), Some(Declared::Reference { .. }))
}

/// What a date is the date of.
fn dating(record: &Value, at: &str) -> Option<Dating> {
    match declared(record, at)? {
        Declared::Date(dating) => Some(dating),
        _ => None,
    }
}

/// The vocabulary that a code is of: a code of another list is a mistake there. What a host named in a space of its own
/// (`x:quiet-hour`) is no code of any list.
fn vocabulary_of(record: &Value, at: &str, value: &Value) -> Option<&'static Vocabulary> {
    let listed = value.as_str().is_some_and(|code| !code.contains(':'));
    match declared(record, at)? {
        Declared::Code(vocabulary) => vocabulary.filter(|_| listed),
        _ => None,
    }
}

/// The names of an object's own members of which a date says this.
fn dated<'r>(record: &'r Value, at: &str, says: fn(Dating) -> bool) -> Vec<&'r str> {
    let members = record.pointer(at).and_then(Value::as_object).into_iter().flatten();
    let names = members.filter(|(_, value)| value.is_string()).map(|(name, _)| name.as_str());
    names.filter(|name| dating(record, &format!("{at}/{name}")).is_some_and(says)).collect()
}

/// The last day that an entry tells of: the member that says when it was over, or else when it happened or was said.
fn told_of<'r>(record: &'r Value, entry: &str) -> Option<&'r Value> {
    let told = dated(record, entry, Dating::is_told_of);
    let over = told.iter().find(|name| dating(record, &format!("{entry}/{name}")) == Some(Dating::HappenedUntil));
    record.pointer(&format!("{entry}/{}", over.or_else(|| told.first())?))
}

/// Whether the pointer is that of an entry, and not of a note about one that was removed.
fn is_entry(record: &Value, at: &str) -> bool {
    let own = || declared(record, &format!("{at}/id")) == Some(Declared::OwnId);
    at.matches('/').count() == 2 && !at.starts_with("/removals/") && own()
}

/// The pointer of every entry by its id.
fn entries<'r>(record: &'r Value, places: &'r [String]) -> HashMap<&'r str, &'r str> {
    let entries = places.iter().filter(|at| is_entry(record, at));
    entries.filter_map(|at| Some((record.pointer(at)?["id"].as_str()?, at.as_str()))).collect()
}

/// The same date some years later or earlier.
fn shifted(date: &Value, years: i32) -> Option<String> {
    let text = date.as_str()?;
    let year: i32 = text.get(..4)?.parse().ok()?;
    let day = text.get(4..).unwrap_or_default();
    // 29 February is not there in most years.
    (!day.starts_with("-02-29")).then(|| format!("{:04}{day}", year + years))
}

#[allow(clippy::too_many_lines)] // a list of kinds
fn mistakes(record: &Value) -> Vec<Mistake> {
    let mut all = Vec::new();
    let places = pointers(record);
    let ids = entries(record, &places);
    let mut kind = |kind: &'static str, plant: &mut dyn FnMut(&mut Planter<'_>, &str, &Value)| {
        let mut planter = Planter { record, kind, mistakes: Vec::new() };
        for at in places.iter().filter(|at| !at.contains("/extensions")) {
            plant(&mut planter, at, record.pointer(at).unwrap());
        }
        // Evenly over the record, so that another place for a mistake means no fewer of them.
        let (number, most) = (planter.mistakes.len(), cases(25) as usize);
        let taken = |index: usize| number <= most || (index + 1) * most / number > index * most / number;
        all.extend(
            planter.mistakes.into_iter().enumerate().filter(|(index, _)| taken(*index)).map(|(_, mistake)| mistake),
        );
    };

    kind("dangling id", &mut |planter, at, value| {
        if value.is_string() && refers(record, at) {
            planter.set(at, "gone-1");
        }
    });
    kind("id of another kind", &mut |planter, at, value| {
        let Some(Declared::Reference { lists, .. }) = declared(record, at).filter(|_| value.is_string()) else {
            return;
        };
        let others = ids.iter().filter(|(_, at)| !lists.contains(&list_of(at)));
        if let Some(other) = others.map(|(id, _)| *id).min() {
            planter.set(at, other);
        }
    });
    kind("id used twice", &mut |planter, at, value| {
        let first = at.replace("/1", "/0");
        if is_entry(record, at) && at.ends_with("/1") && value["id"].is_string() {
            let first = record.pointer(&first).unwrap()["id"].clone();
            planter.set(&format!("{at}/id"), first);
        }
    });
    kind("somebody who is listed said to be the child", &mut |planter, at, value| {
        let Some(person) = value["person"].as_str() else { return };
        let people = record["people"].as_array().into_iter().flatten();
        let roles = people.filter(|one| one["id"] == person).filter_map(|one| one["roles"].as_array()).flatten();
        let roles: Vec<&Value> = roles.collect();
        if !roles.is_empty() && !roles.contains(&&json!("child")) && value["role"] != "child" {
            planter.plant(at, |party| party["role"] = "child".into());
        }
    });
    kind("entry left out", &mut |planter, at, value| {
        let Some(id) = value["id"].as_str().filter(|_| is_entry(record, at)) else { return };
        let is_named = |place: &String| record.pointer(place).is_some_and(|value| value.as_str() == Some(id));
        if places.iter().any(|place| is_named(place) && refers(record, place)) {
            let (list, index) = at.rsplit_once('/').unwrap();
            planter.plant(list, |list| {
                list.as_array_mut().unwrap().remove(index.parse().unwrap());
            });
        }
    });
    kind("dates swapped", &mut |planter, at, value| {
        let ends = dated(record, at, Dating::is_end);
        for (from, to) in
            dated(record, at, Dating::is_start).iter().flat_map(|from| ends.iter().map(move |to| (from, to)))
        {
            let (start, end) = (value[from].as_str().unwrap(), value[to].as_str().unwrap());
            // Where one is part of the other, as 2026-09 of 2026, their order is not known.
            if !start.starts_with(end) && !end.starts_with(start) {
                planter.plant(at, |here| (here[from], here[to]) = (json!(end), json!(start)));
            }
        }
    });
    kind("year too late", &mut |planter, at, value| {
        if !dating(record, at).is_some_and(Dating::is_past) {
            return;
        }
        if let Some(later) = shifted(value, 30) {
            planter.set(at, later);
        }
    });
    kind("year before birth", &mut |planter, at, value| {
        let is_other_date = dating(record, at).is_some_and(|dating| dating != Dating::Born);
        if !is_other_date || !record["child"]["birthDate"].is_string() {
            return;
        }
        if let Some(earlier) = shifted(value, -60) {
            planter.set(at, earlier);
        }
    });
    kind("written down a year early", &mut |planter, at, _| {
        let recorded = dating(record, &format!("{at}/recorded/on")) == Some(Dating::WrittenDown);
        if !is_entry(record, at) || !recorded {
            return;
        }
        if let Some(early) = told_of(record, at).and_then(|told| shifted(told, -1)) {
            planter.plant(at, |here| here["recorded"] = json!({"on": early.get(..10).unwrap_or(&early)}));
        }
    });
    kind("due before it began", &mut |planter, at, value| {
        let goal = at.starts_with("/goals/") && at.matches('/').count() == 2;
        let began = value["baseline"]["on"].is_string() || value["lifecycle"][0]["on"].is_string();
        if goal && began && value["target"]["due"].is_string() {
            let due = format!("{at}/target/due");
            if let Some(early) = shifted(&value["target"]["due"], -9) {
                planter.set(&due, early);
            }
        }
    });
    kind("said before it happened", &mut |planter, at, value| {
        let judgement = entry_of(at, "judgements") && value["evidence"].is_array();
        let reading = at.contains("/interpretations/") && value["words"].is_object();
        if !judgement && !reading {
            return;
        }
        if let Some(early) = shifted(&value["on"], -40) {
            planter.set(&format!("{at}/on"), early);
        }
    });
    kind("came to the setting years later", &mut |planter, at, value| {
        let used = |list: &str, at: &dyn Fn(&Value) -> Value| {
            record[list].as_array().into_iter().flatten().any(|entry| at(entry) == value["id"])
        };
        let seen = used("observations", &|entry| entry["context"]["setting"].clone());
        if !entry_of(at, "settings") || !(seen || used("attendance", &|entry| entry["setting"].clone())) {
            return;
        }
        if let Some(late) = shifted(&value["start"], 40) {
            planter.plant(at, |here| {
                here["start"] = json!(late);
                here.as_object_mut().unwrap().remove("end");
            });
        }
    });
    kind("cause after what it explains", &mut |planter, at, value| {
        if !entry_of(at, "transitions") {
            return;
        }
        let explained = value["explains"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let past = explained.filter_map(|id| ids.get(id)).any(|place| told_of(record, place).is_some());
        if !past {
            return;
        }
        if let Some(late) = shifted(&value["on"], 40) {
            planter.plant(at, |here| {
                here["on"] = json!(late);
                here.as_object_mut().unwrap().remove("until");
            });
        }
    });
    kind("agreed action due before the review", &mut |planter, at, value| {
        if !at.starts_with("/reviews/") || dating(record, at) != Some(Dating::Due) {
            return;
        }
        if let Some(early) = shifted(value, -5) {
            planter.set(at, early);
        }
    });
    kind("level that the scale does not have", &mut |planter, at, value| {
        let of_kind = |kind: &str| value["kind"] == kind;
        if of_kind("level") || of_kind("non-value") {
            planter.set(&format!("{at}/code"), "no-such-level");
        } else if of_kind("help") {
            planter.set(&format!("{at}/rung"), "no-such-rung");
        } else if of_kind("dimensions") && value["scores"].is_array() {
            planter.set(&format!("{at}/scores/0/dimension"), "no-such-dimension");
        } else if of_kind("checklist") && value["ticks"].is_array() {
            planter.set(&format!("{at}/ticks/0/item"), "no-such-item");
        } else if of_kind("proportion") {
            planter.plant(at, |here| here["count"] = json!(here["of"].as_u64().unwrap() + 3));
        }
    });
    kind("number that the measure does not have", &mut |planter, at, value| {
        if value["kind"] == "number" && value["number"].is_number() {
            let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)?["measure"].as_str());
            let bounded = measure.is_some_and(|id| {
                let entries = record["measures"].as_array().unwrap();
                let form = &entries.iter().find(|entry| entry["id"] == id).unwrap()["form"];
                form["kind"] == "goal-attainment" || form["kind"] == "ordinal" || form["highest"].is_number()
            });
            if bounded {
                planter.set(&format!("{at}/number"), 1_000_000);
            }
        }
    });
    kind("number below zero", &mut |planter, at, value| {
        let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)).map(|held| &held["measure"]);
        let form = measure.map(|id| &entry(record, "measures", id)["form"]);
        let counted = form.is_some_and(|form| {
            ["count", "rate", "duration", "latency"].contains(&form["quantity"].as_str().unwrap_or_default())
        });
        if counted && value["number"].is_number() {
            planter.set(&format!("{at}/number"), -4);
        }
        if at.ends_with("/schedule") && value["minutes"].is_number() {
            planter.set(&format!("{at}/minutes"), -15);
        }
        if at.ends_with("/opportunities") {
            planter.set(&format!("{at}/amount"), 0);
        }
    });
    kind("rung that the ladder does not have", &mut |planter, at, value| {
        if name(at) == "rung" && value.is_string() {
            planter.set(at, "no-such-rung");
        }
    });
    kind("code of another list", &mut |planter, at, value| {
        if let Some(vocabulary) = vocabulary_of(record, at, value) {
            let foreign = ["improving", "verbatim"].into_iter().find(|code| vocabulary.find(code).is_none());
            planter.set(at, foreign.unwrap());
        }
    });
    kind("list of another code", &mut |planter, at, value| {
        let known = value.as_str().and_then(child_progress::vocabulary::find);
        if name(at) == "system" && known.is_some() {
            planter.set(at, "statistical-symbol");
        }
    });
    kind("list left out", &mut |planter, at, value| {
        if value["system"].is_string() && value["code"].is_string() {
            planter.remove(at, "system");
        }
    });
    kind("reason left out", &mut |planter, at, value| {
        let stopped = ["paused", "declined", "stopped", "not-commissioned", "dropped"];
        let unobtained = value["manner"] == "not-obtained" && value["reason"].is_string();
        let amended = value["amendmentKind"].is_string() && value["statement"].is_null();
        let shortened = at.starts_with("/timetables/");
        if unobtained || (amended || shortened) && value["reason"].is_object() {
            planter.remove(at, "reason");
        } else if value["state"].as_str().is_some_and(|state| stopped.contains(&state)) && value["why"].is_object() {
            planter.remove(at, "why");
        }
    });
    kind("nobody named", &mut |planter, at, value| {
        if value.is_object() && matches!(declared(record, at), Some(Declared::Party(_))) {
            planter.set(at, json!({}));
        }
        if at.contains("/actions/") && value["owner"].is_object() {
            planter.remove(at, "owner");
        }
    });
    kind("words put into a mouth", &mut |planter, at, value| {
        let manner = value["manner"].as_str().unwrap_or_default();
        if ["interpreted", "observed-response"].contains(&manner) && value["readings"].is_array() {
            let words = value["readings"][0]["words"].clone();
            planter.plant(at, |here| here["words"] = words);
        }
        if manner == "not-obtained" {
            planter.plant(at, |here| here["words"] = json!({"words": "I like it here."}));
        }
    });
    kind("way of asking that does not work", &mut |planter, at, value| {
        if value["manner"].is_string() && value["manner"] != "not-obtained" && value["method"]["works"].is_string() {
            planter.set(&format!("{at}/method/works"), "does-not-work");
        }
    });
    kind("shared against the child's word", &mut |planter, at, value| {
        if name(at) == "sharing" && value["sharedWith"].is_array() {
            planter.set(&format!("{at}/answer"), "no");
        }
    });
    kind("removed and still there", &mut |planter, at, value| {
        if is_entry(record, at) && at.ends_with("/0") && value["id"].is_string() {
            let note = json!({"id": value["id"], "on": "2026-09-01", "reason": "request"});
            planter.plant("", |record| match record["removals"].as_array_mut() {
                Some(notes) => notes.push(note),
                None => record["removals"] = json!([note]),
            });
        }
    });
    kind("counts that do not fit", &mut |planter, at, value| {
        if value["sessionsAttended"].is_number() && value["sessionsOffered"].is_number() {
            planter.set(&format!("{at}/sessionsAttended"), 100_000);
        }
        if value["missed"][0]["count"].is_number() && value["sessionsPlanned"].is_number() {
            planter.set(&format!("{at}/missed/0/count"), 100_000);
        }
        if value["outOf"].is_number() && value["times"].is_number() {
            planter.set(&format!("{at}/times"), 100_000);
        }
    });
    of_entries(record, &ids, &mut kind);
    of_measures(record, &mut kind);
    of_goals(record, &mut kind);
    of_trust(&mut kind);
    of_voices(record, &mut kind);
    of_support(&mut kind);
    of_the_whole(record, &mut kind);
    all
}

/// Plants mistakes of a kind at every place.
type Kind<'a> = dyn FnMut(&'static str, &mut dyn FnMut(&mut Planter<'_>, &str, &Value)) + 'a;

/// Whether the pointer is that of an entry of this list.
fn entry_of(at: &str, list: &str) -> bool {
    at.strip_prefix('/').and_then(|at| at.split_once('/')).is_some_and(|(of, index)| of == list && !index.contains('/'))
}

/// The entry of a list with this id.
fn entry<'r>(record: &'r Value, list: &str, id: &Value) -> &'r Value {
    let entries = record[list].as_array();
    entries.and_then(|entries| entries.iter().find(|entry| entry["id"] == *id)).unwrap_or(&Value::Null)
}

fn of_entries(record: &Value, ids: &HashMap<&str, &str>, kind: &mut Kind<'_>) {
    kind("evidence that was entered in error", &mut |planter, at, value| {
        let evidence = matches!(declared(record, at), Some(Declared::Reference { evidence: true, .. }));
        // Of an entry whose content was removed it is already said that nothing rests on it.
        if evidence && value.as_str().is_some_and(|id| ids.contains_key(id)) {
            let amendment = json!({"id": "planted", "amendmentKind": "entered-in-error", "entry": value,
                "reason": {"words": "It was another child."}});
            planter.plant("", |record| match record["amendments"].as_array_mut() {
                Some(amendments) => amendments.push(amendment),
                None => record["amendments"] = json!([amendment]),
            });
        }
    });
    kind("circle", &mut |planter, at, value| {
        for member in ["stepOf", "continues"] {
            let other = record["goals"].as_array().into_iter().flatten().position(|goal| goal["id"] == value[member]);
            if let Some(other) = other.filter(|_| entry_of(at, "goals")) {
                planter.plant(&format!("/goals/{other}"), |goal| goal[member] = value["id"].clone());
            }
        }
    });
    kind("code misspelt", &mut |planter, at, value| {
        if vocabulary_of(record, at, value).is_some() {
            planter.set(at, format!("{}x", value.as_str().unwrap()));
        }
    });
    kind("code that was retired", &mut |planter, at, value| {
        if value["system"] == "dfe-sen-type" {
            planter.set(&format!("{at}/code"), "BESD");
        }
    });
    kind("entry with nothing in it", &mut |planter, at, value| {
        let bare: &[&str] = match at {
            _ if entry_of(at, "observations") => &["id", "occurred", "goals", "observers", "context"],
            _ if entry_of(at, "judgements") => &["id", "by", "goal", "measure", "on"],
            _ if entry_of(at, "views") => &["id", "of", "about", "on"],
            _ if entry_of(at, "needs") => &["id", "rank", "start"],
            _ => return,
        };
        let left = value.as_object().unwrap().iter().filter(|(member, _)| bare.contains(&member.as_str()));
        planter.set(at, left.map(|(member, held)| (member.clone(), held.clone())).collect::<Value>());
    });
    kind("judgement of nothing", &mut |planter, at, _| {
        if entry_of(at, "judgements") {
            planter
                .plant(at, |here| here.as_object_mut().unwrap().retain(|name, _| name != "goal" && name != "measure"));
        }
    });
    kind("for the child and not for the child", &mut |planter, at, value| {
        if name(at) == "audience" && value.as_array().is_some_and(|labels| labels.contains(&json!("child"))) {
            planter.plant(at, |here| here.as_array_mut().unwrap().push(json!("not-yet-shared-with-child")));
        }
    });
    kind("replacement left out", &mut |planter, at, value| {
        if value["amendmentKind"] == "replaced" && value["byEntry"].is_string() {
            planter.remove(at, "byEntry");
        }
    });
    kind("two primary needs", &mut |planter, at, value| {
        if entry_of(at, "needs") && at != "/needs/0" && value["end"].is_null() && record["needs"][0]["end"].is_null() {
            planter.plant("", |record| {
                record["needs"][0]["rank"] = json!(1);
                record.pointer_mut(at).unwrap()["rank"] = json!(1);
            });
        }
    });
    kind("need not assessed beside a statutory plan", &mut |planter, at, value| {
        let plans = record["plans"].as_array().into_iter().flatten();
        let statutory = plans.filter(|plan| plan["planKind"] == "ehcp").any(|plan| plan["end"].is_null());
        if entry_of(at, "needs") && value["end"].is_null() && statutory {
            let unassessed = json!({"code": "NSA", "system": "dfe-sen-type"});
            planter.plant(at, |here| here["coding"] = unassessed);
        }
    });
    kind("number of the health service in words", &mut |planter, at, value| {
        let (Some(words), Some(Declared::Words(kind))) = (value.as_str(), declared(record, at)) else { return };
        if kind != WordsKind::Identifier {
            planter.set(at, format!("{words} (999 000 0018)"));
        }
    });
}

#[allow(clippy::too_many_lines)] // a list of kinds
fn of_measures(record: &Value, kind: &mut Kind<'_>) {
    kind("bounds swapped", &mut |planter, at, value| {
        for (low, high) in [("lowest", "highest"), ("atLeast", "atMost")] {
            let (Some(lowest), Some(highest)) = (value[low].as_f64(), value[high].as_f64()) else { continue };
            if lowest < highest {
                planter.plant(at, |here| {
                    (here[low], here[high]) = (value[high].clone(), value[low].clone());
                });
            }
        }
    });
    kind("two levels with one code", &mut |planter, at, value| {
        let coded = ["levels", "rungs", "items", "dimensions"].contains(&name(at)) && value[1]["code"].is_string();
        if coded {
            planter.set(&format!("{at}/1/code"), value[0]["code"].clone());
        }
    });
    kind("levels out of order", &mut |planter, at, value| {
        if name(at) == "levels" && value[2]["value"].is_number() {
            planter.plant(at, |here| {
                (here[0]["value"], here[1]["value"]) = (value[1]["value"].clone(), value[0]["value"].clone());
            });
        }
    });
    kind("best range left out", &mut |planter, at, value| {
        if entry_of(at, "scales") && value["form"]["kind"] == "range" && value["form"]["bestFrom"].is_null() {
            planter.plant(at, |here| here["direction"] = json!("within"));
        }
    });
    kind("layers of support made into levels", &mut |planter, at, value| {
        if value["kind"] == "levels" {
            planter.set(&format!("{at}/levels"), json!([{"code": "universal"}, {"code": "targeted"}]));
        }
    });
    kind("direction turned round", &mut |planter, at, value| {
        let scale = entry(record, "scales", &value["form"]["scale"]);
        let turned = match scale["direction"].as_str() {
            Some("higher") => "lower",
            Some("lower") => "higher",
            _ => return,
        };
        if entry_of(at, "measures") {
            planter.plant(at, |here| here["direction"] = json!(turned));
        }
    });
    kind("more of what is to become less", &mut |planter, at, value| {
        if entry_of(at, "measures") && value["form"]["kind"] == "numeric" {
            planter.plant(at, |here| {
                here["intent"] = json!("reduce-unwanted");
                here["direction"] = json!("higher");
            });
        }
    });
    kind("level of a goal attainment scale left out", &mut |planter, at, value| {
        if name(at) == "attainmentLevels" {
            for level in 0..value.as_array().map_or(0, Vec::len) {
                planter.plant(at, |here| {
                    here.as_array_mut().unwrap().remove(level);
                });
            }
        }
    });
    kind("weights all zero", &mut |planter, at, value| {
        if at.is_empty() && value.pointer("/measures").is_some() {
            planter.plant("", |record| {
                for measure in record["measures"].as_array_mut().unwrap() {
                    if measure["form"]["kind"] == "goal-attainment" {
                        measure["form"]["weight"] = json!(0);
                    }
                }
            });
        }
    });
    kind("unit left out", &mut |planter, at, value| {
        let quantity = value["quantity"].as_str().unwrap_or_default();
        if ["duration", "latency", "amount"].contains(&quantity) {
            planter.remove(at, "unit");
        }
        if quantity == "rate" {
            planter.remove(at, "per");
        }
    });
    kind("half-way where there are no halves", &mut |planter, at, value| {
        let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)).map(|held| &held["measure"]);
        let scale = measure.map(|id| &entry(record, "measures", id)["form"]["scale"]);
        let whole = scale.is_some_and(|id| entry(record, "scales", id)["form"]["halves"] != true);
        if value["kind"] == "level" && whole {
            planter.plant(at, |here| here["half"] = json!(true));
        }
    });
    kind("value between two steps", &mut |planter, at, value| {
        let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)).map(|held| &held["measure"]);
        let scale = measure.map(|id| entry(record, "scales", &entry(record, "measures", id)["form"]["scale"]));
        let stepped = scale.is_some_and(|scale| scale["form"]["step"].is_number());
        if value["kind"] == "number" && stepped {
            planter.set(&format!("{at}/number"), value["number"].as_f64().unwrap() - 0.37);
        }
    });
    kind("another unit", &mut |planter, at, value| {
        let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)).map(|held| &held["measure"]);
        let unit = measure.map(|id| &entry(record, "measures", id)["form"]["unit"]);
        if value["kind"] == "number" && unit.is_some_and(Value::is_string) {
            planter.plant(at, |here| here["unit"] = json!("km"));
        }
    });
    kind("mark given as a value", &mut |planter, at, value| {
        if value["kind"] == "non-value" {
            planter.set(&format!("{at}/kind"), "level");
        }
    });
    kind("opportunities left out", &mut |planter, at, value| {
        let measure = at.strip_suffix("/value").and_then(|at| record.pointer(at)).map(|held| &held["measure"]);
        let form = measure.map(|id| &entry(record, "measures", id)["form"]);
        if value["kind"] == "number" && form.is_some_and(|form| form["quantity"] == "rate" || form["per"].is_string()) {
            planter.remove(at, "opportunities");
        }
    });
    kind("share without out of how many", &mut |planter, at, value| {
        if value["kind"] == "proportion" && at.contains("/values/") {
            planter.set(at, json!({"kind": "number", "number": 0.8}));
        }
    });
    kind("rated twice", &mut |planter, at, value| {
        if name(at) == "values" && value[0]["measure"].is_string() {
            planter.plant(at, |here| here.as_array_mut().unwrap().push(value[0].clone()));
        }
    });
    kind("zero and not observed", &mut |planter, at, value| {
        if entry_of(at, "observations") && value["values"][0]["measure"].is_string() {
            let gap = json!([{"reason": "absent", "measures": [value["values"][0]["measure"]]}]);
            planter.plant(at, |here| here["notObserved"] = gap);
        }
    });
}

fn of_goals(record: &Value, kind: &mut Kind<'_>) {
    kind("measure left out", &mut |planter, at, value| {
        let valued = value["baseline"]["value"].is_object() || value["target"]["value"].is_object();
        let in_words = value["baseline"]["value"]["kind"] == "words" || value["target"]["value"]["kind"] == "words";
        if entry_of(at, "goals") && valued && !in_words && value["main"].is_string() {
            planter.remove(at, "main");
        }
        if (entry_of(at, "views") || entry_of(at, "attainments")) && value["value"].is_object() {
            planter.remove(at, "scale");
        }
    });
    kind("baseline and target swapped", &mut |planter, at, value| {
        let (from, to) = (&value["baseline"]["value"], &value["target"]["value"]);
        let moves = ["gain", "extend", "regain"].contains(&value["intent"].as_str().unwrap_or_default());
        let both = from["number"].is_number() && to["number"].is_number() && from["number"] != to["number"];
        if entry_of(at, "goals") && moves && both {
            planter.plant(at, |here| {
                here["baseline"]["value"] = to.clone();
                here["target"]["value"] = from.clone();
            });
        }
    });
    kind("start of a goal attainment scale misread", &mut |planter, at, value| {
        let form = &entry(record, "measures", &value["main"])["form"];
        let start = match form["convention"].as_str() {
            Some("start-minus-1") => -1,
            Some("start-minus-2" | "six-levels") => -2,
            _ => return,
        };
        if entry_of(at, "goals") {
            for level in form["attainmentLevels"].as_array().unwrap().iter().filter(|level| level["value"] != start) {
                planter.plant(at, |here| {
                    here["baseline"] = json!({"value": {"kind": "number", "number": level["value"]}});
                });
            }
        }
    });
    kind("most below the least", &mut |planter, at, value| {
        if let Some(least) = value["atLeast"].as_f64() {
            planter.plant(at, |here| here["atMost"] = json!(least - 1.0));
        }
    });
    kind("unwanted, nobody says by whom", &mut |planter, at, value| {
        if value["unwantedBy"].is_array() {
            planter.remove(at, "unwantedBy");
        }
    });
    kind("closed and going on", &mut |planter, at, value| {
        if entry_of(at, "goals") && value["closing"].is_object() {
            planter.plant(at, |here| here["lifecycle"] = json!([{"status": "active"}]));
        }
    });
}

fn of_trust(kind: &mut Kind<'_>) {
    kind("replacement for everybody", &mut |planter, at, value| {
        if entry_of(at, "observations") && value["audience"].is_array() {
            planter.plant("", |record| {
                let mut again = value.clone();
                again["id"] = json!("planted");
                again.as_object_mut().unwrap().remove("audience");
                let list = record["observations"].as_array_mut().unwrap();
                list.push(again);
                let amendment = json!({"id": "planted-too", "amendmentKind": "replaced", "entry": value["id"],
                    "byEntry": "planted", "reason": {"words": "It was put differently."}});
                let members = record.as_object_mut().unwrap();
                let amendments = members.entry("amendments").or_insert_with(|| json!([]));
                amendments.as_array_mut().unwrap().push(amendment);
            });
        }
    });
    kind("identifier of another child", &mut |planter, at, _| {
        if at == "/child" {
            let system = "https://fhir.nhs.uk/Id/nhs-number";
            let identifiers = ["999 000 0018", "999 000 0026"].map(|value| json!({"system": system, "value": value}));
            planter.plant(at, |here| here["identifiers"] = json!(identifiers));
        }
    });
}

fn of_voices(record: &Value, kind: &mut Kind<'_>) {
    kind("reader left out", &mut |planter, at, value| {
        let holder = at.strip_suffix("/voice").and_then(|at| record.pointer(at)).unwrap_or(&Value::Null);
        let named = holder["by"].is_object() || holder["observers"].is_array();
        if value["readings"].is_array()
            && ["interpreted", "observed-response"].contains(&value["manner"].as_str().unwrap_or_default())
            && !named
        {
            planter.remove(at, "readings");
        }
    });
    kind("to some, nobody says to whom", &mut |planter, at, value| {
        if value["answer"] == "some" && value["words"].is_null() {
            planter.remove(at, "sharedWith");
        }
    });
    kind("what was said left out", &mut |planter, at, value| {
        let quoted =
            ["verbatim", "signed", "symbols", "aac", "drawn"].contains(&value["manner"].as_str().unwrap_or_default());
        if quoted && at.starts_with("/observations/") {
            planter.plant(at, |here| {
                here.as_object_mut().unwrap().retain(|name, _| name != "words" && name != "response");
            });
        }
    });
}

fn of_support(kind: &mut Kind<'_>) {
    kind("plan left out of what was given", &mut |planter, at, value| {
        if entry_of(at, "deliveries") && value["sessionsPlanned"].is_number() {
            planter.remove(at, "planned");
        }
    });
    kind("given though it never began", &mut |planter, at, value| {
        if at.is_empty() && value["deliveries"].is_array() {
            planter.plant("", |record| {
                for support in record["support"].as_array_mut().into_iter().flatten() {
                    support["history"] = json!([{"state": "waiting"}]);
                }
            });
        }
    });
    kind("period counted twice", &mut |planter, at, value| {
        if entry_of(at, "attendance") && value["end"].is_string() && value["setting"].is_string() {
            planter.plant("/attendance", |list| {
                let mut again = value.clone();
                again["id"] = json!("planted");
                list.as_array_mut().unwrap().push(again);
            });
        }
    });
    kind("timetable that nobody agreed to", &mut |planter, at, value| {
        if entry_of(at, "timetables") && value["agreements"].is_array() {
            planter.remove(at, "agreements");
        }
    });
    kind("decision about nothing", &mut |planter, at, value| {
        if value["decision"].is_string() && at.starts_with("/reviews/") {
            planter.set(at, json!({"decision": value["decision"]}));
        }
    });
    kind("done and still open", &mut |planter, at, value| {
        if at.contains("/actions/") && value["done"].is_string() {
            planter.plant(at, |here| here["state"] = json!("open"));
        }
    });
}

/// Without voices, and without what is the child's own.
fn without_child(record: &Value, at: &str, value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("voice");
            for (name, held) in members {
                without_child(record, &format!("{at}/{name}"), held);
            }
        }
        Value::Array(items) => {
            let author = Some(Declared::Party(PartyKind::Author));
            let of_child = |index: usize, item: &Value| {
                let mut members = item.as_object().into_iter().flatten();
                members.any(|(name, held)| {
                    held["role"] == "child" && declared(record, &format!("{at}/{index}/{name}")) == author
                })
            };
            let places = std::mem::take(items).into_iter().enumerate();
            for (index, mut item) in places.filter(|(index, item)| !of_child(*index, item)) {
                without_child(record, &format!("{at}/{index}"), &mut item);
                items.push(item);
            }
        }
        _ => {}
    }
}

fn of_the_whole(record: &Value, kind: &mut Kind<'_>) {
    let list = |list: &str| record[list].as_array().is_some_and(|entries| !entries.is_empty());
    kind("the child left out", &mut |planter, at, value| {
        if at.is_empty() && list("reviews") && value["closing"].is_null() {
            planter.plant("", |record| {
                record["profile"] = json!([]);
                let whole = record.clone();
                without_child(&whole, "", record);
            });
        }
    });
    kind("strengths left out", &mut |planter, at, value| {
        if at.is_empty() && list("needs") && list("reviews") && value["closing"].is_null() {
            let strength =
                |statement: &Value| statement["heading"] == "strength" || statement["heading"] == "liked-and-admired";
            planter.plant("", |record| {
                if let Some(profile) = record["profile"].as_array_mut() {
                    profile.retain(|statement| !strength(statement));
                }
            });
        }
    });
    kind("values that turned since", &mut |planter, at, value| {
        let glad = ["improving", "achieved", "sustaining"].iter().any(|code| value["achievement"] == **code);
        if !(entry_of(at, "judgements") && glad && value["goal"].is_string() && value["by"]["role"] != "child") {
            return;
        }
        let goal = entry(record, "goals", &value["goal"]);
        let of_main = |seen: &&Value| seen.pointer("/values/0/measure") == Some(&goal["main"]);
        let mut seen = record["observations"].as_array().into_iter().flatten().filter(of_main);
        let latest = seen.clone().next_back();
        let Some((first, latest)) = seen.next().zip(latest) else { return };
        if goal["closing"].is_null() && first.pointer("/values/0/value/number").is_some() {
            let mut later = latest.clone();
            later["id"] = json!("planted");
            later["occurred"] = json!(AS_OF);
            later.as_object_mut().unwrap().remove("until");
            let worse = |number: f64| {
                let less = entry(record, "measures", &goal["main"])["direction"] == "higher";
                if less { number - 1000.0 } else { number + 1000.0 }
            };
            later["values"][0]["value"] = first["values"][0]["value"].clone();
            let number = first["values"][0]["value"]["number"].as_f64().unwrap();
            later["values"][0]["value"]["number"] = json!(worse(number));
            planter.plant("/observations", |list| list.as_array_mut().unwrap().push(later));
        }
    });
    kind("nothing but attainment", &mut |planter, at, value| {
        if at.is_empty() && list("attainments") {
            let mut marks = value["attainments"].clone();
            marks
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .for_each(|mark| *mark = json!({"id": mark["id"], "subject": mark["subject"]}));
            planter.set("", json!({"schemaVersion": "1.0", "child": value["child"], "attainments": marks}));
        }
    });
}

/// Of a hundred mistakes in a case at least so many have to be found.
const OF_A_HUNDRED: usize = 95;

#[test]
fn mistakes_are_found_in_every_case() {
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut planted, mut found_in_all) = (0, 0);
    let mut fired: BTreeSet<String> = BTreeSet::new();
    let mut missed = Vec::new();
    let mut poor = Vec::new();
    let mut elsewhere: BTreeSet<String> = BTreeSet::new();
    for (case, record) in records() {
        let before = findings(&record);
        let all = mistakes(&record);
        let mut found = 0;
        for Mistake { kind, at, record } in &all {
            let after = findings(record);
            let caught = !after.is_subset(&before);
            let new = after.difference(&before);
            elsewhere.extend(new.filter_map(|(code, pointer)| misplaced(record, code, pointer)));
            fired.extend(after.into_iter().map(|(code, _)| code));
            let row = table.entry(kind).or_default();
            row.0 += 1;
            row.1 += usize::from(caught);
            found += usize::from(caught);
            if !caught {
                missed.push(format!("{case} {kind} {at}"));
            }
        }
        println!("{found:>5} of {:<5} {case}", all.len());
        if found * 100 < OF_A_HUNDRED * all.len() {
            poor.push(case);
        }
        planted += all.len();
        found_in_all += found;
    }
    println!();
    for (kind, (planted, found)) in &table {
        println!("{found:>5} of {planted:<5} {kind}");
    }
    println!("\nnot found:\n{}", missed.join("\n"));
    println!("{planted} mistakes planted: {found_in_all} found");
    let silent: Vec<&str> = rules_of_sense().filter(|code| !fired.contains(*code)).collect();
    assert!(silent.is_empty(), "no mistake in a real case breaks {silent:?}");
    assert!(elsewhere.is_empty(), "rules apply elsewhere too:\n{}", Vec::from_iter(elsewhere).join("\n"));
    assert!(poor.is_empty(), "too few mistakes were found in {poor:?}");
    assert!(planted > 1000);
}
