//! What the rules find, where they find it, and that they repeat nothing.

mod corpus;
#[cfg(feature = "proptest")]
mod mistakes;
mod privacy;
mod sense;
#[path = "../support/mod.rs"]
mod support;
