//! What is hoped for, and whether it was seen: the value, and how often, where, with whom and with how much help.

use std::collections::HashSet;

use super::amount::{Amount, amount, place};
use super::points::{Point, Series, places};
use super::summary::TargetMet;
use super::wish::{SLACK, Turn, Wish, wish};
use crate::base::{LadderId, When};
use crate::index::Index;
use crate::model::{Criterion, Goal, HelpLevel, Measure, MeasureForm, Per, Quantity, Target, Trial, Value};

/// What a goal hopes for of its main measure.
pub struct Hope<'r> {
    target: Option<&'r Target>,
    /// The value hoped for, in the terms in which values are compared.
    pub much: Option<f64>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    /// In how much a count is hoped for.
    pub exposure: f64,
}

impl<'r> Hope<'r> {
    /// `exposure` is in how much the start was counted: a target that says nothing of it means as much.
    pub fn of(goal: &'r Goal, measure: &Measure, exposure: f64, index: &Index<'_>) -> Self {
        let target = goal.target.as_deref();
        let counted = matches!(&measure.form, MeasureForm::Numeric(form) if form.quantity == Quantity::Count);
        let exposure = if counted { exposure } else { 1.0 };
        let mut hope = Self { target, much: None, at_least: None, at_most: None, exposure };
        if let Some(target) = target {
            hope.at_least = target.at_least.map(|least| least.get() / exposure);
            hope.at_most = target.at_most.map(|most| most.get() / exposure);
            if let Some(value) = &target.value {
                hope.much = match (amount(value, measure, index), value) {
                    (Ok(amount), Value::Number(number)) if number.opportunities.is_some() => {
                        hope.exposure = amount.exposure;
                        Some(amount.much)
                    }
                    (_, Value::Number(value)) if counted => Some(value.number.get() / exposure),
                    (amount, _) => amount.ok().map(|amount| amount.much),
                };
            }
        }
        if hope.much.is_none() && hope.at_least.is_none() && hope.at_most.is_none() {
            hope.much = implied(measure, target);
        }
        hope
    }

    /// No target at all.
    pub fn none() -> Self {
        Self { target: None, much: None, at_least: None, at_most: None, exposure: 1.0 }
    }

    fn criterion(&self) -> Option<&'r Criterion> {
        self.target?.criterion.as_deref()
    }

    /// The share that a criterion asks for of what came off, where it asks for one.
    fn share(&self) -> Option<f64> {
        let criterion = self.criterion()?;
        let of = criterion.out_of.filter(|of| of.get() > 0);
        let whole = criterion.times.zip(of).map(|(times, of)| f64::from(times.get()) / f64::from(of.get()));
        match criterion.share.map(crate::base::Number::get) {
            Some(share) if share < 1.0 || whole.is_none() => Some(share),
            _ => whole,
        }
    }

    /// Whether a value is what is hoped for; nothing where no value is hoped for.
    pub fn meets(&self, point: &Point<'_>, wish: Wish) -> Option<bool> {
        let much = point.amount.much;
        if self.at_least.is_some() || self.at_most.is_some() {
            let least = self.at_least.is_none_or(|least| much >= least - SLACK);
            return Some(least && self.at_most.is_none_or(|most| much <= most + SLACK));
        }
        if let Some(hoped) = self.much {
            return Some(match wish {
                Wish::Up => much >= hoped - SLACK,
                Wish::Down => much <= hoped + SLACK,
                Wish::Within(..) | Wish::NoEnd | Wish::Unknown => (much - hoped).abs() <= SLACK,
            });
        }
        let share = self.share().filter(|_| is_share(point.value))?;
        Some(much >= share - SLACK)
    }

    /// How the latest stands to what is hoped for, over everything that may be joined.
    pub fn standing(
        &self,
        latest: &Point<'_>,
        series: &[Series<'_>],
        wish: Wish,
        index: &Index<'_>,
    ) -> Option<TargetMet> {
        if !self.meets(latest, wish)? {
            return Some(TargetMet::NotYet);
        }
        let mut points: Vec<&Point<'_>> = series.iter().flat_map(|series| &series.points).collect();
        points.sort_by(|one, other| super::points::in_time(one.on, other.on));
        let often = self.criterion().is_none_or(|criterion| self.shown(criterion, latest, &points, wish));
        let helped = self.target.and_then(|target| target.with_help.as_ref());
        let little_help = helped.is_none_or(|hoped| less_or_same_help(latest, hoped, index) == Some(true));
        Some(if often && little_help { TargetMet::Met } else { TargetMet::NotShown })
    }

    /// Whether the help with which the latest was seen is more than the target allows, or, where it allows none in
    /// particular, more than at the start.
    pub fn more_help(&self, latest: &Point<'_>, start: Option<&Point<'_>>, index: &Index<'_>) -> bool {
        match self.target.and_then(|target| target.with_help.as_ref()) {
            Some(hoped) => less_or_same_help(latest, hoped, index) == Some(false),
            None => start.is_some_and(|start| help_turn(start, latest, index) == Some(true)),
        }
    }

    /// Whether every part of the criterion is shown.
    fn shown(&self, criterion: &Criterion, latest: &Point<'_>, points: &[&Point<'_>], wish: Wish) -> bool {
        let met: Vec<&Point<'_>> =
            points.iter().copied().filter(|point| self.meets(point, wish) == Some(true)).collect();
        let people: HashSet<_> = met.iter().flat_map(|point| point.people()).collect();
        let enough = |count: Option<crate::base::Count>, seen: usize| {
            count.is_none_or(|count| usize::try_from(count.get()).is_ok_and(|count| seen >= count))
        };
        enough(criterion.places, places(met.iter().copied()))
            && enough(criterion.people, people.len())
            && match &criterion.per {
                Some(per) => in_windows(criterion, per, &met),
                None => self.times(criterion, latest, points, wish) && self.in_a_row(criterion, points, wish),
            }
    }

    fn in_a_row(&self, criterion: &Criterion, points: &[&Point<'_>], wish: Wish) -> bool {
        let Some(needed) = criterion.in_a_row.and_then(|count| usize::try_from(count.get()).ok()) else { return true };
        let met = points.iter().rev().take_while(|point| self.meets(point, wish) == Some(true));
        let occasions: u64 = met.map(|point| point.occasions()).sum();
        occasions >= u64::try_from(needed).unwrap_or(u64::MAX)
    }

    /// So many times, or so many of so many: within one value that counts them, or over the latest observations.
    fn times(&self, criterion: &Criterion, latest: &Point<'_>, points: &[&Point<'_>], wish: Wish) -> bool {
        let Some(times) = criterion.times.map(crate::base::Count::get) else {
            return criterion
                .share
                .is_none_or(|share| !is_share(latest.value) || latest.amount.much >= share.get() - SLACK);
        };
        let Some(of) = criterion.out_of.map(crate::base::Count::get) else {
            let met: u64 =
                points.iter().filter(|point| self.meets(point, wish) == Some(true)).map(|one| one.occasions()).sum();
            return met >= u64::from(times);
        };
        let each = criterion.share.map_or(1.0, crate::base::Number::get);
        match latest.value {
            Value::Trials(value) => {
                let last = value.trials.iter().rev().take(of as usize);
                last.filter(|trial| came_off(trial, each)).count() >= times as usize
            }
            Value::Proportion(value) if each >= 1.0 => {
                value.of.get() >= of
                    && u64::from(value.count.get()) * u64::from(of) >= u64::from(times) * u64::from(value.of.get())
            }
            _ => {
                let enough = |point: &&&Point<'_>| {
                    self.meets(point, wish) == Some(true)
                        && (!is_share(point.value) || each >= 1.0 || point.amount.much >= each - SLACK)
                };
                points.iter().rev().take(of as usize).filter(enough).count() >= times as usize
            }
        }
    }

    /// How far there is to go, in the terms of the target.
    pub fn remaining(&self, latest: Amount) -> Option<f64> {
        let nearest = match (self.much, self.at_least, self.at_most) {
            (Some(hoped), ..) => hoped,
            (None, Some(least), _) if latest.much < least => least,
            (None, _, Some(most)) if latest.much > most => most,
            _ => return None,
        };
        let rounded = ((nearest - latest.much).abs() * self.exposure * 1e4).round() / 1e4;
        (rounded > 0.0).then_some(rounded)
    }

    /// Whether a value, a range or a share is hoped for.
    pub fn is_measured(&self) -> bool {
        self.much.is_some() || self.at_least.is_some() || self.at_most.is_some() || self.share().is_some()
    }
}

/// Whether a goal hopes for less than it starts with, in the direction that is wished for.
pub fn aims_back(goal: &Goal, measure: &Measure, index: &Index<'_>) -> bool {
    let value = goal.baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
    let Some(Ok(start)) = value.map(|value| amount(value, measure, index)) else { return false };
    let target = goal.target.as_ref().and_then(|target| target.value.as_ref());
    if start.exposure.total_cmp(&1.0).is_ne()
        && matches!(target, Some(Value::Number(value)) if value.opportunities.is_none())
    {
        return false; // it may be meant of other opportunities than the start
    }
    let hope = Hope::of(goal, measure, start.exposure, index);
    let Some(hoped) = hope.much.filter(|_| goal.target.as_ref().is_some_and(|target| target.value.is_some())) else {
        return false;
    };
    let wish = wish(measure, None, None, Some((start.much, hoped)), index);
    wish.turn(start.much, hoped, 0.0) == Some(Turn::Worse)
}

/// What the form of a measure itself hopes for.
fn implied(measure: &Measure, target: Option<&Target>) -> Option<f64> {
    match &measure.form {
        MeasureForm::GoalAttainment(_) => Some(0.0),
        MeasureForm::Milestone(_) => Some(1.0),
        // Words beside a list may hope for something else than all of it.
        MeasureForm::Checklist(form) if target.is_none_or(|target| target.words.is_none()) => {
            u32::try_from(form.items.len()).ok().map(f64::from)
        }
        _ => None,
    }
}

fn is_share(value: &Value) -> bool {
    matches!(value, Value::Proportion(_) | Value::Trials(_))
}

fn came_off(trial: &Trial, share: f64) -> bool {
    trial.succeeded.unwrap_or_else(|| trial.number.is_some_and(|number| number.get() >= share - SLACK))
}

/// Whether the latest help is at most so much; nothing where it is not said on the same ladder.
fn less_or_same_help(latest: &Point<'_>, hoped: &HelpLevel, index: &Index<'_>) -> Option<bool> {
    let most = rung_place(&hoped.ladder, &hoped.rung, index)?;
    let given = latest.rung(&hoped.ladder, index)?;
    Some(given >= most)
}

fn rung_place(ladder: &LadderId, rung: &crate::base::Code, index: &Index<'_>) -> Option<f64> {
    place(index, ladder.as_str(), rung).ok().map(|amount| amount.much)
}

/// Whether there is more help at the later than at the earlier: on one ladder, else by the number of prompts; nothing
/// where neither says. Equipment, aids and adaptations are no help that counts here.
pub fn help_turn(earlier: &Point<'_>, later: &Point<'_>, index: &Index<'_>) -> Option<bool> {
    help_change(earlier, later, index).map(|change| change < 0.0)
}

/// By how much the help became less; below zero where it became more.
pub fn help_change(earlier: &Point<'_>, later: &Point<'_>, index: &Index<'_>) -> Option<f64> {
    let ladder = later.help().and_then(|help| help.ladder.as_ref());
    let rungs = ladder.and_then(|ladder| Some((earlier.rung(ladder, index)?, later.rung(ladder, index)?)));
    let prompts = |point: &Point<'_>| point.help()?.prompts.map(|count| f64::from(count.get()));
    rungs.map(|(earlier, later)| later - earlier).or_else(|| Some(prompts(earlier)? - prompts(later)?))
}

/// So many times in a window of time, in one window or in several one after the other.
fn in_windows(criterion: &Criterion, per: &Per, met: &[&Point<'_>]) -> bool {
    let Some(days) = days(per) else { return false };
    let times = criterion.times.map_or(1, |times| u64::from(times.get()));
    let windows = criterion.in_a_row.map_or(1, |windows| i64::from(windows.get()));
    let day = |when: When| i64::from(when.earliest().get().to_julian_day());
    let Some(last) = met.iter().filter_map(|point| point.on).map(day).max() else { return false };
    (0..windows).all(|back| {
        let seen = met.iter().filter(|point| {
            point.on.map(day).is_some_and(|on| (last - (back + 1) * days + 1..=last - back * days).contains(&on))
        });
        seen.map(|point| point.occasions()).sum::<u64>() >= times
    })
}

fn days(per: &Per) -> Option<i64> {
    Some(match per {
        Per::Day => 1,
        Per::Week => 7,
        Per::Fortnight => 14,
        Per::Month => 31,
        Per::HalfTerm => 49,
        Per::Term => 105,
        Per::Year => 366,
        Per::Other(_) => return None,
    })
}
