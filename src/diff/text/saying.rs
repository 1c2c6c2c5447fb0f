//! What entries say in a few words: their first words, and what a judgement, a view or an observation means.

use super::Page;
use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::{Meaning, PartyKind};
use crate::base::{Date, Path};
use crate::index::{Anybody, Index, Kept, day};
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{Achievement, Amendment, EntryKind, Party, ProgressRecord, Role, Stance, Value};
use crate::phrase::{in_short, lower, value, who};

/// The sayings of those entries that the page names.
#[derive(Default)]
pub struct Sayings {
    of_ids: HashMap<String, Saying>,
    is_old: bool,
    /// The latest day on or after which something surely happened.
    pub latest: Option<Date>,
}

struct Saying {
    words: String,
    /// A name rather than a sentence.
    is_name: bool,
    /// Who said the words, where they are somebody's.
    said_by: Option<Said>,
    /// They are what the observers saw.
    is_seen: bool,
    /// What it means, as a label.
    means: Option<String>,
}

/// Whose words are told.
enum Said {
    By(Party),
    ByChild,
    /// They are somebody's, and nobody says whose.
    ByNobodyNamed,
}

/// Adds what tells again what these entries say, in either copy: the amendments of each, and what takes its place.
fn add_what_tells_again<'r>(
    copies: [&'r ProgressRecord; 2],
    ids: &mut HashSet<&'r str>,
    takes_place: &dyn Fn(&'r Amendment) -> Option<&'r str>,
) {
    let mut of: HashMap<&str, Vec<&Amendment>> = HashMap::default();
    for amendment in copies.into_iter().flat_map(|copy| &copy.amendments).filter(|_| !ids.is_empty()) {
        of.entry(amendment.entry.as_str()).or_default().push(amendment);
    }
    let mut next: Vec<&str> = ids.iter().copied().collect();
    while let Some(id) = next.pop() {
        for amendment in of.get(id).into_iter().flatten() {
            let again = [Some(amendment.id.as_str()), takes_place(amendment)];
            next.extend(again.into_iter().flatten().filter(|id| ids.insert(id)));
        }
    }
}

/// The entries whose words are not told: those in which the child keeps something or shares it with some only, and what
/// was taken out.
pub struct Untold<'r> {
    /// So in either copy.
    in_either: HashSet<&'r str>,
    /// The later copy says yes for each answer of the earlier, and nothing else: its words may be told.
    now_told: HashSet<&'r str>,
}

impl<'r> Untold<'r> {
    pub fn of([old, new]: [&'r ProgressRecord; 2]) -> Self {
        let noted = [old, new].into_iter().flat_map(|copy| &copy.removals).map(|note| note.id.as_str());
        let mut removed: HashSet<&str> = noted.collect();
        add_what_tells_again([old, new], &mut removed, &|_| None);
        let [before, after] = [old, new].map(|copy| Kept::from(copy, &Anybody));
        let mut kept: HashSet<&str> = before.all().chain(after.all()).collect();
        let is_unanswered = |id: &&str| before.answers(id) + after.answers(id) == 0;
        add_what_tells_again([old, new], &mut kept, &|one| one.takes_its_place().filter(is_unanswered));
        let is_answered = |id: &&str| after.yeses(id) >= before.answers(id).max(1);
        let is_told = |id: &&str| is_answered(id) && !after.contains(id) && !removed.contains(id);
        let now_told = before.all().filter(is_told).collect();
        Self { in_either: removed.into_iter().chain(kept).collect(), now_told }
    }

    /// Whether the entry's words in one of the copies are not told.
    pub fn contains(&self, id: &str, is_old: bool) -> bool {
        self.in_either.contains(id) && (is_old || !self.now_told.contains(id))
    }
}

impl Sayings {
    pub fn of(index: &Index<'_>, needed: &HashSet<&str>, is_old: bool) -> Self {
        let mut found = Self { is_old, ..Self::default() };
        index.record.for_each_entry(&mut |entry| {
            let happened = day::told_of(entry.get()).map(|(when, _)| when.earliest());
            found.latest = found.latest.max(happened);
            if needed.contains(entry.id()) {
                let is_name = entry.place.kind == EntryKind::Person;
                let mut first = FirstWords::default();
                entry.visit(&mut first, &Path::ROOT);
                let saying = Saying {
                    words: first.words.as_ref().map(|(words, _)| in_short(words)).unwrap_or_default(),
                    is_name,
                    said_by: first.said_by(entry.place.kind == EntryKind::Observation),
                    is_seen: first.words.as_ref().is_some_and(|(_, at)| at.starts_with("/seen/")),
                    means: means(index, entry.object()),
                };
                found.of_ids.entry(entry.id().to_owned()).or_insert(saying);
            }
        });
        found
    }

    /// The same as it stands behind a signature: whoever signed need not have said it.
    pub fn behind(&self, id: &str, told: Option<&Party>, page: &Page<'_, '_>) -> Option<String> {
        let words = self.words(id, told, page)?;
        let saying = self.of_ids.get(id).filter(|_| !page.untold.contains(id, self.is_old));
        let is_own = saying.is_none_or(|saying| {
            let is_told = |said: &Said| matches!(said, Said::By(party) if told == Some(party));
            saying.said_by.as_ref().map_or(saying.is_name || saying.is_seen || saying.words.is_empty(), is_told)
        });
        Some(if told.is_none() || is_own { format!(": {words}") } else { format!(". It says: {words}") })
    }

    /// What the entry says, as it stands in a sentence, with who said it unless that is told beside it.
    pub fn words(&self, id: &str, told: Option<&Party>, page: &Page<'_, '_>) -> Option<String> {
        if page.untold.contains(id, self.is_old) {
            return Some("in words that are not for everybody".to_owned());
        }
        let saying = self.of_ids.get(id)?;
        let words = Some(&saying.words).filter(|words| !words.is_empty());
        let words = words.map(|words| if saying.is_name { words.clone() } else { format!("“{words}”") });
        let said_by = match &saying.said_by {
            Some(Said::By(party)) => {
                Some(who(party, &page.child, &page.side(self.is_old).index)).filter(|_| told != Some(party))
            }
            Some(Said::ByChild) => Some(page.child.clone()),
            Some(Said::ByNobodyNamed) => Some("somebody who is not named".to_owned()),
            None => None,
        };
        let words = words.map(|words| match said_by {
            Some(who) => format!("{words} (said by {who})"),
            None => words,
        });
        match (saying.means.clone(), words) {
            (Some(means), Some(words)) => Some(format!("{means}. {words}")),
            (means, words) => means.or(words),
        }
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

/// The first words of an entry, and where those are named who may have said them.
#[derive(Default)]
struct FirstWords<'r> {
    words: Option<(&'r str, String)>,
    /// Whose words an object holds, with where the object stands.
    speakers: Vec<(String, &'r Party)>,
    /// Where voices stand, and whose they are said to be.
    voices: Vec<(String, Option<&'r Party>)>,
}

impl<'r> Visitor<'r> for FirstWords<'r> {
    fn object(&mut self, object: ObjectRef<'r>, at: &Path<'_>) -> bool {
        match object {
            ObjectRef::Party(party) if *at.meaning() == Meaning::Party(PartyKind::Speaker) => {
                self.speakers.push((at.parent().map(Path::pointer).unwrap_or_default(), party));
            }
            ObjectRef::Voice(voice) => self.voices.push((at.pointer(), voice.whose.as_ref())),
            _ => {}
        }
        true
    }

    fn words(&mut self, words: &'r str, at: &Path<'_>) {
        if self.words.is_none() {
            let at = at.pointer();
            // Of what stands in a voice, the words alone are those of whose voice it is. No voice stands in another.
            let is_beside = |voice: &str| at.strip_prefix(voice).is_some_and(|rest| !rest.starts_with("/words/"));
            if !self.voices.last().is_some_and(|(voice, _)| is_beside(voice)) {
                self.words = Some((words, at));
            }
        }
    }
}

impl FirstWords<'_> {
    fn said_by(&self, is_observation: bool) -> Option<Said> {
        let (_, words) = self.words.as_ref()?;
        let holds = |object: &str| words.strip_prefix(object).is_some_and(|rest| rest.starts_with('/'));
        let speaker = self.speakers.iter().filter(|(object, _)| holds(object)).max_by_key(|(object, _)| object.len());
        let speaker = speaker.map(|(_, party)| *party);
        let Some((_, whose)) = self.voices.iter().find(|(voice, _)| holds(voice)) else {
            return speaker.map(|party| Said::By(party.clone()));
        };
        Some(match whose.or(speaker) {
            Some(whose) if whose.is_somebody() => Said::By(whose.clone()),
            None if is_observation => Said::ByChild,
            _ => Said::ByNobodyNamed,
        })
    }
}
