//! Faulty twins: a valid document with one thing wrong.

use serde_json::{Value, json};

/// What is wrong, and who is to see it.
pub struct Fault {
    pub name: &'static str,
    /// Who says that it is wrong: `structure`, the published schema; `bytes`, a reader of the bytes; `sense`, the rules.
    pub family: &'static str,
    pub make: fn(Value) -> String,
}

macro_rules! fault {
    ($name:literal, $family:literal, |$record:ident| $change:expr) => {
        Fault {
            name: $name,
            family: $family,
            make: |mut $record| {
                $change;
                $record.to_string()
            },
        }
    };
}

pub const FAULTS: &[Fault] = &[
    fault!("required member missing", "structure", |record| remove(&mut record["observations"][0], "occurred")),
    fault!("unknown member", "structure", |record| record["observations"][0]["saw"] = json!("x")),
    fault!("wrong type", "structure", |record| record["observations"][0]["seen"] = json!("Asked for help.")),
    fault!("number as text", "structure", |record| record["measures"][0]["form"]["lowest"] = json!("0")),
    fault!("null for absent", "structure", |record| record["observations"][0]["help"] = Value::Null),
    fault!("30 February", "structure", |record| record["observations"][0]["occurred"] = json!("2025-02-30")),
    fault!("id with a space", "structure", |record| record["goals"][0]["id"] = json!("g 0")),
    fault!("unknown kind of a union", "structure", |record| record["measures"][0]["form"]["kind"] = json!("numbers")),
    fault!("empty words", "structure", |record| record["goals"][0]["wordings"][0]["text"]["words"] = json!("")),
    fault!("empty list that needs one", "structure", |record| record["goals"][0]["wordings"] = json!([])),
    fault!("number out of bounds", "structure", |record| record["observations"][0]["occasions"] =
        json!(4_294_967_296_u64)),
    fault!("other format version", "structure", |record| record["schemaVersion"] = json!("2.0")),
    Fault {
        name: "member given twice",
        family: "bytes",
        make: |record| record.to_string().replacen("\"schemaVersion\"", "\"id\":\"twice\",\"schemaVersion\"", 1),
    },
    fault!("reference to nothing", "sense", |record| record["goals"][0]["main"] = json!("m-99")),
    fault!("id used twice", "sense", |record| record["measures"][0]["id"] = json!("mum")),
    fault!("date before birth", "sense", |record| record["observations"][0]["occurred"] = json!("2001-01-01")),
    fault!("value off its scale", "sense", |record| record["views"][0]["value"] =
        json!({"kind": "level", "code": "9"})),
];

fn remove(object: &mut Value, member: &str) {
    if let Value::Object(members) = object {
        members.remove(member);
    }
}
