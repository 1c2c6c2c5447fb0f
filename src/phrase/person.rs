//! People in words.

use super::words::{in_short, lower, words};
use crate::index::Index;
use crate::model::{Party, Role};

/// Who somebody is: by name, relationship or role. `child` is what the child is called.
pub fn who(party: &Party, child: &str, index: &Index<'_>) -> String {
    if index.is_child(party) {
        return child.to_owned();
    }
    let person = index.person(party);
    let known = person.and_then(|person| {
        let name = person.name.as_ref().map(|name| in_short(name.as_str()));
        name.or_else(|| person.relationship.as_ref().map(words))
    });
    let role = party.role.as_ref().or(person.and_then(|person| person.roles.first()));
    let role = role.and_then(Role::label);
    match (known, role) {
        (Some(name), Some(role)) if !name.eq_ignore_ascii_case(role) => format!("{name} ({})", lower(role)),
        (Some(name), _) => name,
        (None, Some(role)) => role.to_owned(),
        (None, None) => "somebody".to_owned(),
    }
}
