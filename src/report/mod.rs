//! What is wrong with a document, as data: the table of rules, findings, and the reports that carry them.

mod document;
mod finding;
mod pointer;
mod rule;
mod severity;
mod table;

pub use document::{Counts, DocumentResult, Source, ValidationReport};
pub use finding::{Finding, Message, Position, Report};
pub use pointer::Pointer;
pub use rule::{EnforcedBy, Rule};
pub use severity::Severity;
pub use table::RuleCode;
