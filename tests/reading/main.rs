//! How documents are read: every spelling, every refusal, and what later versions may change.

mod compatibility;
mod extensions;
#[cfg(feature = "parallel")]
mod lines;
mod reading;
#[cfg(feature = "proptest")]
mod structure;
#[path = "../support/mod.rs"]
mod support;
mod values;
