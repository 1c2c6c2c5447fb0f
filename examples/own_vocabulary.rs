//! Extends the record with what is a school's own: a scale, areas of life, a role, and an extension, beside those that ship.
//!
//! `cargo run --example own_vocabulary`
#![allow(clippy::print_stdout)] // it is a program

use child_progress::{
    AtLeastOne, CheckOptions, Coding, Direction, LevelScale, LevelValue, List, Measure, MeasureForm, Measured,
    Observation, OrdinalMeasure, ProgressOptions, ProgressRecord, Role, Scale, ScaleForm, ScaleLevel, Value, check,
    progress, vocabulary,
};

/// The school's own areas of life, which it publishes at an address of its own.
const AREAS: &str = "https://oakfield.example/areas";

/// The school's own scale for joining in, lowest first.
const JOINING_IN: &[(&str, &str)] =
    &[("nearby", "Watches from nearby"), ("beside", "Plays beside the others"), ("with", "Plays with the others")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut record: ProgressRecord = include_str!("records/minimal.json").parse()?;
    record.scales.push(joining_in()?);
    let mut measure =
        Measure::new("play".try_into()?, MeasureForm::Ordinal(OrdinalMeasure::new("joining-in".try_into()?)));
    measure.counted = Some("How Ines joins in when there is football.".try_into()?);
    record.measures.push(measure);

    for (id, day, level) in
        [("o2", "2026-09-21", "nearby"), ("o3", "2026-10-05", "beside"), ("o4", "2026-11-09", "with")]
    {
        let mut observation = Observation::new(id.try_into()?, day.try_into()?);
        // Any code may stand where a vocabulary is open; a code that is not listed is kept as it is. One with a colon is
        // surely a host's own, and no slip of the pen.
        observation.observers = List::of(Role::new("oakfield:lunchtime-supervisor")?.into());
        observation.values =
            List::of(Measured::new("play".try_into()?, Value::Level(LevelValue::new(level.try_into()?))));
        // An area of the school's own list, with its label for those who do not have the list, and one of a list that ships.
        let mut friends = Coding::of(AREAS.try_into()?, "friends".try_into()?);
        friends.display = Some("Friends and play".try_into()?);
        let initiation = Coding::of(vocabulary::ENGAGEMENT_AREA.id.try_into()?, "initiation".try_into()?);
        observation.areas = List::from(vec![friends, initiation]);
        observation.extensions.insert("example.oakfield.house".try_into()?, "Heron".into());
        record.observations.push(observation);
    }

    // Nothing of it is a finding, and all of it is written and read back.
    let text = serde_json::to_string(&record)?;
    let again = child_progress::read_str(&text)?;
    assert_eq!(again, record);
    println!("{} findings\n", check(&again, &CheckOptions::new()).findings().len());

    // The page tells an area by its label, and a level of the scale by the words that the scale gives it.
    println!("{}", progress(&again, &ProgressOptions::new()).to_text(&again));
    Ok(())
}

fn joining_in() -> Result<Scale, Box<dyn std::error::Error>> {
    let mut levels = Vec::new();
    for (code, words) in JOINING_IN {
        let mut level = ScaleLevel::new((*code).try_into()?);
        level.label = Some((*words).try_into()?);
        levels.push(level);
    }
    let form = ScaleForm::Levels(LevelScale::new(AtLeastOne::try_from(levels)?));
    let mut scale = Scale::new("joining-in".try_into()?, form);
    scale.direction = Some(Direction::Higher);
    Ok(scale)
}
