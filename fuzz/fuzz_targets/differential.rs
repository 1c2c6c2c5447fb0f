//! The reader against the published schema, as another validator judges it with formats asserted.
//!
//! The documented differences (docs/design/read.md) cannot come up: the document is parsed first, which refuses what is
//! nested too deep, half of a surrogate pair, a byte order mark and numbers that no double holds, and written anew, so that
//! no member stands twice.
#![no_main]

use std::sync::LazyLock;

use jsonschema::Validator;
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target};
use serde_json::Value;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = child_progress::schema::PublishedSchema::find("progress-record").expect("it is published");
    let schema: Value = serde_json::from_str(schema.text).expect("it is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("it is a schema")
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    child_progress_fuzz::mutate(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        assert!(child_progress::read(bytes).is_err(), "the reader takes what is not JSON");
        return Corpus::Reject;
    };
    let by_schema = VALIDATOR.is_valid(&value);
    let text = value.to_string();
    let by_reader = child_progress::read_str(&text).is_ok();
    assert_eq!(by_reader, by_schema, "the reader says {by_reader}, the schema {by_schema}");
    if child_progress::read(bytes).is_ok() {
        assert!(by_schema, "the reader takes what the schema refuses");
    }
    Corpus::Keep
});
