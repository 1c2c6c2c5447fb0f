//! The values of a measure as points in time, and which of them may be joined.
//!
//! Joined are points of one place, got at in one way, in one phase, on ordinary days. A changed place is what
//! generalisation is about, so each place is a series of its own. What was taken in another way is not comparable;
//! what was seen under other conditions stands side by side with the rest.

use crate::base::hash::{HashMap, HashSet};
use crate::base::sort;

use super::known::{Group, Known, Seen};
use super::order::{in_time, order};
use super::summary::{ApartReason, Standing};
use crate::base::{LadderId, Name, SettingId, Unit, When};
use crate::index::Index;
use crate::model::{
    Access, Conditions, Context, Health, HelpGiven, NonValueMeaning, Observation, Role, TrialPhase, Value,
};
use crate::yardstick::{Amount, OtherTerms, place};

/// One value, and under what conditions it was taken.
#[derive(Clone, Copy)]
pub struct Point<'r> {
    /// The observation; none for a goal's baseline that stands in the goal alone.
    pub observation: Option<&'r Observation>,
    pub on: Option<When>,
    pub value: &'r Value,
    pub amount: Amount,
    /// It serves as the start of the goal.
    pub is_start: bool,
    context: Option<&'r Context>,
    materials: Option<usize>,
}

/// Where something was seen.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot<'r> {
    Setting(&'r SettingId),
    Place(&'r Name),
}

/// A point that is not joined with the others.
#[derive(Clone)]
pub struct Aside<'r> {
    pub observation: Option<&'r Observation>,
    pub on: Option<When>,
    pub value: &'r Value,
    pub standing: Standing,
    pub because: ApartReason,
}

/// The marks in place of a value, and what they mean.
pub type Marks<'r> = Vec<(&'r Observation, Option<NonValueMeaning>)>;

/// The points of one place that may be joined, in the order of time.
pub struct Series<'r> {
    pub spot: Option<Spot<'r>>,
    pub points: Vec<Point<'r>>,
}

/// The points of a measure, sorted out.
pub struct Sorted<'r> {
    /// Each place by itself, in the order of their first points. At least one point each.
    pub series: Vec<Series<'r>>,
    pub apart: Vec<Aside<'r>>,
}

impl<'r> Point<'r> {
    pub fn of(seen: Seen<'r>, value: &'r Value, amount: Amount) -> Self {
        let Seen { observation, materials } = seen;
        let on = Some(observation.occurred);
        let context = observation.context.as_deref();
        Self { observation: Some(observation), on, value, amount, is_start: false, context, materials }
    }

    /// A goal's baseline that is no observation.
    pub fn of_baseline(
        on: Option<When>,
        value: &'r Value,
        amount: Amount,
        context: Option<&'r Context>,
        known: &Known<'_, 'r>,
    ) -> Self {
        let materials = context.and_then(|context| known.materials(context));
        Self { observation: None, on, value, amount, is_start: true, context, materials }
    }

    pub fn spot(&self) -> Option<Spot<'r>> {
        spot(self.context?)
    }

    pub fn help(&self) -> Option<&'r HelpGiven> {
        self.observation?.help.as_deref()
    }

    /// The place of the rung of help on this ladder, from most help to least, as the observation or one of its values
    /// says.
    pub fn rung(&self, ladder: &LadderId, index: &Index<'_>) -> Option<f64> {
        let given = self.help().filter(|help| help.ladder.as_ref() == Some(ladder)).and_then(|help| help.rung.as_ref());
        let valued = self.observation.iter().flat_map(|seen| &seen.values).find_map(|measured| match &measured.value {
            Value::Help(value) if value.ladder == *ladder => Some(&value.rung),
            _ => None,
        });
        place(index, ladder.as_str(), given.or(valued)?).ok().map(|amount| amount.much)
    }

    /// On how many occasions it was seen.
    pub fn occasions(&self) -> u64 {
        self.observation.and_then(|seen| seen.occasions).map_or(1, |count| u64::from(count.get()))
    }

    /// The setting, and the place in it, as far as they are said.
    pub fn whereabouts(&self) -> (Option<&'r SettingId>, Option<&'r Name>) {
        self.context.map_or((None, None), |context| (context.setting.as_ref(), context.place.as_ref()))
    }

    /// The people who were there, by id, or by role where none is listed.
    pub fn people(&self) -> impl Iterator<Item = &'r str> {
        let people = self.context.into_iter().flat_map(|context| &context.people);
        people.filter_map(|party| party.person.as_ref().map(AsRef::as_ref).or(party.role.as_ref().map(Role::as_str)))
    }

    fn access(&self) -> &'r [Access] {
        self.context.map_or(&[], |context| &context.access)
    }

    /// The materials by their words.
    pub fn materials(&self) -> impl Iterator<Item = &'r str> {
        let all = self.context.map_or(&[][..], |context| &context.materials);
        all.iter().map(|text| text.words.as_str())
    }

    /// In what its value was counted, where the value says so.
    fn counted_in(&self) -> Option<&'r Unit> {
        match self.value {
            Value::Number(value) => value.opportunities.as_ref().map(|given| &given.unit),
            _ => None,
        }
    }

    fn phase(&self) -> Option<&'r TrialPhase> {
        self.observation?.phase.as_ref()
    }

    fn conditions(&self) -> Option<&'r Conditions> {
        self.context?.conditions.as_ref().filter(|conditions| **conditions != Conditions::Usual)
    }

    fn health(&self) -> Option<Vec<&'r Health>> {
        let all = self.context.map_or(&[][..], |context| &context.health);
        let unwell: Vec<&Health> = all.iter().filter(|health| **health != Health::Usual).collect();
        (!unwell.is_empty()).then_some(unwell)
    }

    fn aside(&self, standing: Standing, because: ApartReason) -> Aside<'r> {
        Aside { observation: self.observation, on: self.on, value: self.value, standing, because }
    }
}

impl<'r> Aside<'r> {
    /// A value that is not in the terms of its measure.
    pub fn in_other_terms(
        observation: Option<&'r Observation>,
        on: Option<When>,
        value: &'r Value,
        terms: OtherTerms,
    ) -> Self {
        let because = match terms {
            OtherTerms::Unit => ApartReason::Unit,
            OtherTerms::Ladder => ApartReason::Ladder,
            OtherTerms::Opportunities => ApartReason::Opportunities,
            OtherTerms::Items => ApartReason::Items,
        };
        Self { observation, on, value, standing: Standing::NotComparable, because }
    }
}

/// Where something was seen, as far as it is said.
pub fn spot(context: &Context) -> Option<Spot<'_>> {
    context.setting.as_ref().map(Spot::Setting).or(context.place.as_ref().map(Spot::Place))
}

/// What matters to a measure when its points are sorted out.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each has its own answer
pub struct Sorting {
    /// People rate by judgement, so it matters who does.
    pub by_rater: bool,
    /// It matters how the child got at it.
    pub by_access: bool,
    /// Nobody said in what is counted, so it matters what each value says of it.
    pub by_opportunities: bool,
    /// It matters with what materials; where the same is to be done with more of them, it does not.
    pub by_materials: bool,
}

/// Sorts out the points of a measure, which are in the order of time.
pub fn sort_out<'r>(points: Vec<Point<'r>>, sorting: Sorting, known: &Known<'_, 'r>) -> Sorted<'r> {
    let mut apart = Vec::new();
    let points = if sorting.by_rater { one_kind_of_rater(points, known, &mut apart) } else { points };
    let points = if sorting.by_opportunities {
        let why = (&ApartReason::Opportunities, &Standing::NotComparable);
        alike(points, why, &mut apart, |point| Some(point.counted_in()))
    } else {
        points
    };
    let points = ordinary(points, &ApartReason::Health, &mut apart, Point::health);
    let mut series = by_place(points);
    leave_behind(&mut series, known, &mut apart);
    for one in &mut series {
        let mut points = std::mem::take(&mut one.points);
        points = ordinary(points, &ApartReason::Conditions, &mut apart, Point::conditions);
        if sorting.by_access {
            points = alike(points, (&ApartReason::Access, &Standing::NotComparable), &mut apart, |point| {
                let mut access: Vec<&Access> = point.access().iter().collect();
                sort::by(&mut access, Ord::cmp);
                (!access.is_empty()).then_some(access)
            });
        }
        points = alike(points, (&ApartReason::Phase, &Standing::SideBySide), &mut apart, Point::phase);
        if sorting.by_materials {
            points =
                alike(points, (&ApartReason::Materials, &Standing::SideBySide), &mut apart, |point| point.materials);
        }
        one.points = points;
    }
    series.retain(|series| !series.points.is_empty());
    sort::by(&mut apart, |one, other| in_time(one.on, other.on));
    Sorted { series, apart }
}

/// In how many places it was seen: settings, or places that are named in them.
pub fn places<'a, 'r: 'a>(points: impl Iterator<Item = &'a Point<'r>>) -> usize {
    let (mut settings, mut places) = (HashSet::default(), HashSet::default());
    for (setting, place) in points.map(Point::whereabouts) {
        settings.extend(setting);
        places.extend(place.map(|place| (setting, place)));
    }
    settings.len().max(places.len())
}

/// Keeps the points that are like the latest in something, and sets the others aside. A point that does not say is
/// taken to be as the one before it that does; the first ones, as the latest.
fn alike<'r, K: PartialEq + Clone>(
    points: Vec<Point<'r>>,
    (because, standing): (&ApartReason, &Standing),
    apart: &mut Vec<Aside<'r>>,
    says: impl Fn(&Point<'r>) -> Option<K>,
) -> Vec<Point<'r>> {
    let Some(latest) = points.iter().rev().find_map(&says) else { return points };
    if points.iter().all(|point| says(point).is_none_or(|said| said == latest)) {
        return points;
    }
    let mut last = latest.clone();
    let mut kept = Vec::new();
    for point in points {
        last = says(&point).unwrap_or(last);
        if last == latest {
            kept.push(point);
        } else {
            apart.push(point.aside(standing.clone(), because.clone()));
        }
    }
    kept
}

fn one_kind_of_rater<'r>(points: Vec<Point<'r>>, known: &Known<'_, 'r>, apart: &mut Vec<Aside<'r>>) -> Vec<Point<'r>> {
    let points = alike(points, (&ApartReason::Rater, &Standing::NotComparable), apart, |point| {
        let observers = &point.observation?.observers;
        let mut has = [false; 3];
        for party in observers {
            let [child, family, professional] = &mut has;
            *match known.group(party) {
                Group::Child => child,
                Group::Family => family,
                Group::Professional => professional,
            } = true;
        }
        (!observers.is_empty()).then_some(has)
    });
    // What several people rate on one occasion is their view of it, and no course of time: the last stands for the day.
    let is_last = |point: &Point<'_>, next: Option<&Point<'_>>| {
        let next = next.and_then(|next| next.on);
        point.is_start || point.on.zip(next).is_none_or(|(on, next)| on.is_before(next))
    };
    let lasts: Vec<bool> = points.iter().enumerate().map(|(at, point)| is_last(point, points.get(at + 1))).collect();
    if lasts.iter().all(|last| *last) {
        return points;
    }
    let mut kept = Vec::new();
    for (point, last) in points.into_iter().zip(lasts) {
        if last {
            kept.push(point);
        } else {
            apart.push(point.aside(Standing::SideBySide, ApartReason::Rater));
        }
    }
    kept
}

/// Days and conditions out of the ordinary are shown and not judged, unless all were so.
fn ordinary<'r, K: PartialEq>(
    points: Vec<Point<'r>>,
    because: &ApartReason,
    apart: &mut Vec<Aside<'r>>,
    unusual: impl Fn(&Point<'r>) -> Option<K>,
) -> Vec<Point<'r>> {
    let mut each = points.iter().map(&unusual);
    let first = each.next();
    if first.is_none_or(|first| each.all(|other| other == first)) {
        return points;
    }
    let mut kept = Vec::new();
    for point in points {
        if unusual(&point).is_none() {
            kept.push(point);
        } else {
            apart.push(point.aside(Standing::SideBySide, because.clone()));
        }
    }
    kept
}

/// Each place by itself. Where only one place is named, what names none belongs to it.
fn by_place(points: Vec<Point<'_>>) -> Vec<Series<'_>> {
    let mut named: Vec<Spot<'_>> = Vec::new();
    for spot in points.iter().filter_map(Point::spot) {
        if named.last() != Some(&spot) {
            named.push(spot);
        }
    }
    let only = named.first().copied().filter(|first| named.iter().all(|spot| spot == first));
    let mut series: Vec<Series<'_>> = Vec::new();
    let mut places: HashMap<Option<Spot<'_>>, usize> = HashMap::default();
    let mut before = None;
    for point in points {
        let spot = point.spot().or(only);
        // Most points are of the same place as the one before.
        let at = match before {
            Some((same, at)) if same == spot => at,
            _ => *places.entry(spot).or_insert(series.len()),
        };
        before = Some((spot, at));
        match series.get_mut(at) {
            Some(one) => one.points.push(point),
            None => series.push(Series { spot, points: vec![point] }),
        }
    }
    series
}

/// Sets aside what was seen in a setting that the child has left for another where something was seen since.
fn leave_behind<'r>(series: &mut Vec<Series<'r>>, known: &Known<'_, 'r>, apart: &mut Vec<Aside<'r>>) {
    if series.len() < 2 {
        return;
    }
    let last = |series: &Series<'r>| series.points.last().and_then(|point| point.on);
    let first = |series: &Series<'r>| series.points.first().and_then(|point| point.on);
    let newest = series.iter().map(first).max_by(|one, other| in_time(*one, *other)).flatten();
    let left: Vec<bool> = series
        .iter()
        .map(|one| {
            let Some(Spot::Setting(setting)) = one.spot else { return false };
            let over = last(one).zip(newest).is_some_and(|(last, newest)| order(last, newest).is_lt());
            over && newest.is_some_and(|newest| known.had_left(setting, newest))
        })
        .collect();
    if left.iter().all(|left| *left) {
        return;
    }
    let mut at = 0;
    series.retain(|one| {
        let gone = left.get(at).copied().unwrap_or(false);
        at += 1;
        if gone {
            apart.extend(one.points.iter().map(|point| point.aside(Standing::SideBySide, ApartReason::Transition)));
        }
        !gone
    });
}
