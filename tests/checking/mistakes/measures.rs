//! Measures, scales and ladders that contradict themselves.

use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::{entry, entry_of, name};

pub const KINDS: &[Kind] = &[
    ("bounds swapped", bounds_swapped),
    ("two levels with one code", two_levels_with_one_code),
    ("levels out of order", levels_out_of_order),
    ("best range left out", best_range_left_out),
    ("layers of support made into levels", layers_of_support_made_into_levels),
    ("direction turned round", direction_turned_round),
    ("more of what is to become less", more_of_what_is_to_become_less),
    ("level of a goal attainment scale left out", level_of_a_goal_attainment_scale_left_out),
    ("weights all zero", weights_all_zero),
    ("unit left out", unit_left_out),
];

fn bounds_swapped(planter: &mut Planter<'_>, at: &str, value: &Value) {
    for (low, high) in [("lowest", "highest"), ("atLeast", "atMost")] {
        let (Some(lowest), Some(highest)) = (value[low].as_f64(), value[high].as_f64()) else { continue };
        if lowest < highest {
            planter.plant(at, |here| {
                (here[low], here[high]) = (value[high].clone(), value[low].clone());
            });
        }
    }
}

fn two_levels_with_one_code(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let coded = ["levels", "rungs", "items", "dimensions"].contains(&name(at)) && value[1]["code"].is_string();
    if coded {
        planter.set(&format!("{at}/1/code"), value[0]["code"].clone());
    }
}

fn levels_out_of_order(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "levels" && value[2]["value"].is_number() {
        planter.plant(at, |here| {
            (here[0]["value"], here[1]["value"]) = (value[1]["value"].clone(), value[0]["value"].clone());
        });
    }
}

fn best_range_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "scales") && value["form"]["kind"] == "range" && value["form"]["bestFrom"].is_null() {
        planter.plant(at, |here| here["direction"] = json!("within"));
    }
}

fn layers_of_support_made_into_levels(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["kind"] == "levels" {
        planter.set(&format!("{at}/levels"), json!([{"code": "universal"}, {"code": "targeted"}]));
    }
}

fn direction_turned_round(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let scale = entry(record, "scales", &value["form"]["scale"]);
    let turned = match scale["direction"].as_str() {
        Some("higher") => "lower",
        Some("lower") => "higher",
        _ => return,
    };
    if entry_of(at, "measures") {
        planter.plant(at, |here| here["direction"] = json!(turned));
    }
}

fn more_of_what_is_to_become_less(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if entry_of(at, "measures") && value["form"]["kind"] == "numeric" {
        planter.plant(at, |here| {
            here["intent"] = json!("reduce-unwanted");
            here["direction"] = json!("higher");
        });
    }
}

fn level_of_a_goal_attainment_scale_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "attainmentLevels" {
        for level in 0..value.as_array().map_or(0, Vec::len) {
            planter.plant(at, |here| {
                here.as_array_mut().unwrap().remove(level);
            });
        }
    }
}

fn weights_all_zero(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if at.is_empty() && value.pointer("/measures").is_some() {
        planter.plant("", |record| {
            for measure in record["measures"].as_array_mut().unwrap() {
                if measure["form"]["kind"] == "goal-attainment" {
                    measure["form"]["weight"] = json!(0);
                }
            }
        });
    }
}

fn unit_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let quantity = value["quantity"].as_str().unwrap_or_default();
    if ["duration", "latency", "amount"].contains(&quantity) {
        planter.remove(at, "unit");
    }
    if quantity == "rate" {
        planter.remove(at, "per");
    }
}
