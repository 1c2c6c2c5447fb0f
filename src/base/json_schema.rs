//! A shape as JSON Schema 2020-12, in the one style that code generators of many languages turn into good types:
//! every object, union and scalar a named definition; unions a `oneOf` of references; a description beside a
//! reference through `allOf`; no `null`, no formats (patterns hold dates too); patterns that every engine reads alike.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::hash::HashMap;
use super::shape::{Doc, ExtensionsShape, KIND, ListShape, NumberShape, ObjectShape, Shape, TextShape, UnionShape};
use super::sort;

/// A JSON value whose members keep the order in which they were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Text(String),
    Number(f64),
    Boolean(bool),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
    /// JSON from elsewhere, as it is.
    Json(serde_json::Value),
}

impl Serialize for Node {
    #[allow(clippy::cast_possible_truncation)] // whole bounds within ±10¹⁵
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) if number.fract() == 0.0 => serializer.serialize_i64(*number as i64),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Json(value) => value.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// Lengths and counts, all far below 2⁵³.
#[allow(clippy::cast_precision_loss)]
fn length(value: usize) -> Node {
    Node::Number(value as f64)
}

/// An object of these members.
pub fn object<const N: usize>(members: [(&str, Node); N]) -> Vec<(String, Node)> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A named definition.
#[derive(Clone, Copy)]
pub enum Definition {
    Object(&'static ObjectShape),
    Union(&'static UnionShape),
    Text(&'static TextShape),
    Number(&'static NumberShape),
    Extensions(&'static ExtensionsShape),
}

/// The definitions that a shape needs, itself included, by name.
pub fn definitions(shape: &'static Shape) -> Vec<(&'static str, Definition)> {
    let mut found = HashMap::default();
    collect(shape, &mut found);
    let mut found: Vec<(&str, Definition)> = found.into_pairs().collect();
    sort::by(&mut found, |(one, _), (other, _)| one.cmp(other));
    found
}

fn collect(shape: &'static Shape, found: &mut HashMap<&'static str, Definition>) {
    match shape {
        Shape::Object(object) => collect_object(object, found),
        Shape::Union(union) => {
            if found.insert(union.name, Definition::Union(union)).is_none() {
                union.kinds.iter().for_each(|kind| collect_object(kind, found));
            }
        }
        Shape::List(list) => collect(list.items, found),
        Shape::Text(text) => {
            found.insert(text.name, Definition::Text(text));
        }
        Shape::Number(number) => {
            found.insert(number.name, Definition::Number(number));
        }
        Shape::Extensions(extensions) => {
            found.insert(extensions.name, Definition::Extensions(extensions));
        }
        Shape::Boolean => {}
    }
}

fn collect_object(object: &'static ObjectShape, found: &mut HashMap<&'static str, Definition>) {
    if found.insert(object.name, Definition::Object(object)).is_none() {
        object.members.iter().for_each(|member| collect(member.shape, found));
    }
}

/// In which of its flavours a schema is written.
#[derive(Clone, Copy)]
pub struct Flavour<'a> {
    /// What stands before a definition's name in a reference.
    pub base: &'a str,
    /// Whether an object may have members that the format does not know, as those of a later minor version have.
    pub open: bool,
    /// Whether it is for OpenAPI: a union then has a `discriminator`, which is no keyword of JSON Schema, and dates and
    /// numbers a `format`. Without one, generators take the narrowest type for a number, such as a float of 32 bits; in
    /// a JSON Schema, a strict validator that was not told of formats refuses the keyword.
    pub openapi: bool,
}

impl<'a> Flavour<'a> {
    /// As the schemas for writers are: closed, and nothing but JSON Schema.
    pub const fn closed(base: &'a str) -> Self {
        Self { base, open: false, openapi: false }
    }
}

impl Definition {
    /// The definition's schema.
    pub fn schema(&self, flavour: Flavour<'_>) -> Vec<(String, Node)> {
        match self {
            Self::Object(shape) => object_schema(shape, flavour),
            Self::Union(shape) => union_schema(shape, flavour),
            Self::Text(shape) => text_schema(shape, flavour),
            Self::Number(shape) => number_schema(shape, flavour),
            Self::Extensions(shape) => object([
                ("title", title(shape.name).into()),
                ("description", text(shape.doc).into()),
                ("type", "object".into()),
                (
                    "propertyNames",
                    Node::Object(object([
                        ("minLength", length(shape.key.min)),
                        ("maxLength", length(shape.key.max)),
                        ("pattern", shape.key.pattern.into()),
                    ])),
                ),
                ("maxProperties", length(shape.max)),
                ("additionalProperties", true.into()),
            ]),
        }
    }
}

fn union_schema(shape: &UnionShape, Flavour { base, openapi, .. }: Flavour<'_>) -> Vec<(String, Node)> {
    let mut schema = object([
        ("title", title(shape.name).into()),
        ("description", text(shape.doc).into()),
        ("type", "object".into()),
        ("oneOf", Node::List(shape.kinds.iter().map(|kind| reference(kind.name, base)).collect())),
    ]);
    if openapi {
        // With the mapping written out: without it, generators take the definition's name for the value of `kind`.
        let kinds = shape.kinds.iter().filter_map(|kind| Some((kind.kind?.to_owned(), path(kind.name, base).into())));
        let told_apart = object([("propertyName", KIND.into()), ("mapping", Node::Object(kinds.collect()))]);
        schema.push(("discriminator".to_owned(), Node::Object(told_apart)));
    }
    schema
}

fn object_schema(shape: &ObjectShape, Flavour { base, open, .. }: Flavour<'_>) -> Vec<(String, Node)> {
    let kind = shape.kind.map(|kind| {
        let tag = object([("type", "string".into()), ("const", kind.into())]);
        (KIND.to_owned(), Node::Object(tag))
    });
    let properties =
        shape.members.iter().map(|member| (member.name.to_owned(), member_schema(member.shape, member.doc, base)));
    let required =
        shape.kind.map(|_| KIND).into_iter().chain(shape.members.iter().filter(|m| m.required).map(|m| m.name));
    let required: Vec<Node> = required.map(Node::from).collect();
    let mut schema = object([
        ("title", title(shape.name).into()),
        ("description", text(shape.doc).into()),
        ("type", "object".into()),
        ("properties", Node::Object(kind.into_iter().chain(properties).collect())),
    ]);
    if !required.is_empty() {
        schema.push(("required".to_owned(), Node::List(required)));
    }
    schema.push(("additionalProperties".to_owned(), open.into()));
    schema
}

fn number_schema(shape: &NumberShape, flavour: Flavour<'_>) -> Vec<(String, Node)> {
    let (kind, format) = if shape.integer { ("integer", "int32") } else { ("number", "double") };
    let mut schema = object([("description", text(shape.doc).into()), ("type", kind.into())]);
    if flavour.openapi {
        schema.push(("format".to_owned(), format.into()));
    }
    schema.extend(object([("minimum", Node::Number(shape.min)), ("maximum", Node::Number(shape.max))]));
    schema
}

fn text_schema(shape: &TextShape, flavour: Flavour<'_>) -> Vec<(String, Node)> {
    let strings = |values: &[&str]| Node::List(values.iter().copied().map(Node::from).collect());
    let mut schema = object([("description", text(shape.doc).into()), ("type", "string".into())]);
    let mut put = |name: &str, value| schema.push((name.to_owned(), value));
    if let Some(values) = shape.values {
        put("enum", strings(values));
        return schema;
    }
    if shape.min > 0 {
        put("minLength", length(shape.min));
    }
    put("maxLength", length(shape.max));
    if !shape.pattern.is_empty() {
        put("pattern", shape.pattern.into());
    }
    if let Some(format) = shape.format.filter(|_| flavour.openapi) {
        put("format", format.into());
    }
    put("examples", strings(shape.examples));
    schema
}

fn member_schema(shape: &Shape, doc: Doc, base: &str) -> Node {
    let description = ("description".to_owned(), text(doc).into());
    let mut schema = match shape {
        Shape::List(list) => list_schema(list, base),
        Shape::Boolean => object([("type", "boolean".into())]),
        named => object([("allOf", Node::List(vec![item_schema(named, base)]))]),
    };
    schema.insert(0, description);
    Node::Object(schema)
}

fn list_schema(list: &ListShape, base: &str) -> Vec<(String, Node)> {
    let mut schema = object([("type", "array".into()), ("items", item_schema(list.items, base))]);
    if list.min > 0 {
        schema.push(("minItems".to_owned(), length(list.min)));
    }
    schema.push(("maxItems".to_owned(), length(list.max)));
    schema
}

fn item_schema(shape: &Shape, base: &str) -> Node {
    match shape {
        Shape::List(list) => Node::Object(list_schema(list, base)),
        Shape::Boolean => Node::Object(object([("type", "boolean".into())])),
        named => reference(named.name(), base),
    }
}

fn reference(name: &str, base: &str) -> Node {
    Node::Object(object([("$ref", path(name, base).into())]))
}

fn path(name: &str, base: &str) -> String {
    format!("{base}{name}")
}

/// `GoalAttainmentMeasure` as `Goal attainment measure`: for people, and back to the name in Pascal case.
pub fn title(name: &str) -> String {
    let mut title = String::with_capacity(name.len() + 4);
    for (at, letter) in name.char_indices() {
        if at > 0 && letter.is_ascii_uppercase() {
            title.push(' ');
            title.push(letter.to_ascii_lowercase());
        } else {
            title.push(letter);
        }
    }
    title
}

/// A doc comment as one text: a list keeps its lines, the rest runs on.
fn text(doc: Doc) -> String {
    let mut text = String::new();
    for line in doc.iter().map(|line| line.trim()) {
        if !text.is_empty() {
            text.push(if line.is_empty() || line.starts_with("- ") { '\n' } else { ' ' });
        }
        text.push_str(line);
    }
    text
}

/// `schemars::JsonSchema` for a type, from the same shape.
#[cfg(feature = "schema")]
macro_rules! json_schema_impl {
    ($name:ident) => {
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <Self as $crate::base::Wire>::SHAPE.name().into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::base::json_schema::for_schemars(<Self as $crate::base::Wire>::SHAPE, generator)
            }
        }
    };
}
#[cfg(not(feature = "schema"))]
macro_rules! json_schema_impl {
    ($name:ident) => {};
}
pub(crate) use json_schema_impl;

/// Puts the definitions that a shape needs into the generator, under their own names, and gives the shape's own.
#[cfg(feature = "schema")]
pub fn for_schemars(shape: &'static Shape, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let own = shape.name();
    let base = format!("#{}/", generator.settings().definitions_path.trim_end_matches('/'));
    let value = |definition: &Definition| {
        let node = Node::Object(definition.schema(Flavour::closed(&base)));
        serde_json::to_value(&node).unwrap_or_default()
    };
    let needed = definitions(shape);
    for (name, definition) in &needed {
        if *name != own && !generator.definitions().contains_key(*name) {
            generator.definitions_mut().insert((*name).to_owned(), value(definition));
        }
    }
    let own = needed.iter().find(|(name, _)| *name == own);
    own.and_then(|(_, definition)| schemars::Schema::try_from(value(definition)).ok()).unwrap_or_default()
}

/// The definitions that a shape needs, as they are published.
#[cfg(test)]
pub fn published(shape: &'static Shape) -> std::collections::BTreeMap<&'static str, serde_json::Value> {
    let value = |definition: Definition| serde_json::to_value(Node::Object(definition.schema(Flavour::closed("#/"))));
    let all = definitions(shape).into_iter();
    all.map(|(name, definition)| (name, value(definition).unwrap_or_default())).collect()
}
