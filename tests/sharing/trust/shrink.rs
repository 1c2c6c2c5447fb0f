//! Makes a chain that breaks a law smaller, crudely: whatever can go while the law is still broken goes.

use child_progress::ProgressRecord;
use serde_json::Value;

use super::chain::{Chain, Op};
use super::laws::{Broken, Law};
use super::marks::{self};
use crate::support::places::pointers;
use crate::support::records::{entries, id};

/// How many smaller chains are tried at most.
const TRIES: usize = 400;

struct Shrinking<'a> {
    law: &'a Law,
    chain: Chain,
    broken: Broken,
    tries: usize,
}

/// The chain without the operations that it does not need.
pub fn with_few_ops(law: &Law, chain: &Chain, broken: &Broken) -> (Chain, Broken) {
    let mut small = Shrinking { law, chain: chain.clone(), broken: broken.clone(), tries: 0 };
    small.drop_ops();
    (small.chain, small.broken)
}

/// The smallest chain that was found, and how it breaks the law.
pub fn smallest(law: &Law, chain: &Chain, broken: &Broken) -> (Chain, Broken) {
    let mut small = Shrinking { law, chain: chain.clone(), broken: broken.clone(), tries: 0 };
    loop {
        let before = small.size();
        small.drop_ops();
        small.drop_ids();
        small.drop_parts();
        if small.size() == before || small.tries > TRIES {
            return (small.chain, small.broken);
        }
    }
}

impl Shrinking<'_> {
    fn size(&self) -> usize {
        let copies = self.chain.ops.iter().filter_map(Op::copy).map(|copy| copy.to_string().len());
        self.chain.base.to_string().len() + copies.sum::<usize>() + self.chain.ops.len()
    }

    /// Takes the smaller chain if it breaks the law as well.
    fn take(&mut self, chain: Chain) -> bool {
        self.tries += 1;
        let documents = || [&chain.base].into_iter().chain(chain.ops.iter().filter_map(Op::copy));
        let is_record = |document: &Value| serde_json::from_value::<ProgressRecord>(document.clone()).is_ok();
        if self.tries > TRIES || !documents().all(|document| is_record(document) && marks::is_closed(document)) {
            return false;
        }
        let all = self.broken.readers.map(|readers| (self.law.broken)(&chain, readers)).unwrap_or_default();
        // Another fault is found by itself.
        let Some(broken) = all.into_iter().find(|broken| broken.why == self.broken.why) else { return false };
        self.broken = Broken { readers: self.broken.readers, ..broken };
        self.chain = chain;
        true
    }

    fn drop_ops(&mut self) {
        let mut at = 0;
        while at < self.chain.ops.len() {
            let mut smaller = self.chain.clone();
            smaller.ops.remove(at);
            if !self.take(smaller) {
                at += 1;
            }
        }
    }

    /// Takes entries out of all documents together, with what refers to them.
    fn drop_ids(&mut self) {
        let documents = [&self.chain.base].into_iter().chain(self.chain.ops.iter().filter_map(Op::copy));
        let mut ids: Vec<String> = documents
            .flat_map(|document| {
                let notes = document["removals"].as_array().into_iter().flatten().map(id);
                entries(document).map(|(_, entry)| id(entry)).chain(notes).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        ids.sort();
        ids.dedup();
        for chunk in [8, 1] {
            for gone in ids.chunks(chunk) {
                let mut smaller = self.chain.clone();
                for id in gone {
                    smaller.each_document(&mut |document| marks::without_id(document, id));
                }
                self.take(smaller);
            }
        }
    }

    /// Takes members and items out of one document, the large ones first.
    fn drop_parts(&mut self) {
        for number in 0..=self.chain.ops.iter().filter_map(Op::copy).count() {
            let mut pointers = pointers(self.chain.document(number));
            pointers.sort_by_key(|pointer| pointer.matches('/').count());
            // From the end, so that items that were not looked at keep their places.
            let deepest = pointers.last().map_or(0, |pointer| pointer.matches('/').count());
            for depth in 1..=deepest {
                for pointer in pointers.iter().rev().filter(|pointer| pointer.matches('/').count() == depth) {
                    let mut smaller = self.chain.clone();
                    let mut is_gone = false;
                    let mut at = 0;
                    smaller.each_document(&mut |document| {
                        is_gone |= at == number && without(document, pointer);
                        at += 1;
                    });
                    if is_gone {
                        self.take(smaller);
                    }
                }
            }
        }
    }
}

fn without(document: &mut Value, pointer: &str) -> bool {
    let Some((parent, step)) = pointer.rsplit_once('/') else { return false };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => members.remove(&step.replace("~1", "/").replace("~0", "~")).is_some(),
        Some(Value::Array(items)) => {
            let at: usize = step.parse().unwrap();
            let is_there = at < items.len();
            if is_there {
                items.remove(at);
            }
            is_there
        }
        _ => false,
    }
}

impl Chain {
    fn document(&self, number: usize) -> &Value {
        let mut documents = [&self.base].into_iter().chain(self.ops.iter().filter_map(Op::copy));
        documents.nth(number).unwrap()
    }

    fn each_document(&mut self, each: &mut dyn FnMut(&mut Value)) {
        each(&mut self.base);
        for op in &mut self.ops {
            if let Op::Merge(_, copy) = op {
                each(copy);
            }
        }
    }
}
