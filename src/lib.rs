//! x
mod base;
mod model;
mod read;
mod report;
pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;
pub use base::*;
pub use model::vocabulary;
pub use model::*;
pub use read::*;
pub use report::*;
