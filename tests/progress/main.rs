//! Progress: summaries, and the pages that people read.

#[cfg(feature = "proptest")]
mod pages;
mod progress;
#[path = "../support/mod.rs"]
mod support;
