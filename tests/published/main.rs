//! What is published: the schemas, the vectors, the interface, the examples, and the sources themselves.

mod api;
mod architecture;
mod examples;
mod programs;
mod promises;
mod schema;
#[path = "../support/mod.rs"]
mod support;
mod vectors;
