//! Reads a record and prints what it tells to anybody who may read it: the child's own wording of a goal first, and
//! nothing that is labelled for some, sensitive, kept back by the child, replaced or entered in error.
//!
//! `cargo run --example read_a_record -- examples/records/staying-on-her-feet.json`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use child_progress::{
    Achievement, AmendmentKind, Audience, Intent, Observation, Party, ProgressRecord, ReadError, Role, Sensitivity,
    SharingAnswer, Text, Voice,
};

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
    println!("{}", record.child.known_as.as_ref().map_or("The child", |name| name.as_str()));
    for statement in record.profile.iter().filter(|entry| is_for_all(&entry.audience, &entry.sensitive)) {
        if may_be_shown(statement.voice.as_deref()) {
            println!("  {}: {}", statement.heading.label().unwrap_or("Also"), words(&statement.text));
        }
    }
    for goal in record.goals.iter().filter(|entry| is_for_all(&entry.audience, &entry.sensitive)) {
        println!("\nGoal ({})", goal.intent.as_ref().and_then(Intent::label).unwrap_or("no intent given"));
        let (own, others): (Vec<_>, Vec<_>) = goal.wordings.iter().partition(|wording| is_child(wording.by.as_ref()));
        for wording in own.into_iter().chain(others) {
            if may_be_shown(wording.voice.as_deref()) {
                println!("  {}: {}", who(record, wording.by.as_ref()), words(&wording.text));
            }
        }
        let judgements = record.judgements.iter().filter(|entry| is_for_all(&entry.audience, &entry.sensitive));
        for judgement in judgements.filter(|judgement| judgement.goal.as_ref() == Some(&goal.id)) {
            let code = judgement.achievement.as_ref().and_then(Achievement::label).unwrap_or("In words");
            let said = judgement.words.as_ref().map_or(String::new(), |text| format!(": {}", words(text)));
            println!("  {code}, says {}{said}", who(record, Some(&judgement.by)));
        }
    }
    println!("\nWhat was seen");
    let (told, left_out): (Vec<_>, Vec<_>) =
        record.observations.iter().partition(|entry| is_for_all(&entry.audience, &entry.sensitive));
    for observation in told.into_iter().filter(|observation| stands(record, observation)) {
        println!("  {}  {}", observation.occurred, observation.seen.as_ref().map_or("", words));
        let voice = observation.voice.as_deref().filter(|voice| may_be_shown(Some(voice)));
        if let Some(Voice { words: Some(said), manner, .. }) = voice {
            println!("              {}: {}", manner.label().unwrap_or("Said"), words(said));
        }
    }
    if !left_out.is_empty() {
        println!("  ({} more, for some readers only)", left_out.len());
    }
}

fn is_for_all(audience: &[Audience], sensitive: &[Sensitivity]) -> bool {
    audience.is_empty() && sensitive.is_empty()
}

/// Whether the child, where they were asked, has said that their words may be shown to anybody.
fn may_be_shown(voice: Option<&Voice>) -> bool {
    let answer = voice.and_then(|voice| voice.sharing.as_ref()).map(|sharing| &sharing.answer);
    answer.is_none_or(|answer| *answer == SharingAnswer::Yes)
}

/// Whether nothing took the observation's place and nobody took it back.
fn stands(record: &ProgressRecord, observation: &Observation) -> bool {
    !record.amendments.iter().any(|amendment| {
        amendment.entry.as_str() == observation.id.as_str()
            && matches!(amendment.amendment_kind, AmendmentKind::Replaced | AmendmentKind::EnteredInError)
    })
}

fn is_child(party: Option<&Party>) -> bool {
    party.is_some_and(|party| party.role == Some(Role::Child))
}

/// Who it is, in a word or two: the role given, or the first role of the listed person.
fn who<'a>(record: &'a ProgressRecord, party: Option<&'a Party>) -> &'a str {
    let Some(party) = party else { return "Somebody" };
    let person = record.people.iter().find(|person| Some(&person.id) == party.person.as_ref());
    let role = party.role.as_ref().or_else(|| person.and_then(|person| person.roles.first()));
    role.and_then(Role::label).unwrap_or("Somebody")
}

fn words(text: &Text) -> &str {
    text.words.as_str()
}
