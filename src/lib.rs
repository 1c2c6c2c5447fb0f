//! x
mod base;
mod model;
pub use base::*;
pub use model::*;
