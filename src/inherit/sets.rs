//! The labels, sensitivities and answers of every entry and of all on which it depends.
//!
//! They are found for all entries at once: from each they go to what depends on it, until nothing is new anywhere. So
//! neither a long chain nor a thing on which everything rests is gone over again for each entry.

use super::answers::answers_of;
use super::hidden::Hidden;
use super::ties::{Carries, dependences};
use crate::base::hash::{HashMap, HashSet, Table};
use crate::base::{Content, List};
use crate::index::word_of_heir;
use crate::model::{Audience, EntryRef, Inherited, InheritedAnswer, ProgressRecord};

/// The most that an entry inherits, in bytes of JSON. Beyond them it is for nobody: restrictions fail closed, and what
/// is made for the purpose does not grow.
const MOST: usize = 1000;

/// What stands for more than is kept, and for what nobody knows: a label that no reader can have.
fn nobody() -> Inherited {
    let mut nobody = Inherited::new();
    nobody.audience = [Audience::Nobody].into_iter().collect();
    nobody
}

/// Whether something had neither labels nor answers.
pub fn says_nothing(set: &Inherited) -> bool {
    *set == Inherited::new()
}

/// Sets by their places in a [`Store`], in order, each once.
pub type Places = Vec<usize>;

/// Sets, each once.
pub struct Store {
    sets: Vec<Inherited>,
    places: Table<Content, usize>,
    /// How long each is as JSON.
    lengths: Vec<usize>,
}

impl Store {
    const NOBODY: usize = 0;

    fn new() -> Self {
        let mut store = Self { sets: Vec::new(), places: Table::default(), lengths: Vec::new() };
        store.place(nobody());
        store
    }

    fn place(&mut self, set: Inherited) -> usize {
        let Self { sets, places, lengths } = self;
        let json = Content::of(&set);
        let length = json.as_json().len();
        *places.entry(json).or_insert_with(|| {
            lengths.push(length);
            sets.push(set);
            sets.len() - 1
        })
    }

    /// The sets at these places.
    pub fn sets(&self, places: &Places) -> impl Iterator<Item = &Inherited> {
        places.iter().filter_map(|place| self.sets.get(*place))
    }

    /// Adds places to others. Whether any is new there.
    pub fn join(&self, to: &mut Places, more: &[usize]) -> bool {
        if *to == [Self::NOBODY] || more.iter().all(|place| to.binary_search(place).is_ok()) {
            return false;
        }
        to.extend_from_slice(more);
        to.sort_unstable();
        to.dedup();
        let length: usize = to.iter().filter_map(|place| self.lengths.get(*place)).sum();
        if length > MOST || to.first() == Some(&Self::NOBODY) {
            *to = vec![Self::NOBODY];
        }
        true
    }
}

/// For whom that was in which copies differ.
pub type Contested<'c> = dyn Fn(&str) -> Option<&'c [Inherited]> + 'c;

/// What each entry has and depends on, by its id.
pub struct Sets<'r> {
    nodes: Table<(&'r str, Carries), usize>,
    found: Vec<Places>,
    pub store: Store,
}

impl<'r> Sets<'r> {
    /// Of what copies differ in, which stands in none of its lists, it is given for whom that was.
    pub fn of(record: &'r ProgressRecord, contested: &Contested<'_>) -> Self {
        let mut sets = Self { nodes: Table::default(), found: Vec::new(), store: Store::new() };
        let mut known = HashSet::default();
        let hidden = Hidden::of(record);
        record.for_each_entry(&mut |entry| {
            let id = entry.get().id();
            known.insert(id);
            sets.add(id, std::iter::once(own(entry)).chain(entry.inherits().to_vec()));
            if hidden.contains(entry, &|id| contested(id).is_some()) {
                sets.hide(id);
            }
        });
        // A note has what it needs of what its entry depended on.
        for note in &record.removals {
            known.insert(note.id.as_str());
            sets.add(note.id.as_str(), note.kept_for());
        }
        let ties = dependences(record);
        for target in ties.iter().map(|tie| tie.target).filter(|target| !known.contains(target)) {
            sets.add(target, contested(target).map_or_else(|| vec![nobody()], <[Inherited]>::to_vec));
        }
        // By each node, those that depend on it.
        let mut dependents: HashMap<usize, Vec<usize>> = HashMap::default();
        for tie in ties {
            let target = sets.node(tie.target, tie.carries);
            let by = if tie.carries == Carries::Answers { &BOTH[..] } else { &[Carries::Everything] };
            for carries in by {
                let dependent = sets.node(tie.dependent, *carries);
                dependents.entry(target).or_default().push(dependent);
            }
        }
        sets.spread(&dependents);
        sets
    }

    fn node(&mut self, id: &'r str, carries: Carries) -> usize {
        let next = self.found.len();
        let node = *self.nodes.entry((id, carries)).or_insert(next);
        if node == next {
            self.found.push(Places::new());
        }
        node
    }

    /// Says that what has the id is for nobody. Answers reach others as they are.
    fn hide(&mut self, id: &'r str) {
        let node = self.node(id, Carries::Everything);
        if let Some(found) = self.found.get_mut(node) {
            self.store.join(found, &[Store::NOBODY]);
        }
    }

    /// Adds what stands at an id itself.
    fn add(&mut self, id: &'r str, own: impl IntoIterator<Item = Inherited>) {
        let (mut whole, mut answers) = (Places::new(), Places::new());
        for set in own {
            if let Some(alone) = answers_alone(&set) {
                answers.push(self.store.place(alone));
            }
            whole.push(self.store.place(set));
        }
        for (carries, more) in BOTH.into_iter().zip([whole, answers]) {
            let node = self.node(id, carries);
            if let Some(found) = self.found.get_mut(node) {
                self.store.join(found, &more);
            }
        }
    }

    /// Hands on what each node has to those that depend on it, until nothing is new.
    fn spread(&mut self, dependents: &HashMap<usize, Vec<usize>>) {
        let mut next: Vec<usize> = (0..self.found.len()).collect();
        let mut is_next = vec![true; next.len()];
        while let Some(node) = next.pop() {
            if let Some(is_next) = is_next.get_mut(node) {
                *is_next = false;
            }
            let Some(dependents) = dependents.get(&node) else { continue };
            let own = self.found.get(node).cloned().unwrap_or_default();
            for dependent in dependents {
                let Some(found) = self.found.get_mut(*dependent) else { continue };
                let grew = self.store.join(found, &own);
                let Some(is_next) = is_next.get_mut(*dependent).filter(|is_next| grew && !**is_next) else { continue };
                *is_next = true;
                next.push(*dependent);
            }
        }
    }

    /// Of what has this id, and of all on which it depends; or the answers of these alone.
    pub fn with_ties(&self, id: &str, carries: Carries) -> &[usize] {
        let found = self.nodes.get(&(id, carries)).and_then(|node| self.found.get(*node));
        found.map_or(&[Store::NOBODY], Vec::as_slice)
    }
}

const BOTH: [Carries; 2] = [Carries::Everything, Carries::Answers];

fn own(entry: EntryRef<'_>) -> Inherited {
    let mut own = Inherited::new();
    own.audience = entry.audience().to_vec().into();
    own.sensitive = entry.sensitive().to_vec().into();
    own.answers = answers_of(entry.get()).into();
    own
}

/// The answers of a set. What is for nobody stays so.
fn answers_alone(set: &Inherited) -> Option<Inherited> {
    if *set == nobody() {
        return Some(nobody());
    }
    let restricting = set.answers.iter().filter(|answer| word_of_heir(answer).is_some());
    only_answers(restricting.cloned().collect())
}

/// A set of these answers and of no labels. What restricts leaves nobody but the child and parents, and says so: no
/// labels would be those of what nobody labelled.
pub fn only_answers(answers: Vec<InheritedAnswer>) -> Option<Inherited> {
    if answers.is_empty() {
        return None;
    }
    let mut set = Inherited::new();
    set.audience = [Audience::Child, Audience::ParentCarers].into_iter().collect();
    set.answers = answers.into();
    Some(set)
}

/// Adds sets, each once. Software never sees an order in them.
pub fn add<'s>(to: &mut List<Inherited>, more: impl IntoIterator<Item = &'s Inherited>) {
    let mut known: HashSet<Content> = to.iter().map(Content::of).collect();
    to.extend(more.into_iter().filter(|set| known.insert(Content::of(*set))).cloned());
    if known.iter().map(|set| set.as_json().len()).sum::<usize>() > MOST {
        *to = List::of(nobody());
    }
}
