//! Streams of records, one a line (NDJSON): bytes in, results out, in order. One bad line stops nothing.

mod block;
#[cfg(feature = "parallel")]
mod parallel;

use std::io::{self, Read};

use block::Blocks;

use crate::model::ProgressRecord;
use crate::read::{Document, ReadOptions, Unreadable};

/// Goes over a stream of records, one a line, and gives what a function makes of each, in the order of the lines.
///
/// Lines of nothing but white space are passed over, and counted. A line longer than [`max_line`](Self::max_line) is
/// not held, and is refused when it is read; so is a line that is no record. Neither stops the rest. The last line
/// needs no line break: of a file that is still being written, its beginning is taken for the line.
///
/// Results are handed over as soon as the input gives the lines they belong to, so that a slow input is answered
/// promptly. What is held at a time is a block of the input (256 KiB) or the longest line, whichever is longer, and
/// what the function made of the lines in it.
///
/// ```
/// use child_progress::{CheckOptions, Lines, ReadOptions, check};
///
/// let export = "{\"schemaVersion\":\"1.0\",\"child\":{\"id\":\"c1\"}}\n\nnot a record\n";
/// let mut told = Vec::new();
/// Lines::new().each(
///     export.as_bytes(),
///     |line| {
///         let document = line.read(&ReadOptions::strict());
///         (line.number, document.is_ok_and(|document| check(&document.record, &CheckOptions::new()).is_valid()))
///     },
///     |(number, is_fine)| {
///         told.push(format!("line {number}: {}", if is_fine { "fine" } else { "wrong" }));
///         Ok::<_, std::io::Error>(())
///     },
/// )?;
/// assert_eq!(told, ["line 1: fine", "line 3: wrong"]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    max_line: usize,
}

/// One line of a stream.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Line<'a> {
    /// The number of the line, from 1.
    pub number: u64,
    /// The bytes of the line without its line break; empty where it is too long to be held.
    pub bytes: &'a [u8],
    /// Where the line is longer than the longest that is held: how long that is.
    longer_than: Option<usize>,
}

impl std::fmt::Debug for Line<'_> {
    /// Never the bytes: they hold somebody's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Line({}, {} bytes)", self.number, self.bytes.len())
    }
}

impl Line<'_> {
    /// Whether the line is longer than the longest that is held.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.longer_than.is_some()
    }

    /// Reads the record that the line holds.
    ///
    /// # Errors
    /// [`Unreadable`] with every structural fault, when the line is not a progress record. Positions in it are within
    /// the line: each has line 1.
    pub fn read(&self, options: &ReadOptions) -> Result<Document, Unreadable> {
        match self.longer_than {
            Some(most) => Err(options.too_large(most)),
            None => options.read(self.bytes),
        }
    }
}

impl Lines {
    /// The most threads that [`each_in_parallel`](Self::each_in_parallel) starts, however many it is asked for: each
    /// holds pieces of the input, and no machine that reads records has more to gain by.
    #[cfg(feature = "parallel")]
    pub const MAX_JOBS: usize = 256;

    /// The longest line that is held unless another bound is set: 128 MiB, as of a document.
    pub const MAX_LINE: usize = ReadOptions::MAX_BYTES;

    /// With lines of up to 128 MiB.
    #[must_use]
    pub const fn new() -> Self {
        Self { max_line: Self::MAX_LINE }
    }

    /// The longest line that is held, in bytes; 128 MiB unless it is set.
    #[must_use]
    pub const fn max_line(self, max_line: usize) -> Self {
        Self { max_line }
    }

    /// Does `work` on each line, and hands the results to `take`, in the order of the lines. Gives the number of lines,
    /// those of nothing but white space among them.
    ///
    /// # Errors
    /// What `take` gives, which ends it at once; and an error of the input, after the results of what had been read of
    /// it.
    pub fn each<R, E: From<io::Error>>(
        &self,
        input: impl Read,
        work: impl Fn(Line<'_>) -> R,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<u64, E> {
        let mut blocks = Blocks::new(input, self.max_line);
        let mut buffer = Vec::new();
        while let Some(block) = blocks.next(buffer)? {
            block.lines(self.max_line).try_for_each(|line| take(work(line)))?;
            buffer = block.into_buffer();
        }
        Ok(blocks.lines())
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self::new()
    }
}

/// Writes a record as one line, with its line break: records one after the other make a stream that [`Lines`] reads.
///
/// ```
/// use child_progress::{Child, ProgressRecord, write_line};
///
/// let mut stream = Vec::new();
/// for id in ["c1", "c2"] {
///     write_line(&ProgressRecord::of(Child::new(id.try_into()?)), &mut stream)?;
/// }
/// assert_eq!(stream.iter().filter(|byte| **byte == b'\n').count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// An error of the output; and [`InvalidData`](io::ErrorKind::InvalidData) for a record that cannot be written, since
/// one of its lists has outgrown its bounds: of such a record, a part may have been written.
pub fn write_line(record: &ProgressRecord, mut output: impl io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut output, record).map_err(|error| match error.io_error_kind() {
        Some(kind) => io::Error::from(kind),
        None => io::Error::new(io::ErrorKind::InvalidData, "a list of the record is outside its bounds"),
    })?;
    output.write_all(b"\n")
}
