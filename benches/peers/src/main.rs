//! The documents of the comparison, and its contestants in Rust. `benches/peers/run` runs it.
//!
//! `peers documents DIR SEED SMALL MEDIUM LARGE` writes documents; `peers growth DIR SEED ENTRIES…` records of so many
//! observations; `peers run CONTESTANT FILE` is a contestant (see `contestant.rs`).

mod contestant;
mod draw;
mod fault;
mod record;
mod words;

use std::error::Error;
use std::fs;
use std::path::Path;

use child_progress::{CheckOptions, ProgressRecord, check};
use draw::Draw;
use record::{Extent, record};
use serde_json::Value;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["documents", folder, seed, counts @ ..] if counts.len() == 3 => {
            documents(Path::new(folder), seed.parse()?, counts)
        }
        ["growth", folder, seed, sizes @ ..] => growth(Path::new(folder), seed.parse()?, sizes),
        ["run", name, file] => contestant::run(name, Path::new(file)),
        _ => Err("see the head of src/main.rs".into()),
    }
}

/// Per size a file of valid documents, one a line, and for all a file of faulty ones and one that says what is wrong.
fn documents(folder: &Path, seed: u64, counts: &[&str]) -> Done {
    let mut draw = Draw::new(seed);
    let mut faulty = String::new();
    let mut kinds = String::new();
    for ((name, goals, observations, terms), count) in
        [("small", 1, 1, 0), ("medium", 3, 15, 1), ("large", 6, 450, 8)].into_iter().zip(counts)
    {
        let mut lines = String::new();
        for at in 0..count.parse()? {
            let extent = Extent { goals, observations: observations + draw.below(1 + observations / 4), terms };
            let line = sound(&record(&mut draw, extent))?;
            if at < 3 {
                for fault in fault::FAULTS {
                    faulty += &((fault.make)(serde_json::from_str(&line)?) + "\n");
                    kinds.extend([fault.family, " ", fault.name, "\n"]);
                }
            }
            lines += &(line + "\n");
        }
        fs::write(folder.join(name).with_extension("ndjson"), lines)?;
    }
    fs::write(folder.join("faulty.ndjson"), faulty)?;
    Ok(fs::write(folder.join("faulty.txt"), kinds)?)
}

fn growth(folder: &Path, seed: u64, sizes: &[&str]) -> Done {
    for size in sizes {
        let extent = Extent { goals: 6, observations: size.parse()?, terms: 3 };
        let line = sound(&record(&mut Draw::new(seed), extent))?;
        fs::write(folder.join(format!("growth-{size}.ndjson")), line + "\n")?;
    }
    Ok(())
}

/// The document as the crate writes it; an error, unless nothing at all is found in it.
fn sound(document: &Value) -> Done<String> {
    let record: ProgressRecord =
        child_progress::read_str(&document.to_string()).map_err(|error| error.into_report().to_string())?;
    let report = check(&record, &CheckOptions::new());
    if !report.findings().is_empty() {
        return Err(format!("a generated record has findings:\n{report}").into());
    }
    Ok(serde_json::to_string(&record)?)
}
