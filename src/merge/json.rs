//! What came of a merge as JSON, for programs in other languages. Sides are whole: it is as confidential as the record.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Conflict, Merged, Removed, Side};

impl Serialize for Merged {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("record", &self.record)?;
        map.serialize_entry("conflicts", &self.conflicts)?;
        map.serialize_entry("removed", &self.removed)?;
        map.serialize_entry("recordIds", &self.record_ids)?;
        map.end()
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(id) = &self.id {
            map.serialize_entry("id", id)?;
        }
        if let Some(extension) = &self.extension {
            map.serialize_entry("extension", extension)?;
        }
        map.serialize_entry("sides", &self.sides)?;
        map.end()
    }
}

impl Serialize for Side {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("pointer", &self.pointer)?;
        map.serialize_entry("content", &self.content)?;
        map.end()
    }
}

impl Serialize for Removed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("pointer", &self.pointer)?;
        map.serialize_entry("id", &self.id)?;
        map.end()
    }
}
