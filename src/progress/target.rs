//! What is hoped for, and whether it was seen: the value, and how often, where, with whom and with how much help.

use crate::base::hash::HashSet;
use std::cell::OnceCell;

use super::amount::{Amount, amount, place};
use super::points::{Point, Series, in_time, places};
use super::summary::TargetMet;
use super::wish::{SLACK, Turn, Wish, wish};
use crate::base::{Code, Count, LadderId, Number, When};
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
    /// What all points together show of the criterion, once it was asked for.
    wide: OnceCell<bool>,
}

impl<'r> Hope<'r> {
    /// `exposure` is in how much the start was counted: a target that says nothing of it means as much.
    pub fn of(goal: &'r Goal, measure: &Measure, exposure: f64, index: &Index<'_>) -> Self {
        let target = goal.target.as_deref();
        let counted = matches!(&measure.form, MeasureForm::Numeric(form) if form.quantity == Quantity::Count);
        let exposure = if counted { exposure } else { 1.0 };
        let mut hope = Self { target, much: None, at_least: None, at_most: None, exposure, wide: OnceCell::new() };
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
        Self { target: None, much: None, at_least: None, at_most: None, exposure: 1.0, wide: OnceCell::new() }
    }

    fn criterion(&self) -> Option<&'r Criterion> {
        self.target?.criterion.as_deref()
    }

    /// The share that a criterion asks for of what came off, where it asks for one.
    fn share(&self) -> Option<f64> {
        let criterion = self.criterion()?;
        let of = criterion.out_of.filter(|of| of.get() > 0);
        let whole = criterion.times.zip(of).map(|(times, of)| f64::from(times.get()) / f64::from(of.get()));
        match criterion.share.map(Number::get) {
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
        let often = self.criterion().is_none_or(|criterion| {
            let wide = *self.wide.get_or_init(|| self.is_wide(criterion, series, wish));
            wide && self.times(criterion, latest, wish)
        });
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

    /// Whether the parts of the criterion are shown that do not lie in one value: places, people, how often in time, one
    /// after the other, and so many of the latest observations.
    fn is_wide(&self, criterion: &Criterion, series: &[Series<'_>], wish: Wish) -> bool {
        let mut points: Vec<&Point<'_>> = series.iter().flat_map(|series| &series.points).collect();
        points.sort_by(|one, other| in_time(one.on, other.on));
        let meets = |point: &&Point<'_>| self.meets(point, wish) == Some(true);
        let met: Vec<&Point<'_>> = points.iter().copied().filter(meets).collect();
        let people: HashSet<_> = met.iter().flat_map(|point| point.people()).collect();
        let enough = |count: Option<Count>, seen: usize| count.is_none_or(|count| seen >= whole(count));
        enough(criterion.places, places(met.iter().copied()))
            && enough(criterion.people, people.len())
            && if let Some(per) = &criterion.per {
                in_windows(criterion, per, &met)
            } else {
                let latest = || points.iter().rev().copied();
                let row = latest().take_while(meets).map(Point::occasions).sum::<u64>();
                let all = met.iter().map(|point| point.occasions()).sum::<u64>();
                let of_latest = |of: Count| latest().take(whole(of)).filter(meets).count();
                criterion.in_a_row.is_none_or(|needed| row >= u64::from(needed.get()))
                    && match (criterion.times, criterion.out_of) {
                        (Some(times), None) => all >= u64::from(times.get()),
                        (Some(times), Some(of)) if !in_one_value(criterion, points.last().copied()) => {
                            of_latest(of) >= whole(times)
                        }
                        _ => true,
                    }
            }
    }

    /// So many of so many within the latest value, or the share that is needed each time.
    fn times(&self, criterion: &Criterion, latest: &Point<'_>, wish: Wish) -> bool {
        let (Some(times), Some(of)) = (criterion.times, criterion.out_of) else {
            let share = criterion.share.filter(|_| is_share(latest.value)).map(Number::get);
            return share.is_none_or(|share| latest.amount.much >= share - SLACK);
        };
        if criterion.per.is_some() || !in_one_value(criterion, Some(latest)) {
            return self.meets(latest, wish) == Some(true);
        }
        match latest.value {
            Value::Trials(value) => {
                let last = value.trials.iter().rev().take(whole(of));
                last.filter(|trial| came_off(trial, each(criterion))).count() >= whole(times)
            }
            Value::Proportion(value) => {
                let (count, all) = (u64::from(value.count.get()), u64::from(value.of.get()));
                all >= u64::from(of.get()) && count * u64::from(of.get()) >= u64::from(times.get()) * all
            }
            _ => true,
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

    /// Whether so many places and people are as many as are hoped for; not where no number of them is.
    pub fn is_wide_enough(&self, places: usize, people: usize) -> bool {
        let Some(criterion) = self.criterion() else { return false };
        let enough = |count: Option<Count>, seen: usize| count.is_none_or(|count| seen >= whole(count));
        (criterion.places.is_some() || criterion.people.is_some())
            && enough(criterion.places, places)
            && enough(criterion.people, people)
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

/// Whether "so many of so many" is answered by one value that counts them: trials, or a proportion of whole successes.
fn in_one_value(criterion: &Criterion, latest: Option<&Point<'_>>) -> bool {
    match latest.map(|latest| latest.value) {
        Some(Value::Trials(_)) => true,
        Some(Value::Proportion(_)) => each(criterion) >= 1.0,
        _ => false,
    }
}

/// The share that is needed each time; 1 where none is given.
fn each(criterion: &Criterion) -> f64 {
    criterion.share.map_or(1.0, Number::get)
}

fn whole(count: Count) -> usize {
    usize::try_from(count.get()).unwrap_or(usize::MAX)
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

fn rung_place(ladder: &LadderId, rung: &Code, index: &Index<'_>) -> Option<f64> {
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

/// So many times in a window of time, in one window or in several one after the other, counted back from the latest.
fn in_windows(criterion: &Criterion, per: &Per, met: &[&Point<'_>]) -> bool {
    let Some(days) = days(per) else { return false };
    let times = criterion.times.map_or(1, |times| u64::from(times.get()).max(1));
    let windows = criterion.in_a_row.map_or(1, |windows| i64::from(windows.get()));
    let day = |when: When| i64::from(when.earliest().get().to_julian_day());
    let mut seen = met.iter().filter_map(|point| Some((day(point.on?), point.occasions()))).rev().peekable();
    let Some(last) = seen.peek().map(|(on, _)| *on) else { return false };
    // Every window needs something in it, so this ends with the points.
    (1..=windows).all(|window| {
        let mut inside = 0;
        while let Some((_, occasions)) = seen.next_if(|(on, _)| *on > last - window * days) {
            inside += occasions;
        }
        inside >= times
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
