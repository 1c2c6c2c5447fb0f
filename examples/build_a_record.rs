//! Builds a record in code and prints it as JSON: a goal to stay on her feet, with a child's words and a physiotherapist's.
//!
//! `cargo run --example build_a_record`
#![allow(clippy::print_stdout)]

use child_progress::{
    AtLeastOne, Baseline, Child, Course, ExpectedCourse, Goal, Intent, List, Observation, ObservationId, Party, Person,
    PersonId, ProgressRecord, Role, Target, Wording,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut child = Child::new("child-7".try_into()?);
    child.known_as = Some("Nell".try_into()?);
    let mut record = ProgressRecord::of(child);

    let physio = PersonId::new("physio")?;
    let mut person = Person::new(physio.clone());
    person.roles = List::of(Role::Physiotherapist);
    record.people.push(person);

    let mut own = Wording::new("I want to stand up to sing.".try_into()?);
    own.by = Some(Role::Child.into());
    let mut professional = Wording::new("Nell keeps standing with her frame for the length of a song.".try_into()?);
    professional.by = Some(physio.clone().into());

    let mut goal = Goal::new("stand".try_into()?, AtLeastOne::try_from(vec![own, professional])?);
    goal.intent = Some(Intent::SlowLoss);
    goal.expected = Some(Box::new(ExpectedCourse::new(Course::Falling)));
    let mut baseline = Baseline::new();
    baseline.words = Some("Stands for three songs with her frame.".try_into()?);
    goal.baseline = Some(Box::new(baseline));
    let mut target = Target::new();
    target.words = Some("Still stands for one song in July.".try_into()?);
    target.due = Some("2026-07".try_into()?);
    goal.target = Some(Box::new(target));
    record.goals.push(goal);

    let mut observation = Observation::new(ObservationId::new("o1")?, "2026-03-12".try_into()?);
    observation.seen = Some("Stood for two songs in assembly, holding the frame with one hand.".try_into()?);
    observation.observers = List::of(Party::person(physio));
    observation.goals = List::of("stand".try_into()?);
    record.observations.push(observation);

    let text = serde_json::to_string_pretty(&record)?;
    assert_eq!(child_progress::read_str(&text)?, record);
    println!("{text}");
    Ok(())
}
