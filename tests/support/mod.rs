//! What the suites share.
#![allow(dead_code)] // each suite uses a part
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(feature = "cli")]
pub mod command;
pub mod copies;
pub mod files;
#[cfg(feature = "proptest")]
pub mod generated;
pub mod mutations;
pub mod places;
pub mod processor;
pub mod random;
pub mod records;
pub mod shapes;

use serde_json::Value;

/// How many cases a test runs: its usual number, or the number in `CASES`.
pub fn cases(usual: u32) -> u32 {
    std::env::var("CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// How large a record is that time is measured with: its usual size, or the size in `LARGE`.
pub fn large(usual: usize) -> usize {
    std::env::var("LARGE").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A published schema, judged by an independent validator with formats asserted.
pub fn validator(name: &str) -> jsonschema::Validator {
    let schema = child_progress::schema::PublishedSchema::find(name).unwrap();
    let schema: Value = serde_json::from_str(schema.text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Shows every failure, one to a paragraph.
#[track_caller]
pub fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures:\n\n{}", failures.len(), failures.join("\n\n"));
}
