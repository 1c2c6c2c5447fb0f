//! A copy of a record, read whole.

use std::ffi::OsStr;
use std::io;

use child_progress::{ProgressRecord, ReadOptions, Report, Unreadable};

use super::Failure;
use super::lines::Input;

/// The record in a file or on standard input, or everything that is wrong with the document.
pub fn read(path: &OsStr, reading: &ReadOptions) -> Result<Result<ProgressRecord, Report>, Failure> {
    let cannot = |kind| Failure::Run(format!("cannot read {}: {kind}", path.display()));
    let mut input = Input::open(path, false).map_err(|error| cannot(error.kind()))?;
    let Some((_, document)) = input.next().map_err(|error| cannot(error.kind()))? else {
        return Err(cannot(io::ErrorKind::UnexpectedEof));
    };
    Ok(reading.read(document).map(|read| read.record).map_err(Unreadable::into_report))
}

/// The same, where nothing can be done without the record.
pub fn need(path: &OsStr, reading: &ReadOptions) -> Result<ProgressRecord, Failure> {
    read(path, reading)?
        .map_err(|report| Failure::Run(format!("{} is not a record that can be read:\n{report}", path.display())))
}
