//! What entries say in a few words: their first words, and what a judgement, a view or an observation means.

use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::{Meaning, PartyKind};
use crate::base::{Date, Path};
use crate::index::{Anybody, Index, Kept, day};
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{Achievement, EntryKind, Party, Role, Stance, Value};
use crate::phrase::{in_short, lower, value, who};

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
    /// Who said the words, where they are those of a voice that is not simply that of whom the entry names.
    said_by: Option<String>,
    /// What it means, as a label.
    means: Option<String>,
    /// The child keeps something in the entry or shares it with some only, or its words were taken out.
    is_kept: bool,
}

impl Sayings {
    /// `removed` are the ids of which a removal note took the content: words that were taken out are not repeated.
    pub fn of(index: &Index<'_>, child: &str, needed: &HashSet<&str>, removed: &HashSet<&str>) -> Self {
        let mut found = Self::default();
        let kept = Kept::from(index.record, &Anybody);
        index.record.for_each_entry(&mut |entry| {
            let happened = day::told_of(entry.get()).map(|(when, _)| when.earliest());
            found.latest = found.latest.max(happened);
            if needed.contains(entry.id()) {
                let is_name = entry.place.kind == EntryKind::Person;
                let is_kept = kept.contains(entry.id()) || removed.contains(entry.id());
                let mut saying = Saying { means: means(index, entry.object()), is_name, is_kept, ..Saying::default() };
                let mut first =
                    FirstWords { index, child, saying: &mut saying, speaker: None, voice: None, is_observation: false };
                entry.visit(&mut first, &Path::ROOT);
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
        let words = words.map(|words| match &saying.said_by {
            Some(who) => format!("{words} (said by {who})"),
            None => words,
        });
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

/// Finds the first words of an entry, and who said them where that is another than the entry names.
struct FirstWords<'a, 'i, 'r> {
    index: &'a Index<'i>,
    child: &'a str,
    saying: &'a mut Saying,
    /// Whose words the object has that is gone over, and how deep that stands.
    speaker: Option<(&'r Party, usize)>,
    /// How deep the voice stands that is gone over, and whose it is.
    voice: Option<(usize, Option<String>)>,
    is_observation: bool,
}

impl<'r> Visitor<'r> for FirstWords<'_, '_, 'r> {
    fn object(&mut self, object: ObjectRef<'r>, at: &Path<'_>) -> bool {
        if !self.saying.words.is_empty() {
            return false;
        }
        match object {
            ObjectRef::Observation(_) => self.is_observation = true,
            ObjectRef::Party(party) if *at.meaning() == Meaning::Party(PartyKind::Speaker) => {
                self.speaker = Some((party, at.depth()));
            }
            ObjectRef::Voice(voice) => {
                let own = self.speaker.filter(|(_, depth)| *depth == at.depth()).map(|(party, _)| party);
                let said_by = match (voice.whose.as_ref().filter(|whose| Some(*whose) != own), own) {
                    (Some(whose), _) if whose.is_somebody() => Some(who(whose, self.child, self.index)),
                    (None, Some(_)) => None,
                    (None, None) if self.is_observation => Some(self.child.to_owned()),
                    _ => Some("somebody who is not named".to_owned()),
                };
                self.voice = Some((at.depth(), said_by));
            }
            _ => {}
        }
        true
    }

    fn words(&mut self, words: &'r str, at: &Path<'_>) {
        if self.saying.words.is_empty() {
            self.saying.words = in_short(words);
            self.saying.said_by = self.voice.take().filter(|(depth, _)| at.depth() > *depth).and_then(|(_, by)| by);
        }
    }
}
