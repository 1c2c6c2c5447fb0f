//! Who may see what? `cargo run --example share_by_audience [PATH]`
//!
//! Shares a record with each audience in turn and says what each does not get, and why. Then it makes the copy for the
//! parents and one for a meeting of parents and school.
#![allow(clippy::print_stdout)] // it is a program

use std::collections::BTreeMap;

use child_progress::{Audience, ShareOptions, Unlabelled, share};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1);
    let path = path.unwrap_or_else(|| "examples/records/only-those-who-need-to-know.json".into());
    let record = child_progress::read_str(&std::fs::read_to_string(path)?)?;

    for known in Audience::VOCABULARY.codes {
        let audience = Audience::new(known.code)?;
        if matches!(audience, Audience::NotYetChild | Audience::Nobody) {
            continue; // what they say of an entry makes nobody a reader of it
        }
        let shared = share(&record, &ShareOptions::new(audience, Unlabelled::Include)?);
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for left_out in &shared.left_out {
            reasons.entry(left_out.reason.as_str()).or_default().push(left_out.pointer.as_str());
        }
        println!("{}", known.label);
        for (reason, places) in reasons {
            println!("    {reason}: {}", places.join(", "));
        }
    }

    // What one of the parents gets is not always what can be read out where all sit together.
    let parents = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include)?;
    let meeting = parents.clone().and(Audience::Education)?;
    for (name, options) in [("the parents", parents), ("a meeting of parents and school", meeting)] {
        let shared = share(&record, &options);
        println!("for {name}: {} bytes of JSON", serde_json::to_string(&shared.record)?.len());
    }
    Ok(())
}
