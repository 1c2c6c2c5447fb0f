//! An input, document by document: the whole of it, or line by line.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use child_progress::{Count, ReadOptions};

/// An input and how far it was read. It never holds more than one document.
pub struct Input {
    reader: BufReader<Box<dyn Read>>,
    by_line: bool,
    line: u32,
    document: Vec<u8>,
}

/// One document, and the line it stands on where documents are lines.
pub type Next<'a> = Option<(Option<Count>, &'a [u8])>;

impl Input {
    /// Opens a file, or standard input for `-`.
    pub fn open(path: &OsStr, by_line: bool) -> io::Result<Self> {
        let reader: Box<dyn Read> = if path == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
        Ok(Self { reader: BufReader::with_capacity(1 << 16, reader), by_line, line: 0, document: Vec::new() })
    }

    /// The next document, or the beginning of one that is longer by a byte than a reader allows, so that the reader
    /// refuses it. A line of nothing but white space is not a document.
    pub fn next(&mut self) -> io::Result<Next<'_>> {
        let bound = (ReadOptions::MAX_BYTES as u64) + 1;
        if !self.by_line {
            self.line += 1;
            if self.line > 1 {
                return Ok(None);
            }
            (&mut self.reader).take(bound).read_to_end(&mut self.document)?;
            return Ok(Some((None, &self.document)));
        }
        loop {
            self.document.clear();
            if (&mut self.reader).take(bound).read_until(b'\n', &mut self.document)? == 0 {
                return Ok(None);
            }
            self.line = self.line.saturating_add(1);
            self.document.pop_if(|last| *last == b'\n');
            let too_long = self.document.len() > ReadOptions::MAX_BYTES;
            if too_long {
                self.reader.skip_until(b'\n')?;
            }
            if too_long || !self.document.iter().all(|byte| b" \t\r".contains(byte)) {
                return Ok(Some((Count::new(self.line).ok(), &self.document)));
            }
        }
    }
}
