//! Needs, support, attendance and reviews that do not add up.

use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::entry_of;

pub const KINDS: &[Kind] = &[
    ("two primary needs", two_primary_needs),
    ("need not assessed beside a statutory plan", need_not_assessed_beside_a_statutory_plan),
    ("counts that do not fit", counts_that_do_not_fit),
    ("plan left out of what was given", plan_left_out_of_what_was_given),
    ("given though it never began", given_though_it_never_began),
    ("period counted twice", period_counted_twice),
    ("timetable that nobody agreed to", timetable_that_nobody_agreed_to),
    ("decision about nothing", decision_about_nothing),
    ("done and still open", done_and_still_open),
];

fn two_primary_needs(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if entry_of(at, "needs") && at != "/needs/0" && value["end"].is_null() && record["needs"][0]["end"].is_null() {
        planter.plant("", |record| {
            record["needs"][0]["rank"] = json!(1);
            record.pointer_mut(at).unwrap()["rank"] = json!(1);
        });
    }
}

fn need_not_assessed_beside_a_statutory_plan(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let plans = record["plans"].as_array().into_iter().flatten();
    let statutory = plans.filter(|plan| plan["planKind"] == "ehcp").any(|plan| plan["end"].is_null());
    if entry_of(at, "needs") && value["end"].is_null() && statutory {
        let unassessed = json!({"code": "NSA", "system": "dfe-sen-type"});
        planter.plant(at, |here| here["coding"] = unassessed);
    }
}

fn counts_that_do_not_fit(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["sessionsAttended"].is_number() && value["sessionsOffered"].is_number() {
        planter.set(&format!("{at}/sessionsAttended"), 100_000);
    }
    if value["missed"][0]["count"].is_number() && value["sessionsPlanned"].is_number() {
        planter.set(&format!("{at}/missed/0/count"), 100_000);
    }
    if value["outOf"].is_number() && value["times"].is_number() {
        planter.set(&format!("{at}/times"), 100_000);
    }
}

fn plan_left_out_of_what_was_given(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "deliveries") && value["sessionsPlanned"].is_number() {
        planter.remove(at, "planned");
    }
}

fn given_though_it_never_began(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if at.is_empty() && value["deliveries"].is_array() {
        planter.plant("", |record| {
            for support in record["support"].as_array_mut().into_iter().flatten() {
                support["history"] = json!([{"state": "waiting"}]);
            }
        });
    }
}

fn period_counted_twice(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "attendance") && value["end"].is_string() && value["setting"].is_string() {
        planter.plant("/attendance", |list| {
            let mut again = value.clone();
            again["id"] = json!("planted");
            list.as_array_mut().unwrap().push(again);
        });
    }
}

fn timetable_that_nobody_agreed_to(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "timetables") && value["agreements"].is_array() {
        planter.remove(at, "agreements");
    }
}

fn decision_about_nothing(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["decision"].is_string() && at.starts_with("/reviews/") {
        planter.set(at, json!({"decision": value["decision"]}));
    }
}

fn done_and_still_open(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if at.contains("/actions/") && value["done"].is_string() {
        planter.plant(at, |here| here["state"] = json!("open"));
    }
}
