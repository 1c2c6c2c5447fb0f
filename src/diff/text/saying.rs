//! What entries say in a few words: their first words, and what a judgement, a view or an observation means.

use std::any::Any;

use crate::base::hash::{HashMap, HashSet};
use crate::base::visit::{Leaf, Look};
use crate::base::{Date, Path};
use crate::index::{Index, Place, may_be_shown};
use crate::model::{Achievement, Entry, EntryKind, Judgement, LookAtEntries, Observation, Person, Stance, View, Voice};
use crate::phrase::{LONGEST, lower, value};

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
    /// The child keeps something in the entry, or shares it with some only.
    is_kept: bool,
}

impl Sayings {
    pub fn of(index: &Index<'_>, needed: &HashSet<&str>) -> Self {
        let mut gather = Gather { index, needed, found: Self::default() };
        index.record.show_entries(&mut gather);
        gather.found
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

struct Gather<'a, 'r> {
    index: &'a Index<'r>,
    needed: &'a HashSet<&'a str>,
    found: Sayings,
}

impl<'r> LookAtEntries<'r> for Gather<'_, 'r> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) {
        let happened = self.index.happened(Place { kind, index }).map(|(when, _)| when.earliest());
        self.found.latest = self.found.latest.max(happened);
        if !self.needed.contains(entry.id()) {
            return;
        }
        let mut saying = Saying { means: self.means(entry), is_name: kind == EntryKind::Person, ..Saying::default() };
        entry.show(&mut saying, &Path::ROOT);
        self.found.of_ids.entry(entry.id().to_owned()).or_insert(saying);
    }
}

impl Gather<'_, '_> {
    fn means<T: Any>(&self, entry: &T) -> Option<String> {
        let entry: &dyn Any = entry;
        if let Some(judgement) = entry.downcast_ref::<Judgement>() {
            return judgement.achievement.as_ref().and_then(Achievement::label).map(lower);
        }
        if let Some(view) = entry.downcast_ref::<View>() {
            return view.stance.as_ref().and_then(Stance::label).map(lower);
        }
        if let Some(person) = entry.downcast_ref::<Person>() {
            return person.roles.first().and_then(crate::model::Role::label).map(str::to_owned);
        }
        let observation = entry.downcast_ref::<Observation>()?;
        let values = observation.values.iter().filter_map(|measured| {
            let (_, measure) = self.index.measure(&measured.measure)?;
            // A value of several sides cannot be said in a few words.
            if matches!(measured.value, crate::model::Value::Dimensions(_)) {
                return None;
            }
            Some(value(&measured.value, measure, self.index))
        });
        let values: Vec<String> = values.take(3).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

impl Look for Saying {
    fn object<T: Any>(&mut self, object: &T, _: &Path<'_>) {
        let voice = (object as &dyn Any).downcast_ref::<Voice>();
        self.is_kept |= voice.is_some_and(|voice| !may_be_shown(Some(voice)));
    }

    fn leaf(&mut self, leaf: Leaf<'_>, _: &Path<'_>) {
        if let (Leaf::Words(words), true) = (leaf, self.words.is_empty()) {
            self.words = shortened(words);
        }
    }
}

/// The words without line breaks, cut at a word where they are long.
pub fn shortened(text: &str) -> String {
    let mut said = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let own = word.chars().count();
        if length + own > LONGEST {
            // A single word may be as long as a text.
            said.extend(word.chars().take(LONGEST.saturating_sub(length)));
            return said + " …";
        }
        if !said.is_empty() {
            said.push(' ');
            length += 1;
        }
        said.push_str(word);
        length += own;
    }
    said
}
