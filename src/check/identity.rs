//! Ids that name two entries, a child who is two, and circles of entries.

use crate::base::hash::{HashMap, Table};

use super::gather::Findings;
use crate::base::{GoalId, Path, PlanId};
use crate::index::Index;
use crate::model::{
    Amendment, AmendmentKind, Child, EntryKind, Goal, Identifier, Person, Plan, ProgressRecord, Role, entry,
};
use crate::report::{Pointer, RuleCode};

/// A reference from an entry to another of its list: to which, and which item of the member where that is a list.
type Edge = (usize, Option<usize>);

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    for (second, first) in &index.twice {
        let list = Path::ROOT.member(second.kind.list());
        let entry = list.index(second.index);
        found.relate(
            RuleCode::DuplicateId,
            &entry.member(entry::ID),
            [first.pointer(entry::ID)],
            format_args!("another entry, {}, has the same id", first.kind.noun()),
        );
    }
    identifiers(index, found);
    children(index, found);
    let record = index.record;
    let place = |kind, id: &str| index.place(id).filter(|place| place.kind == kind).map(|place| place.index);
    let goal = |id: &GoalId| place(EntryKind::Goal, id.as_str());
    let plan = |id: &PlanId| place(EntryKind::Plan, id.as_str());
    circles(
        [ProgressRecord::GOALS, Goal::STEP_OF],
        &record.goals,
        |one| edge(one.step_of.as_ref().and_then(goal)),
        found,
    );
    circles(
        [ProgressRecord::GOALS, Goal::CONTINUES],
        &record.goals,
        |one| edge(one.continues.as_ref().and_then(goal)),
        found,
    );
    let items = |one: &Goal| -> Vec<Edge> {
        one.replaces.iter().enumerate().filter_map(|(item, id)| Some((goal(id)?, Some(item)))).collect()
    };
    circles([ProgressRecord::GOALS, Goal::REPLACES], &record.goals, items, found);
    circles(
        [ProgressRecord::PLANS, Plan::REPLACES],
        &record.plans,
        |one| edge(one.replaces.as_ref().and_then(plan)),
        found,
    );
    let next = replacements(&record.amendments);
    circles([ProgressRecord::AMENDMENTS, Amendment::BY_ENTRY], &record.amendments, |one| edge(next(one)), found);
}

/// That the child has one identifier in each system, however it is spelled.
fn identifiers(index: &Index<'_>, found: &mut Findings<'_>) {
    let child = Path::ROOT.member(ProgressRecord::CHILD);
    let identifiers = child.member(Child::IDENTIFIERS);
    let bare = |value: &str| -> String {
        value.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    };
    let mut first: HashMap<String, (usize, String)> = HashMap::default();
    for (at, Identifier { system, value }) in index.record.child.identifiers.iter().enumerate() {
        let value = bare(value.as_str());
        let system = system.as_str().trim_end_matches('/').to_lowercase();
        let (other, known) = first.entry(system).or_insert_with(|| (at, value.clone()));
        if *known != value {
            let related = [(&identifiers.index(*other).member(Identifier::VALUE)).into()];
            let message = "this is not the same as an earlier identifier of the same system";
            found.relate(RuleCode::TwoIdentifiers, &identifiers.index(at).member(Identifier::VALUE), related, message);
        }
    }
}

/// That one of the people is the child at most.
fn children(index: &Index<'_>, found: &mut Findings<'_>) {
    let people = Path::ROOT.member(ProgressRecord::PEOPLE);
    let mut children = index.record.children();
    let Some((first, _)) = children.next() else { return };
    for (at, person) in children {
        let role = person.roles.iter().position(|role| *role == Role::Child).unwrap_or_default();
        let related = [(&people.index(first)).into()];
        let message = "an earlier person has the role `child` already";
        found.relate(RuleCode::SecondChild, &people.index(at).member(Person::ROLES).index(role), related, message);
    }
}

fn edge(to: Option<usize>) -> Vec<Edge> {
    to.map(|to| (to, None)).into_iter().collect()
}

/// From an amendment that replaces an entry to the one that replaces what it put in place.
fn replacements(amendments: &[Amendment]) -> impl Fn(&Amendment) -> Option<usize> {
    let replaces = |amendment: &Amendment| amendment.amendment_kind == AmendmentKind::Replaced;
    let mut of_entry: Table<&str, usize> = Table::default();
    for (at, amendment) in amendments.iter().enumerate().filter(|(_, amendment)| replaces(amendment)) {
        of_entry.entry(amendment.entry.as_str()).or_insert(at);
    }
    move |amendment| {
        let by = amendment.by_entry.as_ref().filter(|_| replaces(amendment))?;
        of_entry.get(by.as_str()).copied()
    }
}

fn circles<T>(
    [list, member]: [&str; 2],
    entries: &[T],
    references: impl Fn(&T) -> Vec<Edge>,
    found: &mut Findings<'_>,
) {
    if entries.iter().all(|entry| references(entry).is_empty()) {
        return; // in nearly every record
    }
    let edges: Vec<Vec<Edge>> = entries.iter().map(references).collect();
    let list = Path::ROOT.member(list);
    for (from, (to, item)) in closing_edges(&edges) {
        let entry = list.index(from);
        let member = entry.member(member);
        let item = item.map(|item| member.index(item));
        let related = [Pointer::from(&list.index(to))];
        found.relate(RuleCode::Cycle, item.as_ref().unwrap_or(&member), related, "this reference closes a circle");
    }
}

/// The references that close a circle, as a walk in depth from the first entry on meets them, each with the entry that
/// it is in.
fn closing_edges(edges: &[Vec<Edge>]) -> Vec<(usize, Edge)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
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
        while let Some((from, next)) = way.last_mut() {
            let (from, edge) = (*from, edges.get(*from).and_then(|edges| edges.get(*next)));
            *next += 1;
            if let Some(state) = states.get_mut(from) {
                *state = if edge.is_some() { State::OnTheWay } else { State::Done };
            }
            let Some(edge) = edge else {
                way.pop();
                continue;
            };
            match states.get(edge.0) {
                Some(State::New) => way.push((edge.0, 0)),
                Some(State::OnTheWay) => closing.push((from, *edge)),
                _ => {}
            }
        }
    }
    closing
}
