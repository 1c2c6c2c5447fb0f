//! The laws, each as a function that finds where a chain breaks it.

mod erased;
mod kept;
mod more;
mod voices;

use std::collections::BTreeMap;
use std::fmt;

use child_progress::{ProgressRecord, merge};
use serde_json::Value;

use self::erased::{comes_back, repeats_erased};
use self::kept::{shares_kept, shows_kept};
use self::more::{finds_more, makes_more, tells_more};
use self::voices::gives_to_another;
use super::chain::{Chain, Op, Readers};
use super::marks::pointers_of;
use crate::support::random::Random;
use crate::support::records::{entries, id};

/// Where a law is broken.
#[derive(Clone, Default)]
pub struct Broken {
    /// A few words that tell this fault from others, without a mark.
    pub why: String,
    pub mark: Option<u32>,
    /// Where the mark stands in the record, and where it is told.
    pub places: String,
    pub readers: Option<Readers>,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(readers) = self.readers {
            write!(f, "for {readers}, ")?;
        }
        if let Some(mark) = self.mark {
            write!(f, "mark {mark}, ")?;
        }
        f.write_str(&self.places)
    }
}

/// What chain a law is asked about.
#[derive(PartialEq)]
enum On {
    /// The chain itself.
    Chain,
    /// What comes of it, without operations.
    Result,
    /// The record, without operations.
    Record,
    /// The record, of which one entry is erased.
    Erased,
    /// The record, of which one entry is erased and with which a copy is merged.
    ErasedAndMerged,
}

pub struct Law {
    pub name: &'static str,
    /// How often it is asked of one chain.
    pub times: usize,
    on: On,
    /// Every way in which the chain breaks it, each once.
    pub broken: fn(&Chain, Readers) -> Vec<Broken>,
}

pub const LAWS: &[Law] = &[
    Law { name: "trust", times: 5, on: On::Chain, broken: tells_more },
    Law { name: "what is made of a shared record", times: 1, on: On::Chain, broken: makes_more },
    Law { name: "a shared record has no new finding (record)", times: 1, on: On::Record, broken: finds_more },
    Law { name: "a shared record has no new finding (result)", times: 1, on: On::Result, broken: finds_more },
    Law { name: "what the child keeps is not shared (record)", times: 1, on: On::Record, broken: shares_kept },
    Law { name: "what the child keeps is not shared (result)", times: 1, on: On::Result, broken: shares_kept },
    Law { name: "what the child keeps is on no page", times: 1, on: On::Record, broken: shows_kept },
    Law { name: "words stay whose they are (record)", times: 2, on: On::Record, broken: gives_to_another },
    Law { name: "words stay whose they are (result)", times: 1, on: On::Result, broken: gives_to_another },
    Law { name: "what is erased stays erased", times: 2, on: On::ErasedAndMerged, broken: comes_back },
    Law { name: "a page of differences repeats nothing erased", times: 1, on: On::Erased, broken: repeats_erased },
];

impl Law {
    /// The readers and the chain that the law is asked about.
    pub fn prepared(&self, chain: &Chain, number: usize, random: &mut Random) -> Option<(Readers, Chain)> {
        let base = || chain.base.clone();
        let entry = |random: &mut Random| {
            let ids: Vec<&str> = entries(&chain.base).map(|(_, entry)| id(entry)).collect();
            (!ids.is_empty()).then(|| Op::Erase(random.one(&ids).to_owned()))
        };
        let prepared = match self.on {
            On::Chain => chain.clone(),
            On::Result => Chain { base: serde_json::to_value(done(chain)).unwrap(), ops: Vec::new() },
            On::Record => Chain { base: base(), ops: Vec::new() },
            On::Erased => Chain { base: base(), ops: vec![entry(random)?] },
            On::ErasedAndMerged => {
                let copies: Vec<&Op> = chain.ops.iter().filter(|op| op.copy().is_some()).collect();
                let copy = (*copies.get(number % copies.len().max(1))?).clone();
                Chain { base: base(), ops: vec![entry(random)?, copy] }
            }
        };
        Some((Readers::any(random), prepared))
    }
}

pub fn record(document: &Value) -> ProgressRecord {
    serde_json::from_value(document.clone()).unwrap()
}

/// The record after all operations.
pub fn done(chain: &Chain) -> ProgressRecord {
    // What copies differ in is not remembered by the record alone: copies that come one after the other are merged as
    // whoever merges them is told to.
    let mut of_merge: Vec<ProgressRecord> = Vec::new();
    let mut done = record(&chain.base);
    for op in &chain.ops {
        if let Some(copy) = op.copy() {
            of_merge.push(record(copy));
            continue;
        }
        done = op.applied(merged(done, &mut of_merge));
    }
    merged(done, &mut of_merge)
}

fn merged(own: ProgressRecord, copies: &mut Vec<ProgressRecord>) -> ProgressRecord {
    if copies.is_empty() { own } else { merge([own].into_iter().chain(copies.drain(..))).unwrap().record }
}

/// Of faults that are alike the first.
fn distinct(all: impl IntoIterator<Item = Broken>) -> Vec<Broken> {
    let mut by_why = BTreeMap::new();
    for broken in all {
        by_why.entry(broken.why.clone()).or_insert(broken);
    }
    by_why.into_values().collect()
}

fn places(document: &Value, mark: u32) -> String {
    pointers_of(document, mark).join(" ")
}

/// The list of the first place at which a mark stands, and the member without indices.
fn kind_of_place(document: &Value, mark: u32) -> String {
    let Some(pointer) = pointers_of(document, mark).into_iter().next() else { return "nowhere".to_owned() };
    let steps = pointer.split('/').skip(1).filter(|step| step.parse::<usize>().is_err());
    let steps: Vec<&str> = steps.take_while(|step| !step.starts_with("org.example")).collect();
    steps.join("/")
}
