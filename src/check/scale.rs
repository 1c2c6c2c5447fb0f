//! Scales and ladders of help as they are declared.

use crate::base::hash::Table;

use super::gather::Findings;
use crate::base::{Code, Number, Path, Vocabulary};
use crate::index::Index;
use crate::model::{
    Direction, Ladder, LevelScale, PlanKind, ProgressRecord, RangeScale, Rung, Scale, ScaleForm, ScaleLevel,
    ScaleNonValue, vocabulary,
};
use crate::report::RuleCode;

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let scales = Path::ROOT.member(ProgressRecord::SCALES);
    for (at, scale) in index.record.scales.iter().enumerate() {
        let at = scales.index(at);
        match &scale.form {
            ScaleForm::Levels(levels) => of_levels(scale, levels, &at, found),
            ScaleForm::Range(range) => of_range(scale, range, &at, found),
        }
    }
    let ladders = Path::ROOT.member(ProgressRecord::LADDERS);
    for (at, ladder) in index.record.ladders.iter().enumerate() {
        let at = ladders.index(at);
        let rungs = at.member(Ladder::RUNGS);
        unique(ladder.rungs.iter().map(|rung| &rung.code), &rungs, Rung::CODE, found);
        layers_as_steps(ladder.rungs.len(), || ladder.rungs.iter().map(|rung| &rung.code), &rungs, found);
    }
}

fn of_levels(scale: &Scale, form: &LevelScale, at: &Path<'_>, found: &mut Findings<'_>) {
    let form_at = at.member(Scale::FORM);
    let levels = form_at.member(LevelScale::LEVELS);
    let codes = unique(form.levels.iter().map(|level| &level.code), &levels, ScaleLevel::CODE, found);
    let marks = at.member(Scale::NON_VALUES);
    unique(scale.non_values.iter().map(|mark| &mark.code), &marks, ScaleNonValue::CODE, found);
    for (mark_at, mark) in scale.non_values.iter().enumerate() {
        if let Some(level) = codes.get(&mark.code) {
            let related = [(&levels.index(*level).member(ScaleLevel::CODE)).into()];
            let message = "a mark in place of a value has the code of a level";
            found.relate(RuleCode::DuplicateCode, &marks.index(mark_at).member(ScaleNonValue::CODE), related, message);
        }
    }
    if !in_order(&form.levels) {
        found.add(RuleCode::LevelOrder, &levels, "the numbers of the levels neither rise nor fall throughout");
    }
    layers_as_steps(form.levels.len(), || form.levels.iter().map(|level| &level.code), &levels, found);
}

/// Whether the numbers that levels have all rise or all fall.
fn in_order(levels: &[ScaleLevel]) -> bool {
    let numbers: Vec<f64> = levels.iter().filter_map(|level| level.value).map(Number::get).collect();
    let pairs = || numbers.iter().zip(numbers.iter().skip(1));
    pairs().all(|(one, next)| one < next) || pairs().all(|(one, next)| one > next)
}

fn of_range(scale: &Scale, range: &RangeScale, at: &Path<'_>, found: &mut Findings<'_>) {
    unique(scale.non_values.iter().map(|mark| &mark.code), &at.member(Scale::NON_VALUES), ScaleNonValue::CODE, found);
    let form = at.member(Scale::FORM);
    if range.highest <= range.lowest {
        let related = [(&form.member(RangeScale::LOWEST)).into()];
        found.relate(
            RuleCode::ScaleRange,
            &form.member(RangeScale::HIGHEST),
            related,
            "`highest` is not above `lowest`",
        );
    } else if range.step.is_some_and(|step| !leads_through(step, range)) {
        found.add(RuleCode::ScaleRange, &form.member(RangeScale::STEP), "the step does not lead through the range");
    }
    let (from, to) = (range.best_from, range.best_to);
    if from.is_none() && to.is_none() {
        if scale.direction == Some(Direction::Within) {
            let message = "a range is wished for, and `bestFrom` and `bestTo` are missing";
            found.add(RuleCode::BestRange, &at.member(Scale::DIRECTION), message);
        }
        return;
    }
    let outside = [from, to].into_iter().flatten().any(|best| best < range.lowest || best > range.highest);
    let swapped = from.zip(to).is_some_and(|(from, to)| from > to);
    let message = if scale.direction != Some(Direction::Within) {
        "a best range is given, and the wished direction is not `within`"
    } else if outside || swapped {
        "the best range does not lie in the scale"
    } else {
        return;
    };
    let member = if from.is_some() { RangeScale::BEST_FROM } else { RangeScale::BEST_TO };
    found.add(RuleCode::BestRange, &form.member(member), message);
}

fn leads_through(step: Number, range: &RangeScale) -> bool {
    step.get() > 0.0 && step.get() <= range.highest.get() - range.lowest.get()
}

/// Reports codes that stand twice, each in this member of its item, and gives the place of each code.
pub fn unique<'c>(
    codes: impl Iterator<Item = &'c Code>,
    list: &Path<'_>,
    member: &str,
    found: &mut Findings<'_>,
) -> Table<&'c Code, usize> {
    let mut places = Table::default();
    for (at, code) in codes.enumerate() {
        let first = *places.entry(code).or_insert(at);
        if first != at {
            let related = [(&list.index(first).member(member)).into()];
            found.relate(RuleCode::DuplicateCode, &list.index(at).member(member), related, "the code stands twice");
        }
    }
    places
}

/// Layers of support and kinds of plan are states that a child is in, and no steps.
fn layers_as_steps<'c, I: Iterator<Item = &'c Code>>(
    number: usize,
    codes: impl Fn() -> I,
    at: &Path<'_>,
    found: &mut Findings<'_>,
) {
    const STATES: [&Vocabulary; 2] = [&vocabulary::SUPPORT_LAYER, &PlanKind::VOCABULARY];
    let all_of = |list: &Vocabulary| codes().all(|code| list.find(code.as_str()).is_some());
    if number < 2 {
        return;
    }
    if let Some(list) = STATES.into_iter().find(|list| all_of(list)) {
        found.add(RuleCode::LayersAsSteps, at, format_args!("the codes of {} are no steps", list.id));
    }
}
