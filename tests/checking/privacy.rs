//! What somebody wrote is in no `Debug` output, error, message or finding.
//!
//! A marker is planted in every place of generated documents that can hold words, codes of a host's own, addresses
//! or names; then everything that the crate can print of them is searched for it. Ids may be shown (they are opaque
//! by contract), and so may the names of unknown members that look like member names.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[cfg(feature = "proptest")]
mod planted;

use std::error::Error;
use std::fmt::Debug;

use child_progress::{
    Audience, CheckOptions, ProgressOptions, ProgressRecord, ReadError, ReadOptions, RemovalReason, Report, Role,
    ShareOptions, Unlabelled, When, as_of, check, progress, share,
};
use serde_json::Value;

/// Names of members that the format does not have and that might be somebody's.
const NAMES: &[&str] =
    &["Zebra Marker", "ZEBRAMARKER", "zebra marker", "Zebra", "zebra_ä", "zebra1234", "zebra/x", "~zebra"];

fn shows_marker(text: &str) -> bool {
    ["zebra", "Zebra", "ZEBRA"].iter().any(|marker| text.contains(marker))
}

/// What `{:?}` and `{:#?}` show.
fn debugged(value: &impl Debug) -> [String; 2] {
    [format!("{value:?}"), format!("{value:#?}")]
}

/// What an error and everything behind it show.
fn shown(error: &dyn Error) -> Vec<String> {
    let mut all = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        all.extend([error.to_string(), format!("{error:#}"), format!("{error:?}"), format!("{error:#?}")]);
        next = error.source();
    }
    all
}

fn reported(report: &Report) -> Vec<String> {
    let mut all = vec![report.to_string()];
    all.extend(debugged(report));
    for finding in report.findings() {
        all.push(finding.to_string());
        all.push(serde_json::to_string(finding).unwrap());
        all.extend(debugged(finding));
    }
    all
}

/// What is printed of a record that was shared, cut back or erased from.
fn of_sharing(record: &ProgressRecord) -> Vec<String> {
    let mut all = Vec::new();
    for audience in [Audience::Child, Audience::Education, Audience::new("zebra:ZEBRAMARKER").unwrap()] {
        let options = ShareOptions::new(audience, Unlabelled::Include).unwrap();
        let shared = share(record, &options);
        all.extend(shared.left_out.iter().map(ToString::to_string));
        all.extend(debugged(&options));
        all.extend(debugged(&shared));
    }
    all.extend(debugged(&as_of(record, "2026-09-14".parse().unwrap())));
    if let Some(seen) = record.observations.first() {
        let (mut erased, id) = (record.clone(), seen.id.as_str().parse().unwrap());
        let note = erased.erase(&id, RemovalReason::Request, Role::Senco, "2026-09-14".parse().unwrap());
        all.extend(debugged(&note));
        all.extend(debugged(&erased));
        let amended =
            erased.dispute("zz".parse().unwrap(), &id, "Zebra".parse().unwrap(), Role::Child, "2026".parse().unwrap());
        all.extend(debugged(&amended));
    }
    all
}

/// Everything that the crate can print of a document, whether it can be read or not. The second value says whether
/// it could.
fn everything_shown(text: &str) -> (Vec<String>, bool) {
    let mut all = Vec::new();
    let mut readable = false;
    for options in [ReadOptions::strict(), ReadOptions::tolerant()] {
        all.extend(reported(&options.faults(text.as_bytes())));
        match options.read_from(text.as_bytes()) {
            Ok(document) => {
                readable = true;
                all.extend(debugged(&document));
                all.extend(reported(&document.report));
                let report = check(&document.record, &CheckOptions::new());
                all.extend(reported(&report.located_in(text)));
                all.extend(debugged(&progress(&document.record, &ProgressOptions::new())));
                all.extend(of_sharing(&document.record));
                if options == ReadOptions::strict() {
                    break; // the tolerant reader takes it alike
                }
            }
            Err(error) => {
                all.extend(shown(&error));
                let ReadError::Unreadable(unreadable) = error else { unreachable!() };
                all.extend(shown(&unreadable));
                all.extend(reported(unreadable.report()));
            }
        }
    }
    if let Err(error) = serde_json::from_str::<ProgressRecord>(text) {
        all.extend(shown(&error));
    }
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && let Err(error) = serde_json::from_value::<ProgressRecord>(value)
    {
        all.extend(shown(&error));
    }
    (all, readable)
}

fn keeps_it_to_itself(text: &str) -> bool {
    let (all, readable) = everything_shown(text);
    let telling: Vec<&String> = all.iter().filter(|shown| shows_marker(shown)).collect();
    assert!(telling.is_empty(), "{telling:#?}\nis shown of\n{text}");
    readable
}

/// Members that stand twice, with and without names that might be somebody's, in the format and in extensions.
#[test]
fn nothing_that_is_said_of_what_stands_twice_repeats_it() {
    for name in NAMES {
        let name = Value::from(*name);
        for inside in [
            format!("{name}:1,{name}:2"),
            format!(r#""extensions":{{{name}:1,{name}:2}}"#),
            format!(r#""extensions":{{"org.example.Zebra":1,"org.example.Zebra":{{{name}:1,{name}:2}}}}"#),
            format!(r#""people":[{{"id":"p1","name":"Zebra","name":{name}}}]"#),
            format!(r#""measures":[{{"id":"m1","form":{{"kind":{name},"kind":{name},{name}:{name}}}}}]"#),
            format!(r#""measures":[{{"id":"m1","form":{{{name}:{{}}}}}}]"#),
        ] {
            let text = format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},{inside}}}"#);
            assert!(!keeps_it_to_itself(&text), "{text} was read");
        }
    }
}

/// An invalid value of each type, made in Rust: the error names the type, never the value.
#[test]
fn errors_of_constructors_do_not_repeat_what_they_were_given() {
    use child_progress::{
        Code, Date, Digest, ExtensionKey, GoalId, Lang, MediaType, Moment, Name, Unit, Uri, Version, Words,
    };
    fn refused<T: std::str::FromStr<Err = child_progress::Invalid> + Debug>() {
        let long = "zebra \u{1f600}".repeat(5000);
        let error = long.parse::<T>().unwrap_err();
        assert!(shown(&error).iter().all(|shown| !shows_marker(shown)));
    }
    refused::<Code>();
    refused::<Date>();
    refused::<Digest>();
    refused::<ExtensionKey>();
    refused::<GoalId>();
    refused::<Lang>();
    refused::<MediaType>();
    refused::<Moment>();
    refused::<Name>();
    refused::<Unit>();
    refused::<Uri>();
    refused::<Version>();
    refused::<Words>();
    refused::<When>();
    refused::<child_progress::Intent>();
}
