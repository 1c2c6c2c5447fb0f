//! `child-progress schema`: prints the published schemas, writes them to a folder, or compares them with one.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use child_progress::schema::{PublishedSchema, SCHEMAS, files};
use lexopt::prelude::*;

use super::{Failure, Outcome, print};

const HELP: &str = "\
Prints a published JSON Schema (2020-12), or keeps a folder of everything that is published for other languages.

    child-progress schema [NAME]        print the schema: progress-record (the default), progress-summary or report
    child-progress schema --write DIR   write the schemas in both flavours, openapi.json, rules.json, codes.json, their
                                        schemas and a README that says what to do with them into the folder, and make it
                                        where it is not
    child-progress schema --check DIR   compare the folder with the published files byte for byte

Examples:
    child-progress schema report
    child-progress schema --write schemas
    child-progress schema --check schemas

Exit status: 0 done, 1 a file in the folder differs or is missing, 2 the command could not run to its end.
";

enum Task {
    Print(&'static PublishedSchema),
    Write(PathBuf),
    Check(PathBuf),
}

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut task = None;
    while let Some(argument) = arguments.next()? {
        let next = match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("write") => Task::Write(arguments.value()?.into()),
            Long("check") => Task::Check(arguments.value()?.into()),
            Value(name) => Task::Print(find(&name.string()?)?),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected().into()),
        };
        if task.replace(next).is_some() {
            return Err(Failure::Usage("schema takes one of NAME, --write DIR and --check DIR".to_owned()));
        }
    }
    match task {
        None => print(find("progress-record")?.text),
        Some(Task::Print(schema)) => print(schema.text),
        Some(Task::Write(folder)) => write(&folder),
        Some(Task::Check(folder)) => check(&folder),
    }
}

fn find(name: &str) -> Result<&'static PublishedSchema, Failure> {
    PublishedSchema::find(name).ok_or_else(|| {
        let known: Vec<_> = SCHEMAS.iter().map(|schema| schema.name).collect();
        Failure::Usage(format!("no schema is called {name:?}; there are {}", known.join(", ")))
    })
}

fn write(folder: &Path) -> Result<Outcome, Failure> {
    let cannot =
        |path: &Path, error: &io::Error| Failure::Run(format!("cannot write {}: {}", path.display(), error.kind()));
    for (name, text) in files() {
        let path = folder.join(name);
        let inside = path.parent().unwrap_or(folder);
        fs::create_dir_all(inside).map_err(|error| cannot(inside, &error))?;
        fs::write(&path, text).map_err(|error| cannot(&path, &error))?;
    }
    Ok(Outcome::Fine)
}

fn check(folder: &Path) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    let mut outcome = Outcome::Fine;
    for (name, text) in files() {
        let path = folder.join(name);
        let fault = match fs::read(&path) {
            Ok(bytes) if bytes == text.as_bytes() => continue,
            Ok(_) => "differs",
            Err(error) if error.kind() == io::ErrorKind::NotFound => "is missing",
            Err(error) => return Err(Failure::Run(format!("cannot read {}: {}", path.display(), error.kind()))),
        };
        writeln!(out, "{} {fault}", path.display())?;
        outcome = Outcome::Wrong;
    }
    Ok(outcome)
}
