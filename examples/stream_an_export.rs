//! Goes over an export of records, one a line (NDJSON), however long it is: tells each bad line and goes on, writes the good
//! records on, and says at the end what there was.
//!
//! `cargo run --example stream_an_export [EXPORT [GOOD]]`: reads the file EXPORT, or a small one of its own in which two
//! lines are spoilt; writes the good records to the file GOOD, or nowhere.
#![allow(clippy::print_stdout)] // it is a program

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};

use child_progress::{CheckOptions, Line, Lines, ProgressRecord, ReadOptions, Report, RuleCode, check, write_line};

/// What became of a line: the record, or everything that is wrong with it.
type Outcome = (u64, Result<ProgressRecord, Report>);

/// This is done for each line, and could be done on several cores: see `Lines::each_in_parallel`.
fn judge(line: Line<'_>) -> Outcome {
    let judged = match line.read(&ReadOptions::strict()) {
        Err(unreadable) => Err(unreadable.into_report()),
        Ok(document) => match check(&document.record, &CheckOptions::new()) {
            report if report.is_valid() => Ok(document.record),
            report => Err(report),
        },
    };
    (line.number, judged)
}

#[derive(Default)]
struct Summary {
    good: u64,
    bad: u64,
    observations: usize,
    /// How many lines break a rule.
    broken: BTreeMap<RuleCode, u64>,
}

fn pass_on(export: impl Read, mut good: impl Write) -> io::Result<Summary> {
    let mut summary = Summary::default();
    Lines::new().each(export, judge, |(number, judged)| {
        match judged {
            Ok(record) => {
                summary.good += 1;
                summary.observations += record.observations.len();
                write_line(&record, &mut good)?;
            }
            Err(report) => {
                summary.bad += 1;
                let mut codes: Vec<RuleCode> = Vec::new();
                for finding in report.findings() {
                    println!("line {number}: {} at {}: {}", finding.code.as_str(), finding.pointer, finding.message);
                    if !codes.contains(&finding.code) {
                        codes.push(finding.code.clone());
                    }
                }
                for code in codes {
                    *summary.broken.entry(code).or_default() += 1;
                }
            }
        }
        Ok::<_, io::Error>(())
    })?;
    good.flush()?;
    Ok(summary)
}

fn main() -> io::Result<()> {
    let mut paths = std::env::args_os().skip(1);
    let export: Box<dyn Read> = match paths.next() {
        Some(path) => Box::new(File::open(path)?),
        None => Box::new(io::Cursor::new(a_small_export()?)),
    };
    let good: Box<dyn Write> = match paths.next() {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(io::sink()),
    };
    let summary = pass_on(export, good)?;
    println!("\n{} records are good and have {} observations", summary.good, summary.observations);
    println!("{} lines are not", summary.bad);
    for (code, lines) in &summary.broken {
        let what = code.rule().map_or("", |rule| rule.summary);
        println!("    {} in {lines}: {what}", code.as_str());
    }
    Ok(())
}

/// Three records of the examples, and two lines that went wrong on the way.
fn a_small_export() -> io::Result<Vec<u8>> {
    let texts = [
        include_str!("records/minimal.json"),
        include_str!("records/staying-on-her-feet.json"),
        include_str!("records/eye-gaze-second-try.json"),
    ];
    let mut export = Vec::new();
    for text in texts {
        write_line(&text.parse().map_err(io::Error::other)?, &mut export)?;
        if export.len() < 1000 {
            export.extend_from_slice(
                b"{\"schemaVersion\":\"1.0\",\"child\":{\"id\":\"c7\"},\"observations\":[{\"id\":\"o1\"}]}\n",
            );
            export.extend_from_slice(
                b"{\"schemaVersion\":\"1.0\",\"child\":{\"id\":\"c8\"},\"goals\":[{\"id\":\"g1\",\n",
            );
        }
    }
    Ok(export)
}
