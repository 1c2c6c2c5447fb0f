//! Structural faults while they are gathered.

use super::path::Path;
use super::position::Positions;
use crate::base::{Fault, List};
use crate::report::{Finding, Message, Pointer, Report, RuleCode, Severity};

/// Faults in the order in which they were met, as many as are kept, and a count of the rest.
pub struct Faults {
    kept: Vec<(usize, Finding)>,
    most: usize,
    omitted: usize,
    errors: usize,
}

impl Faults {
    pub fn new(most: usize) -> Self {
        Self { kept: Vec::new(), most, omitted: 0, errors: 0 }
    }

    pub fn error(&mut self, rule: RuleCode, path: &Path<'_>, offset: usize, message: &str) {
        self.errors += 1;
        self.add(rule, Severity::Error, || path.pointer(), offset, message);
    }

    /// What the tolerant reader lets pass, with a word.
    pub fn warning(&mut self, rule: RuleCode, path: &Path<'_>, offset: usize, message: &str) {
        self.add(rule, Severity::Warning, || path.pointer(), offset, message);
    }

    fn add(
        &mut self,
        rule: RuleCode,
        severity: Severity,
        pointer: impl FnOnce() -> Pointer,
        offset: usize,
        message: &str,
    ) {
        if self.kept.len() >= self.most {
            self.omitted += 1;
            return;
        }
        // The text is our own and never empty or long, so it is always a message.
        let Ok(message) = Message::new(message) else { return };
        let finding =
            Finding { related: List::default(), position: None, code: rule, severity, pointer: pointer(), message };
        self.kept.push((offset, finding));
    }

    /// How many errors there were, kept or not.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The report, with lines and columns.
    pub fn report(mut self, text: &str) -> Report {
        self.kept.sort_by_key(|(offset, _)| *offset);
        let mut positions = Positions::new(text);
        let findings = self.kept.into_iter().map(|(offset, finding)| {
            let position = positions.of(offset);
            Finding { position, ..finding }
        });
        Report::new(findings.collect(), self.omitted)
    }
}

/// The rule that a type's own refusal of a value comes under.
pub fn rule_of(fault: Fault) -> RuleCode {
    match fault {
        Fault::Blank => RuleCode::Blank,
        Fault::TooLong => RuleCode::TooLong,
        Fault::TooMany => RuleCode::TooMany,
        Fault::TooFew => RuleCode::TooFew,
        Fault::Date => RuleCode::Date,
        Fault::Id => RuleCode::Id,
        Fault::Pattern => RuleCode::Pattern,
        Fault::FormatVersion => RuleCode::Version,
        Fault::Range => RuleCode::Range,
    }
}
