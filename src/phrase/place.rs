//! Places in words.

use super::words::{in_short, lower};
use crate::base::SettingId;
use crate::index::Index;
use crate::model::SettingKind;

/// Where something was seen.
pub fn setting(id: &SettingId, index: &Index<'_>) -> String {
    let Some(setting) = index.setting(id) else { return id.to_string() };
    match (&setting.name, &setting.setting_kind) {
        (Some(name), _) => format!("at {}", in_short(name.as_str())),
        (None, SettingKind::Home) => "at home".to_owned(),
        (None, kind) => {
            kind.label().map_or_else(|| "in one place".to_owned(), |label| format!("at the {}", lower(label)))
        }
    }
}
