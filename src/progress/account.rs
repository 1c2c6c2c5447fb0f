//! The whole account of a period: what is known, and what stands beside values and judgements. The check asks only for
//! what is known, and does not pay for the rest.

use super::known::Known;
use crate::base::hash::{HashMap, HashSet, Table};
use crate::base::{Date, MeasureId, ObservationId};
use crate::index::Index;
use crate::model::{DeliveredSupport, Goal, Intent, MeasureForm, NotObserved, Observation, PlannedSupport, View};

/// Lists by the id of what they are about.
type ById<'r, T> = HashMap<&'r str, Vec<T>>;

pub struct Account<'i, 'r> {
    pub known: Known<'i, 'r>,
    /// The place of each observation in the order of time.
    places: Table<&'r ObservationId, usize>,
    gaps: ById<'r, (usize, &'r NotObserved)>,
    bearing: ById<'r, usize>,
    viewed: ById<'r, &'r View>,
    serving: ById<'r, &'r PlannedSupport>,
    delivered: ById<'r, &'r DeliveredSupport>,
    /// The changes in the child's life that count, by their id and by what they are said to explain.
    changes: ById<'r, usize>,
    explaining: ById<'r, usize>,
}

impl<'i, 'r> Account<'i, 'r> {
    pub fn of(index: &'i Index<'r>, from: Option<Date>, to: Option<Date>) -> Self {
        let known = Known::of(index, from, to);
        let (changes, explaining) = changes(&known);
        Self {
            places: known.observations.iter().enumerate().map(|(at, seen)| (&seen.id, at)).collect(),
            gaps: gaps(&known),
            bearing: bearing(&known),
            viewed: viewed(&known),
            serving: serving(&known),
            delivered: delivered(&known),
            changes,
            explaining,
            known,
        }
    }

    /// Where an observation stands in the order of time.
    pub fn position(&self, id: &ObservationId) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub fn gaps(&self, measure: &str) -> impl Iterator<Item = (&'r Observation, &'r NotObserved)> + '_ {
        let gaps = self.gaps.get(measure).into_iter().flatten();
        gaps.filter_map(|(at, gap)| Some((*self.known.observations.get(*at)?, *gap)))
    }

    /// The observations that say they bear on this goal.
    pub fn bearing(&self, goal: &str) -> impl Iterator<Item = &'r Observation> + '_ {
        self.bearing.get(goal).into_iter().flatten().filter_map(|at| self.known.observations.get(*at).copied())
    }

    pub fn viewed(&self, id: &str) -> &[&'r View] {
        self.viewed.get(id).map_or(&[], Vec::as_slice)
    }

    /// The support that serves an entry.
    pub fn serving(&self, id: &str) -> &[&'r PlannedSupport] {
        self.serving.get(id).map_or(&[], Vec::as_slice)
    }

    /// What was given of planned support in the period.
    pub fn delivered(&self, support: &str) -> &[&'r DeliveredSupport] {
        self.delivered.get(support).map_or(&[], Vec::as_slice)
    }

    /// The places of the changes that have this id.
    pub fn changes(&self, id: &str) -> &[usize] {
        self.changes.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places of the changes that are said to explain the entry.
    pub fn explaining(&self, id: &str) -> &[usize] {
        self.explaining.get(id).map_or(&[], Vec::as_slice)
    }

    /// How much is looked at to look once at everything that goals are told by.
    pub fn weight(&self) -> usize {
        let record = self.known.index.record;
        let explaining: usize = self.explaining.values().map(Vec::len).sum();
        let missed: usize = record.deliveries.iter().map(|delivery| delivery.missed.len()).sum();
        let seen = |seen: &&Observation| seen.goals.len() + seen.not_observed.len() + seen.explained_by.len();
        let seen: usize = self.known.observations.iter().map(seen).sum();
        let used: usize = record.goals.iter().map(|goal| goal.alongside.len()).sum();
        let parts: usize = record.measures.iter().map(|measure| number_of_parts(&measure.form)).sum();
        record.number_of_entries() + self.known.weight() + explaining + missed + seen + used + parts
    }

    /// How much is looked at to tell of a goal: the values of its measures, the observations that bear on it and what
    /// explains them, what was given of the support that serves it, and where its hours are looked for, the settings
    /// and timetables.
    pub fn cost(&self, goal: &Goal) -> usize {
        let measures: usize = measures(goal).map(|id| self.cost_of_measure(id)).sum();
        let bearing = self.bearing(goal.id.as_str());
        let bearing: usize = bearing.map(|seen| 1 + self.explained(seen) + seen.not_observed.len()).sum();
        let given = |support: &PlannedSupport| -> usize {
            1 + self.delivered(support.id.as_str()).iter().map(|delivery| 1 + delivery.missed.len()).sum::<usize>()
        };
        let help: usize = self.serving(goal.id.as_str()).iter().map(|support| given(support)).sum();
        let record = self.known.index.record;
        let hours = match goal.intent {
            Some(Intent::ReduceUnwanted) => record.timetables.len() + record.settings.len(),
            _ => 0,
        };
        1 + measures + bearing + help + hours
    }

    /// How many changes are looked at that explain the observation.
    fn explained(&self, seen: &Observation) -> usize {
        let named: usize = seen.explained_by.iter().map(|id| 1 + self.changes(id.as_str()).len()).sum();
        named + self.explaining(seen.id.as_str()).len()
    }

    fn cost_of_measure(&self, id: &MeasureId) -> usize {
        let parts = self.known.index.measure(id).map_or(0, |(_, measure)| number_of_parts(&measure.form));
        let explained: usize = self.known.values(id.as_str()).map(|(seen, _)| self.explained(seen.observation)).sum();
        self.known.weight_of_values(id.as_str()) + self.gaps.get(id.as_str()).map_or(0, Vec::len) + parts + explained
    }
}

/// Puts what one entry says into a list by what it is about, once though the entry names that twice. `is_it` looks at
/// the last.
fn once<T>(list: &mut Vec<T>, one: T, is_it: impl FnOnce(&T) -> bool) {
    if !list.last().is_some_and(is_it) {
        list.push(one);
    }
}

fn gaps<'r>(known: &Known<'_, 'r>) -> ById<'r, (usize, &'r NotObserved)> {
    let mut gaps = ById::default();
    for (at, seen) in known.observations.iter().enumerate() {
        for gap in &seen.not_observed {
            for measure in &gap.measures {
                once(gaps.entry(measure.as_str()).or_default(), (at, gap), |last| std::ptr::eq(last.1, gap));
            }
        }
    }
    gaps
}

fn bearing<'r>(known: &Known<'_, 'r>) -> ById<'r, usize> {
    let mut bearing = ById::default();
    for (at, seen) in known.observations.iter().enumerate() {
        for goal in &seen.goals {
            once(bearing.entry(goal.as_str()).or_default(), at, |last| *last == at);
        }
    }
    bearing
}

fn viewed<'r>(known: &Known<'_, 'r>) -> ById<'r, &'r View> {
    let mut viewed = ById::default();
    for view in &known.index.record.views {
        if known.counts(view.id.as_str()) && view.on.is_none_or(|on| known.by_then(on)) {
            for about in &view.about {
                once(viewed.entry(about.as_str()).or_default(), view, |last| std::ptr::eq(*last, view));
            }
        }
    }
    viewed
}

fn serving<'r>(known: &Known<'_, 'r>) -> ById<'r, &'r PlannedSupport> {
    let mut serving = ById::default();
    for support in known.index.record.support.iter().filter(|support| known.counts(support.id.as_str())) {
        for entry in &support.serves {
            once(serving.entry(entry.as_str()).or_default(), support, |last| std::ptr::eq(*last, support));
        }
    }
    serving
}

fn delivered<'r>(known: &Known<'_, 'r>) -> ById<'r, &'r DeliveredSupport> {
    let mut delivered = ById::default();
    for delivery in &known.index.record.deliveries {
        let Some(planned) = &delivery.planned else { continue };
        let in_period = known.by_then(delivery.start) && known.not_over(delivery.end.unwrap_or(delivery.start));
        if in_period && known.counts(delivery.id.as_str()) {
            delivered.entry(planned.as_str()).or_default().push(delivery);
        }
    }
    delivered
}

/// The places of the changes that count: by their id, and by what they are said to explain.
fn changes<'r>(known: &Known<'_, 'r>) -> (ById<'r, usize>, ById<'r, usize>) {
    let (mut changes, mut explaining) =
        (HashMap::<&str, Vec<usize>>::default(), HashMap::<&str, Vec<usize>>::default());
    for (at, change) in known.index.record.transitions.iter().enumerate() {
        if known.counts(change.id.as_str()) && known.by_then(change.on) {
            changes.entry(change.id.as_str()).or_default().push(at);
            for entry in &change.explains {
                once(explaining.entry(entry.as_str()).or_default(), at, |last| *last == at);
            }
        }
    }
    (changes, explaining)
}

/// The measures of a goal: its main one, then those alongside, each once.
pub fn measures(goal: &Goal) -> impl Iterator<Item = &MeasureId> {
    let mut once = HashSet::default();
    goal.main.iter().chain(&goal.alongside).filter(move |id| once.insert(*id))
}

/// How many parts a measure has that are looked at for each goal that uses it.
fn number_of_parts(form: &MeasureForm) -> usize {
    match form {
        MeasureForm::Dimensions(form) => form.dimensions.len(),
        MeasureForm::GoalAttainment(form) => form.attainment_levels.len(),
        _ => 0,
    }
}
