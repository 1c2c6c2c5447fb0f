//! Streams of records: every line is answered, in order, whatever the others are and however the input comes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use child_progress::{Child, Lines, ProgressRecord, ReadOptions, RuleCode, write_line};

/// What is told of a line: its number, and the child's id or the codes of what is wrong.
type Told = (u64, Result<String, Vec<RuleCode>>);

fn told(line: child_progress::Line<'_>) -> Told {
    let read = line.read(&ReadOptions::strict());
    let codes = |findings: &[child_progress::Finding]| findings.iter().map(|finding| finding.code.clone()).collect();
    let read = read.map(|document| document.record.child.id.as_str().to_owned());
    (line.number, read.map_err(|unreadable| codes(unreadable.report().findings())))
}

/// All that is told, one after the other and on several threads, which has to be the same; and the number of lines.
fn all_told(lines: Lines, text: &[u8], most_at_a_time: usize) -> (Vec<Told>, u64) {
    let gather = |parallel: Option<usize>| {
        let mut all = Vec::new();
        let take = |told| {
            all.push(told);
            Ok::<_, io::Error>(())
        };
        let input = Pieces { rest: text, most: most_at_a_time, seed: 1 };
        let number = match parallel {
            Some(jobs) => lines.each_in_parallel(NonZeroUsize::new(jobs).unwrap(), input, told, take),
            None => lines.each(input, told, take),
        };
        (all, number.unwrap())
    };
    let one = gather(None);
    for jobs in [1, 2, 3] {
        assert_eq!(gather(Some(jobs)), one, "{jobs} jobs");
    }
    one
}

/// An input that gives up to so much at a time.
struct Pieces<'a> {
    rest: &'a [u8],
    most: usize,
    seed: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if self.seed % 7 == 0 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = (1 + (self.seed >> 33) % self.most).min(self.rest.len()).min(room.len());
        let (now, later) = self.rest.split_at(length);
        room[..length].copy_from_slice(now);
        self.rest = later;
        Ok(length)
    }
}

fn record(id: &str) -> String {
    format!(r#"{{"schemaVersion":"1.0","child":{{"id":"{id}"}}}}"#)
}

#[test]
fn every_line_is_told_with_its_number() {
    let text = format!(
        "{}\r\n\n \t\r\nnot a record\n{}\n{{\"schemaVersion\":\"1.0\"}}\n\u{feff}{}\n{}",
        record("a"),
        record("b"),
        record("c"),
        record("d")
    );
    for most in [1, 2, 50, 1000] {
        let (all, number) = all_told(Lines::new(), text.as_bytes(), most);
        assert_eq!(
            all,
            [
                (1, Ok("a".to_owned())),
                (4, Err(vec![RuleCode::NotJson])),
                (5, Ok("b".to_owned())),
                (6, Err(vec![RuleCode::Missing])),
                (7, Err(vec![RuleCode::ByteOrderMark])),
                (8, Ok("d".to_owned())),
            ]
        );
        assert_eq!(number, 8);
    }
    for (text, lines) in [("", 0), ("\n", 1), ("\n\n", 2), (" ", 1), ("\n ", 2)] {
        assert_eq!(all_told(Lines::new(), text.as_bytes(), 9), (Vec::new(), lines), "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_text_spoil_their_line_only() {
    let mut text = record("a").into_bytes();
    text.extend_from_slice(b"\n\xff\xfe\x00\n");
    text.extend_from_slice(record("b").as_bytes());
    let (all, _) = all_told(Lines::new(), &text, 5);
    assert_eq!(all, [(1, Ok("a".to_owned())), (2, Err(vec![RuleCode::NotUtf8])), (3, Ok("b".to_owned()))]);
}

#[test]
fn a_line_that_is_too_long_is_told_and_the_rest_goes_on() {
    let long = record(&"x".repeat(64));
    let bound = long.len();
    // Lines at the bound and beyond it, within a piece and longer than many.
    let lines =
        [long.clone(), format!("{long} "), record("a"), " ".repeat(1_000_000), "x".repeat(bound + 1), record("b")];
    let refused = || Err(vec![RuleCode::TooLarge]);
    for ending in ["", "\n"] {
        for most in [7, 400_000] {
            let text = lines.join("\n") + ending;
            let (all, number) = all_told(Lines::new().max_line(bound), text.as_bytes(), most);
            let results: Vec<_> = all.into_iter().map(|(_, result)| result).collect();
            let (a, b) = (Ok("a".to_owned()), Ok("b".to_owned()));
            assert_eq!(results, [Ok("x".repeat(64)), refused(), a, refused(), refused(), b]);
            assert_eq!(number, 6);
        }
    }
    let (all, number) = all_told(Lines::new().max_line(10), "x".repeat(11).as_bytes(), 3);
    assert_eq!((all, number), (vec![(1, refused())], 1));
}

#[test]
fn long_streams_are_told_in_order() {
    let mut text = Vec::new();
    for number in 0..20_000 {
        let id = format!("c{number}");
        if number % 100 == 7 {
            text.extend_from_slice(b"{\"schemaVersion\":\"1.0\"}\n");
        } else {
            write_line(&ProgressRecord::of(Child::new(id.as_str().try_into().unwrap())), &mut text).unwrap();
        }
    }
    let (all, number) = all_told(Lines::new(), &text, 300_000);
    assert_eq!((all.len(), number), (20_000, 20_000));
    for (at, (line, result)) in all.into_iter().enumerate() {
        assert_eq!(line, at as u64 + 1);
        assert_eq!(result.ok(), (at % 100 != 7).then(|| format!("c{at}")));
    }
}

/// What fails, after some lines: the input.
struct Failing(&'static [u8]);

impl Read for Failing {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self.0.read(room)? {
            0 => Err(io::ErrorKind::ConnectionReset.into()),
            length => Ok(length),
        }
    }
}

#[test]
fn what_was_read_before_the_input_failed_is_told() {
    for jobs in [None, NonZeroUsize::new(2)] {
        let mut all = Vec::new();
        let take = |(number, _): Told| {
            all.push(number);
            Ok::<_, io::Error>(())
        };
        let input = Failing(b"1\n2\n3\n4");
        let ended = match jobs {
            Some(jobs) => Lines::new().each_in_parallel(jobs, input, told, take),
            None => Lines::new().each(input, told, take),
        };
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::ConnectionReset);
        assert_eq!(all, [1, 2, 3]);
    }
}

#[test]
fn whoever_takes_the_results_can_stop() {
    let text = "x\n".repeat(1_000_000);
    for jobs in [None, NonZeroUsize::new(2)] {
        let mut taken = 0;
        let take = |_: Told| {
            taken += 1;
            if taken == 3 { Err(io::Error::from(io::ErrorKind::BrokenPipe)) } else { Ok(()) }
        };
        let ended = match jobs {
            Some(jobs) => Lines::new().each_in_parallel(jobs, text.as_bytes(), told, take),
            None => Lines::new().each(text.as_bytes(), told, take),
        };
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert_eq!(taken, 3);
    }
}

#[test]
fn a_panic_of_the_work_is_not_waited_for() {
    let text = "x\n".repeat(1_000_000);
    let panicked = std::panic::catch_unwind(|| {
        let work = |line: child_progress::Line<'_>| assert!(line.number != 5, "on purpose");
        let _ = Lines::new().each_in_parallel(NonZeroUsize::MIN, text.as_bytes(), work, |()| Ok::<_, io::Error>(()));
    });
    assert!(panicked.is_err());
}

/// An input that gives a line only when it is asked for one from outside.
struct Asked(Receiver<&'static [u8]>);

impl Read for Asked {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.0.recv().map_or(Ok(0), |mut line| line.read(room))
    }
}

#[test]
fn a_slow_input_is_answered_line_by_line() {
    fn answered(each: impl FnOnce(Asked, Sender<u64>) + Send) {
        let (give, input) = channel();
        let (answer, answers) = channel();
        std::thread::scope(|scope| {
            scope.spawn(|| each(Asked(input), answer));
            for number in 1..=3 {
                give.send(b"x\n".as_slice()).unwrap();
                assert_eq!(answers.recv_timeout(Duration::from_secs(20)), Ok(number));
            }
            drop(give);
        });
    }
    let take = |answer: Sender<u64>| move |(number, _): Told| answer.send(number).map_err(io::Error::other);
    answered(|input, answer| drop(Lines::new().each(input, told, take(answer))));
    let jobs = NonZeroUsize::new(2).unwrap();
    answered(|input, answer| drop(Lines::new().each_in_parallel(jobs, input, told, take(answer))));
}

#[test]
fn records_written_one_after_the_other_are_a_stream() {
    let mut text = Vec::new();
    let records: Vec<ProgressRecord> =
        ["a", "b"].map(|id| ProgressRecord::of(Child::new(id.try_into().unwrap()))).into();
    for record in &records {
        write_line(record, &mut text).unwrap();
    }
    let mut read = Vec::new();
    let work = |line: child_progress::Line<'_>| line.read(&ReadOptions::strict()).unwrap().record;
    let number = Lines::new().each(text.as_slice(), work, |record| {
        read.push(record);
        Ok::<_, io::Error>(())
    });
    assert_eq!((number.unwrap(), read), (2, records));
    let refused = write_line(&ProgressRecord::of(Child::new("a".try_into().unwrap())), Full).unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::StorageFull);
}

/// An output that takes nothing.
struct Full;

impl io::Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
