//! What the points of one series show between the first and the last of them.

use super::points::{Point, Series};
use super::trend::{CHANCE, is_clear, mann_kendall};
use crate::base::When;
use crate::yardstick::{SLACK, Turn, Wish};

/// How a series went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course {
    /// One point, or several of one day: nothing is between them.
    None,
    /// Nearer to what is wished for, as before, or further from it.
    Turn(Turn),
    /// It moved both ways, more than it moved on.
    UpAndDown,
    /// It changed, and nobody has said which way is wished for.
    Unsaid,
}

/// A trend that is claimed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claimed {
    pub rises: bool,
    pub observations: usize,
    pub chance: f64,
}

/// `tolerance` is in the terms of the measure; a count in opportunities is compared as a rate.
pub fn course(series: &Series<'_>, wish: Wish, tolerance: f64) -> Course {
    let (Some(first), Some(last)) = (series.points.first(), series.points.last()) else { return Course::None };
    if !is_later(first, last) {
        return Course::None;
    }
    let tolerance = tolerance / last.amount.exposure;
    let Some(turn) = wish.turn(first.amount.much, last.amount.much, tolerance) else { return Course::Unsaid };
    // Looked at first, because it costs less.
    if moved_more_than_on(series, wish, tolerance) && !is_clear(&by_day(series)) {
        return Course::UpAndDown;
    }
    Course::Turn(turn)
}

fn is_later(first: &Point<'_>, last: &Point<'_>) -> bool {
    match (first.on, last.on) {
        (Some(first), Some(last)) => first.is_before(last),
        // A baseline without a date is before everything.
        (None, last) => last.is_some(),
        (Some(_), None) => false,
    }
}

/// Whether the largest move against the way from first to last is larger than that way: it then says little that the
/// last is where it is.
fn moved_more_than_on(series: &Series<'_>, wish: Wish, tolerance: f64) -> bool {
    let good: Vec<f64> =
        series.points.iter().map(|point| wish.good(point.amount.much).unwrap_or(point.amount.much)).collect();
    let (Some(first), Some(last)) = (good.first(), good.last()) else { return false };
    if good.len() < 3 {
        return false;
    }
    let on = last - first;
    let rise = largest_move(&good, |value| value);
    let fall = largest_move(&good, |value| -value);
    let against = if on > 0.0 {
        fall
    } else if on < 0.0 {
        rise
    } else {
        rise.max(fall)
    };
    against > on.abs().max(tolerance) + SLACK
}

/// The largest rise from any value to a later one.
fn largest_move(values: &[f64], as_seen: impl Fn(f64) -> f64) -> f64 {
    let mut lowest = f64::INFINITY;
    let mut largest = 0.0_f64;
    for value in values.iter().map(|value| as_seen(*value)) {
        lowest = lowest.min(value);
        largest = largest.max(value - lowest);
    }
    largest
}

/// A trend, where chance would seldom give the order.
pub fn trend(series: &Series<'_>) -> Option<Claimed> {
    let amounts = by_day(series);
    let (rises, chance) = mann_kendall(&amounts)?;
    (chance <= CHANCE).then_some(Claimed { rises, observations: amounts.len(), chance })
}

/// Of several values of one day the last.
fn by_day(series: &Series<'_>) -> Vec<f64> {
    let mut values: Vec<f64> = Vec::with_capacity(series.points.len());
    let mut day = None;
    for point in &series.points {
        let same_day = day.zip(point.on).is_some_and(|(on, now): (When, When)| !on.is_before(now));
        if let Some(much) = values.last_mut().filter(|_| same_day) {
            *much = point.amount.much;
        } else {
            values.push(point.amount.much);
            day = point.on;
        }
    }
    values
}

/// Whether the later half goes up and down less than the earlier: by the spread of four or more points.
pub fn steadier(series: &Series<'_>) -> Option<Turn> {
    let values: Vec<f64> = series.points.iter().map(|point| point.amount.much).collect();
    if values.len() < 4 {
        return None;
    }
    let (earlier, later) = values.split_at(values.len() / 2);
    let spread = |values: &[f64]| {
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        most - values.iter().copied().fold(f64::INFINITY, f64::min)
    };
    Wish::Down.turn(spread(earlier), spread(later), 0.0)
}
