//! A value as it is written, whatever its type: the one form from which serde's serializers write everything. So a
//! serializer is compiled once, and not once for each type of the format.

use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use super::invalid::Invalid;
use super::json_text::JsonText;
use super::shape::Member;
use super::spelling::Spelling;

/// A value as JSON, one level deep.
pub enum JsonView<'a> {
    Absent,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(&'a str),
    /// A date or moment.
    Spelled(Spelling),
    List(&'a dyn Items),
    Object(&'a dyn Members),
    Map(&'a dyn Map),
    /// It is spelled out.
    Json(&'a str),
    /// It has outgrown the bounds of the format, and is refused.
    OutOfBounds(Invalid),
}

/// A value that can be written.
pub trait Viewed {
    fn view(&self) -> JsonView<'_>;
}

/// The items of a list.
pub trait Items {
    fn number(&self) -> usize;

    fn item(&self, index: usize) -> Option<JsonView<'_>>;
}

/// An object, member by member.
pub trait Members {
    /// Which kind of a union it is.
    fn kind(&self) -> Option<&'static str>;

    /// As they are declared.
    fn declared(&self) -> &'static [Member];

    /// What the member at this place of the declaration holds.
    fn member(&self, index: usize) -> JsonView<'_>;
}

/// Values by name.
pub trait Map {
    fn number(&self) -> usize;

    fn for_each(&self, each: &mut dyn FnMut(&str, &JsonView<'_>));
}

impl<T: Viewed> Items for Vec<T> {
    fn number(&self) -> usize {
        self.len()
    }

    #[allow(clippy::manual_map)] // less to compile than `map`
    fn item(&self, index: usize) -> Option<JsonView<'_>> {
        match self.get(index) {
            Some(item) => Some(item.view()),
            None => None,
        }
    }
}

impl<T: Viewed> Viewed for Option<T> {
    fn view(&self) -> JsonView<'_> {
        match self {
            Some(value) => value.view(),
            None => JsonView::Absent,
        }
    }
}

impl<T: Viewed> Viewed for Box<T> {
    fn view(&self) -> JsonView<'_> {
        (**self).view()
    }
}

impl Viewed for bool {
    fn view(&self) -> JsonView<'_> {
        JsonView::Boolean(*self)
    }
}

impl Serialize for JsonView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Spelled(spelling) => serializer.serialize_str(spelling.as_str()),
            Self::List(items) => {
                let number = items.number();
                let mut list = serializer.serialize_seq(Some(number))?;
                for item in (0..number).filter_map(|index| items.item(index)) {
                    list.serialize_element(&item)?;
                }
                list.end()
            }
            Self::Object(object) => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(kind) = object.kind() {
                    map.serialize_entry("kind", kind)?;
                }
                for (index, member) in object.declared().iter().enumerate() {
                    let value = object.member(index);
                    if !matches!(value, JsonView::Absent) {
                        map.serialize_entry(member.name, &value)?;
                    }
                }
                map.end()
            }
            Self::Map(values) => {
                let mut map = serializer.serialize_map(Some(values.number()))?;
                let mut written = Ok(());
                values.for_each(&mut |name, value| {
                    if written.is_ok() {
                        written = map.serialize_entry(name, value);
                    }
                });
                written?;
                map.end()
            }
            Self::Json(text) => JsonText(text).serialize(serializer),
            Self::OutOfBounds(invalid) => Err(S::Error::custom(invalid)),
        }
    }
}
