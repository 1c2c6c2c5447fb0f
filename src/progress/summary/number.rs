//! How many and how much, as a summary holds them.

use crate::base::{Count, Number};

pub fn count(number: usize) -> Count {
    Count::try_from(number).unwrap_or_default()
}

pub fn number(much: f64) -> Number {
    Number::new(much).unwrap_or_else(|_| Number::from(0))
}
