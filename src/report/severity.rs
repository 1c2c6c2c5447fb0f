use std::fmt;

use crate::base::json::{Answer, Json};
use crate::base::meaning::Asks;
use crate::base::shape::{Shape, TextShape};
use crate::base::transcript::serde_impls;
use crate::base::view::{JsonView, Viewed};
use crate::base::{Fault, Wire, json_schema};

/// How much a finding weighs, in this order: a note is less than a warning, a warning less than an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    const NAMES: &'static [&'static str] = &["note", "warning", "error"];

    /// As it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|severity| severity.as_str() == text)
    }
}

impl Wire for Severity {
    const SHAPE: &'static Shape = &Shape::Text(TextShape {
        name: "Severity",
        doc: &[
            " How much a finding weighs.",
            " - `error`: wrong",
            " - `warning`: probably not what was meant",
            " - `note`: worth knowing",
        ],
        min: 1,
        max: 7,
        pattern: "",
        format: None,
        values: Some(Self::NAMES),
        list: None,
        examples: Self::NAMES,
        asks: Asks::Nothing,
        check: |text| Self::parse(text).map(|_| ()).ok_or(Fault::Pattern),
    });

    fn blank() -> Self {
        Self::Note
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        *self = json.choice(Self::parse)?;
        Ok(())
    }
}

impl Viewed for Severity {
    fn view(&self) -> JsonView<'_> {
        JsonView::Text(self.as_str())
    }
}

serde_impls!(Severity);
json_schema::json_schema_impl!(Severity);

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
