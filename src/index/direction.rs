//! Which way is said to be wished for with a measure.

use super::Index;
use crate::model::{Direction, Measure, MeasureForm, Scale};

impl<'r> Index<'r> {
    /// The scale on which a measure is rated.
    pub fn scale_of(&self, measure: &Measure) -> Option<&'r Scale> {
        match &measure.form {
            MeasureForm::Ordinal(form) => self.scale(&form.scale),
            _ => None,
        }
    }

    /// The direction that is wished for: the measure's own, or that of its scale.
    pub fn direction<'m>(&self, measure: &'m Measure) -> Option<&'m Direction>
    where
        'r: 'm,
    {
        measure.direction.as_ref().or_else(|| self.scale_of(measure)?.direction.as_ref())
    }
}
