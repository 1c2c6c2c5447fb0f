//! Measures of several dimensions: each by itself, never summed.

use crate::base::hash::{HashMap, HashSet};
use crate::base::sort;

use super::course::{Course, course};
use super::known::{Known, Seen};
use super::order::{in_time, order};
use super::points::{Point, Sorting, sort_out};
use super::span::Span;
use super::status::Status;
use super::summary::{ChangeWay, DimensionProgress, MeasureProgress, ObservationGap, Sureness, count};
use crate::base::{Code, ObservationId, When};
use crate::model::{
    Dimension, DimensionScore, DimensionsMeasure, Goal, Intent, LevelValue, Measure, NonValueMark, NumberValue, Scale,
    Value,
};
use crate::yardstick::{Amount, NoAmount, Turn, Wish, on_scale};

/// Writes what each dimension shows, and gives the status of the whole: none where nobody has said which way is wished
/// for.
pub fn dimensions<'r>(
    progress: &mut MeasureProgress,
    form: &'r DimensionsMeasure,
    measure: &'r Measure,
    goal: Option<&'r Goal>,
    intent: Option<&Intent>,
    known: &Known<'_, 'r>,
) -> Option<Status> {
    let mut turns = Vec::new();
    let mut joined = Vec::new();
    let mut compared = 0;
    let mut scores = scores(measure, known);
    for dimension in &form.dimensions {
        // Of two dimensions of one code the first has the scores.
        let of = scores.take(&dimension.code);
        let (shown, turn, points) = one(dimension, &of, (measure, goal), known, progress, &mut joined);
        compared = compared.max(points);
        turns.extend(turn);
        progress.dimensions.push(shown);
    }
    // Each observation once, though it may have a value on every dimension.
    let mut once = HashSet::default();
    sort::by(&mut joined, |one, other| order(one.0, other.0));
    progress.joined = joined.into_iter().filter(|(_, id)| once.insert(*id)).map(|(_, id)| id.clone()).collect();
    progress.comparable = count(compared);
    progress.sure = Sureness::of(compared);
    let better = turns.contains(&Turn::Better);
    let worse = turns.contains(&Turn::Worse);
    if turns.is_empty() {
        let unsaid = progress.dimensions.iter().any(|one| one.way.is_some());
        return (!unsaid).then_some(Status::TooLittleWritten);
    }
    Some(match intent {
        Some(Intent::TakePart) => {
            if worse {
                Status::Sometimes
            } else {
                Status::JoiningIn
            }
        }
        _ if better && worse => Status::UpAndDown,
        Some(Intent::Maintain | Intent::SlowLoss) if !worse => Status::Kept,
        _ if better => Status::GettingThere,
        _ if worse => Status::HarderNow,
        _ => Status::SameSoFar,
    })
}

/// A score, with the observation and the value that it is in.
type Scored<'r> = (Seen<'r>, &'r Value, &'r DimensionScore);

/// The scores of each dimension, in the order of time; of two in one value, the first.
fn scores<'r>(measure: &Measure, known: &Known<'_, 'r>) -> HashMap<&'r Code, Vec<Scored<'r>>> {
    let mut all: HashMap<&Code, Vec<Scored<'r>>> = HashMap::default();
    for (seen, value) in known.values(measure.id.as_str()) {
        let Value::Dimensions(held) = value else { continue };
        for score in &held.scores {
            let of = all.entry(&score.dimension).or_default();
            if !of.last().is_some_and(|(_, last, _)| std::ptr::eq(*last, value)) {
                of.push((seen, value, score));
            }
        }
    }
    all
}

fn one<'r>(
    dimension: &'r Dimension,
    scores: &[Scored<'r>],
    (measure, goal): (&'r Measure, Option<&'r Goal>),
    known: &Known<'_, 'r>,
    progress: &mut MeasureProgress,
    joined: &mut Vec<(When, &'r ObservationId)>,
) -> (DimensionProgress, Option<Turn>, usize) {
    let mut shown = DimensionProgress::new(dimension.code.clone(), crate::base::Count::default());
    shown.label.clone_from(&dimension.label);
    let scale = dimension.scale.as_ref().and_then(|id| known.index.scale(id));
    let Some(scale) = scale else { return (shown, None, 0) };
    let mut points = Vec::new();
    for (seen, value, score) in scores.iter().copied() {
        match score_amount(score, scale, known) {
            Ok(amount) => points.push(Point::of(seen, value, amount)),
            Err(NoAmount::Mark(meaning)) => {
                let mut gap = ObservationGap::new(seen.observation.id.clone(), seen.observation.occurred);
                gap.mark = meaning;
                gap.dimension = Some(dimension.code.clone());
                progress.gaps.push(gap);
            }
            Err(_) => {}
        }
    }
    if let Some(goal) = goal {
        let span = Span::of(goal, known);
        points.retain(|point| !point.on.is_some_and(|on| span.leaves_out(on)));
    }
    if let Some(from) = known.from {
        let earlier = points.iter().take_while(|point| point.on.is_some_and(|on| on.is_before(from))).count();
        points.drain(..earlier.saturating_sub(1));
    }
    let sorted = sort_out(
        points,
        Sorting { by_rater: true, by_opportunities: false, by_access: true, by_materials: true },
        known,
    );
    let Some(series) = sorted.series.iter().max_by(|one, other| {
        let last = |series: &super::points::Series<'_>| series.points.last().and_then(|point| point.on);
        in_time(last(one), last(other))
    }) else {
        return (shown, None, 0);
    };
    shown.comparable = count(series.points.len());
    let points = sorted.series.iter().flat_map(|series| &series.points);
    joined.extend(points.filter_map(|point| Some((point.on?, &point.observation?.id))));
    let ends = series.points.first().zip(series.points.last());
    let Some((first, latest)) = ends else { return (shown, None, 0) };
    let said = |point: &Point<'_>| score(point.value, &dimension.code).map(|score| (score.level.clone(), score.number));
    if series.points.len() > 1 {
        (shown.from_level, shown.from_number) = said(first).unwrap_or_default();
    }
    (shown.to_level, shown.to_number) = said(latest).unwrap_or_default();
    let direction = measure.direction.as_ref().or(scale.direction.as_ref());
    let wish = direction.and_then(Wish::of).unwrap_or(Wish::Unknown);
    let tolerance = measure.tolerance.map_or(0.0, |tolerance| tolerance.get().max(0.0));
    let turn = match course(series, wish, tolerance) {
        Course::Turn(turn) if wish.good(0.0).is_some() => Some(turn),
        _ => None,
    };
    shown.way = (series.points.len() > 1).then(|| ChangeWay::of(turn, first.amount.much, latest.amount.much));
    (shown, turn, series.points.len())
}

fn score<'r>(value: &'r Value, dimension: &Code) -> Option<&'r DimensionScore> {
    let Value::Dimensions(value) = value else { return None };
    value.scores.iter().find(|score| score.dimension == *dimension)
}

fn score_amount(score: &DimensionScore, scale: &Scale, known: &Known<'_, '_>) -> Result<Amount, NoAmount> {
    let value: Value = match (&score.level, score.number, &score.non_value) {
        (_, _, Some(mark)) => NonValueMark::new(mark.clone()).into(),
        (Some(level), ..) => {
            let mut value = LevelValue::new(level.clone());
            value.half = score.half;
            value.into()
        }
        (None, Some(number), None) => NumberValue::new(number).into(),
        (None, None, None) => return Err(NoAmount::None),
    };
    on_scale(&value, scale, known.index)
}
