//! What the child says about sharing their words, as far as a reader is concerned.

use super::options::ShareOptions;
use crate::excerpt::LeftOutReason;
use crate::index::{Reader, Word, is_all_in_role, word, word_of_heir};
use crate::model::{Audience, InheritedAnswer, Role, Sharing};

/// Why what is shared so is not for the readers.
pub fn bars(sharing: &Sharing, options: &ShareOptions) -> Option<LeftOutReason> {
    match word(Some(sharing)) {
        Word::Everybody => None,
        Word::Child => (!options.each(|label| *label == Audience::Child)).then_some(LeftOutReason::KeptByChild),
        Word::Some(parties) => {
            of_roles(|role| parties.iter().filter_map(is_all_in_role).any(|own| own == role), options)
        }
    }
}

/// Why what depended on something that was shared so is not for the readers.
pub fn bars_heir(answer: &InheritedAnswer, options: &ShareOptions) -> Option<LeftOutReason> {
    let roles = word_of_heir(answer)?;
    of_roles(|role| roles.contains(role), options)
}

/// Only where everybody in the audience is in one of the roles is it surely meant. A teacher is one of several among
/// the staff of education.
fn of_roles(is_meant: impl Fn(&Role) -> bool, options: &ShareOptions) -> Option<LeftOutReason> {
    let covered = |label: &Audience| {
        *label == Audience::Child || *label == Audience::ParentCarers && is_meant(&Role::ParentCarer)
    };
    (!options.each(covered)).then_some(LeftOutReason::SharedWithOthers)
}

impl Reader for ShareOptions {
    fn is_kept(&self, sharing: &Sharing) -> bool {
        bars(sharing, self).is_some()
    }

    fn heir_is_kept(&self, answer: &InheritedAnswer) -> bool {
        bars_heir(answer, self).is_some()
    }
}
