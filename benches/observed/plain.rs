//! The same documents as structs that a program would write by hand for them, with serde's derives: no bounds, no closed
//! vocabularies, no child's words kept out of anything. What writing costs is compared with writing these.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    schema_version: String,
    child: Child,
    people: Vec<Person>,
    ladders: Vec<Ladder>,
    measures: Vec<Measure>,
    goals: Vec<Goal>,
    observations: Vec<Observation>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Child {
    id: String,
    known_as: String,
    birth_date: String,
    languages: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Person {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    roles: Vec<String>,
    sector: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Ladder {
    id: String,
    rungs: Vec<Rung>,
}

#[derive(Serialize, Deserialize)]
struct Rung {
    code: String,
}

#[derive(Serialize, Deserialize)]
struct Measure {
    id: String,
    form: Form,
    counted: Text,
}

#[derive(Serialize, Deserialize)]
struct Form {
    kind: String,
    quantity: String,
    per: String,
}

#[derive(Serialize, Deserialize)]
struct Text {
    words: String,
}

#[derive(Serialize, Deserialize)]
struct Goal {
    id: String,
    wordings: Vec<Wording>,
    intent: String,
    main: String,
    target: Target,
    lifecycle: Vec<State>,
}

#[derive(Serialize, Deserialize)]
struct Wording {
    text: Register,
    by: Party,
}

#[derive(Serialize, Deserialize)]
struct Register {
    words: String,
    register: String,
}

#[derive(Serialize, Deserialize)]
struct Party {
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Target {
    words: Text,
    due: String,
}

#[derive(Serialize, Deserialize)]
struct State {
    status: String,
    on: String,
}

#[derive(Serialize, Deserialize)]
struct Observation {
    id: String,
    occurred: String,
    seen: Text,
    observers: Vec<Party>,
    goals: Vec<String>,
    values: Vec<Measured>,
    context: Context,
    help: Help,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    interpretations: Vec<Interpretation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Recorded>,
}

#[derive(Serialize, Deserialize)]
struct Measured {
    measure: String,
    value: Counted,
}

#[derive(Serialize, Deserialize)]
struct Counted {
    kind: String,
    number: u32,
    opportunities: Opportunities,
}

#[derive(Serialize, Deserialize)]
struct Opportunities {
    amount: u32,
    unit: String,
}

#[derive(Serialize, Deserialize)]
struct Context {
    place: String,
    activity: Text,
    health: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Help {
    kinds: Vec<String>,
    ladder: String,
    rung: String,
    prompts: u32,
}

#[derive(Serialize, Deserialize)]
struct Interpretation {
    words: Text,
    by: Party,
    confidence: String,
}

#[derive(Serialize, Deserialize)]
struct Recorded {
    on: String,
    by: Party,
}
