//! How long something is as JSON.

use std::io::{self, Write};

use serde::Serialize;

/// The number of bytes that it takes as JSON, which is not kept.
pub fn length(whole: &impl Serialize) -> usize {
    let mut counted = Counted(0);
    // What cannot be written counts as far as it was; counting itself cannot fail.
    let _ = serde_json::to_writer(&mut counted, whole);
    counted.0
}

struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
