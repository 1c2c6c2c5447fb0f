//! Codes: unknown, retired, or of another list.

use super::gather::Findings;
use crate::base::{KnownCode, Path, Vocabulary};
use crate::model::{Coding, vocabulary};
use crate::report::RuleCode;

/// A code that the list which is expected here does not have.
pub fn unknown(list: &Vocabulary, code: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    if code.contains(':') {
        return; // a host's own code, in a space of its own
    }
    let others: Vec<&str> =
        vocabulary::ALL.iter().filter(|other| other.find(code).is_some()).map(|other| other.id).collect();
    if others.is_empty() {
        found.add(RuleCode::UnknownCode, at, format_args!("{} does not have this code", list.id));
    } else {
        found.add(
            RuleCode::OtherList,
            at,
            format_args!("{} does not have the code {code}; {} has", list.id, others.join(", ")),
        );
    }
}

pub fn coding(coding: &Coding, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(system) = &coding.system else {
        found.add(RuleCode::CodeWithoutList, at, "without `system` nobody knows from which list the code is");
        return;
    };
    let Some(list) = vocabulary::find(system.as_str()) else { return };
    code(list, coding.code.as_str(), &at.member(Coding::CODE), found);
}

/// A code of this list.
pub fn code(list: &Vocabulary, code: &str, at: &Path<'_>, found: &mut Findings<'_>) {
    match list.find(code) {
        None => unknown(list, code, at, found),
        Some(known) => retired(list, known, at, found),
    }
}

/// A code that its list has and that another took the place of.
pub fn retired(list: &Vocabulary, known: &KnownCode, at: &Path<'_>, found: &mut Findings<'_>) {
    if let Some(successor) = known.replaced_by {
        found.add(
            RuleCode::RetiredCode,
            at,
            format_args!("{} of {} was retired; {successor} took its place", known.code, list.id),
        );
    }
}
