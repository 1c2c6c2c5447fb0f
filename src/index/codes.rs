//! The codes that scales, ladders and measures declare, gathered once, so that looking up a value's code takes no
//! longer on a scale of a thousand levels than on one of three.

use crate::base::hash::{HashMap, HashSet, Table};

use crate::base::{Code, Number};
use crate::model::{MeasureForm, NonValueMeaning, ProgressRecord, ScaleForm};

/// By the id of the entry that declares them.
pub struct Codes<'r> {
    /// Levels, rungs, dimensions and items, each with its place in the list.
    places: Table<(&'r str, &'r str), usize>,
    /// Marks in place of a value, each with what it means.
    marks: HashMap<(&'r str, &'r str), &'r NonValueMeaning>,
    /// Those of them that are spelled as a number, by its bits.
    number_marks: HashSet<(&'r str, u64)>,
    /// Levels of goal attainment scales, by the bits of their number.
    attainment: HashSet<(&'r str, u64)>,
}

impl<'r> Codes<'r> {
    pub fn of(record: &'r ProgressRecord) -> Self {
        let mut all = Self {
            places: Table::default(),
            marks: HashMap::default(),
            number_marks: HashSet::default(),
            attainment: HashSet::default(),
        };
        for scale in &record.scales {
            let id = scale.id.as_str();
            if let ScaleForm::Levels(form) = &scale.form {
                all.declare(id, form.levels.iter().map(|level| &level.code));
            }
            for mark in &scale.non_values {
                let code = mark.code.as_str();
                all.marks.entry((id, code)).or_insert(&mark.meaning);
                let number = code.parse().ok().and_then(|number| Number::new(number).ok());
                all.number_marks.extend(
                    number.filter(|number| number.to_string() == code).map(|number| (id, number.get().to_bits())),
                );
            }
        }
        for ladder in &record.ladders {
            all.declare(ladder.id.as_str(), ladder.rungs.iter().map(|rung| &rung.code));
        }
        for measure in &record.measures {
            let id = measure.id.as_str();
            match &measure.form {
                MeasureForm::Dimensions(form) => all.declare(id, form.dimensions.iter().map(|one| &one.code)),
                MeasureForm::Checklist(form) => all.declare(id, form.items.iter().map(|item| &item.code)),
                MeasureForm::GoalAttainment(form) => {
                    let levels = form.attainment_levels.iter();
                    all.attainment.extend(levels.map(|level| (id, level.value.get().to_bits())));
                }
                _ => {}
            }
        }
        all
    }

    fn declare(&mut self, id: &'r str, codes: impl Iterator<Item = &'r Code>) {
        for (at, code) in codes.enumerate() {
            self.places.entry((id, code.as_str())).or_insert(at);
        }
    }

    /// The place of a level, rung, dimension or item in the list of the entry with this id.
    pub fn place(&self, id: &str, code: &Code) -> Option<usize> {
        self.places.get(&(id, code.as_str())).copied()
    }

    /// Whether the scale with this id has the mark.
    pub fn is_mark(&self, scale: &str, mark: &str) -> bool {
        self.meaning(scale, mark).is_some()
    }

    /// What the mark of the scale with this id means, where it has it.
    pub fn meaning(&self, scale: &str, mark: &str) -> Option<&'r NonValueMeaning> {
        self.marks.get(&(scale, mark)).copied()
    }

    /// Whether the scale with this id has a mark that is spelled as the number is written.
    pub fn is_number_mark(&self, scale: &str, number: Number) -> bool {
        self.number_marks.contains(&(scale, number.get().to_bits()))
    }

    /// Whether the goal attainment scale of the measure with this id has a level of this value.
    pub fn is_attainment(&self, measure: &str, value: Number) -> bool {
        self.attainment.contains(&(measure, value.get().to_bits()))
    }
}
