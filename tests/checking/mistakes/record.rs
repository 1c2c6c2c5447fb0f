//! What is asked of a record, and of what its members mean, to know where a mistake can be made.

use std::collections::HashMap;

use child_progress::Vocabulary;
use child_progress::strategy::{Dating, Declared, declared};
use serde_json::Value;

/// The list that the entry at a pointer stands in.
pub fn list_of(at: &str) -> &str {
    at.split('/').nth(1).unwrap_or_default()
}

/// The last step of a pointer that is a name, and not a place in a list.
pub fn name(pointer: &str) -> &str {
    pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default()
}

/// Whether the member refers to an entry.
pub fn refers(record: &Value, at: &str) -> bool {
    matches!(declared(record, at), Some(Declared::Reference { .. }))
}

/// What a date is the date of.
pub fn dating(record: &Value, at: &str) -> Option<Dating> {
    match declared(record, at)? {
        Declared::Date(dating) => Some(dating),
        _ => None,
    }
}

/// The vocabulary that a code is of: a code of another list is a mistake there. What a host named in a space of its own
/// (`x:quiet-hour`) is no code of any list.
pub fn vocabulary_of(record: &Value, at: &str, value: &Value) -> Option<&'static Vocabulary> {
    let listed = value.as_str().is_some_and(|code| !code.contains(':'));
    match declared(record, at)? {
        Declared::Code(vocabulary) => vocabulary.filter(|_| listed),
        _ => None,
    }
}

/// The names of an object's own members of which a date says this.
pub fn dated<'r>(record: &'r Value, at: &str, says: fn(Dating) -> bool) -> Vec<&'r str> {
    let members = record.pointer(at).and_then(Value::as_object).into_iter().flatten();
    let names = members.filter(|(_, value)| value.is_string()).map(|(name, _)| name.as_str());
    names.filter(|name| dating(record, &format!("{at}/{name}")).is_some_and(says)).collect()
}

/// The last day that an entry tells of: the member that says when it was over, or else when it happened or was said.
pub fn told_of<'r>(record: &'r Value, entry: &str) -> Option<&'r Value> {
    let told = dated(record, entry, Dating::is_told_of);
    let over = told.iter().find(|name| dating(record, &format!("{entry}/{name}")) == Some(Dating::HappenedUntil));
    record.pointer(&format!("{entry}/{}", over.or_else(|| told.first())?))
}

/// Whether the pointer is that of an entry, and not of a note about one that was removed.
pub fn is_entry(record: &Value, at: &str) -> bool {
    let own = || declared(record, &format!("{at}/id")) == Some(Declared::OwnId);
    at.matches('/').count() == 2 && !at.starts_with("/removals/") && own()
}

/// The pointer of every entry by its id.
pub fn entries<'r>(record: &'r Value, places: &'r [String]) -> HashMap<&'r str, &'r str> {
    let entries = places.iter().filter(|at| is_entry(record, at));
    entries.filter_map(|at| Some((record.pointer(at)?["id"].as_str()?, at.as_str()))).collect()
}

/// The same date some years later or earlier.
pub fn shifted(date: &Value, years: i32) -> Option<String> {
    let text = date.as_str()?;
    let year: i32 = text.get(..4)?.parse().ok()?;
    let day = text.get(4..).unwrap_or_default();
    // 29 February is not there in most years.
    (!day.starts_with("-02-29")).then(|| format!("{:04}{day}", year + years))
}

/// Whether the pointer is that of an entry of this list.
pub fn entry_of(at: &str, list: &str) -> bool {
    at.strip_prefix('/').and_then(|at| at.split_once('/')).is_some_and(|(of, index)| of == list && !index.contains('/'))
}

/// The entry of a list with this id.
pub fn entry<'r>(record: &'r Value, list: &str, id: &Value) -> &'r Value {
    let entries = record[list].as_array();
    entries.and_then(|entries| entries.iter().find(|entry| entry["id"] == *id)).unwrap_or(&Value::Null)
}
