//! `child-progress validate`: checks whether records can be read, and whether they make sense.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::num::NonZeroUsize;

use child_progress::{
    CheckOptions, Count, Date, Document, DocumentResult, Line, Lines, ProgressRecord, ReadOptions, Report, RuleCode,
    Severity, Source, Unreadable, check,
};
use lexopt::prelude::*;

use super::apart::keep_apart;
use super::headway::Headway;
use super::output::{Format, Output, Rendered};
use super::rules::find;
use super::{Failure, Outcome, colour, input, print};

const HELP: &str = "\
Checks progress records: whether they can be read, and where they can, whether they make sense.

    child-progress validate [OPTIONS] PATH…     PATH is a file, or - for standard input

Options:
    --format text|json      how to print what was found; text unless it is given
    --lines                 each line is one record (NDJSON); lines of nothing but white space are skipped
    --jobs N                with --lines: check on N cores at once, 256 at most; 1 unless it is given. The order of
                            results is kept
    --max-line BYTES        with --lines: the longest line that is held, 128 MiB (134217728) unless it is given; a
                            longer one is an error of its own. Held at a time are at most 2 × jobs + 1 pieces, each of
                            256 KiB or the longest line
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
    child-progress validate --lines --jobs 4 export.ndjson > findings.txt

Text is a line a finding, `path:line:column severity code pointer message`, and a line of counts. JSON is as
`child-progress schema report` says; with --lines, each line of output is one result, and the last has the counts. A bad
line never stops the rest. Where standard error is a terminal and standard output is not, it tells how far it has come.
On a terminal, severities are coloured, unless NO_COLOR is set or TERM is dumb.
Of each document 1,000 findings are reported, more with --deny or --allow, and the rest are counted.

Exit status: 0 nothing is wrong (there may be warnings), 1 a finding is an error, 2 the command could not run to its
end, or a PATH could not be read; the others are checked all the same.

child-progress rules lists the codes, and child-progress explain CODE says what to do.
";

/// How documents are read, and how findings are weighed.
struct Check {
    options: ReadOptions,
    rules: CheckOptions,
    format: Format,
    is_coloured: bool,
    /// Where each line is a document: how they are taken, and on how many cores.
    lines: Option<Lines>,
    jobs: NonZeroUsize,
    deny_warnings: bool,
    deny: Vec<RuleCode>,
    allow: Vec<RuleCode>,
}

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut paths = Vec::new();
    let mut check = Check {
        options: ReadOptions::strict(),
        rules: CheckOptions::new(),
        format: Format::Text,
        is_coloured: colour::is_wanted(),
        lines: None,
        jobs: NonZeroUsize::MIN,
        deny_warnings: false,
        deny: Vec::new(),
        allow: Vec::new(),
    };
    let mut max_line = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("format") => check.format = Format::of(&arguments.value()?.string()?)?,
            Long("lines") => check.lines = Some(Lines::new()),
            Long("jobs") => check.jobs = jobs(&arguments.value()?.string()?)?,
            Long("max-line") => max_line = Some(number("--max-line", &arguments.value()?.string()?)?),
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
    match (&mut check.lines, max_line) {
        (Some(lines), Some(most)) => *lines = lines.max_line(most.get().min(Lines::MAX_LINE)),
        (None, Some(_)) => return Err(Failure::Usage("--max-line goes with --lines".to_owned())),
        (None, None) if check.jobs > NonZeroUsize::MIN => {
            return Err(Failure::Usage("--jobs goes with --lines".to_owned()));
        }
        _ => {}
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
    keep_apart(&paths, &[])?;
    let output = Output::new(check.format, check.lines.is_some());
    check.all(&paths, output)
}

/// Why an input came to no end.
enum Stopped {
    Input(io::Error),
    Output(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Input(error)
    }
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
        let source = Source::new(path.to_string_lossy()).map_err(|_| input::cannot_read(path, "invalid filename"))?;
        let input = input::open(path)?;
        let ended = match &self.lines {
            Some(lines) => self.by_line(*lines, input, &source, output),
            None => self.whole(input, source, output),
        };
        ended.map_err(|stopped| match stopped {
            Stopped::Input(error) => input::cannot_read(path, error.kind()),
            Stopped::Output(error) => error.into(),
        })
    }

    fn whole(&self, input: impl Read, source: Source, output: &mut Output) -> Result<Outcome, Stopped> {
        let document = input::whole(input)?;
        let result = self.document(source, None, self.options.read(&document), &document);
        let outcome = if result.valid { Outcome::Fine } else { Outcome::Wrong };
        Rendered::of(result, self.format, self.is_coloured)
            .and_then(|rendered| output.add(rendered))
            .map_err(Stopped::Output)?;
        Ok(outcome)
    }

    fn by_line(
        &self,
        lines: Lines,
        input: impl Read + Send,
        source: &Source,
        output: &mut Output,
    ) -> Result<Outcome, Stopped> {
        let work = |line: Line<'_>| {
            let number = u32::try_from(line.number).ok().and_then(|number| Count::new(number).ok());
            let number = number.or(Count::new(Count::MAX).ok());
            let result = self.document(source.clone(), number, line.read(&self.options), line.bytes);
            Rendered::of(result, self.format, self.is_coloured)
        };
        let mut worst = Outcome::Fine;
        let mut headway = Headway::new();
        let take = |rendered: io::Result<Rendered>| {
            let rendered = rendered.map_err(Stopped::Output)?;
            worst = worst.max(if rendered.is_valid() { Outcome::Fine } else { Outcome::Wrong });
            output.add(rendered).map_err(Stopped::Output)?;
            headway.tell(output.counts());
            Ok(())
        };
        let ended = if self.jobs > NonZeroUsize::MIN {
            lines.each_in_parallel(self.jobs, input, work, take)
        } else {
            lines.each(input, work, take)
        };
        headway.clear();
        ended.map(|_| worst)
    }

    fn document(
        &self,
        source: Source,
        line: Option<Count>,
        read: Result<Document, Unreadable>,
        bytes: &[u8],
    ) -> DocumentResult {
        let (was_read, read, rules) = match read {
            Ok(read) => (true, read.report, self.make_sense(&read.record, bytes)),
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
        if report.findings().is_empty() {
            return report; // the text of most is not gone over again
        }
        match std::str::from_utf8(document) {
            Ok(text) => report.located_in(text),
            Err(_) => report,
        }
    }
}

fn date(value: &str) -> Result<Date, Failure> {
    value.parse().map_err(|_| Failure::Usage(format!("--as-of takes a date such as 2026-09-14, not {value:?}")))
}

fn jobs(value: &str) -> Result<NonZeroUsize, Failure> {
    let most = Lines::MAX_JOBS;
    value
        .parse()
        .ok()
        .filter(|jobs: &NonZeroUsize| jobs.get() <= most)
        .ok_or_else(|| Failure::Usage(format!("--jobs takes a whole number from 1 to {most}, not {value:?}")))
}

/// A whole number above 0.
fn number(option: &str, value: &str) -> Result<NonZeroUsize, Failure> {
    value.parse().map_err(|_| Failure::Usage(format!("{option} takes a whole number above 0, not {value:?}")))
}
