//! Ids that name two entries, and circles of entries.

use std::collections::HashMap;

use super::gather::Findings;
use super::index::Index;
use crate::base::Path;
use crate::model::{AmendmentKind, EntryKind};
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let goals = |id: &str| index.place(id).filter(|place| place.kind == EntryKind::Goal).map(|place| place.index);
    let plans = |id: &str| index.place(id).filter(|place| place.kind == EntryKind::Plan).map(|place| place.index);
    let mut circles = |list: &str, member: &str, edges: &[Vec<(usize, Option<usize>)>]| {
        for (from, to, item) in closing_edges(edges) {
            let list = Path::ROOT.member(list);
            let entry = list.index(from);
            let member = entry.member(member);
            let at = item.map_or(member, |item| member.index(item));
            let related = [Pointer::from(&list.index(to))];
            found.relate(RuleCode::Cycle, &at, related, "this reference closes a circle");
        }
    };
    let one = |to: Option<usize>| to.map(|to| (to, None)).into_iter().collect::<Vec<_>>();
    let replaces = |ids: &[crate::base::GoalId]| -> Vec<_> {
        ids.iter().enumerate().filter_map(|(item, id)| Some((goals(id.as_str())?, Some(item)))).collect()
    };
    let of_goals = |edge: &dyn Fn(&crate::model::Goal) -> Vec<(usize, Option<usize>)>| -> Vec<_> {
        record.goals.iter().map(edge).collect()
    };
    circles("goals", "stepOf", &of_goals(&|goal| one(goal.step_of.as_ref().and_then(|id| goals(id.as_str())))));
    circles("goals", "replaces", &of_goals(&|goal| replaces(&goal.replaces)));
    circles("goals", "continues", &of_goals(&|goal| one(goal.continues.as_ref().and_then(|id| goals(id.as_str())))));
    let of_plans: Vec<_> =
        record.plans.iter().map(|plan| one(plan.replaces.as_ref().and_then(|id| plans(id.as_str())))).collect();
    circles("plans", "replaces", &of_plans);

    // An amendment leads to those that replace the entry it put in place.
    let replacing = || {
        let all = record.amendments.iter().enumerate();
        all.filter(|(_, amendment)| amendment.amendment_kind == AmendmentKind::Replaced)
    };
    let mut of_entry: HashMap<&str, usize> = HashMap::new();
    for (at, amendment) in replacing() {
        of_entry.entry(amendment.entry.as_str()).or_insert(at);
    }
    let mut of_amendments = vec![Vec::new(); record.amendments.len()];
    for (at, amendment) in replacing() {
        let next = amendment.by_entry.as_ref().and_then(|id| of_entry.get(id.as_str()));
        if let Some(edges) = of_amendments.get_mut(at) {
            *edges = one(next.copied());
        }
    }
    circles("amendments", "byEntry", &of_amendments);

    for (second, first) in &index.twice {
        let list = Path::ROOT.member(second.kind.list());
        let entry = list.index(second.index);
        let message = format_args!("another entry, {}, has the same id", first.kind.noun());
        found.relate(RuleCode::DuplicateId, &entry.member("id"), [first.pointer("id")], message);
    }
}

/// The references that close a circle, as a walk in depth from the first entry on meets them: from which entry, to
/// which, by which item of the reference.
fn closing_edges(edges: &[Vec<(usize, Option<usize>)>]) -> Vec<(usize, usize, Option<usize>)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let mut closing = Vec::new();
    for start in 0..edges.len() {
        if states.get(start) != Some(&State::New) {
            continue;
        }
        // The way so far, with the next edge to follow from each entry on it.
        let mut way = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let from = *at;
            if let Some(state) = states.get_mut(from) {
                *state = State::Open;
            }
            let edge = edges.get(from).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            match edge {
                Some((to, item)) => match states.get(to) {
                    Some(State::New) => way.push((to, 0)),
                    Some(State::Open) => closing.push((from, to, item)),
                    _ => {}
                },
                None => {
                    if let Some(state) = states.get_mut(from) {
                        *state = State::Done;
                    }
                    way.pop();
                }
            }
        }
    }
    closing
}
