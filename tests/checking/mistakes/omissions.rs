//! What is missing, from an entry or from the whole.

use child_progress::strategy::{Declared, PartyKind, declared};
use serde_json::{Value, json};

use super::AS_OF;
use super::planter::{Kind, Planter};
use super::record::{entry, entry_of};

pub const KINDS: &[Kind] = &[
    ("reason left out", reason_left_out),
    ("entry with nothing in it", entry_with_nothing_in_it),
    ("judgement of nothing", judgement_of_nothing),
    ("the child left out", the_child_left_out),
    ("strengths left out", strengths_left_out),
    ("values that turned since", values_that_turned_since),
    ("nothing but attainment", nothing_but_attainment),
];

fn reason_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let stopped = ["paused", "declined", "stopped", "not-commissioned", "dropped"];
    let unobtained = value["manner"] == "not-obtained" && value["reason"].is_string();
    let amended = value["amendmentKind"].is_string() && value["statement"].is_null();
    let shortened = at.starts_with("/timetables/");
    if unobtained || (amended || shortened) && value["reason"].is_object() {
        planter.remove(at, "reason");
    } else if value["state"].as_str().is_some_and(|state| stopped.contains(&state)) && value["why"].is_object() {
        planter.remove(at, "why");
    }
}

fn entry_with_nothing_in_it(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let bare: &[&str] = match at {
        _ if entry_of(at, "observations") => &["id", "occurred", "goals", "observers", "context"],
        _ if entry_of(at, "judgements") => &["id", "by", "goal", "measure", "on"],
        _ if entry_of(at, "views") => &["id", "of", "about", "on"],
        _ if entry_of(at, "needs") => &["id", "rank", "start"],
        _ => return,
    };
    let left = value.as_object().unwrap().iter().filter(|(member, _)| bare.contains(&member.as_str()));
    planter.set(at, left.map(|(member, held)| (member.clone(), held.clone())).collect::<Value>());
}

fn judgement_of_nothing(planter: &mut Planter<'_>, at: &str, _: &Value) {
    if entry_of(at, "judgements") {
        planter.plant(at, |here| here.as_object_mut().unwrap().retain(|name, _| name != "goal" && name != "measure"));
    }
}

fn the_child_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if at.is_empty() && has(record, "reviews") && value["closing"].is_null() {
        planter.plant("", |record| {
            record["profile"] = json!([]);
            let whole = record.clone();
            without_child(&whole, "", record);
        });
    }
}

fn strengths_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if at.is_empty() && has(record, "needs") && has(record, "reviews") && value["closing"].is_null() {
        let strength =
            |statement: &Value| statement["heading"] == "strength" || statement["heading"] == "liked-and-admired";
        planter.plant("", |record| {
            if let Some(profile) = record["profile"].as_array_mut() {
                profile.retain(|statement| !strength(statement));
            }
        });
    }
}

fn values_that_turned_since(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
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
}

fn nothing_but_attainment(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if at.is_empty() && has(record, "attainments") {
        let mut marks = value["attainments"].clone();
        marks
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|mark| *mark = json!({"id": mark["id"], "subject": mark["subject"]}));
        planter.set("", json!({"schemaVersion": "1.0", "child": value["child"], "attainments": marks}));
    }
}

/// Whether there is anything in this list.
fn has(record: &Value, list: &str) -> bool {
    record[list].as_array().is_some_and(|entries| !entries.is_empty())
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
