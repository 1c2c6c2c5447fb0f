//! An input in pieces of whole lines.

use std::io::{self, BufRead as _, ErrorKind, Read};

use memchr::{memchr, memchr_iter, memrchr};

use super::Line;

/// How much of the input is asked for at a time.
const SIZE: usize = 256 << 10;

/// Takes an input apart. A piece is what the input gives at one time and whole lines of it, so that nothing waits for
/// more.
pub struct Blocks<R> {
    input: R,
    max_line: usize,
    /// What was read after the last line break of the piece before.
    rest: Vec<u8>,
    lines: u64,
    is_over: bool,
}

/// Whole lines, or one that is too long to be held.
pub struct Block {
    buffer: Vec<u8>,
    length: usize,
    /// The number of the first line.
    first: u64,
    is_too_long: bool,
}

impl<R: Read> Blocks<R> {
    pub fn new(input: R, max_line: usize) -> Self {
        Self { input, max_line, rest: Vec::new(), lines: 0, is_over: false }
    }

    /// How many lines there were so far.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// The next piece, in the buffer of one that is no longer needed.
    pub fn next(&mut self, mut buffer: Vec<u8>) -> io::Result<Option<Block>> {
        let mut length = self.rest.len();
        if buffer.len() < length {
            buffer.resize(length, 0);
        }
        if let Some(start) = buffer.get_mut(..length) {
            start.copy_from_slice(&self.rest);
        }
        self.rest.clear();
        let mut searched = 0;
        loop {
            let new = buffer.get(searched..length).unwrap_or_default();
            if let Some(end) = memrchr(b'\n', new) {
                let end = searched + end + 1;
                self.rest.extend_from_slice(buffer.get(end..length).unwrap_or_default());
                return Ok(Some(self.block(buffer, end, false)));
            }
            searched = length;
            if length > self.max_line {
                self.skip_line(&mut buffer)?;
                return Ok(Some(self.block(buffer, 0, true)));
            }
            if self.is_over {
                return Ok((length > 0).then(|| self.block(buffer, length, false)));
            }
            if buffer.len() < length + SIZE {
                // By halves more each time, so that a long line is not copied again and again.
                buffer.resize(length + SIZE.max(length / 2), 0);
            }
            length += self.read(buffer.get_mut(length..).unwrap_or_default())?;
        }
    }

    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.input.read(room) {
                Ok(0) => {
                    self.is_over = true;
                    return Ok(0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }

    /// Goes past the rest of the line that is being read.
    fn skip_line(&mut self, buffer: &mut Vec<u8>) -> io::Result<()> {
        buffer.truncate(SIZE);
        buffer.shrink_to_fit();
        while !self.is_over {
            let length = self.read(buffer)?;
            let new = buffer.get(..length).unwrap_or_default();
            if let Some(end) = memchr(b'\n', new) {
                self.rest.extend_from_slice(new.get(end + 1..).unwrap_or_default());
                break;
            }
        }
        Ok(())
    }

    fn block(&mut self, buffer: Vec<u8>, length: usize, is_too_long: bool) -> Block {
        let first = self.lines + 1;
        let text = buffer.get(..length).unwrap_or_default();
        let breaks = memchr_iter(b'\n', text).count();
        let unended = is_too_long || text.last().is_some_and(|last| *last != b'\n');
        self.lines += breaks as u64 + u64::from(unended);
        Block { buffer, length, first, is_too_long }
    }
}

impl Block {
    pub fn into_buffer(self) -> Vec<u8> {
        self.buffer
    }

    /// The lines that are not just white space.
    pub fn lines(&self, max_line: usize) -> impl Iterator<Item = Line<'_>> {
        let mut rest = self.buffer.get(..self.length).unwrap_or_default();
        let mut number = self.first;
        let held = std::iter::from_fn(move || {
            let mut after = rest;
            // A slice gives no error.
            let length = after.skip_until(b'\n').ok().filter(|length| *length > 0)?;
            let line = rest.get(..length).unwrap_or_default();
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            rest = after;
            number += 1;
            Some(if line.len() > max_line {
                Line { number: number - 1, bytes: &[], longer_than: Some(max_line) }
            } else {
                Line { number: number - 1, bytes: line, longer_than: None }
            })
        });
        let too_long = Line { number: self.first, bytes: &[], longer_than: Some(max_line) };
        let is_blank = |line: &Line<'_>| line.bytes.iter().all(|byte| b" \t\r".contains(byte));
        held.chain(self.is_too_long.then_some(too_long)).filter(move |line| line.is_too_long() || !is_blank(line))
    }
}
