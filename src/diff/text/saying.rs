//! What entries say in a few words: their first words, and what a judgement, a view or an observation means.

use crate::base::hash::{HashMap, HashSet};
use crate::base::{Date, Path};
use crate::index::{Anybody, Index, Kept, day};
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{Achievement, EntryKind, Role, Stance, Value};
use crate::phrase::{in_short, lower, value};

/// The sayings of those entries that the page names.
#[derive(Default)]
pub struct Sayings {
    of_ids: HashMap<String, Saying>,
    /// The latest day on or after which something surely happened.
    pub latest: Option<Date>,
}

#[derive(Default)]
struct Saying {
    words: String,
    /// A name rather than a sentence.
    is_name: bool,
    /// What it means, as a label.
    means: Option<String>,
    /// The child keeps something in the entry or shares it with some only, or its words were taken out.
    is_kept: bool,
}

impl Sayings {
    /// `removed` are the ids of which a removal note took the content: words that were taken out are not repeated.
    pub fn of(index: &Index<'_>, needed: &HashSet<&str>, removed: &HashSet<&str>) -> Self {
        let mut found = Self::default();
        let kept = Kept::from(index.record, &Anybody);
        index.record.for_each_entry(&mut |entry| {
            let happened = day::told_of(entry.get()).map(|(when, _)| when.earliest());
            found.latest = found.latest.max(happened);
            if needed.contains(entry.id()) {
                let is_name = entry.place.kind == EntryKind::Person;
                let is_kept = kept.contains(entry.id()) || removed.contains(entry.id());
                let mut saying = Saying { means: means(index, entry.object()), is_name, is_kept, ..Saying::default() };
                entry.visit(&mut saying, &Path::ROOT);
                found.of_ids.entry(entry.id().to_owned()).or_insert(saying);
            }
        });
        found
    }

    /// What the entry says, as it stands in a sentence.
    pub fn words(&self, id: &str) -> Option<String> {
        let saying = self.of_ids.get(id)?;
        if saying.is_kept {
            return Some("in words that are not for everybody".to_owned());
        }
        let words = Some(&saying.words).filter(|words| !words.is_empty());
        let words = words.map(|words| if saying.is_name { words.clone() } else { format!("“{words}”") });
        match (saying.means.clone(), words) {
            (Some(means), Some(words)) => Some(format!("{means}. {words}")),
            (means, words) => means.or(words),
        }
    }

    pub fn is_kept(&self, id: &str) -> bool {
        self.of_ids.get(id).is_some_and(|saying| saying.is_kept)
    }
}

/// What the entry means, as a label.
fn means(index: &Index<'_>, entry: ObjectRef<'_>) -> Option<String> {
    match entry {
        ObjectRef::Judgement(judgement) => judgement.achievement.as_ref().and_then(Achievement::label).map(lower),
        ObjectRef::View(view) => view.stance.as_ref().and_then(Stance::label).map(lower),
        ObjectRef::Person(person) => person.roles.first().and_then(Role::label).map(str::to_owned),
        ObjectRef::Observation(observation) => {
            let values = observation.values.iter().filter_map(|measured| {
                let (_, measure) = index.measure(&measured.measure)?;
                // A value of several sides cannot be said in a few words.
                let is_short = !matches!(measured.value, Value::Dimensions(_));
                is_short.then(|| value(&measured.value, measure, index))
            });
            let values: Vec<String> = values.take(3).collect();
            (!values.is_empty()).then(|| values.join(", "))
        }
        _ => None,
    }
}

impl<'r> Visitor<'r> for Saying {
    fn words(&mut self, words: &'r str, _: &Path<'_>) {
        if self.words.is_empty() {
            self.words = in_short(words);
        }
    }
}
