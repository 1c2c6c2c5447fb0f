//! Values that do not fit their measure.

use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::{entry, entry_of, name};

pub const KINDS: &[Kind] = &[
    ("level that the scale does not have", level_that_the_scale_does_not_have),
    ("number that the measure does not have", number_that_the_measure_does_not_have),
    ("number below zero", number_below_zero),
    ("rung that the ladder does not have", rung_that_the_ladder_does_not_have),
    ("half-way where there are no halves", half_way_where_there_are_no_halves),
    ("value between two steps", value_between_two_steps),
    ("another unit", another_unit),
    ("mark given as a value", mark_given_as_a_value),
    ("opportunities left out", opportunities_left_out),
    ("share without out of how many", share_without_out_of_how_many),
    ("rated twice", rated_twice),
    ("zero and not observed", zero_and_not_observed),
];

/// The form of the measure that is beside a value.
fn form_of_value<'r>(record: &'r Value, at: &str) -> Option<&'r Value> {
    let beside = at.strip_suffix("/value").and_then(|at| record.pointer(at))?;
    Some(&entry(record, "measures", &beside["measure"])["form"])
}

fn level_that_the_scale_does_not_have(planter: &mut Planter<'_>, at: &str, value: &Value) {
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
}

fn number_that_the_measure_does_not_have(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
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
}

fn number_below_zero(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let form = form_of_value(record, at);
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
}

fn rung_that_the_ladder_does_not_have(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "rung" && value.is_string() {
        planter.set(at, "no-such-rung");
    }
}

fn half_way_where_there_are_no_halves(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let form = form_of_value(record, at);
    let whole = form.is_some_and(|form| entry(record, "scales", &form["scale"])["form"]["halves"] != true);
    if value["kind"] == "level" && whole {
        planter.plant(at, |here| here["half"] = json!(true));
    }
}

fn value_between_two_steps(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let form = form_of_value(record, at);
    let stepped = form.is_some_and(|form| entry(record, "scales", &form["scale"])["form"]["step"].is_number());
    if value["kind"] == "number" && stepped {
        planter.set(&format!("{at}/number"), value["number"].as_f64().unwrap() - 0.37);
    }
}

fn another_unit(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let form = form_of_value(record, at);
    if value["kind"] == "number" && form.is_some_and(|form| form["unit"].is_string()) {
        planter.plant(at, |here| here["unit"] = json!("km"));
    }
}

fn mark_given_as_a_value(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["kind"] == "non-value" {
        planter.set(&format!("{at}/kind"), "level");
    }
}

fn opportunities_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let form = form_of_value(record, at);
    if value["kind"] == "number" && form.is_some_and(|form| form["quantity"] == "rate" || form["per"].is_string()) {
        planter.remove(at, "opportunities");
    }
}

fn share_without_out_of_how_many(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["kind"] == "proportion" && at.contains("/values/") {
        planter.set(at, json!({"kind": "number", "number": 0.8}));
    }
}

fn rated_twice(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "values" && value[0]["measure"].is_string() {
        planter.plant(at, |here| here.as_array_mut().unwrap().push(value[0].clone()));
    }
}

fn zero_and_not_observed(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "observations") && value["values"][0]["measure"].is_string() {
        let gap = json!([{"reason": "absent", "measures": [value["values"][0]["measure"]]}]);
        planter.plant(at, |here| here["notObserved"] = gap);
    }
}
