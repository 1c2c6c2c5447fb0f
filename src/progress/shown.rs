//! What is shown of a measure beside its status: where it started and where it is, what changed, what stands apart, and
//! what was not observed.

use crate::base::hash::HashSet;
use crate::base::sort;

use super::account::Account;
use super::course::{Course, course, steadier, trend};
use super::known::Known;
use super::order::{in_time, order};
use super::points::{Aside, Marks, Point, Series, Spot, places};
use super::span::Span;
use super::status::Status;
use super::summary::{
    ApartObservation, ApartReason, Change, ChangeDimension, ChangeWay, MeasureProgress, ObservationGap, PlaceProgress,
    SeenValue, StartSource, StartingPoint, Sureness, TargetMet, TargetStanding, Trend, count, number,
};
use super::target::help_change;
use super::verdict::Against;
use crate::base::{Entries, Name, Number, When};
use crate::model::{
    Goal, HelpGiven, HelpValue, Intent, Measure, MeasureForm, NumberValue, Observation, Quantity, ScaleForm, Value,
};
use crate::yardstick::{Turn, Wish, has_steps};

/// The status in plain words, in the past tense for what is over.
pub fn label(status: &Status, over: bool) -> Option<Name> {
    let label = if over { status.past_label() } else { status.label() };
    Name::new(label?).ok()
}

fn seen(point: &Point<'_>) -> Option<SeenValue> {
    let observation = point.observation?;
    let mut seen = SeenValue::new(observation.id.clone(), point.on?, point.value.clone());
    seen.until = observation.until;
    Some(seen)
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
    start.until = point.observation.and_then(|seen| seen.until);
    start
}

/// The series of the latest point: the one of which start and latest are told.
fn latest_series<'a, 'r>(all: &'a [Series<'r>]) -> Option<&'a Series<'r>> {
    all.iter().max_by(|one, other| {
        in_time(one.points.last().and_then(|point| point.on), other.points.last().and_then(|point| point.on))
    })
}

/// The latest point of all.
pub fn latest<'a, 'r>(against: &'a Against<'_, 'r>) -> Option<&'a Point<'r>> {
    latest_series(&against.all).and_then(|series| series.points.last())
}

/// The most points of one place.
pub fn most(against: &Against<'_, '_>) -> usize {
    against.all.iter().map(|series| series.points.len()).max().unwrap_or(0)
}

/// How the latest stands to the target; nothing in a record that was closed.
pub fn target<'r>(against: &Against<'_, 'r>, latest: &Point<'r>, known: &Known<'_, 'r>) -> Option<TargetMet> {
    let is_open = known.index.record.closing.is_none() && against.hope.is_measured();
    is_open.then(|| against.standing(latest)).flatten()
}

/// The latest, how it stands to the target, and how sure one can be.
pub fn ends<'r>(progress: &mut MeasureProgress, against: &Against<'_, 'r>, known: &Known<'_, 'r>) {
    progress.sure = Sureness::of(most(against));
    let Some(latest) = latest(against) else { return };
    progress.latest = seen(latest);
    progress.target = target(against, latest, known).map(|met| {
        let mut standing = TargetStanding::new(met);
        let far = against.hope.remaining(latest.amount).filter(|_| grows(against)).map(number);
        *(if has_steps(against.measure) { &mut standing.steps } else { &mut standing.remaining }) = far;
        Box::new(standing)
    });
}

/// Whether there is a best, and a way to go: only where something is to be gained, extended or regained.
fn grows(against: &Against<'_, '_>) -> bool {
    matches!(against.intent, Some(Intent::Gain | Intent::Extend | Intent::Regain))
}

pub fn fill(
    progress: &mut MeasureProgress,
    against: &Against<'_, '_>,
    statuses: &[Option<Status>],
    known: &Known<'_, '_>,
) {
    let mut joined: Vec<&Point<'_>> = against.all.iter().flat_map(|series| &series.points).collect();
    sort::by(&mut joined, |one, other| in_time(one.on, other.on));
    progress.comparable = count(joined.len());
    progress.joined = joined.iter().filter_map(|point| Some(point.observation?.id.clone())).collect();
    let Some(series) = latest_series(&against.all) else { return };
    let (Some(first), Some(latest)) = (series.points.first(), series.points.last()) else { return };
    let later = first.on.zip(latest.on).is_none_or(|(first, latest)| first.is_before(latest));
    progress.start = Some(starting(first, known)).filter(|_| later && (series.points.len() > 1 || first.is_start));
    if against.all.len() > 1 {
        progress.places = against
            .all
            .iter()
            .zip(statuses)
            .map(|(series, status)| place(series, status.as_ref(), against.over, known))
            .collect();
    }
    if grows(against) {
        let good = |point: &&&Point<'_>| against.wish.good(point.amount.much).unwrap_or(f64::NEG_INFINITY);
        let best = joined.iter().max_by(|one, other| good(one).total_cmp(&good(other)));
        progress.best = best.filter(|best| against.wish.good(best.amount.much).is_some()).and_then(|best| seen(best));
    }
    let turn = match course(series, against.wish, against.tolerance) {
        Course::Turn(turn) => Some(turn),
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
    progress.changes = changes(series, later, turn, &joined, against);
}

fn place(series: &Series<'_>, status: Option<&Status>, over: bool, known: &Known<'_, '_>) -> PlaceProgress {
    let mut place = PlaceProgress::new(count(series.points.len()));
    match series.spot {
        Some(Spot::Setting(setting)) => place.setting = Some(setting.clone()),
        Some(Spot::Place(name)) => place.place = Some(name.clone()),
        None => {}
    }
    place.status = status.cloned();
    place.label = status.and_then(|status| label(status, over));
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
        _ => against.index.scale_of(against.measure).map(|scale| match &scale.form {
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

fn changes(
    series: &Series<'_>,
    later: bool,
    turn: Option<Turn>,
    joined: &[&Point<'_>],
    against: &Against<'_, '_>,
) -> Entries<Change> {
    let mut changes = Vec::new();
    let (Some(first), Some(latest)) = (series.points.first(), series.points.last()) else { return Entries::default() };
    if later && series.points.len() > 1 {
        let fast = matches!(&against.measure.form, MeasureForm::Numeric(form)
            if matches!(form.quantity, Quantity::Rate | Quantity::Latency));
        let dimension = match &against.measure.form {
            MeasureForm::Help(_) => ChangeDimension::Help,
            _ if fast => ChangeDimension::Fluency,
            _ => ChangeDimension::Level,
        };
        let way = ChangeWay::of(turn, first.amount.much, latest.amount.much);
        let mut change = Change::new(dimension, way);
        change.from = Some(first.value.clone());
        change.to = Some(latest.value.clone());
        changes.push(change);
        let beside = match against.measure.form {
            MeasureForm::Help(_) => None,
            _ => help_change(first, latest, against.index),
        };
        if let Some(less) = beside {
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
            changes.push(Change::new(ChangeDimension::Steadiness, ChangeWay::by(turn)));
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
    let people = |points: &[&Point<'_>]| points.iter().flat_map(|point| point.people()).collect::<HashSet<_>>().len();
    widened(ChangeDimension::Places, places(then.iter().copied()), places(joined.iter().copied()));
    widened(ChangeDimension::People, people(&then), people(joined));
    let at_start: HashSet<_> = then.iter().flat_map(|point| point.materials()).collect();
    let since: HashSet<_> = joined.iter().flat_map(|point| point.materials()).collect();
    widened(ChangeDimension::Materials, at_start.len(), since.len());
    changes.into()
}

fn first_day(joined: &[&Point<'_>]) -> Option<When> {
    joined.first().and_then(|point| point.on)
}

/// The help as a value: a rung, or how many prompts.
fn help_value(help: &HelpGiven) -> Option<Value> {
    match (&help.ladder, &help.rung, help.prompts) {
        (Some(ladder), Some(rung), _) => Some(HelpValue::new(ladder.clone(), rung.clone()).into()),
        (_, _, Some(prompts)) => Some(NumberValue::new(prompts.into()).into()),
        _ => None,
    }
}

pub fn gaps(
    progress: &mut MeasureProgress,
    measure: &Measure,
    marks: &Marks<'_>,
    of: Option<&Goal>,
    account: &Account<'_, '_>,
) {
    let known = &account.known;
    let span = of.map(|goal| Span::of(goal, known));
    let in_period = |seen: &Observation| {
        known.not_over(seen.until.unwrap_or(seen.occurred))
            && !span.as_ref().is_some_and(|span| span.leaves_out(seen.occurred))
    };
    let mut gaps: Vec<ObservationGap> = Vec::new();
    for (seen, meaning) in marks.iter().filter(|(seen, _)| in_period(seen)) {
        let mut gap = ObservationGap::new(seen.id.clone(), seen.occurred);
        gap.mark.clone_from(meaning);
        gaps.push(gap);
    }
    for (seen, not_observed) in account.gaps(measure.id.as_str()).filter(|(seen, _)| in_period(seen)) {
        let mut gap = ObservationGap::new(seen.id.clone(), seen.occurred);
        gap.reason = Some(not_observed.reason.clone());
        gap.words.clone_from(&not_observed.words);
        gaps.push(gap);
    }
    sort::by(&mut gaps, |one, other| order(one.on, other.on));
    progress.gaps = gaps.into();
}

pub fn set_aside(one: &Aside<'_>) -> ApartObservation {
    let because: Entries<ApartReason> = Entries::of(one.because.clone());
    let mut apart = ApartObservation::new(one.standing.clone(), because, one.value.clone());
    apart.observation = one.observation.map(|seen| seen.id.clone());
    apart.on = one.on;
    apart
}
