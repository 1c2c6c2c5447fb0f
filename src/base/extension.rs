//! What a host adds to a record.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr as _;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Number, Value};

use super::json::{Answer, Json, Refused};
use super::path::Path;
use super::prune::{Fate, Prune};
use super::shape::{ExtensionsShape, Shape};
use super::token::text_type;
use super::wire::{Optional, Wire, serde_impls};
use super::{Fault, Invalid};

text_type! {
    /// The name of an extension: an address (`https://example.org/term`) or a reverse domain name (`org.example.term`), so that two hosts never mean different things by one name.
    ExtensionKey { max: 200, pattern: "^([A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+|[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+)+)$", format: None, check: key, examples: ["org.example.term", "https://example.org/term"], debug: hidden }
}

fn key(text: &str) -> Result<(), Fault> {
    let mut labels = text.split('.');
    let first = labels.next().unwrap_or_default();
    let reverse_domain = text.contains('.')
        && first.as_bytes().split_first().is_some_and(|(head, tail)| {
            head.is_ascii_lowercase() && tail.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
        })
        && labels.all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        });
    if reverse_domain { Ok(()) } else { super::token::uri(text) }
}

/// What a host adds that the format has no member for, by namespaced name; at most 100 names. Any JSON may stand there, `null` included. It is kept as it is and never interpreted.
///
/// Use it as a `BTreeMap`. More names than that are refused when the record is written.
///
/// ```
/// use child_progress::Extensions;
///
/// let mut extensions = Extensions::new();
/// extensions.insert("example.oakfield.house".try_into()?, "Heron".into());
/// assert_eq!(extensions["example.oakfield.house"], "Heron");
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, PartialEq, Default)]
pub struct Extensions(BTreeMap<ExtensionKey, Value>);

impl Extensions {
    /// The most names.
    pub const MAX: usize = 100;

    /// Without any.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn bounded(length: usize) -> Result<(), Invalid> {
        if length > Self::MAX { Err(Invalid::new("Extensions", Fault::TooMany)) } else { Ok(()) }
    }
}

impl Deref for Extensions {
    type Target = BTreeMap<ExtensionKey, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extensions {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl fmt::Debug for Extensions {
    /// Neither names nor values: either may be somebody's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extensions({})", self.0.len())
    }
}

impl Wire for Extensions {
    const SHAPE: &'static Shape = &Shape::Extensions(ExtensionsShape {
        name: "Extensions",
        doc: &[
            " What a host adds that the format has no member for, by namespaced name. Any JSON may stand there. It is kept as it is and never interpreted.",
        ],
        max: Self::MAX,
        key: match ExtensionKey::SHAPE {
            Shape::Text(key) => key,
            _ => unreachable!(),
        },
    });

    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        let mut more = json.enter(b'{', b'}')?;
        while more {
            let key = json.any_name(|name| ExtensionKey::new(name))?;
            if self.0.insert(key, json.any()?).is_some() {
                return Err(Refused); // it stands twice
            }
            Self::bounded(self.0.len())?;
            more = json.more(b'}')?;
        }
        Ok(())
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::bounded(self.0.len()).map_err(serde::ser::Error::custom)?;
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key.as_str(), value)?;
        }
        map.end()
    }

    fn prune(&mut self, pruner: &mut dyn Prune, _holder: &'static str, at: &Path<'_>) -> Fate {
        if self.0.is_empty() { Fate::Stands } else { pruner.extensions(at) }
    }
}

impl Optional for Extensions {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

serde_impls!(Extensions);
super::json_schema::json_schema_impl!(Extensions);

/// Any JSON value. Unlike `Value`'s own reading it refuses a member that stands twice, so that nothing is lost.
pub struct AnyJson;

impl<'de> DeserializeSeed<'de> for AnyJson {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number outside the bounds"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(AnyJson)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == NUMBER_TOKEN && members.is_empty() && arbitrary_precision() {
                return number_from_text::<A::Error>(&map.next_value::<String>()?).map(Value::Number);
            }
            if members.insert(name, map.next_value_seed(AnyJson)?).is_some() {
                return Err(A::Error::custom("a member stands twice"));
            }
        }
        Ok(Value::Object(members))
    }
}

/// The member under which `serde_json/arbitrary_precision` hands over a number's digits.
pub const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Whether some crate of the host program has turned `serde_json/arbitrary_precision` on: only then is more
/// than a double kept.
pub fn arbitrary_precision() -> bool {
    Number::from_str("0.10").is_ok_and(|number| number.to_string() == "0.10")
}

fn number_from_text<E: Error>(text: &str) -> Result<Number, E> {
    let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
    Number::from_str(text).ok().filter(|_| finite).ok_or_else(|| E::custom("a number outside the bounds"))
}
