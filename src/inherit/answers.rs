//! The child's answers on sharing, as they are inherited.

use crate::base::Path;
use crate::model::reference::ObjectRef;
use crate::model::visit::{Visit, Visitor};
use crate::model::{InheritedAnswer, Sharing};

/// The child's answers on sharing something in an entry.
pub fn answers_of(entry: &dyn Visit) -> Vec<InheritedAnswer> {
    let mut answers = Answers(Vec::new());
    entry.visit(&mut answers, &Path::ROOT);
    answers.0
}

struct Answers(Vec<InheritedAnswer>);

impl<'r> Visitor<'r> for Answers {
    fn object(&mut self, object: ObjectRef<'r>, _: &Path<'_>) -> bool {
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
