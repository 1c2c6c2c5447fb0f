//! The `child-progress` command.
#![cfg(feature = "cli")]

mod cli;
#[cfg(unix)]
mod manners;
#[path = "../support/mod.rs"]
mod support;
