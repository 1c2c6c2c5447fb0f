//! Later minor versions keep their promises to earlier ones.
//!
//! Within a major version, what one minor version accepts every later one accepts, and the reader flavour of one accepts
//! what every later one writes. `narrowing` decides both for the keywords that the published schemas use: it compares
//! two schemas part by part and says where the later may refuse what the earlier accepts. Any other keyword is a doubt,
//! and a doubt counts as a break.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

use child_progress::schema::SCHEMAS;
use serde_json::{Value, json};

/// Where `later` may refuse what `earlier` accepts, with the reason; nothing where it accepts all of it.
fn narrowing(earlier: &Value, later: &Value) -> Vec<String> {
    let mut comparison = Comparison { earlier, later, compared: BTreeSet::new(), reasons: Vec::new() };
    comparison.schemas(earlier, later, "");
    comparison.reasons
}

struct Comparison<'s> {
    earlier: &'s Value,
    later: &'s Value,
    /// Pairs of definitions that were compared, or are being: definitions may go in a circle.
    compared: BTreeSet<(String, String)>,
    reasons: Vec<String>,
}

/// Keywords that say nothing of what is accepted.
const NOTES: &[&str] =
    &["$schema", "$id", "$comment", "$defs", "title", "description", "examples", "deprecated", "discriminator"];

/// Keywords that are compared.
const KNOWN: &[&str] = &[
    "type",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "items",
    "minItems",
    "maxItems",
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "maxProperties",
    "oneOf",
];

/// The schema that a reference leads to, and the name of the definition; a reference alone may stand in `allOf`.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> (&'s Value, String) {
    let reference =
        if schema["allOf"].as_array().is_some_and(|all| all.len() == 1) { &schema["allOf"][0] } else { schema };
    match reference["$ref"].as_str() {
        Some(path) => {
            let name = path.trim_start_matches("#/$defs/");
            (&root["$defs"][name], name.to_owned())
        }
        None => (schema, String::new()),
    }
}

impl Comparison<'_> {
    fn schemas(&mut self, earlier: &Value, later: &Value, at: &str) {
        let ((earlier, from), (later, to)) = (resolved(self.earlier, earlier), resolved(self.later, later));
        let at = if to.is_empty() { at } else { &to };
        if from.is_empty() != to.is_empty() || from.is_empty() || self.compared.insert((from.clone(), to.clone())) {
            self.parts(&earlier.clone(), &later.clone(), at);
        }
    }

    fn hold(&mut self, well: bool, at: &str, reason: &str) {
        if !well {
            self.reasons.push(format!("{at}: {reason}"));
        }
    }

    fn parts(&mut self, earlier: &Value, later: &Value, at: &str) {
        // Every value is accepted.
        if *later == true || later.as_object().is_some_and(|all| all.keys().all(|key| NOTES.contains(&key.as_str()))) {
            return;
        }
        for keyword in [earlier, later].into_iter().filter_map(Value::as_object).flat_map(|schema| schema.keys()) {
            let known = NOTES.contains(&keyword.as_str()) || KNOWN.contains(&keyword.as_str());
            self.hold(known, at, &format!("`{keyword}` is not compared"));
        }
        let (was, is) = (&earlier["type"], &later["type"]);
        self.hold(is.is_null() || was == is || (was == "integer" && is == "number"), at, "the type");
        self.values(earlier, later, at);
        for keyword in ["minLength", "minItems", "minimum"] {
            self.bound(earlier, later, keyword, at, |was, is| was >= is);
        }
        for keyword in ["maxLength", "maxItems", "maximum", "maxProperties"] {
            self.bound(earlier, later, keyword, at, |was, is| was <= is);
        }
        for keyword in ["pattern", "format"] {
            let well = later[keyword].is_null() || earlier[keyword] == later[keyword];
            self.hold(well, at, &format!("`{keyword}` is another"));
        }
        for keyword in ["items", "propertyNames"] {
            match (&earlier[keyword], &later[keyword]) {
                (_, Value::Null) => {}
                (Value::Null, _) => self.hold(false, at, &format!("`{keyword}` is new")),
                (was, is) => self.schemas(was, is, &format!("{at}/{keyword}")),
            }
        }
        self.members(earlier, later, at);
        self.kinds(earlier, later, at);
    }

    /// `enum` and `const`.
    fn values(&mut self, earlier: &Value, later: &Value, at: &str) {
        let listed = |schema: &Value| match (&schema["const"], &schema["enum"]) {
            (Value::Null, Value::Null) => None,
            (Value::Null, list) => list.as_array().cloned(),
            (only, _) => Some(vec![only.clone()]),
        };
        let well = match (listed(earlier), listed(later)) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(was), Some(is)) => was.iter().all(|value| is.contains(value)),
        };
        self.hold(well, at, "a value is no longer in the list");
    }

    fn bound(&mut self, earlier: &Value, later: &Value, keyword: &str, at: &str, wide: fn(f64, f64) -> bool) {
        let well = match (earlier[keyword].as_f64(), later[keyword].as_f64()) {
            (_, None) => true,
            (None, Some(is)) => keyword.starts_with("min") && keyword != "minimum" && is == 0.0,
            (Some(was), Some(is)) => wide(was, is),
        };
        self.hold(well, at, &format!("`{keyword}` is tighter"));
    }

    fn members(&mut self, earlier: &Value, later: &Value, at: &str) {
        let none = serde_json::Map::new();
        let members = |schema: &'_ Value| schema["properties"].as_object().cloned().unwrap_or_else(|| none.clone());
        let (was, is) = (members(earlier), members(later));
        let (was_open, is_open) = (earlier["additionalProperties"] != false, later["additionalProperties"] != false);
        self.hold(is_open || !was_open || earlier["type"] != "object", at, "the object is closed");
        for (name, schema) in &was {
            match is.get(name) {
                Some(now) => self.schemas(schema, now, &format!("{at}/{name}")),
                None => self.hold(is_open, at, &format!("the member `{name}` is gone")),
            }
        }
        for (name, schema) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
            let anything = *schema == true || *schema == json!({});
            self.hold(!was_open || anything, at, &format!("`{name}` could be anything, and is a member now"));
        }
        let empty = Vec::new();
        let required = |schema: &'_ Value| schema["required"].as_array().unwrap_or(&empty).clone();
        let before = required(earlier);
        for name in required(later).iter().filter(|name| !before.contains(name)) {
            self.hold(false, at, &format!("{name} is required now"));
        }
    }

    /// The kinds of a union, told apart by `kind`.
    fn kinds(&mut self, earlier: &Value, later: &Value, at: &str) {
        let (Some(was), Some(is)) = (earlier["oneOf"].as_array(), later["oneOf"].as_array()) else {
            return self.hold(earlier["oneOf"] == later["oneOf"], at, "it is a union in one version only");
        };
        let kind = |root, schema| resolved(root, schema).0["properties"]["kind"]["const"].clone();
        let now: Vec<Value> = is.iter().map(|schema| kind(self.later, schema)).collect();
        for (place, name) in now.iter().enumerate() {
            let alone = name.is_string() && !now[..place].contains(name);
            self.hold(alone, at, "two kinds cannot be told apart");
        }
        for schema in was {
            let name = kind(self.earlier, schema);
            match now.iter().position(|now| *now == name) {
                Some(place) => self.schemas(schema, &is[place], at),
                None => self.hold(false, at, &format!("the kind {name} is gone")),
            }
        }
    }
}

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
    let mut record: Value = serde_json::from_str(include_str!("../examples/records/staying-on-her-feet.json")).unwrap();
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
#[test]
fn what_narrows_is_caught_and_a_document_shows_it() {
    let narrowing: &[(&str, Change, Change)] = &[
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
        ("something that no one knows", |s| s["$defs"]["Child"]["minProperties"] = 90.into(), |_| {}),
    ];
    let earlier = jsonschema::validator_for(&current("progress-record").closed).unwrap();
    for (what, change, witness) in narrowing {
        let later = changed(change);
        let (for_documents, _) = breaks(&current("progress-record"), &later);
        assert!(!for_documents.is_empty(), "{what} was not caught");
        let witness = record(witness);
        assert!(earlier.is_valid(&witness), "{what}: the document was never valid");
        assert!(!jsonschema::validator_for(&later.closed).unwrap().is_valid(&witness), "{what}: the document is valid");
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

/// What the released versions in a folder, each a folder of its own, and then the current one break.
fn breaks_since_releases(folder: &Path) -> Vec<String> {
    let mut releases: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    releases.sort();
    let mut broken = Vec::new();
    for schema in SCHEMAS {
        let load = |path: std::path::PathBuf| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let before = releases.iter().map(|path| {
            let (closed, reader) = (path.join(schema.file_name), path.join(schema.reader_file_name));
            Version { closed: load(closed), reader: load(reader) }
        });
        let versions: Vec<Version> = before.chain([current(schema.name)]).collect();
        for pair in versions.windows(2) {
            let (for_documents, for_readers) = breaks(&pair[0], &pair[1]);
            broken.extend(for_documents.into_iter().chain(for_readers).map(|why| format!("{} {why}", schema.name)));
        }
    }
    broken
}

#[test]
fn the_current_schemas_break_nothing_that_was_released() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/released");
    assert_eq!(breaks_since_releases(&folder), Vec::<String>::new());
    // The same over a folder in which something was released that the current version has no longer.
    let folder = std::env::temp_dir().join(format!("child-progress-released-{}", std::process::id()));
    for schema in SCHEMAS {
        let release = folder.join("1.0");
        std::fs::create_dir_all(release.join("reader")).unwrap();
        let mut closed: Value = serde_json::from_str(schema.text).unwrap();
        closed["properties"]["onceThere"] = json!({"type": "string"});
        std::fs::write(release.join(schema.file_name), closed.to_string()).unwrap();
        std::fs::write(release.join(schema.reader_file_name), schema.reader_text).unwrap();
    }
    let broken = breaks_since_releases(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(broken.len(), SCHEMAS.len(), "{broken:?}");
    assert!(broken.iter().all(|why| why.ends_with(": the member `onceThere` is gone")), "{broken:?}");
}
