//! Later minor versions keep their promises to earlier ones.
//!
//! Within a major version, what one minor version accepts every later one accepts, and the reader flavour of one accepts
//! what every later one writes. `narrowing` decides both for the keywords that the published schemas use: it compares
//! two schemas part by part and says where the later may refuse what the earlier accepts. Any other keyword is a doubt,
//! and a doubt counts as a break.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use child_progress::FormatVersion;
use child_progress::schema::{CODES, RULES, SCHEMAS};
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

/// The schema that a reference leads to, and the name of the definition; no name where the schema is no reference. A
/// reference may stand alone in `allOf`. Beside it stand notes and nothing else, or it is not followed, with the reason.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> Result<(&'s Value, &'s str), String> {
    let Some(members) = schema.as_object() else { return Ok((schema, "")) };
    let Some(keyword) = ["allOf", "$ref"].into_iter().find(|keyword| members.contains_key(*keyword)) else {
        return Ok((schema, ""));
    };
    if let Some(beside) = members.keys().find(|key| *key != keyword && !NOTES.contains(&key.as_str())) {
        return Err(format!("`{beside}` beside a reference is not compared"));
    }
    let reference = match (keyword, schema[keyword].as_array().map(Vec::as_slice)) {
        ("allOf", Some([only])) if only.as_object().is_some_and(|only| only.len() == 1) => only,
        ("allOf", _) => return Err("`allOf` that is more than one reference is not compared".to_owned()),
        _ => schema,
    };
    let name = reference["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")).unwrap_or_default();
    match root["$defs"].get(name) {
        Some(definition) if definition.get("$ref").or_else(|| definition.get("allOf")).is_none() => {
            Ok((definition, name))
        }
        _ => Err(format!("the reference to `{name}` leads nowhere, or to another reference")),
    }
}

impl<'s> Comparison<'s> {
    fn schemas(&mut self, earlier: &'s Value, later: &'s Value, at: &str) {
        let ((earlier, from), (later, to)) = match (resolved(self.earlier, earlier), resolved(self.later, later)) {
            (Ok(earlier), Ok(later)) => (earlier, later),
            (Err(reason), _) | (_, Err(reason)) => return self.hold(false, at, &reason),
        };
        let at = if to.is_empty() { at } else { to };
        if from.is_empty() || to.is_empty() || self.compared.insert((from.to_owned(), to.to_owned())) {
            self.parts(earlier, later, at);
        }
    }

    fn hold(&mut self, well: bool, at: &str, reason: &str) {
        if !well {
            self.reasons.push(format!("{at}: {reason}"));
        }
    }

    fn parts(&mut self, earlier: &'s Value, later: &'s Value, at: &str) {
        // Nothing was accepted, or everything is.
        let anything = later.as_object().is_some_and(|all| all.keys().all(|key| NOTES.contains(&key.as_str())));
        if *earlier == false || *later == true || anything {
            return;
        }
        if !later.is_object() {
            return self.hold(false, at, "nothing is accepted any more");
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

    /// `enum` and `const`: where both stand, a value has to be in the list and be the constant.
    fn values(&mut self, earlier: &Value, later: &Value, at: &str) {
        let listed = |schema: &Value| {
            let (only, list) = (schema.get("const").cloned(), schema["enum"].as_array().cloned());
            match (only, list) {
                (Some(only), Some(list)) => Some(list.into_iter().filter(|value| *value == only).collect()),
                (only, list) => list.or(only.map(|only| vec![only])),
            }
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
            (_, None) => later.get(keyword).is_none(),
            (None, Some(is)) => keyword.starts_with("min") && keyword != "minimum" && is == 0.0,
            (Some(was), Some(is)) => wide(was, is),
        };
        self.hold(well, at, &format!("`{keyword}` is tighter"));
    }

    fn members(&mut self, earlier: &'s Value, later: &'s Value, at: &str) {
        let members = |schema: &'s Value| schema["properties"].as_object().into_iter().flatten();
        let mut open = |schema: &Value| match &schema["additionalProperties"] {
            Value::Null => true,
            Value::Bool(open) => *open,
            _ => {
                self.reasons.push(format!("{at}: other members that are neither free nor forbidden are not compared"));
                true
            }
        };
        let (was_open, is_open) = (open(earlier), open(later));
        let may_be_object = earlier["type"].is_null() || earlier["type"] == "object";
        self.hold(is_open || !was_open || !may_be_object, at, "the object is closed");
        for (name, schema) in members(earlier) {
            match later["properties"].get(name) {
                Some(now) => self.schemas(schema, now, &format!("{at}/{name}")),
                None => self.hold(is_open, at, &format!("the member `{name}` is gone")),
            }
        }
        for (name, schema) in members(later).filter(|(name, _)| earlier["properties"].get(name).is_none()) {
            let anything = *schema == true || *schema == json!({});
            self.hold(!was_open || anything, at, &format!("`{name}` could be anything, and is a member now"));
        }
        let required = |schema: &'s Value| schema["required"].as_array().into_iter().flatten();
        for name in required(later).filter(|name| !required(earlier).any(|before| before == *name)) {
            self.hold(false, at, &format!("{name} is required now"));
        }
    }

    /// The kinds of a union, told apart by `kind`.
    fn kinds(&mut self, earlier: &'s Value, later: &'s Value, at: &str) {
        let (Some(was), Some(is)) = (earlier["oneOf"].as_array(), later["oneOf"].as_array()) else {
            return self.hold(earlier["oneOf"] == later["oneOf"], at, "it is a union in one version only");
        };
        // The constant of a kind, where nothing else can be that kind: an object that has to say it.
        let kind = |root: &'s Value, schema: &'s Value| {
            let (schema, _) = resolved(root, schema).ok()?;
            let said = schema["required"].as_array().is_some_and(|required| required.contains(&json!("kind")));
            schema["properties"]["kind"]["const"].as_str().filter(|_| said && schema["type"] == "object")
        };
        let now: Vec<Option<&str>> = is.iter().map(|schema| kind(self.later, schema)).collect();
        for (place, name) in now.iter().enumerate() {
            self.hold(name.is_some() && !now[..place].contains(name), at, "two kinds cannot be told apart");
        }
        for schema in was {
            let name = kind(self.earlier, schema);
            match now.iter().position(|now| name.is_some() && *now == name) {
                Some(place) => self.schemas(schema, &is[place], at),
                None => self.hold(false, at, &format!("the kind {name:?} is gone")),
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
#[test]
#[allow(clippy::too_many_lines)] // one list
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

/// What a later catalogue of rules takes back: a rule that is gone, that became an error or is a new one, or that is
/// enforced by somebody else. Words may change.
fn broken_rules(earlier: &Value, later: &Value) -> Vec<String> {
    let rules = |catalogue: &'_ Value| -> BTreeMap<String, Value> {
        let rules = catalogue["rules"].as_array().unwrap().iter();
        rules.map(|rule| (rule["code"].as_str().unwrap().to_owned(), rule.clone())).collect()
    };
    let (was, is) = (rules(earlier), rules(later));
    let mut broken = Vec::new();
    for (code, rule) in &was {
        match is.get(code) {
            None => broken.push(format!("the rule {code} is gone")),
            Some(now) => {
                let became = now["severity"] == "error" && rule["severity"] != "error";
                broken.extend(became.then(|| format!("the rule {code} is an error now")));
                for member in ["enforcedBy", "since"] {
                    broken.extend((now[member] != rule[member]).then(|| format!("{member} of {code} is another")));
                }
            }
        }
    }
    let new = is.iter().filter(|(code, rule)| !was.contains_key(*code) && rule["severity"] == "error");
    broken.extend(new.map(|(code, _)| format!("the rule {code} is new, and an error")));
    broken
}

/// What a later catalogue of codes takes back: a list or a code that is gone, or one that was retired and is no more.
fn broken_codes(earlier: &Value, later: &Value) -> Vec<String> {
    let named = |list: &'_ Value, member: &str, name: &Value| {
        list.as_array().into_iter().flatten().find(|one| one[member] == *name).cloned()
    };
    let mut broken = Vec::new();
    for list in earlier["vocabularies"].as_array().unwrap() {
        let Some(now) = named(&later["vocabularies"], "id", &list["id"]) else {
            broken.push(format!("the list {} is gone", list["id"]));
            continue;
        };
        for code in list["codes"].as_array().unwrap() {
            match named(&now["codes"], "code", &code["code"]) {
                None => broken.push(format!("{} of {} is gone", code["code"], list["id"])),
                Some(now) if code["deprecated"] == true && now["deprecated"] != true => {
                    broken.push(format!("{} of {} was retired", code["code"], list["id"]));
                }
                Some(_) => {}
            }
        }
    }
    broken
}

/// The number of a version: `1.10` comes after `1.2`.
fn version(name: &str) -> Option<(u32, u32)> {
    let (major, minor) = name.split_once('.')?;
    let number = |text: &str| text.parse().ok().filter(|number: &u32| number.to_string() == text);
    Some((number(major)?, number(minor)?))
}

/// Everything of a version that is compared, by the name of its file.
struct Files(BTreeMap<String, Value>);

impl Files {
    fn released(folder: &Path) -> Self {
        let load = |name: &str| {
            let text =
                std::fs::read(folder.join(name)).unwrap_or_else(|_| panic!("{} has no {name}", folder.display()));
            (name.to_owned(), serde_json::from_slice(&text).unwrap())
        };
        Self(Self::current().0.keys().map(|name| load(name)).collect())
    }

    fn current() -> Self {
        let schemas = SCHEMAS
            .iter()
            .flat_map(|schema| [(schema.file_name, schema.text), (schema.reader_file_name, schema.reader_text)]);
        let all = schemas.chain([("rules.json", RULES), ("codes.json", CODES)]);
        Self(all.map(|(name, text)| (name.to_owned(), serde_json::from_str(text).unwrap())).collect())
    }

    /// What a later minor version breaks.
    fn broken_by(&self, later: &Self) -> Vec<String> {
        let mut broken = Vec::new();
        for schema in SCHEMAS {
            let of = |files: &Self| Version {
                closed: files.0[schema.file_name].clone(),
                reader: files.0[schema.reader_file_name].clone(),
            };
            let (for_documents, for_readers) = breaks(&of(self), &of(later));
            broken.extend(for_documents.into_iter().chain(for_readers).map(|why| format!("{} {why}", schema.name)));
        }
        broken.extend(broken_rules(&self.0["rules.json"], &later.0["rules.json"]));
        broken.extend(broken_codes(&self.0["codes.json"], &later.0["codes.json"]));
        broken
    }
}

/// FNV-1a over every file of a folder with its name: enough to see that a copy is no longer as it was.
fn digest(folder: &Path) -> String {
    fn collect(folder: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                collect(&path, all);
            } else {
                let text = std::fs::read(&path).unwrap();
                all.insert(path, text);
            }
        }
    }
    let mut all = BTreeMap::new();
    collect(folder, &mut all);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (path, text) in &all {
        let name: Vec<_> = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
        for byte in name.join("/").bytes().chain([0]).chain(text.iter().copied()).chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// The released versions, each with the digest of its copy: a line is added with a release, and never changed.
const RELEASED: &[(&str, &str)] = &[];

/// What the released versions in a folder, each a folder of its own, and the current one as `now` break: each within its
/// major version against every earlier one, and what is no copy as it was released.
fn breaks_since_releases(folder: &Path, released: &[(&str, &str)], now: (u32, u32)) -> Vec<String> {
    let mut broken = Vec::new();
    let mut versions = BTreeMap::new();
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let folders: BTreeMap<String, PathBuf> =
        folders.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect();
    for (name, path) in &folders {
        let known = released.iter().find(|(known, _)| known == name).map(|(_, digest)| *digest);
        let there = digest(path);
        if known != Some(there.as_str()) {
            broken.push(format!("{name} has the digest {there}, and not {}", known.unwrap_or("one in RELEASED")));
        }
        match version(name) {
            Some(number) if number <= now => drop(versions.insert(number, Files::released(path))),
            _ => broken.push(format!("{name} is no version before this one")),
        }
    }
    let gone = released.iter().filter(|(name, _)| !folders.contains_key(*name));
    broken.extend(gone.map(|(name, _)| format!("the copy of {name} is gone")));
    match versions.get(&now) {
        // Once it is released, nothing changes without a new number.
        Some(copy) if copy.0 != Files::current().0 => broken.push(format!("{now:?} is released, and was changed")),
        Some(_) => {}
        None => drop(versions.insert(now, Files::current())),
    }
    for (earlier, files) in &versions {
        for (later, other) in versions.iter().filter(|(later, _)| *later > earlier && later.0 == earlier.0) {
            broken.extend(files.broken_by(other).into_iter().map(|why| format!("{earlier:?} → {later:?}: {why}")));
        }
    }
    broken
}

#[test]
fn nothing_that_was_released_is_broken() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/released");
    let now = version(FormatVersion::CURRENT).unwrap();
    assert_eq!(breaks_since_releases(&folder, RELEASED, now), Vec::<String>::new());
}

/// A catalogue with a change made in it.
fn catalogue(text: &str, change: impl Fn(&mut Value)) -> Value {
    let mut catalogue = serde_json::from_str(text).unwrap();
    change(&mut catalogue);
    catalogue
}

#[test]
fn what_a_catalogue_takes_back_is_caught() {
    let same = |_: &mut Value| {};
    let place = |severity: &str| {
        let rules = catalogue(RULES, same);
        rules["rules"].as_array().unwrap().iter().position(|rule| rule["severity"] == severity).unwrap()
    };
    let (error, warning) = (place("error"), place("warning"));
    let new = |severity: &'static str| {
        move |c: &mut Value| {
            let rule = json!({"code": "family.new", "severity": severity, "enforcedBy": "semantics", "since": "1.1"});
            c["rules"].as_array_mut().unwrap().push(rule);
        }
    };
    let rules = |change: &dyn Fn(&mut Value)| broken_rules(&catalogue(RULES, same), &catalogue(RULES, change));
    assert_eq!(rules(&same), Vec::<String>::new());
    assert_eq!(rules(&new("warning")), Vec::<String>::new());
    assert_eq!(rules(&|c| c["rules"][error]["severity"] = "note".into()), Vec::<String>::new());
    assert_eq!(rules(&|c| c["rules"][error]["summary"] = "Other words.".into()), Vec::<String>::new());
    assert_eq!(rules(&new("error")).len(), 1);
    assert_eq!(rules(&|c| drop(c["rules"].as_array_mut().unwrap().remove(warning))).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["code"] = "family.other-name".into()).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["severity"] = "error".into()).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["enforcedBy"] = "schema".into()).len(), 1);

    let retire = |c: &mut Value| c["vocabularies"][0]["codes"][0]["deprecated"] = true.into();
    let add = |c: &mut Value| {
        c["vocabularies"][0]["codes"].as_array_mut().unwrap().insert(0, json!({"code": "new", "label": "New"}));
    };
    let codes = |change: &dyn Fn(&mut Value)| broken_codes(&catalogue(CODES, same), &catalogue(CODES, change));
    assert_eq!(codes(&same), Vec::<String>::new());
    assert_eq!(codes(&retire), Vec::<String>::new());
    assert_eq!(codes(&add), Vec::<String>::new());
    assert_eq!(codes(&|c| drop(c["vocabularies"].as_array_mut().unwrap().remove(0))).len(), 1);
    assert_eq!(codes(&|c| drop(c["vocabularies"][0]["codes"].as_array_mut().unwrap().remove(0))).len(), 1);
    assert_eq!(broken_codes(&catalogue(CODES, retire), &catalogue(CODES, same)).len(), 1);
}

/// Copies of the current files as releases, with changes made in them, in a folder of their own.
fn releases(name: &str, all: &[(&str, Option<(&str, Change)>)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("child-progress-released-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    for (version, change) in all {
        let mut files = Files::current();
        if let Some((file, change)) = change {
            change(files.0.get_mut(*file).unwrap());
        }
        std::fs::create_dir_all(folder.join(version).join("reader")).unwrap();
        for (name, text) in files.0 {
            std::fs::write(folder.join(version).join(name), text.to_string()).unwrap();
        }
    }
    folder
}

#[test]
fn every_release_of_a_major_version_is_compared_by_its_number() {
    let once_there: Change = |schema| schema["properties"]["onceThere"] = json!({"type": "string"});
    let gone = |from: &str, to: &str| format!("{from} → {to}: report : the member `onceThere` is gone");
    let broken = |name: &str, all: &[(&str, Option<(&str, Change)>)], now| {
        let folder = releases(name, all);
        let digests: Vec<String> = all.iter().map(|(version, _)| digest(&folder.join(version))).collect();
        let released: Vec<(&str, &str)> =
            all.iter().zip(&digests).map(|((version, _), digest)| (*version, digest.as_str())).collect();
        let broken = breaks_since_releases(&folder, &released, now);
        std::fs::remove_dir_all(folder).unwrap();
        broken
    };
    let changed = Some(("report.schema.json", once_there));
    // Not the one before, but the one before that.
    let all = broken("chain", &[("1.0", changed), ("1.1", None)], (1, 2));
    assert_eq!(all, [gone("(1, 0)", "(1, 1)"), gone("(1, 0)", "(1, 2)")]);
    // 1.10 comes after 1.2.
    let all = broken("number", &[("1.2", None), ("1.10", changed)], (1, 11));
    assert!(all.contains(&gone("(1, 10)", "(1, 11)")) && !all.iter().any(|why| why.contains("→ (1, 2)")), "{all:?}");
    // A major version may break all before it.
    assert_eq!(broken("major", &[("1.0", changed)], (2, 0)), Vec::<String>::new());
    // A code and a rule that are gone.
    let more: Change = |codes| codes["vocabularies"][0]["codes"][0]["code"] = "once-there".into();
    assert_eq!(broken("codes", &[("1.0", Some(("codes.json", more)))], (1, 1)).len(), 1);
    let more: Change = |rules| rules["rules"][0]["code"] = "family.once-there".into();
    assert!(!broken("rules", &[("1.0", Some(("rules.json", more)))], (1, 1)).is_empty());
    // What is released does not change any more, and nothing later is released already.
    assert_eq!(broken("frozen", &[("1.0", None)], (1, 0)), Vec::<String>::new());
    assert_eq!(broken("thawed", &[("1.0", changed)], (1, 0)), ["(1, 0) is released, and was changed"]);
    assert_eq!(broken("later", &[("1.1", None)], (1, 0)), ["1.1 is no version before this one"]);
    assert_eq!(broken("no-number", &[("1.01", None)], (1, 9)), ["1.01 is no version before this one"]);
}

#[test]
fn a_released_copy_that_is_edited_or_gone_is_caught() {
    let folder = releases("edited", &[("1.0", None)]);
    let whole = digest(&folder.join("1.0"));
    let breaks = |released: &[(&str, &str)]| breaks_since_releases(&folder, released, (1, 1));
    assert_eq!(breaks(&[("1.0", &whole)]), Vec::<String>::new());
    assert_eq!(breaks(&[]).len(), 1, "a copy that nobody knows");
    assert_eq!(breaks(&[("1.0", &whole), ("0.9", "")]), ["the copy of 0.9 is gone"]);
    // A word more in a description breaks no document, and is no copy any more.
    let path = folder.join("1.0/rules.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "\n").unwrap();
    assert_eq!(breaks(&[("1.0", &whole)]).len(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
}
