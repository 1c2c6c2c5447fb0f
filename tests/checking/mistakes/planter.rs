//! Plants mistakes of one kind at every place of a record where they can be made.

use std::collections::HashMap;

use serde_json::Value;

use super::record::entries;
use crate::support::cases;
use crate::support::places::pointers;

/// What a mistake is called, and how it is made at a place, where it can be.
pub type Kind = (&'static str, fn(&mut Planter<'_>, &str, &Value));

/// A record with one mistake, and where it was planted.
pub struct Mistake {
    pub kind: &'static str,
    pub at: String,
    pub record: Value,
}

/// Plants mistakes of one kind.
pub struct Planter<'r> {
    pub record: &'r Value,
    /// The pointers of all its values.
    pub places: &'r [String],
    /// The pointer of every entry by its id.
    pub ids: &'r HashMap<&'r str, &'r str>,
    kind: &'static str,
    mistakes: Vec<Mistake>,
}

impl Planter<'_> {
    pub fn plant(&mut self, at: &str, change: impl FnOnce(&mut Value)) {
        let mut record = self.record.clone();
        let Some(here) = record.pointer_mut(at) else { return };
        change(here);
        if record != *self.record {
            self.mistakes.push(Mistake { kind: self.kind, at: at.to_owned(), record });
        }
    }

    pub fn set(&mut self, at: &str, value: impl Into<Value>) {
        self.plant(at, |here| *here = value.into());
    }

    pub fn remove(&mut self, at: &str, member: &str) {
        self.plant(at, |here| {
            here.as_object_mut().unwrap().remove(member);
        });
    }
}

/// Mistakes of all these kinds, one at a time.
pub fn mistakes<'k>(record: &Value, kinds: impl Iterator<Item = &'k Kind>) -> Vec<Mistake> {
    let places = pointers(record);
    let ids = entries(record, &places);
    let mut all = Vec::new();
    for (kind, plant) in kinds {
        let mut planter = Planter { record, places: &places, ids: &ids, kind, mistakes: Vec::new() };
        for at in places.iter().filter(|at| !at.contains("/extensions")) {
            plant(&mut planter, at, record.pointer(at).unwrap());
        }
        // Evenly over the record, so that another place for a mistake means no fewer of them.
        let (number, most) = (planter.mistakes.len(), cases(25) as usize);
        let is_taken = |index: usize| number <= most || (index + 1) * most / number > index * most / number;
        let taken = planter.mistakes.into_iter().enumerate().filter(|(index, _)| is_taken(*index));
        all.extend(taken.map(|(_, mistake)| mistake));
    }
    all
}
