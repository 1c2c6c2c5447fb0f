//! `child-progress progress`: what progress a record shows.

use std::io::{self, Write as _};

use child_progress::{Date, ProgressOptions, ReadOptions, progress};
use lexopt::prelude::*;

use super::apart::keep_apart;
use super::output::{Format, json};
use super::{Failure, Outcome, input, print};

const HELP: &str = "\
Says what progress a record shows: each goal against its own intent, who thinks what, and how it is known.

    child-progress progress [OPTIONS] FILE      FILE is a record, or - for standard input

Options:
    --from DATE             tell of this day and later; what was seen before serves as the start
    --to DATE               tell of this day and earlier; what happened later changes nothing
    --format text|json      a page for people, which is what is printed unless json is asked for, or JSON as
                            child-progress schema progress-summary says
    --tolerant              take a record of a later minor version

Examples:
    child-progress progress record.json
    child-progress progress --from 2025-09-01 --to 2026-02-13 --format json record.json

The page and the JSON repeat what people wrote, the child among them: they are as confidential as the record.

Exit status: 0 it was told, 2 the record could not be read, or the command could not run to its end.
";

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    let mut period = ProgressOptions::new();
    let mut reading = ReadOptions::strict();
    let (mut from, mut to) = (None, None);
    let mut path = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("format") => format = Format::of(&arguments.value()?.string()?)?,
            Long("from") => from = Some(date("--from", &arguments.value()?.string()?)?),
            Long("to") => to = Some(date("--to", &arguments.value()?.string()?)?),
            Long("tolerant") => reading = ReadOptions::tolerant(),
            Value(one) if path.is_none() => path = Some(one),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(path) = path else {
        return Err(Failure::Usage("progress needs a FILE, or - for standard input".to_owned()));
    };
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(Failure::Usage("--to is before --from".to_owned()));
    }
    if let Some(from) = from {
        period = period.from(from);
    }
    if let Some(to) = to {
        period = period.to(to);
    }
    keep_apart(std::slice::from_ref(&path), &[])?;
    let record = input::needed(&path, &reading)?;
    let summary = progress(&record, &period);
    let mut out = io::stdout().lock();
    match format {
        Format::Text => out.write_all(summary.to_text(&record).as_bytes())?,
        Format::Json => out.write_all(&json(&summary)?)?,
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

fn date(option: &str, value: &str) -> Result<Date, Failure> {
    value.parse().map_err(|_| Failure::Usage(format!("{option} takes a date such as 2026-09-14, not {value:?}")))
}
