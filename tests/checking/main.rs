//! What the rules find, where they find it, and that they repeat nothing.

#[cfg(feature = "proptest")]
mod corpus;
#[cfg(feature = "proptest")]
mod mistakes;
#[cfg(feature = "proptest")]
mod privacy;
#[cfg(feature = "proptest")]
mod sense;
#[cfg(feature = "proptest")]
#[path = "../support/mod.rs"]
mod support;
