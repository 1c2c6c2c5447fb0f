//! A contestant: reads documents, one a line of a file, and then takes commands on standard input. `verdicts` answers
//! with a 1 or a 0 for each document; `run MILLISECONDS` takes in all documents, over and over for so long, and answers with the
//! bytes and the processor time in nanoseconds. A pass before it is not counted.

use std::fs;
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::path::Path;

use child_progress::schema::SCHEMAS;
use child_progress::{CheckOptions, check};
use rustix::time::{ClockId, clock_gettime};
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::Done;

type Accepts = Box<dyn Fn(&[u8]) -> bool>;

pub fn run(name: &str, file: &Path) -> Done {
    let text = fs::read(file)?;
    let documents: Vec<&[u8]> = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    let accepts = contestant(name)?;
    let bytes: usize = documents.iter().map(|document| document.len()).sum();
    let pass = || documents.iter().filter(|document| black_box(accepts(black_box(document)))).count();
    let mut out = std::io::stdout().lock();
    for command in std::io::stdin().lock().lines() {
        let command = command?;
        if let Some(milliseconds) = command.strip_prefix("run ") {
            let enough = milliseconds.parse::<u64>()? * 1_000_000;
            pass();
            let (start, mut passes) = (processor_time(), 0);
            let spent = loop {
                pass();
                passes += 1;
                let spent = processor_time() - start;
                if spent >= enough {
                    break spent;
                }
            };
            writeln!(out, "{} {spent}", bytes * passes)?;
        } else {
            let verdicts = documents.iter().map(|document| if accepts(document) { '1' } else { '0' });
            writeln!(out, "{}", verdicts.collect::<String>())?;
        }
        out.flush()?;
    }
    Ok(())
}

fn processor_time() -> u64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    u64::try_from(now.tv_sec).unwrap_or_default() * 1_000_000_000 + u64::try_from(now.tv_nsec).unwrap_or_default()
}

fn contestant(name: &str) -> Done<Accepts> {
    Ok(match name {
        "anchor" => Box::new(|document| serde_json::from_slice::<IgnoredAny>(document).is_ok()),
        "value" => Box::new(|document| serde_json::from_slice::<Value>(document).is_ok()),
        "read" => Box::new(|document| child_progress::read(document).is_ok()),
        "check" => {
            let options = CheckOptions::new();
            Box::new(move |document| {
                child_progress::read(document).is_ok_and(|record| check(&record, &options).is_valid())
            })
        }
        "jsonschema" => {
            let validator = jsonschema::draft202012::new(&schema()?)?;
            Box::new(move |document| serde_json::from_slice(document).is_ok_and(|value| validator.is_valid(&value)))
        }
        "jsonschema-regex" => {
            let options = jsonschema::draft202012::options().with_pattern_options(jsonschema::PatternOptions::regex());
            let validator = options.build(&schema()?)?;
            Box::new(move |document| serde_json::from_slice(document).is_ok_and(|value| validator.is_valid(&value)))
        }
        "jsonschema-all" => {
            let validator = jsonschema::draft202012::new(&schema()?)?;
            Box::new(move |document| {
                serde_json::from_slice(document).is_ok_and(|value| validator.iter_errors(&value).count() == 0)
            })
        }
        "boon" => {
            let mut schemas = boon::Schemas::new();
            let mut compiler = boon::Compiler::new();
            compiler.add_resource("file:///record.json", schema()?).map_err(|error| error.to_string())?;
            let record = compiler.compile("file:///record.json", &mut schemas).map_err(|error| error.to_string())?;
            Box::new(move |document| {
                serde_json::from_slice(document).is_ok_and(|value| schemas.validate(&value, record).is_ok())
            })
        }
        other => return Err(format!("no contestant {other}").into()),
    })
}

fn schema() -> Done<Value> {
    let schema = SCHEMAS.iter().find(|schema| schema.name == "progress-record").ok_or("no schema")?;
    Ok(serde_json::from_str(schema.text)?)
}
