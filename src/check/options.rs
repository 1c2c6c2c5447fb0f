use crate::base::Date;
use crate::report::{RuleCode, Severity};

/// How to check: as of which day, how much each rule weighs, and how many findings are kept.
///
/// ```
/// use child_progress::{CheckOptions, RuleCode, Severity, check};
///
/// let record = child_progress::read_str(
///     r#"{"schemaVersion":"1.0","child":{"id":"c1"},"observations":[{"id":"o1","occurred":"2026-09-14"}]}"#,
/// )?;
/// let report = check(&record, &CheckOptions::new());
/// assert_eq!(report.findings()[0].code, RuleCode::SaysNothing);
/// assert!(report.is_valid());
///
/// let strict = CheckOptions::new().weigh(RuleCode::SaysNothing, Severity::Error);
/// assert!(!check(&record, &strict).is_valid());
///
/// let silent = CheckOptions::new().off(RuleCode::SaysNothing);
/// assert!(check(&record, &silent).findings().is_empty());
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    pub(super) as_of: Option<Date>,
    pub(crate) max_findings: usize,
    /// What the caller said of single rules, the last word last; no severity is off.
    weights: Vec<(RuleCode, Option<Severity>)>,
}

impl CheckOptions {
    /// How many findings are kept unless another number is set.
    pub const MAX_FINDINGS: usize = 1000;

    /// As of the record's latest date, each rule as the table of rules weighs it.
    #[must_use]
    pub const fn new() -> Self {
        Self { as_of: None, max_findings: Self::MAX_FINDINGS, weights: Vec::new() }
    }

    /// Judges the record as of this day. No rule looks at a clock: unless a day is given, it is the latest on which
    /// anything in the record happened, and nothing lies in the future.
    #[must_use]
    pub fn as_of(self, day: Date) -> Self {
        Self { as_of: Some(day), ..self }
    }

    /// Gives a rule another weight than the table does. Rules of structure weigh what they weigh: they belong to
    /// reading.
    #[must_use]
    pub fn weigh(mut self, rule: RuleCode, severity: Severity) -> Self {
        self.weights.push((rule, Some(severity)));
        self
    }

    /// Switches a rule off.
    #[must_use]
    pub fn off(mut self, rule: RuleCode) -> Self {
        self.weights.push((rule, None));
        self
    }

    /// How many findings are kept, at least one; 1,000 unless it is set. The rest are counted. Errors are kept
    /// before warnings, and warnings before notes.
    #[must_use]
    pub fn max_findings(self, max_findings: usize) -> Self {
        Self { max_findings: max_findings.max(1), ..self }
    }

    pub(crate) fn severity(&self, code: &RuleCode) -> Option<Severity> {
        match self.weights.iter().rev().find(|(weighed, _)| weighed == code) {
            Some((_, severity)) => *severity,
            None => code.rule().map(|rule| rule.severity),
        }
    }
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self::new()
    }
}
