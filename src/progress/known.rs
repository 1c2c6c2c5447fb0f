//! The record as far as the period reaches: the values and judgements that count, in the order of time, found by what
//! they are about.

use crate::base::hash::{HashMap, HashSet, Table};
use crate::base::sort;

use super::order::order;
use crate::base::{Date, SettingId, When};
use crate::index::Index;
use crate::model::{AmendmentKind, Context, Judgement, Observation, Party, TransitionKind, Value};

pub struct Known<'i, 'r> {
    pub index: &'i Index<'r>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The observations that count, in the order of time; where dates do not decide, in that of the record.
    pub observations: Vec<&'r Observation>,
    /// The latest day on which something was seen.
    latest: Option<When>,
    /// Entries that were entered in error, or whose place another took.
    void: HashSet<&'r str>,
    pub disputed: HashSet<&'r str>,
    values: HashMap<&'r str, Values<'r>>,
    /// Of each observation where materials are named, which of the sets of them it was.
    materials: Table<usize, usize>,
    sets: Table<Vec<&'r str>, usize>,
    judged: HashMap<&'r str, Vec<&'r Judgement>>,
    /// When the child left a setting: it ended, or a move from it is recorded.
    left: HashMap<&'r SettingId, When>,
}

/// The values of one measure, in the order of time, each with the place of its observation.
#[derive(Default)]
struct Values<'r> {
    list: Vec<(usize, &'r Value)>,
    /// How much is looked at to look at each of them.
    weight: usize,
}

/// An observation, and which of the sets of materials was there.
#[derive(Clone, Copy)]
pub struct Seen<'r> {
    pub observation: &'r Observation,
    pub materials: Option<usize>,
}

/// To which kind of people somebody belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Child,
    Family,
    Professional,
}

impl<'i, 'r> Known<'i, 'r> {
    pub fn of(index: &'i Index<'r>, from: Option<Date>, to: Option<Date>) -> Self {
        let record = index.record;
        let mut known = Self {
            index,
            from,
            to,
            observations: Vec::new(),
            latest: None,
            void: HashSet::default(),
            disputed: HashSet::default(),
            values: HashMap::default(),
            materials: Table::default(),
            sets: Table::default(),
            judged: HashMap::default(),
            left: HashMap::default(),
        };
        let stand = record.amendments.iter().filter(|amendment| !index.is_withdrawn(amendment.id.as_str()));
        for amendment in stand {
            match amendment.amendment_kind {
                AmendmentKind::EnteredInError | AmendmentKind::Replaced => known.void.insert(amendment.entry.as_str()),
                AmendmentKind::Disputed => known.disputed.insert(amendment.entry.as_str()),
                _ => continue,
            };
        }
        known.observe();
        known.listen();
        known.leave();
        known
    }

    fn leave(&mut self) {
        let record = self.index.record;
        let ended = record.settings.iter().filter_map(|one| Some((&one.id, When::from(one.end?))));
        let moves = record
            .transitions
            .iter()
            .filter(|change| matches!(change.transition_kind, TransitionKind::NewSetting | TransitionKind::NewPhase));
        let departed =
            moves.filter_map(|change| Some((change.from_setting.as_ref()?, change.until.unwrap_or(change.on))));
        for (setting, on) in ended.chain(departed) {
            let first = self.left.entry(setting).or_insert(on);
            if order(on, *first).is_lt() {
                *first = on;
            }
        }
    }

    /// Whether the child had left the setting by then.
    pub fn had_left(&self, setting: &SettingId, by: When) -> bool {
        self.left.get(setting).is_some_and(|left| order(*left, by).is_le())
    }

    fn observe(&mut self) {
        let record = self.index.record;
        self.observations = record
            .observations
            .iter()
            .filter(|seen| self.counts(seen.id.as_str()) && self.by_then(seen.occurred))
            .collect();
        sort::by(&mut self.observations, |one, other| order(one.occurred, other.occurred));
        let ends = self.observations.iter().map(|seen| seen.until.unwrap_or(seen.occurred));
        self.latest = ends.max_by(|one, other| order(*one, *other));
        for (at, seen) in self.observations.iter().enumerate() {
            let around = seen.observers.len() + seen.context.as_deref().map_or(0, number_of_circumstances);
            for measured in &seen.values {
                let values = self.values.entry(measured.measure.as_str()).or_default();
                values.list.push((at, &measured.value));
                values.weight += 1 + around + number_of_parts(&measured.value);
            }
        }
        // Words are put in order once, and not each time that a value is looked at.
        for (at, seen) in self.observations.iter().enumerate() {
            if let Some(words) = seen.context.as_deref().and_then(sorted_materials) {
                let next = self.sets.len();
                self.materials.insert(at, *self.sets.entry(words).or_insert(next));
            }
        }
    }

    fn listen(&mut self) {
        let record = self.index.record;
        for judgement in &record.judgements {
            let about = judgement.goal.as_ref().map(AsRef::as_ref).or(judgement.measure.as_ref().map(AsRef::as_ref));
            let Some(about) = about else { continue };
            if self.counts(judgement.id.as_str()) && judgement.on.is_none_or(|on| self.by_then(on)) {
                self.judged.entry(about).or_default().push(judgement);
            }
        }
    }

    /// Whether the entry of this id was neither entered in error nor replaced.
    pub fn counts(&self, id: &str) -> bool {
        !self.void.contains(id)
    }

    /// Whether the record was closed by the end of the period.
    pub fn is_closed(&self) -> bool {
        self.index.record.closing.as_ref().is_some_and(|closing| self.by_then(closing.on))
    }

    /// Whether something was seen after this day.
    pub fn went_on_after(&self, day: impl Into<When>) -> bool {
        let day = day.into();
        self.latest.is_some_and(|latest| day.is_before(latest))
    }

    /// Whether it may have happened by the end of the period.
    pub fn by_then(&self, when: impl Into<When>) -> bool {
        self.to.is_none_or(|to| when.into().earliest() <= to)
    }

    /// Whether it may still have lasted when the period began.
    pub fn not_over(&self, when: impl Into<When>) -> bool {
        self.from.is_none_or(|from| when.into().latest() >= from)
    }

    /// The values that observations have for this measure, in the order of time.
    pub fn values(&self, measure: &str) -> impl Iterator<Item = (Seen<'r>, &'r Value)> + '_ {
        self.values.get(measure).into_iter().flat_map(|values| &values.list).filter_map(|(at, value)| {
            let materials = self.materials.get(at).copied();
            Some((Seen { observation: self.observations.get(*at)?, materials }, *value))
        })
    }

    /// How much is looked at to look at each value that observations have for this measure: the value with its parts,
    /// and who and what was there.
    pub fn weight_of_values(&self, measure: &str) -> usize {
        self.values.get(measure).map_or(0, |values| values.weight)
    }

    /// How much is looked at to look at each value once.
    pub fn weight(&self) -> usize {
        self.values.values().map(|values| values.weight).sum()
    }

    /// Which of the sets of materials of observations the context has; one that none has is none of them.
    pub fn materials(&self, context: &'r Context) -> Option<usize> {
        sorted_materials(context).map(|words| self.sets.get(&words).copied().unwrap_or(usize::MAX))
    }

    /// The judgements of a goal or measure, in the order of the record.
    pub fn judged(&self, id: &str) -> &[&'r Judgement] {
        self.judged.get(id).map_or(&[], Vec::as_slice)
    }

    pub fn group(&self, party: &Party) -> Group {
        if self.index.is_child(party) {
            Group::Child
        } else if self.index.is_family(party) {
            Group::Family
        } else {
            Group::Professional
        }
    }
}

fn number_of_circumstances(context: &Context) -> usize {
    context.people.len() + context.health.len() + context.access.len() + context.materials.len()
}

fn number_of_parts(value: &Value) -> usize {
    match value {
        Value::Trials(value) => value.trials.len(),
        Value::Dimensions(value) => value.scores.len(),
        Value::Checklist(value) => value.ticks.len(),
        _ => 0,
    }
}

/// The words of the materials in an order of their own, where any are named.
fn sorted_materials(context: &Context) -> Option<Vec<&str>> {
    let mut words: Vec<&str> = context.materials.iter().map(|text| text.words.as_str()).collect();
    sort::by(&mut words, Ord::cmp);
    (!words.is_empty()).then_some(words)
}
