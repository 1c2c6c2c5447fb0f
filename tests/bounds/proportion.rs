//! Time, memory and output in proportion to the input, on every record that can be read: whatever is said twice,
//! whatever list is blown up, wherever all references lead.
//!
//! Looked for is the worst shape of each step. Lists and references of the published schema are blown up one by one,
//! then in pairs and more by chance, and what was found worst is changed again to be worse.
//!
//! What is looked at is counted and not timed: the bytes that are allocated in all (going over something leaves bytes
//! behind), the most that are held at once, and the bytes that come out, for each byte that goes in; and by how much
//! all of them grow where the input is doubled. The longer search takes the time as well, and holds nothing to it.
//!
//! `CASES=2000 LARGE=1024 cargo test --release --all-features --test bounds proportion:: -- --nocapture` prints
//! the table of benches/RESULTS.md.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

use std::hint::black_box;
use std::io::{self, Write};

use child_progress::{
    Audience, CheckOptions, LeftOut, ProgressOptions, ProgressRecord, ReadOptions, ShareOptions, Unlabelled, as_of,
    check, diff, merge, progress, read_str, share,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::support::processor;
use crate::support::shapes::{Body, Dates, Format, Grows, Ids, Plan, Refs};

/// What is measured of a step.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Allocated,
    Held,
    Output,
    Time,
}

const MEASURES: [Measure; 4] = [Measure::Allocated, Measure::Held, Measure::Output, Measure::Time];
const NAMES: [&str; MEASURES.len()] = ["allocated", "held", "output", "time"];

/// What a step took of an input of so many bytes; time in nanoseconds.
#[derive(Clone, Copy, Default)]
struct Took {
    input: f64,
    of: [f64; MEASURES.len()],
}

/// A step, with the most that it may take for a byte of input.
struct Step {
    name: &'static str,
    /// Allocated, held, output.
    most: [f64; 3],
    /// A summary tells each goal what its measures show. It grows as goals times measures until its bounds are reached.
    grows_to_a_bound: bool,
}

const fn step(name: &'static str, most: [f64; 3]) -> Step {
    Step { name, most, grows_to_a_bound: false }
}

const fn summary(name: &'static str, most: [f64; 3]) -> Step {
    Step { name, most, grows_to_a_bound: true }
}

const STEPS: [Step; 10] = [
    step("read", [60.0, 40.0, 0.0]),
    step("tolerant", [90.0, 60.0, 0.0]),
    step("check", [200.0, 90.0, 30.0]),
    summary("progress", [600.0, 300.0, 30.0]),
    summary("page", [400.0, 200.0, 30.0]),
    step("share", [200.0, 90.0, 10.0]),
    step("as_of", [200.0, 90.0, 3.0]),
    step("diff", [200.0, 90.0, 12.0]),
    step("merge of 2", [200.0, 90.0, 6.0]),
    step("merge of n", [400.0, 120.0, 6.0]),
];

/// Doubled input: by how much what it takes may be multiplied. Time, which is looked at in the longer search alone, is
/// never measured as exactly as what is counted.
const MOST_GROWTH: [f64; MEASURES.len()] = [2.3, 2.3, 2.3, 3.0];

/// What is less than so much for a byte of input may grow as it likes: room for four of something becomes room for
/// eight, and a step of a few microseconds takes what it takes.
const FLOOR: [f64; MEASURES.len()] = [12.0, 12.0, 4.0, 20.0];

/// A shorter time, in nanoseconds, says nothing of how it grows.
const LEAST_TIME: f64 = 1e6;

#[allow(clippy::cast_precision_loss)]
fn measured<T>(input: usize, is_timed: bool, step: impl Fn() -> T, output: impl FnOnce(&T) -> usize) -> (T, Took) {
    let mut made = None;
    let counted = allocation_counter::measure(|| made = Some(black_box(step())));
    let made = made.unwrap();
    // The shortest of several: whatever else the machine does only ever adds to it.
    let times = (0..if is_timed { 5 } else { 0 }).map(|_| processor::timed(|| black_box(step())).1.as_nanos());
    let time = times.min().unwrap_or_default();
    let of = [counted.bytes_total as f64, counted.bytes_max as f64, output(&made) as f64, time as f64];
    (made, Took { input: input as f64, of })
}

/// How long something is as JSON.
fn length<T: Serialize>(whole: &T) -> usize {
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
    // What outgrew the bounds of the format is refused, and nothing comes out.
    serde_json::to_writer(&mut sink, whole).map_or(0, |()| sink.0)
}

fn length_of_left(left: &[LeftOut]) -> usize {
    left.iter().map(|one| one.pointer.as_str().len() + 20).sum()
}

/// The record that has of each longer list only the entry at this place.
fn slice(whole: &Value, at: usize) -> Value {
    let one = |held: &Value| match held.as_array() {
        Some(entries) => entries.get(at).filter(|_| entries.len() > 1).into_iter().cloned().collect(),
        None => held.clone(),
    };
    whole.as_object().unwrap().iter().map(|(name, held)| (name.clone(), one(held))).collect()
}

/// What each step takes, or nothing where the document is no record. `changed` is another copy of it.
fn steps(whole: &Value, changed: &Value, is_timed: bool) -> Option<[Took; STEPS.len()]> {
    let text = whole.to_string();
    let input = text.len();
    let record = read_str(&text).ok()?;
    let other: ProgressRecord = serde_json::from_value(changed.clone()).ok()?;
    let both = input + changed.to_string().len();
    let (_, read) = measured(input, is_timed, || read_str(&text), |_| 0);
    let unknown = format!("{},\"mood\":[{{\"a\":0}}]}}", &text[..text.len() - 1]);
    let (_, tolerant) = measured(input, is_timed, || ReadOptions::tolerant().read_str(&unknown).unwrap(), |_| 0);
    let checked = || check(&record, &CheckOptions::new());
    let (_, checked) = measured(input, is_timed, checked, |report| length(&report.findings()));
    let (summary, told) = measured(input, is_timed, || progress(&record, &ProgressOptions::new()), length);
    let (_, page) = measured(input, is_timed, || summary.to_text(&record), String::len);
    drop(summary);
    let sharing = ShareOptions::new(Audience::ParentCarers, Unlabelled::Include).unwrap();
    let shared = |shared: &child_progress::Shared| length(&shared.record) + length_of_left(&shared.left_out);
    let (_, shared) = measured(input, is_timed, || share(&record, &sharing), shared);
    let (_, known) = measured(input, is_timed, || as_of(&record, "2012-03-04".parse().unwrap()), length);
    let (_, differing) = measured(both, is_timed, || diff(&record, &other), length);
    let two = || merge([record.clone(), other.clone()]).unwrap();
    let (_, two) = measured(both, is_timed, two, length);
    let lists = whole.as_object().unwrap().values().filter_map(Value::as_array);
    let copies = 2 * lists.map(Vec::len).max().unwrap_or(1);
    let parts = (0..copies).map(|at| slice(if at % 3 == 0 { changed } else { whole }, at / 2));
    let parts: Vec<ProgressRecord> = parts.filter_map(|part| serde_json::from_value(part).ok()).collect();
    let pieces = parts.iter().map(length).sum();
    let (_, many) = measured(pieces, is_timed, || merge(parts.iter().cloned()).unwrap(), length);
    Some([read, tolerant, checked, told, page, shared, known, differing, two, many])
}

impl Took {
    fn of(&self, measure: Measure) -> f64 {
        self.of[measure as usize]
    }

    fn a_byte(&self, measure: Measure) -> f64 {
        self.of(measure) / self.input.max(1.0)
    }

    /// What it takes beyond a smaller input: that is without what is the same for all.
    fn beyond(&self, small: &Self, measure: Measure) -> (f64, f64) {
        let input = self.input - small.input;
        (input, (self.of(measure) - small.of(measure)).max(FLOOR[measure as usize] * input))
    }
}

/// By how much it grows where the input is doubled, given three inputs, each of which is some times the one before.
fn growth([small, medium, large]: [&Took; 3], measure: Measure) -> f64 {
    let ((first, before), (second, after)) = (medium.beyond(small, measure), large.beyond(medium, measure));
    let doublings = (second / first).log2();
    let is_measured = measure != Measure::Time || large.of(measure) > LEAST_TIME;
    if first < 1.0 || doublings < 0.5 || !is_measured { 0.0 } else { (after / before).powf(1.0 / doublings) }
}

/// The worst that was seen of a step, by what was measured: for a byte, and where the input is doubled.
#[derive(Clone, Default)]
struct Worst {
    a_byte: [Found; MEASURES.len()],
    growth: [Found; MEASURES.len()],
}

#[derive(Clone, Default)]
struct Found {
    much: f64,
    plan: Option<Plan>,
}

impl Found {
    fn put(&mut self, much: f64, plan: &Plan) {
        if much > self.much {
            *self = Self { much, plan: Some(plan.clone()) };
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

struct Search {
    format: Format,
    lists: Vec<String>,
    inner: Vec<(String, String)>,
    random: Random,
    large: usize,
    is_timed: bool,
    worst: Vec<Worst>,
    tried: usize,
    read: usize,
}

const GROWS: [Grows; 4] = [Grows::Entries, Grows::FullEntries, Grows::Items, Grows::ItemsOfMany];
const REFS: [Refs; 4] = [Refs::First, Refs::Own, Refs::Before, Refs::Spread];
const IDS: [Ids; 3] = [Ids::Own, Ids::One, Ids::Pairs];
const DATES: [Dates; 3] = [Dates::One, Dates::Own, Dates::Back];
const BODIES: [Body; 3] = [Body::Lean, Body::Full, Body::Wordy];

fn plan(long: &[&str], wide: &[(String, String)], grows: Grows, refs: Refs) -> Plan {
    let long = long.iter().map(|list| (*list).to_owned()).collect();
    Plan { long, wide: wide.to_vec(), grows, refs, ids: Ids::Own, dates: Dates::Own, body: Body::Lean, kind: 0 }
}

impl Search {
    fn new(large: usize, is_timed: bool) -> Self {
        let format = Format::published();
        let lists = format.lists().into_iter().map(|(list, _)| list).collect();
        let inner = format.inner();
        let random = Random(0x9e37_79b9_7f4a_7c15);
        let worst = vec![Worst::default(); STEPS.len()];
        Self { format, lists, inner, random, large, is_timed, worst, tried: 0, read: 0 }
    }

    /// Shapes that were worse once: what is compared with all others, what all rest on, chains, one id for all.
    fn known() -> Vec<Plan> {
        let wide = |of: &str, list: &str| [(of.to_owned(), list.to_owned())];
        let amended = plan(&["amendments", "deciders", "removals"], &[], Grows::Entries, Refs::Own);
        vec![
            plan(&["goals", "observations"], &wide("Context", "materials"), Grows::FullEntries, Refs::First),
            plan(&["goals", "measures", "observations"], &wide("Goal", "alongside"), Grows::FullEntries, Refs::Spread),
            plan(&["goals", "transitions"], &wide("Transition", "explains"), Grows::FullEntries, Refs::Spread),
            plan(&["judgements", "goals"], &wide("Voice", "readings"), Grows::Items, Refs::First),
            plan(&["amendments"], &[], Grows::Entries, Refs::Before),
            plan(&["amendments"], &[], Grows::Entries, Refs::First),
            Plan { ids: Ids::One, dates: Dates::Back, ..amended },
            Plan { ids: Ids::One, ..plan(&["goals", "observations"], &[], Grows::Entries, Refs::First) },
        ]
    }

    /// Every list of the record and every list in an entry by itself, in several ways.
    fn plain(&self) -> Vec<Plan> {
        let mut plans = Vec::new();
        for list in &self.lists {
            for refs in [Refs::First, Refs::Before] {
                plans.push(plan(&[list], &[], Grows::Entries, refs));
            }
            let all = plan(&[list], &[], Grows::Entries, Refs::Own);
            plans.push(Plan { ids: Ids::One, dates: Dates::One, ..all.clone() });
            plans.push(Plan { body: Body::Wordy, ..all });
        }
        for wide in &self.inner {
            let wide = std::slice::from_ref(wide);
            plans.push(plan(&["goals"], wide, Grows::Items, Refs::Spread));
            plans.push(plan(&["observations", "measures", "goals"], wide, Grows::FullEntries, Refs::Spread));
        }
        plans
    }

    fn by_chance(&mut self) -> Plan {
        // Goals, observations and measures are asked for by most of the rest.
        let often = ["goals", "observations", "measures", "judgements", "views", "support", "amendments", "removals"];
        let random = &mut self.random;
        let mut long: Vec<&str> = (0..=random.below(3)).map(|_| *random.one(&often)).collect();
        if random.below(2) == 0 {
            long.push(random.one(&self.lists).as_str());
        }
        long.sort_unstable();
        long.dedup();
        let wide: Vec<(String, String)> = (0..random.below(4)).map(|_| random.one(&self.inner).clone()).collect();
        Plan {
            ids: *random.one(&IDS),
            dates: *random.one(&DATES),
            body: if random.below(4) == 0 { *random.one(&BODIES) } else { Body::Lean },
            kind: random.below(9),
            ..plan(&long, &wide, *random.one(&GROWS), *random.one(&REFS))
        }
    }

    /// One of the worst so far, with something changed.
    fn changed(&mut self) -> Option<Plan> {
        let random = &mut self.random;
        let worst = random.one(&self.worst);
        let all = if random.below(2) == 0 { &worst.a_byte } else { &worst.growth };
        let found = random.one(all);
        let mut plan = found.plan.clone()?;
        for _ in 0..=random.below(2) {
            match random.below(9) {
                0 => plan.long.push(random.one(&self.lists).clone()),
                1 if plan.long.len() > 1 => drop(plan.long.swap_remove(random.below(plan.long.len()))),
                2 => plan.wide.push(random.one(&self.inner).clone()),
                3 if !plan.wide.is_empty() => drop(plan.wide.swap_remove(random.below(plan.wide.len()))),
                4 => plan.refs = *random.one(&REFS),
                5 => plan.ids = *random.one(&IDS),
                6 => plan.dates = *random.one(&DATES),
                7 => plan.grows = *random.one(&GROWS),
                _ => plan.kind = random.below(9),
            }
        }
        plan.long.sort_unstable();
        plan.long.dedup();
        Some(plan)
    }

    fn take(&self, plan: &Plan, size: usize) -> Option<[Took; STEPS.len()]> {
        let [whole, changed] = ["Waved back", "Waved again"].map(|says| self.format.record(plan, size, says));
        steps(&whole, &changed, self.is_timed)
    }

    fn look_at(&mut self, plan: &Plan) {
        self.tried += 1;
        let sizes = [self.large / 16, self.large / 4, self.large];
        let Some(mut all) = sizes.map(|size| self.take(plan, size)).into_iter().collect::<Option<Vec<_>>>() else {
            return;
        };
        self.read += 1;
        for (at, Step { grows_to_a_bound, .. }) in STEPS.iter().enumerate() {
            for measure in MEASURES {
                let place = measure as usize;
                self.worst[at].a_byte[place].put(all[2][at].a_byte(measure), plan);
                let mut much = f64::INFINITY;
                // What a small record is mostly made of is not what a large one is, and room is made in steps: what
                // grows too much is seen to go on so.
                for largest in 2..5 {
                    if largest == all.len() {
                        let larger = self.take(plan, self.large << (2 * (largest - 2)));
                        all.extend(larger);
                    }
                    let Some(three) = all.get(largest - 2..=largest) else { break };
                    much = much.min(growth([&three[0][at], &three[1][at], &three[2][at]], measure));
                    if much <= MOST_GROWTH[place] || *grows_to_a_bound {
                        break;
                    }
                }
                self.worst[at].growth[place].put(much, plan);
            }
        }
    }

    fn tell(&self, with_shapes: bool) {
        println!("{} of {} documents are records", self.read, self.tried);
        println!("| | growth of allocated, held, output, time | allocated, held, output a byte, nanoseconds |");
        for (Step { name, .. }, Worst { a_byte, growth }) in STEPS.iter().zip(&self.worst) {
            let all =
                |all: &[Found; MEASURES.len()]| all.each_ref().map(|found| format!("{:.2}", found.much)).join(", ");
            println!("| {name} | {} | {} |", all(growth), all(a_byte));
        }
        for (Step { name, .. }, Worst { a_byte, growth }) in STEPS.iter().zip(&self.worst).filter(|_| with_shapes) {
            for (what, all) in [("growth", growth), ("a byte", a_byte)] {
                for (measure, Found { much, plan }) in NAMES.iter().zip(all) {
                    println!("{name}, {what}, {measure}: {much:.2} {}", shown(plan.as_ref()));
                }
            }
        }
    }

    fn hold(&self) {
        let mut wrong = Vec::new();
        for (Step { name, most, grows_to_a_bound }, Worst { a_byte, growth }) in STEPS.iter().zip(&self.worst) {
            for ((what, Found { much, plan }), most) in NAMES.iter().zip(growth).zip(MOST_GROWTH) {
                if *much > most && !grows_to_a_bound {
                    wrong.push(format!("{name}: doubled, {much:.2} times as much {what}: {}", shown(plan.as_ref())));
                }
            }
            for ((what, Found { much, plan }), most) in NAMES.iter().zip(a_byte).zip(most) {
                if much > most {
                    wrong.push(format!("{name}: {much:.1} bytes {what} a byte: {}", shown(plan.as_ref())));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

fn shown(plan: Option<&Plan>) -> String {
    serde_json::to_string(&plan).unwrap()
}

fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn all_that_can_be_read_is_worked_on_in_proportion() {
    let cases = number("CASES");
    let mut search = Search::new(number("LARGE").unwrap_or(64), cases.is_some());
    let step = if cases.is_some() { 1 } else { 24 };
    for plan in Search::known().iter().chain(search.plain().iter().step_by(step)) {
        search.look_at(plan);
    }
    for at in 0..cases.unwrap_or(10) {
        let changed = if at % 2 == 0 { search.changed() } else { None };
        let plan = changed.unwrap_or_else(|| search.by_chance());
        search.look_at(&plan);
    }
    search.tell(cases.is_some());
    assert!(search.read * 10 > search.tried * 9, "{} of {}", search.read, search.tried);
    search.hold();
}

/// `SHAPE='{…}'`, as the search shows it: what each step takes of it, doubled again and again.
#[test]
fn one_shape() {
    let Ok(shape) = std::env::var("SHAPE") else { return };
    let plan: Plan = serde_json::from_str(&shape).unwrap();
    let search = Search::new(0, true);
    let wanted = std::env::var("STEP").unwrap_or_default();
    for (at, Step { name, .. }) in STEPS.iter().enumerate().filter(|(_, step)| step.name.contains(&wanted)) {
        println!("{name}: input; allocated, held, output, nanoseconds, each a byte");
        for size in (4..).map(|power| 1 << power).take_while(|size| *size <= number("LARGE").unwrap_or(1024)) {
            let took = search.take(&plan, size).unwrap()[at];
            let [allocated, held, output, time] = MEASURES.map(|measure| took.a_byte(measure));
            println!("{:>9} {allocated:>8.1} {held:>8.1} {output:>8.2} {time:>8.1}", took.input);
        }
    }
}

/// What a host puts into extensions: deep, wide, of short texts, out of order.
#[test]
fn extensions_take_no_more_than_they_are_long() {
    let times = 5_000;
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
        for (Step { name, .. }, took) in STEPS.iter().zip(steps(&whole, &changed, false).unwrap()) {
            let (held, allocated) = (took.a_byte(Measure::Held), took.a_byte(Measure::Allocated));
            assert!(held < 8.0 && allocated < 40.0, "{name}: {held} {allocated} {}", &text[..80]);
        }
    }
}
