//! How a value is read from JSON. How it is written, `view` says.
//!
//! An object is read only from an object (serde's derived structs take lists too), a code only from a string, and
//! `null` from nowhere. The door to serde is `transcript`.

use super::json::{Answer, Json, Refused};
use super::shape::Shape;
use super::view::Viewed;

/// A type that stands in the format.
pub trait Wire: Viewed + Sized + 'static {
    const SHAPE: &'static Shape;

    /// A value to read into: what may be absent is absent, and for the rest something stands. Nobody is handed one that
    /// was not read whole.
    fn blank() -> Self;

    /// Reads the value that stands next into this one, which is blank. (Where a member stands twice it is not; that
    /// document is refused, whatever comes of it.)
    ///
    /// In place, so that a large object is not moved from hand to hand, and so that a reader of many members is little
    /// code: see "What was tried" in benches/RESULTS.md.
    fn read(&mut self, json: &mut Json<'_>) -> Answer<()>;
}

/// A member that may be absent: as it is when it is blank.
pub trait Optional: Wire {
    fn is_absent(&self) -> bool;
}

/// Reads a whole text.
pub fn from_str<T: Wire>(text: &str) -> Answer<T> {
    let mut json = Json::of(text);
    let mut value = T::blank();
    value.read(&mut json)?;
    if json.is_over() { Ok(value) } else { Err(Refused) }
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
}

/// Absent is the only "not given": a `null` is refused by the type inside.
impl<T: Wire> Wire for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn blank() -> Self {
        None
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        *self = Some(T::blank());
        match self {
            Some(value) => value.read(json),
            None => Err(Refused),
        }
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
        Self::new(T::blank())
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        (**self).read(json)
    }
}
