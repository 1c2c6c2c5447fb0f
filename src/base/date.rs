use super::calendar::{self, date_pattern};
use super::spelling::Spelling;
use super::token::value_type;
use super::{Fault, Invalid};

/// A calendar date, written `YYYY-MM-DD`, from 1900 to 2199. It is a date where it was written: it has no time zone and
/// is never converted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

value_type! {
    /// A calendar date, written `YYYY-MM-DD`, from 1900 to 2199. It is a date where it was written: it has no time zone
    /// and is never converted.
    Date as "CalendarDate" {
        max: 10,
        pattern: concat!("^", date_pattern!(), "$"),
        format: Some("date"),
        fault: Date,
        examples: ["2026-09-14", "2024-02-29"],
    }
}

impl Date {
    /// Stands where the compiler cannot see that a date is always there.
    pub(super) const EPOCH: Self = match time::Date::from_ordinal_date(1970, 1) {
        Ok(date) => Self(date),
        Err(_) => Self(time::Date::MIN),
    };

    /// The date of this year, month (1 to 12) and day (1 to 31).
    ///
    /// # Errors
    /// [`Invalid`] when the calendar has no such day, or the year is outside 1900 to 2199.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, Invalid> {
        time::Month::try_from(month)
            .and_then(|month| time::Date::from_calendar_date(year, month, day))
            .map_err(|_| Invalid::new("Date", Fault::Date))
            .and_then(Self::try_from)
    }

    /// The date, where it is known to lie within the years that a date may have.
    pub(super) const fn within_the_years(date: time::Date) -> Self {
        Self(date)
    }

    /// As a `time::Date`.
    #[must_use]
    pub const fn get(self) -> time::Date {
        self.0
    }

    pub(super) fn spell(self, spelling: &mut Spelling) {
        let (year, month, day) = self.0.to_calendar_date();
        spelling.digits(year.unsigned_abs(), 4);
        spelling.push(b'-');
        spelling.digits(u32::from(u8::from(month)), 2);
        spelling.push(b'-');
        spelling.digits(u32::from(day), 2);
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        calendar::date(text.as_bytes()).map(Self)
    }
}

impl TryFrom<time::Date> for Date {
    type Error = Invalid;

    fn try_from(date: time::Date) -> Result<Self, Invalid> {
        if (calendar::FIRST_YEAR..=calendar::LAST_YEAR).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(Invalid::new("Date", Fault::Date))
        }
    }
}

impl From<Date> for time::Date {
    fn from(date: Date) -> Self {
        date.0
    }
}
