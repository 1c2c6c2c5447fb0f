//! Whom an entry is for by its own labels.

use super::options::{ShareOptions, Unlabelled};
use crate::excerpt::LeftOutReason;
use crate::inherit::restricts_nobody;
use crate::model::{Audience, Sensitivity};

/// Whom intimate care and restraint are for, unless labels say otherwise.
const NAMED_STAFF_AND_FAMILY: &[Audience] = &[Audience::NamedStaff, Audience::Child, Audience::ParentCarers];

/// Why an entry of these labels is not for the readers.
pub fn bars(labels: &[Audience], sensitive: &[Sensitivity], options: &ShareOptions) -> Option<LeftOutReason> {
    let among = |labels: &[Audience]| options.each(|label| labels.contains(label));
    // A sensitivity that is not known may be as personal as these: it restricts as they do.
    let personal =
        |what: &Sensitivity| matches!(what, Sensitivity::IntimateCare | Sensitivity::Restraint | Sensitivity::Other(_));
    // A label that is not known may be another condition on what the child is given, or a slip of the one that is.
    let not_known = |label: &Audience| matches!(label, Audience::Other(code) if !code.is_own());
    if labels.contains(&Audience::NotYetChild) && options.has_child() {
        Some(LeftOutReason::NotYetChild)
    } else if labels.contains(&Audience::Nobody) || (options.has_child() && labels.iter().any(not_known)) {
        Some(LeftOutReason::ForOthers)
    } else if !restricts_nobody(labels) {
        (!among(labels)).then_some(LeftOutReason::ForOthers)
    } else if sensitive.iter().any(personal) {
        let is_known = !sensitive.iter().any(|what| matches!(what, Sensitivity::Other(_)));
        let reason = if is_known { LeftOutReason::Sensitive } else { LeftOutReason::SensitivityNotKnown };
        // Whom a known one is for is known, as if it were a label; of another nobody knows that.
        let exclude = (options.unlabelled == Unlabelled::Exclude && !is_known).then_some(LeftOutReason::Unlabelled);
        if among(NAMED_STAFF_AND_FAMILY) { exclude } else { Some(reason) }
    } else {
        (options.unlabelled == Unlabelled::Exclude).then_some(LeftOutReason::Unlabelled)
    }
}
