//! Whom an entry is for by its own labels.

use super::options::{ShareOptions, Unlabelled};
use crate::excerpt::LeftOutReason;
use crate::model::{Audience, Sensitivity};

/// Whom intimate care and restraint are for, unless labels say otherwise.
const NAMED_STAFF_AND_FAMILY: &[Audience] = &[Audience::NamedStaff, Audience::Child, Audience::ParentCarers];

/// Whether labels name anybody; a condition names nobody.
pub fn says_for_whom(labels: &[Audience]) -> bool {
    labels.iter().any(|label| *label != Audience::NotYetChild)
}

/// Why an entry of these labels is not for the readers.
pub fn bars(labels: &[Audience], sensitive: &[Sensitivity], options: &ShareOptions) -> Option<LeftOutReason> {
    let among = |labels: &[Audience]| options.each(|label| labels.contains(label));
    let personal = |what: &Sensitivity| matches!(what, Sensitivity::IntimateCare | Sensitivity::Restraint);
    if labels.contains(&Audience::NotYetChild) && options.has_child() {
        Some(LeftOutReason::NotYetChild)
    } else if says_for_whom(labels) {
        (!among(labels)).then_some(LeftOutReason::ForOthers)
    } else if sensitive.iter().any(personal) {
        (!among(NAMED_STAFF_AND_FAMILY)).then_some(LeftOutReason::Sensitive)
    } else if !options.each(|_| true) {
        Some(LeftOutReason::ForOthers) // nobody is to read it
    } else {
        (options.unlabelled == Unlabelled::Exclude).then_some(LeftOutReason::Unlabelled)
    }
}
