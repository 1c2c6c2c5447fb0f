//! The way in for whoever reads with serde: what their deserializer holds is written down as JSON, and read as all JSON
//! is. So there is one reader, whatever a host reads from, and members that stand twice and numbers keep their
//! spelling. `serde_json`, which nearly every host reads with, hands its text over as it is.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::any_json::{NUMBER_TOKEN, arbitrary_precision};
use super::wire::{self, Wire};

/// Reads a `T`; nothing where it is none.
pub fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Option<T> {
    let mut text = Vec::new();
    deserializer.deserialize_newtype_struct(RAW_TOKEN, Transcript { text: &mut text, depth: 0 }).ok()?;
    wire::from_str(std::str::from_utf8(&text).ok()?).ok()
}

/// The name by which `serde_json` is asked for the text of a value (its feature `raw_value`), and the member under
/// which it hands that over. Every other format takes it for the name of a type, and gives the value.
const RAW_TOKEN: &str = "$serde_json::private::RawValue";

/// Any value, which is added to the text.
struct Transcript<'a> {
    text: &'a mut Vec<u8>,
    depth: u8,
}

impl Transcript<'_> {
    fn add<E: Error>(self, scalar: &impl serde::Serialize) -> Result<(), E> {
        serde_json::to_writer(self.text, scalar).map_err(|_| E::custom("it cannot be written"))
    }

    fn deeper(&mut self) -> Transcript<'_> {
        Transcript { text: self.text, depth: self.depth + 1 }
    }

    /// More levels than any reader here follows.
    fn too_deep<E: Error>(&self) -> Result<(), E> {
        if self.depth > 127 { Err(E::custom("it is nested too deep")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Transcript<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcript<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.add(&value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.add(&value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.add(&value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        // serde_json would write `null` for what JSON has no number for.
        if value.is_finite() { self.add(&value) } else { Err(E::custom("a number outside the bounds")) }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.add(&value)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.add(&())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.add(&())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.too_deep()?;
        self.text.push(b'[');
        let mut is_first = true;
        loop {
            let before = self.text.len();
            if !std::mem::take(&mut is_first) {
                self.text.push(b',');
            }
            if items.next_element_seed(self.deeper())?.is_none() {
                self.text.truncate(before);
                break;
            }
        }
        self.text.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        self.too_deep()?;
        self.text.push(b'{');
        let mut is_first = true;
        while let Some(name) = map.next_key::<String>()? {
            let is_raw = name == RAW_TOKEN && self.depth == 0;
            if is_first && (is_raw || (name == NUMBER_TOKEN && arbitrary_precision())) {
                self.text.pop();
                self.text.extend_from_slice(map.next_value::<String>()?.as_bytes());
                return Ok(());
            }
            if !std::mem::take(&mut is_first) {
                self.text.push(b',');
            }
            self.deeper().add(&name)?;
            self.text.push(b':');
            map.next_value_seed(self.deeper())?;
        }
        self.text.push(b'}');
        Ok(())
    }
}

/// serde's own traits, by way of [`Wire`]. An error of `serde_json` repeats the text that it could not use, and that
/// text may be a child's words: no such error leaves here, where a host's own code begins.
macro_rules! serde_impls {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::base::view::Viewed::view(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::base::transcript::read(deserializer).ok_or_else(|| {
                    serde::de::Error::custom(concat!(
                        "not a ",
                        stringify!($name),
                        "; child_progress::read tells everything that is wrong with a record"
                    ))
                })
            }
        }
    };
}
pub(crate) use serde_impls;
