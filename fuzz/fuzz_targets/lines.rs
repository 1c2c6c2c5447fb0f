//! Streams: one thread and two give the same, whatever pieces the input comes in, and each line has its number.
#![no_main]

use std::io::{self, Read};
use std::num::NonZeroUsize;

use child_progress::{Line, Lines, ReadOptions};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    child_progress_fuzz::mutate_lines(data, size, max_size, seed)
});

/// Gives so many bytes at a time at most.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let most = room.len().min(self.1);
        self.0.read(&mut room[..most])
    }
}

type Told = (u64, usize, Result<String, String>);

fn told(line: Line<'_>) -> Told {
    let read = line.read(&ReadOptions::strict());
    let result = read.map(|document| document.record.child.id.as_str().to_owned()).map_err(|error| error.to_string());
    (line.number, line.bytes.len(), result)
}

fn all(lines: Lines, input: impl Read + Send, jobs: Option<NonZeroUsize>) -> (u64, Vec<Told>) {
    let mut all = Vec::new();
    let take = |one: Told| {
        all.push(one);
        Ok::<_, io::Error>(())
    };
    let number = match jobs {
        Some(jobs) => lines.each_in_parallel(jobs, input, told, take),
        None => lines.each(input, told, take),
    };
    (number.expect("the input does not fail"), all)
}

fuzz_target!(|bytes: &[u8]| {
    let Some((head, stream)) = bytes.split_first() else { return };
    let piece = usize::from(*head).max(1) * 3;
    for lines in [Lines::new(), Lines::new().max_line(100)] {
        let one = all(lines, stream, None);
        assert_eq!(one, all(lines, Pieces(stream, piece), None), "the pieces make a difference");
        assert_eq!(one, all(lines, Pieces(stream, piece), NonZeroUsize::new(2)), "two threads make a difference");
        // Counted in another way: by the line breaks.
        let blank = |line: &&[u8]| line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
        let mut parts: Vec<&[u8]> = stream.split(|byte| *byte == b'\n').collect();
        if parts.last().is_some_and(|last| last.is_empty()) {
            parts.pop();
        }
        assert_eq!(one.0, parts.len() as u64);
        let expected: Vec<u64> =
            (1..).zip(&parts).filter(|(_, line)| !blank(line) || line.len() > 100).map(|(number, _)| number).collect();
        let numbers: Vec<u64> = one.1.iter().map(|one| one.0).collect();
        if lines == Lines::new() {
            let expected: Vec<u64> =
                (1..).zip(&parts).filter(|(_, line)| !blank(line)).map(|(number, _)| number).collect();
            assert_eq!(numbers, expected);
        } else {
            assert!(numbers.iter().all(|number| expected.contains(number)));
        }
    }
});
