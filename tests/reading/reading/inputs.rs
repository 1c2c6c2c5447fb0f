//! Inputs: that end, that go on, that fail.

use std::error::Error as _;
use std::io::{self, Read};

use child_progress::{ReadError, ReadOptions};

use super::{MINIMAL, told};

// ---- inputs

/// An input that never ends, and counts what was taken from it.
struct Endless(usize);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(b' ');
        self.0 += buffer.len();
        Ok(buffer.len())
    }
}

/// An input that gives a part and then fails.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line was cut"));
        }
        self.0 -= 1;
        buffer[0] = MINIMAL.as_bytes()[0];
        Ok(1)
    }
}

/// An input that gives one byte at a time and is interrupted before each.
struct Halting<'a>(&'a [u8], bool);

impl Read for Halting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = self.0.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn an_input_is_read_to_its_end() {
    assert_eq!(child_progress::read_from(MINIMAL.as_bytes()).unwrap().child.id.as_str(), "c1");
    assert_eq!(child_progress::read_from(Halting(MINIMAL.as_bytes(), false)).unwrap().child.id.as_str(), "c1");
    let Err(ReadError::Unreadable(unreadable)) = child_progress::read_from(io::empty()) else { unreachable!() };
    assert_eq!(told(unreadable.report()), ["structure.empty  1:1"]);
}

#[test]
fn an_input_that_is_too_long_is_read_one_byte_over_the_bound() {
    let mut input = Endless(0);
    let result = ReadOptions::strict().max_bytes(10_000).read_from(&mut input);
    let Err(ReadError::Unreadable(unreadable)) = result else { unreachable!() };
    assert_eq!(told(unreadable.report()), ["structure.too-large  1:1"]);
    assert!(input.0 <= 10_001, "{} bytes were read", input.0);
    let options = ReadOptions::strict().max_bytes(MINIMAL.len());
    assert!(options.read_from(MINIMAL.as_bytes()).is_ok());
    assert!(options.read_from(MINIMAL.as_bytes().chain(&b" "[..])).is_err());
    assert!(options.max_bytes(usize::MAX).read_from(MINIMAL.as_bytes()).is_ok());
}

#[test]
fn an_input_that_fails_is_told_apart_from_a_document_that_cannot_be_read() {
    for after in [0, 1, 40] {
        let error = child_progress::read_from(Failing(after)).unwrap_err();
        assert_eq!(error.to_string(), "the input could not be read");
        assert_eq!(error.source().unwrap().to_string(), "the line was cut");
        let ReadError::Io(io) = error else { unreachable!() };
        assert_eq!(io.kind(), io::ErrorKind::ConnectionReset);
    }
    let error = child_progress::read_from(&b"{"[..]).unwrap_err();
    assert!(error.to_string().starts_with("not a progress record: 1:2 error structure.not-json"));
}
