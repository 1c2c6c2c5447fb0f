//! What one measure shows: its points sorted out, its status, and what it rests on.

use std::cell::OnceCell;

use super::account::Account;
use super::dimension::dimensions;
use super::known::Known;
use super::order::in_time;
use super::points::{Aside, Marks, Point, Sorted, Sorting, sort_out};
use super::shown::{ends, fill, gaps, label, latest, most, set_aside, target};
use super::span::{Span, closing};
use super::status::Status;
use super::summary::{MeasureProgress, Sureness, TargetMet};
use super::verdict::Against;
use crate::base::sort;
use crate::base::{Count, Date, ObservationId, When};
use crate::model::{Goal, Intent, Measure, MeasureForm, Quantity};
use crate::yardstick::{Hope, NoAmount, Turn, Wish, amount, wish};

/// For what a measure is asked.
#[derive(Clone, Copy, Default)]
pub struct Asked<'r> {
    /// The goal that uses it: nothing from before its start or after its end is told of it.
    pub of: Option<&'r Goal>,
    /// The goal for which it answers.
    pub main_of: Option<&'r Goal>,
    /// Something of the same goal went less well meanwhile, or agreed help did not come.
    pub less_well: bool,
    /// The child has a say in what is unwanted.
    pub has_child_say: bool,
}

/// What is read of a measure: its values as points in the order of time, what is in other terms, and the marks.
pub struct Gathered<'r> {
    pub points: Vec<Point<'r>>,
    apart: Vec<Aside<'r>>,
    marks: Marks<'r>,
}

/// The points of a measure as they are judged.
pub struct Measured<'r> {
    pub measure: &'r Measure,
    pub intent: Option<&'r Intent>,
    pub wish: Wish,
    pub sorted: Sorted<'r>,
    /// Every value that was read, by its observation, whether it could be joined or not.
    pub values: Vec<(&'r ObservationId, f64)>,
    pub status: Option<Status>,
    pub progress: MeasureProgress,
}

pub fn measured<'r>(measure: &'r Measure, asked: Asked<'r>, account: &Account<'_, 'r>) -> Measured<'r> {
    let known = &account.known;
    let Gathered { points, apart, marks } = gather(measure, asked, known);
    let values = points.iter().filter_map(|point| Some((&point.observation?.id, point.amount.much))).collect();
    let (against, apart) = judge(measure, asked, points, apart, known);
    let statuses = statuses(&against);
    let mut progress =
        MeasureProgress::new(measure.id.clone(), against.goal.is_some(), Count::default(), Sureness::One);
    ends(&mut progress, &against, known);
    progress.counted.clone_from(&measure.counted);
    progress.intent = against.intent.cloned();
    fill(&mut progress, &against, &statuses, known);
    gaps(&mut progress, measure, &marks, asked.of, account);
    progress.apart = apart.iter().map(set_aside).collect();
    let status = if let MeasureForm::Dimensions(form) = &measure.form {
        dimensions(&mut progress, form, measure, asked.of, against.intent, known)
    } else {
        combined(&statuses, &against).or_else(|| unsettled(&against, &apart))
    };
    progress.label = status.as_ref().and_then(|status| label(status, against.over));
    progress.status.clone_from(&status);
    let Against { intent, wish, all, .. } = against;
    Measured { measure, intent, wish, sorted: Sorted { series: all, apart }, values, status, progress }
}

/// What a measure showed by a day, without what is told of it.
pub struct Glimpse<'r> {
    pub status: Option<Status>,
    /// The most points of one place.
    pub most: usize,
    pub target: Option<TargetMet>,
    pub latest: Option<&'r ObservationId>,
}

/// What the points show that were taken by this day, or all of them.
pub fn glimpse<'r>(
    measure: &'r Measure,
    asked: Asked<'r>,
    gathered: &Gathered<'r>,
    until: Option<Date>,
    known: &Known<'_, 'r>,
) -> Glimpse<'r> {
    let by_then = |point: &Point<'r>| until.is_none_or(|until| point.on.is_none_or(|on| on.earliest() <= until));
    let number = gathered.points.partition_point(by_then);
    let points = gathered.points.iter().take(number).copied().collect();
    let (against, _) = judge(measure, asked, points, Vec::new(), known);
    let latest = latest(&against);
    Glimpse {
        status: combined(&statuses(&against), &against),
        most: most(&against),
        target: latest.and_then(|latest| target(&against, latest, known)),
        latest: latest.and_then(|latest| Some(&latest.observation?.id)),
    }
}

/// Sorts the points out and puts beside them what they are judged against.
fn judge<'i, 'r>(
    measure: &'r Measure,
    asked: Asked<'r>,
    points: Vec<Point<'r>>,
    mut apart: Vec<Aside<'r>>,
    known: &Known<'i, 'r>,
) -> (Against<'i, 'r>, Vec<Aside<'r>>) {
    let index = known.index;
    let goal = asked.main_of;
    let own = goal.and_then(|goal| goal.intent.as_ref()).or(measure.intent.as_ref());
    // How much help is given is told in the words for help, unless something else is hoped for with it.
    let intent = own.or(matches!(measure.form, MeasureForm::Help(_)).then_some(&Intent::ReduceHelp));
    let start = points.iter().find(|point| point.is_start).or(points.first());
    let exposure = start.map_or(1.0, |start| start.amount.exposure);
    let hope = goal.map_or_else(Hope::none, |goal| Hope::of(goal, measure, exposure, index));
    let target = goal.and_then(|goal| goal.target.as_deref());
    let start_and_hoped = start.map(|start| start.amount.much).zip(hope.much);
    let wish = wish(measure, intent, target, start_and_hoped, index);
    let sorting = Sorting {
        by_rater: matches!(measure.form, MeasureForm::Ordinal(_)) && !one_kind_rates(measure, known),
        by_opportunities: matches!(&measure.form, MeasureForm::Numeric(form)
            if form.quantity == Quantity::Count && form.per.is_none()),
        // Less help thanks to another way of getting at it is what is hoped for.
        by_materials: intent != Some(&Intent::Generalise),
        by_access: intent != Some(&Intent::ReduceHelp) && !matches!(measure.form, MeasureForm::Help(_)),
    };
    let mut sorted = sort_out(points, sorting, known);
    apart.append(&mut sorted.apart);
    sort::by(&mut apart, |one, other| in_time(one.on, other.on));
    sorted.apart = apart;
    if let Some(from) = known.from {
        in_period(&mut sorted, from.into());
    }
    let tolerance = measure.tolerance.map_or(0.0, |tolerance| tolerance.get().max(0.0));
    let over = known.is_closed() || asked.of.is_some_and(|goal| closing(goal, known).is_some());
    let against = Against {
        index,
        measure,
        intent,
        goal,
        wish,
        hope,
        tolerance,
        over,
        all: sorted.series,
        is_wide: OnceCell::new(),
        less_well: asked.less_well,
        has_child_say: asked.has_child_say,
    };
    (against, sorted.apart)
}

/// The status of each place.
fn statuses(against: &Against<'_, '_>) -> Vec<Option<Status>> {
    if against.intent == Some(&Intent::Generalise) {
        // It is one answer over all places.
        let all = against.all.first().and_then(|series| against.status(series));
        return vec![all; against.all.len()];
    }
    against.all.iter().map(|series| against.status(series)).collect()
}

/// Whether the measure says that only one kind of people rates it, whoever else was there.
fn one_kind_rates(measure: &Measure, known: &Known<'_, '_>) -> bool {
    let mut groups = measure.raters.iter().map(|party| known.group(party));
    groups.next().is_some_and(|first| groups.all(|group| group == first))
}

/// The points of a measure from where the goal starts, what is in other terms, and the marks in place of a value.
pub fn gather<'r>(measure: &'r Measure, asked: Asked<'r>, known: &Known<'_, 'r>) -> Gathered<'r> {
    let (mut points, mut apart, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (seen, value) in known.values(measure.id.as_str()) {
        match amount(value, measure, known.index) {
            Ok(amount) => points.push(Point::of(seen, value, amount)),
            Err(NoAmount::Apart(terms)) => {
                let seen = seen.observation;
                apart.push(Aside::in_other_terms(Some(seen), Some(seen.occurred), value, terms));
            }
            Err(NoAmount::Mark(meaning)) => marks.push((seen.observation, meaning)),
            Err(NoAmount::None) => {}
        }
    }
    let start = asked.main_of.and_then(|goal| start(&mut points, &mut apart, goal, measure, known));
    if let Some(goal) = asked.of {
        let span = Span::of(goal, known);
        let outside = |on: Option<When>| on.is_some_and(|on| span.leaves_out(on));
        points.retain(|point| !outside(point.on));
        apart.retain(|one| !outside(one.on));
        marks.retain(|(seen, _)| !outside(Some(seen.occurred)));
    }
    if let Some(start) = start {
        // Of one day, the start comes first.
        let at = points.partition_point(|point| in_time(point.on, start.on).is_lt());
        points.insert(at, start);
    }
    Gathered { points, apart, marks }
}

/// The goal's start: taken from among the points where the goal names it there, or the value that it gives.
fn start<'r>(
    points: &mut Vec<Point<'r>>,
    apart: &mut Vec<Aside<'r>>,
    goal: &'r Goal,
    measure: &Measure,
    known: &Known<'_, 'r>,
) -> Option<Point<'r>> {
    let baseline = goal.baseline.as_ref()?;
    let named = baseline.observation.as_ref();
    let at = points.iter().position(|point| named.is_some() && point.observation.map(|seen| &seen.id) == named);
    if let Some(at) = at {
        let mut point = points.remove(at);
        point.is_start = true;
        return Some(point);
    }
    let value = baseline.value.as_ref()?;
    let seen = named.and_then(|id| known.index.observation(id)).map(|(_, seen)| seen);
    let on = baseline.on.map(When::from).or(seen.map(|seen| seen.occurred));
    if on.is_some_and(|on| !known.by_then(on)) {
        return None;
    }
    let context = baseline.context.as_deref().or(seen.and_then(|seen| seen.context.as_deref()));
    match amount(value, measure, known.index) {
        Ok(amount) => return Some(Point::of_baseline(on, value, amount, context, known)),
        Err(NoAmount::Apart(terms)) => apart.push(Aside::in_other_terms(None, on, value, terms)),
        Err(_) => {}
    }
    None
}

/// Of what was before the period, the last point of each series is its start.
fn in_period(sorted: &mut Sorted<'_>, from: When) {
    let before = |on: Option<When>| on.is_none_or(|on| on.is_before(from));
    for series in &mut sorted.series {
        let earlier = series.points.iter().take_while(|point| before(point.on)).count();
        series.points.drain(..earlier.saturating_sub(1));
    }
    sorted.series.retain(|series| series.points.iter().any(|point| !before(point.on)));
    sorted.apart.retain(|one| !before(one.on));
}

/// Places that have a direction, put together: the same way, or different in different places.
fn combined(statuses: &[Option<Status>], against: &Against<'_, '_>) -> Option<Status> {
    let known: Vec<&Status> = statuses.iter().flatten().collect();
    let (first, others) = known.split_first()?;
    if against.intent != Some(&Intent::Generalise) && latest_speaks_against(statuses, against) {
        return Some(Status::DiffersByPlace);
    }
    if others.iter().all(|status| status == first) || against.intent == Some(&Intent::Generalise) {
        return Some((*first).clone());
    }
    let way = |status: &Status| match status.achievement() {
        Some(crate::model::Achievement::Achieved | crate::model::Achievement::Sustaining) => {
            Some(crate::model::Achievement::Improving)
        }
        other => other,
    };
    if others.iter().all(|status| way(status) == way(first) && way(first).is_some()) {
        // The one that claims least.
        let least = |status: &&&Status| match status.achievement() {
            Some(crate::model::Achievement::Achieved) => 1,
            _ => 0,
        };
        return known.iter().min_by_key(least).map(|status| (**status).clone());
    }
    Some(Status::DiffersByPlace)
}

/// Whether what was seen last, once, in one place is worse than where another place began: what is said of that place
/// would not be true of the child.
fn latest_speaks_against(statuses: &[Option<Status>], against: &Against<'_, '_>) -> bool {
    let all = || {
        statuses.iter().zip(&against.all).filter_map(|(status, series)| Some((status, series.points.last()?, series)))
    };
    let latest = all().max_by(|(_, one, _), (_, other, _)| in_time(one.on, other.on));
    let Some((None, only, _)) = latest else { return false };
    all().filter(|(status, ..)| status.is_some()).any(|(_, _, other)| {
        let first = other.points.first().map(|first| first.amount.much);
        first.and_then(|first| against.wish.turn(first, only.amount.much, against.tolerance)) == Some(Turn::Worse)
    })
}

/// What is said where no direction can be.
fn unsettled(against: &Against<'_, '_>, apart: &[Aside<'_>]) -> Option<Status> {
    if matches!(against.measure.form, MeasureForm::Narrative(_) | MeasureForm::Other(_)) {
        return None;
    }
    let joined: usize = against.all.iter().map(|series| series.points.len()).sum();
    let several = against.all.iter().any(|series| series.points.len() > 1);
    if against.wish == Wish::NoEnd || (several && against.wish == Wish::Unknown) {
        return None;
    }
    let is_apart = !apart.is_empty() || against.all.len() > 1;
    Some(if joined + apart.len() > 1 && is_apart && !several {
        Status::NotLikeForLike
    } else {
        Status::TooLittleWritten
    })
}
