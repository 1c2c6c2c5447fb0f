//! Dates that cannot be, and dates in an order that cannot be.

use child_progress::strategy::Dating;
use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::{dated, dating, entry_of, is_entry, shifted, told_of};

pub const KINDS: &[Kind] = &[
    ("dates swapped", dates_swapped),
    ("year too late", year_too_late),
    ("year before birth", year_before_birth),
    ("written down a year early", written_down_a_year_early),
    ("due before it began", due_before_it_began),
    ("said before it happened", said_before_it_happened),
    ("came to the setting years later", came_to_the_setting_years_later),
    ("cause after what it explains", cause_after_what_it_explains),
    ("agreed action due before the review", agreed_action_due_before_the_review),
];

fn dates_swapped(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let ends = dated(record, at, Dating::is_end);
    for (from, to) in dated(record, at, Dating::is_start).iter().flat_map(|from| ends.iter().map(move |to| (from, to)))
    {
        let (start, end) = (value[from].as_str().unwrap(), value[to].as_str().unwrap());
        // Where one is part of the other, as 2026-09 of 2026, their order is not known.
        if !start.starts_with(end) && !end.starts_with(start) {
            planter.plant(at, |here| (here[from], here[to]) = (json!(end), json!(start)));
        }
    }
}

fn year_too_late(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if dating(record, at).is_some_and(Dating::is_past)
        && let Some(later) = shifted(value, 30)
    {
        planter.set(at, later);
    }
}

fn year_before_birth(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if dating(record, at).is_some_and(|dating| dating != Dating::Born)
        && record["child"]["birthDate"].is_string()
        && let Some(earlier) = shifted(value, -60)
    {
        planter.set(at, earlier);
    }
}

fn written_down_a_year_early(planter: &mut Planter<'_>, at: &str, _: &Value) {
    let record = planter.record;
    let recorded = dating(record, &format!("{at}/recorded/on")) == Some(Dating::WrittenDown);
    if is_entry(record, at)
        && recorded
        && let Some(early) = told_of(record, at).and_then(|told| shifted(told, -1))
    {
        planter.plant(at, |here| here["recorded"] = json!({"on": early.get(..10).unwrap_or(&early)}));
    }
}

fn due_before_it_began(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let goal = at.starts_with("/goals/") && at.matches('/').count() == 2;
    let began = value["baseline"]["on"].is_string() || value["lifecycle"][0]["on"].is_string();
    if goal && began && value["target"]["due"].is_string() {
        let due = format!("{at}/target/due");
        if let Some(early) = shifted(&value["target"]["due"], -9) {
            planter.set(&due, early);
        }
    }
}

fn said_before_it_happened(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let judgement = entry_of(at, "judgements") && value["evidence"].is_array();
    let reading = at.contains("/interpretations/") && value["words"].is_object();
    if (judgement || reading)
        && let Some(early) = shifted(&value["on"], -40)
    {
        planter.set(&format!("{at}/on"), early);
    }
}

fn came_to_the_setting_years_later(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let used = |list: &str, at: &dyn Fn(&Value) -> Value| {
        record[list].as_array().into_iter().flatten().any(|entry| at(entry) == value["id"])
    };
    let seen = used("observations", &|entry| entry["context"]["setting"].clone());
    if entry_of(at, "settings")
        && (seen || used("attendance", &|entry| entry["setting"].clone()))
        && let Some(late) = shifted(&value["start"], 40)
    {
        planter.plant(at, |here| {
            here["start"] = json!(late);
            here.as_object_mut().unwrap().remove("end");
        });
    }
}

fn cause_after_what_it_explains(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let ids = planter.ids;
    if !entry_of(at, "transitions") {
        return;
    }
    let explained = value["explains"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let past = explained.filter_map(|id| ids.get(id)).any(|place| told_of(record, place).is_some());
    if past && let Some(late) = shifted(&value["on"], 40) {
        planter.plant(at, |here| {
            here["on"] = json!(late);
            here.as_object_mut().unwrap().remove("until");
        });
    }
}

fn agreed_action_due_before_the_review(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if at.starts_with("/reviews/")
        && dating(record, at) == Some(Dating::Due)
        && let Some(early) = shifted(value, -5)
    {
        planter.set(at, early);
    }
}
