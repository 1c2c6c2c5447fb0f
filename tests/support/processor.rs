//! How long this thread has run. A busy machine makes the clock go on and not this.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// What the step makes, and how long it ran.
pub fn timed<T>(step: impl FnOnce() -> T) -> (T, Duration) {
    let start = time();
    let made = step();
    (made, time().saturating_sub(start))
}

/// The shortest of five runs.
pub fn shortest(once: impl Fn() -> Duration) -> Duration {
    (0..5).map(|_| once()).min().unwrap()
}

/// The time that this thread has had of a processor; where the system does not tell it, the time that went by.
fn time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    // The system writes it down when it looks for another thread to run.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = told.and_then(|told| told.split(' ').next()?.parse().ok());
    ran.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
