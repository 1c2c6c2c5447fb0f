//! The law of trust: whatever is done with a record, nobody is told more than the record or a copy of it told them before.
//!
//! Everything in generated records is made a mark that stands nowhere else. A random chain of operations that add no words
//! is done to a record; then what an audience is told of the result has to be in what it was told of the record or of a copy
//! that was merged. Beside it stand the laws that go with it: what is made of a shared record tells no more than the
//! record, what the child keeps is quoted nowhere, nobody's words become another's, and what is erased stays erased.
//!
//! `CASES=100000 cargo test --release --all-features --test sharing trust:: -- --nocapture` runs it on so many chains,
//! `SEED=17` on one. A failure shows the smallest chain of each kind that could be found, with the record as JSON.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod chain;
mod dense;
mod laws;
mod marks;
mod shrink;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use child_progress::{Audience, ProgressRecord, ShareOptions, Shared, share};
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

use self::chain::{Chain, Readers};
use self::dense::Thickener;
use self::laws::{Broken, LAWS, Law};
use self::marks::Marker;
use crate::support::cases;
use crate::support::random::Random;

/// How many failing chains of one kind are made smaller, and for how many kinds the whole chain is printed.
const SHRUNK: usize = 2;

/// How many failing chains of one fault are looked at.
const MET: usize = 4;

/// The one place where records are shared for readers.
fn shared_for(record: &ProgressRecord, readers: Readers) -> Shared {
    share(record, &ShareOptions::new(Audience::new(readers.label).unwrap(), readers.unlabelled).unwrap())
}

/// The generated documents, of which several chains begin with each: making one takes longer than a chain.
struct Documents<S> {
    strategy: S,
    last: Option<(u64, Value)>,
}

impl<S: Strategy<Value = Value>> Documents<S> {
    const CHAINS: u64 = 5;

    fn of(&mut self, seed: u64) -> Value {
        let number = seed / Self::CHAINS;
        let last = self.last.take().filter(|(of, _)| *of == number);
        let (_, document) = last.unwrap_or_else(|| {
            let mut bytes = [29; 32];
            bytes[..8].copy_from_slice(&number.to_le_bytes());
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
            let mut runner = TestRunner::new_with_rng(Config::default(), rng);
            (number, self.strategy.new_tree(&mut runner).unwrap().current())
        });
        self.last = Some((number, document.clone()));
        document
    }
}

/// A labelled and marked document and the random numbers to go on with, from a seed.
fn planted(seed: u64, mut document: Value, marker: &mut Marker) -> (Value, Random) {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for _ in 0..8 {
        random.below(2); // neighbouring seeds begin alike
    }
    if random.below(4) == 0 {
        document = serde_json::json!({"schemaVersion": "1.0", "child": {"id": "c1", "knownAs": marks::NEW}});
    }
    document["child"]["id"] = "c1".into();
    let mut number = 0;
    let mut name = |list: &str| {
        number += 1;
        format!("{list}-n{number}")
    };
    Thickener { document: &mut document, random: &mut random, name: &mut name }.thicken();
    marker.restart();
    marker.mark(&mut document, &mut random);
    (document, random)
}

/// What a fault is told from others by.
fn kind(law: &Law, chain: &Chain, broken: &Broken) -> String {
    let ops: Vec<&str> = chain.ops.iter().map(chain::Op::kind).collect();
    format!("{} [{}] {}", law.name, ops.join(", "), broken.why)
}

/// What was found broken, by kind: the seed and the smallest chain.
#[derive(Default)]
struct Found {
    kinds: BTreeMap<String, (u64, Chain, Broken)>,
    /// How many chains of each kind were met.
    shrunk: BTreeMap<String, usize>,
    /// How often each law was broken.
    chains: BTreeMap<&'static str, usize>,
}

impl Found {
    fn add(&mut self, seed: u64, law: &Law, chain: &Chain, broken: &Broken) {
        let met = self.shrunk.entry(format!("{} {}", law.name, broken.why)).or_default();
        *met += 1;
        if *met > MET {
            return;
        }
        let (chain, broken) = shrink::with_few_ops(law, chain, broken);
        let times = self.shrunk.entry(kind(law, &chain, &broken)).or_default();
        *times += 1;
        if *times > SHRUNK {
            return;
        }
        let (small, broken) = shrink::smallest(law, &chain, &broken);
        let size =
            |chain: &Chain| chain.ops.iter().fold(chain.base.to_string().len(), |size, op| size + op.to_string().len());
        let slot =
            self.kinds.entry(kind(law, &small, &broken)).or_insert_with(|| (seed, small.clone(), broken.clone()));
        if size(&small) < size(&slot.1) {
            *slot = (seed, small, broken);
        }
    }

    fn told(&self) -> String {
        let mut text = String::new();
        for (kind, (seed, chain, broken)) in &self.kinds {
            writeln!(text, "\n{kind}\n  SEED={seed}, {broken}").unwrap();
            for op in &chain.ops {
                writeln!(text, "  {op}").unwrap();
            }
            writeln!(text, "  on {}", chain.base).unwrap();
        }
        for (law, chains) in &self.chains {
            writeln!(text, "{law}: broken {chains} times").unwrap();
        }
        text
    }
}

#[test]
fn nobody_is_told_more_than_before() {
    let only: Option<u64> = std::env::var("SEED").ok().map(|text| text.parse().unwrap());
    let seeds = only.map_or(1..u64::from(cases(150)) + 1, |seed| seed..seed + 1);
    let mut documents = Documents { strategy: child_progress::strategy::document(), last: None };
    let (mut marker, mut found) = (Marker::new(), Found::default());
    let (mut chains, mut ops, mut marks) = (0_u32, BTreeMap::<&str, u32>::new(), 0_u64);
    let mut compared = BTreeMap::<&str, u64>::new();
    for seed in seeds {
        let (document, mut random) = planted(seed, documents.of(seed), &mut marker);
        assert!(marks::is_closed(&document), "SEED={seed}: {:?} in {document}", marks::dangling(&document));
        let chain = Chain::on(document, &mut marker, &mut random);
        for law in LAWS {
            for number in 0..law.times {
                let Some((readers, chain)) = law.prepared(&chain, number, &mut random) else { continue };
                *compared.entry(law.name).or_default() += 1;
                let all = (law.broken)(&chain, readers);
                if !all.is_empty() {
                    *found.chains.entry(law.name).or_default() += 1;
                }
                for broken in all {
                    found.add(seed, law, &chain, &Broken { readers: Some(readers), ..broken });
                }
            }
        }
        chains += 1;
        marks += u64::from(marker.given());
        for op in &chain.ops {
            *ops.entry(op.kind()).or_default() += 1;
        }
    }
    println!("{chains} chains, {marks} marks in {} places of the format", marker.places());
    println!("operations: {ops:?}");
    println!("compared: {compared:?}");
    assert!(found.chains.is_empty(), "{}", found.told());
}
