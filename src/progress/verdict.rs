//! The status of one series against the intent: what better, the same and worse mean for it.

use crate::base::hash::HashSet;
use std::cell::OnceCell;
use std::cmp::Ordering;

use super::course::{Course, course};
use super::expected::pace;
use super::order::in_time;
use super::points::{Point, Series, places};
use super::status::Status;
use super::summary::TargetMet;
use super::target::help_change;
use crate::index::Index;
use crate::model::{Goal, Intent, Measure, MeasureForm, Value};
use crate::yardstick::{Hope, Turn, Wish, has_steps};

/// What a series is judged against.
pub struct Against<'a, 'r> {
    pub index: &'a Index<'r>,
    pub measure: &'r Measure,
    pub intent: Option<&'r Intent>,
    /// The goal, where the measure is its main one.
    pub goal: Option<&'r Goal>,
    pub wish: Wish,
    pub hope: Hope<'r>,
    pub tolerance: f64,
    /// The goal, or the record, was closed.
    pub over: bool,
    /// Everything that may be joined, of all places.
    pub all: Vec<Series<'r>>,
    /// What they show together of how often and where something is hoped for, once it was asked for.
    pub is_wide: OnceCell<bool>,
    /// Whether other measures of the goal went the other way in the meantime, or agreed help did not come.
    pub less_well: bool,
    /// Whether the child has a say in what is unwanted.
    pub has_child_say: bool,
}

impl<'r> Against<'_, 'r> {
    /// How the series is going; nothing where there is nothing to compare, or nobody has said which way is wished for.
    pub fn status(&self, series: &Series<'r>) -> Option<Status> {
        let (first, latest) = (series.points.first()?, series.points.last()?);
        if self.wish == Wish::NoEnd
            && !matches!(self.intent, Some(Intent::Maintain | Intent::TakePart | Intent::Generalise))
        {
            return None;
        }
        let met = self.hope.meets(latest, self.wish).unwrap_or(false);
        let reached = met && self.standing(latest) == Some(TargetMet::Met);
        let course = course(series, self.wish, self.tolerance);
        match self.intent {
            Some(Intent::Maintain) => self.maintain(course, first, latest, met),
            Some(Intent::SlowLoss) => self.slow_loss(course, first, latest),
            Some(Intent::Regain) => self.regain(course, series, first, latest, reached),
            Some(Intent::Generalise) => self.generalise(series),
            Some(Intent::ReduceHelp) => self.reduce_help(course, first, latest, met, reached),
            Some(Intent::ReduceUnwanted) => self.reduce_unwanted(course, reached),
            Some(Intent::TakePart) => self.take_part(course, latest, met),
            Some(Intent::ChangeEnvironment) => Self::change_environment(course, reached),
            Some(Intent::Gain | Intent::Extend | Intent::Other(_)) | None => {
                self.gain(course, first, latest, met, reached)
            }
        }
    }

    pub fn standing(&self, latest: &Point<'r>) -> Option<TargetMet> {
        let is_wide = || *self.is_wide.get_or_init(|| self.hope.is_wide(&self.all, self.wish));
        self.hope.standing(latest, is_wide, self.wish, self.index)
    }

    fn more_help(&self, latest: &Point<'r>, first: &Point<'r>) -> bool {
        // Where help itself is measured, more of it is the value and not what stands beside it.
        !matches!(self.measure.form, MeasureForm::Help(_)) && self.hope.more_help(latest, Some(first), self.index)
    }

    /// Worse than at the start, where nothing else is said about it: against the course that was to be expected.
    fn worse(&self, first: &Point<'r>, latest: &Point<'r>) -> Status {
        let expected = self.goal.and_then(|goal| goal.expected.as_deref());
        match (self.goal, expected.map(|expected| &expected.course)) {
            (Some(goal), Some(crate::model::Course::Falling)) => {
                pace(goal, self.measure, first, latest, self.wish, self.index)
            }
            (_, Some(crate::model::Course::Varying)) => Status::UpAndDown,
            _ => Status::HarderNow,
        }
    }

    fn gain(&self, course: Course, first: &Point<'r>, latest: &Point<'r>, met: bool, reached: bool) -> Option<Status> {
        if met && self.more_help(latest, first) {
            return Some(Status::ReachedWithMoreHelp);
        }
        if reached {
            return Some(Status::Reached);
        }
        match course {
            Course::Turn(Turn::Better) => Some(Status::GettingThere),
            Course::Turn(Turn::Same) => Some(Status::SameSoFar),
            Course::Turn(Turn::Worse) => Some(self.worse(first, latest)),
            Course::UpAndDown => Some(Status::UpAndDown),
            Course::None | Course::Unsaid => None,
        }
    }

    fn maintain(&self, course: Course, first: &Point<'r>, latest: &Point<'r>, met: bool) -> Option<Status> {
        let first_turn = self.wish.turn(first.amount.much, latest.amount.much, self.tolerance / latest.amount.exposure);
        let kept = met || (course != Course::None && matches!(first_turn, Some(Turn::Better | Turn::Same)));
        if kept {
            let more = self.more_help(latest, first);
            return Some(if more { Status::KeptWithMoreHelp } else { Status::Kept });
        }
        match course {
            Course::None | Course::Unsaid => None,
            _ if first_turn == Some(Turn::Worse) => Some(self.worse(first, latest)),
            _ => None,
        }
    }

    fn slow_loss(&self, course: Course, first: &Point<'r>, latest: &Point<'r>) -> Option<Status> {
        if course == Course::None {
            return None;
        }
        let tolerance = self.tolerance / latest.amount.exposure;
        match self.wish.turn(first.amount.much, latest.amount.much, tolerance)? {
            Turn::Better | Turn::Same => Some(Status::Held),
            Turn::Worse => Some(
                self.goal
                    .map_or(Status::PaceUnknown, |goal| pace(goal, self.measure, first, latest, self.wish, self.index)),
            ),
        }
    }

    fn regain(
        &self,
        course: Course,
        series: &Series<'r>,
        first: &Point<'r>,
        latest: &Point<'r>,
        reached: bool,
    ) -> Option<Status> {
        if reached {
            return Some(Status::Back);
        }
        let was_back = series.points.iter().skip(1).any(|point| self.hope.meets(point, self.wish) == Some(true));
        if was_back && self.hope.meets(latest, self.wish) == Some(false) {
            return Some(Status::CameAndWent);
        }
        match course {
            Course::Turn(Turn::Better) => Some(Status::ComingBack),
            Course::Turn(Turn::Same) => Some(Status::NotBackYet),
            Course::Turn(Turn::Worse) => Some(self.worse(first, latest)),
            Course::UpAndDown => Some(Status::UpAndDown),
            Course::None | Course::Unsaid => None,
        }
    }

    /// In how many places it happens: a place counts by the latest that was seen there, so that it is lost only when
    /// it was tried there.
    fn generalise(&self, series: &Series<'r>) -> Option<Status> {
        if self.hope.is_measured() && matches!(self.measure.form, MeasureForm::Checklist(_)) {
            // A list of places says itself where it happens.
            let latest = series.points.last()?;
            return match course(series, self.wish, self.tolerance) {
                _ if self.standing(latest) == Some(TargetMet::Met) => Some(Status::WhereHoped),
                Course::Turn(Turn::Better) => Some(Status::MorePlaces),
                Course::Turn(Turn::Worse) => Some(Status::FewerPlaces),
                Course::Turn(Turn::Same) => Some(Status::SamePlaces),
                Course::UpAndDown => Some(Status::UpAndDown),
                Course::None | Course::Unsaid => None,
            };
        }
        let start = self
            .all
            .iter()
            .filter_map(|series| series.points.first())
            .min_by(|one, other| in_time(one.on, other.on).then(other.is_start.cmp(&one.is_start)))?;
        let happens = |point: &Point<'r>| match self.hope.meets(point, self.wish) {
            Some(met) => met,
            None => self.wish.turn(start.amount.much, point.amount.much, self.tolerance) != Some(Turn::Worse),
        };
        let all = self.all.iter().flat_map(|series| &series.points);
        if all.clone().count() < 2 {
            return None;
        }
        let at_start = |point: &Point<'r>| !start.on.zip(point.on).is_some_and(|(start, on)| start.is_before(on));
        let firsts: Vec<&Point<'r>> = self.all.iter().filter_map(|series| series.points.first()).collect();
        let then: Vec<&Point<'r>> = firsts.into_iter().filter(|point| at_start(point) && happens(point)).collect();
        let lasts: Vec<&Point<'r>> = self.all.iter().filter_map(|series| series.points.last()).collect();
        let now: Vec<&Point<'r>> = lasts.into_iter().filter(|point| happens(point)).collect();
        let wide = |points: &[&Point<'r>]| {
            let people: HashSet<_> = points.iter().flat_map(|point| point.people()).collect();
            let materials: HashSet<_> = points.iter().flat_map(|point| point.materials()).collect();
            (people.len(), materials.len())
        };
        let since: Vec<&Point<'r>> = all.clone().filter(|point| happens(point)).collect();
        let ((people, materials), (more_people, more_materials)) = (wide(&then), wide(&since));
        let wider = (people > 0 && more_people > people) || (materials > 0 && more_materials > materials);
        let (then, now) = (places(then.into_iter()), places(now.into_iter()));
        if !self.hope.is_measured() && self.hope.is_wide_enough(now, more_people) {
            return Some(Status::WhereHoped);
        }
        let latest = all.max_by(|one, other| in_time(one.on, other.on))?;
        if happens(latest) && self.standing(latest) == Some(TargetMet::Met) {
            return Some(Status::WhereHoped);
        }
        Some(match now.cmp(&then) {
            Ordering::Greater => Status::MorePlaces,
            Ordering::Equal if wider => Status::MorePlaces,
            Ordering::Equal => Status::SamePlaces,
            Ordering::Less => Status::FewerPlaces,
        })
    }

    fn reduce_help(
        &self,
        course: Course,
        first: &Point<'r>,
        latest: &Point<'r>,
        met: bool,
        reached: bool,
    ) -> Option<Status> {
        if (reached || self.without_help(latest)) && !self.less_well {
            return Some(Status::OwnWay);
        }
        // A measure of something else says by the help beside it how much help there was.
        let helps = matches!(self.measure.form, MeasureForm::Help(_)) || self.wish == Wish::Down;
        let (turn, well) = if helps {
            let Course::Turn(turn) = course else { return up_and_down(course) };
            (turn, true)
        } else {
            // A rating, with no help written beside it, says how near the hope is.
            let Some(change) = help_change(first, latest, self.index) else {
                return self.gain(course, first, latest, met, reached);
            };
            let turn = match change {
                change if change > 0.0 => Turn::Better,
                change if change < 0.0 => Turn::Worse,
                _ => Turn::Same,
            };
            (turn, course != Course::Turn(Turn::Worse))
        };
        Some(match turn {
            Turn::Better if self.less_well || !well => Status::HelpRemoved,
            Turn::Better => Status::LessHelp,
            Turn::Same => Status::SameHelp,
            Turn::Worse => Status::MoreHelp,
        })
    }

    /// On the rung of least help.
    fn without_help(&self, latest: &Point<'r>) -> bool {
        let MeasureForm::Help(form) = &self.measure.form else { return false };
        let Some(ladder) = self.index.ladder(&form.ladder) else { return false };
        let Value::Help(value) = latest.value else { return false };
        self.hope.much.is_none() && ladder.rungs.last().is_some_and(|rung| rung.code == value.rung)
    }

    /// Less is said to be less often only where the thing itself is counted or timed; a rating says how near the hope
    /// is.
    fn reduce_unwanted(&self, course: Course, reached: bool) -> Option<Status> {
        let counted = matches!(self.measure.form, MeasureForm::Numeric(_));
        let less = |status: Status| if self.has_child_say { status } else { Status::LessNotAsked };
        match course {
            _ if reached => Some(less(Status::AsHoped)),
            Course::Turn(Turn::Better) => Some(less(if counted { Status::LessOften } else { Status::GettingThere })),
            Course::Turn(Turn::Same) => Some(if counted { Status::AsOften } else { Status::SameSoFar }),
            Course::Turn(Turn::Worse) => Some(if counted { Status::MoreOften } else { Status::HarderNow }),
            Course::UpAndDown => Some(Status::UpAndDown),
            Course::None | Course::Unsaid => None,
        }
    }

    /// Nothing has to grow. A zero does not say whether the child wanted to take part, and is left alone.
    fn take_part(&self, course: Course, latest: &Point<'r>, met: bool) -> Option<Status> {
        let share = matches!(latest.value, Value::Proportion(_) | Value::Trials(_)) || latest.amount.exposure > 1.0;
        if met {
            return Some(Status::JoiningIn);
        }
        if share {
            return match latest.amount.much {
                much if much > 0.5 => Some(Status::JoiningIn),
                much if much > 0.0 => Some(Status::Sometimes),
                _ => None,
            };
        }
        if has_steps(self.measure) || latest.amount.much > 0.0 {
            return match course {
                Course::Turn(Turn::Better | Turn::Same) => Some(Status::JoiningIn),
                Course::Turn(Turn::Worse) | Course::UpAndDown => Some(Status::Sometimes),
                Course::None | Course::Unsaid => None,
            };
        }
        None
    }

    fn change_environment(course: Course, reached: bool) -> Option<Status> {
        match course {
            _ if reached => Some(Status::Changed),
            Course::Turn(Turn::Better) => Some(Status::Partly),
            Course::Turn(Turn::Same | Turn::Worse) => Some(Status::NotMade),
            Course::UpAndDown => Some(Status::UpAndDown),
            Course::None | Course::Unsaid => None,
        }
    }
}

fn up_and_down(course: Course) -> Option<Status> {
    (course == Course::UpAndDown).then_some(Status::UpAndDown)
}
