//! Time, memory and output are in proportion to the input.

mod growth;
mod proportion;
#[path = "../support/mod.rs"]
mod support;
