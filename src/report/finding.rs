use std::fmt;

use super::{Pointer, RuleCode, Severity};
use crate::base::token::text_type;
use crate::base::{Count, Fault, List, object};

text_type! {
    /// What is wrong, in plain words. It names members, types, ids and known codes; it never repeats what somebody
    /// wrote.
    Message {
        max: 2000,
        pattern: "",
        format: None,
        check: not_empty,
        examples: ["the required member `id` is missing"],
        debug: shown,
    }
}

fn not_empty(text: &str) -> Result<(), Fault> {
    if text.is_empty() { Err(Fault::Blank) } else { Ok(()) }
}

object! {
    /// Where in the text of a document.
    Position {
        required {
            /// The line, from 1.
            line: Count,
            /// The character in the line (Unicode scalar values, not bytes), from 1.
            column: Count,
        }
        optional {}
    }
}

object! {
    /// One thing that is wrong with a document, or worth knowing.
    Finding {
        required {
            /// The rule, by its stable code.
            code: RuleCode,
            /// How much it weighs.
            severity: Severity,
            /// Where. A member whose name might be somebody's words is not named: the pointer is then that of the
            /// object it stands in.
            pointer: Pointer,
            /// What is wrong, in plain words.
            message: Message,
        }
        optional {
            /// Other places that have a part in it.
            related: List<Pointer>,
            /// Where in the text.
            position: Option<Position>,
        }
    }
}

impl fmt::Display for Finding {
    /// `line:column severity code pointer message`, without a line and column that are not known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = &self.position {
            write!(f, "{}:{} ", position.line, position.column)?;
        }
        let pointer = if self.pointer.as_str().is_empty() { "/" } else { self.pointer.as_str() };
        write!(f, "{} {} {pointer} {}", self.severity, self.code.as_str(), self.message)
    }
}

/// Findings in the order of the document, as many as were kept, and a count of the rest.
///
/// It comes from reading ([`Unreadable::report`](crate::Unreadable::report)) and from [`check`](crate::check), and
/// prints one finding a line. It is made to be logged: no finding repeats what somebody wrote, but for the name of an
/// unknown member that is spelled like one of ours.
///
/// ```
/// use child_progress::{CheckOptions, Severity, check};
///
/// let text = r#"{
///   "schemaVersion": "1.0", "child": { "id": "c1" },
///   "needs": [{ "id": "n1" }]
/// }"#;
/// let report = check(&child_progress::read_str(text)?, &CheckOptions::new()).located_in(text);
/// assert_eq!(report.count(Severity::Warning), 1);
/// assert!(report.to_string().starts_with("3:13 warning entry.says-nothing /needs/0 "), "{report}");
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Report {
    findings: Vec<Finding>,
    omitted: usize,
}

impl Report {
    pub(crate) fn new(findings: Vec<Finding>, omitted: usize) -> Self {
        Self { findings, omitted }
    }

    /// The findings that were kept.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many more there were.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// How many findings of this severity were kept.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether there is no error among them.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// The findings, to keep.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

impl fmt::Display for Report {
    /// One finding a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.findings.iter();
        if let Some(first) = lines.next() {
            write!(f, "{first}")?;
        }
        for finding in lines {
            write!(f, "\n{finding}")?;
        }
        if self.omitted > 0 {
            write!(f, "\nand {} more", self.omitted)?;
        }
        Ok(())
    }
}
