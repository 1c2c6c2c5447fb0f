//! x
mod base;
mod model;
mod read;
mod report;
pub mod schema;
pub use base::*;
pub use model::*;
pub use read::*;
pub use report::*;
