//! A school and a clinic have each written in their own copy of a record: puts the copies together, says what is left for
//! people to decide, and tells the family what is new since the last review.
//!
//! `cargo run --example merge_and_diff`
#![allow(clippy::print_stdout)]

use child_progress::{CheckOptions, Goal, ProgressRecord, diff, merge};

const REVIEWED: &str = r#"{
  "schemaVersion": "1.0",
  "child": { "id": "c1", "knownAs": "Ava" },
  "people": [
    { "id": "slt", "name": "Noor Aziz", "roles": ["speech-and-language-therapist"] },
    { "id": "teacher", "name": "Dan Oakes", "roles": ["teacher"] }
  ],
  "goals": [{
    "id": "g-sing", "wordings": [{ "text": { "words": "I sing in assembly." }, "by": { "role": "child" } }],
    "intent": "take-part", "target": { "due": "2026-07" }
  }],
  "observations": [{ "id": "o-1", "occurred": "2026-03-02", "seen": { "words": "Hummed along, from the back." }, "observers": [{ "person": "teacher" }] }]
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reviewed: ProgressRecord = REVIEWED.parse()?;

    // Since the review, the school has seen something and moved the date, …
    let school: ProgressRecord = REVIEWED
        .replace("2026-07", "2026-12")
        .replace(r#""observations": ["#, r#""observations": [
            { "id": "o-2", "occurred": "2026-06-12", "seen": { "words": "Sang two verses." }, "observers": [{ "person": "teacher" }], "goals": ["g-sing"] },"#)
        .parse()?;
    // … and the clinic has seen something else, asked Ava, and moved the date too.
    let clinic: ProgressRecord = REVIEWED
        .replace("2026-07", "2026-10")
        .replace(r#""observations": ["#, r#""views": [{ "id": "v-1", "of": { "role": "child" }, "on": "2026-06-01", "words": { "words": "I want to hold the microphone." } }],
          "observations": [
            { "id": "o-3", "occurred": "2026-05-20", "seen": { "words": "Took a breath before each line." }, "observers": [{ "person": "slt" }], "goals": ["g-sing"] },"#)
        .parse()?;

    let copies = [school, clinic];
    let merged = merge(copies.clone())?;
    println!("{} observations, {} view", merged.record.observations.len(), merged.record.views.len());

    // Nobody guesses which date holds: both stand beside the record, whole, until people have decided.
    let mut record = merged.record.clone();
    for conflict in &merged.conflicts {
        println!("to decide: {conflict}");
        let goals: Result<Vec<Goal>, _> =
            conflict.sides.iter().map(|side| serde_json::from_value(side.content.get())).collect();
        for goal in goals? {
            let due = goal.target.as_ref().and_then(|target| target.due);
            println!("    one copy has it due {}", due.map_or_else(|| "at no date".to_owned(), |due| due.to_string()));
            // Let us say that the later date was agreed, by everybody.
            if due == Some("2026-12".parse()?) {
                record.goals.push(goal);
            }
        }
    }
    for finding in merged.findings(&copies, &CheckOptions::new()).findings() {
        println!("only the whole shows: {finding}");
    }

    println!("\n{}", diff(&reviewed, &record).to_text(&reviewed, &record));
    Ok(())
}
