use std::fmt;

use crate::base::Wire;
use crate::base::json::{Answer, Json, TextTarget};
use crate::base::meaning::Asks;
use crate::base::shape::{Shape, TextShape};
use crate::base::transcript::serde_impls;
use crate::base::view::{JsonView, Viewed};
use crate::base::{Fault, Invalid, Path, json_schema, path};

/// Where in a document: a JSON Pointer (RFC 6901). The empty pointer is the whole document.
///
/// `serde_json::Value::pointer` takes it as it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Checks the text and keeps it.
    ///
    /// # Errors
    /// [`Invalid`] when the text is not a JSON Pointer.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        check(text).map(|()| Self(text.to_owned())).map_err(|fault| Invalid::new("Pointer", fault))
    }

    /// The pointer as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn push_member(&mut self, name: &str) {
        path::push_member(&mut self.0, name);
    }
}

fn check(text: &str) -> Result<(), Fault> {
    let escaped = |part: &str| part.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    if (text.is_empty() || text.starts_with('/')) && escaped(text) { Ok(()) } else { Err(Fault::Pattern) }
}

impl Wire for Pointer {
    const SHAPE: &'static Shape = &Shape::Text(TextShape {
        name: "Pointer",
        doc: &[" Where in a document: a JSON Pointer (RFC 6901). The empty pointer is the whole document."],
        min: 0,
        max: 2000,
        pattern: "^(/([^/~]|~[01])*)*$",
        format: None,
        values: None,
        list: None,
        examples: &["/goals/0/intent"],
        asks: Asks::Nothing,
        check,
    });

    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        json.text_into(self)
    }
}

impl TextTarget for Pointer {
    fn take(&mut self, text: &str) -> Answer<()> {
        *self = Self::new(text)?;
        Ok(())
    }
}

impl Viewed for Pointer {
    fn view(&self) -> JsonView<'_> {
        JsonView::Text(&self.0)
    }
}

serde_impls!(Pointer);
json_schema::json_schema_impl!(Pointer);

impl From<&Path<'_>> for Pointer {
    fn from(path: &Path<'_>) -> Self {
        Self(path.pointer())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pointer({})", self.0)
    }
}
