//! Goals that contradict themselves.

use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::{entry, entry_of};

pub const KINDS: &[Kind] = &[
    ("measure left out", measure_left_out),
    ("baseline and target swapped", baseline_and_target_swapped),
    ("start of a goal attainment scale misread", start_of_a_goal_attainment_scale_misread),
    ("most below the least", most_below_the_least),
    ("unwanted, nobody says by whom", unwanted_nobody_says_by_whom),
    ("closed and going on", closed_and_going_on),
];

fn measure_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let valued = value["baseline"]["value"].is_object() || value["target"]["value"].is_object();
    let in_words = value["baseline"]["value"]["kind"] == "words" || value["target"]["value"]["kind"] == "words";
    if entry_of(at, "goals") && valued && !in_words && value["main"].is_string() {
        planter.remove(at, "main");
    }
    if (entry_of(at, "views") || entry_of(at, "attainments")) && value["value"].is_object() {
        planter.remove(at, "scale");
    }
}

fn baseline_and_target_swapped(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let (from, to) = (&value["baseline"]["value"], &value["target"]["value"]);
    let moves = ["gain", "extend", "regain"].contains(&value["intent"].as_str().unwrap_or_default());
    let both = from["number"].is_number() && to["number"].is_number() && from["number"] != to["number"];
    if entry_of(at, "goals") && moves && both {
        planter.plant(at, |here| {
            here["baseline"]["value"] = to.clone();
            here["target"]["value"] = from.clone();
        });
    }
}

fn start_of_a_goal_attainment_scale_misread(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
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
}

fn most_below_the_least(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if let Some(least) = value["atLeast"].as_f64() {
        planter.plant(at, |here| here["atMost"] = json!(least - 1.0));
    }
}

fn unwanted_nobody_says_by_whom(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["unwantedBy"].is_array() {
        planter.remove(at, "unwantedBy");
    }
}

fn closed_and_going_on(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "goals") && value["closing"].is_object() {
        planter.plant(at, |here| here["lifecycle"] = json!([{"status": "active"}]));
    }
}
