//! Words that are not the child's, and words that are and are kept.

use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::name;

pub const KINDS: &[Kind] = &[
    ("words put into a mouth", words_put_into_a_mouth),
    ("way of asking that does not work", way_of_asking_that_does_not_work),
    ("shared against the child's word", shared_against_the_childs_word),
    ("reader left out", reader_left_out),
    ("to some, nobody says to whom", to_some_nobody_says_to_whom),
    ("what was said left out", what_was_said_left_out),
];

fn words_put_into_a_mouth(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let manner = value["manner"].as_str().unwrap_or_default();
    if ["interpreted", "observed-response"].contains(&manner) && value["readings"].is_array() {
        let words = value["readings"][0]["words"].clone();
        planter.plant(at, |here| here["words"] = words);
    }
    if manner == "not-obtained" {
        planter.plant(at, |here| here["words"] = json!({"words": "I like it here."}));
    }
}

fn way_of_asking_that_does_not_work(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["manner"].is_string() && value["manner"] != "not-obtained" && value["method"]["works"].is_string() {
        planter.set(&format!("{at}/method/works"), "does-not-work");
    }
}

fn shared_against_the_childs_word(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "sharing" && value["sharedWith"].is_array() {
        planter.set(&format!("{at}/answer"), "no");
    }
}

fn reader_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let holder = at.strip_suffix("/voice").and_then(|at| record.pointer(at)).unwrap_or(&Value::Null);
    let named = holder["by"].is_object() || holder["observers"].is_array();
    if value["readings"].is_array()
        && ["interpreted", "observed-response"].contains(&value["manner"].as_str().unwrap_or_default())
        && !named
    {
        planter.remove(at, "readings");
    }
}

fn to_some_nobody_says_to_whom(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["answer"] == "some" && value["words"].is_null() {
        planter.remove(at, "sharedWith");
    }
}

fn what_was_said_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let quoted =
        ["verbatim", "signed", "symbols", "aac", "drawn"].contains(&value["manner"].as_str().unwrap_or_default());
    if quoted && at.starts_with("/observations/") {
        planter.plant(at, |here| {
            here.as_object_mut().unwrap().retain(|name, _| name != "words" && name != "response");
        });
    }
}
