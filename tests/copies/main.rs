//! Copies of a record: amended, merged and compared.

mod amend;
mod diff;
mod merge;
#[path = "../support/mod.rs"]
mod support;
