//! Numbers: finite, bounded, every digit kept, whole values written as integers.

use std::fmt;

use super::json::{Answer, Json};
use super::shape::{NumberShape, Shape};
use super::transcript::serde_impls;
use super::view::{JsonView, Viewed};
use super::wire::Wire;
use super::{Fault, Invalid};

/// A finite number from −10¹⁵ to 10¹⁵, so that whole values are exact in every language.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// The largest magnitude.
    pub const MAX: f64 = 1e15;

    /// Checks the number and keeps it; −0 becomes 0.
    ///
    /// # Errors
    /// [`Invalid`] when the number is not finite or outside ±[`Number::MAX`].
    pub fn new(number: f64) -> Result<Self, Invalid> {
        if number.abs() <= Self::MAX { Ok(Self(number + 0.0)) } else { Err(Invalid::new("Number", Fault::Range)) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// Finite by construction, so equality is an equivalence.
impl Eq for Number {}

impl Wire for Number {
    const SHAPE: &'static Shape = &Shape::Number(NumberShape {
        name: "DecimalNumber",
        doc: &[" A finite number from −10¹⁵ to 10¹⁵."],
        integer: false,
        min: -Self::MAX,
        max: Self::MAX,
    });

    fn blank() -> Self {
        Self(0.0)
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        *self = Self::new(json.number()?)?;
        Ok(())
    }
}

impl Viewed for Number {
    #[allow(clippy::cast_possible_truncation)] // whole and within ±10¹⁵: exact
    fn view(&self) -> JsonView<'_> {
        if self.0.fract() == 0.0 { JsonView::Integer(self.0 as i64) } else { JsonView::Number(self.0) }
    }
}

impl From<Count> for Number {
    fn from(count: Count) -> Self {
        Self(f64::from(count.0))
    }
}

impl TryFrom<f64> for Number {
    type Error = Invalid;

    fn try_from(number: f64) -> Result<Self, Invalid> {
        Self::new(number)
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(f64::from(number))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

serde_impls!(Number);
super::json_schema::json_schema_impl!(Number);

/// How many: a whole number from 0 to 2,147,483,647. As in JSON Schema, `12.0` is a whole number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(u32);

impl Count {
    /// The largest count.
    pub const MAX: u32 = i32::MAX.unsigned_abs();

    /// Checks the number and keeps it.
    ///
    /// # Errors
    /// [`Invalid`] when it is larger than [`Count::MAX`].
    pub fn new(count: u32) -> Result<Self, Invalid> {
        if count <= Self::MAX { Ok(Self(count)) } else { Err(Invalid::new("Count", Fault::Range)) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whether the number is whole and within the bounds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked on the line before
    fn from_number(number: f64) -> Result<Self, Invalid> {
        if number.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(&number) {
            Ok(Self(number as u32))
        } else {
            Err(Invalid::new("Count", Fault::Range))
        }
    }
}

impl Wire for Count {
    const SHAPE: &'static Shape = &Shape::Number(NumberShape {
        name: "Count",
        doc: &[" How many: a whole number from 0 to 2,147,483,647."],
        integer: true,
        min: 0.0,
        max: i32::MAX as f64,
    });

    fn blank() -> Self {
        Self(0)
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        *self = Self::from_number(json.number()?)?;
        Ok(())
    }
}

impl Viewed for Count {
    fn view(&self) -> JsonView<'_> {
        JsonView::Integer(self.0.into())
    }
}

impl From<u16> for Count {
    fn from(count: u16) -> Self {
        Self(count.into())
    }
}

impl TryFrom<u32> for Count {
    type Error = Invalid;

    fn try_from(count: u32) -> Result<Self, Invalid> {
        Self::new(count)
    }
}

impl TryFrom<usize> for Count {
    type Error = Invalid;

    fn try_from(count: usize) -> Result<Self, Invalid> {
        u32::try_from(count).map_err(|_| Invalid::new("Count", Fault::Range)).and_then(Self::new)
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Count({})", self.0)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

serde_impls!(Count);
super::json_schema::json_schema_impl!(Count);
