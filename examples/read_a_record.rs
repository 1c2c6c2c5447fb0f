//! Reads a record and prints what it tells, the child's own words first.
//!
//! `cargo run --example read_a_record -- examples/records/minimal.json`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use child_progress::{Achievement, Intent, ProgressRecord, ReadError, Role, Text, Voice};

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/records/minimal.json".to_owned());
    match std::fs::File::open(&path).map_err(ReadError::from).and_then(child_progress::read_from) {
        Ok(record) => {
            tell(&record);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tell(record: &ProgressRecord) {
    let name = record.child.known_as.as_ref().map_or("The child", |name| name.as_str());
    println!("{name}");
    for statement in &record.profile {
        println!("  {}: {}", statement.heading.label().unwrap_or("Also"), words(&statement.text));
    }
    for goal in &record.goals {
        println!("\nGoal ({})", goal.intent.as_ref().and_then(Intent::label).unwrap_or("no intent given"));
        for wording in &goal.wordings {
            let whose = wording.by.as_ref().and_then(|by| by.role.as_ref()).and_then(Role::label);
            println!("  {}: {}", whose.unwrap_or("In words"), words(&wording.text));
        }
        for judgement in record.judgements.iter().filter(|judgement| judgement.goal.as_ref() == Some(&goal.id)) {
            let code = judgement.achievement.as_ref().and_then(Achievement::label).unwrap_or("in words");
            println!("  Judged {code}: {}", judgement.words.as_ref().map_or("", words));
        }
    }
    println!("\nWhat was seen");
    for observation in &record.observations {
        println!("  {}  {}", observation.occurred, observation.seen.as_ref().map_or("", words));
        if let Some(Voice { words: Some(said), manner, .. }) = observation.voice.as_deref() {
            println!("              {}: {}", manner.label().unwrap_or("Said"), words(said));
        }
    }
}

fn words(text: &Text) -> &str {
    text.words.as_str()
}
