//! Bytes in: a record out, or every structural problem.
//!
//! A valid document is read once, by the types themselves. Only a document that the types refuse is gone over
//! again, by the fault reader, which has the shape of the types in hand and names every fault with its place.

mod fault;
mod locate;
mod options;
mod plain_name;
mod position;
mod scan;
mod suggest;
mod unknown;
mod walk;

pub use options::{Document, ReadError, ReadOptions, Unread, Unreadable, read, read_from, read_str};
