//! Codes that their list does not have.

use serde_json::Value;

use super::planter::{Kind, Planter};
use super::record::{name, vocabulary_of};

pub const KINDS: &[Kind] = &[
    ("code of another list", code_of_another_list),
    ("list of another code", list_of_another_code),
    ("list left out", list_left_out),
    ("code misspelt", code_misspelt),
    ("code that was retired", code_that_was_retired),
];

fn code_of_another_list(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if let Some(vocabulary) = vocabulary_of(record, at, value) {
        let foreign = ["improving", "verbatim"].into_iter().find(|code| vocabulary.find(code).is_none());
        planter.set(at, foreign.unwrap());
    }
}

fn list_of_another_code(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let known = value.as_str().and_then(child_progress::vocabulary::find);
    if name(at) == "system" && known.is_some() {
        planter.set(at, "statistical-symbol");
    }
}

fn list_left_out(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["system"].is_string() && value["code"].is_string() {
        planter.remove(at, "system");
    }
}

fn code_misspelt(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if vocabulary_of(record, at, value).is_some() {
        planter.set(at, format!("{}x", value.as_str().unwrap()));
    }
}

fn code_that_was_retired(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if value["system"] == "dfe-sen-type" {
        planter.set(&format!("{at}/code"), "BESD");
    }
}
