//! What progress does a record show? `cargo run --example progress_of_a_record [PATH]`
//!
//! Without a path it asks about a girl whose illness progresses, and about the same months for a program.
#![allow(clippy::print_stdout)] // it is a program

use child_progress::{Achievement, ApartReason, ProgressOptions, progress};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/records/staying-on-her-feet.json");
    let path = std::env::args().nth(1).unwrap_or_else(|| default.to_owned());
    let record = child_progress::read(&std::fs::read(path)?)?;

    // For people: a page.
    let summary = progress(&record, &ProgressOptions::new());
    println!("{}", summary.to_text(&record));

    // For a program: each goal's status, what it is in FHIR's codes, and what was not joined with the rest.
    for goal in &summary.goals {
        let fhir = goal.achievement.as_ref().map_or("no FHIR code", Achievement::as_str);
        println!("{}: {} ({fhir}), {}", goal.goal, goal.status.as_str(), goal.agreement.as_str());
        for apart in goal.measures.iter().flat_map(|measure| &measure.apart) {
            let reasons: Vec<&str> = apart.because.iter().map(ApartReason::as_str).collect();
            println!("  apart: {}", reasons.join(", "));
        }
    }
    Ok(())
}
