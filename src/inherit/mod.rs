//! What an entry inherits when that goes on which it depended: for whom it was.
//!
//! A replacement without labels is for those for whom the replaced entry is; an entry that was corrected stands only
//! beside its correction; a judgement is for those for whom its evidence is. Sharing follows these ties. Where
//! something takes a tie away (erasure, a merge, a look back, sharing for somebody else first), the labels and answers
//! at its end stay with the entry, each set whole, and sharing asks all of them: so nothing that is done to a record
//! shows more of it.

mod answers;
mod hidden;
mod sets;
mod ties;

use crate::base::hash::{HashMap, HashSet};
use crate::base::{Content, EntryId, List};
use crate::index::word_of_heir;
use crate::model::{AmendmentKind, Inherited, InheritedAnswer, ProgressRecord, RemovalNote};
use crate::report::Pointer;
use answers::{Answered, counted};
pub use hidden::Hidden;
pub use sets::Contested;
use sets::{Places, Sets, Store, add, only_answers, says_nothing};
pub use ties::{Carries, Link, Tie, amendment_ties, restricts_nobody};
use ties::{ties, word_ties};

/// Hands on what entries of `new` depended on in `old`, of which `new` was made, and depend on no longer.
pub fn keep(old: &ProgressRecord, new: &mut ProgressRecord) {
    keep_of(old, new, &|_| true);
    keep_answers(old, new, &|_| false);
}

/// Hands on the answers that stood in an entry of `old` and stand there no longer, but for those of which this is said.
/// What they were about may have gone for another reason, and what tells it again is still for those only for whom it
/// was.
pub fn keep_answers(old: &ProgressRecord, new: &mut ProgressRecord, is_known: &dyn Fn(&InheritedAnswer) -> bool) {
    let mut before: HashMap<&str, Vec<Answered>> = HashMap::default();
    old.for_each_entry(&mut |entry| {
        let mut answers = counted(entry.get());
        answers.retain(|(answer, _)| word_of_heir(answer).is_some() && !is_known(answer));
        if !answers.is_empty() {
            before.entry(entry.get().id()).or_default().push(answers);
        }
    });
    if before.is_empty() {
        return;
    }
    new.for_each_entry_mut(&mut |entry| {
        let Some(before) = before.get(entry.id()) else { return };
        let after = counted(entry);
        let fewer = |(json, (_, number)): &(&Content, &(InheritedAnswer, usize))| {
            after.get(*json).is_none_or(|(_, left)| left < number)
        };
        let lost = before.iter().flat_map(HashMap::iter).filter(fewer);
        if let Some(set) = only_answers(lost.map(|(_, (answer, _))| answer.clone()).collect()) {
            add(entry.inherits_mut(), [&set]);
        }
    });
}

/// The same as [`keep`], as far as the ties are meant.
pub fn keep_of(old: &ProgressRecord, new: &mut ProgressRecord, is_meant: &dyn Fn(&Tie<'_>) -> bool) {
    let mut lost = ties(old);
    {
        let there = There::of(new);
        lost.retain(|tie| is_meant(tie) && there.lacks(tie.dependent, tie.target, tie.link));
    }
    if lost.is_empty() && new.removals.is_empty() {
        return;
    }
    let sets = Sets::of(old, &|_| None);
    let mut found = Found::default();
    for tie in lost {
        let places = found.entries.entry(tie.dependent.to_owned()).or_default();
        sets.store.join(places, sets.with_ties(tie.target, tie.carries));
    }
    let noted: HashSet<&str> = new.removals.iter().map(|note| note.id.as_str()).collect();
    old.for_each_entry(&mut |entry| {
        if noted.contains(entry.id()) {
            found.notes.insert(entry.id().to_owned(), sets.with_ties(entry.id(), Carries::Everything).to_vec());
        }
    });
    found.hand_on(new, &sets.store);
}

/// What one of several copies brings into a merge: what its entries depend on by amendments, which another copy may
/// contest, and for whom that was which is taken out. References stay as they are in a merge.
pub struct Brought {
    ties: Vec<BroughtTie>,
    taken: HashMap<String, Places>,
    store: Store,
}

/// That an entry of a copy depended on another by an amendment, and what it inherits where that is contested.
struct BroughtTie {
    dependent: String,
    target: String,
    amendment: String,
    inherited: Places,
}

impl Brought {
    /// Nothing where the copy has neither amendments nor what is taken out.
    pub fn of(copy: &ProgressRecord, is_taken: &dyn Fn(&str) -> bool, contested: &Contested<'_>) -> Option<Self> {
        let mut taken = Vec::new();
        copy.for_each_entry(&mut |entry| {
            if is_taken(entry.id()) {
                taken.push(entry.get().id());
            }
        });
        if taken.is_empty() && copy.amendments.is_empty() {
            return None;
        }
        let sets = Sets::of(copy, contested);
        let mut ties = Vec::new();
        for Tie { dependent, target, link, carries } in amendment_ties(copy).into_iter().chain(word_ties(copy)) {
            let Link::Amendment(amendment) = link else { continue };
            let inherited = sets.with_ties(target, carries).to_vec();
            let [dependent, target, amendment] = [dependent, target, amendment].map(str::to_owned);
            ties.push(BroughtTie { dependent, target, amendment, inherited });
        }
        let of_taken = |id: &str| (id.to_owned(), sets.with_ties(id, Carries::Everything).to_vec());
        let taken = taken.into_iter().map(of_taken).collect();
        Some(Self { ties, taken, store: sets.store })
    }

    /// For whom that was which is taken out.
    pub fn taken(&self) -> impl Iterator<Item = (EntryId, Vec<Inherited>)> {
        self.taken.iter().filter_map(|(id, places)| {
            Some((EntryId::new(id.as_str()).ok()?, self.store.sets(places).cloned().collect()))
        })
    }

    /// Hands it on to what came of the merge.
    pub fn hand_on(self, merged: &mut ProgressRecord) {
        let Self { ties, store, .. } = self;
        let mut found = Found::default();
        {
            let there = There::of(merged);
            for BroughtTie { dependent, target, amendment, inherited } in ties {
                if there.lacks(&dependent, &target, Link::Amendment(&amendment)) {
                    store.join(found.entries.entry(dependent).or_default(), &inherited);
                }
            }
        }
        found.hand_on(merged, &store);
    }
}

/// What of a record was made: its entries, and which ties still hold.
struct There<'r> {
    entries: HashSet<&'r str>,
    references: HashSet<(&'r str, &'r str)>,
    amendments: HashSet<(&'r str, &'r str)>,
}

impl<'r> There<'r> {
    fn of(record: &'r ProgressRecord) -> Self {
        let mut entries = HashSet::default();
        record.for_each_entry(&mut |entry| {
            entries.insert(entry.get().id());
        });
        let references = ties(record).into_iter().filter(|tie| tie.link == Link::Reference);
        let amendments = record.amendments.iter();
        Self {
            entries,
            references: references.map(|tie| (tie.dependent, tie.target)).collect(),
            amendments: amendments.map(|amendment| (amendment.id.as_str(), amendment.entry.as_str())).collect(),
        }
    }

    /// Whether the dependent entry is there, and that on which it depended is not, or nothing leads to it.
    fn lacks(&self, dependent: &str, target: &str, link: Link<'_>) -> bool {
        let holds = match link {
            Link::Reference => self.references.contains(&(dependent, target)),
            Link::Amendment(amendment) => {
                let amended = if target == amendment { dependent } else { target };
                self.entries.contains(target) && self.amendments.contains(&(amendment, amended))
            }
        };
        !holds && self.entries.contains(dependent)
    }
}

/// What is to be handed on, by id.
#[derive(Default)]
struct Found {
    entries: HashMap<String, Places>,
    notes: HashMap<String, Places>,
}

impl Found {
    fn hand_on(self, record: &mut ProgressRecord, store: &Store) {
        if !self.entries.is_empty() {
            record.for_each_entry_mut(&mut |entry| {
                if let Some(inherited) = self.entries.get(entry.id()) {
                    // What had no labels adds nothing to an entry that has none.
                    let adds = !restricts_nobody(entry.audience()) || !entry.sensitive().is_empty();
                    add(entry.inherits_mut(), store.sets(inherited).filter(|set| adds || !says_nothing(set)));
                }
            });
        }
        for note in record.removals.iter_mut() {
            if let Some(inherited) = self.notes.get(note.id.as_str()) {
                keep_for(note, store.sets(inherited));
            }
        }
    }
}

/// Has a removal note say for whom that was which it is about.
pub fn keep_for<'s>(note: &mut RemovalNote, sets: impl IntoIterator<Item = &'s Inherited>) {
    add(&mut note.inherits, sets);
    // A note that says nothing of it is about something without labels.
    if note.inherits.iter().all(says_nothing) {
        note.inherits.clear();
    }
}

/// Takes what copies inherit together: it is no content, and nobody differs in it.
pub fn unite(own: &mut List<Inherited>, other: &[Inherited]) {
    add(own, other);
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
