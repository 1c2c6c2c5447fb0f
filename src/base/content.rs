use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use compact_str::CompactString;
use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{Answer, Json, Refused};
use super::view::Viewed;
use super::{Fault, Invalid};

/// A part of a record as JSON: an entry, the value of a member, or what a host put into an extension.
///
/// It is kept as text, without white space and with members in the order of their names, so that it takes no more
/// memory than it is long. Numbers stay as they were written: `1.0` is not `1`, and no digit of `123456789012345678901`
/// is lost. Two contents are equal where that text is. `Debug` shows none of it, because it may hold somebody's words.
///
/// With serde, JSON has it as it is. A format that is not for people to read has the numbers by what they are worth,
/// and refuses one that a double does not keep.
///
/// ```
/// use child_progress::Content;
///
/// let content = Content::from_json(r#"{ "steps": 1e2, "house": "Heron" }"#)?;
/// assert_eq!(content.as_json(), r#"{"house":"Heron","steps":1e2}"#);
/// assert_eq!(content.get()["house"], "Heron");
/// assert_eq!(Content::from("Heron").as_json(), "\"Heron\"");
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Content(CompactString);

impl Content {
    /// Of JSON.
    ///
    /// # Errors [`Invalid`] where the text is not JSON, a member stands twice in it, a number is beyond what a double
    /// can stand for, or it is nested more than 127 deep.
    pub fn from_json(json: &str) -> Result<Self, Invalid> {
        Self::spelled(json).map_err(|Refused| Invalid::new("Content", Fault::Pattern))
    }

    fn spelled(json: &str) -> Answer<Self> {
        let mut json = Json::of(json);
        let text = json.any()?;
        if json.is_over() { Ok(Self(text)) } else { Err(Refused) }
    }

    /// As it is written. What outgrew the bounds of the format in memory can be neither written nor read: it is `null`.
    pub(crate) fn of(part: &impl Viewed) -> Self {
        Self::of_any(&part.view())
    }

    fn of_any(part: &impl Serialize) -> Self {
        let json = serde_json::to_string(part).unwrap_or_default();
        Self::spelled(&json).unwrap_or_default()
    }

    /// What it says, where it is a string that has no escapes, as every id is.
    pub(crate) fn plain_string(&self) -> Option<&str> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        (!inner.contains('\\')).then_some(inner)
    }

    /// Of a part of another content.
    pub(crate) fn of_part(json: &str) -> Self {
        Self(CompactString::from(json))
    }

    pub(crate) fn read(json: &mut Json<'_>) -> Answer<Self> {
        json.any().map(Self)
    }

    /// The JSON, as text.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// The JSON, as a value, which is made anew each time. Numbers that a double cannot keep are rounded there, unless
    /// the host has turned `serde_json/arbitrary_precision` on; [`as_json`](Self::as_json) has them whole.
    #[must_use]
    pub fn get(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }
}

/// What a content is made of, one level deep, each part in the spelling of [`Content`].
pub enum Parts<'t> {
    Object(Vec<(Cow<'t, str>, &'t str)>),
    List(Vec<&'t str>),
    /// It has no parts.
    Whole,
}

impl<'t> Parts<'t> {
    pub fn of(json: &'t str) -> Self {
        let mut json = Json::of(json);
        match json.next_token() {
            Some(b'{') => Self::members(&mut json).map_or(Self::Whole, Self::Object),
            Some(b'[') => Self::items(&mut json).map_or(Self::Whole, Self::List),
            _ => Self::Whole,
        }
    }

    fn members(json: &mut Json<'t>) -> Answer<Vec<(Cow<'t, str>, &'t str)>> {
        let mut members = Vec::new();
        let mut more = json.enter(b'{', b'}')?;
        while more {
            let name = json.string()?;
            json.expect(b':')?;
            members.push((name, json.piece()?));
            more = json.more(b'}')?;
        }
        Ok(members)
    }

    fn items(json: &mut Json<'t>) -> Answer<Vec<&'t str>> {
        let mut items = Vec::new();
        let mut more = json.enter(b'[', b']')?;
        while more {
            items.push(json.piece()?);
            more = json.more(b']')?;
        }
        Ok(items)
    }
}

/// `null`.
impl Default for Content {
    fn default() -> Self {
        Self(CompactString::const_new("null"))
    }
}

impl From<Value> for Content {
    /// Nested deeper than any reader follows, it is `null`.
    fn from(value: Value) -> Self {
        Self::of_any(&value)
    }
}

/// A string.
impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::of_any(&text)
    }
}

/// A string.
impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::of_any(&text)
    }
}

/// Whether it is this string.
impl PartialEq<str> for Content {
    fn eq(&self, text: &str) -> bool {
        serde_json::to_string(text).is_ok_and(|json| json == self.0)
    }
}

/// Whether it is this string.
impl PartialEq<&str> for Content {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Next(&RefCell::new(Json::of(&self.0))).serialize(serializer)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0.as_bytes().first() {
            Some(b'n') => "Content(nothing)",
            Some(b't' | b'f') => "Content(true or false)",
            Some(b'"') => "Content(a text)",
            Some(b'[') => "Content(a list)",
            Some(b'{') => "Content(an object)",
            _ => "Content(a number)",
        })
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
    if let Ok(whole) = spelled.parse::<i64>()
        && spelled != "-0"
    {
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
