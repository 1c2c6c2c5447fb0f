//! Sharing: who gets what of a record, and that nobody gets more.

#[cfg(feature = "proptest")]
mod share;
mod share_decisions;
mod share_time;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "proptest")]
mod trust;
