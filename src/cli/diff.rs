//! `child-progress diff`: what changed between two copies of a record.

use std::io::{self, Write as _};

use child_progress::{ReadOptions, diff};
use lexopt::prelude::*;

use super::apart::keep_apart;
use super::output::{Format, json};
use super::{Failure, Outcome, input, print};

const HELP: &str = "\
Says what changed from an earlier copy of a record to a later one, and by whom where that is written.

    child-progress diff [OPTIONS] OLD NEW       OLD and NEW are files; one of them may be - for standard input

Options:
    --format text|json      a page for people, which is what is printed unless json is asked for, or JSON with every
                            changed member as it was and as it is
    --tolerant              take records of a later minor version

Examples:
    child-progress diff last-review.json now.json
    child-progress diff --format json last-review.json now.json

The page and the JSON repeat what people wrote, the child among them: they are for those who may see both copies.

Exit status: 0 it was told, whether or not anything changed, 2 a record could not be read, or the command could not run
to its end.
";

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    let mut reading = ReadOptions::strict();
    let mut paths = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("format") => format = Format::of(&arguments.value()?.string()?)?,
            Long("tolerant") => reading = ReadOptions::tolerant(),
            Value(path) if paths.len() < 2 => paths.push(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let [old, new] = paths.as_slice() else {
        return Err(Failure::Usage("diff needs two files, OLD and NEW".to_owned()));
    };
    keep_apart(&paths, &[])?;
    let (old, new) = (input::needed(old, &reading)?, input::needed(new, &reading)?);
    let changes = diff(&old, &new);
    let mut out = io::stdout().lock();
    match format {
        Format::Text => out.write_all(changes.to_text(&old, &new).as_bytes())?,
        Format::Json => out.write_all(&json(&changes)?)?,
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
