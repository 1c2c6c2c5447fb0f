//! A record from which is taken what the child keeps, for whoever writes a page or summary of it.

use std::borrow::Cow;

use super::is_for_everybody;
use super::kept::{Anybody, Kept};
use crate::base::hash::HashSet;
use crate::base::meaning::Reference;
use crate::base::{Path, When};
use crate::model::ProgressRecord;
use crate::model::prune::{Fate, Prune};
use crate::model::reference::ObjectMut;

/// The record without the words that the child keeps, and without what may repeat them. That somebody was heard, and
/// values that are no words, stay.
pub fn silenced(record: &ProgressRecord) -> Cow<'_, ProgressRecord> {
    let kept = Kept::from(record, &Anybody);
    if kept.is_empty() {
        return Cow::Borrowed(record);
    }
    let mut silenced = record.clone();
    let mut nothing_left = HashSet::default();
    silenced.for_each_entry_mut(&mut |entry| {
        if kept.contains(entry.id()) {
            let again = kept.again.contains(entry.id());
            if entry.prune(&mut Silencer { again, silent: false }, &Path::ROOT) != Fate::Stands {
                nothing_left.insert(entry.id().to_owned());
            }
        }
    });
    if !nothing_left.is_empty() {
        silenced.keep_entries(&|id| !nothing_left.contains(id));
    }
    Cow::Owned(silenced)
}

struct Silencer {
    /// The whole entry tells again what is kept.
    again: bool,
    /// The object that is gone over holds words that are kept.
    silent: bool,
}

impl Prune for Silencer {
    fn object(&mut self, object: ObjectMut<'_>, _: &Path<'_>) -> Fate {
        match object {
            ObjectMut::Observation(seen) => {
                let answer = seen.voice.as_ref().and_then(|voice| voice.sharing.as_ref());
                let inherited = seen.inherits.iter().flat_map(|set| set.answers.iter());
                let heir = inherited.into_iter().any(|answer| super::word_of_heir(answer).is_some());
                self.silent = self.again || heir || !is_for_everybody(answer);
            }
            ObjectMut::Voice(voice) if self.again || !is_for_everybody(voice.sharing.as_ref()) => {
                voice.words = None;
                voice.response = None;
                voice.readings.clear();
            }
            ObjectMut::Text(_) if self.again => return Fate::Falls,
            ObjectMut::Evidence(evidence) if !is_for_everybody(evidence.sharing.as_ref()) => return Fate::Falls,
            _ => {}
        }
        Fate::Stands
    }

    fn beside_voice(&mut self, _: &Path<'_>) -> Fate {
        if self.silent { Fate::Falls } else { Fate::Stands }
    }

    fn reference(&mut self, _: Reference, _: &str) -> Fate {
        Fate::Stands
    }

    fn date(&mut self, _: When, _: &Path<'_>) -> Fate {
        Fate::Stands
    }

    fn extensions(&mut self, _: &Path<'_>) -> Fate {
        Fate::Stands
    }

    fn taken(&mut self, _: &Path<'_>) {}

    fn so_far(&self) -> usize {
        0
    }

    fn forget(&mut self, _: usize) {}
}
