//! Findings while they are gathered.

use std::fmt;

use super::CheckOptions;
use crate::base::shape::Shape;
use crate::base::sort;
use crate::base::{Path, Wire as _};
use crate::model::ProgressRecord;
use crate::report::{Finding, Message, Pointer, Report, RuleCode, Severity};

/// Of each rule as many findings as the report may have at most, and a count of all. A record in which everything
/// is wrong in the same way cannot fill the memory, nor hide that something else is wrong too.
pub struct Findings<'o> {
    options: &'o CheckOptions,
    /// The record is an excerpt: that something is not there means nothing.
    of_excerpt: bool,
    kept: Vec<Finding>,
    kept_of: Vec<usize>,
    met: usize,
}

impl<'o> Findings<'o> {
    pub fn new(record: &ProgressRecord, options: &'o CheckOptions) -> Self {
        let of_excerpt = record.excerpt.is_some();
        Self { options, of_excerpt, kept: Vec::new(), kept_of: Vec::new(), met: 0 }
    }

    // Cold, so that the ways of a record that makes sense lie close together.
    #[cold]
    pub fn add(&mut self, code: RuleCode, at: &Path<'_>, message: impl fmt::Display) {
        self.relate(code, at, [], message);
    }

    /// A finding in which other places have a part.
    #[cold]
    pub fn relate(
        &mut self,
        code: RuleCode,
        at: &Path<'_>,
        related: impl Into<Vec<Pointer>>,
        message: impl fmt::Display,
    ) {
        if self.of_excerpt && code.rule().is_some_and(|rule| rule.of_whole) {
            return;
        }
        let Some(severity) = self.options.severity(&code) else { return };
        self.met += 1;
        self.kept_of.resize(RuleCode::ALL.len(), 0);
        let Some(kept) = code.index().and_then(|index| self.kept_of.get_mut(index)) else { return };
        if *kept >= self.options.max_findings {
            return;
        }
        let Ok(message) = Message::try_from(message.to_string()) else { return };
        *kept += 1;
        let (pointer, related) = (at.into(), related.into().into());
        self.kept.push(Finding { code, severity, pointer, message, related, position: None });
    }

    /// The report, in the order of the record.
    pub fn report(self) -> Report {
        let most = self.options.max_findings;
        let mut kept = self.kept;
        sort::by_cached_key(&mut kept, |finding| (place(finding.pointer.as_str()), finding.code.index()));
        let count = |severity| kept.iter().filter(|finding| finding.severity == severity).count();
        let errors = count(Severity::Error).min(most);
        let warnings = count(Severity::Warning).min(most - errors);
        let mut room = [most - errors - warnings, warnings, errors];
        kept.retain(|finding| {
            let room = match finding.severity {
                Severity::Note => room.first_mut(),
                Severity::Warning => room.get_mut(1),
                Severity::Error => room.last_mut(),
            };
            room.is_some_and(|room| {
                let fits = *room > 0;
                *room = room.saturating_sub(1);
                fits
            })
        });
        let omitted = self.met - kept.len();
        Report::new(kept, omitted)
    }
}

/// More steps than any place in a record is away from its root: thirteen, as a test of the schema holds.
const MOST_STEPS: usize = 16;

/// Where a pointer leads in the order in which a record is written: each step by its number from 1, what holds
/// something before what it holds.
fn place(pointer: &str) -> [usize; MOST_STEPS] {
    let mut shape = Some(ProgressRecord::SHAPE);
    let mut place = [0; MOST_STEPS];
    for (step, number) in pointer.split('/').skip(1).zip(&mut place) {
        let (at, within) = match shape {
            Some(Shape::Object(object)) => {
                object.member(step).map_or((0, None), |(at, member)| (at, Some(member.shape)))
            }
            Some(Shape::Union(union)) => {
                let member = union.kinds.iter().find_map(|kind| kind.member(step));
                member.map_or((0, None), |(at, member)| (at, Some(member.shape)))
            }
            Some(Shape::List(list)) => (step.parse().unwrap_or_default(), Some(list.items)),
            _ => (0, None),
        };
        *number = at + 1;
        shape = within;
    }
    place
}
