//! By what values are judged: how much a value is in the terms of its measure, which way is wished for, and what a goal
//! hopes for.

mod amount;
mod hope;
mod wish;

pub use amount::{Amount, NoAmount, OtherTerms, amount, has_steps, on_scale, place};
pub use hope::{Hope, aims_back};
pub use wish::{SLACK, Turn, Wish, wish};
