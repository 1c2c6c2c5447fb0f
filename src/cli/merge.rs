//! `child-progress merge`: copies of one child's record put together.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write as _};

use child_progress::{CheckOptions, Merged, ProgressRecord, ReadOptions, Report, merge};
use lexopt::prelude::*;
use serde_json::value::{RawValue, to_raw_value};

use super::apart::keep_apart;
use super::output::{Format, harmless};
use super::{Failure, Outcome, input, name, print, tell};

const HELP: &str = "\
Puts copies of one child's record together that were kept apart, and prints the record as JSON.

    child-progress merge [OPTIONS] PATH…        PATH is a file, or - for standard input

Entries are united by their ids; the order of the copies makes no difference. A removal note in one copy takes the
content of its entry out of all of them. Where copies say different things of one id, or of one member of the child,
none of them is taken: whoever knows decides. Such conflicts are told on standard error, and so is what only the whole
shows to be wrong.

Options:
    --format text|json      text, unless it is given, is the record on standard output, and for people on standard error
                            what is left to decide. json is one object with `record`, `conflicts` (each with every side
                            whole), `removed`, `recordIds` and `findings`

Examples:
    child-progress merge school.json clinic.json home.json > merged.json
    child-progress merge --format json school.json clinic.json

The record and the JSON repeat what people wrote: they are as confidential as the copies. Standard error names places,
ids and rules only. Copies are read strictly, because what a reader does not know it cannot merge.

Exit status: 0 everything was united, 1 there is a conflict, or only the whole has an error, or a copy could not be read
as a record, 2 the command could not run to its end, or the records are of different children.
";

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    let mut paths = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("format") => format = Format::of(&arguments.value()?.string()?)?,
            Value(path) => paths.push(path),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected().into()),
        }
    }
    if paths.is_empty() {
        return Err(Failure::Usage("merge needs a PATH, or - for standard input".to_owned()));
    }
    keep_apart(&paths, &[])?;
    let mut copies = Vec::new();
    let mut is_unreadable = false;
    for path in &paths {
        match input::record(path, &ReadOptions::strict())? {
            Ok(record) => copies.push(record),
            Err(report) => {
                is_unreadable = true;
                for finding in report.findings() {
                    tell(&format!("{}:{finding}", name::of_file(path)));
                }
            }
        }
    }
    if is_unreadable {
        return Ok(Outcome::Wrong);
    }
    let merged = merge(copies.iter().cloned()).map_err(|cannot| Failure::Run(cannot.to_string()))?;
    let findings = merged.findings(&copies, &CheckOptions::new());
    written(&merged, &findings, format)?;
    if format == Format::Text {
        explain(&merged, &findings, &paths, &copies);
    }
    let is_fine = merged.conflicts.is_empty() && findings.is_valid();
    Ok(if is_fine { Outcome::Fine } else { Outcome::Wrong })
}

fn written(merged: &Merged, findings: &Report, format: Format) -> Result<(), Failure> {
    // A list that was too long for the format would be the only thing that cannot be written.
    let outgrown = |_| Failure::Run("the merged record has a list that is too long for the format".to_owned());
    let text = match format {
        Format::Text => serde_json::to_string(&merged.record).map_err(outgrown)?,
        Format::Json => {
            let text = serde_json::to_string(merged).map_err(outgrown)?;
            let mut whole: BTreeMap<&str, Box<RawValue>> = serde_json::from_str(&text).map_err(outgrown)?;
            whole.insert("findings", to_raw_value(findings.findings()).map_err(outgrown)?);
            serde_json::to_string(&whole).map_err(outgrown)?
        }
    };
    let mut out = io::stdout().lock();
    out.write_all(&harmless(text))?;
    Ok(out.flush()?)
}

/// What is left to people, copy by copy. It names places, and nothing that anybody wrote.
fn explain(merged: &Merged, findings: &Report, paths: &[OsString], copies: &[ProgressRecord]) {
    for (path, copy) in paths.iter().zip(copies) {
        let path = name::of_file(path);
        for (pointer, conflict) in merged.conflicts_in(copy) {
            let number = conflict.sides.len();
            tell(&format!("{path}: conflict {pointer} the copies have {number} different contents"));
        }
        for pointer in merged.removed_in(copy) {
            tell(&format!("{path}: removed {pointer} a removal note says that this was to be taken out"));
        }
    }
    for finding in findings.findings() {
        tell(&format!("merged: {finding}"));
    }
    if findings.omitted() > 0 {
        tell(&format!("merged: {} more findings not shown", findings.omitted()));
    }
}
