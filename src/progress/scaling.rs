//! Goal attainment scaling over several goals.

use thiserror::Error;

use super::measure::Measured;
use super::summary::{GoalAttainmentScore, WeightedLevel, count, number};
use crate::base::Number;
use crate::model::{AttainmentConvention, GoalAttainmentMeasure, MeasureForm, Value};

/// Why no score is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ScoreRefused {
    /// There is no goal to score.
    #[error("there is no goal to score")]
    NoGoals,
    /// Every weight is zero: the formula divides by them.
    #[error("every weight is zero")]
    ZeroWeights,
    /// A weight is negative, or a level or weight is not a finite number.
    #[error("a weight is negative, or a number is not finite")]
    NotANumber,
    /// ρ is not from 0 up to 1.
    #[error("the correlation between goals is from 0 up to 1")]
    Correlation,
}

/// The T score of weights and levels: `50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²)`.
///
/// # Errors
/// [`ScoreRefused`] when there is no goal, every weight is zero, a weight is negative, a number is not finite, or ρ is
/// not from 0 up to 1.
///
/// ```
/// use child_progress::goal_attainment_t;
///
/// let t = goal_attainment_t(&[(1.0, 1.0), (2.0, 0.0), (3.0, -1.0)], 0.3)?;
/// assert!((t - 45.5935).abs() < 1e-4);
/// # Ok::<(), child_progress::ScoreRefused>(())
/// ```
pub fn goal_attainment_t(weights_and_levels: &[(f64, f64)], rho: f64) -> Result<f64, ScoreRefused> {
    if weights_and_levels.is_empty() {
        return Err(ScoreRefused::NoGoals);
    }
    if weights_and_levels.iter().any(|(weight, level)| !weight.is_finite() || !level.is_finite() || *weight < 0.0) {
        return Err(ScoreRefused::NotANumber);
    }
    if !(0.0..1.0).contains(&rho) {
        return Err(ScoreRefused::Correlation);
    }
    // The score does not change with the unit of the weights, which may be too large or small to be squared.
    let largest = weights_and_levels.iter().map(|(weight, _)| *weight).fold(0.0, f64::max);
    if largest == 0.0 {
        return Err(ScoreRefused::ZeroWeights);
    }
    let (mut weighted, mut squares, mut sum) = (0.0, 0.0, 0.0);
    for (weight, level) in weights_and_levels {
        let weight = weight / largest;
        weighted += weight * level;
        squares += weight * weight;
        sum += weight;
    }
    Ok(50.0 + 10.0 * weighted / ((1.0 - rho) * squares + rho * sum * sum).sqrt())
}

/// The score over the goal attainment scales that have a level in the period; nothing where there is none, where they
/// follow different conventions, or where the formula refuses.
pub fn score(measured: &[&Measured<'_>], rho: f64) -> Option<GoalAttainmentScore> {
    let scales: Vec<(WeightedLevel, &GoalAttainmentMeasure)> = measured.iter().filter_map(|one| level(one)).collect();
    let convention = &scales.first()?.1.convention;
    if scales.iter().any(|(_, form)| form.convention != *convention) {
        return None;
    }
    let of = |level: &dyn Fn(&(WeightedLevel, &GoalAttainmentMeasure)) -> Option<f64>| -> Option<f64> {
        let weighed: Option<Vec<(f64, f64)>> =
            scales.iter().map(|one| Some((one.0.weight.get(), level(one)?))).collect();
        goal_attainment_t(&weighed?, rho).ok()
    };
    let levels = |form: &GoalAttainmentMeasure| -> Vec<f64> {
        form.attainment_levels.iter().map(|level| level.value.get()).collect()
    };
    let now = of(&|one| Some(one.0.level.get()))?;
    let lowest = of(&|one| levels(one.1).into_iter().reduce(f64::min))?;
    let highest = of(&|one| levels(one.1).into_iter().reduce(f64::max))?;
    let before = of(&|one| one.0.start.map(Number::get));
    let rounded = |much: f64| number((much * 1e4).round() / 1e4);
    let mut score =
        GoalAttainmentScore::new(rounded(now), rounded(lowest), rounded(highest), count(scales.len()), number(rho));
    score.before = before.map(rounded);
    score.change = before.map(|before| rounded(now - before));
    score.levels = scales.into_iter().map(|(level, _)| level).collect();
    Some(score)
}

fn level<'r>(measured: &Measured<'r>) -> Option<(WeightedLevel, &'r GoalAttainmentMeasure)> {
    let MeasureForm::GoalAttainment(form) = &measured.measure.form else { return None };
    let given = |value: &Value| if let Value::Number(value) = value { Some(value.number) } else { None };
    let product = form.importance.zip(form.difficulty).map(|(one, other)| one.get() * other.get());
    let weight =
        form.weight.or(product.and_then(|product| Number::new(product).ok())).unwrap_or_else(|| Number::from(1));
    let latest = given(&measured.progress.latest.as_ref()?.value)?;
    let mut level = WeightedLevel::new(measured.measure.id.clone(), weight, latest);
    let convention = &form.convention;
    let fixed = convention.start().filter(|_| *convention != AttainmentConvention::Light).map(number);
    level.start = measured.progress.start.as_ref().and_then(|start| given(&start.value)).or(fixed);
    Some((level, form))
}
