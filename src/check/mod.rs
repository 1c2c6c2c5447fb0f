//! Does it make sense: the rules over a record that could be read.
//!
//! The record is gone over once as a whole ([`sweep`]: references, codes, dates, voices, wherever they stand), and
//! once list by list, a family of rules to a file. Every rule takes time linear in the size of the record.

mod gather;
mod goal;
mod governance;
mod identity;
mod judgement;
mod measure;
mod need;
mod options;
mod person;
mod privacy;
mod review;
mod scale;
mod sequence;
mod support;
mod sweep;
mod time;
mod value;
mod vocabulary;
mod voice;

pub use options::CheckOptions;

use crate::index::Index;
use gather::Findings;

use crate::model::ProgressRecord;
use crate::report::Report;

/// What in a record contradicts itself, is missing, or is worth knowing: every finding at once, in the order of the
/// record.
///
/// The rules are listed in [`RuleCode`](crate::RuleCode), each with its severity, its reason and how to mend it. A
/// record with findings is still a record; an error says that something in it cannot be so.
///
/// ```
/// use child_progress::{CheckOptions, check};
///
/// let record = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1" },
///     "goals": [{
///         "id": "g1",
///         "wordings": [{ "text": { "words": "Eats lunch with a friend." } }],
///         "baseline": { "words": { "words": "Eats alone." }, "on": "2026-09" },
///         "target": { "due": "2026-07" }
///     }]
/// }"#)?;
/// let report = check(&record, &CheckOptions::new());
/// assert_eq!(
///     report.to_string(),
///     "error time.target-before-start /goals/0/target/due the goal is due before it began"
/// );
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[must_use]
pub fn check(record: &ProgressRecord, options: &CheckOptions) -> Report {
    let index = Index::of(record, options.as_of);
    let mut found = Findings::new(record, options);
    let seen = sweep::check(&index, &mut found);
    identity::check(&index, &mut found);
    time::check(&index, &mut found);
    sequence::check(&index, &mut found);
    scale::check(&index, &mut found);
    measure::check(&index, &mut found);
    value::check(&index, &mut found);
    goal::check(&index, &mut found);
    judgement::check(&index, &mut found);
    need::check(&index, &mut found);
    support::check(&index, &mut found);
    review::check(&index, &mut found);
    governance::check(&index, &mut found);
    person::check(&index, &seen, &mut found);
    found.report()
}
