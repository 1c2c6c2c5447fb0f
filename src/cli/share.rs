//! `child-progress share`: a record for an audience.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};

use child_progress::{
    Audience, LeftOut, LeftOutReason, NobodysAudience, Pointer, ReadOptions, ShareOptions, Unlabelled, share,
};
use lexopt::prelude::*;

use super::apart::keep_apart;
use super::output::pretty;
use super::{Failure, Outcome, input, name, print, tell};

const HELP: &str = "\
Makes a record for an audience: what is not meant for it is left out, with all that depends on it, and what is left
refers to nothing that is not there. The record is printed as JSON.

    child-progress share --audience LABEL [OPTIONS] FILE      FILE is a record, or - for standard input

Options:
    --audience LABEL        for whom: child, parent-carers, education, health, social-care, local-authority,
                            named-staff, or a label of your own with a colon in it, such as our-school:governors.
                            Repeated: for a meeting of all of them, so only what is for each. With commas
                            (education,named-staff): for somebody who is both, so what is for either
    --unlabelled include    show entries that nobody labelled. (Intimate care and restraint are for named staff and
                            the family without a label.)
    --unlabelled exclude    leave them out. One of the two has to be said where the record has such entries; there is
                            no default, because either would be wrong for somebody
    --with-identifiers      with the child's identifiers in other systems, such as the NHS number
    --left-out FILE         write what was left out and why to FILE, a line each: where it stands in the record that was
                            read, the reason, and the entry that it follows. Keep it: it is not for the audience. An
                            older list is written over, and no other file
    --count                 say on standard error how much was left out
    --tolerant              take a record of a later minor version; what this version does not know is left out

Left out as well: words that the child does not want shared with this audience, people, scales, ladders and measures to
which nothing in the copy refers (unless they have labels), removal notes, and extensions of the record and of whatever
lost a part. The copy says for whom it was made (`excerpt`). The words themselves are not read: what somebody wrote of
one matter into an entry about another stays.

Examples:
    child-progress share --audience parent-carers --unlabelled include record.json > for-the-parents.json
    child-progress share --audience education,named-staff --unlabelled exclude --left-out left-out.txt record.json
    child-progress share --audience child --audience education --unlabelled include record.json

Exit status: 0 the record was made, 2 the record could not be read, or the command could not run to its end.
";

pub fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut readers: Vec<Vec<Audience>> = Vec::new();
    let mut unlabelled = None;
    let mut identifiers = false;
    let mut reading = ReadOptions::strict();
    let (mut list, mut count) = (None, false);
    let mut path = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(HELP),
            Long("audience") => readers.push(reader(&arguments.value()?.string()?)?),
            Long("unlabelled") => unlabelled = Some(choice(&arguments.value()?.string()?)?),
            Long("with-identifiers") => identifiers = true,
            Long("left-out") => list = Some(arguments.value()?),
            Long("count") => count = true,
            Long("tolerant") => reading = ReadOptions::tolerant(),
            Value(one) if path.is_none() => path = Some(one),
            other => return Err(other.unexpected().into()),
        }
    }
    let options = options(&readers, unlabelled.unwrap_or(Unlabelled::Exclude), identifiers);
    let Some(options) = options.map_err(|nobody| Failure::Usage(nobody.to_string()))? else {
        return Err(Failure::Usage("share needs --audience LABEL: for whom?".to_owned()));
    };
    let Some(path) = path else {
        return Err(Failure::Usage("share needs a FILE, or - for standard input".to_owned()));
    };
    keep_apart(std::slice::from_ref(&path), list.as_slice())?;
    if let Some(list) = &list {
        may_be_replaced(list)?;
    }
    let shared = share(&input::needed(&path, &reading)?, &options);
    if unlabelled.is_none() {
        nothing_unlabelled(&shared.left_out)?;
    }
    if let Some(list) = list {
        write_list(&list, &shared.left_out)?;
    }
    let mut out = io::stdout().lock();
    out.write_all(&pretty(&shared.record)?)?;
    out.flush()?;
    if count {
        tell(&format!("child-progress: {}", counted(&shared.left_out)));
    }
    Ok(Outcome::Fine)
}

/// Who reads it: labels that are all theirs. A slip of the pen would be an audience of nobody, for whom nothing is
/// barred that is barred for the child.
fn reader(value: &str) -> Result<Vec<Audience>, Failure> {
    let label = |label: &str| match Audience::new(label) {
        Ok(Audience::NotYetChild) => Err(Failure::Usage(format!(
            "{label} is a condition on an entry, and nobody; it is kept for every audience"
        ))),
        Ok(Audience::Nobody) => Err(Failure::Usage(format!("{label} says that an entry is for nobody"))),
        Ok(audience) if audience.is_known() || label.contains(':') => Ok(audience),
        _ => {
            let known = Audience::VOCABULARY.codes.iter().map(|known| known.code);
            let known: Vec<&str> = known
                .filter(|code| ![Audience::NotYetChild.as_str(), Audience::Nobody.as_str()].contains(code))
                .collect();
            let known = known.join(", ");
            Err(Failure::Usage(format!("--audience takes {known} or a label of your own with a colon, not {label:?}")))
        }
    };
    value.split(',').map(label).collect()
}

fn choice(value: &str) -> Result<Unlabelled, Failure> {
    match value {
        "include" => Ok(Unlabelled::Include),
        "exclude" => Ok(Unlabelled::Exclude),
        other => Err(Failure::Usage(format!("--unlabelled takes include or exclude, not {other:?}"))),
    }
}

fn options(
    readers: &[Vec<Audience>],
    unlabelled: Unlabelled,
    identifiers: bool,
) -> Result<Option<ShareOptions>, NobodysAudience> {
    let mut options: Option<ShareOptions> = None;
    for labels in readers {
        let mut labels = labels.iter().cloned();
        let Some(first) = labels.next() else { continue };
        let with = match options {
            Some(options) => options.and(first),
            None => ShareOptions::new(first, unlabelled),
        };
        options = Some(labels.try_fold(with?, ShareOptions::or)?);
    }
    Ok(options.map(|options| if identifiers { options.with_identifiers() } else { options }))
}

/// That nothing in the record waits for the choice that was not made.
fn nothing_unlabelled(left_out: &[LeftOut]) -> Result<(), Failure> {
    match left_out.iter().filter(|left_out| left_out.reason == LeftOutReason::Unlabelled).count() {
        0 => Ok(()),
        number => Err(Failure::Usage(format!(
            "{number} of the record's entries or parts have no labels: say --unlabelled include to show them, or \
             --unlabelled exclude to leave them out"
        ))),
    }
}

/// That no file of another kind stands where the list is to be written; an older list may.
fn may_be_replaced(path: &OsString) -> Result<(), Failure> {
    if path.is_empty() {
        return Err(Failure::Usage("--left-out needs the name of a file".to_owned()));
    }
    if path == "-" {
        let message = "--left-out needs the name of a file: the copy goes to standard output, and the list is not for \
                       its reader";
        return Err(Failure::Usage(message.to_owned()));
    }
    // A terminal or a pipe is not replaced, and what is not there cannot be.
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return Ok(());
    }
    let is_list = File::open(path).and_then(|file| {
        for line in BufReader::new(file).split(b'\n') {
            if !std::str::from_utf8(&line?).is_ok_and(is_line_of_list) {
                return Ok(false);
            }
        }
        Ok(true)
    });
    if is_list.map_err(|error| input::cannot_read(path, error.kind()))? {
        return Ok(());
    }
    let name = name::of_file(path);
    Err(Failure::Run(format!("{name} is there and is no list of what was left out: it is not written over")))
}

/// Whether a line is one of a list: a pointer, a reason, and what it follows where there is something.
fn is_line_of_list(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_pointer =
        |word: &str| Pointer::new(word).is_ok() && word.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
    let is_reason = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    match words.as_slice() {
        [pointer, reason] => is_pointer(pointer) && is_reason(reason),
        [pointer, reason, because] => is_pointer(pointer) && is_reason(reason) && is_pointer(because),
        _ => false,
    }
}

fn write_list(path: &OsString, left_out: &[LeftOut]) -> Result<(), Failure> {
    let mut text = String::new();
    for one in left_out {
        let _ = writeln!(text, "{}", name::spelled(&one.to_string())); // a string takes everything
    }
    let cannot = |error: io::Error| Failure::Run(format!("cannot write {}: {}", name::of_file(path), error.kind()));
    fs::write(path, text).map_err(cannot)
}

/// How many entries and how many parts of entries. An entry's pointer has two steps.
fn counted(left_out: &[LeftOut]) -> String {
    let is_entry = |left_out: &&LeftOut| {
        let pointer = left_out.pointer.as_str();
        let last = pointer.rsplit('/').next().unwrap_or_default();
        pointer.matches('/').count() == 2 && last.bytes().all(|byte| byte.is_ascii_digit())
    };
    let entries = left_out.iter().filter(is_entry).count();
    format!("left out: {entries} entries, {} parts of others", left_out.len() - entries)
}
