//! What the child says about sharing their words.

use super::options::ShareOptions;
use crate::excerpt::LeftOutReason;
use crate::model::{Audience, Party, Role, Sharing, SharingAnswer};

/// Why what is shared so is not for the readers.
pub fn bars(sharing: &Sharing, options: &ShareOptions) -> Option<LeftOutReason> {
    // An answer that we do not know may be a "no" to some.
    let to_some =
        !sharing.shared_with.is_empty() || !matches!(sharing.answer, SharingAnswer::Yes | SharingAnswer::NotAsked);
    if sharing.answer == SharingAnswer::No {
        (!options.each(|label| *label == Audience::Child)).then_some(LeftOutReason::KeptByChild)
    } else if to_some {
        let covered = |label: &Audience| {
            *label == Audience::Child || sharing.shared_with.iter().any(|party| is_all_of(party, label))
        };
        (!options.each(covered)).then_some(LeftOutReason::SharedWithOthers)
    } else {
        None
    }
}

/// Whether everybody in the audience is meant by the party. A listed person is one of several; so is a teacher among
/// the staff of education.
fn is_all_of(party: &Party, audience: &Audience) -> bool {
    party.person.is_none() && *audience == Audience::ParentCarers && party.role == Some(Role::ParentCarer)
}
