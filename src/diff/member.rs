//! Which members of two objects differ.

use serde_json::{Map, Value};

use super::MemberChange;
use crate::base::shape::KIND;
use crate::base::{Content, Path};
use crate::model::ProgressRecord;
use crate::report::Pointer;

/// Every member that differs, as deep as both have it.
pub fn changes(before: &Content, after: &Content) -> Vec<MemberChange> {
    let mut found = Vec::new();
    values(before.get(), after.get(), &Path::ROOT, &mut found);
    found
}

fn values(before: &Value, after: &Value, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    if before == after {
        return;
    }
    match (before, after) {
        // What a host keeps in its extensions is its own: it is told as a whole, and so is what became of another kind.
        (Value::Object(one), Value::Object(other))
            if at.name() != ProgressRecord::EXTENSIONS && one.get(KIND) == other.get(KIND) =>
        {
            members(one, other, at, found);
        }
        (Value::Array(one), Value::Array(other)) => items(one, other, at, found),
        _ => add(Some(before), Some(after), at, found),
    }
}

fn members(before: &Map<String, Value>, after: &Map<String, Value>, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        match (before.get(name), after.get(name)) {
            (Some(one), Some(other)) => values(one, other, &at.member(name), found),
            (one, other) => add(one, other, &at.member(name), found),
        }
    }
}

/// Items of lists of one length are told place by place. Of others, what both begin and end with is the same, and the
/// rest went and came.
fn items(before: &[Value], after: &[Value], at: &Path<'_>, found: &mut Vec<MemberChange>) {
    if before.len() == after.len() {
        for (index, (one, other)) in before.iter().zip(after).enumerate() {
            values(one, other, &at.index(index), found);
        }
        return;
    }
    let pairs = before.iter().zip(after);
    let start = pairs.take_while(|(one, other)| one == other).count();
    let room = before.len().min(after.len()) - start;
    let pairs = before.iter().rev().zip(after.iter().rev());
    let end = pairs.take(room).take_while(|(one, other)| one == other).count();
    for (index, item) in before.iter().enumerate().take(before.len() - end).skip(start) {
        add(Some(item), None, &at.index(index), found);
    }
    for (index, item) in after.iter().enumerate().take(after.len() - end).skip(start) {
        add(None, Some(item), &at.index(index), found);
    }
}

fn add(before: Option<&Value>, after: Option<&Value>, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    let content = |value: Option<&Value>| value.cloned().map(Content::from);
    found.push(MemberChange { pointer: Pointer::from(at), before: content(before), after: content(after) });
}
