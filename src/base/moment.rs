use std::hash::{Hash, Hasher};

use super::calendar::{self, date_pattern, digits, time_pattern};
use super::spelling::Spelling;
use super::token::value_type;
use super::{Date, Fault, Invalid};

/// A moment with its offset from UTC (RFC 3339): `2026-09-14T12:30:00+01:00`.
///
/// Capital `T` and `Z`, seconds always, up to nine digits of a second, offsets to ±14:59, no leap second. It is
/// written back as it was read: the digits of the second and `Z` as against `+00:00` are kept. Two moments are
/// equal when they are written alike; compare [`get`](Self::get) to ask whether they are the same instant.
#[derive(Clone, Copy, Eq)]
pub struct Moment {
    at: time::OffsetDateTime,
    fraction_digits: u8,
    zulu: bool,
}

value_type! {
    /// A moment with its offset from UTC (RFC 3339), for example `2026-09-14T12:30:00+01:00`: capital `T` and `Z`,
    /// seconds always, up to nine digits of a second, no leap second.
    Moment as "Moment" {
        max: 35,
        pattern: concat!("^", date_pattern!(), time_pattern!(), "$"),
        format: Some("date-time"),
        fault: Date,
        examples: ["2026-09-14T12:30:00+01:00", "2026-09-14T11:30:00Z"],
    }
}

/// As it is written. `time` alone takes two moments for equal that are one instant in different places.
type Written = (time::OffsetDateTime, time::UtcOffset, u8, bool);

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.written() == other.written()
    }
}

impl Hash for Moment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.written().hash(state);
    }
}

impl Moment {
    const EPOCH: Self = Self { at: time::OffsetDateTime::UNIX_EPOCH, fraction_digits: 0, zulu: true };

    /// As a `time::OffsetDateTime`.
    #[must_use]
    pub const fn get(self) -> time::OffsetDateTime {
        self.at
    }

    fn written(self) -> Written {
        (self.at, self.at.offset(), self.fraction_digits, self.zulu)
    }

    /// The date where it was written.
    #[must_use]
    pub fn date(self) -> Date {
        Date::within_the_years(self.at.date())
    }

    pub(super) fn spell(self, spelling: &mut Spelling) {
        let (hour, minute, second, nanosecond) = self.at.to_hms_nano();
        self.date().spell(spelling);
        for (before, number) in [(b'T', hour), (b':', minute), (b':', second)] {
            spelling.push(before);
            spelling.digits(u32::from(number), 2);
        }
        if self.fraction_digits > 0 {
            let width = u32::from(self.fraction_digits);
            spelling.push(b'.');
            spelling.digits(nanosecond / 10_u32.pow(9 - width), width);
        }
        if self.zulu {
            return spelling.push(b'Z');
        }
        let (hours, minutes, _) = self.at.offset().as_hms();
        spelling.push(if hours < 0 || minutes < 0 { b'-' } else { b'+' });
        spelling.digits(u32::from(hours.unsigned_abs()), 2);
        spelling.push(b':');
        spelling.digits(u32::from(minutes.unsigned_abs()), 2);
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.as_bytes().split_at_checked(10)?;
        let (clock, rest) = rest.strip_prefix(b"T")?.split_at_checked(8)?;
        let [h1, h2, b':', m1, m2, b':', s1, s2] = *clock else {
            return None;
        };
        let two = |a, b| digits(&[a, b], 2).and_then(|number| u8::try_from(number).ok());
        let (fraction, offset) = match rest.strip_prefix(b".") {
            Some(rest) => rest.split_at_checked(rest.iter().take_while(|byte| byte.is_ascii_digit()).count())?,
            None => (&[][..], rest),
        };
        if fraction.is_empty() && rest.starts_with(b".") {
            return None;
        }
        let fraction_digits = u8::try_from(fraction.len()).ok().filter(|length| *length <= 9)?;
        let nanosecond = digits(fraction, fraction.len())? * 10_u32.pow(9 - u32::from(fraction_digits));
        let time = time::Time::from_hms_nano(two(h1, h2)?, two(m1, m2)?, two(s1, s2)?, nanosecond).ok()?;
        let offset_value = match *offset {
            [b'Z'] => time::UtcOffset::UTC,
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let sign = if sign == b'-' { -1 } else { 1 };
                let hours = i8::try_from(two(h1, h2)?).ok().filter(|hours| *hours <= 14)?;
                let minutes = i8::try_from(two(m1, m2)?).ok().filter(|minutes| *minutes <= 59)?;
                time::UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()?
            }
            _ => return None,
        };
        let negative_zero = offset == b"-00:00";
        (!negative_zero).then_some(())?;
        Some(Self {
            at: calendar::date(date)?.with_time(time).assume_offset(offset_value),
            fraction_digits,
            zulu: offset == b"Z",
        })
    }
}

impl TryFrom<time::OffsetDateTime> for Moment {
    type Error = Invalid;

    /// Keeps as many digits of the second as it needs, and writes UTC as `Z`. Seconds of an offset are refused: RFC
    /// 3339 has none.
    fn try_from(at: time::OffsetDateTime) -> Result<Self, Invalid> {
        let refused = || Invalid::new("Moment", Fault::Date);
        Date::try_from(at.date()).map_err(|_| refused())?;
        let (hours, _, seconds) = at.offset().as_hms();
        if seconds != 0 || hours.abs() > 14 {
            return Err(refused());
        }
        let (mut fraction, mut fraction_digits) = (at.nanosecond(), 9);
        while fraction_digits > 0 && fraction % 10 == 0 {
            fraction /= 10;
            fraction_digits -= 1;
        }
        Ok(Self { at, fraction_digits, zulu: at.offset().is_utc() })
    }
}

impl From<Moment> for time::OffsetDateTime {
    fn from(moment: Moment) -> Self {
        moment.at
    }
}
