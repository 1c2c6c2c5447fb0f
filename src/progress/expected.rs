//! A loss against the course that was to be expected.

use super::points::Point;
use super::status::Status;
use crate::base::When;
use crate::base::sort;
use crate::index::Index;
use crate::model::{Goal, Measure};
use crate::yardstick::{SLACK, Wish, amount, has_steps};

/// How fast something is lost. Between two dates the expected value lies between the two expected values: on the
/// straight line for numbers, anywhere between them for levels.
pub fn pace(
    goal: &Goal,
    measure: &Measure,
    start: &Point<'_>,
    latest: &Point<'_>,
    wish: Wish,
    index: &Index<'_>,
) -> Status {
    let day = |when: When| f64::from(when.earliest().get().to_julian_day());
    let good = |much: f64| wish.good(much).unwrap_or(much);
    let expected = goal.expected.iter().flat_map(|expected| &expected.points);
    let mut points: Vec<(f64, f64)> = expected
        .filter_map(|point| Some((day(point.on.into()), good(amount(&point.value, measure, index).ok()?.much))))
        .collect();
    if points.is_empty() {
        return Status::PaceUnknown;
    }
    points.extend(start.on.map(|on| (day(on), good(start.amount.much))));
    sort::by(&mut points, |one, other| one.0.total_cmp(&other.0));
    let Some(today) = latest.on.map(day) else { return Status::PaceUnknown };
    let before = points.iter().rev().find(|(on, _)| *on <= today);
    let after = points.iter().find(|(on, _)| *on >= today);
    let now = good(latest.amount.much);
    let (least, most) = match (before, after) {
        (Some((one_on, one)), Some((other_on, other))) => {
            if has_steps(measure) || (other_on - one_on).abs() < SLACK {
                (one.min(*other), one.max(*other))
            } else {
                let there = one + (other - one) * (today - one_on) / (other_on - one_on);
                (there, there)
            }
        }
        // After the last date it may have gone on falling, how far nobody has said.
        (Some((_, one)), None) if now >= one - SLACK => (*one, *one),
        _ => return Status::PaceUnknown,
    };
    if now > most + SLACK {
        Status::SlowerThanExpected
    } else if now < least - SLACK {
        Status::Faster
    } else {
        Status::AsExpected
    }
}
