//! Reads and checks the example records a number of times, and says how many allocations that took. `benches/guard/run`
//! counts the instructions.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use child_progress::{CheckOptions, check, read_str};

struct Counted;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(times)) = (arguments.next(), arguments.next()) else {
        return Err("guard FOLDER TIMES".into());
    };
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let compact =
        |path| Ok::<_, Box<dyn std::error::Error>>(serde_json::to_string(&read_str(&std::fs::read_to_string(path)?)?)?);
    let texts = paths.into_iter().map(compact).collect::<Result<Vec<_>, _>>()?;
    let before = ALLOCATIONS.load(Relaxed);
    let times: usize = times.parse()?;
    for _ in 0..times {
        for text in &texts {
            black_box(check(&read_str(text)?, &CheckOptions::new()));
        }
    }
    println!("{} {}", texts.len(), (ALLOCATIONS.load(Relaxed) - before) / times.max(1));
    Ok(())
}
