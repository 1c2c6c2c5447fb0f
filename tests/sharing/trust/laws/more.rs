//! No audience is told more after operations than before, and nothing made of a shared record tells more.

use std::collections::BTreeSet;

use child_progress::{
    CheckOptions, LeftOutReason, ProgressOptions, ProgressRecord, Role, Shared, check, diff, progress,
};
use serde_json::Value;

use super::{Broken, distinct, done, places, record};
use crate::support::records::{findings_of_entries, id};
use crate::trust::chain::{Chain, Op, Readers};
use crate::trust::marks::{all_places, told, told_by, told_in_text};
use crate::trust::shared_for;

/// The marks of people, scales, ladders and measures that take the place of others and that nothing else used: what is
/// needed now was not needed before, and nobody had kept it from these readers.
fn needed_now(chain: &Chain, readers: Readers) -> BTreeSet<u32> {
    let (mut record, mut all) = (record(&chain.base), BTreeSet::new());
    for op in &chain.ops {
        if let Op::Supersede { new, .. } = op {
            let document = serde_json::to_value(&record).unwrap();
            let unused = unused(&document, &shared_for(&record, readers));
            all.extend(unused.into_iter().filter(|entry| id(entry) == new).flat_map(told));
        }
        record = op.applied(record);
    }
    all
}

/// What was left out for no other reason than that nothing used it.
fn unused<'d>(document: &'d Value, shared: &Shared) -> Vec<&'d Value> {
    let left_out = shared.left_out.iter().filter(|one| one.reason == LeftOutReason::Unused);
    left_out.filter_map(|one| document.pointer(one.pointer.as_str())).collect()
}

/// Whether a record had several children and has one now, which SECURITY.md leaves to whoever put two into one record.
fn one_of_several_children_is_left(chain: &Chain) -> bool {
    let children =
        |record: &ProgressRecord| record.people.iter().filter(|person| person.roles.contains(&Role::Child)).count();
    let copies = chain.ops.iter().filter_map(Op::copy).map(record);
    let mut had_several = copies.map(|copy| children(&copy)).any(|number| number > 1);
    let mut record = record(&chain.base);
    for op in &chain.ops {
        had_several |= children(&record) > 1;
        record = op.applied(record);
    }
    had_several && children(&record) == 1
}

/// What an audience is told after the operations is in what it was told of the record or of a copy before.
pub fn tells_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    if one_of_several_children_is_left(chain) {
        return Vec::new();
    }
    let before = record(&chain.base);
    let after = serde_json::to_value(shared_for(&done(chain), readers).record).unwrap();
    let mut more = told(&after);
    let mut allowed = told_by(&shared_for(&before, readers).record);
    allowed.extend(chain.ops.iter().flat_map(Op::says));
    allowed.extend(needed_now(chain, readers));
    more.retain(|mark| !allowed.contains(mark));
    for copy in chain.ops.iter().filter_map(Op::copy) {
        if more.is_empty() {
            break;
        }
        let shared = shared_for(&record(copy), readers);
        let of_copy = told_by(&shared.record);
        more.retain(|mark| !of_copy.contains(mark));
        // What nothing in a copy used may be used in what it was put together with.
        let unused: BTreeSet<u32> = unused(copy, &shared).into_iter().flat_map(told).collect();
        more.retain(|mark| !unused.contains(mark));
    }
    if more.is_empty() {
        return Vec::new();
    }
    let holders = [&chain.base].into_iter().chain(chain.ops.iter().filter_map(Op::copy));
    let holders: Vec<_> =
        holders.map(|holder| (holder, shared_for(&record(holder), readers).left_out, all_places(holder))).collect();
    let told_at = all_places(&after);
    distinct(more.into_iter().map(|mark| {
        let told = &told_at[&mark];
        let entry = after.pointer(&told[0].split('/').take(3).collect::<Vec<_>>().join("/"));
        let entry = entry.and_then(|entry| entry["id"].as_str()).unwrap_or_default();
        let (mut reason, mut at) = (None, Vec::new());
        for (number, (holder, left_out, places)) in holders.iter().enumerate() {
            for pointer in places.get(&mark).into_iter().flatten() {
                let mut own = left_out.iter().filter(|one| {
                    let rest = pointer.strip_prefix(one.pointer.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                let place = pointer.split('/').take(3).collect::<Vec<_>>().join("/");
                if holder.pointer(&place).is_some_and(|one| one["id"] == entry) {
                    reason = reason.or(own.next_back().map(|one| one.reason.as_str()));
                }
                at.push(if number == 0 { pointer.clone() } else { format!("copy {number} {pointer}") });
            }
        }
        let is_extension = told[0].contains("/extensions");
        Broken {
            // Why the entry that tells it was left out of the record, or else of a copy.
            why: format!(
                "{}{}",
                reason.unwrap_or("with what it refers to"),
                if is_extension { ", extensions" } else { "" }
            ),
            mark: Some(mark),
            places: format!("at {}; told at {}", at.join(", "), told.join(" ")),
            ..Broken::default()
        }
    }))
}

/// Pages, summaries, differences and findings of what was shared hold nothing that was not shared.
pub fn makes_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let [one, two] = [record(&chain.base), done(chain)].map(|record| shared_for(&record, readers).record);
    let of_one = told_by(&one);
    let both: BTreeSet<u32> = of_one.union(&told_by(&two)).copied().collect();
    let summary = progress(&one, &ProgressOptions::new());
    let changes = diff(&one, &two);
    let report = check(&one, &CheckOptions::new());
    let mut messages: Vec<String> = report.findings().iter().map(|one| one.message.to_string()).collect();
    messages.push(report.to_string());
    let made = [
        ("page", told_in_text(&summary.to_text(&one)), &of_one),
        ("summary", told(&serde_json::to_value(&summary).unwrap()), &of_one),
        ("page of differences", told_in_text(&changes.to_text(&one, &two)), &both),
        ("differences", told(&serde_json::to_value(&changes).unwrap()), &both),
        ("findings", messages.iter().flat_map(|text| told_in_text(text)).collect(), &of_one),
    ];
    let more = made.into_iter().filter_map(|(what, told, allowed)| {
        // A number that is reckoned may happen to end like a mark.
        let is_planted = |mark: u32| {
            [&chain.base]
                .into_iter()
                .chain(chain.ops.iter().filter_map(Op::copy))
                .any(|of| !places(of, mark).is_empty())
        };
        let mark = told.into_iter().find(|mark| !allowed.contains(mark) && is_planted(*mark))?;
        Some(Broken {
            why: what.to_owned(),
            mark: Some(mark),
            places: format!("at {}", places(&chain.base, mark)),
            ..Broken::default()
        })
    });
    distinct(more)
}

/// A shared record checks without new findings.
pub fn finds_more(chain: &Chain, readers: Readers) -> Vec<Broken> {
    let whole = record(&chain.base);
    let shared = shared_for(&whole, readers).record;
    let before = findings_of_entries(&whole, |_| true);
    let new = findings_of_entries(&shared, |_| true).into_iter().filter(|finding| !before.contains(finding));
    distinct(new.map(|(why, id)| Broken { why, places: format!("of entry {id:?}"), ..Broken::default() }))
}
