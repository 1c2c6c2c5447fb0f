//! People who are not who they are said to be, and entries for the wrong ones.

use child_progress::strategy::{Declared, WordsKind, declared};
use serde_json::{Value, json};

use super::planter::{Kind, Planter};
use super::record::name;

pub const KINDS: &[Kind] = &[
    ("somebody who is listed said to be the child", somebody_who_is_listed_said_to_be_the_child),
    ("nobody named", nobody_named),
    ("identifier of another child", identifier_of_another_child),
    ("number of the health service in words", number_of_the_health_service_in_words),
    ("for the child and not for the child", for_the_child_and_not_for_the_child),
];

fn somebody_who_is_listed_said_to_be_the_child(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let Some(person) = value["person"].as_str() else { return };
    let people = record["people"].as_array().into_iter().flatten();
    let roles = people.filter(|one| one["id"] == person).filter_map(|one| one["roles"].as_array()).flatten();
    let roles: Vec<&Value> = roles.collect();
    if !roles.is_empty() && !roles.contains(&&json!("child")) && value["role"] != "child" {
        planter.plant(at, |party| party["role"] = "child".into());
    }
}

fn nobody_named(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    if value.is_object() && matches!(declared(record, at), Some(Declared::Party(_))) {
        planter.set(at, json!({}));
    }
    if at.contains("/actions/") && value["owner"].is_object() {
        planter.remove(at, "owner");
    }
}

fn identifier_of_another_child(planter: &mut Planter<'_>, at: &str, _: &Value) {
    if at == "/child" {
        let system = "https://fhir.nhs.uk/Id/nhs-number";
        let identifiers = ["999 000 0018", "999 000 0026"].map(|value| json!({"system": system, "value": value}));
        planter.plant(at, |here| here["identifiers"] = json!(identifiers));
    }
}

fn number_of_the_health_service_in_words(planter: &mut Planter<'_>, at: &str, value: &Value) {
    let record = planter.record;
    let (Some(words), Some(Declared::Words(kind))) = (value.as_str(), declared(record, at)) else { return };
    if kind != WordsKind::Identifier {
        planter.set(at, format!("{words} (999 000 0018)"));
    }
}

fn for_the_child_and_not_for_the_child(planter: &mut Planter<'_>, at: &str, value: &Value) {
    if name(at) == "audience" && value.as_array().is_some_and(|labels| labels.contains(&json!("child"))) {
        planter.plant(at, |here| here.as_array_mut().unwrap().push(json!("not-yet-shared-with-child")));
    }
}
