//! What one measure shows: its points sorted out, its status, and what it rests on.

use super::Status;
use super::amount::{NoAmount, amount, has_steps, scale_of};
use super::course::{course, steadier, trend};
use super::known::Known;
use super::points::{Aside, Point, Series, Sorted, Sorting, Spot, in_time, places, sort_out};
use super::summary::{
    ApartObservation, ApartReason, Change, ChangeDimension, ChangeWay, MeasureProgress, ObservationGap, PlaceProgress,
    SeenValue, StartSource, StartingPoint, Sureness, TargetStanding, Trend,
};
use super::target::{Hope, help_change};
use super::verdict::Against;
use super::wish::{Turn, Wish, wish};
use crate::base::{Count, Entries, Name, Number, ObservationId, When};
use crate::model::{Goal, Intent, Measure, MeasureForm, NumberValue, Observation, Quantity, ScaleForm, Value};
use crate::model::{HelpGiven, HelpValue};

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
    pub child_asked: bool,
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

pub fn count(number: usize) -> Count {
    Count::try_from(number).unwrap_or_default()
}

pub fn number(much: f64) -> Number {
    Number::new(much).unwrap_or_else(|_| Number::from(0))
}

pub fn label(status: &Status) -> Option<Name> {
    Name::new(status.label()?).ok()
}

pub fn measured<'r>(measure: &'r Measure, asked: Asked<'r>, known: &Known<'_, 'r>) -> Measured<'r> {
    let index = known.index;
    let goal = asked.main_of;
    let own = goal.and_then(|goal| goal.intent.as_ref()).or(measure.intent.as_ref());
    // How much help is given is told in the words for help, unless something else is hoped for with it.
    let intent = own.or(matches!(measure.form, MeasureForm::Help(_)).then_some(&Intent::ReduceHelp));
    let (points, mut apart, marks) = points(measure, asked, known);
    let start = points.iter().find(|point| point.is_start).or(points.first());
    let exposure = start.map_or(1.0, |start| start.amount.exposure);
    let hope = goal.map_or_else(Hope::none, |goal| Hope::of(goal, measure, exposure, index));
    let target = goal.and_then(|goal| goal.target.as_deref());
    let start_and_hoped = start.map(|start| start.amount.much).zip(hope.much);
    let wish = wish(measure, intent, target, start_and_hoped, index);
    let sorting = Sorting {
        by_rater: matches!(measure.form, MeasureForm::Ordinal(_)) && !one_kind_rates(measure, known),
        // Less help thanks to another way of getting at it is what is hoped for.
        by_access: intent != Some(&Intent::ReduceHelp) && !matches!(measure.form, MeasureForm::Help(_)),
    };
    let values = points.iter().filter_map(|point| Some((&point.observation?.id, point.amount.much))).collect();
    let mut sorted = sort_out(points, sorting, known);
    apart.append(&mut sorted.apart);
    apart.sort_by(|one, other| in_time(one.on, other.on));
    sorted.apart = apart;
    if let Some(from) = known.from {
        in_period(&mut sorted, from.into());
    }
    let tolerance = measure.tolerance.map_or(0.0, |tolerance| tolerance.get().max(0.0));
    let against = Against {
        index,
        measure,
        intent,
        goal,
        wish,
        hope,
        tolerance,
        all: &sorted.series,
        less_well: asked.less_well,
        child_asked: asked.child_asked,
    };
    let mut progress = MeasureProgress::new(measure.id.clone(), goal.is_some(), Count::default(), Sureness::One);
    progress.counted.clone_from(&measure.counted);
    progress.intent = intent.cloned();
    let statuses: Vec<Option<Status>> = against.all.iter().map(|series| against.status(series)).collect();
    fill(&mut progress, &against, &statuses, known);
    gaps(&mut progress, measure, &marks, asked.of, known);
    progress.apart = sorted.apart.iter().map(|one| set_aside(one)).collect();
    let status = match super::dimension::dimensions(&mut progress, measure, asked.of, intent, known) {
        Some(by_dimension) => by_dimension,
        None => combined(&statuses, &against).or_else(|| unsettled(measure, &sorted, wish)),
    };
    progress.label = status.as_ref().and_then(label);
    progress.status.clone_from(&status);
    Measured { measure, intent, wish, sorted, values, status, progress }
}

/// Whether the measure says that only one kind of people rates it, whoever else was there.
fn one_kind_rates(measure: &Measure, known: &Known<'_, '_>) -> bool {
    let mut groups = measure.raters.iter().map(|party| known.group(party));
    groups.next().is_some_and(|first| groups.all(|group| group == first))
}

/// A mark in place of a value, and what it means.
type Marks<'r> = Vec<(&'r Observation, Option<crate::model::NonValueMeaning>)>;

/// The points of a measure from where the goal starts, what is in other terms, and the marks in place of a value.
fn points<'r>(
    measure: &'r Measure,
    asked: Asked<'r>,
    known: &Known<'_, 'r>,
) -> (Vec<Point<'r>>, Vec<Aside<'r>>, Marks<'r>) {
    let (mut points, mut apart, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (seen, value) in known.values(measure.id.as_str()) {
        match amount(value, measure, known.index) {
            Ok(amount) => points.push(Point::of(seen, value, amount)),
            Err(NoAmount::Apart(because)) => {
                apart.push(Aside::not_comparable(Some(seen), Some(seen.occurred), value, because));
            }
            Err(NoAmount::Mark(meaning)) => marks.push((seen, meaning)),
            Err(NoAmount::None) => {}
        }
    }
    if let Some(goal) = asked.main_of {
        start(&mut points, &mut apart, goal, measure, known);
    }
    if let Some(goal) = asked.of {
        let outside = |on: Option<When>| on.is_some_and(|on| is_outside(goal, on, known));
        points.retain(|point| point.is_start || !outside(point.on));
        apart.retain(|one| !outside(one.on));
        marks.retain(|(seen, _)| !outside(Some(seen.occurred)));
    }
    // Of one day, the start comes first.
    points.sort_by(|one, other| in_time(one.on, other.on).then(other.is_start.cmp(&one.is_start)));
    (points, apart, marks)
}

/// Marks the point that the goal names as its start, or adds the value that it gives.
fn start<'r>(
    points: &mut Vec<Point<'r>>,
    apart: &mut Vec<Aside<'r>>,
    goal: &'r Goal,
    measure: &Measure,
    known: &Known<'_, 'r>,
) {
    let Some(baseline) = &goal.baseline else { return };
    let named = baseline.observation.as_ref();
    let at = points.iter().position(|point| named.is_some() && point.observation.map(|seen| &seen.id) == named);
    if let Some(point) = at.and_then(|at| points.get_mut(at)) {
        point.is_start = true;
        return;
    }
    let Some(value) = &baseline.value else { return };
    let seen = named.and_then(|id| known.index.observation(id)).map(|(_, seen)| seen);
    let on = baseline.on.map(When::from).or(seen.map(|seen| seen.occurred));
    if on.is_some_and(|on| !known.by_then(on)) {
        return;
    }
    let context = baseline.context.as_deref().or(seen.and_then(|seen| seen.context.as_deref()));
    match amount(value, measure, known.index) {
        Ok(amount) => points.push(Point::of_baseline(on, value, amount, context)),
        Err(NoAmount::Apart(because)) => apart.push(Aside::not_comparable(None, on, value, because)),
        Err(_) => {}
    }
}

/// Whether it was before the goal's start or after its end.
pub fn is_outside(goal: &Goal, on: When, known: &Known<'_, '_>) -> bool {
    let baseline = goal.baseline.as_ref();
    let named = baseline.and_then(|baseline| known.index.observation(baseline.observation.as_ref()?));
    let start = named.map(|(_, seen)| seen.occurred).or_else(|| baseline?.on.map(When::from));
    let end = goal.closing.as_ref().and_then(|closing| closing.on).map(When::from);
    start.is_some_and(|start| on.is_before(start)) || end.is_some_and(|end| end.is_before(on))
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
    let once = statuses.iter().zip(against.all).filter(|(status, _)| status.is_none()).map(|(_, series)| series);
    if against.intent != Some(&Intent::Generalise) && once.into_iter().any(|one| speaks_against(one, statuses, against))
    {
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
fn speaks_against(one: &Series<'_>, statuses: &[Option<Status>], against: &Against<'_, '_>) -> bool {
    let Some(only) = one.points.last() else { return false };
    statuses.iter().zip(against.all).filter(|(status, _)| status.is_some()).any(|(_, other)| {
        let (Some(first), Some(last)) = (other.points.first(), other.points.last()) else { return false };
        let later = in_time(last.on, only.on).is_lt();
        later && against.wish.turn(first.amount.much, only.amount.much, against.tolerance) == Some(Turn::Worse)
    })
}

/// What is said where no direction can be.
fn unsettled(measure: &Measure, sorted: &Sorted<'_>, wish: Wish) -> Option<Status> {
    if matches!(measure.form, MeasureForm::Narrative(_) | MeasureForm::Other(_)) {
        return None;
    }
    let joined: usize = sorted.series.iter().map(|series| series.points.len()).sum();
    let several = sorted.series.iter().any(|series| series.points.len() > 1);
    if wish == Wish::NoEnd || (several && wish == Wish::Unknown) {
        return None;
    }
    let apart = !sorted.apart.is_empty() || sorted.series.len() > 1;
    Some(if joined + sorted.apart.len() > 1 && apart && !several {
        Status::NotLikeForLike
    } else {
        Status::TooLittleWritten
    })
}

fn seen(point: &Point<'_>) -> Option<SeenValue> {
    Some(SeenValue::new(point.observation?.id.clone(), point.on?, point.value.clone()))
}

fn starting(point: &Point<'_>, known: &Known<'_, '_>) -> StartingPoint {
    let before = known.from.is_some_and(|from| point.on.is_some_and(|on| on.is_before(from)));
    let source = match (point.is_start, point.observation) {
        (true, None) => StartSource::Goal,
        _ if before => StartSource::BeforePeriod,
        (true, Some(_)) => StartSource::GoalObservation,
        (false, _) => StartSource::FirstObservation,
    };
    let mut start = StartingPoint::new(source, point.value.clone());
    start.observation = point.observation.map(|seen| seen.id.clone());
    start.on = point.on;
    start
}

/// The series of the latest point: the one of which start and latest are told.
fn latest_series<'a, 'r>(all: &'a [Series<'r>]) -> Option<&'a Series<'r>> {
    all.iter().max_by(|one, other| {
        in_time(one.points.last().and_then(|point| point.on), other.points.last().and_then(|point| point.on))
    })
}

fn fill(progress: &mut MeasureProgress, against: &Against<'_, '_>, statuses: &[Option<Status>], known: &Known<'_, '_>) {
    let mut joined: Vec<&Point<'_>> = against.all.iter().flat_map(|series| &series.points).collect();
    joined.sort_by(|one, other| in_time(one.on, other.on));
    progress.comparable = count(joined.len());
    progress.joined = joined.iter().filter_map(|point| Some(point.observation?.id.clone())).collect();
    let most = against.all.iter().map(|series| series.points.len()).max().unwrap_or(0);
    progress.sure = match most {
        0 | 1 => Sureness::One,
        2 | 3 => Sureness::Few,
        _ => Sureness::Several,
    };
    let Some(series) = latest_series(against.all) else { return };
    let (Some(first), Some(latest)) = (series.points.first(), series.points.last()) else { return };
    progress.start = Some(starting(first, known)).filter(|_| series.points.len() > 1 || first.is_start);
    progress.latest = seen(latest);
    if against.all.len() > 1 {
        progress.places =
            against.all.iter().zip(statuses).map(|(series, status)| place(series, status.as_ref(), known)).collect();
    }
    let grows = matches!(against.intent, Some(Intent::Gain | Intent::Extend | Intent::Regain));
    if grows {
        let good = |point: &&&Point<'_>| against.wish.good(point.amount.much).unwrap_or(f64::NEG_INFINITY);
        let best = joined.iter().max_by(|one, other| good(one).total_cmp(&good(other)));
        progress.best = best.filter(|best| against.wish.good(best.amount.much).is_some()).and_then(|best| seen(best));
    }
    if known.index.record.closing.is_none() && against.hope.is_measured() {
        progress.target = against.standing(latest).map(|met| {
            let mut standing = TargetStanding::new(met);
            let far = against.hope.remaining(latest.amount).filter(|_| grows).map(number);
            *(if has_steps(against.measure) { &mut standing.steps } else { &mut standing.remaining }) = far;
            Box::new(standing)
        });
    }
    let turn = match course(series, against.wish, against.tolerance) {
        super::course::Course::Turn(turn) => Some(turn),
        _ => None,
    };
    progress.at_floor = (turn == Some(Turn::Same) && at_floor(first, against)).then_some(true);
    progress.trend = trend(series).map(|trend| {
        let way = match (against.wish, trend.rises) {
            (Wish::Up, true) | (Wish::Down, false) => ChangeWay::Better,
            (Wish::Up, false) | (Wish::Down, true) => ChangeWay::Worse,
            (_, true) => ChangeWay::More,
            (_, false) => ChangeWay::Less,
        };
        let chance = number((trend.chance * 1e4).round() / 1e4);
        Box::new(Trend::new(way, count(trend.observations), chance))
    });
    progress.changes = changes(series, turn, &joined, against);
}

fn place(series: &Series<'_>, status: Option<&Status>, known: &Known<'_, '_>) -> PlaceProgress {
    let mut place = PlaceProgress::new(count(series.points.len()));
    match series.spot {
        Some(Spot::Setting(setting)) => place.setting = Some(setting.clone()),
        Some(Spot::Place(name)) => place.place = Some(name.clone()),
        None => {}
    }
    place.status = status.cloned();
    place.label = status.and_then(label);
    place.start = series.points.first().map(|first| starting(first, known));
    place.latest = series.points.last().and_then(seen);
    place
}

/// Whether the start is at the end of the scale below which nothing can be shown.
fn at_floor(first: &Point<'_>, against: &Against<'_, '_>) -> bool {
    let ends = match &against.measure.form {
        MeasureForm::GoalAttainment(form) => {
            let values = form.attainment_levels.iter().map(|level| level.value.get());
            Some((values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max)))
        }
        MeasureForm::Numeric(form) => {
            Some((form.lowest.map_or(f64::NEG_INFINITY, Number::get), form.highest.map_or(f64::INFINITY, Number::get)))
        }
        MeasureForm::Milestone(_) | MeasureForm::Checklist(_) | MeasureForm::Help(_) => Some((0.0, f64::INFINITY)),
        _ => scale_of(against.measure, against.index).map(|scale| match &scale.form {
            ScaleForm::Levels(form) => {
                (0.0, f64::from(u32::try_from(form.levels.len().saturating_sub(1)).unwrap_or(u32::MAX)))
            }
            ScaleForm::Range(form) => (form.lowest.get(), form.highest.get()),
        }),
    };
    ends.is_some_and(|(lowest, highest)| match against.wish {
        Wish::Up => first.amount.much <= lowest,
        Wish::Down => first.amount.much >= highest,
        _ => false,
    })
}

fn way(turn: Turn) -> ChangeWay {
    match turn {
        Turn::Better => ChangeWay::Better,
        Turn::Same => ChangeWay::Same,
        Turn::Worse => ChangeWay::Worse,
    }
}

fn changes(
    series: &Series<'_>,
    turn: Option<Turn>,
    joined: &[&Point<'_>],
    against: &Against<'_, '_>,
) -> Entries<Change> {
    let mut changes = Vec::new();
    let (Some(first), Some(latest)) = (series.points.first(), series.points.last()) else { return Entries::default() };
    if series.points.len() > 1 {
        let fast = matches!(&against.measure.form, MeasureForm::Numeric(form)
            if matches!(form.quantity, Quantity::Rate | Quantity::Latency));
        let dimension = match &against.measure.form {
            MeasureForm::Help(_) => ChangeDimension::Help,
            _ if fast => ChangeDimension::Fluency,
            _ => ChangeDimension::Level,
        };
        let more = latest.amount.much - first.amount.much;
        let way = match turn.map(way) {
            Some(way) => way,
            None if more > 0.0 => ChangeWay::More,
            None if more < 0.0 => ChangeWay::Less,
            None => ChangeWay::Same,
        };
        let mut change = Change::new(dimension, way);
        change.from = Some(first.value.clone());
        change.to = Some(latest.value.clone());
        changes.push(change);
        if !matches!(against.measure.form, MeasureForm::Help(_))
            && let Some(less) = help_change(first, latest, against.index)
        {
            let way = if less > 0.0 {
                ChangeWay::Less
            } else if less < 0.0 {
                ChangeWay::More
            } else {
                ChangeWay::Same
            };
            let mut change = Change::new(ChangeDimension::Help, way);
            change.from = first.help().and_then(help_value);
            change.to = latest.help().and_then(help_value);
            changes.push(change);
        }
        if let Some(turn) = steadier(series) {
            changes.push(Change::new(ChangeDimension::Steadiness, way_of_spread(turn)));
        }
    }
    let then: Vec<&Point<'_>> = joined
        .iter()
        .copied()
        .take_while(|point| !first_day(joined).is_some_and(|day| point.on.is_some_and(|on| day.is_before(on))))
        .collect();
    let mut widened = |dimension: ChangeDimension, before: usize, now: usize| {
        if now > before && before > 0 {
            let mut change = Change::new(dimension, ChangeWay::More);
            change.before = Some(count(before));
            change.now = Some(count(now));
            changes.push(change);
        }
    };
    let people = |points: &[&Point<'_>]| {
        points.iter().flat_map(|point| point.people()).collect::<std::collections::HashSet<_>>().len()
    };
    widened(ChangeDimension::Places, places(then.iter().copied()), places(joined.iter().copied()));
    widened(ChangeDimension::People, people(&then), people(joined));
    changes.into()
}

fn first_day(joined: &[&Point<'_>]) -> Option<When> {
    joined.first().and_then(|point| point.on)
}

fn way_of_spread(turn: Turn) -> ChangeWay {
    way(turn)
}

/// The help as a value: a rung, or how many prompts.
fn help_value(help: &HelpGiven) -> Option<Value> {
    match (&help.ladder, &help.rung, help.prompts) {
        (Some(ladder), Some(rung), _) => Some(HelpValue::new(ladder.clone(), rung.clone()).into()),
        (_, _, Some(prompts)) => Some(NumberValue::new(prompts.into()).into()),
        _ => None,
    }
}

fn gaps(
    progress: &mut MeasureProgress,
    measure: &Measure,
    marks: &Marks<'_>,
    of: Option<&Goal>,
    known: &Known<'_, '_>,
) {
    let in_period = |seen: &Observation| {
        known.not_over(seen.until.unwrap_or(seen.occurred))
            && !of.is_some_and(|goal| is_outside(goal, seen.occurred, known))
    };
    let mut gaps: Vec<ObservationGap> = Vec::new();
    for (seen, meaning) in marks.iter().filter(|(seen, _)| in_period(seen)) {
        let mut gap = ObservationGap::new(seen.id.clone(), seen.occurred);
        gap.mark.clone_from(meaning);
        gaps.push(gap);
    }
    for (seen, not_observed) in known.gaps(measure.id.as_str()).filter(|(seen, _)| in_period(seen)) {
        let mut gap = ObservationGap::new(seen.id.clone(), seen.occurred);
        gap.reason = Some(not_observed.reason.clone());
        gap.words.clone_from(&not_observed.words);
        gaps.push(gap);
    }
    gaps.sort_by(|one, other| super::known::order(one.on, other.on));
    progress.gaps = gaps.into();
}

fn set_aside(one: &Aside<'_>) -> ApartObservation {
    let because: Entries<ApartReason> = Entries::of(one.because.clone());
    let mut apart = ApartObservation::new(one.standing.clone(), because, one.value.clone());
    apart.observation = one.observation.map(|seen| seen.id.clone());
    apart.on = one.on;
    apart
}
