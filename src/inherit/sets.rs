//! The labels, sensitivities and answers of an entry, and of all on which it depends.

use super::ties::{Carries, ties};
use crate::base::List;
use crate::base::hash::{HashMap, HashSet};
use crate::model::reference::ObjectRef;
use crate::model::visit::{Visit, Visitor};
use crate::model::{Audience, EntryRef, Inherited, InheritedAnswer, ProgressRecord, RemovalNote, Sharing};

/// The most sets that an entry inherits one by one. Beyond them it is for nobody: restrictions fail closed, and a chain
/// made for the purpose does not grow.
const MOST: usize = 16;

/// The most entries that are followed from one; beyond them, as above.
const FAR: usize = 64;

/// What stands for more sets than are kept, and for what nobody knows: a label that no reader can have.
fn nobody() -> Inherited {
    let mut nobody = Inherited::new();
    nobody.audience = Audience::new("nobody").into_iter().collect();
    nobody
}

pub struct Sets<'r> {
    entries: HashMap<&'r str, EntryRef<'r>>,
    notes: HashMap<&'r str, Vec<&'r RemovalNote>>,
    ties: HashMap<&'r str, Vec<(&'r str, Carries)>>,
}

impl<'r> Sets<'r> {
    pub fn of(record: &'r ProgressRecord) -> Self {
        let mut sets = Self { entries: HashMap::default(), notes: HashMap::default(), ties: HashMap::default() };
        record.for_each_entry(&mut |entry| {
            sets.entries.entry(entry.get().id()).or_insert(entry);
        });
        for note in &record.removals {
            sets.notes.entry(note.id.as_str()).or_default().push(note);
        }
        for tie in ties(record) {
            sets.ties.entry(tie.dependent).or_default().push((tie.target, tie.carries));
        }
        sets
    }

    pub fn has_entry(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    /// Of what has this id, and of all on which it depends; or the answers of these alone.
    pub fn with_ties(&self, id: &str, carries: Carries) -> Vec<Inherited> {
        let mut found = List::default();
        let (mut seen, mut next) = (HashSet::default(), vec![(id, carries)]);
        while let Some((id, carries)) = next.pop() {
            if !seen.insert((id, carries)) {
                continue;
            }
            if seen.len() > FAR {
                return vec![nobody()];
            }
            let entry = self.entries.get(id);
            let own = entry.into_iter().flat_map(|entry| std::iter::once(own(*entry)).chain(entry.inherits().to_vec()));
            // A note has what it needs of what its entry depended on.
            let noted = self.notes.get(id).into_iter().flatten().flat_map(|note| note.kept_for());
            let sets = own.chain(noted);
            match carries {
                Carries::Everything => add(&mut found, sets),
                Carries::Answers => add(&mut found, sets.filter_map(answers_alone)),
            }
            if entry.is_none() && !self.notes.contains_key(id) {
                add(&mut found, [nobody()]);
            }
            let ties = self.ties.get(id).into_iter().flatten();
            next.extend(ties.filter(|tie| carries == Carries::Everything || tie.1 == Carries::Answers));
        }
        found.into_vec()
    }
}

fn own(entry: EntryRef<'_>) -> Inherited {
    let mut own = Inherited::new();
    own.audience = entry.audience().to_vec().into();
    own.sensitive = entry.sensitive().to_vec().into();
    own.answers = answers_of(entry.get()).into();
    own
}

fn answers_alone(mut set: Inherited) -> Option<Inherited> {
    set.audience.clear();
    set.sensitive.clear();
    (!set.answers.is_empty()).then_some(set)
}

/// Adds sets, each once. Software never sees an order in them.
pub fn add(to: &mut List<Inherited>, more: impl IntoIterator<Item = Inherited>) {
    for set in more {
        if !to.contains(&set) {
            to.push(set);
        }
    }
    if to.len() > MOST {
        *to = List::of(nobody());
    }
}

/// The child's answers on sharing something in an entry.
pub fn answers_of(entry: &dyn Visit) -> Vec<InheritedAnswer> {
    let mut answers = Answers(Vec::new());
    entry.visit(&mut answers, &crate::base::Path::ROOT);
    answers.0
}

struct Answers(Vec<InheritedAnswer>);

impl<'r> Visitor<'r> for Answers {
    fn object(&mut self, object: ObjectRef<'r>, _: &crate::base::Path<'_>) -> bool {
        if let ObjectRef::Sharing(sharing) = object {
            let answer = answer(sharing);
            if !self.0.contains(&answer) {
                self.0.push(answer);
            }
        }
        true
    }
}

/// Without words and names.
fn answer(sharing: &Sharing) -> InheritedAnswer {
    let mut answer = InheritedAnswer::new(sharing.answer.clone());
    let of_role = |role: &Option<_>, person: bool| role.clone().filter(|_| !person);
    let roles = sharing.shared_with.iter().map(|party| of_role(&party.role, party.person.is_some()));
    answer.others = roles.clone().any(|role| role.is_none()).then_some(true);
    answer.roles = roles.flatten().collect();
    answer
}
