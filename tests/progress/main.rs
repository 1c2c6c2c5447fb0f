//! Progress: summaries, and the pages that people read.

#[cfg(feature = "proptest")]
mod pages;
#[cfg(feature = "proptest")]
mod progress;
#[cfg(feature = "proptest")]
#[path = "../support/mod.rs"]
mod support;
