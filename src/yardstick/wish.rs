//! Which way is wished for, and whether one value is better than another.

use crate::index::Index;
use crate::model::{Direction, Intent, Measure, MeasureForm, Quantity, ScaleForm, Target};

/// Which way is wished for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    Up,
    Down,
    Within(f64, f64),
    /// The measure is said to have no better end.
    NoEnd,
    /// Nobody has said.
    Unknown,
}

/// How two values stand to each other, in the direction that is wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Better,
    Same,
    Worse,
}

impl Wish {
    /// What a direction wishes for by itself; nothing of a range, whose bounds stand elsewhere.
    pub fn of(direction: &Direction) -> Option<Self> {
        match direction {
            Direction::Higher => Some(Self::Up),
            Direction::Lower => Some(Self::Down),
            Direction::None => Some(Self::NoEnd),
            Direction::Within | Direction::Other(_) => None,
        }
    }

    /// The more the better.
    pub fn good(self, much: f64) -> Option<f64> {
        match self {
            Self::Up => Some(much),
            Self::Down => Some(-much),
            Self::Within(from, to) => Some(-(from - much).max(much - to).max(0.0)),
            Self::NoEnd | Self::Unknown => None,
        }
    }

    /// How the later stands to the earlier; nothing where they differ and nobody has said which way is wished for.
    pub fn turn(self, earlier: f64, later: f64, tolerance: f64) -> Option<Turn> {
        let difference = match (self.good(earlier), self.good(later)) {
            (Some(earlier), Some(later)) => later - earlier,
            _ if (later - earlier).abs() <= tolerance + SLACK => 0.0,
            _ => return None,
        };
        Some(if difference > tolerance + SLACK {
            Turn::Better
        } else if difference < -tolerance - SLACK {
            Turn::Worse
        } else {
            Turn::Same
        })
    }
}

/// Two shares that are equal in decimals may differ in the last binary digit.
pub const SLACK: f64 = 1e-9;

/// Which way is wished for with a measure: what it or its scale says; else what the intent, the form or the target
/// says. `start` and `hoped` are the baseline and the value hoped for.
pub fn wish(
    measure: &Measure,
    intent: Option<&Intent>,
    target: Option<&Target>,
    start_and_hoped: Option<(f64, f64)>,
    index: &Index<'_>,
) -> Wish {
    let bounds = target.and_then(|target| match (target.at_least, target.at_most) {
        (Some(least), Some(most)) => Some(Wish::Within(least.get(), most.get())),
        (Some(_), None) => Some(Wish::Up),
        (None, Some(_)) => Some(Wish::Down),
        (None, None) => None,
    });
    let less = matches!(intent, Some(Intent::ReduceUnwanted)).then_some(Wish::Down);
    let said = match index.direction(measure) {
        // Lower on a ladder is more help, and lower help is higher on it: whichever was meant, less help is wished for.
        Some(Direction::Higher | Direction::Lower) if matches!(measure.form, MeasureForm::Help(_)) => Some(Wish::Up),
        Some(Direction::Within) => best_range(measure, index).or(bounds),
        Some(Direction::None) => less.or(bounds).or(Some(Wish::NoEnd)),
        direction => direction.and_then(Wish::of),
    };
    let by_form = match &measure.form {
        MeasureForm::Help(_)
        | MeasureForm::Milestone(_)
        | MeasureForm::Checklist(_)
        | MeasureForm::GoalAttainment(_) => Some(Wish::Up),
        MeasureForm::Numeric(form) if form.quantity == Quantity::Count && intent == Some(&Intent::ReduceHelp) => {
            Some(Wish::Down)
        }
        _ => None,
    };
    let by_target = start_and_hoped.filter(|(start, hoped)| (start - hoped).abs() > SLACK);
    let by_target = by_target.map(|(start, hoped)| if hoped > start { Wish::Up } else { Wish::Down });
    said.or(less).or(by_form).or(bounds).or(by_target).unwrap_or(Wish::Unknown)
}

fn best_range(measure: &Measure, index: &Index<'_>) -> Option<Wish> {
    let ScaleForm::Range(form) = &index.scale_of(measure)?.form else { return None };
    Some(Wish::Within(form.best_from?.get(), form.best_to?.get()))
}
