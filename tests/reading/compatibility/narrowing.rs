//! Two schemas compared part by part: where the later may refuse what the earlier accepts.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// Where `later` may refuse what `earlier` accepts, with the reason; nothing where it accepts all of it.
pub fn narrowing(earlier: &Value, later: &Value) -> Vec<String> {
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
