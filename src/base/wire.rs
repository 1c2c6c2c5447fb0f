//! How a value is read from and written to JSON.
//!
//! An object is read only from an object (serde's derived structs take lists too), a code only from a string, and
//! `null` from nowhere. The errors in here may quote the input, as `serde_json`'s do; [`serde_impls`] is the door
//! through which none of them leaves.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::path::Path;
use super::prune::{Fate, Prune};
use super::shape::Shape;
use super::visit::Look;

/// A type that stands in the format.
pub trait Wire: Sized + 'static {
    const SHAPE: &'static Shape;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Shows itself and what it holds to somebody who looks it over. Numbers, tokens and the like have nothing to show.
    fn show<L: Look>(&self, _look: &mut L, _at: &Path<'_>) {}

    /// Lets somebody take parts out of it, and says what becomes of it. Numbers, words and the like have no parts.
    fn prune(&mut self, _pruner: &mut dyn Prune, _holder: &'static str, _at: &Path<'_>) -> Fate {
        Fate::Stands
    }
}

/// A member that may be absent. The type a union keeps it in until it knows the kind is `Slot`.
pub trait Optional: Wire + Default {
    type Slot: Wire;

    fn from_slot(slot: Option<Self::Slot>) -> Self;

    fn is_absent(&self) -> bool;
}

/// An object that reads its own members.
pub trait Object: Sized {
    fn members<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads a `T` where serde wants a seed.
pub struct Present<T>(PhantomData<T>);

impl<T> Present<T> {
    pub const fn here() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Present<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

/// Writes a `T` where serde wants a `Serialize`.
pub struct Written<'a, T>(pub &'a T);

impl<T: Wire> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Reads an object through its members.
pub struct ObjectVisitor<T>(PhantomData<T>);

impl<T> ObjectVisitor<T> {
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::members(map)
    }
}

/// Reads a member name as a field, by the function that knows the names.
pub struct Key<F>(pub fn(&str) -> Option<F>);

impl<'de, F> DeserializeSeed<'de> for Key<F> {
    type Value = F;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<F> Visitor<'_> for Key<F> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<F, E> {
        (self.0)(name).ok_or_else(|| E::custom("a member that the format does not have"))
    }
}

/// Reads a string as one of a closed set, by the function that knows it.
pub struct Choice<T>(pub fn(&str) -> Option<T>);

impl<'de, T> DeserializeSeed<'de> for Choice<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T> Visitor<'_> for Choice<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(|| E::custom("not one of the values that may stand here"))
    }
}

pub fn missing<E: Error>(name: &'static str) -> E {
    E::custom(format_args!("the required member `{name}` is missing"))
}

pub fn duplicate<E: Error>() -> E {
    E::custom("a member stands twice")
}

pub fn misplaced<E: Error>() -> E {
    E::custom("a member that this kind does not have")
}

impl Wire for bool {
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}

/// Absent is the only "not given": a `null` is refused by the type inside.
impl<T: Wire> Wire for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Some)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.serialize_none(),
        }
    }

    fn show<L: Look>(&self, look: &mut L, at: &Path<'_>) {
        if let Some(value) = self {
            value.show(look, at);
        }
    }

    fn prune(&mut self, pruner: &mut dyn Prune, holder: &'static str, at: &Path<'_>) -> Fate {
        self.as_mut().map_or(Fate::Stands, |value| value.prune(pruner, holder, at))
    }
}

impl<T: Wire> Optional for Option<T> {
    type Slot = T;

    fn from_slot(slot: Option<T>) -> Self {
        slot
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Box::new)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }

    fn show<L: Look>(&self, look: &mut L, at: &Path<'_>) {
        (**self).show(look, at);
    }

    fn prune(&mut self, pruner: &mut dyn Prune, holder: &'static str, at: &Path<'_>) -> Fate {
        (**self).prune(pruner, holder, at)
    }
}

/// serde's own traits, by way of [`Wire`]. An error of `serde_json` repeats the text that it could not use, and that
/// text may be a child's words: it is dropped here, where a host's own code begins.
macro_rules! serde_impls {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::base::Wire::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::base::Wire::read(deserializer).map_err(|_| {
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
