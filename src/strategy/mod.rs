//! Strategies that generate records, for property tests here and in embedding crates (feature `proptest`), and what
//! each member of a record is declared to mean.
//!
//! They are made from the same shapes as the schema, so that they reach every member, kind and list of the
//! format. Ids are unique and references resolve; whether dates and values make sense together is left to chance.
//!
//! ```
//! use proptest::prelude::*;
//!
//! proptest!(ProptestConfig::with_cases(8), |(record in child_progress::strategy::record())| {
//!     let text = serde_json::to_string(&record).unwrap();
//!     prop_assert_eq!(child_progress::read_str(&text), Ok(record));
//! });
//! ```

mod declared;

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

use crate::base::shape::{KIND, ListShape, NumberShape, ObjectShape, Shape, TextShape};
use crate::base::{ID_TYPES, Wire as _};
use crate::model::{ProgressRecord, entry};

pub use crate::base::meaning::{Dating, PartyKind, WordsKind};
pub use declared::{Declared, declared};

/// Any record.
pub fn record() -> impl Strategy<Value = ProgressRecord> {
    document().prop_filter_map("a generated document is a record", |value| serde_json::from_value(value).ok())
}

/// Any record as the JSON that it is written as.
pub fn document() -> impl Strategy<Value = Value> {
    value(ProgressRecord::SHAPE, 0).prop_map(|mut document| {
        // An entry that needs what is not there goes, and then others may need what went.
        let mut number = None;
        loop {
            let mut ids = Ids::default();
            ids.name_entries(&mut document);
            if number.replace(ids.number()) == Some(ids.number()) {
                return document;
            }
            ids.resolve(ProgressRecord::SHAPE, "", &mut document);
        }
    })
}

fn value(shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    match shape {
        Shape::Object(shape) => object(shape, depth),
        Shape::Union(shape) => Union::new(shape.kinds.iter().map(|kind| object(kind, depth))).boxed(),
        Shape::List(shape) => list(shape, depth),
        Shape::Text(shape) => text(shape),
        Shape::Number(shape) => number(shape),
        Shape::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Shape::Extensions(shape) => {
            let names = text(shape.key);
            vec((names, any_json()), 1..3)
                .prop_map(|members| {
                    members
                        .into_iter()
                        .map(|(name, held)| (name.as_str().unwrap_or_default().to_owned(), held))
                        .collect()
                })
                .boxed()
        }
    }
}

fn object(shape: &'static ObjectShape, depth: u32) -> BoxedStrategy<Value> {
    // The root has many lists and the objects in them many members: fewer of them the deeper they stand.
    let likely = if depth == 0 { 0.4 } else { 0.5 / f64::from(depth) };
    let members: Vec<BoxedStrategy<Option<Value>>> = shape
        .members
        .iter()
        .map(|member| {
            let held = value(member.shape, depth + 1);
            if member.required { held.prop_map(Some).boxed() } else { weighted(likely, held).boxed() }
        })
        .collect();
    members
        .prop_map(|values| {
            let kind = shape.kind.map(|kind| (KIND.to_owned(), Value::from(kind)));
            let given = shape.members.iter().zip(values);
            let given = given.filter_map(|(member, held)| held.map(|held| (member.name.to_owned(), held)));
            Value::Object(kind.into_iter().chain(given).collect())
        })
        .boxed()
}

fn list(shape: &'static ListShape, depth: u32) -> BoxedStrategy<Value> {
    let least = shape.min.max(1);
    vec(value(shape.items, depth), least..=least + 1).prop_map(Value::Array).boxed()
}

fn text(shape: &'static TextShape) -> BoxedStrategy<Value> {
    let known = proptest::sample::select(shape.examples).prop_map(Value::from);
    if shape.values.is_some() {
        return known.boxed();
    }
    let spelled = shape.pattern.strip_prefix('^').and_then(|pattern| pattern.strip_suffix('$'));
    let any = string_regex(spelled.unwrap_or("\\PC{1,12}( |\n|\\PC){0,12}"));
    match any {
        Ok(any) => {
            // A pattern knows no length: what is too long gives way to an example, rather than to a rejected case.
            let any = any.prop_map(|text| {
                let fits = text.chars().count() <= shape.max && (shape.check)(&text).is_ok();
                let example = shape.examples.first().copied().unwrap_or_default();
                if fits { text } else { example.to_owned() }
            });
            prop_oneof![known, any.prop_map(Value::from)].boxed()
        }
        Err(_) => known.boxed(),
    }
}

#[allow(clippy::cast_possible_truncation)] // the bounds of the format are whole
fn number(shape: &'static NumberShape) -> BoxedStrategy<Value> {
    let (least, most) = (shape.min as i64, shape.max as i64);
    let whole = prop_oneof![8 => least.max(-9)..=9, 1 => least..=most].prop_map(Value::from);
    if shape.integer {
        return whole.boxed();
    }
    prop_oneof![whole, (-1e6..1e6_f64).prop_map(Value::from)].boxed()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            vec(("[a-z]{1,4}", inner), 0..3).prop_map(|members| json!(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The ids of a document by their types, so that what refers to them finds one.
#[derive(Default)]
struct Ids(BTreeMap<&'static str, Vec<String>>);

impl Ids {
    /// Gives every entry an id of its own.
    fn name_entries(&mut self, document: &mut Value) {
        let Shape::Object(root) = ProgressRecord::SHAPE else { return };
        for member in root.members {
            let Shape::List(ListShape { items: Shape::Object(entry), .. }) = member.shape else { continue };
            let Some((_, id)) = entry.member(entry::ID) else { continue };
            let entries = document.get_mut(member.name).and_then(Value::as_array_mut);
            for (at, entry) in entries.into_iter().flatten().enumerate() {
                let name = format!("{}-{at}", member.name);
                self.0.entry(id.shape.name()).or_default().push(name.clone());
                self.0.entry("EntryId").or_default().push(name.clone());
                if let Some(held) = entry.get_mut(entry::ID) {
                    *held = name.into();
                }
            }
        }
    }

    /// How many entries there are.
    fn number(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// Leads every reference to an id of its type, and takes away what refers to a type that has none. Says
    /// whether the value still stands.
    fn resolve(&self, shape: &Shape, name: &str, value: &mut Value) -> bool {
        match (shape, value) {
            (Shape::Text(text), Value::String(held)) if name != entry::ID && ID_TYPES.contains(&text.name) => {
                let Some(ids) = self.0.get(text.name) else { return false };
                let chosen = held.bytes().map(usize::from).sum::<usize>() % ids.len();
                ids.get(chosen).is_some_and(|id| {
                    held.clone_from(id);
                    true
                })
            }
            (Shape::Object(object), Value::Object(members)) => self.resolve_members(object, members),
            (Shape::Union(union), Value::Object(members)) => {
                let kind = members.get(KIND).and_then(Value::as_str).map(str::to_owned);
                let object = union.kinds.iter().find(|object| object.kind == kind.as_deref());
                object.is_some_and(|object| self.resolve_members(object, members))
            }
            (Shape::List(list), Value::Array(items)) => {
                items.retain_mut(|item| self.resolve(list.items, "", item));
                !items.is_empty()
            }
            _ => true,
        }
    }

    fn resolve_members(&self, object: &ObjectShape, members: &mut Map<String, Value>) -> bool {
        object.members.iter().all(|member| {
            let stands = members.get_mut(member.name).is_none_or(|held| self.resolve(member.shape, member.name, held));
            if !stands && !member.required {
                members.remove(member.name);
            }
            stands || !member.required
        })
    }
}
