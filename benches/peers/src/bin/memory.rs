//! The most memory that reading and checking a document took, beyond the document: `memory FILE` prints the bytes asked
//! of the allocator, and the kilobytes that became resident.

use child_progress::{CheckOptions, check};
use peak_alloc::PeakAlloc;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let document = std::fs::read(file)?;
    let resident = most_resident()?;
    let before = PEAK.current_usage();
    PEAK.reset_peak_usage();
    let record = child_progress::read(document.trim_ascii_end()).map_err(|error| error.into_report().to_string())?;
    let sound = check(&record, &CheckOptions::new()).is_valid();
    println!("{} {}", PEAK.peak_usage() - before, most_resident()? - resident);
    if sound { Ok(()) } else { Err("the record is not valid".into()) }
}

fn most_resident() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
