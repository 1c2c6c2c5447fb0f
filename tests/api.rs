//! What a host may count on of every public type: it goes between threads, can be shown without telling anybody's words,
//! and, where it is data, is cloned and compared.
#![cfg(all(feature = "parallel", feature = "proptest"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

use child_progress::*;

fn on_any_thread<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug>() {}
fn data<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + Clone + PartialEq + 'static>() {}

macro_rules! every_public_type {
    (data: $($data:ident)* others: $($other:ident)*) => {
        const LISTED: &[&str] = &[$(stringify!($data),)* $(stringify!($other),)*];

        #[test]
        fn types_have_the_common_traits() {
            $(data::<$data>();)*
            $(on_any_thread::<$other>();)*
        }
    };
}

// GENERATED

/// The types that the crate names at its root, from the documentation that a host reads: every `pub use` of `src/lib.rs`
/// ends in a declaration, by one of the macros or by `pub struct` and `pub enum`.
#[test]
fn every_public_type_is_listed() {
}
