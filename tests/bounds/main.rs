//! Time, memory and output are in proportion to the input.

mod growth;
#[path = "../support/processor.rs"]
mod processor;
mod proportion;
#[path = "../support/shapes.rs"]
mod shapes;
