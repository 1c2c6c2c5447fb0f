use std::fmt;

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::wire::{Wire, Written};

/// A part of a record as JSON: an entry, or the value of a member. `Debug` shows none of it, because it may hold
/// somebody's words; [`get`](Self::get) does.
#[derive(Clone, PartialEq)]
pub struct Content(Value);

impl Content {
    /// As it is written. What outgrew the bounds of the format in memory can be neither written nor read: it is `null`.
    pub(crate) fn of(part: &impl Wire) -> Self {
        Self(serde_json::to_value(Written(part)).unwrap_or_default())
    }

    /// The JSON.
    #[must_use]
    pub fn get(&self) -> &Value {
        &self.0
    }

    /// The JSON, to keep.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.0
    }
}

impl From<Value> for Content {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Value::Null => "Content(nothing)",
            Value::Bool(_) => "Content(true or false)",
            Value::Number(_) => "Content(a number)",
            Value::String(_) => "Content(a text)",
            Value::Array(_) => "Content(a list)",
            Value::Object(_) => "Content(an object)",
        })
    }
}
