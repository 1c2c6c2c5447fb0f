//! The same on several cores: one thread reads, several work, and the caller's takes what comes of it, in order.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::block::{Block, Blocks};
use super::{Line, Lines};

/// A piece of the input by its place in the order, or how the input ended: with so many lines, or with an error.
type Piece<T> = (u64, Result<T, io::Result<u64>>);

impl Lines {
    /// As [`each`](Self::each), with `work` done by so many threads at once, [`MAX_JOBS`](Self::MAX_JOBS) at most
    /// (feature `parallel`). `take` is called by the thread that calls this, and by no other.
    ///
    /// Held at a time are at most twice as many blocks as there are jobs and one more, each of 256 KiB or the longest
    /// line, and what `work` made of the lines in them.
    ///
    /// # Errors
    /// As [`each`](Self::each); and one of the system's where it starts no thread. Where it starts fewer than were
    /// asked for, those do the work.
    ///
    /// # Panics
    /// Where `work` does.
    pub fn each_in_parallel<R: Send, E: From<io::Error>>(
        &self,
        jobs: NonZeroUsize,
        input: impl Read + Send,
        work: impl Fn(Line<'_>) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<u64, E> {
        let jobs = jobs.get().min(Self::MAX_JOBS);
        let (give_buffer, buffers) = channel();
        for _ in 0..=2 * jobs {
            // The other end is here: it cannot fail.
            let _ = give_buffer.send(Vec::new());
        }
        let (give_block, blocks) = channel();
        let (give_result, results) = channel();
        let blocks = Mutex::new(blocks);
        thread::scope(|scope| {
            let max_line = self.max_line;
            let mut started = 0;
            for _ in 0..jobs {
                let (give_result, blocks, work) = (give_result.clone(), &blocks, &work);
                let worker = move || {
                    let each = |block: Block| {
                        let results: Vec<R> = block.lines(max_line).map(work).collect();
                        (results, block.into_buffer())
                    };
                    // Ends when nobody gives blocks any more, or nobody takes results.
                    while let Some((place, block)) = next(blocks) {
                        let done = catch_unwind(AssertUnwindSafe(|| block.map(each)));
                        // Whoever waits for this piece has to hear of a panic, or they would wait for ever.
                        let (piece, panic) = match done {
                            Ok(piece) => (piece, None),
                            Err(panic) => (Err(Err(io::Error::other("a thread panicked"))), Some(panic)),
                        };
                        let is_taken = give_result.send((place, piece)).is_ok();
                        if let Some(panic) = panic {
                            resume_unwind(panic);
                        }
                        if !is_taken {
                            break;
                        }
                    }
                };
                match thread::Builder::new().spawn_scoped(scope, worker) {
                    Ok(_) => started += 1,
                    Err(error) if started == 0 => return Err(error.into()),
                    Err(_) => break,
                }
            }
            // Last, because it may wait for the input: it ends when nobody takes what it gives, and so do those above
            // when it gives nothing.
            let reader = move || read_all(Blocks::new(input, max_line), &buffers, &give_block);
            thread::Builder::new().spawn_scoped(scope, reader)?;
            drop(give_result);
            // Dropped when this is left, so that the reader does not wait for buffers for ever.
            let give_buffer = give_buffer;
            let mut waiting = BTreeMap::new();
            let mut due = 0;
            for (place, piece) in results {
                waiting.insert(place, piece);
                while let Some(piece) = waiting.remove(&due) {
                    let (of_lines, buffer) = match piece {
                        Ok(piece) => piece,
                        Err(end) => return Ok(end?),
                    };
                    of_lines.into_iter().try_for_each(&mut take)?;
                    // Nobody waits for it where the input is over.
                    let _ = give_buffer.send(buffer);
                    due += 1;
                }
            }
            Err(io::Error::other("the threads ended early").into())
        })
    }
}

fn next(blocks: &Mutex<Receiver<Piece<Block>>>) -> Option<Piece<Block>> {
    blocks.lock().ok()?.recv().ok()
}

/// Reads until the input is over, or nobody gives buffers or takes blocks any more.
fn read_all(mut blocks: Blocks<impl Read>, buffers: &Receiver<Vec<u8>>, give: &Sender<Piece<Block>>) {
    for place in 0.. {
        let Ok(buffer) = buffers.recv() else { return };
        let piece = match blocks.next(buffer) {
            Ok(Some(block)) => Ok(block),
            Ok(None) => Err(Ok(blocks.lines())),
            Err(error) => Err(Err(error)),
        };
        let is_end = piece.is_err();
        if give.send((place, piece)).is_err() || is_end {
            return;
        }
    }
}
