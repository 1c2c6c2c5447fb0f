//! How far a long stream has come, told on standard error where a person looks at it and not at the results.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use child_progress::Counts;

const EVERY: Duration = Duration::from_millis(500);

pub struct Headway {
    is_shown: bool,
    begun: Instant,
    told: Instant,
}

impl Headway {
    pub fn new() -> Self {
        let now = Instant::now();
        Self { is_shown: io::stderr().is_terminal() && !io::stdout().is_terminal(), begun: now, told: now }
    }

    pub fn tell(&mut self, counts: &Counts) {
        if self.is_shown && self.told.elapsed() >= EVERY {
            self.told = Instant::now();
            let (records, invalid) = (counts.records.get(), counts.invalid);
            let a_second = f64::from(records) / self.begun.elapsed().as_secs_f64();
            // Where standard error fails, nothing is told.
            let _ = write!(io::stderr(), "\r{records} records, {invalid} invalid; {a_second:.0} a second ");
        }
    }

    /// Takes it away.
    pub fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
