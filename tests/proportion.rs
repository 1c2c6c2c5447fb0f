//! Time, memory and output in proportion to the input, on every record that can be read: whatever is said twice,
//! whatever list is blown up, wherever all references lead.
//!
//! What is looked at is counted and not timed where that can be: bytes that are allocated in all (a pass over something
//! leaves bytes behind), the most that are held at once, and bytes that come out, for each byte that goes in, and how
//! all of them grow where the record is doubled.
//!
//! `CASES=3000 LARGE=256 cargo test --release --all-features --test proportion -- --nocapture` searches longer and
//! prints the table of DESIGN.md.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

#[path = "support/shapes.rs"]
mod shapes;

use std::hint::black_box;
use std::io::{self, Write};
use std::time::Instant;

use child_progress::{
    Audience, CheckOptions, ProgressOptions, ProgressRecord, ReadOptions, ShareOptions, Unlabelled, as_of, check, diff,
    merge, progress, read_str, share,
};
use serde::Serialize;
use serde_json::{Value, json};
use shapes::{Format, Plan, Refs};

/// What a step took of a document.
#[derive(Clone, Copy, Debug, Default)]
struct Took {
    input: usize,
    allocated: usize,
    held: usize,
    output: usize,
    seconds: f64,
}

fn measured<T>(input: usize, step: impl FnOnce() -> T, output: impl FnOnce(&T) -> usize) -> (T, Took) {
    let mut made = None;
    let start = Instant::now();
    let counted = allocation_counter::measure(|| made = Some(black_box(step())));
    let seconds = start.elapsed().as_secs_f64();
    let made = made.unwrap();
    let [allocated, held] = [counted.bytes_total, counted.bytes_max].map(|bytes| usize::try_from(bytes).unwrap());
    let took = Took { input, allocated, held, output: output(&made), seconds };
    (made, took)
}

/// How long something is as JSON.
fn length(whole: &impl Serialize) -> usize {
    struct Sink(usize);
    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut sink = Sink(0);
    serde_json::to_writer(&mut sink, whole).unwrap();
    sink.0
}

const STEPS: [&str; 10] =
    ["read", "tolerant", "check", "progress", "page", "share", "as_of", "diff", "merge 2", "merge n"];

/// The record that has only the entries at this place of each long list.
fn slice(whole: &Value, plan: &Plan, at: usize) -> Value {
    let mut one = whole.clone();
    for (name, held) in one.as_object_mut().unwrap() {
        if let Some(entries) = held.as_array_mut() {
            let kept = entries.get(at).filter(|_| plan.long.contains(name)).cloned();
            *entries = kept.into_iter().collect();
        }
    }
    one
}

/// What each step takes, or nothing where the document is no record.
fn steps(whole: &Value, changed: &Value, plan: &Plan, copies: usize) -> Option<[Took; STEPS.len()]> {
    let text = whole.to_string();
    let input = text.len();
    let (record, read) = measured(input, || read_str(&text), |_| 0);
    let record = record.ok()?;
    let unknown = format!("{},\"mood\":[{{\"a\":0}}]}}", &text[..text.len() - 1]);
    let (_, tolerant) = measured(input, || ReadOptions::tolerant().read_str(&unknown).unwrap(), |_| 0);
    let (_, checked) = measured(input, || check(&record, &CheckOptions::new()), |report| length(&report.findings()));
    let options = ProgressOptions::new();
    let (summary, told) = measured(input, || progress(&record, &options), length);
    let (_, page) = measured(input, || summary.to_text(&record), String::len);
    drop(summary);
    let sharing = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include).unwrap();
    let (_, shared) = measured(
        input,
        || share(&record, &sharing),
        |shared| length(&shared.record) + length_of_left(&shared.left_out),
    );
    let (_, known) = measured(input, || as_of(&record, "2012-03-04".parse().unwrap()), length);
    let other: ProgressRecord = serde_json::from_value(changed.clone()).unwrap();
    let both = input + changed.to_string().len();
    let (_, differing) = measured(both, || diff(&record, &other), length);
    let (_, two) = measured(both, || merge([record.clone(), other.clone()]).unwrap(), length);
    let parts: Vec<ProgressRecord> =
        (0..copies).filter_map(|at| serde_json::from_value(slice(whole, plan, at)).ok()).collect();
    let pieces: usize = parts.iter().map(length).sum();
    let (_, many) = measured(pieces, || merge(parts).unwrap(), length);
    Some([read, tolerant, checked, told, page, shared, known, differing, two, many])
}

fn length_of_left(left: &[child_progress::LeftOut]) -> usize {
    left.iter().map(|one| one.pointer.as_str().len() + 20).sum()
}

/// What may be at most, for a byte of input, and how much it may grow where the input is doubled.
#[derive(Clone, Copy)]
struct Bound {
    allocated: f64,
    held: f64,
    output: f64,
}

const BOUNDS: [Bound; STEPS.len()] = [
    Bound { allocated: 60.0, held: 40.0, output: 0.0 },
    Bound { allocated: 90.0, held: 60.0, output: 0.0 },
    Bound { allocated: 200.0, held: 90.0, output: 30.0 },
    Bound { allocated: 600.0, held: 300.0, output: 30.0 },
    Bound { allocated: 400.0, held: 200.0, output: 30.0 },
    Bound { allocated: 200.0, held: 90.0, output: 10.0 },
    Bound { allocated: 200.0, held: 90.0, output: 3.0 },
    Bound { allocated: 200.0, held: 90.0, output: 12.0 },
    Bound { allocated: 200.0, held: 90.0, output: 6.0 },
    Bound { allocated: 400.0, held: 120.0, output: 6.0 },
];

/// Doubled input: by how much what it takes is multiplied.
const MOST_GROWTH: f64 = 2.3;

/// The worst that was seen of a step.
#[derive(Clone, Default)]
struct Worst {
    growth: (f64, String),
    allocated: (f64, String),
    held: (f64, String),
    output: (f64, String),
    seconds: (f64, String),
    time_growth: (f64, String),
}

fn keep(worst: &mut (f64, String), found: f64, shape: &str) {
    if found > worst.0 {
        *worst = (found, shape.to_owned());
    }
}

#[allow(clippy::cast_precision_loss)]
fn per(much: usize, input: usize) -> f64 {
    much as f64 / input.max(1) as f64
}

/// By how much it grows with a doubled input, given two inputs that need not be exactly that.
fn growth(small: (f64, usize), large: (f64, usize)) -> f64 {
    let inputs = per(large.1, small.1).log2();
    if inputs < 0.3 || small.0 <= 0.0 { 0.0 } else { ((large.0 / small.0).log2() / inputs).exp2() }
}

#[allow(clippy::cast_precision_loss)]
fn look(worst: &mut [Worst], small: &[Took; STEPS.len()], large: &[Took; STEPS.len()], shape: &str) {
    for ((worst, small), large) in worst.iter_mut().zip(small).zip(large) {
        keep(&mut worst.allocated, per(large.allocated, large.input), shape);
        keep(&mut worst.held, per(large.held, large.input), shape);
        keep(&mut worst.output, per(large.output, large.input), shape);
        keep(&mut worst.seconds, large.seconds * 1e9 / large.input as f64, shape);
        // What takes little grows as it likes: room for four of something becomes room for eight.
        for (one, other, floor) in
            [(small.allocated, large.allocated, 12), (small.held, large.held, 12), (small.output, large.output, 4)]
        {
            if other > floor * large.input {
                keep(&mut worst.growth, growth((one as f64, small.input), (other as f64, large.input)), shape);
            }
        }
        if large.seconds > 0.02 {
            keep(
                &mut worst.time_growth,
                growth((small.seconds.max(1e-3), small.input), (large.seconds, large.input)),
                shape,
            );
        }
    }
}

/// Numbers that are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

fn plan(long: &[&str], wide: &[(String, String)], refs: Refs) -> Plan {
    Plan {
        long: long.iter().map(|list| (*list).to_owned()).collect(),
        wide: wide.to_vec(),
        refs,
        one_id: false,
        dates: true,
        kind: 0,
        full: false,
        wordy: false,
        says: "Waved back",
    }
}

/// Every list of the record, every list in an entry, and as many more by chance.
fn plans(format: &Format, cases: usize) -> Vec<Plan> {
    let mut plans = Vec::new();
    let lists = format.lists();
    let inner = format.inner();
    for (list, _) in &lists {
        for refs in [Refs::First, Refs::Before] {
            plans.push(plan(&[list], &[], refs));
        }
        plans.push(Plan { one_id: true, dates: false, ..plan(&[list], &[], Refs::First) });
        plans.push(Plan { full: true, wordy: true, ..plan(&[list], &[], Refs::Own) });
    }
    for wide in &inner {
        plans.push(plan(&["goals"], std::slice::from_ref(wide), Refs::Spread));
        plans.push(plan(&["observations", "measures"], std::slice::from_ref(wide), Refs::Spread));
    }
    let all: Vec<&str> = lists.iter().map(|(list, _)| list.as_str()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..cases {
        // Goals, observations and measures are asked for by most of the rest.
        let often = ["goals", "observations", "measures", "judgements", "views", "support", "transitions"];
        let mut long: Vec<&str> = (0..=random.below(3)).map(|_| *random.one(&often)).collect();
        if random.below(2) == 0 {
            long.push(*random.one(&all));
        }
        let wide: Vec<(String, String)> = (0..random.below(4)).map(|_| random.one(&inner).clone()).collect();
        let refs = *random.one(&[Refs::First, Refs::Own, Refs::Before, Refs::Spread, Refs::Spread]);
        plans.push(Plan {
            one_id: random.below(6) == 0,
            dates: random.below(2) == 0,
            kind: random.below(9),
            full: random.below(5) == 0,
            wordy: random.below(8) == 0,
            ..plan(&long, &wide, refs)
        });
    }
    plans
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The search, and its table.
#[test]
fn all_that_can_be_read_is_worked_on_in_proportion() {
    let format = Format::published();
    let (cases, large) = (number("CASES", 60), number("LARGE", 48));
    let mut worst: Vec<Worst> = vec![Worst::default(); STEPS.len()];
    let (mut tried, mut read) = (0, 0);
    for plan in plans(&format, cases) {
        tried += 1;
        let changed = Plan { says: "Waved again", ..plan.clone() };
        let take = |number: usize| {
            let items = number.min(64);
            let [whole, changed] = [&plan, &changed].map(|plan| format.record(plan, number, items));
            steps(&whole, &changed, &plan, number)
        };
        let Some(small) = take(large / 2) else {
            continue;
        };
        let Some(large) = take(large) else { continue };
        read += 1;
        let shape = format!(
            "{:?} {:?} {:?}{}{}{} kind {}",
            plan.long,
            plan.wide,
            plan.refs,
            if plan.one_id { ", one id" } else { "" },
            if plan.dates { "" } else { ", one day" },
            if plan.full { ", full" } else { "" },
            plan.kind
        );
        look(&mut worst, &small, &large, &shape);
    }
    println!("{read} of {tried} documents are records");
    told(&worst);
    assert!(read * 10 > tried * 9, "{read} of {tried}");
    held_to(&worst, &BOUNDS);
}

fn told(worst: &[Worst]) {
    println!("| step | growth | allocated | held | output | ns a byte | growth of time |");
    for (step, worst) in STEPS.iter().zip(worst) {
        println!(
            "| {step} | {:.2} | {:.0} | {:.0} | {:.1} | {:.0} | {:.1} |",
            worst.growth.0, worst.allocated.0, worst.held.0, worst.output.0, worst.seconds.0, worst.time_growth.0
        );
    }
    if std::env::var("CASES").is_ok() || std::env::var("SHAPES").is_ok() {
        for (step, worst) in STEPS.iter().zip(worst) {
            println!(
                "{step}\n  growth {}\n  allocated {}\n  held {}\n  output {}\n  time {}\n  growth of time {}",
                worst.growth.1, worst.allocated.1, worst.held.1, worst.output.1, worst.seconds.1, worst.time_growth.1
            );
        }
    }
}

fn held_to(worst: &[Worst], bounds: &[Bound]) {
    for ((step, worst), bound) in STEPS.iter().zip(worst).zip(bounds) {
        let Worst { growth, allocated, held, output, .. } = worst;
        assert!(growth.0 <= MOST_GROWTH, "{step}: doubled, it takes {:.2} times as much: {}", growth.0, growth.1);
        assert!(allocated.0 <= bound.allocated, "{step}: {:.0} bytes allocated a byte: {}", allocated.0, allocated.1);
        assert!(held.0 <= bound.held, "{step}: {:.0} bytes held a byte: {}", held.0, held.1);
        assert!(
            output.0 <= bound.output || bound.output == 0.0,
            "{step}: {:.1} bytes out a byte: {}",
            output.0,
            output.1
        );
    }
}

/// What a host puts into extensions: deep, wide, of short texts, out of order.
#[test]
fn extensions_take_no_more_than_they_are_long() {
    let times = 20_000;
    let plan = plan(&[], &[], Refs::First);
    for held in [
        format!("[{}]", vec![r#"{"a":0}"#; times].join(",")),
        format!("[{}]", vec!["[]"; times].join(",")),
        format!("{{{}}}", (0..times).rev().map(|at| format!("\"n{at}\":{at}.50")).collect::<Vec<_>>().join(",")),
        ["{\"b\":[1],\"a\":".repeat(60), format!("[{}]", vec!["\"\""; times].join(",")), "}".repeat(60)].concat(),
        format!("\"{}\"", "\\u0041\\n".repeat(times)),
    ] {
        let text =
            format!(r#"{{"schemaVersion":"1.0","child":{{"id":"c1"}},"extensions":{{"org.example.a":{held}}}}}"#);
        let whole: Value = serde_json::from_str(&text).unwrap();
        let mut changed = whole.clone();
        changed["extensions"]["org.example.a"] = json!([whole["extensions"]["org.example.a"].clone(), 1]);
        let all = steps(&whole, &changed, &plan, 4).unwrap();
        for (step, took) in STEPS.iter().zip(all) {
            let (held, allocated) = (per(took.held, took.input), per(took.allocated, took.input));
            println!(
                "{step}: {held:.1} bytes held, {allocated:.1} allocated a byte, {:.1} out",
                per(took.output, took.input)
            );
            assert!(held < 12.0 && allocated < 40.0, "{step}: {held} {allocated} {}", &text[..80]);
        }
    }
}
