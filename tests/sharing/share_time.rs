//! Sharing takes time in proportion to the record.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use child_progress::{Audience, ProgressRecord, ShareOptions, Unlabelled, share};
use serde_json::{Value, json};

use crate::support;
use crate::support::processor::{shortest, timed};
use crate::support::records::record;

/// Records on which sharing takes long if anything does: each entry refers to others, and what falls goes far.
fn large(number: usize) -> ProgressRecord {
    let many = |number: usize, entry: &dyn Fn(usize) -> Value| (0..number).map(entry).collect::<Vec<Value>>();
    let each = number / 10;
    let label = |at: usize| if at % 3 == 0 { json!(["health"]) } else { json!(["education", "health"]) };
    let words = json!({"words": "Waved back."});
    record(&json!({
        "people": many(each, &|at| json!({"id": format!("p{at}"), "roles": ["teacher"], "audience": label(at)})),
        "measures": many(each, &|at| json!({"id": format!("m{at}"), "form": {"kind": "numeric", "quantity": "count"},
            "raters": [{"person": format!("p{at}")}]})),
        "goals": many(each, &|at| json!({"id": format!("g{at}"), "wordings": [{"text": words}], "main": format!("m{at}"),
            "stepOf": format!("g{}", at / 2), "replaces": [format!("g{}", (at + 1) % each)], "audience": label(at)})),
        "observations": many(4 * each, &|at| json!({"id": format!("o{at}"), "occurred": "2026-09-14", "seen": words,
            "goals": [format!("g{}", at % each)], "observers": [{"person": format!("p{}", at % each)}],
            "values": [{"measure": format!("m{}", at % each), "value": {"kind": "number", "number": 1}}]})),
        "judgements": many(each, &|at| json!({"id": format!("j{at}"), "by": {"person": format!("p{at}")},
            "goal": format!("g{at}"), "evidence": [format!("o{at}"), format!("o{}", at + 1)], "achievement": "improving"})),
        // A chain: each view is about the one before it, and the first is not for everybody.
        "views": many(each, &|at| json!({"id": format!("v{at}"), "of": {"role": "child"}, "stance": "agree",
            "about": [if at == 0 { "g0".to_owned() } else { format!("v{}", at - 1) }]})),
        "amendments": many(each, &|at| json!({"id": format!("a{at}"), "amendmentKind": "replaced", "reason": words,
            "entry": format!("o{at}"), "byEntry": format!("o{}", at + each)})),
    }))
}

/// Ten times the entries take about ten times as long.
/// `LARGE=100000 cargo test --release --all-features --test sharing linear -- --nocapture` measures records of that
/// size.
#[test]
fn sharing_takes_time_linear_in_the_size_of_the_record() {
    let most = support::large(8000);
    let options = ShareOptions::new(Audience::Education, Unlabelled::Include).unwrap();
    let mut times = Vec::new();
    for number in [most / 100, most / 10, most] {
        let record = large(number);
        let time = shortest(|| {
            let (shared, taken) = timed(|| share(&record, &options));
            assert!(shared.record.observations.len() * 10 > number && shared.record.views.is_empty());
            taken
        });
        println!("{number} entries: {time:?}");
        times.push(time.as_secs_f64());
    }
    let ratio = times[2] / times[1];
    println!("ten times the entries: {ratio:.1} times as long");
    assert!(ratio < 40.0, "{ratio:.1} times as long");
}
