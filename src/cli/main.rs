//! The `child-progress` command: checks progress records, says what progress they show, makes records for an audience,
//! explains the rules, and prints the published schemas.

mod apart;
mod colour;
mod diff;
#[path = "../phrase/harm.rs"]
mod harm;
mod headway;
mod input;
mod merge;
mod name;
mod output;
mod progress;
mod rules;
mod schema;
mod share;
mod validate;

use std::io::{self, Write as _};
use std::process::ExitCode;

use child_progress::{FormatVersion, Report};
use lexopt::prelude::*;

/// Records are many small pieces of memory, taken and given back again and again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
Checks progress records of children and young people, says what progress they show, makes records for an audience,
explains the rules, and prints the published schemas.

    child-progress validate [OPTIONS] PATH…     check records
    child-progress progress [OPTIONS] FILE      say what progress a record shows
    child-progress share --audience LABEL FILE  make a record for an audience
    child-progress merge [OPTIONS] PATH…        put copies of one child's record together
    child-progress diff [OPTIONS] OLD NEW       say what changed from one copy of a record to a later one
    child-progress rules                        list the rules
    child-progress explain CODE                 say what a rule finds, why it matters and how to mend it
    child-progress schema [NAME]                print a published schema
    child-progress --version                    print the versions of the command and of the format

`child-progress help COMMAND` says more of each, and so does COMMAND --help.

Examples:
    child-progress validate records/*.json
    child-progress validate --lines --format json - < records.ndjson
    child-progress progress --from 2025-09-01 record.json
    child-progress explain review.action-without-owner
    child-progress schema > progress-record.schema.json

Exit status: 0 nothing is wrong (there may be warnings), 1 something is wrong, 2 the command could not run to its end.
";

/// How a command ended. Of several ends the greatest counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Fine = 0,
    Wrong = 1,
    Unfinished = 2,
}

/// Why a command did not run to its end.
enum Failure {
    /// It was called wrongly.
    Usage(String),
    /// It met something that it could not read or write.
    Run(String),
    /// What was to be a record cannot be read as one.
    NoRecord { name: String, report: Report },
    /// Standard output failed.
    Output(io::Error),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Says it on standard error; nothing where whoever read the output has gone away.
    fn say(self) -> Outcome {
        match self {
            Self::Usage(text) => {
                tell(&format!("child-progress: {text}"));
                tell("try child-progress --help");
            }
            Self::Run(text) => tell(&format!("child-progress: {text}")),
            Self::NoRecord { name, report } => {
                tell(&format!("child-progress: {name} is not a record that can be read:"));
                report.to_string().lines().for_each(tell);
            }
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Self::Output(error) => {
                tell(&format!("child-progress: cannot write to standard output: {}", error.kind()));
            }
        }
        Outcome::Unfinished
    }
}

fn main() -> ExitCode {
    let outcome = run(lexopt::Parser::from_env()).unwrap_or_else(Failure::say);
    ExitCode::from(outcome as u8)
}

fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Short('h') | Long("help")) => return print(HELP),
        Some(Short('V') | Long("version")) => {
            return print(&format!(
                "child-progress {} (format {})\n",
                env!("CARGO_PKG_VERSION"),
                FormatVersion::CURRENT
            ));
        }
        Some(other) => return Err(other.unexpected().into()),
        None => {
            let _ = io::stderr().write_all(HELP.as_bytes());
            return Ok(Outcome::Unfinished);
        }
    };
    match command.as_str() {
        "validate" => validate::run(arguments),
        "progress" => progress::run(arguments),
        "share" => share::run(arguments),
        "merge" => merge::run(arguments),
        "diff" => diff::run(arguments),
        "rules" => rules::rules(arguments),
        "explain" => rules::explain(arguments),
        "schema" => schema::run(arguments),
        "help" => help(arguments),
        other => Err(Failure::Usage(format!("unknown command {other:?}"))),
    }
}

/// What a command says of itself, or what all of them are.
fn help(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let Some(argument) = arguments.next()? else { return print(HELP) };
    match argument {
        Short('h') | Long("help") => print(HELP),
        Value(command) => match arguments.next()? {
            Some(more) => Err(more.unexpected().into()),
            None => run(lexopt::Parser::from_args([command, "--help".into()])),
        },
        other => Err(other.unexpected().into()),
    }
}

/// A line on standard error, whatever is in it.
fn tell(line: &str) {
    // Where standard error fails too, the exit status has to do.
    let _ = writeln!(io::stderr(), "{}", name::spelled(line));
}

fn print(text: &str) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Fine)
}
