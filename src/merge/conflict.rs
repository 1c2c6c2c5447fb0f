//! What copies say differently, and what was removed.

use std::fmt;

use crate::base::hash::HashMap;
use crate::base::sort;
use crate::base::{Content, EntryId, ExtensionKey, Path};
use crate::model::{Entry, EntryKind};
use crate::report::Pointer;

/// Something that copies of a record say differently: an entry of one id, a member of the child or of the record, or an
/// extension of theirs.
///
/// `Display` names places and ids, and repeats nothing of what the sides say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Conflict {
    /// The id, where it is an entry.
    pub id: Option<EntryId>,
    /// The name of the extension, where it is one.
    pub extension: Option<ExtensionKey>,
    /// Every different content that some copy has, two or more, in no copy's favour.
    pub sides: Vec<Side>,
}

/// What a copy says where copies differ.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Side {
    /// The list in which the entry stands (`/goals`), the member (`/child/knownAs`), or the extensions of which it is
    /// one.
    pub pointer: Pointer,
    /// What stands there.
    pub content: Content,
}

/// That a removal note took the content of an entry away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Removed {
    /// The list in which the entry stood, for example `/goals`.
    pub pointer: Pointer,
    /// The id of the entry.
    pub id: EntryId,
}

impl Conflict {
    /// Where: the list of the first side, the member, or the extensions.
    #[must_use]
    pub fn pointer(&self) -> &Pointer {
        const ROOT: &Pointer = &Pointer::root();
        self.sides.first().map_or(ROOT, |side| &side.pointer)
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.pointer())?;
        if let Some(id) = &self.id {
            write!(f, " {id}")?;
        }
        write!(f, ": {} different contents", self.sides.len())
    }
}

/// What a conflict is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    Member(Pointer),
    Extension(Pointer, ExtensionKey),
    Entry(String),
}

/// Conflicts while they are gathered.
#[derive(Default)]
pub struct Conflicts(HashMap<About, Vec<Side>>);

impl Conflicts {
    pub fn put(&mut self, conflict: Conflict) {
        let pointer = conflict.pointer().clone();
        let about = match (conflict.id, conflict.extension) {
            (Some(id), _) => About::Entry(id.as_str().to_owned()),
            (None, Some(key)) => About::Extension(pointer, key),
            (None, None) => About::Member(pointer),
        };
        self.0.entry(about).or_default().extend(conflict.sides);
    }

    pub fn extend(&mut self, other: Self) {
        for (about, sides) in other.0.into_pairs() {
            self.0.entry(about).or_default().extend(sides);
        }
    }

    pub fn is_about(&self, about: &About) -> bool {
        self.0.contains_key(about)
    }

    pub fn add(&mut self, about: About, pointer: Pointer, content: Content) {
        self.0.entry(about).or_default().push(Side { pointer, content });
    }

    pub fn add_entry(&mut self, kind: EntryKind, id: &str, entry: &dyn Entry) {
        self.add(About::Entry(id.to_owned()), list_of(kind), Content::of(entry));
    }

    /// The ids of entries that are contested, each with the lists in which it stands.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[Side])> {
        self.0.iter().filter_map(|(about, sides)| match about {
            About::Entry(id) => Some((id.as_str(), sides.as_slice())),
            _ => None,
        })
    }

    /// Takes the conflicts about entries away of which this is said.
    pub fn take_entries(&mut self, mut is_taken: impl FnMut(&str, &[Side]) -> bool) {
        let stays = |(about, sides): &(About, Vec<Side>)| match about {
            About::Entry(id) => !is_taken(id, sides),
            _ => true,
        };
        self.0 = std::mem::take(&mut self.0).into_pairs().filter(stays).collect();
    }

    /// Members first, then entries by list and id; of each conflict every different side once.
    pub fn into_list(self) -> Vec<Conflict> {
        let mut all: Vec<(About, Vec<Side>)> = self.0.into_pairs().collect();
        sort::by(&mut all, |(one, _), (other, _)| one.cmp(other));
        let all = all.into_iter().filter_map(|(about, sides)| {
            let (id, extension) = match about {
                About::Member(_) => (None, None),
                About::Extension(_, key) => (None, Some(key)),
                About::Entry(id) => (Some(EntryId::new(id).ok()?), None),
            };
            Some(Conflict { id, extension, sides: distinct(sides) })
        });
        let mut all: Vec<Conflict> = all.collect();
        // Sorted already but for the lists of entries, and the sort is stable.
        sort::by(&mut all, |one, other| (one.id.is_some(), one.pointer()).cmp(&(other.id.is_some(), other.pointer())));
        all
    }
}

/// The list that holds entries of this kind.
pub fn list_of(kind: EntryKind) -> Pointer {
    Pointer::from(&Path::ROOT.member(kind.list()))
}

/// Every side once, in an order that depends on what they say and on nothing else.
fn distinct(mut sides: Vec<Side>) -> Vec<Side> {
    sort::by(&mut sides, |one, other| (&one.pointer, &one.content).cmp(&(&other.pointer, &other.content)));
    sides.dedup();
    sides
}
