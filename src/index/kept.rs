//! What the child keeps: the entries whose words are not for everybody, or not for these readers, by the child's word.

use crate::base::Path;
use crate::base::hash::{HashMap, HashSet, Table};
use crate::model::reference::ObjectRef;
use crate::model::visit::Visitor;
use crate::model::{InheritedAnswer, ProgressRecord, Sharing, SharingAnswer};

/// Entries by how the child's word reaches them.
#[derive(Default)]
pub struct Kept<'r> {
    /// The child's answer stands in the entry, or came to it from something that is there no longer.
    pub direct: HashSet<&'r str>,
    /// Amendments of such entries, and entries that take their place without an answer of their own: they tell the same
    /// again.
    pub again: HashSet<&'r str>,
    /// How many answers stand in an entry, where there are any.
    answers: Table<&'r str, usize>,
    /// How many of them are a plain yes.
    yeses: Table<&'r str, usize>,
}

/// Who reads, as far as the child's word is concerned.
pub trait Reader {
    /// Whether the answer keeps words from the reader.
    fn is_kept(&self, sharing: &Sharing) -> bool;

    /// The same of an answer that was inherited.
    fn heir_is_kept(&self, answer: &InheritedAnswer) -> bool;
}

/// Whoever reads a page: nobody knows who that is.
pub struct Anybody;

impl Reader for Anybody {
    fn is_kept(&self, sharing: &Sharing) -> bool {
        !super::is_for_everybody(Some(sharing))
    }

    fn heir_is_kept(&self, answer: &InheritedAnswer) -> bool {
        super::word_of_heir(answer).is_some()
    }
}

impl<'r> Kept<'r> {
    pub fn from(record: &'r ProgressRecord, reader: &dyn Reader) -> Self {
        let mut kept = Self::default();
        record.for_each_entry(&mut |entry| {
            let mut answers = Answers { reader, is_kept: false, number: 0, yeses: 0 };
            let entry = entry.get();
            entry.visit(&mut answers, &Path::ROOT);
            if answers.number > 0 {
                kept.answers.insert(entry.id(), answers.number);
                kept.yeses.insert(entry.id(), answers.yeses);
            }
            let inherited = entry.inherits().iter().flat_map(|set| set.answers.iter());
            if answers.is_kept || inherited.into_iter().any(|answer| reader.heir_is_kept(answer)) {
                kept.direct.insert(entry.id());
            }
        });
        if kept.direct.is_empty() {
            return kept;
        }
        let mut amended: HashMap<&str, Vec<usize>> = HashMap::default();
        for (at, amendment) in record.amendments.iter().enumerate() {
            amended.entry(amendment.entry.as_str()).or_default().push(at);
        }
        let mut next: Vec<&str> = kept.direct.iter().copied().collect();
        while let Some(id) = next.pop() {
            let amendments = amended.get(id).into_iter().flatten().filter_map(|at| record.amendments.get(*at));
            for amendment in amendments {
                let by = amendment.takes_its_place().filter(|by| !kept.answers.contains_key(by));
                for id in [Some(amendment.id.as_str()), by].into_iter().flatten() {
                    if kept.again.insert(id) {
                        next.push(id);
                    }
                }
            }
        }
        kept
    }

    pub fn contains(&self, id: &str) -> bool {
        self.direct.contains(id) || self.again.contains(id)
    }

    pub fn all(&self) -> impl Iterator<Item = &'r str> {
        self.direct.union(&self.again).copied()
    }

    /// How many answers stand in an entry.
    pub fn answers(&self, id: &str) -> usize {
        self.answers.get(id).copied().unwrap_or_default()
    }

    /// How many times the child says a plain yes in an entry.
    pub fn yeses(&self, id: &str) -> usize {
        self.yeses.get(id).copied().unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.direct.is_empty()
    }
}

struct Answers<'a> {
    reader: &'a dyn Reader,
    is_kept: bool,
    number: usize,
    yeses: usize,
}

impl<'r> Visitor<'r> for Answers<'_> {
    fn object(&mut self, object: ObjectRef<'r>, _: &Path<'_>) -> bool {
        if let ObjectRef::Sharing(sharing) = object {
            self.number += 1;
            self.yeses += usize::from(sharing.answer == SharingAnswer::Yes && sharing.shared_with.is_empty());
            self.is_kept |= self.reader.is_kept(sharing);
        }
        true
    }
}
