//! Hostile size: ten times the entries take about ten times as long, whatever the shape of the record, and long chains do not
//! exhaust the stack.
//!
//! `LARGE=100000 cargo test --release --all-features --test bounds growth:: -- --nocapture` prints the table of
//! benches/RESULTS.md.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::time::Duration;

use child_progress::{
    Audience, CheckOptions, ProgressOptions, ProgressRecord, ReadOptions, ShareOptions, Unlabelled, check, merge,
    progress, share,
};

use crate::support;
use crate::support::processor::timed;

/// A record with these lists, each of so many entries.
fn record(number: usize, lists: &[(&str, &dyn Fn(usize) -> String)], rest: &str) -> String {
    let mut text = String::from(r#"{"schemaVersion":"1.0","child":{"id":"c1"}"#);
    for (list, entry) in lists {
        let entries: Vec<String> = (0..number).map(entry).collect();
        write!(text, r#","{list}":[{}]"#, entries.join(",")).unwrap();
    }
    text + rest + "}"
}

const MEASURE: &str =
    r#","measures":[{"id":"m","form":{"kind":"numeric","quantity":"duration","unit":"min"},"direction":"higher"}]"#;
const WORDS: &str = r#"{"words":"Waved back."}"#;

fn day(at: usize) -> String {
    format!("20{:02}-{:02}-{:02}", at / 336 % 90, at / 28 % 12 + 1, at % 28 + 1)
}

fn value(at: usize) -> String {
    format!(
        r#"{{"id":"o{at}","occurred":"{}","values":[{{"measure":"m","value":{{"kind":"number","number":{}}}}}]}}"#,
        day(at),
        at % 7
    )
}

type Shape = fn(usize) -> String;

/// Shapes made to be expensive, each as a text with so many entries.
const SHAPES: &[(&str, Shape)] = &[
    ("observations", |number| record(number, &[("observations", &value)], MEASURE)),
    ("goals, each a step of the last", |number| {
        let goal = |at: usize| {
            let last = at.saturating_sub(1);
            format!(r#"{{"id":"g{at}","wordings":[{{"text":{WORDS}}}],"stepOf":"g{last}","continues":"g{last}"}}"#)
        };
        record(number, &[("goals", &goal)], "")
    }),
    ("judgements and views of one goal", |number| {
        let judgement = |at: usize| {
            format!(
                r#"{{"id":"j{at}","by":{{"role":"x:r{at}"}},"goal":"g","on":"{}","achievement":"improving"}}"#,
                day(at)
            )
        };
        let view = |at: usize| format!(r#"{{"id":"v{at}","of":{{"role":"x:r{at}"}},"about":["g"],"words":{WORDS}}}"#);
        let goal = format!(r#","goals":[{{"id":"g","wordings":[{{"text":{WORDS}}}]}}]"#);
        record(number, &[("judgements", &judgement), ("views", &view)], &goal)
    }),
    ("views, each about the last", |number| {
        let view = |at: usize| {
            let last = at.saturating_sub(1);
            let audience = if at == 0 { r#","audience":["health"]"# } else { "" };
            format!(r#"{{"id":"v{at}","of":{{"role":"child"}},"about":["v{last}"],"words":{WORDS}{audience}}}"#)
        };
        record(number, &[("views", &view)], "")
    }),
    ("amendments, each of the last", |number| {
        let amendment = |at: usize| {
            let last = if at == 0 { "o".to_owned() } else { format!("a{}", at - 1) };
            format!(r#"{{"id":"a{at}","amendmentKind":"replaced","entry":"{last}","byEntry":"a{}"}}"#, at + 1)
        };
        record(
            number,
            &[("amendments", &amendment)],
            &format!(r#","observations":[{{"id":"o","occurred":"2026","seen":{WORDS}}}]"#),
        )
    }),
    ("one id for all, everything faulty", |number| {
        let goal = |_: usize| {
            format!(
                r#"{{"id":"g","wordings":[{{"text":{WORDS}}}],"stepOf":"g","main":"gone","target":{{"atLeast":2,"atMost":1}}}}"#
            )
        };
        let seen = |at: usize| format!(r#"{{"id":"g","occurred":"2026","until":"2025","goals":["gone{at}"]}}"#);
        record(number, &[("goals", &goal), ("observations", &seen)], "")
    }),
    ("goals of one measure with as many values", |number| {
        let goal = |at: usize| format!(r#"{{"id":"g{at}","wordings":[{{"text":{WORDS}}}],"main":"m"}}"#);
        record(number, &[("goals", &goal), ("observations", &value)], MEASURE)
    }),
    ("goals of something unwanted, settings", |number| {
        let goal = |at: usize| {
            format!(r#"{{"id":"g{at}","wordings":[{{"text":{WORDS}}}],"intent":"reduce-unwanted","main":"m{at}"}}"#)
        };
        let measure = |at: usize| format!(r#"{{"id":"m{at}","form":{{"kind":"numeric","quantity":"count"}}}}"#);
        let seen = |at: usize| value(at).replace(r#""m""#, &format!(r#""m{at}""#));
        let setting = |at: usize| format!(r#"{{"id":"s{at}","settingKind":"home","start":"2199"}}"#);
        record(number, &[("goals", &goal), ("measures", &measure), ("observations", &seen), ("settings", &setting)], "")
    }),
    ("goals, and changes that explain them", |number| {
        let goal = |at: usize| format!(r#"{{"id":"g{at}","wordings":[{{"text":{WORDS}}}]}}"#);
        let change = |at: usize| format!(r#"{{"id":"t{at}","transitionKind":"gap","on":"2026","explains":["g{at}"]}}"#);
        record(number, &[("goals", &goal), ("transitions", &change)], "")
    }),
    ("a reason of its own for each gap and session", |number| {
        let seen = |at: usize| {
            format!(r#"{{"id":"o{at}","occurred":"2026","notObserved":[{{"reason":"x:r{at}","measures":["m"]}}]}}"#)
        };
        let given = |at: usize| {
            format!(
                r#"{{"id":"d{at}","start":"2026","planned":"s","sessionsPlanned":2,"sessionsDone":1,"missed":[{{"reason":"x:r{at}","count":1}}]}}"#
            )
        };
        let rest = format!(
            r#","goals":[{{"id":"g","wordings":[{{"text":{WORDS}}}],"intent":"reduce-unwanted","main":"m"}}],"support":[{{"id":"s","what":{WORDS},"serves":["g"]}}]{MEASURE}"#
        );
        record(number, &[("observations", &seen), ("deliveries", &given)], &rest)
    }),
    ("observations in a place each, of a goal with 100 areas", |number| {
        let seen = |at: usize| {
            value(at).replace(r#","values""#, &format!(r#","goals":["g"],"context":{{"place":"p{at}"}},"values""#))
        };
        let areas: Vec<String> = (0..100).map(|at| format!(r#"{{"code":"x:a{at}"}}"#)).collect();
        let goal = format!(
            r#","goals":[{{"id":"g","main":"m","areas":[{}],"wordings":[{{"text":{WORDS}}}]}}]{MEASURE}"#,
            areas.join(",")
        );
        record(number, &[("observations", &seen)], &goal)
    }),
];

const STEPS: [&str; 5] = ["read", "check", "progress", "share", "merge"];

/// How long each step takes for a record.
fn times(text: &str, options: &ProgressOptions) -> [Duration; 5] {
    let (read, reading) = timed(|| child_progress::read_str(text));
    let record: ProgressRecord = read.unwrap();
    let (report, checking) = timed(|| check(&record, &CheckOptions::new()));
    assert!(report.findings().len() <= CheckOptions::MAX_FINDINGS);
    let (summary, telling) = timed(|| {
        let summary = progress(&record, options);
        let page = summary.to_text(&record);
        (summary, page)
    });
    drop(summary);
    let (_, sharing) =
        timed(|| share(&record, &ShareOptions::new(Audience::ParentCarers, Unlabelled::Include).unwrap()));
    let copies = [record.clone(), record];
    let (_, merging) = timed(|| merge(copies).unwrap());
    [reading, checking, telling, sharing, merging]
}

/// The shortest of several tries.
fn shortest(text: &str, options: &ProgressOptions, tries: usize) -> [Duration; 5] {
    let mut best = times(text, options);
    for _ in 1..tries {
        let again = times(text, options);
        for (best, again) in best.iter_mut().zip(again) {
            *best = (*best).min(again);
        }
    }
    best
}

/// Eight times the entries: a step that compared each with each would take 64 times as long. Goals that share a measure are
/// each told with all its values until the bound on them is reached, so here it is one that both records reach.
#[test]
fn time_grows_with_the_record_whatever_its_shape() {
    let options = ProgressOptions::new().max_values(10_000);
    for (name, shape) in SHAPES {
        let small = shortest(&shape(150), &options, 3);
        let large = shortest(&shape(1200), &options, 2);
        for ((step, small), large) in STEPS.iter().zip(small).zip(large) {
            // What takes next to no time says nothing.
            let ratio = large.as_secs_f64() / small.as_secs_f64().max(2e-4);
            assert!(ratio < 40.0, "{name}, {step}: 8 times the entries take {ratio:.0} times as long");
        }
    }
}

/// The table. Without `LARGE` it is short.
#[test]
fn a_table_of_times() {
    let most = support::large(100);
    for (name, shape) in SHAPES {
        let mut number = 100;
        while number <= most {
            let text = shape(number);
            let times = shortest(&text, &ProgressOptions::new(), if number < 100_000 { 3 } else { 1 });
            let told: Vec<String> =
                STEPS.iter().zip(times).map(|(step, time)| format!("{step} {:.2}", time.as_secs_f64() * 1e3)).collect();
            println!("| {name} | {number} | {} |", told.join(" | "));
            number *= 10;
        }
    }
}

/// A chain as long as this would overflow the stack of a rule that follows it by calling itself.
#[test]
fn long_chains_and_nesting_leave_the_stack_alone() {
    let work = || {
        for (_, shape) in SHAPES {
            times(&shape(if cfg!(debug_assertions) { 1_500 } else { 100_000 }), &ProgressOptions::new());
        }
        let deep = format!(r#","extensions":{{"org.example.a":{}{}}}"#, "[".repeat(125), "]".repeat(125));
        times(&record(1, &[], &deep), &ProgressOptions::new());
        for open in ["[", "{\"a\":", "{\"child\":", "{\"extensions\":{\"org.example.a\":"] {
            let report = ReadOptions::tolerant().faults(open.repeat(100_000).as_bytes());
            assert_eq!(report.findings().len(), 1);
        }
    };
    // As much as threads have on some systems.
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap();
}

#[test]
fn goals_beyond_the_bound_on_values_are_counted() {
    let (_, shape) = SHAPES.iter().find(|(name, _)| name.starts_with("goals of one measure")).unwrap();
    let record = child_progress::read_str(&shape(20)).unwrap();
    let whole = progress(&record, &ProgressOptions::new());
    assert_eq!((whole.goals.len(), whole.goals_omitted), (20, None));
    let part = progress(&record, &ProgressOptions::new().max_values(105));
    assert_eq!((part.goals.len(), part.goals_omitted.map(child_progress::Count::get)), (5, Some(15)));
    assert!(part.to_text(&record).contains("15 more goals"));
    let least = progress(&record, &ProgressOptions::new().max_values(0));
    assert_eq!((least.goals.len(), least.goals_omitted.map(child_progress::Count::get)), (1, Some(19)));
}

/// A million findings: the kept ones are bounded, the rest counted, in the reader and in the check.
#[test]
fn a_million_findings_are_counted() {
    let number = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };
    let text = format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},"goals":[{}7]}}"#, "7,".repeat(number - 1));
    let report = child_progress::read_str(&text).unwrap_err().into_report();
    assert_eq!((report.findings().len(), report.omitted()), (1000, number - 1000));
    let entries = record(number, &[("views", &|_| r#"{"id":"v","of":{"role":"child"}}"#.to_owned())], "");
    let report = check(&child_progress::read_str(&entries).unwrap(), &CheckOptions::new()).located_in(&entries);
    assert!(report.findings().len() <= 1000 && report.omitted() > number - 1000);
}
