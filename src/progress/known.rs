//! The record as far as the period reaches: the values and judgements that count, in the order of time, found by what they
//! are about.

use crate::base::hash::{HashMap, HashSet};

use super::order::order;
use crate::base::{Date, SettingId, When};
use crate::index::Index;
use crate::model::{AmendmentKind, Judgement, Observation, Party, Role, TransitionKind, Value};

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
    values: HashMap<&'r str, Vec<(usize, &'r Value)>>,
    judged: HashMap<&'r str, Vec<&'r Judgement>>,
    /// When the child left a setting: it ended, or a move from it is recorded.
    left: HashMap<&'r SettingId, When>,
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
        self.observations.sort_by(|one, other| order(one.occurred, other.occurred));
        let ends = self.observations.iter().map(|seen| seen.until.unwrap_or(seen.occurred));
        self.latest = ends.max_by(|one, other| order(*one, *other));
        for (at, seen) in self.observations.iter().enumerate() {
            for measured in &seen.values {
                self.values.entry(measured.measure.as_str()).or_default().push((at, &measured.value));
            }
        }
    }

    fn listen(&mut self) {
        let record = self.index.record;
        for judgement in &record.judgements {
            let about = judgement.goal.as_ref().map(AsRef::as_ref).or(judgement.measure.as_ref().map(AsRef::as_ref));
            if let Some(about) = about
                && self.counts(judgement.id.as_str())
                && judgement.on.is_none_or(|on| self.by_then(on))
            {
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
    pub fn values(&self, measure: &str) -> impl Iterator<Item = (&'r Observation, &'r Value)> + '_ {
        self.values
            .get(measure)
            .into_iter()
            .flatten()
            .filter_map(|(at, value)| Some((*self.observations.get(*at)?, *value)))
    }

    /// How many values observations have for this measure.
    pub fn number_of_values(&self, measure: &str) -> usize {
        self.values.get(measure).map_or(0, Vec::len)
    }

    /// The judgements of a goal or measure, in the order of the record.
    pub fn judged(&self, id: &str) -> &[&'r Judgement] {
        self.judged.get(id).map_or(&[], Vec::as_slice)
    }

    pub fn group(&self, party: &Party) -> Group {
        let mut group = Group::Professional;
        for role in self.index.roles(party) {
            match role {
                Role::Child => return Group::Child,
                Role::ParentCarer | Role::Sibling | Role::Family => group = Group::Family,
                _ => {}
            }
        }
        group
    }
}
