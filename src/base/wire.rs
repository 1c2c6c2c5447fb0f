//! How a value is read from and written to JSON.
//!
//! An object is read only from an object (serde's derived structs take lists too), a code only from a string, and
//! `null` from nowhere. [`serde_impls`] is the door to serde.

use std::mem::MaybeUninit;

use serde::ser::{Serialize, Serializer};

use super::json::{Answer, Json};
use super::path::Path;
use super::prune::{Fate, Prune};
use super::shape::Shape;
use super::visit::Look;

/// A type that stands in the format.
pub trait Wire: Sized + 'static {
    const SHAPE: &'static Shape;

    /// A value to read into: what may be absent is absent, and for the rest something stands. Nobody is handed one that
    /// was not read whole.
    fn blank() -> Self;

    /// Reads the value that stands next into this one, which is blank. (Where a member stands twice it is not; that
    /// document is refused, whatever comes of it.)
    ///
    /// In place, so that a large object is not moved from hand to hand, and so that a reader of many members is little
    /// code: see "Cost of reading" in DESIGN.md.
    fn read(&mut self, json: &mut Json<'_>) -> Answer<()>;

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Shows itself and what it holds to somebody who looks it over. Numbers, tokens and the like have nothing to show.
    fn show<L: Look>(&self, _look: &mut L, _at: &Path<'_>) {}

    /// Lets somebody take parts out of it, and says what becomes of it. Numbers, words and the like have no parts.
    fn prune(&mut self, _pruner: &mut dyn Prune, _holder: &'static str, _at: &Path<'_>) -> Fate {
        Fate::Stands
    }
}

/// A member that may be absent: as it is when it is blank.
pub trait Optional: Wire {
    fn is_absent(&self) -> bool;
}

/// Writes a `T` where serde wants a `Serialize`.
pub struct Written<'a, T>(pub &'a T);

impl<T: Wire> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl Wire for bool {
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn blank() -> Self {
        false
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        *self = json.boolean()?;
        Ok(())
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}

/// Absent is the only "not given": a `null` is refused by the type inside.
impl<T: Wire> Wire for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn blank() -> Self {
        None
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        self.insert(T::blank()).read(json)
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
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn blank() -> Self {
        // `Box::new` would make the value elsewhere first.
        Box::<MaybeUninit<T>>::write(Self::new_uninit(), T::blank())
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        (**self).read(json)
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
/// text may be a child's words: no such error leaves here, where a host's own code begins.
macro_rules! serde_impls {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::base::Wire::write(self, serializer)
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
