//! The record as far as the period reaches: what counts, in the order of time, found by what it is about.

use crate::base::hash::{HashMap, HashSet};

use crate::base::{Date, ObservationId, SettingId, When};
use crate::index::Index;
use crate::model::{
    AmendmentKind, DeliveredSupport, Goal, Intent, Judgement, NotObserved, Observation, Party, PlannedSupport, Role,
    TransitionKind, Value, View,
};

pub struct Known<'i, 'r> {
    pub index: &'i Index<'r>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The observations that count, in the order of time; where dates do not decide, in that of the record.
    pub observations: Vec<&'r Observation>,
    /// The place of each in the order of time.
    places: HashMap<&'r ObservationId, usize>,
    /// The latest day on which something was seen.
    latest: Option<When>,
    /// Entries that were entered in error, or whose place another took.
    void: HashSet<&'r str>,
    pub disputed: HashSet<&'r str>,
    values: HashMap<&'r str, Vec<(usize, &'r Value)>>,
    gaps: HashMap<&'r str, Vec<(usize, &'r NotObserved)>>,
    bearing: HashMap<&'r str, Vec<usize>>,
    judged: HashMap<&'r str, Vec<&'r Judgement>>,
    viewed: HashMap<&'r str, Vec<&'r View>>,
    serving: HashMap<&'r str, Vec<&'r PlannedSupport>>,
    delivered: HashMap<&'r str, Vec<&'r DeliveredSupport>>,
    /// The changes in the child's life that count, by their id and by what they are said to explain.
    changes: HashMap<&'r str, Vec<usize>>,
    explaining: HashMap<&'r str, Vec<usize>>,
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
        let mut known = Self::of_values(index, from, to);
        known.bear();
        known.view();
        known.support();
        known.explain();
        known
    }

    /// No more than values and judgements.
    pub fn of_values(index: &'i Index<'r>, from: Option<Date>, to: Option<Date>) -> Self {
        let record = index.record;
        let mut known = Self {
            index,
            from,
            to,
            observations: Vec::new(),
            places: HashMap::default(),
            latest: None,
            void: HashSet::default(),
            disputed: HashSet::default(),
            values: HashMap::default(),
            gaps: HashMap::default(),
            bearing: HashMap::default(),
            judged: HashMap::default(),
            viewed: HashMap::default(),
            serving: HashMap::default(),
            delivered: HashMap::default(),
            changes: HashMap::default(),
            explaining: HashMap::default(),
            left: HashMap::default(),
        };
        for amendment in &record.amendments {
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

    fn support(&mut self) {
        let record = self.index.record;
        for support in &record.support {
            if self.counts(support.id.as_str()) {
                for entry in &support.serves {
                    self.serving.entry(entry.as_str()).or_default().push(support);
                }
            }
        }
        for delivery in &record.deliveries {
            if let Some(planned) = &delivery.planned
                && self.counts(delivery.id.as_str())
                && self.by_then(delivery.start)
                && self.not_over(delivery.end.unwrap_or(delivery.start))
            {
                self.delivered.entry(planned.as_str()).or_default().push(delivery);
            }
        }
    }

    fn explain(&mut self) {
        for (at, change) in self.index.record.transitions.iter().enumerate() {
            if self.counts(change.id.as_str()) && self.by_then(change.on) {
                self.changes.entry(change.id.as_str()).or_default().push(at);
                for entry in &change.explains {
                    self.explaining.entry(entry.as_str()).or_default().push(at);
                }
            }
        }
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

    fn bear(&mut self) {
        for (at, seen) in self.observations.iter().enumerate() {
            self.places.insert(&seen.id, at);
            for gap in &seen.not_observed {
                for measure in &gap.measures {
                    self.gaps.entry(measure.as_str()).or_default().push((at, gap));
                }
            }
            let mut goals: Vec<&str> = seen.goals.iter().map(AsRef::as_ref).collect();
            goals.dedup();
            for goal in goals {
                self.bearing.entry(goal).or_default().push(at);
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

    fn view(&mut self) {
        let record = self.index.record;
        for view in &record.views {
            if self.counts(view.id.as_str()) && view.on.is_none_or(|on| self.by_then(on)) {
                for about in &view.about {
                    self.viewed.entry(about.as_str()).or_default().push(view);
                }
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

    /// Where an observation stands in the order of time.
    pub fn position(&self, id: &ObservationId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The values that observations have for this measure, in the order of time.
    pub fn values(&self, measure: &str) -> impl Iterator<Item = (&'r Observation, &'r Value)> + '_ {
        self.values
            .get(measure)
            .into_iter()
            .flatten()
            .filter_map(|(at, value)| Some((*self.observations.get(*at)?, *value)))
    }

    pub fn gaps(&self, measure: &str) -> impl Iterator<Item = (&'r Observation, &'r NotObserved)> + '_ {
        self.gaps.get(measure).into_iter().flatten().filter_map(|(at, gap)| Some((*self.observations.get(*at)?, *gap)))
    }

    /// The observations that say they bear on this goal.
    pub fn bearing(&self, goal: &str) -> impl Iterator<Item = &'r Observation> + '_ {
        self.bearing.get(goal).into_iter().flatten().filter_map(|at| self.observations.get(*at).copied())
    }

    /// The judgements of a goal or measure, in the order of the record.
    pub fn judged(&self, id: &str) -> &[&'r Judgement] {
        self.judged.get(id).map_or(&[], Vec::as_slice)
    }

    pub fn viewed(&self, id: &str) -> &[&'r View] {
        self.viewed.get(id).map_or(&[], Vec::as_slice)
    }

    /// The support that serves an entry.
    pub fn serving(&self, id: &str) -> &[&'r PlannedSupport] {
        self.serving.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places of the changes that have this id.
    pub fn changes(&self, id: &str) -> &[usize] {
        self.changes.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places of the changes that are said to explain the entry.
    pub fn explaining(&self, id: &str) -> &[usize] {
        self.explaining.get(id).map_or(&[], Vec::as_slice)
    }

    /// How much is looked at to tell of a goal: the values of its measures, what was given of the support that serves it,
    /// and where its hours are looked for, the settings and timetables.
    pub fn cost(&self, goal: &Goal) -> usize {
        let of = |id: &str| self.values.get(id).map_or(0, Vec::len) + self.gaps.get(id).map_or(0, Vec::len);
        let values: usize = goal.main.iter().chain(&goal.alongside).map(|id| of(id.as_str())).sum();
        let help: usize =
            self.serving(goal.id.as_str()).iter().map(|support| 1 + self.delivered(support.id.as_str()).len()).sum();
        let hours = match goal.intent {
            Some(Intent::ReduceUnwanted) => self.index.record.timetables.len() + self.index.record.settings.len(),
            _ => 0,
        };
        1 + values + help + hours
    }

    /// What was given of planned support in the period.
    pub fn delivered(&self, support: &str) -> &[&'r DeliveredSupport] {
        self.delivered.get(support).map_or(&[], Vec::as_slice)
    }

    /// The last of them in time; where dates do not decide, the last in the list. What has no date is before all others.
    pub fn latest<T, W: Into<When>>(items: impl Iterator<Item = T>, when: impl Fn(&T) -> Option<W>) -> Option<T> {
        items.reduce(|latest, next| match (when(&latest).map(Into::into), when(&next).map(Into::into)) {
            (Some(latest_on), Some(next_on)) if order(next_on, latest_on).is_lt() => latest,
            (Some(_), None) => latest,
            _ => next,
        })
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

/// The order of two dates: by the first day that each can mean, then a day before its moments, and those as instants.
/// It is total, as sorting asks: a day that were level with all of its moments would make them level with each other.
pub fn order(one: When, other: When) -> std::cmp::Ordering {
    let key = |when: When| match when {
        When::Moment(moment) => (when.earliest(), Some(moment.get())),
        When::Date(_) => (when.earliest(), None),
    };
    key(one).cmp(&key(other))
}
