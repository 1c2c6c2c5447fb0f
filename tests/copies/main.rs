//! Copies of a record: amended, merged and compared.

#[cfg(feature = "proptest")]
mod amend;
#[cfg(feature = "proptest")]
mod diff;
#[cfg(feature = "proptest")]
mod merge;
#[cfg(feature = "proptest")]
#[path = "../support/mod.rs"]
mod support;
