//! Help in words.

use super::words::{list, lower, words};
use crate::model::{HelpGiven, HelpKind};

/// What helped, in words or by kind.
pub fn help(help: &HelpGiven) -> Option<String> {
    if let Some(text) = &help.words {
        return Some(words(text));
    }
    let kinds: Vec<String> = help.kinds.iter().filter_map(HelpKind::label).map(lower).collect();
    let equipment: Vec<String> = help.equipment.iter().map(words).collect();
    let all = [kinds, equipment].concat();
    (!all.is_empty()).then(|| list(&all))
}
