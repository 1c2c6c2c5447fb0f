//! Whose words they are, how they were obtained, and what the child says about sharing them.

use super::gather::Findings;
use crate::base::Path;
use crate::index::Place;
use crate::model::{AskingMethod, Audience, Manner, Party, Sharing, SharingAnswer, Validity, Voice, entry};
use crate::report::RuleCode;

/// The entry in which a voice is.
#[derive(Clone, Copy)]
pub struct Here<'r> {
    pub place: Place,
    pub audience: &'r [Audience],
    /// Labels or sensitivities say who it is for.
    pub is_labelled: bool,
}

/// What the object that holds a voice says besides.
#[derive(Default)]
pub struct Holder<'r> {
    /// The words are somebody's who is not the child.
    pub by_other: bool,
    /// The words stand in the object itself.
    pub has_words: bool,
    /// Who saw it, in an observation.
    pub observers: Option<&'r [Party]>,
}

/// A voice, and whether it is another's than the words of what holds it.
pub fn check(voice: &Voice, is_anothers: bool, holder: &Holder<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    match voice.manner {
        Manner::NotObtained => not_obtained(voice, at, found),
        Manner::Interpreted | Manner::ObservedResponse => {
            understood(voice, holder, at, found);
        }
        Manner::Verbatim | Manner::Signed | Manner::Symbols | Manner::Aac | Manner::Drawn => {
            quoted(voice, is_anothers, holder, at, found);
        }
        Manner::Represented | Manner::Other(_) => {}
    }
    if voice.manner != Manner::NotObtained {
        if voice.reason.is_some() {
            let message = "the view was obtained, and a reason says why it was not";
            found.add(RuleCode::ReasonThoughObtained, &at.member(Voice::REASON), message);
        }
        if voice.method.as_ref().is_some_and(|method| method.works == Some(Validity::DoesNotWork)) {
            let message = "this way of asking does not work for this child, and its outcome is given as a view";
            found.add(RuleCode::MethodNotValid, &at.member(Voice::METHOD).member(AskingMethod::WORKS), message);
        }
    }
}

fn not_obtained(voice: &Voice, at: &Path<'_>, found: &mut Findings<'_>) {
    if voice.reason.is_none() {
        found.add(RuleCode::NotObtainedWithoutReason, at, "the view was not obtained, and no `reason` says why");
    }
    for (given, member) in [(voice.words.is_some(), Voice::WORDS), (voice.response.is_some(), Voice::RESPONSE)] {
        if given {
            found.add(
                RuleCode::NotObtainedWithWords,
                &at.member(member),
                format_args!("the view was not obtained, and has `{member}`"),
            );
        }
    }
}

fn understood(voice: &Voice, holder: &Holder<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if voice.words.is_some() {
        let message = "nothing was said: what somebody understood belongs in `readings`, what was seen in `response`";
        found.add(RuleCode::ReadingAsQuotation, &at.member(Voice::WORDS), message);
    }
    if voice.readings.is_empty() && !holder.by_other && holder.observers.is_none_or(<[_]>::is_empty) {
        found.add(RuleCode::ReaderMissing, at, "nobody is named who understood it so; `readings` is empty");
    }
}

fn quoted(voice: &Voice, is_anothers: bool, holder: &Holder<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if is_anothers && holder.has_words && voice.words.is_none() && voice.response.is_none() {
        let message = "the words are one person's, and `whose` says another's; the voice has none of its own";
        found.add(RuleCode::ReadingAsQuotation, at, message);
    }
    if voice.words.is_none() && voice.response.is_none() && !holder.has_words {
        found.add(RuleCode::WithoutWords, at, "what was said or chosen is missing");
    }
}

/// The child's own word on who may see something, against who may.
pub fn sharing(sharing: &Sharing, entry: Option<Here<'_>>, at: &Path<'_>, found: &mut Findings<'_>) {
    match sharing.answer {
        SharingAnswer::No => {
            if !sharing.shared_with.is_empty() {
                let message = "the child said no, and here stands with whom it is shared";
                found.add(RuleCode::SharedAgainstNo, &at.member(Sharing::SHARED_WITH), message);
            }
            let kept =
                |label: &Audience| matches!(label, Audience::Child | Audience::NamedStaff | Audience::NotYetChild);
            if let Some(here) = entry.filter(|here| !here.audience.iter().all(kept)) {
                let related = [here.place.pointer(entry::AUDIENCE)];
                let message = "the child said no, and the entry's audience is wider";
                found.relate(RuleCode::SharedAgainstNo, &at.member(Sharing::ANSWER), related, message);
            }
        }
        SharingAnswer::Some if sharing.shared_with.is_empty() && sharing.words.is_none() => {
            found.add(RuleCode::SharedWithWhom, at, "the child said yes to some, and `sharedWith` names nobody");
        }
        _ => {}
    }
}
