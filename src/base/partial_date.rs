use super::calendar::{self, date_pattern, year_pattern};
use super::spelling::Spelling;
use super::token::value_type;
use super::{Date, Invalid};

/// A date as far as it is known: a year (`2026`), a year and month (`2026-09`) or a day (`2026-09-14`).
///
/// It has no order: whether `2026` comes before `2026-09` is not known. Compare [`earliest`](Self::earliest) and
/// [`latest`](Self::latest).
///
/// ```
/// use child_progress::PartialDate;
///
/// let month: PartialDate = "2026-09".parse()?;
/// assert_eq!(month, PartialDate::month(2026, 9)?);
/// assert_eq!(month.latest().to_string(), "2026-09-30");
/// assert!("2026-9".parse::<PartialDate>().is_err()); // one spelling only
/// # Ok::<(), child_progress::Invalid>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PartialDate {
    /// A year, 1900 to 2199. Read and written as four digits.
    Year(Year),
    /// A month of a year.
    Month(Year, time::Month),
    /// A day.
    Day(Date),
}

/// A year from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i32);

impl Year {
    /// The number of the year.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }
}

value_type! {
    /// A date as far as it is known: a year (`2026`), a year and month (`2026-09`) or a day (`2026-09-14`), from 1900
    /// to 2199.
    PartialDate as "PartialDate" {
        max: 10,
        pattern: concat!("^(", year_pattern!(), "|", year_pattern!(), "-(0[1-9]|1[0-2])|", date_pattern!(), ")$"),
        format: None,
        fault: Date,
        examples: ["2026", "2026-09", "2026-09-14"],
    }
}

impl PartialDate {
    pub(super) const EPOCH: Self = Self::Day(Date::EPOCH);

    /// A year.
    ///
    /// # Errors
    /// [`Invalid`] when the year is outside 1900 to 2199.
    pub fn year(year: i32) -> Result<Self, Invalid> {
        Date::new(year, 1, 1).map(|_| Self::Year(Year(year)))
    }

    /// A month (1 to 12) of a year.
    ///
    /// # Errors
    /// [`Invalid`] when there is no such month, or the year is outside 1900 to 2199.
    pub fn month(year: i32, month: u8) -> Result<Self, Invalid> {
        Date::new(year, month, 1).map(|date| Self::Month(Year(year), date.get().month()))
    }

    /// The first day that it can mean.
    #[must_use]
    pub fn earliest(self) -> Date {
        self.day_within(time::Month::January, |_, _| 1)
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn latest(self) -> Date {
        self.day_within(time::Month::December, |year, month| month.length(year))
    }

    fn day_within(self, month_of_year: time::Month, day_of_month: fn(i32, time::Month) -> u8) -> Date {
        let (year, month) = match self {
            Self::Year(year) => (year.0, month_of_year),
            Self::Month(year, month) => (year.0, month),
            Self::Day(date) => return date,
        };
        time::Date::from_calendar_date(year, month, day_of_month(year, month))
            .ok()
            .and_then(|date| Date::try_from(date).ok())
            .unwrap_or(Date::EPOCH)
    }

    pub(super) fn spell(self, spelling: &mut Spelling) {
        match self {
            Self::Year(year) => spelling.digits(year.0.unsigned_abs(), 4),
            Self::Month(year, month) => {
                spelling.digits(year.0.unsigned_abs(), 4);
                spelling.push(b'-');
                spelling.digits(u32::from(u8::from(month)), 2);
            }
            Self::Day(date) => date.spell(spelling),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        match bytes.len() {
            4 => calendar::year(bytes).map(|year| Self::Year(Year(year))),
            7 => {
                let (year, month) = bytes.split_at_checked(4)?;
                Some(Self::Month(Year(calendar::year(year)?), calendar::month(month.strip_prefix(b"-")?)?))
            }
            _ => Date::parse(text).map(Self::Day),
        }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}
