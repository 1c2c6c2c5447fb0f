//! What a host adds to a record.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use super::content::Content;
use super::json::{Answer, Json, Refused};
use super::shape::{ExtensionsShape, Shape};
use super::token::text_type;
use super::transcript::serde_impls;
use super::view::{JsonView, Map, Viewed};
use super::wire::{Optional, Wire};
use super::{Fault, Invalid};

text_type! {
    /// The name of an extension: an address (`https://example.org/term`) or a reverse domain name (`org.example.term`),
    /// so that two hosts never mean different things by one name.
    ExtensionKey {
        max: 200,
        pattern: "^([A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+|[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+)+)$",
        format: None,
        check: key,
        examples: ["org.example.term", "https://example.org/term"],
        debug: hidden,
    }
}

fn key(text: &str) -> Result<(), Fault> {
    let mut labels = text.split('.');
    let first = labels.next().unwrap_or_default();
    let reverse_domain = text.contains('.')
        && first.as_bytes().split_first().is_some_and(|(head, tail)| {
            head.is_ascii_lowercase() && tail.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
        })
        && labels.all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        });
    if reverse_domain { Ok(()) } else { super::token::uri(text) }
}

/// What a host adds that the format has no member for, by namespaced name; at most 100 names. Any JSON may stand there,
/// `null` included. It is kept as it is and never interpreted: a number keeps every digit that was written, whatever a
/// double makes of it.
///
/// Use it as a `BTreeMap`. More names than that are refused when the record is written.
///
/// ```
/// use child_progress::Extensions;
///
/// let mut extensions = Extensions::new();
/// extensions.insert("example.oakfield.house".try_into()?, "Heron".into());
/// assert_eq!(extensions["example.oakfield.house"], "Heron");
/// assert_eq!(extensions["example.oakfield.house"].as_json(), "\"Heron\"");
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Extensions(BTreeMap<ExtensionKey, Content>);

impl Extensions {
    /// The most names.
    pub const MAX: usize = 100;

    /// Without any.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn bounded(length: usize) -> Result<(), Invalid> {
        if length > Self::MAX { Err(Invalid::new("Extensions", Fault::TooMany)) } else { Ok(()) }
    }
}

impl Deref for Extensions {
    type Target = BTreeMap<ExtensionKey, Content>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extensions {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl fmt::Debug for Extensions {
    /// Neither names nor values: either may be somebody's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extensions({})", self.0.len())
    }
}

impl Wire for Extensions {
    const SHAPE: &'static Shape = &Shape::Extensions(ExtensionsShape {
        name: "Extensions",
        doc: &[
            " What a host adds that the format has no member for, by namespaced name. Any JSON may stand there.",
            " It is kept as it is and never interpreted.",
        ],
        max: Self::MAX,
        key: match ExtensionKey::SHAPE {
            Shape::Text(key) => key,
            _ => unreachable!(),
        },
    });

    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        let mut more = json.enter(b'{', b'}')?;
        while more {
            let key = json.any_name(|name| ExtensionKey::new(name))?;
            if self.0.insert(key, Content::read(json)?).is_some() {
                return Err(Refused); // it stands twice
            }
            Self::bounded(self.0.len())?;
            more = json.more(b'}')?;
        }
        Ok(())
    }
}

impl Map for Extensions {
    fn number(&self) -> usize {
        self.0.len()
    }

    fn for_each(&self, each: &mut dyn FnMut(&str, &JsonView<'_>)) {
        for (key, value) in &self.0 {
            each(key.as_str(), &JsonView::Json(value.as_json()));
        }
    }
}

impl Viewed for Extensions {
    fn view(&self) -> JsonView<'_> {
        match Self::bounded(self.0.len()) {
            Ok(()) => JsonView::Map(self),
            Err(invalid) => JsonView::OutOfBounds(invalid),
        }
    }
}

impl Optional for Extensions {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

serde_impls!(Extensions);
super::json_schema::json_schema_impl!(Extensions);
