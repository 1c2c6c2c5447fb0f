//! What changed as JSON, for programs in other languages.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Change, ChangeKind, Diff, MemberChange};

impl Serialize for Diff {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("changes", &self.changes)?;
        map.end()
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Writes members, those that are absent left out.
struct Members<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Members<S> {
    fn some(&mut self, name: &'static str, value: Option<&impl Serialize>) -> Result<(), S::Error> {
        value.map_or(Ok(()), |value| self.0.serialize_entry(name, value))
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Members::<S>(serializer.serialize_map(None)?);
        members.some("what", Some(&self.what))?;
        members.some("pointer", Some(&self.pointer))?;
        members.some("id", self.id.as_ref())?;
        members.some("members", Some(&self.members).filter(|list| !list.is_empty()))?;
        members.some("by", self.by.as_ref())?;
        members.some("on", self.on.as_ref())?;
        members.some("amendments", Some(&self.amendments).filter(|list| !list.is_empty()))?;
        members.some("removal", self.removal.as_ref())?;
        members.0.end()
    }
}

impl Serialize for MemberChange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Members::<S>(serializer.serialize_map(None)?);
        members.some("pointer", Some(&self.pointer))?;
        members.some("before", self.before.as_ref())?;
        members.some("after", self.after.as_ref())?;
        members.0.end()
    }
}
