//! That what is written is none of what is read: every command that reads files asks before it opens one.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::{Failure, name};

/// One file, whatever its names are.
#[derive(PartialEq, Eq)]
enum Identity {
    /// What the system knows it by, so that links of both kinds lead to the same.
    #[cfg(unix)]
    Known { device: u64, number: u64 },
    /// Where it is, or where it would be made.
    At(PathBuf),
}

/// Refuses an output that is an input or another output: the same path, the same by links, or by where standard input
/// and output were redirected to. `outputs` are files; standard output is always one too. What is neither a file
/// nor a pipe (a terminal, `/dev/null`) may be both.
pub fn keep_apart(inputs: &[OsString], outputs: &[OsString]) -> Result<(), Failure> {
    let read: Vec<(String, Identity)> = inputs.iter().filter_map(|path| Some((shown(path), input(path)?))).collect();
    let mut written: Vec<(String, Identity)> = Vec::new();
    written.extend(standard_output().map(|identity| ("standard output".to_owned(), identity)));
    for path in outputs {
        if let Some(identity) = at(Path::new(path)) {
            let name = name::of_file(path);
            if let Some((other, _)) = written.iter().find(|(_, other)| *other == identity) {
                return Err(Failure::Usage(format!("{name} and {other} are one file, and both would be written")));
            }
            written.push((name, identity));
        }
    }
    let same = written.iter().find_map(|(output, identity)| {
        let (input, _) = read.iter().find(|(_, other)| other == identity)?;
        Some((output, input))
    });
    match same {
        Some((output, input)) if output == input => {
            Err(Failure::Usage(format!("{output} is an input, and would be written over")))
        }
        Some((output, input)) => {
            Err(Failure::Usage(format!("{output} is the same file as the input {input}, which would be written over")))
        }
        None => Ok(()),
    }
}

fn shown(input: &OsStr) -> String {
    if input == "-" { "on standard input".to_owned() } else { name::of_file(input) }
}

fn input(path: &OsStr) -> Option<Identity> {
    if path == "-" { standard_input() } else { at(Path::new(path)) }
}

/// What stands at a path, or where it would.
fn at(path: &Path) -> Option<Identity> {
    if let Ok(found) = fs::metadata(path) {
        return of(&found, path);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(Identity::At(fs::canonicalize(folder).ok()?.join(path.file_name()?)))
}

#[cfg(unix)]
fn of(found: &Metadata, _: &Path) -> Option<Identity> {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    (found.is_file() || found.file_type().is_fifo())
        .then(|| Identity::Known { device: found.dev(), number: found.ino() })
}

#[cfg(not(unix))]
fn of(found: &Metadata, path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().filter(|_| found.is_file()).map(Identity::At)
}

#[cfg(unix)]
fn standard_input() -> Option<Identity> {
    use std::os::fd::AsFd as _;
    redirected(std::io::stdin().as_fd())
}

#[cfg(unix)]
fn standard_output() -> Option<Identity> {
    use std::os::fd::AsFd as _;
    redirected(std::io::stdout().as_fd())
}

#[cfg(unix)]
fn redirected(stream: std::os::fd::BorrowedFd<'_>) -> Option<Identity> {
    let file = fs::File::from(stream.try_clone_to_owned().ok()?);
    of(&file.metadata().ok()?, Path::new(""))
}

/// Elsewhere nobody tells to which file a stream was redirected.
#[cfg(not(unix))]
fn standard_input() -> Option<Identity> {
    None
}

#[cfg(not(unix))]
fn standard_output() -> Option<Identity> {
    None
}
