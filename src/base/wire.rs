//! How a value is read from and written to JSON.
//!
//! Reading always asks serde for "whatever stands here" and refuses what does not fit in words of its own:
//! the typed requests of `serde_json` put the offending text into their errors, and that text may be a child's.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::shape::Shape;

/// A type that stands in the format.
pub trait Wire: Sized {
    const SHAPE: &'static Shape;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
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

/// The visitor methods for everything that a type does not accept, with errors that never quote the input.
macro_rules! refuse {
    ($expected:literal: $($kind:ident)*) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str($expected)
        }
        $( $crate::base::wire::refuse!(@ $expected $kind); )*
    };
    (@ $expected:literal boolean) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a boolean")))
        }
    };
    (@ $expected:literal number) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }
        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }
        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }
    };
    (@ $expected:literal string) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a string")))
        }
    };
    (@ $expected:literal null) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found null")))
        }
    };
    (@ $expected:literal list) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(serde::de::Error::custom(concat!("expected ", $expected, ", found a list")))
        }
    };
    (@ $expected:literal object) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(serde::de::Error::custom(concat!("expected ", $expected, ", found an object")))
        }
    };
}
pub(crate) use refuse;

/// Reads an object through its members.
pub struct ObjectVisitor<T>(PhantomData<T>);

impl<T> ObjectVisitor<T> {
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    refuse!("an object": boolean number string null list);

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
        deserializer.deserialize_any(self)
    }
}

impl<'de, T> Visitor<'de> for Choice<T> {
    type Value = T;

    refuse!("a string": boolean number null list object);

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
        struct Boolean;
        impl<'de> Visitor<'de> for Boolean {
            type Value = bool;
            refuse!("a boolean": number string null list object);
            fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
                Ok(value)
            }
        }
        deserializer.deserialize_any(Boolean)
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
}

/// serde's own traits, by way of [`Wire`].
macro_rules! serde_impls {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::base::Wire::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::base::Wire::read(deserializer)
            }
        }
    };
}
pub(crate) use serde_impls;
