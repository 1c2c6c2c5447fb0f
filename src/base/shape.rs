//! The JSON shape of each type, as data. The reader, the fault reader, the published schema and the
//! strategies of the `proptest` feature all look at this one table, which the macros write beside the types.

use super::meaning::{Asks, Meaning};
use super::{Fault, Vocabulary};

/// Lines of a doc comment.
pub type Doc = &'static [&'static str];

/// How a type stands in JSON.
#[derive(Debug)]
pub enum Shape {
    Object(ObjectShape),
    Union(UnionShape),
    List(ListShape),
    Text(TextShape),
    Number(NumberShape),
    Boolean,
    Extensions(ExtensionsShape),
}

/// The member that tells the kinds of a union apart.
pub const KIND: &str = "kind";

/// A closed object.
#[derive(Debug)]
pub struct ObjectShape {
    pub name: &'static str,
    pub doc: Doc,
    /// The value of `kind` where the object is one kind of a union.
    pub kind: Option<&'static str>,
    /// What its type leaves open wherever it is a member.
    pub asks: Asks,
    pub members: &'static [Member],
}

/// One member of an object.
#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub doc: Doc,
    pub required: bool,
    pub meaning: Meaning,
    pub shape: &'static Shape,
}

/// One object of several kinds, told apart by the member `kind`.
#[derive(Debug)]
pub struct UnionShape {
    pub name: &'static str,
    pub doc: Doc,
    pub kinds: &'static [&'static ObjectShape],
}

#[derive(Debug)]
pub struct ListShape {
    pub items: &'static Shape,
    pub min: usize,
    pub max: usize,
}

/// A string.
#[derive(Debug)]
pub struct TextShape {
    pub name: &'static str,
    pub doc: Doc,
    /// The fewest and the most Unicode scalar values.
    pub min: usize,
    pub max: usize,
    /// A regular expression in the part of the syntax that every engine reads alike.
    pub pattern: &'static str,
    pub format: Option<&'static str>,
    /// The only values, where the list is closed.
    pub values: Option<&'static [&'static str]>,
    /// The vocabulary, where the text is a code of one.
    #[cfg_attr(not(feature = "proptest"), allow(dead_code))] // only tests ask a shape for it
    pub list: Option<&'static Vocabulary>,
    /// Values that the check accepts.
    pub examples: &'static [&'static str],
    /// What its type leaves open wherever it is a member.
    pub asks: Asks,
    pub check: fn(&str) -> Result<(), Fault>,
}

#[derive(Debug)]
pub struct NumberShape {
    pub name: &'static str,
    pub doc: Doc,
    pub integer: bool,
    pub min: f64,
    pub max: f64,
}

/// The map of extension keys to any JSON value.
#[derive(Debug)]
pub struct ExtensionsShape {
    pub name: &'static str,
    pub doc: Doc,
    pub max: usize,
    pub key: &'static TextShape,
}

impl Shape {
    /// The name of its definition; empty for lists and booleans, which have none.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Object(ObjectShape { name, .. })
            | Self::Union(UnionShape { name, .. })
            | Self::Text(TextShape { name, .. })
            | Self::Number(NumberShape { name, .. })
            | Self::Extensions(ExtensionsShape { name, .. }) => name,
            Self::List(_) | Self::Boolean => "",
        }
    }

    /// What a member of this shape has to say besides.
    pub const fn asks(&self) -> Asks {
        match self {
            Self::Object(object) => object.asks,
            Self::Text(text) => text.asks,
            Self::List(list) => list.items.asks(),
            Self::Union(_) | Self::Number(_) | Self::Boolean | Self::Extensions(_) => Asks::Nothing,
        }
    }

    /// The shape of an object, where the compiler can see that it is one.
    pub const fn object(&self) -> &ObjectShape {
        match self {
            Self::Object(object) => object,
            _ => unreachable!(),
        }
    }
}

impl ObjectShape {
    pub fn member(&self, name: &str) -> Option<(usize, &'static Member)> {
        self.members.iter().enumerate().find(|(_, member)| member.name == name)
    }
}

/// `snake_case` to `camelCase`, at compile time.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler only: an index out of bounds does not compile
pub const fn camel_length(snake: &str) -> usize {
    let bytes = snake.as_bytes();
    let (mut at, mut length) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'_' {
            length += 1;
        }
        at += 1;
    }
    length
}

#[allow(clippy::indexing_slicing)] // evaluated by the compiler only: an index out of bounds does not compile
pub const fn camel_bytes<const N: usize>(snake: &str) -> [u8; N] {
    let bytes = snake.as_bytes();
    let mut out = [0; N];
    let (mut at, mut to, mut upper) = (0, 0, false);
    while at < bytes.len() {
        if bytes[at] == b'_' {
            upper = true;
        } else {
            out[to] = if upper { bytes[at].to_ascii_uppercase() } else { bytes[at] };
            to += 1;
            upper = false;
        }
        at += 1;
    }
    out
}

/// The bytes of a name as a name again.
pub const fn name(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(name) => name,
        Err(_) => "",
    }
}

/// The JSON name of a member: its Rust name in camel case, or the name given.
macro_rules! json_name {
    ($field:ident) => {
        $crate::base::shape::name(&$crate::base::shape::camel_bytes::<
            { $crate::base::shape::camel_length(stringify!($field)) },
        >(stringify!($field)))
    };
    ($field:ident $json:literal) => {
        $json
    };
}
pub(crate) use json_name;

/// The lines of documentation among attributes, and what the declaration adds. Attributes of Rust's own leave nothing:
/// an empty line would be taken for one that was written.
macro_rules! docs {
    (@ [$($line:literal)*] [$($more:expr,)*]) => {
        &[$($line,)* $($more,)*]
    };
    (@ [$($line:literal)*] [$($more:expr,)*] [doc = $next:literal] $($rest:tt)*) => {
        $crate::base::shape::docs!(@ [$($line)* $next] [$($more,)*] $($rest)*)
    };
    (@ [$($line:literal)*] [$($more:expr,)*] [$($other:tt)*] $($rest:tt)*) => {
        $crate::base::shape::docs!(@ [$($line)*] [$($more,)*] $($rest)*)
    };
    ($([$($attribute:tt)*])* $(+ $more:expr,)*) => {
        $crate::base::shape::docs!(@ [] [$($more,)*] $([$($attribute)*])*)
    };
}
pub(crate) use docs;

/// The words of one attribute, for where they are put together: those of a line of documentation, or none.
macro_rules! doc_line {
    (doc = $line:literal) => {
        $line
    };
    ($($other:tt)*) => {
        ""
    };
}
pub(crate) use doc_line;

/// What a declaration may leave out.
macro_rules! maybe {
    () => {
        None
    };
    ($given:literal) => {
        Some($given)
    };
}
pub(crate) use maybe;
