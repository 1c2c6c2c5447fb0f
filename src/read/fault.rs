//! Structural faults while they are gathered.

use super::position::Positions;
use crate::base::sort;
use crate::base::{Fault, List, Path};
use crate::report::{Finding, Message, Pointer, Report, RuleCode, Severity};

/// Faults in the order in which they were met, as many as are kept, and a count of the rest. Errors go before
/// warnings where there is no room for both: a document that is refused always says why.
pub struct Faults {
    errors: Kept,
    warnings: Kept,
}

/// Findings of one severity with their offsets.
struct Kept {
    severity: Severity,
    most: usize,
    findings: Vec<(usize, Finding)>,
    met: usize,
}

impl Faults {
    pub fn new(most: usize) -> Self {
        Self { errors: Kept::new(Severity::Error, most), warnings: Kept::new(Severity::Warning, most) }
    }

    pub fn error(&mut self, rule: RuleCode, path: &Path<'_>, offset: usize, message: &str) {
        self.errors.add(rule, path, offset, message);
    }

    /// What the tolerant reader lets pass, with a word.
    pub fn warning(&mut self, rule: RuleCode, path: &Path<'_>, offset: usize, message: &str) {
        self.warnings.add(rule, path, offset, message);
    }

    /// Whether another finding of this severity would be kept, and is worth a longer look.
    pub fn has_room(&self, severity: Severity) -> bool {
        if severity == Severity::Error { self.errors.has_room() } else { self.warnings.has_room() }
    }

    /// How many errors there were, kept or not.
    pub fn errors(&self) -> usize {
        self.errors.met
    }

    /// The report, with lines and columns.
    pub fn report(self, text: &str) -> Report {
        let met = self.errors.met + self.warnings.met;
        let Kept { findings: mut kept, most, .. } = self.errors;
        kept.extend(self.warnings.findings);
        kept.truncate(most);
        sort::by(&mut kept, |(one, _), (other, _)| one.cmp(other));
        let mut positions = Positions::new(text);
        let findings: Vec<Finding> =
            kept.into_iter().map(|(offset, finding)| Finding { position: positions.of(offset), ..finding }).collect();
        let omitted = met - findings.len();
        Report::new(findings, omitted)
    }
}

impl Kept {
    fn new(severity: Severity, most: usize) -> Self {
        Self { severity, most, findings: Vec::new(), met: 0 }
    }

    fn has_room(&self) -> bool {
        self.findings.len() < self.most
    }

    fn add(&mut self, code: RuleCode, path: &Path<'_>, offset: usize, message: &str) {
        self.met += 1;
        if !self.has_room() {
            return;
        }
        let Ok(message) = Message::new(message) else { return };
        let (severity, pointer, related) = (self.severity, Pointer::from(path), List::default());
        self.findings.push((offset, Finding { code, severity, pointer, message, related, position: None }));
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
