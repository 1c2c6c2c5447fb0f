//! The child's answers on sharing what stands in an entry.

use crate::base::hash::{HashMap, HashSet};
use crate::base::{Content, Path};
use crate::model::entry::Entry;
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{InheritedAnswer, Sharing};

/// The answers, each once, without words and names.
pub fn answers_of(entry: &dyn Entry) -> Vec<InheritedAnswer> {
    let mut answers = every_answer(entry);
    if answers.len() > 1 {
        let mut once = HashSet::default();
        answers.retain(|answer| once.insert(Content::of(answer)));
    }
    answers
}

/// The answers in their order, without words and names.
fn every_answer(entry: &dyn Entry) -> Vec<InheritedAnswer> {
    let mut answers = Answers(Vec::new());
    entry.visit(&mut answers, &Path::ROOT);
    answers.0
}

/// Answers with how often each stands in an entry, by their JSON.
pub type Answered = HashMap<Content, (InheritedAnswer, usize)>;

/// How often each answer stands in an entry, without words and names.
pub fn counted(entry: &dyn Entry) -> Answered {
    let mut counted = Answered::default();
    for answer in every_answer(entry) {
        counted.entry(Content::of(&answer)).or_insert_with(|| (answer, 0)).1 += 1;
    }
    counted
}

struct Answers(Vec<InheritedAnswer>);

impl<'r> Visitor<'r> for Answers {
    fn object(&mut self, object: ObjectRef<'r>, _: &Path<'_>) -> bool {
        if let ObjectRef::Sharing(sharing) = object {
            self.0.push(answer(sharing));
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
