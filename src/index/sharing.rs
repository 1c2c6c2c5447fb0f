//! The child's word on sharing what was said: asked here and nowhere else.

use crate::model::{InheritedAnswer, Party, Role, Sharing, SharingAnswer, Voice};

/// For whom words are by the child's own word.
pub enum Word<'a> {
    /// For everybody who may see the record: a plain yes, or no answer at all.
    Everybody,
    /// For the child, and for these.
    Some(&'a [Party]),
    /// For the child alone.
    Child,
}

/// What the child's answer comes to. An answer that is not known here may be a "no" to some, and so restricts; a yes
/// that names people is a yes to them.
pub fn word(sharing: Option<&Sharing>) -> Word<'_> {
    let Some(sharing) = sharing else { return Word::Everybody };
    match sharing.answer {
        SharingAnswer::No => Word::Child,
        SharingAnswer::Yes | SharingAnswer::NotAsked if sharing.shared_with.is_empty() => Word::Everybody,
        _ => Word::Some(&sharing.shared_with),
    }
}

/// Whether words may stand on a page or in a summary: who writes it does not know who reads it.
pub fn may_be_shown(voice: Option<&Voice>) -> bool {
    is_for_everybody(voice.and_then(|voice| voice.sharing.as_ref()))
}

/// The same of anything that the child has a say on.
pub fn is_for_everybody(sharing: Option<&Sharing>) -> bool {
    matches!(word(sharing), Word::Everybody)
}

/// Whether all in a role are meant by the party. A listed person is one of several.
pub fn is_all_in_role(party: &Party) -> Option<&Role> {
    party.role.as_ref().filter(|_| party.person.is_none())
}

/// For whom what is there no longer was by the child's word: the roles, or nothing where it was for everybody.
pub fn word_of_heir(answer: &InheritedAnswer) -> Option<&[Role]> {
    match answer.answer {
        SharingAnswer::No => Some(&[]),
        SharingAnswer::Yes | SharingAnswer::NotAsked if answer.roles.is_empty() && answer.others != Some(true) => None,
        _ => Some(&answer.roles),
    }
}
