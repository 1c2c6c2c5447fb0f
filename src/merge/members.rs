//! What is no entry: the child, and what the record says of itself.

use std::mem;

use super::conflict::{About, Conflicts};
use crate::base::sort;
use crate::base::{Content, Extensions, List, Path, Wire};
use crate::model::{Child, Communication, ProgressRecord};
use crate::report::Pointer;

/// Puts the members of the other record and its child to those of the record, and gives back in what they differ, now
/// or before. Lists of entries, removal notes and the id of the record are not looked at.
pub fn join(own: &mut ProgressRecord, other: &mut ProgressRecord, before: [&Conflicts; 2]) -> Conflicts {
    // Of versions the highest, which has members for everything that the lower ones can say. The numbers have no
    // leading zeros, so the longer is the higher.
    let version = |record: &ProgressRecord| {
        let version = record.schema_version.as_str();
        (version.len(), version.to_owned())
    };
    if version(own) < version(other) {
        own.schema_version = other.schema_version.clone();
    }
    // A help for editors, which nothing that is said depends on.
    own.schema = match (own.schema.take(), other.schema.take()) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    // Beside the whole record nothing is left out any more.
    own.excerpt = match (own.excerpt.take(), other.excerpt.take()) {
        (Some(mut one), Some(other)) => {
            // Of two meetings each has what the other may not.
            one.together = one.together.filter(|_| one == other);
            unite(&mut one.audience, other.audience);
            Some(one)
        }
        _ => None,
    };
    let mut members = Members { before, found: Conflicts::default() };
    members.one(&Path::ROOT.member(ProgressRecord::CLOSING), &mut own.closing, other.closing.take());
    members.extensions(
        &Path::ROOT.member(ProgressRecord::EXTENSIONS),
        &mut own.extensions,
        mem::take(&mut other.extensions),
    );
    members.child(&mut own.child, &mut other.child);
    members.found
}

struct Members<'c> {
    /// In what the copies of either side were found to differ before.
    before: [&'c Conflicts; 2],
    found: Conflicts,
}

impl Members<'_> {
    // Whoever adds a member to the child or to `Communication` is led here: the patterns name every one.
    fn child(&mut self, own: &mut Child, other: &mut Child) {
        let Child { id: _, known_as, pronouns, birth_date, languages, communication, identifiers, extensions } = own;
        let at = Path::ROOT.member(ProgressRecord::CHILD);
        self.one(&at.member(Child::KNOWN_AS), known_as, other.known_as.take());
        self.one(&at.member(Child::PRONOUNS), pronouns, other.pronouns.take());
        self.one(&at.member(Child::BIRTH_DATE), birth_date, other.birth_date.take());
        self.whole(&at.member(Child::LANGUAGES), languages, mem::take(&mut other.languages));
        unite(identifiers, mem::take(&mut other.identifiers));
        self.extensions(&at.member(Child::EXTENSIONS), extensions, mem::take(&mut other.extensions));
        if communication.is_some() || other.communication.is_some() {
            let other = other.communication.take().unwrap_or_default();
            self.communication(communication.get_or_insert_default(), *other);
        }
    }

    fn communication(&mut self, own: &mut Communication, other: Communication) {
        let Communication {
            how_i_communicate,
            how_to_communicate_with_me,
            signals,
            in_pain_or_distress,
            making_choices,
            saying_no,
            receiving_information,
        } = own;
        let child = Path::ROOT.member(ProgressRecord::CHILD);
        let at = child.member(Child::COMMUNICATION);
        unite(how_i_communicate, other.how_i_communicate);
        unite(how_to_communicate_with_me, other.how_to_communicate_with_me);
        unite(signals, other.signals);
        self.one(&at.member(Communication::IN_PAIN_OR_DISTRESS), in_pain_or_distress, other.in_pain_or_distress);
        self.one(&at.member(Communication::MAKING_CHOICES), making_choices, other.making_choices);
        self.one(&at.member(Communication::SAYING_NO), saying_no, other.saying_no);
        let receiving = at.member(Communication::RECEIVING_INFORMATION);
        self.one(&receiving, receiving_information, other.receiving_information);
    }

    fn one<T: Wire + PartialEq>(&mut self, at: &Path<'_>, own: &mut Option<T>, other: Option<T>) {
        let pointer = Pointer::from(at);
        let about = About::Member(pointer.clone());
        for side in self.settle(&about, own, other) {
            self.found.add(about.clone(), pointer.clone(), Content::of(&side));
        }
    }

    /// A list in which the order says something, so that only the whole of it can be taken.
    fn whole<T: Wire + PartialEq>(&mut self, at: &Path<'_>, own: &mut List<T>, other: List<T>) {
        let whole = |list: List<T>| Some(list).filter(|list| !list.is_empty());
        let mut list = whole(mem::take(own));
        self.one(at, &mut list, whole(other));
        *own = list.unwrap_or_default();
    }

    fn extensions(&mut self, at: &Path<'_>, own: &mut Extensions, mut other: Extensions) {
        let pointer = Pointer::from(at);
        let names: Vec<_> = own.keys().chain(other.keys()).cloned().collect();
        for name in names {
            let mut value = own.remove(&name);
            let others = other.remove(&name);
            let about = About::Extension(pointer.clone(), name.clone());
            for side in self.settle(&about, &mut value, others) {
                self.found.add(about.clone(), pointer.clone(), side);
            }
            if let Some(value) = value {
                own.insert(name, value);
            }
        }
    }

    /// Keeps what one of two has, or both have alike. Otherwise keeps neither, and returns the sides of the conflict.
    fn settle<T: PartialEq>(&self, about: &About, own: &mut Option<T>, other: Option<T>) -> Vec<T> {
        let differs = matches!((&own, &other), (Some(one), Some(other)) if one != other);
        if differs || self.before.iter().any(|before| before.is_about(about)) {
            return own.take().into_iter().chain(other).collect();
        }
        if own.is_none() {
            *own = other;
        }
        Vec::new()
    }
}

/// Lists without an order: what either has, once. Where they are alike, or one has none, the list stays as it is.
fn unite<T: Wire + PartialEq, const MIN: usize>(own: &mut List<T, 1000, MIN>, other: List<T, 1000, MIN>) {
    if other.is_empty() || *own == other {
        return;
    }
    if own.is_empty() {
        *own = other;
        return;
    }
    own.extend(other);
    sort::by_cached_key(own, |item| Content::of(item));
    own.dedup();
}
