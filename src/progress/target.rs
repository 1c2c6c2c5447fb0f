//! Whether what is hoped for was seen: the value, and how often, where, with whom and with how much help.

use crate::base::hash::HashSet;
use crate::base::sort;

use super::order::in_time;
use super::points::{Point, Series, places};
use super::summary::TargetMet;
use crate::base::{Code, Count, LadderId, Number, When};
use crate::index::Index;
use crate::model::{Criterion, HelpLevel, Per, Trial, Value};
use crate::yardstick::{Hope, SLACK, Wish, place};

impl Hope<'_> {
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

    /// How the latest stands to what is hoped for, over everything that may be joined. `is_wide` says what all points
    /// together show of the criterion, and is asked where that matters.
    pub fn standing(
        &self,
        latest: &Point<'_>,
        is_wide: impl FnOnce() -> bool,
        wish: Wish,
        index: &Index<'_>,
    ) -> Option<TargetMet> {
        if !self.meets(latest, wish)? {
            return Some(TargetMet::NotYet);
        }
        let often = self.criterion().is_none_or(|criterion| is_wide() && self.times(criterion, latest, wish));
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

    /// Whether the parts of the criterion are shown that do not lie in one value: places, people, how often in time,
    /// one after the other, and so many of the latest observations.
    pub fn is_wide(&self, series: &[Series<'_>], wish: Wish) -> bool {
        let Some(criterion) = self.criterion() else { return true };
        let mut points: Vec<&Point<'_>> = series.iter().flat_map(|series| &series.points).collect();
        sort::by(&mut points, |one, other| in_time(one.on, other.on));
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

    /// Whether so many places and people are as many as are hoped for; not where no number of them is.
    pub fn is_wide_enough(&self, places: usize, people: usize) -> bool {
        let Some(criterion) = self.criterion() else { return false };
        let enough = |count: Option<Count>, seen: usize| count.is_none_or(|count| seen >= whole(count));
        (criterion.places.is_some() || criterion.people.is_some())
            && enough(criterion.places, places)
            && enough(criterion.people, people)
    }
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
