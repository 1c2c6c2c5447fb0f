//! The parts of life that a record tells of. Attainment is one among them.

use crate::base::hash::{HashMap, HashSet, Table};

use super::known::Known;
use super::order::order;
use super::summary::{AreaPicture, AreaSource, count};
use crate::base::{Count, GoalId, Name, When};
use crate::model::{Coding, Goal, vocabulary};

struct Picture<'r> {
    coding: &'r Coding,
    goals: Vec<&'r GoalId>,
    observations: usize,
    results: usize,
    latest: Option<When>,
    /// The last observation that was counted in it.
    counted: Option<usize>,
}

impl Picture<'_> {
    fn saw(&mut self, on: Option<When>) {
        let is_later = |on: &When| self.latest.is_none_or(|latest| order(latest, *on).is_lt());
        if let Some(on) = on.filter(is_later) {
            self.latest = Some(on);
        }
    }
}

/// Areas by list and code, in the order in which the record names them.
struct Pictures<'r> {
    all: Vec<Picture<'r>>,
    places: Table<(Option<&'r str>, &'r str), usize>,
}

impl<'r> Pictures<'r> {
    fn of(&mut self, coding: &'r Coding) -> Option<&mut Picture<'r>> {
        let key = (coding.system.as_ref().map(AsRef::as_ref), coding.code.as_str());
        let at = *self.places.entry(key).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(Picture {
                coding,
                goals: Vec::new(),
                observations: 0,
                results: 0,
                latest: None,
                counted: None,
            });
        }
        self.all.get_mut(at)
    }
}

pub fn areas<'r>(goals: &[&'r Goal], known: &Known<'_, 'r>) -> Vec<AreaPicture> {
    let record = known.index.record;
    let mut pictures = Pictures { all: Vec::new(), places: Table::default() };
    let mut of_goal: HashMap<&str, &'r [Coding]> = HashMap::default();
    for goal in goals {
        of_goal.insert(goal.id.as_str(), &goal.areas);
        for coding in &goal.areas {
            if let Some(picture) = pictures.of(coding) {
                picture.goals.push(&goal.id);
            }
        }
    }
    let in_time = known.observations.iter().filter(|seen| known.not_over(seen.until.unwrap_or(seen.occurred)));
    for (at, seen) in in_time.enumerate() {
        let mut once = HashSet::default();
        let goals = seen.goals.iter().map(AsRef::as_ref).filter(|goal: &&str| once.insert(*goal));
        let by_goals = goals.filter_map(|goal| of_goal.get(goal).copied()).flatten();
        for coding in seen.areas.iter().chain(by_goals) {
            let Some(picture) = pictures.of(coding) else { continue };
            if picture.counted.replace(at) != Some(at) {
                picture.observations += 1;
                picture.saw(Some(seen.occurred));
            }
        }
    }
    let in_period = |on: Option<When>| on.is_none_or(|on| known.by_then(on) && known.not_over(on));
    let results: Vec<_> = record
        .attainments
        .iter()
        .filter(|result| known.counts(result.id.as_str()) && in_period(result.on.map(When::from)))
        .collect();
    for result in &results {
        for coding in &result.areas {
            if let Some(picture) = pictures.of(coding) {
                picture.results += 1;
                picture.saw(result.on.map(When::from));
            }
        }
    }
    let mut areas: Vec<AreaPicture> = pictures.all.iter().map(shown).collect();
    if !results.is_empty() {
        let mut attainment = AreaPicture::new(AreaSource::Attainment, Count::default(), count(results.len()));
        attainment.label = Name::new("Learning in subjects").ok();
        attainment.latest =
            results.iter().filter_map(|result| result.on.map(When::from)).max_by(|one, other| order(*one, *other));
        areas.push(attainment);
    }
    areas
}

fn shown(picture: &Picture<'_>) -> AreaPicture {
    let mut area = AreaPicture::new(AreaSource::Named, count(picture.observations), count(picture.results));
    area.area = Some(picture.coding.clone());
    let listed = picture.coding.system.as_ref().and_then(|system| vocabulary::find(system.as_str()));
    let listed = listed.and_then(|list| list.find(picture.coding.code.as_str())).map(|known| known.label);
    area.label = picture.coding.display.clone().or_else(|| Name::new(listed?).ok());
    area.goals = picture.goals.iter().map(|id| (*id).clone()).collect();
    area.latest = picture.latest;
    area
}
