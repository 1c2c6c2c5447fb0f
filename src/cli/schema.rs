//! `child-progress schema`: prints the published schemas, writes them to a folder, or compares them with one.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use child_progress::schema::{PublishedSchema, SCHEMAS, files};
use lexopt::prelude::*;

use super::{Failure, Outcome, name, print};

const HELP: &str = "\
Prints a published JSON Schema (2020-12), or keeps a folder of everything that is published for other languages.

    child-progress schema [NAME]        print the schema: progress-record (the default), progress-summary or report
    child-progress schema --write DIR   write the schemas in both flavours, openapi.json, rules.json, codes.json, their
                                        schemas and a README that says what to do with them into the folder, and make it
                                        where it is not. Nothing is written where a file of another origin has the
                                        name of one of them
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
            Long("write") => Task::Write(folder("--write", arguments.value()?)?),
            Long("check") => Task::Check(folder("--check", arguments.value()?)?),
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

/// The folder that was named. An empty name, as of a variable that is not set, would be wherever the command runs.
fn folder(option: &str, value: OsString) -> Result<PathBuf, Failure> {
    if value.is_empty() { Err(Failure::Usage(format!("{option} needs a folder"))) } else { Ok(value.into()) }
}

fn write(folder: &Path) -> Result<Outcome, Failure> {
    let strangers: Vec<String> = files()
        .map(|(name, text)| (name, text, folder.join(name)))
        .filter(|(name, text, path)| is_of_another_origin(name, text, path))
        .map(|(_, _, path)| name::of_file(&path))
        .collect();
    if !strangers.is_empty() {
        let (them, are) = if strangers.len() == 1 { ("it", "is") } else { ("them", "are") };
        return Err(Failure::Run(format!(
            "{} {are} there, and child-progress did not write {them}: nothing was written",
            strangers.join(", ")
        )));
    }
    let cannot = |path: &Path, error: &io::Error| {
        Failure::Run(format!("cannot write {}: {}", name::of_file(path), error.kind()))
    };
    // The folders first: where one cannot be made, nothing is written either.
    for path in files().map(|(name, _)| folder.join(name)) {
        let inside = path.parent().unwrap_or(folder);
        fs::create_dir_all(inside).map_err(|error| cannot(inside, &error))?;
    }
    for (name, text) in files() {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| cannot(&path, &error))?;
    }
    Ok(Outcome::Fine)
}

/// Whether something stands there that no version of this command has written.
fn is_of_another_origin(name: &str, text: &str, path: &Path) -> bool {
    let Ok(found) = fs::symlink_metadata(path) else { return false };
    if found.is_dir() || !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return true; // a folder, a pipe, or a link that leads to nothing yet
    }
    fs::read(path).map_or(true, |bytes| bytes != text.as_bytes() && !has_mark(name, &bytes))
}

/// Whether a file begins as every version of the published file of this name has begun and will.
fn has_mark(name: &str, bytes: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(bytes.get(..1000).unwrap_or(bytes));
    let marks: &[&str] = match name {
        "README.md" => &["# The format for other languages\n"],
        "openapi.json" => &["\"title\": \"child-progress\"", "Generated: do not edit."],
        "rules.json" => &["\"formatVersion\": \"1.", "\"rules\": [", "\"enforcedBy\": "],
        "codes.json" => &["\"formatVersion\": \"1.", "\"vocabularies\": ["],
        _ => &["\"$id\": \"urn:child-progress:schema:"],
    };
    marks.iter().all(|mark| beginning.contains(mark))
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
            Err(error) => return Err(Failure::Run(format!("cannot read {}: {}", name::of_file(&path), error.kind()))),
        };
        writeln!(out, "{} {fault}", name::of_file(&path))?;
        outcome = Outcome::Wrong;
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::{files, has_mark};

    #[test]
    fn every_published_file_is_known_by_its_mark() {
        for (name, text) in files() {
            assert!(has_mark(name, text.as_bytes()), "{name}");
            assert!(!has_mark(name, b"# Our project\n") && !has_mark(name, b"{}") && !has_mark(name, b""), "{name}");
        }
    }
}
