//! Documents that the strategies of the crate generate.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

/// Documents from a fixed seed.
pub fn documents(number: usize) -> Vec<Value> {
    each_document(7).take(number).collect()
}

/// Documents without end, one after the other, from this seed.
pub fn each_document(seed: u8) -> impl Iterator<Item = Value> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = child_progress::strategy::document();
    std::iter::repeat_with(move || strategy.new_tree(&mut runner).unwrap().current())
}
