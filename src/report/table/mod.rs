//! The table of rules: the one place from which enum, documentation, catalogue and explanations are made.

mod sense;
mod structure;

use super::Severity;
use super::rule::{Rule, rules};
use crate::base::vocabulary;
use sense::with_sense;
use structure::structure;

structure!(with_sense);
