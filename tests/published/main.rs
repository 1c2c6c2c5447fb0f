//! What is published: the schemas, the vectors, the interface, the examples, and the sources themselves.

mod api;
mod architecture;
#[cfg(feature = "proptest")]
mod examples;
mod programs;
mod schema;
#[cfg(feature = "proptest")]
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "proptest")]
mod vectors;
