//! What a command reads: a file, or standard input.

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read};

use child_progress::{ProgressRecord, ReadOptions, Report, Unreadable};

use super::{Failure, name};

/// Opens a file, or standard input for `-`.
pub fn open(path: &OsStr) -> Result<Box<dyn Read + Send>, Failure> {
    if path == "-" {
        return Ok(Box::new(io::stdin()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(cannot_read(path, error.kind())),
    }
}

pub fn cannot_read(path: &OsStr, why: impl Display) -> Failure {
    Failure::Run(format!("cannot read {}: {why}", name::of_file(path)))
}

/// The whole of an input, or one byte more of it than a reader takes, so that it refuses a longer one.
pub fn whole(input: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    input.take(ReadOptions::MAX_BYTES as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// The record in a file or on standard input, or everything that is wrong with the document.
pub fn record(path: &OsStr, reading: &ReadOptions) -> Result<Result<ProgressRecord, Report>, Failure> {
    let document = whole(open(path)?).map_err(|error| cannot_read(path, error.kind()))?;
    Ok(reading.read(&document).map(|read| read.record).map_err(Unreadable::into_report))
}

/// The same, where nothing can be done without the record.
pub fn needed(path: &OsStr, reading: &ReadOptions) -> Result<ProgressRecord, Failure> {
    record(path, reading)?.map_err(|report| Failure::NoRecord { name: name::of_file(path), report })
}
