//! What is erased stays erased.

use std::collections::BTreeSet;

use child_progress::{ProgressRecord, RemovalReason, Role, diff, merge};
use serde_json::Value;

use super::kept::words_in;
use super::{Broken, distinct, done, kind_of_place, places, record};
use crate::support::records::{entries, id};
use crate::trust::chain::{Chain, Op, Readers};
use crate::trust::marks::{told, told_by, told_in_text};

/// The entry and the amendments of it, by their ids, as a copy has them.
fn with_amendments(copies: &[&Value], erased: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([erased.to_owned()]);
    loop {
        let before = all.len();
        for copy in copies {
            for amendment in copy["amendments"].as_array().into_iter().flatten() {
                if all.contains(amendment["entry"].as_str().unwrap()) {
                    all.insert(id(amendment).to_owned());
                }
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

fn ids(document: &Value) -> BTreeSet<(String, String)> {
    entries(document).map(|(list, entry)| (list.to_owned(), id(entry).to_owned())).collect()
}

/// Whether erasing and merging can be done in either order.
pub fn comes_back(chain: &Chain, _readers: Readers) -> Vec<Broken> {
    come_back(chain).into_iter().collect()
}

fn come_back(chain: &Chain) -> Option<Broken> {
    let [Op::Erase(gone), Op::Merge(_, copy)] = chain.ops.as_slice() else { return None };
    let erased = |mut record: ProgressRecord| {
        let done =
            record.erase(&gone.parse().unwrap(), RemovalReason::Request, Role::Senco, "2026-10-02".parse().unwrap());
        done.is_ok().then_some(record)
    };
    let [own, other] = [&chain.base, copy].map(record);
    let without = erased(own.clone())?;
    let taken: BTreeSet<u32> = {
        let all = with_amendments(&[&chain.base], gone);
        entries(&chain.base)
            .filter(|(_, entry)| all.contains(id(entry)))
            .flat_map(|(_, entry)| words_in(entry))
            .collect()
    };
    let merged = serde_json::to_value(merge([without, other.clone()]).unwrap().record).unwrap();
    let of_both = with_amendments(&[&chain.base, copy], gone);
    let mut elsewhere: BTreeSet<u32> = BTreeSet::new();
    for document in [&chain.base, copy] {
        let mut rest = document.clone();
        for (_, held) in rest.as_object_mut().unwrap() {
            if let Some(items) = held.as_array_mut() {
                items.retain(|entry| !entry["id"].as_str().is_some_and(|id| of_both.contains(id)));
            }
        }
        elsewhere.extend(told(&rest));
    }
    if let Some(mark) = told(&merged).into_iter().find(|mark| taken.contains(mark) && !elsewhere.contains(mark)) {
        return Some(Broken {
            why: "words".to_owned(),
            mark: Some(mark),
            places: format!("at {}; again at {}", places(&chain.base, mark), places(&merged, mark)),
            ..Broken::default()
        });
    }
    let both = merge([own, other]).unwrap();
    let is_contested = both.conflicts.iter().any(|conflict| conflict.id.is_some());
    let other_way = serde_json::to_value(erased(both.record)?).unwrap();
    let [one, other] = [&merged, &other_way].map(ids);
    // Erasing from the record does not reach what copies differ in, nor what amends that; the note does in a merge.
    let differing = one.symmetric_difference(&other).find(|id| !is_contested || one.contains(*id))?;
    Some(Broken {
        why: format!(
            "entries, {}",
            if one.contains(differing) { "left when erased first" } else { "left when merged first" }
        ),
        places: format!("{}/{}", differing.0, differing.1),
        ..Broken::default()
    })
}

pub fn repeats_erased(chain: &Chain, _readers: Readers) -> Vec<Broken> {
    let before = record(&chain.base);
    let after = done(chain);
    let left = told_by(&after);
    let gone: BTreeSet<u32> = words_in(&chain.base).into_iter().filter(|mark| !left.contains(mark)).collect();
    let page = told_in_text(&diff(&before, &after).to_text(&before, &after));
    distinct(page.into_iter().filter(|mark| gone.contains(mark)).map(|mark| Broken {
        why: kind_of_place(&chain.base, mark),
        mark: Some(mark),
        places: format!("at {}", places(&chain.base, mark)),
        ..Broken::default()
    }))
}
