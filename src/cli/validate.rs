//! `child-progress validate`: checks the structure of records.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::io;

use child_progress::{Count, Date, DocumentResult, ReadOptions, RuleCode, Severity, Source};
use lexopt::prelude::*;

use super::lines::Input;
use super::output::{Format, Output};
use super::{Failure, Outcome, print};

const HELP: &str = "\
Checks the structure of progress records.

    child-progress validate [OPTIONS] PATH…     PATH is a file, or - for standard input

Options:
    --format text|json      how to print what was found; text unless it is given
    --lines                 each line is one record (NDJSON); lines of nothing but white space are skipped
    --tolerant              take records of a later minor version: members that are not known become warnings
    --deny CODE|warnings    make errors of the findings of this code, or of all warnings; may be repeated
    --allow CODE            drop the warnings and notes of this code, before any --deny; may be repeated. An error
                            stays an error: the document was not read
    --as-of DATE            judge rules that depend on a date as of this one, such as 2026-09-14; those of structure
                            do not

Examples:
    child-progress validate records/*.json
    child-progress validate --tolerant --deny warnings --allow structure.unknown-member record.json
    child-progress validate --lines --format json - < records.ndjson

Text is a line a finding, `path:line:column severity code pointer message`, and a line of counts. JSON is as
`child-progress schema report` says; with --lines, each line of output is one result, and the last has the counts.
Of each document the first 1,000 findings are reported, more with --deny or --allow, and the rest are counted.

Exit status: 0 nothing is wrong (there may be warnings), 1 a finding is an error, 2 the command could not run to its
end, or a PATH could not be read; the others are checked all the same.

Codes:
";

/// How documents are read, and how findings are weighed.
struct Check {
    options: ReadOptions,
    by_line: bool,
    deny_warnings: bool,
    deny: Vec<RuleCode>,
    allow: Vec<RuleCode>,
}

/// What `validate --help` prints.
fn help() -> String {
    let mut help = HELP.to_owned();
    for code in RuleCode::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(help, "    {:<27} {}", code.as_str(), code.label().unwrap_or_default());
    }
    help
}

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    let mut paths = Vec::new();
    let options = ReadOptions::strict();
    let mut check = Check { options, by_line: false, deny_warnings: false, deny: Vec::new(), allow: Vec::new() };
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(&help()),
            Long("format") => format = format_of(&arguments.value()?.string()?)?,
            Long("lines") => check.by_line = true,
            Long("tolerant") => check.options = ReadOptions::tolerant(),
            Long("deny") => match arguments.value()?.string()?.as_str() {
                "warnings" => check.deny_warnings = true,
                value => check.deny.push(code(value)?),
            },
            Long("allow") => check.allow.push(code(&arguments.value()?.string()?)?),
            Long("as-of") => date(&arguments.value()?.string()?)?,
            Value(path) => paths.push(path),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected().into()),
        }
    }
    if paths.is_empty() {
        return Err(Failure::Usage("validate needs a PATH, or - for standard input".to_owned()));
    }
    if !(check.deny.is_empty() && check.allow.is_empty()) {
        // A finding that is not kept cannot be weighed, so as many are kept as a list may have.
        check.options = check.options.max_findings(1_000_000);
    }
    check.all(&paths, Output::new(format, check.by_line))
}

impl Check {
    fn all(&self, paths: &[OsString], mut output: Output) -> Result<Outcome, Failure> {
        let mut worst = Outcome::Fine;
        for path in paths {
            let outcome = match self.input(path, &mut output) {
                Err(failure @ Failure::Run(_)) => failure.say(),
                other => other?,
            };
            worst = worst.max(outcome);
        }
        output.finish()?;
        Ok(worst)
    }

    fn input(&self, path: &OsStr, output: &mut Output) -> Result<Outcome, Failure> {
        let cannot = |kind| Failure::Run(format!("cannot read {}: {kind}", path.display()));
        let mut input = Input::open(path, self.by_line).map_err(|error| cannot(error.kind()))?;
        let source = Source::new(path.to_string_lossy()).map_err(|_| cannot(io::ErrorKind::InvalidFilename))?;
        let mut worst = Outcome::Fine;
        while let Some((line, document)) = input.next().map_err(|error| cannot(error.kind()))? {
            let result = self.document(source.clone(), line, document);
            worst = worst.max(if result.valid { Outcome::Fine } else { Outcome::Wrong });
            output.result(result)?;
        }
        Ok(worst)
    }

    fn document(&self, source: Source, line: Option<Count>, document: &[u8]) -> DocumentResult {
        let (was_read, report) = match self.options.read(document) {
            Ok(document) => (true, document.report),
            Err(unreadable) => (false, unreadable.into_report()),
        };
        let omitted = Count::try_from(report.omitted()).ok().filter(|omitted| omitted.get() > 0);
        let mut findings = report.into_findings();
        findings.retain(|finding| finding.severity == Severity::Error || !self.allow.contains(&finding.code));
        for finding in &mut findings {
            let denied = self.deny_warnings && finding.severity == Severity::Warning;
            if denied || self.deny.contains(&finding.code) {
                finding.severity = Severity::Error;
            }
            if let (Some(line), Some(position)) = (line, &mut finding.position) {
                position.line = line;
            }
        }
        let valid = was_read && findings.iter().all(|finding| finding.severity < Severity::Error);
        let mut result = DocumentResult::new(source, valid, findings.into());
        result.line = line;
        result.omitted = omitted;
        result
    }
}

fn format_of(value: &str) -> Result<Format, Failure> {
    match value {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        other => Err(Failure::Usage(format!("--format takes text or json, not {other:?}"))),
    }
}

fn code(value: &str) -> Result<RuleCode, Failure> {
    RuleCode::ALL.iter().find(|code| code.as_str() == value).cloned().ok_or_else(|| {
        Failure::Usage(format!("no rule has the code {value:?}; child-progress validate --help lists the codes"))
    })
}

/// Only checks the date: no rule of structure depends on it.
fn date(value: &str) -> Result<(), Failure> {
    value
        .parse::<Date>()
        .map(|_| ())
        .map_err(|_| Failure::Usage(format!("--as-of takes a date such as 2026-09-14, not {value:?}")))
}
