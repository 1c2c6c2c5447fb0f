use crate::base::Date;

/// Over which period, and how goal attainment is scored.
///
/// ```
/// use child_progress::ProgressOptions;
///
/// let autumn = ProgressOptions::new().from("2026-09-01".parse()?).to("2026-12-18".parse()?);
/// # let _ = autumn;
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressOptions {
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) rho: f64,
    pub(super) max_values: usize,
}

impl ProgressOptions {
    /// The correlation between goals that goal attainment scaling assumes unless another is set (Kiresuk and Sherman
    /// 1968).
    pub const RHO: f64 = 0.3;

    /// How many values are looked at unless another number is set.
    pub const MAX_VALUES: usize = 4_000_000;

    /// Over the whole record.
    #[must_use]
    pub const fn new() -> Self {
        Self { from: None, to: None, rho: Self::RHO, max_values: Self::MAX_VALUES }
    }

    /// From this day on. What was seen before it serves as the start, and as nothing else.
    #[must_use]
    pub const fn from(self, day: Date) -> Self {
        Self { from: Some(day), ..self }
    }

    /// Until this day. What happened later changes nothing.
    #[must_use]
    pub const fn to(self, day: Date) -> Self {
        Self { to: Some(day), ..self }
    }

    /// The correlation between goals that goal attainment scaling assumes, 0 up to, not including, 1; what lies outside
    /// is taken for the nearest.
    #[must_use]
    pub const fn rho(self, rho: f64) -> Self {
        Self { rho: rho.clamp(0.0, 0.999), ..self }
    }

    /// How many values are looked at in all, counted once for each goal that uses them, with what was given of its
    /// support; 4,000,000 unless it is set. A summary tells each goal the values of its measures, so that 100,000 goals
    /// of one measure with 100,000 values would have no end. Goals are told in the order of the record, the first
    /// whatever it takes; how many are not told any more stands in
    /// [`ProgressSummary::goals_omitted`](super::ProgressSummary::goals_omitted). However high the number, what stands
    /// in the record is looked at 64 times at most, and 24 bytes are told of goals for each byte of the record.
    #[must_use]
    pub const fn max_values(self, max_values: usize) -> Self {
        Self { max_values, ..self }
    }
}

impl Default for ProgressOptions {
    fn default() -> Self {
        Self::new()
    }
}
