//! Later minor versions keep their promises to earlier ones.
//!
//! Within a major version, what one minor version accepts every later one accepts, and the reader flavour of one accepts
//! what every later one writes. `narrowing` decides both for the keywords that the published schemas use: it compares
//! two schemas part by part and says where the later may refuse what the earlier accepts. Any other keyword is a doubt,
//! and a doubt counts as a break.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod catalogues;
mod narrowing;
mod releases;

use child_progress::schema::SCHEMAS;
use serde_json::{Value, json};

use self::narrowing::narrowing;

/// A change made in a document or a schema.
type Change = fn(&mut Value);

/// One version of a schema: closed, and as its readers have it.
struct Version {
    closed: Value,
    reader: Value,
}

/// What breaks between an earlier and a later minor version: for whoever has documents, and for whoever reads with the
/// earlier reader flavour.
fn breaks(earlier: &Version, later: &Version) -> (Vec<String>, Vec<String>) {
    (narrowing(&earlier.closed, &later.closed), narrowing(&later.closed, &earlier.reader))
}

fn current(name: &str) -> Version {
    let schema = SCHEMAS.iter().find(|schema| schema.name == name).unwrap();
    let parsed = |text| serde_json::from_str(text).unwrap();
    Version { closed: parsed(schema.text), reader: parsed(schema.reader_text) }
}

/// The same version with a change made in both flavours.
fn changed(change: impl Fn(&mut Value)) -> Version {
    let mut version = current("progress-record");
    change(&mut version.closed);
    change(&mut version.reader);
    version
}

#[test]
fn a_version_is_compatible_with_itself() {
    for schema in SCHEMAS {
        let (for_documents, for_readers) = breaks(&current(schema.name), &current(schema.name));
        assert!(for_documents.is_empty() && for_readers.is_empty(), "{for_documents:?} {for_readers:?}");
        assert!(!narrowing(&current(schema.name).reader, &current(schema.name).closed).is_empty());
    }
}

/// A record that the published schema accepts, changed.
fn record(change: impl Fn(&mut Value)) -> Value {
    let mut record: Value =
        serde_json::from_str(include_str!("../../examples/records/staying-on-her-feet.json")).unwrap();
    change(&mut record);
    record
}

/// What a minor version may do.
#[test]
fn what_a_minor_version_may_do_breaks_nothing() {
    let minor: &[(&str, Change)] = &[
        ("an optional member", |schema| {
            schema["$defs"]["Goal"]["properties"]["weather"] = json!({"description": "New.", "type": "string"});
        }),
        ("an optional member of a new type", |schema| {
            schema["$defs"]["Weather"] = json!({"type": "object", "properties": {}, "additionalProperties": false});
            schema["properties"]["weather"] = json!({"type": "array", "items": {"$ref": "#/$defs/Weather"}});
        }),
        ("a known code of an open list", |schema| {
            schema["$defs"]["Intent"]["examples"].as_array_mut().unwrap().push("rest".into());
        }),
        ("other words", |schema| schema["$defs"]["Goal"]["description"] = "A hope.".into()),
    ];
    for (what, change) in minor {
        let later = changed(change);
        let (for_documents, for_readers) = breaks(&current("progress-record"), &later);
        assert!(for_documents.is_empty() && for_readers.is_empty(), "{what}: {for_documents:?} {for_readers:?}");
        assert!(jsonschema::validator_for(&later.closed).unwrap().is_valid(&record(|_| {})), "{what}");
    }
}

/// What narrows, each with a document that the earlier version accepts and the later refuses.
const NARROWING: &[(&str, Change, Change)] = &[
    ("a member is gone", |s| drop(s["properties"].as_object_mut().unwrap().remove("goals")), |_| {}),
    (
        "a member is required",
        |s| s["required"].as_array_mut().unwrap().push("views".into()),
        |r| {
            r.as_object_mut().unwrap().remove("views");
        },
    ),
    (
        "a text is shorter",
        |s| s["$defs"]["Name"]["maxLength"] = 3.into(),
        |r| {
            r["child"]["knownAs"] = "Ayanda".into();
        },
    ),
    ("a text is longer", |s| s["$defs"]["Name"]["minLength"] = 4.into(), |r| r["child"]["knownAs"] = "Bo".into()),
    ("a list is shorter", |s| s["properties"]["goals"]["maxItems"] = 0.into(), |_| {}),
    ("a list must not be empty", |s| s["properties"]["aids"]["minItems"] = 1.into(), |r| r["aids"] = json!([])),
    ("a pattern", |s| s["$defs"]["GoalId"]["pattern"] = "^goal-[0-9]+$".into(), |_| {}),
    ("a type", |s| s["$defs"]["Name"]["type"] = "object".into(), |r| r["child"]["knownAs"] = "Bo".into()),
    (
        "whole numbers only",
        |s| s["$defs"]["DecimalNumber"]["type"] = "integer".into(),
        |r| {
            r["observations"][0]["values"] = json!([{"measure": "m1", "value": {"kind": "number", "number": 1.5}}]);
        },
    ),
    (
        "a bound",
        |s| s["$defs"]["DecimalNumber"]["minimum"] = 0.into(),
        |r| {
            r["observations"][0]["values"] = json!([{"measure": "m1", "value": {"kind": "number", "number": -1}}]);
        },
    ),
    (
        "a kind is gone",
        |s| {
            let kinds = s["$defs"]["Value"]["oneOf"].as_array_mut().unwrap();
            kinds.retain(|kind| kind["$ref"] != "#/$defs/NumberValue");
        },
        |r| r["observations"][0]["values"] = json!([{"measure": "m1", "value": {"kind": "number", "number": 1}}]),
    ),
    (
        "a kind has another name",
        |s| {
            s["$defs"]["NumberValue"]["properties"]["kind"]["const"] = "amount".into();
        },
        |r| r["observations"][0]["values"] = json!([{"measure": "m1", "value": {"kind": "number", "number": 1}}]),
    ),
    (
        "an open list is closed",
        |s| s["$defs"]["Intent"]["enum"] = json!(["gain"]),
        |r| {
            r["goals"][0]["intent"] = "slow-loss".into();
        },
    ),
    (
        "extensions are closed",
        |s| {
            s["$defs"]["Extensions"]["additionalProperties"] = false.into();
        },
        |r| r["extensions"] = json!({"org.example.colour": "green"}),
    ),
    (
        "fewer extensions",
        |s| s["$defs"]["Extensions"]["maxProperties"] = 0.into(),
        |r| {
            r["extensions"] = json!({"org.example.colour": "green"});
        },
    ),
    (
        "a list of values beside a reference",
        |s| s["$defs"]["Goal"]["properties"]["intent"]["enum"] = json!(["gain"]),
        |_| {},
    ),
    ("a bound beside a reference", |s| s["$defs"]["Goal"]["properties"]["id"]["maxLength"] = 1.into(), |_| {}),
    ("nothing beside a reference", |s| s["$defs"]["Goal"]["properties"]["id"]["not"] = json!({}), |_| {}),
    (
        "a second part",
        |s| s["$defs"]["Goal"]["properties"]["id"]["allOf"].as_array_mut().unwrap().push(json!({"maxLength": 1})),
        |_| {},
    ),
    ("a bound beside a bare reference", |s| s["properties"]["goals"]["items"]["maxProperties"] = 1.into(), |_| {}),
    (
        "a part of a reference alone",
        |s| s["$defs"]["Goal"]["properties"]["id"]["allOf"][0]["maxLength"] = 1.into(),
        |_| {},
    ),
    (
        "extensions of one type",
        |s| s["$defs"]["Extensions"]["additionalProperties"] = json!({"type": "string"}),
        |r| r["extensions"] = json!({"org.example.colour": 1}),
    ),
    (
        "a constant that is in no list",
        |s| s["$defs"]["NumberValue"]["properties"]["kind"]["enum"] = json!(["amount"]),
        |r| r["observations"][0]["values"] = json!([{"measure": "m1", "value": {"kind": "number", "number": 1}}]),
    ),
    ("a member that nothing can be", |s| s["properties"]["goals"] = false.into(), |_| {}),
    ("items that nothing can be", |s| s["properties"]["goals"]["items"] = false.into(), |_| {}),
    (
        "a definition that nothing can be",
        |s| s["$defs"]["Intent"] = false.into(),
        |r| r["goals"][0]["intent"] = "gain".into(),
    ),
    ("something that no one knows", |s| s["$defs"]["Child"]["minProperties"] = 90.into(), |_| {}),
];

#[test]
fn what_narrows_is_caught_and_a_document_shows_it() {
    let earlier = jsonschema::validator_for(&current("progress-record").closed).unwrap();
    for (what, change, witness) in NARROWING {
        let later = changed(change);
        let (for_documents, _) = breaks(&current("progress-record"), &later);
        assert!(!for_documents.is_empty(), "{what} was not caught");
        let witness = record(witness);
        assert!(earlier.is_valid(&witness), "{what}: the document was never valid");
        assert!(!jsonschema::validator_for(&later.closed).unwrap().is_valid(&witness), "{what}: the document is valid");
    }
}

/// A schema that no validator takes has no witness.
#[test]
fn references_that_lead_nowhere_are_caught() {
    let broken: &[(&str, Change)] = &[
        ("a definition is gone", |s| drop(s["$defs"].as_object_mut().unwrap().remove("Intent"))),
        ("a reference to elsewhere", |s| s["properties"]["goals"]["items"] = json!({"$ref": "other.json#/$defs/Goal"})),
        ("a reference to a reference", |s| s["$defs"]["Intent"] = json!({"$ref": "#/$defs/Code"})),
        ("a bound that is no number", |s| s["$defs"]["Name"]["maxLength"] = "long".into()),
    ];
    for (what, change) in broken {
        let (for_documents, _) = breaks(&current("progress-record"), &changed(change));
        assert!(!for_documents.is_empty(), "{what} was not caught");
    }
}

/// Every schema object in a schema, by its pointer.
fn places(schema: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    for keyword in ["properties", "$defs"] {
        for (name, schema) in schema[keyword].as_object().into_iter().flatten() {
            places(schema, &format!("{at}/{keyword}/{name}"), all);
        }
    }
    for keyword in ["items", "propertyNames", "additionalProperties"] {
        if schema[keyword].is_object() {
            places(&schema[keyword], &format!("{at}/{keyword}"), all);
        }
    }
    for keyword in ["oneOf", "allOf"] {
        for (place, schema) in schema[keyword].as_array().into_iter().flatten().enumerate() {
            places(schema, &format!("{at}/{keyword}/{place}"), all);
        }
    }
}

/// Wherever in a schema something is said that narrows it, it is caught.
#[test]
fn what_narrows_is_caught_wherever_it_stands() {
    let narrow =
        [("not", json!({})), ("enum", json!([])), ("const", json!(["never"])), ("$ref", json!("#/$defs/None"))];
    for schema in SCHEMAS {
        let earlier: Value = serde_json::from_str(schema.text).unwrap();
        let mut all = Vec::new();
        places(&earlier, "", &mut all);
        assert!(all.len() > 50, "the walk no longer reaches the definitions");
        // A part of the places, spread over the schema.
        let step = (all.len() / 40).max(1);
        for at in all.iter().step_by(step) {
            let mut later = vec![earlier.clone()];
            *later[0].pointer_mut(at).unwrap() = false.into();
            for (keyword, value) in &narrow {
                let mut narrower = earlier.clone();
                narrower.pointer_mut(at).unwrap()[keyword] = value.clone();
                later.push(narrower);
            }
            for (number, later) in later.iter().enumerate() {
                assert!(!narrowing(&earlier, later).is_empty(), "{} {at}: {number} was not caught", schema.name);
            }
        }
    }
}

/// What is wider, and still no minor change: a reader of the earlier version refuses what the later one writes.
#[test]
fn what_an_earlier_reader_refuses_is_caught() {
    let wider: &[(&str, Change)] = &[
        ("a kind is added", |s| {
            s["$defs"]["ColourValue"] = json!({"type": "object", "properties": {"kind": {"type": "string", "const": "colour"}},
                "required": ["kind"], "additionalProperties": false});
            s["$defs"]["Value"]["oneOf"].as_array_mut().unwrap().push(json!({"$ref": "#/$defs/ColourValue"}));
        }),
        ("a text may be longer", |s| s["$defs"]["Name"]["maxLength"] = 100_000.into()),
        ("a member is no longer required", |s| s["$defs"]["Goal"]["required"] = json!([])),
        ("a value of a closed list is added", |s| s["$defs"]["FormatVersion"]["pattern"] = "^[12]\\.0$".into()),
        ("numbers with fractions", |s| s["$defs"]["Count"]["type"] = "number".into()),
    ];
    for (what, change) in wider {
        let (_, for_readers) = breaks(&current("progress-record"), &changed(change));
        assert!(!for_readers.is_empty(), "{what} was not caught");
    }
}
