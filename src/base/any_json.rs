//! Any JSON value, read without loss.

use std::fmt;
use std::str::FromStr as _;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
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
