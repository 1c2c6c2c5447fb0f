use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::json::{Answer, Json, Refused};
use super::json_text::JsonText;
use super::view::{JsonView, Viewed};
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
    pub(crate) fn of<T: Viewed + ?Sized>(part: &T) -> Self {
        Self::of_view(&part.view())
    }

    pub(crate) fn of_view(view: &JsonView<'_>) -> Self {
        Self::of_any(view)
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
        JsonText(&self.0).serialize(serializer)
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
