//! What an entry inherits when that goes on which it depended: for whom it was.
//!
//! A replacement without labels is for those for whom the replaced entry is; an entry that was corrected stands only
//! beside its correction; a judgement is for those for whom its evidence is. Sharing follows these ties. Where
//! something takes a tie away (erasure, a merge, a look back, sharing for somebody else first), the labels and answers
//! at its end stay with the entry, each set whole, and sharing asks all of them: so nothing that is done to a record
//! shows more of it.

mod sets;
mod ties;

use crate::base::hash::{HashMap, HashSet};
use crate::model::{AmendmentKind, Inherited, ProgressRecord};
use crate::report::Pointer;
use sets::{Sets, add};
use ties::{Carries, ties, word_ties};
pub use ties::{Link, Tie, amendment_ties, restricts_nobody};

/// Hands on what entries of `new` depended on in `old`, of which `new` was made, and depend on no longer.
pub fn keep(old: &ProgressRecord, new: &mut ProgressRecord) {
    keep_of(old, new, &|_| true);
}

/// The same, as far as they depended on what has these ids.
pub fn keep_of(old: &ProgressRecord, new: &mut ProgressRecord, is_meant: &dyn Fn(&str) -> bool) {
    let sets = Sets::of(old);
    let mut found = Found::default();
    let there = There::of(new);
    for tie in ties(old) {
        if is_meant(tie.target) && there.lacks(tie.dependent, tie.target, tie.link) {
            found.entries.entry(tie.dependent.to_owned()).or_default().extend(sets.with_ties(tie.target, tie.carries));
        }
    }
    for note in new.removals.iter().filter(|note| sets.has_entry(note.id.as_str())) {
        let id = note.id.as_str();
        found.notes.entry(id.to_owned()).or_default().extend(sets.with_ties(id, Carries::Everything));
    }
    found.hand_on(new);
}

/// What one of several copies brings into a merge: what its entries depend on by amendments, which another copy may
/// contest, and for whom that was which a removal note is about. References stay as they are in a merge.
#[derive(Default)]
pub struct Brought {
    ties: Vec<BroughtTie>,
    removed: HashMap<String, Vec<Inherited>>,
}

/// That an entry of a copy depended on another by an amendment, and what it inherits where that is contested.
struct BroughtTie {
    dependent: String,
    target: String,
    amendment: String,
    inherited: Vec<Inherited>,
}

impl Brought {
    pub fn of(copy: &ProgressRecord, is_noted: &dyn Fn(&str) -> bool) -> Self {
        let sets = Sets::of(copy);
        let mut brought = Self::default();
        for Tie { dependent, target, link, carries } in amendment_ties(copy).into_iter().chain(word_ties(copy)) {
            let Link::Amendment(amendment) = link else { continue };
            let inherited = sets.with_ties(target, carries);
            let [dependent, target, amendment] = [dependent, target, amendment].map(str::to_owned);
            brought.ties.push(BroughtTie { dependent, target, amendment, inherited });
        }
        copy.for_each_entry(&mut |entry| {
            if is_noted(entry.id()) {
                brought.removed.insert(entry.id().to_owned(), sets.with_ties(entry.get().id(), Carries::Everything));
            }
        });
        brought
    }

    /// Hands it on to what came of the merge.
    pub fn hand_on(self, merged: &mut ProgressRecord) {
        let mut found = Found { entries: HashMap::default(), notes: self.removed };
        let there = There::of(merged);
        for BroughtTie { dependent, target, amendment, inherited } in self.ties {
            if there.lacks(&dependent, &target, Link::Amendment(&amendment)) {
                found.entries.entry(dependent).or_default().extend(inherited);
            }
        }
        found.hand_on(merged);
    }
}

/// What of a record was made: its entries, and which ties still hold.
struct There {
    entries: HashSet<String>,
    references: HashSet<(String, String)>,
    amendments: HashSet<(String, String)>,
}

impl There {
    fn of(record: &ProgressRecord) -> Self {
        let mut there = Self {
            entries: HashSet::default(),
            references: HashSet::default(),
            amendments: record
                .amendments
                .iter()
                .map(|amendment| (amendment.id.as_str().to_owned(), amendment.entry.as_str().to_owned()))
                .collect(),
        };
        record.for_each_entry(&mut |entry| {
            there.entries.insert(entry.id().to_owned());
        });
        for tie in ties(record).into_iter().filter(|tie| tie.link == Link::Reference) {
            there.references.insert((tie.dependent.to_owned(), tie.target.to_owned()));
        }
        there
    }

    /// Whether the dependent entry is there, and that on which it depended is not, or nothing leads to it.
    fn lacks(&self, dependent: &str, target: &str, link: Link<'_>) -> bool {
        let holds = match link {
            Link::Reference => self.references.contains(&(dependent.to_owned(), target.to_owned())),
            Link::Amendment(amendment) => {
                let amended = if target == amendment { dependent } else { target };
                self.entries.contains(target) && self.amendments.contains(&(amendment.to_owned(), amended.to_owned()))
            }
        };
        !holds && self.entries.contains(dependent)
    }
}

/// What is to be handed on, by id.
#[derive(Default)]
struct Found {
    entries: HashMap<String, Vec<Inherited>>,
    notes: HashMap<String, Vec<Inherited>>,
}

impl Found {
    fn hand_on(self, record: &mut ProgressRecord) {
        if !self.entries.is_empty() {
            record.for_each_entry_mut(&mut |entry| {
                if let Some(inherited) = self.entries.get(entry.id()) {
                    // What had no labels adds nothing to an entry that has none.
                    let adds = !restricts_nobody(entry.audience()) || !entry.sensitive().is_empty();
                    let inherited = inherited.iter().filter(|set| adds || !says_nothing(set)).cloned();
                    add(entry.inherits_mut(), inherited);
                }
            });
        }
        for note in record.removals.iter_mut() {
            if let Some(inherited) = self.notes.get(note.id.as_str()) {
                add(&mut note.inherits, inherited.clone());
                // A note that says nothing of it is about something without labels.
                if note.inherits.iter().all(says_nothing) {
                    note.inherits.clear();
                }
            }
        }
    }
}

/// Whether something had neither labels nor answers.
fn says_nothing(set: &Inherited) -> bool {
    *set == Inherited::new()
}

/// Takes what copies inherit together: it is no content, and nobody differs in it.
pub fn unite(own: &mut crate::base::List<Inherited>, other: &[Inherited]) {
    add(own, other.to_vec());
}

/// Amendments of what was removed, and of those, each with the entry that it is of in the end.
pub fn amendments_of<'r>(record: &'r ProgressRecord, removed: &[&'r str]) -> Vec<(&'r str, &'r str)> {
    let mut of: HashMap<&str, Vec<&str>> = HashMap::default();
    for amendment in &record.amendments {
        of.entry(amendment.entry.as_str()).or_default().push(amendment.id.as_str());
    }
    let mut seen: HashSet<&str> = removed.iter().copied().collect();
    let mut next: Vec<(&str, &str)> = removed.iter().map(|id| (*id, *id)).collect();
    let mut all = Vec::new();
    while let Some((id, with)) = next.pop() {
        for amendment in of.get(id).into_iter().flatten().filter(|amendment| seen.insert(**amendment)) {
            next.push((amendment, with));
            all.push((*amendment, with));
        }
    }
    all
}

/// Where in `after` stands what an amendment tied in `before` to something that is gone: what it replaced, or what
/// replaced it.
pub fn other_wordings_in(before: &ProgressRecord, after: &ProgressRecord, gone: &HashSet<&str>) -> Vec<Pointer> {
    let replaced = before.amendments.iter().filter(|one| one.amendment_kind == AmendmentKind::Replaced);
    let pairs = replaced.filter_map(|one| Some((one.entry.as_str(), one.by_entry.as_ref()?.as_str())));
    let others: HashSet<&str> = pairs
        .filter_map(|(old, new)| match (gone.contains(old), gone.contains(new)) {
            (true, false) => Some(new),
            (false, true) => Some(old),
            _ => None,
        })
        .collect();
    let mut places = Vec::new();
    after.for_each_entry(&mut |entry| {
        if others.contains(entry.id()) {
            places.push(entry.place.pointer(""));
        }
    });
    places
}
