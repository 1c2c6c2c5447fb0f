//! Whether words are for everybody who may see the record.

use crate::model::{SharingAnswer, Voice};

/// Whether the child lets everybody see it who may see the record. What is for some only is left out, because who
/// writes a page does not know who reads it.
pub fn may_be_shown(voice: Option<&Voice>) -> bool {
    let answer = voice.and_then(|voice| voice.sharing.as_ref()).map(|sharing| &sharing.answer);
    !matches!(answer, Some(SharingAnswer::No | SharingAnswer::Some))
}
