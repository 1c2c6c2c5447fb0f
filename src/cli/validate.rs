//! `child-progress validate`: checks whether records can be read, and whether they make sense.

use std::ffi::{OsStr, OsString};
use std::io;

use child_progress::{
    CheckOptions, Count, Date, DocumentResult, ProgressRecord, ReadOptions, Report, RuleCode, Severity, Source, check,
};
use lexopt::prelude::*;

use super::lines::Input;
use super::output::{Format, Output};
use super::rules::find;
use super::{Failure, Outcome, print};

const HELP: &str = "\
Checks progress records: whether they can be read, and where they can, whether they make sense.

    child-progress validate [OPTIONS] PATH…     PATH is a file, or - for standard input

Options:
    --format text|json      how to print what was found; text unless it is given
    --lines                 each line is one record (NDJSON); lines of nothing but white space are skipped
    --tolerant              take records of a later minor version: members that are not known become warnings
    --deny CODE|warnings    make errors of the findings of this code, or of all warnings; may be repeated
    --allow CODE            drop the findings of this code, before any --deny; may be repeated. An error of structure
                            (structure.…) stays an error: the document was not read
    --as-of DATE            judge records as of this day, such as 2026-09-14; unless it is given, as of the latest day
                            on which anything in the record happened

Examples:
    child-progress validate records/*.json
    child-progress validate --tolerant --deny warnings --allow structure.unknown-member record.json
    child-progress validate --as-of 2026-09-14 --deny voice.reader-missing record.json
    child-progress validate --lines --format json - < records.ndjson

Text is a line a finding, `path:line:column severity code pointer message`, and a line of counts. JSON is as
`child-progress schema report` says; with --lines, each line of output is one result, and the last has the counts.
Of each document 1,000 findings are reported, more with --deny or --allow, and the rest are counted.

Exit status: 0 nothing is wrong (there may be warnings), 1 a finding is an error, 2 the command could not run to its
end, or a PATH could not be read; the others are checked all the same.

child-progress rules lists the codes, and child-progress explain CODE says what to do.
";

/// How documents are read, and how findings are weighed.
struct Check {
    options: ReadOptions,
    rules: CheckOptions,
    by_line: bool,
    deny_warnings: bool,
    deny: Vec<RuleCode>,
    allow: Vec<RuleCode>,
}

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    let mut paths = Vec::new();
    let mut check = Check {
        options: ReadOptions::strict(),
        rules: CheckOptions::new(),
        by_line: false,
        deny_warnings: false,
        deny: Vec::new(),
        allow: Vec::new(),
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("format") => format = Format::of(&arguments.value()?.string()?)?,
            Long("lines") => check.by_line = true,
            Long("tolerant") => check.options = ReadOptions::tolerant(),
            Long("deny") => match arguments.value()?.string()?.as_str() {
                "warnings" => check.deny_warnings = true,
                value => check.deny.push(find(value)?),
            },
            Long("allow") => check.allow.push(find(&arguments.value()?.string()?)?),
            Long("as-of") => check.rules = check.rules.as_of(date(&arguments.value()?.string()?)?),
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
        for code in &check.allow {
            check.rules = check.rules.off(code.clone());
        }
        for code in &check.deny {
            check.rules = check.rules.weigh(code.clone(), Severity::Error);
        }
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
        let (was_read, read, rules) = match self.options.read(document) {
            Ok(read) => (true, read.report, self.make_sense(&read.record, document)),
            Err(unreadable) => (false, unreadable.into_report(), Report::default()),
        };
        let omitted = Count::try_from(read.omitted() + rules.omitted()).ok().filter(|omitted| omitted.get() > 0);
        let mut findings = read.into_findings();
        findings.extend(rules.into_findings());
        findings.sort_by_key(|finding| finding.position.as_ref().map(|position| (position.line, position.column)));
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

    fn make_sense(&self, record: &ProgressRecord, document: &[u8]) -> Report {
        let report = check(record, &self.rules);
        match std::str::from_utf8(document) {
            Ok(text) => report.located_in(text),
            Err(_) => report,
        }
    }
}

fn date(value: &str) -> Result<Date, Failure> {
    value.parse().map_err(|_| Failure::Usage(format!("--as-of takes a date such as 2026-09-14, not {value:?}")))
}
