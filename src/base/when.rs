use super::calendar::{date_pattern, time_pattern, year_pattern};
use super::spelling::Spelling;
use super::token::value_type;
use super::{Date, Moment, PartialDate};

/// When something happened, as exactly as it is known: a year, a month, a day, or a moment with its offset.
///
/// It has no order of its own: see [`earliest`](Self::earliest), [`latest`](Self::latest) and
/// [`is_before`](Self::is_before). Where two overlap, their order is not known.
///
/// ```
/// use child_progress::When;
///
/// let (month, day): (When, When) = ("2026-09".parse()?, "2026-09-14".parse()?);
/// assert!(!month.is_before(day) && !day.is_before(month)); // nobody can tell
/// assert!(month.is_before("2026-10-01".parse::<When>()?));
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum When {
    /// A year, month or day.
    Date(PartialDate),
    /// A moment.
    Moment(Moment),
}

value_type! {
    /// When something happened, as exactly as it is known: a year (`2026`), a month (`2026-09`), a day (`2026-09-14`)
    /// or a moment with its offset (`2026-09-14T12:30:00+01:00`).
    When as "When" {
        max: 35,
        pattern: concat!(
            "^(", year_pattern!(), "|", year_pattern!(), "-(0[1-9]|1[0-2])|",
            date_pattern!(), "(", time_pattern!(), ")?)$"
        ),
        format: None,
        fault: Date,
        examples: ["2026-09-14", "2026-09", "2026-09-14T12:30:00+01:00"],
    }
}

impl When {
    const EPOCH: Self = Self::Date(PartialDate::EPOCH);

    /// The first day that it can mean, where it was written.
    #[must_use]
    pub fn earliest(self) -> Date {
        match self {
            Self::Date(date) => date.earliest(),
            Self::Moment(moment) => moment.date(),
        }
    }

    /// The last day that it can mean, where it was written.
    #[must_use]
    pub fn latest(self) -> Date {
        match self {
            Self::Date(date) => date.latest(),
            Self::Moment(moment) => moment.date(),
        }
    }

    /// Whether it lies before the other, whatever day or moment each of them means within its precision.
    #[must_use]
    pub fn is_before(self, other: impl Into<Self>) -> bool {
        match (self, other.into()) {
            (Self::Moment(one), Self::Moment(other)) => one.get() < other.get(),
            (one, other) => one.latest() < other.earliest(),
        }
    }

    fn spell(self, spelling: &mut Spelling) {
        match self {
            Self::Date(date) => date.spell(spelling),
            Self::Moment(moment) => moment.spell(spelling),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        if text.len() <= 10 { PartialDate::parse(text).map(Self::Date) } else { Moment::parse(text).map(Self::Moment) }
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self::Date(date.into())
    }
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl From<Moment> for When {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}
