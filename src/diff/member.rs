//! Which members of two objects differ.

use std::borrow::Cow;

use super::MemberChange;
use crate::base::shape::KIND;
use crate::base::{Content, Parts, Path};
use crate::model::ProgressRecord;
use crate::report::Pointer;

/// The members of an object, each with what it holds as JSON.
type Members<'t> = Vec<(Cow<'t, str>, &'t str)>;

/// Every member that differs, as deep as both have it.
pub fn changes(before: &Content, after: &Content) -> Vec<MemberChange> {
    let mut found = Vec::new();
    values(before.as_json(), after.as_json(), &Path::ROOT, &mut found);
    found
}

fn values(before: &str, after: &str, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    if before == after {
        return;
    }
    // What a host keeps in its extensions is its own: it is told as a whole, and so is what became of another kind.
    match (at.name() != ProgressRecord::EXTENSIONS).then(|| (Parts::of(before), Parts::of(after))) {
        Some((Parts::Object(one), Parts::Object(other))) if kind(&one) == kind(&other) => {
            members(&one, &other, at, found);
        }
        Some((Parts::List(one), Parts::List(other))) => items(&one, &other, at, found),
        _ => add(Some(before), Some(after), at, found),
    }
}

fn kind<'t>(members: &Members<'t>) -> Option<&'t str> {
    members.iter().find(|(name, _)| name == KIND).map(|(_, kind)| *kind)
}

fn members(before: &Members<'_>, after: &Members<'_>, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    // Both are in the order of the names.
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    while let Some(name) = [before.peek(), after.peek()].into_iter().flatten().map(|(name, _)| name.as_ref()).min() {
        let own = |member: &&(Cow<'_, str>, &str)| member.0 == name;
        let [one, other] = [before.next_if(own), after.next_if(own)].map(|member| member.map(|(_, held)| *held));
        match (one, other) {
            (Some(one), Some(other)) => values(one, other, &at.member(name), found),
            (one, other) => add(one, other, &at.member(name), found),
        }
    }
}

/// Items of lists of one length are told place by place. Of others, what both begin and end with is the same, and the
/// rest went and came.
fn items(before: &[&str], after: &[&str], at: &Path<'_>, found: &mut Vec<MemberChange>) {
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

fn add(before: Option<&str>, after: Option<&str>, at: &Path<'_>, found: &mut Vec<MemberChange>) {
    let pointer = Pointer::from(at);
    found.push(MemberChange { pointer, before: before.map(Content::of_part), after: after.map(Content::of_part) });
}
