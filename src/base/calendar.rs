//! What the date types share: digits, the years that may stand in a record, and patterns that hold for
//! exactly the days of the calendar, so that a validator which does not look at `format` says the same.

/// Years that a record may name.
pub const FIRST_YEAR: i32 = 1900;
pub const LAST_YEAR: i32 = 2199;

/// A year, without anchors.
macro_rules! year_pattern {
    () => {
        "(19|20|21)[0-9]{2}"
    };
}
pub(crate) use year_pattern;

/// A calendar date, 29 February only in leap years, without anchors.
macro_rules! date_pattern {
    () => {
        "((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29)"
    };
}
pub(crate) use date_pattern;

/// A time of day with offset, from the `T` on, without anchors.
macro_rules! time_pattern {
    () => {
        "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|\\+(0[0-9]|1[0-4]):[0-5][0-9]|-(0[1-9]|1[0-4]):[0-5][0-9]|-00:(0[1-9]|[1-5][0-9]))"
    };
}
pub(crate) use time_pattern;

/// The number that `text` spells with exactly `length` ASCII digits.
pub fn digits(text: &[u8], length: usize) -> Option<u32> {
    if text.len() != length {
        return None;
    }
    text.iter().try_fold(0, |number: u32, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

pub fn year(text: &[u8]) -> Option<i32> {
    let year = i32::try_from(digits(text, 4)?).ok()?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

pub fn month(text: &[u8]) -> Option<time::Month> {
    time::Month::try_from(u8::try_from(digits(text, 2)?).ok()?).ok()
}

pub fn date(text: &[u8]) -> Option<time::Date> {
    let (year_text, rest) = text.split_at_checked(4)?;
    let (month_text, rest) = rest.strip_prefix(b"-")?.split_at_checked(2)?;
    let day = u8::try_from(digits(rest.strip_prefix(b"-")?, 2)?).ok()?;
    time::Date::from_calendar_date(year(year_text)?, month(month_text)?, day).ok()
}
