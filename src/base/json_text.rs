//! JSON as text, written in any format.

use std::cell::RefCell;

use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::value::RawValue;

use super::json::{Answer, Json, Refused};

/// A value as it is spelled.
pub struct JsonText<'t>(pub &'t str);

impl Serialize for JsonText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Next(&RefCell::new(Json::of(self.0))).serialize(serializer)
    }
}

/// The value that stands next, handed over piece by piece, so that it is written in any format.
struct Next<'j, 't>(&'j RefCell<Json<'t>>);

impl<'t> Next<'_, 't> {
    /// A step of the reader. It cannot fail where the serializer takes each part once, in order.
    fn step<T, E: serde::ser::Error>(&self, step: impl FnOnce(&mut Json<'t>) -> Answer<T>) -> Result<T, E> {
        step(&mut self.0.borrow_mut()).map_err(|Refused| E::custom("it cannot be written"))
    }
}

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let next = self.0.borrow_mut().next_token();
        match next {
            Some(b'{') => {
                let mut map = serializer.serialize_map(None)?;
                let mut more = self.step(|json| json.enter(b'{', b'}'))?;
                while more {
                    let name = self.step(Json::string)?;
                    self.step(|json| json.expect(b':'))?;
                    map.serialize_entry(&name, self)?;
                    more = self.step(|json| json.more(b'}'))?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut list = serializer.serialize_seq(None)?;
                let mut more = self.step(|json| json.enter(b'[', b']'))?;
                while more {
                    list.serialize_element(self)?;
                    more = self.step(|json| json.more(b']'))?;
                }
                list.end()
            }
            Some(b'"') => serializer.serialize_str(&self.step::<_, S::Error>(Json::string)?),
            Some(b't' | b'f') => serializer.serialize_bool(self.step(Json::boolean)?),
            Some(b'n') => {
                self.step(|json| json.literal("null"))?;
                serializer.serialize_unit()
            }
            _ => number(self.step(Json::spelled_number)?, serializer),
        }
    }
}

/// A number as it is spelled, which for most is how any format writes them. The rest JSON can take as they stand.
fn number<S: Serializer>(spelled: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(whole) = spelled.parse::<u64>() {
        return serializer.serialize_u64(whole);
    }
    if let Some(whole) = spelled.parse::<i64>().ok().filter(|_| spelled != "-0") {
        return serializer.serialize_i64(whole);
    }
    let number: f64 = spelled.parse().map_err(S::Error::custom)?;
    let shortest = serde_json::to_string(&number).map_err(S::Error::custom)?;
    if shortest == spelled {
        serializer.serialize_f64(number)
    } else if serializer.is_human_readable() {
        RawValue::from_string(spelled.to_owned()).map_err(S::Error::custom)?.serialize(serializer)
    } else if significant(&shortest) == significant(spelled) {
        serializer.serialize_f64(number)
    } else {
        Err(S::Error::custom("a number of an extension has more digits than a double keeps"))
    }
}

/// The digits of a number that say something: the same in two spellings of one value.
fn significant(number: &str) -> String {
    let digits = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}
