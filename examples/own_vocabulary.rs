//! Uses codes of a host's own beside those that ship: roles, areas of life, and an extension.
//!
//! `cargo run --example own_vocabulary`
#![allow(clippy::print_stdout)]

use child_progress::{Coding, List, ProgressRecord, Role, vocabulary};

/// The school's own areas of life, which it publishes at an address of its own.
const AREAS: &str = "https://oakfield.example/areas";
const LABELS: &[(&str, &str)] = &[("calm", "Feeling calm"), ("friends", "Friends and play")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut record: ProgressRecord = include_str!("records/minimal.json").parse()?;
    let Some(observation) = record.observations.first_mut() else { return Err("the record has no observation".into()) };

    // Any code may stand where a vocabulary is open; a code that is not listed is kept as it is.
    let lunchtime = Role::new("lunchtime-supervisor")?;
    assert!(!lunchtime.is_known());
    observation.observers = List::of(lunchtime.into());

    // A code of the school's own list, and one of a list that ships.
    observation.areas = List::from(vec![
        Coding::of(AREAS.try_into()?, "calm".try_into()?),
        Coding::of(vocabulary::ENGAGEMENT_AREA.id.try_into()?, "initiation".try_into()?),
    ]);
    observation.extensions.insert("example.oakfield.house".try_into()?, "Heron".into());

    let text = serde_json::to_string(&record)?;
    let again = child_progress::read_str(&text)?;
    for area in again.observations.iter().flat_map(|observation| &observation.areas) {
        println!("{}", label(area));
    }
    Ok(())
}

/// A label for people: the school's own, or that of the list that ships.
fn label(area: &Coding) -> &str {
    let (system, code) = (area.system.as_ref().map_or("", |system| system.as_str()), area.code.as_str());
    let own = LABELS.iter().find(|(known, _)| system == AREAS && *known == code).map(|(_, label)| *label);
    let shipped = vocabulary::find(system).and_then(|list| list.find(code)).map(|known| known.label);
    own.or(shipped).unwrap_or(code)
}
