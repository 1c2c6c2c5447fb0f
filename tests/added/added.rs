//! A member added tomorrow is read, checked, shared, merged, compared and generated rightly, and nobody has to think of it:
//! what it means stands behind its type. `tests/added/run` adds the members that are looked at here to a copy of the crate,
//! and runs this file there. It prints what saw which member.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

mod support;

use std::collections::BTreeMap;
use std::fmt::Debug;

use child_progress::schema::PublishedSchema;
use child_progress::strategy::{Dating, Declared, PartyKind, WordsKind, declared};
use child_progress::{
    Audience, CheckOptions, EntryId, Health, ProgressRecord, RemovalReason, Role, ShareOptions, Unlabelled, as_of,
    check, diff, merge, read_str, share, vocabulary,
};
use serde_json::{Map, Value, json};

/// An entry to which the members were added, with what it needs besides.
struct Kind {
    name: &'static str,
    list: &'static str,
    needs: Value,
}

fn kinds() -> [Kind; 3] {
    [
        Kind {
            name: "Observation",
            list: "observations",
            needs: json!({"id": "x", "occurred": "2026-09-14", "seen": {"words": "Waved to the bus driver."}}),
        },
        Kind {
            name: "Goal",
            list: "goals",
            needs: json!({"id": "x", "wordings": [{"text": {"words": "I ride a bus."}}]}),
        },
        Kind { name: "Review", list: "reviews", needs: json!({"id": "x", "held": "2026-09-14"}) },
    ]
}

/// A member that was added, as it is meant to be filled in.
struct Member {
    name: &'static str,
    value: Value,
    /// Another value that is as good.
    other: Value,
    /// Of what type it is in the schema.
    of_type: &'static str,
}

fn members() -> [Member; 6] {
    let member = |name, value, other, of_type| Member { name, value, other, of_type };
    [
        member("reviewed", json!("2026-10-01"), json!("2026-10-02"), "PartialDate"),
        member("notedIn", json!("r"), json!("r-later"), "ReviewId"),
        member("aside", json!({"words": "On the way home."}), json!({"words": "On the way there."}), "Text"),
        member("toldTo", json!({"person": "p"}), json!({"role": "parent-carer"}), "Party"),
        member("weather", json!("tired"), json!("usual"), "Health"),
        member("tint", json!("ASD"), json!("MLD"), "Code"),
    ]
}

/// All of them as they are meant to be.
fn filled_in() -> Map<String, Value> {
    members().into_iter().map(|member| (member.name.to_owned(), member.value)).collect()
}

/// All of them, and one of them otherwise.
fn with(name: &str, value: Value) -> Map<String, Value> {
    let mut members = filled_in();
    members.insert(name.to_owned(), value);
    members
}

/// All of them but one.
fn without(name: &str) -> Map<String, Value> {
    let mut members = filled_in();
    members.remove(name);
    members
}

/// A record with one entry of the kind that has these members, and with what they refer to. Of the people and reviews one
/// each is for few.
fn document(kind: &Kind, members: Map<String, Value>) -> Value {
    let mut entry = kind.needs.clone();
    entry.as_object_mut().unwrap().extend(members);
    let mut document = json!({
        "schemaVersion": "1.0",
        "child": {"id": "c", "birthDate": "2018-05-01"},
        "people": [{"id": "p"}, {"id": "p-of-few", "audience": ["named-staff"]}],
        "goals": [],
        "observations": [],
        "reviews": [
            {"id": "r", "held": "2026-09-01"},
            {"id": "r-of-few", "held": "2026-09-02", "audience": ["named-staff"]},
            {"id": "r-later", "held": "2027-02-01"},
        ],
    });
    document[kind.list].as_array_mut().unwrap().push(entry);
    document
}

fn read(document: &Value) -> ProgressRecord {
    read_str(&document.to_string()).unwrap_or_else(|unreadable| panic!("{}", unreadable.into_report()))
}

fn record(kind: &Kind, members: Map<String, Value>) -> ProgressRecord {
    read(&document(kind, members))
}

/// The entry that has the members, as it is written.
fn entry(kind: &Kind, record: &ProgressRecord) -> Option<Value> {
    let written = serde_json::to_value(record).unwrap();
    written[kind.list].as_array()?.iter().find(|entry| entry["id"] == "x").cloned()
}

/// The JSON Pointer of the entry that has the members.
fn place(kind: &Kind) -> String {
    let index = document(kind, Map::new())[kind.list].as_array().unwrap().len() - 1;
    format!("/{}/{index}", kind.list)
}

/// What saw which member of which entry, in the order in which it was asked.
#[derive(Default)]
struct Seen {
    rows: BTreeMap<String, Vec<String>>,
    passed: usize,
    failed: usize,
}

impl Seen {
    fn note(&mut self, kind: &Kind, member: &str, what: &str, holds: bool) {
        let row = self.rows.entry(format!("{}.{member}", kind.name)).or_default();
        row.push(if holds { what.to_owned() } else { format!("NOT {what}") });
        (self.passed, self.failed) = (self.passed + usize::from(holds), self.failed + usize::from(!holds));
    }

    fn note_all(&mut self, kind: &Kind, what: &str, holds: impl Fn(&Member) -> bool) {
        for member in members() {
            self.note(kind, member.name, what, holds(&member));
        }
    }
}

#[test]
fn what_is_added_is_seen_by_everything() {
    let mut seen = Seen::default();
    for kind in kinds() {
        reading(&kind, &mut seen);
        meaning(&kind, &mut seen);
        checking(&kind, &mut seen);
        sharing(&kind, &mut seen);
        amending(&kind, &mut seen);
        comparing(&kind, &mut seen);
        publishing(&kind, &mut seen);
        keeping_quiet(&kind, &mut seen);
    }
    generating(&mut seen);
    for (place, what) in &seen.rows {
        println!("{place:<22} {}", what.join(", "));
    }
    println!("{} passed, {} failed", seen.passed, seen.failed);
    assert_eq!(seen.failed, 0, "not everything sees what was added");
}

fn reading(kind: &Kind, seen: &mut Seen) {
    let document = document(kind, filled_in());
    let record = read(&document);
    let kept = entry(kind, &record).unwrap();
    seen.note_all(kind, "read and written", |member| kept[member.name] == member.value);
    seen.note_all(kind, "fault of structure", |member| {
        let mut faulty = document.clone();
        let at = format!("{}/{}", place(kind), member.name);
        *faulty.pointer_mut(&at).unwrap() = json!(5);
        let report = read_str(&faulty.to_string()).unwrap_err().into_report();
        report.findings().iter().any(|finding| finding.pointer.as_str() == at)
    });
}

fn meaning(kind: &Kind, seen: &mut Seen) {
    seen.note_all(kind, "meaning", |member| {
        let expected = match member.name {
            "reviewed" => Declared::Date(Dating::Afterwards),
            "notedIn" => Declared::Reference { lists: vec!["reviews"], evidence: false },
            "aside" => Declared::Words(WordsKind::Said),
            "toldTo" => Declared::Party(PartyKind::Other),
            "weather" => Declared::Code(Some(&Health::VOCABULARY)),
            _ => Declared::Code(Some(&vocabulary::SEN_TYPE)),
        };
        declared(&Value::Null, &format!("{}/{}", place(kind), member.name)) == Some(expected)
    });
}

/// The codes of what is found at a member of the entry, or in it.
fn found(kind: &Kind, members: Map<String, Value>, at: &str) -> Vec<String> {
    let options = CheckOptions::new().as_of("2027-07-31".parse().unwrap());
    let at = format!("{}/{at}", place(kind));
    let report = check(&record(kind, members), &options);
    let here = report.findings().iter().filter(|finding| finding.pointer.as_str() == at);
    here.map(|finding| finding.code.as_str().to_owned()).collect()
}

fn checking(kind: &Kind, seen: &mut Seen) {
    let number = "Her number is 999 000 0018.";
    for (name, value, at, code) in [
        ("reviewed", json!("2031-01-01"), "reviewed", "time.in-future"),
        ("reviewed", json!("2017"), "reviewed", "time.before-birth"),
        ("notedIn", json!("gone"), "notedIn", "reference.unresolved"),
        ("notedIn", json!("p"), "notedIn", "reference.wrong-kind"),
        ("aside", json!({"words": number}), "aside/words", "privacy.identifier-in-text"),
        ("toldTo", json!({}), "toldTo", "reference.nobody"),
        ("toldTo", json!({"person": "gone"}), "toldTo/person", "reference.unresolved"),
        ("toldTo", json!({"role": "techer"}), "toldTo/role", "vocabulary.unknown-code"),
        ("weather", json!("tird"), "weather", "vocabulary.unknown-code"),
        ("weather", json!("improving"), "weather", "vocabulary.other-list"),
        ("tint", json!("ASX"), "tint", "vocabulary.unknown-code"),
        ("tint", json!("improving"), "tint", "vocabulary.other-list"),
        ("tint", json!("BESD"), "tint", "vocabulary.retired-code"),
    ] {
        seen.note(kind, name, code, found(kind, with(name, value), at) == [code]);
    }
    seen.note_all(kind, "nothing where all is well", |member| {
        let inside = ["", "/words", "/person"].map(|part| format!("{}{part}", member.name));
        inside.iter().all(|at| found(kind, filled_in(), at).is_empty())
    });
}

fn shared(record: &ProgressRecord) -> Value {
    let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap();
    let mut shared = serde_json::to_value(share(record, &options).record).unwrap();
    assert!(shared.as_object_mut().unwrap().remove("excerpt").is_some());
    shared
}

/// The document without empty lists, and without the entries of these ids.
fn left_of(mut document: Value, without: &[&str]) -> Value {
    for entries in document.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        entries.retain(|entry| !without.iter().any(|id| entry["id"] == *id));
    }
    document.as_object_mut().unwrap().retain(|_, held| held.as_array().is_none_or(|entries| !entries.is_empty()));
    document
}

fn sharing(kind: &Kind, seen: &mut Seen) {
    let of_few = ["r-of-few", "p-of-few"];
    let whole = shared(&record(kind, filled_in())) == left_of(document(kind, filled_in()), &of_few);
    seen.note_all(kind, "shared", |_| whole);
    // Without the one reference to it, the other person is needed for nothing.
    let few_and_unused = ["r-of-few", "p-of-few", "p"];
    for (name, of_few_too, gone) in
        [("notedIn", json!("r-of-few"), &of_few[..]), ("toldTo", json!({"person": "p-of-few"}), &few_and_unused[..])]
    {
        let to_few = shared(&record(kind, with(name, of_few_too)));
        let expected = left_of(document(kind, without(name)), gone);
        seen.note(kind, name, "falls alone with what it names", to_few == expected);
    }
    let mut for_few = filled_in();
    for_few.insert("audience".to_owned(), json!(["named-staff"]));
    let nobody =
        shared(&record(kind, for_few)) == left_of(document(kind, Map::new()), &["x", "p", of_few[0], of_few[1]]);
    seen.note(kind, "toldTo", "takes the person along when its entry is left out", nobody);
}

fn amending(kind: &Kind, seen: &mut Seen) {
    let then = |members| entry(kind, &as_of(&record(kind, members), "2026-12-31".parse().unwrap()));
    let all = entry(kind, &record(kind, filled_in()));
    let whole = then(filled_in()) == all;
    seen.note_all(kind, "known on a later day", |_| whole);
    for (name, later) in [("reviewed", json!("2027-01-15")), ("notedIn", json!("r-later"))] {
        let expected = entry(kind, &record(kind, without(name)));
        seen.note(kind, name, "taken out of an earlier day", then(with(name, later)) == expected);
    }
    for (name, named, at) in [("notedIn", "r", "notedIn"), ("toldTo", "p", "toldTo/person")] {
        let mut erased = record(kind, filled_in());
        let id = EntryId::new(named).unwrap();
        let told = erased.erase(&id, RemovalReason::Request, Role::Senco, "2027-01-01".parse().unwrap()).unwrap();
        // Where the entry stands once the other is gone.
        let written = serde_json::to_value(&erased).unwrap();
        let index = written[kind.list].as_array().unwrap().iter().position(|entry| entry["id"] == "x").unwrap();
        let at = format!("/{}/{index}/{at}", kind.list);
        let names_it = told.look_at.iter().any(|look_at| look_at.as_str() == at);
        seen.note(kind, name, "named where what it names is erased", names_it);
    }
}

fn comparing(kind: &Kind, seen: &mut Seen) {
    seen.note_all(kind, "conflict", |member| {
        let [one, other] = [filled_in(), with(member.name, member.other.clone())].map(|members| record(kind, members));
        let merged = merge([one.clone(), other]).unwrap();
        let contested = merged.conflicts.iter().any(|conflict| {
            let sides = conflict.sides.iter().map(|side| side.content.get()[member.name].clone());
            let mut sides: Vec<String> = sides.map(|side| side.to_string()).collect();
            sides.dedup();
            conflict.id.as_ref().is_some_and(|id| id.as_str() == "x") && sides.len() == 2
        });
        contested && merge([one.clone(), one]).unwrap().conflicts.is_empty()
    });
    let new = record(kind, filled_in());
    for (what, is_new) in [("added between copies", true), ("changed between copies", false)] {
        seen.note_all(kind, what, |member| {
            let old = if is_new { without(member.name) } else { with(member.name, member.other.clone()) };
            let old = record(kind, old);
            let changes = diff(&old, &new);
            let [change] = changes.changes.as_slice() else { return false };
            let at = format!("/{}", member.name);
            let named = change.members.iter().all(|change| change.pointer.as_str().starts_with(&at));
            named && !change.members.is_empty() && is_on_page(member, &changes.to_text(&old, &new))
        });
    }
}

/// Whether a page about what changed says the member's name in words.
fn is_on_page(member: &Member, page: &str) -> bool {
    let words = member.name.chars().flat_map(|letter| {
        let space = letter.is_uppercase().then_some(' ');
        space.into_iter().chain(letter.to_lowercase())
    });
    let words: String = words.collect();
    page.to_lowercase().contains(&words)
}

fn publishing(kind: &Kind, seen: &mut Seen) {
    let published = PublishedSchema::find("progress-record").unwrap();
    for (what, text) in [("schema", published.generate()), ("reader's schema", published.generate_reader())] {
        let schema: Value = serde_json::from_str(&text).unwrap();
        let members = &schema["$defs"][kind.name]["properties"];
        seen.note_all(kind, what, |member| {
            members[member.name]["allOf"][0]["$ref"] == format!("#/$defs/{}", member.of_type)
        });
    }
}

/// Whether a message or `Debug` repeats what was planted.
fn repeats(shown: &impl Debug) -> bool {
    format!("{shown:?} {shown:#?}").to_lowercase().contains("zebra")
}

fn keeping_quiet(kind: &Kind, seen: &mut Seen) {
    for (name, planted) in [
        ("aside", json!({"words": "Zebra 999 000 0018."})),
        ("toldTo", json!({"role": "zebra"})),
        ("weather", json!("zebra")),
        ("tint", json!("zebra")),
    ] {
        let [plain, planted] = [filled_in(), with(name, planted)].map(|members| record(kind, members));
        let report = check(&planted, &CheckOptions::new());
        let said: Vec<String> = report.findings().iter().map(ToString::to_string).collect();
        let merged = merge([plain.clone(), planted.clone()]).unwrap();
        let conflicts: Vec<String> = merged.conflicts.iter().map(ToString::to_string).collect();
        let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap();
        let quiet = !repeats(&planted)
            && !repeats(&(report, said))
            && !repeats(&(merged, conflicts))
            && !repeats(&diff(&plain, &planted))
            && !repeats(&share(&planted, &options));
        seen.note(kind, name, "repeated by no message", quiet);
    }
}

fn generating(seen: &mut Seen) {
    let documents = support::generated::documents(200);
    let read: Vec<ProgressRecord> = documents.iter().map(read).collect();
    let written: Vec<Value> = read.iter().map(|record| serde_json::to_value(record).unwrap()).collect();
    for kind in kinds() {
        seen.note_all(&kind, "generated", |member| {
            let entries = written.iter().flat_map(|document| document[kind.list].as_array().into_iter().flatten());
            entries.filter(|entry| !entry[member.name].is_null()).count() > 0
        });
    }
}
