//! What holds of progress whatever the values and whatever the record.

use std::sync::LazyLock;

use child_progress::{ProgressOptions, ProgressRecord, progress};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::followed;
use crate::support;

fn first_goal(document: &Value) -> child_progress::GoalProgress {
    let record: ProgressRecord = serde_json::from_value(document.clone()).unwrap();
    progress(&record, &ProgressOptions::new()).goals[0].clone()
}

static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| support::validator("progress-summary"));

const INTENTS: [&str; 7] = ["gain", "extend", "maintain", "slow-loss", "regain", "take-part", "change-environment"];

proptest! {
    #![proptest_config(ProptestConfig { cases: support::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn turning_a_scale_round_with_its_values_changes_no_status(
        intent in prop::sample::select(&INTENTS[..]),
        values in prop::collection::vec(-9_i32..10, 1..9),
        target in prop::option::of(-9_i32..10),
    ) {
        prop_assume!(intent != "take-part"); // how often is told from zero, which has two sides
        let turned: Vec<i32> = values.iter().map(|value| -value).collect();
        let one = first_goal(&followed(intent, "higher", &values, target));
        let other = first_goal(&followed(intent, "lower", &turned, target.map(|target| -target)));
        prop_assert_eq!(&one.status, &other.status);
        prop_assert_eq!(&one.measures[0].trend, &other.measures[0].trend);
    }

    #[test]
    fn fewer_observations_never_make_it_surer(
        intent in prop::sample::select(&INTENTS[..]),
        values in prop::collection::vec(-9_i32..10, 1..9),
        left_out in any::<prop::sample::Index>(),
    ) {
        let rank = |sure: &child_progress::Sureness| ["one", "few", "several"].iter().position(|code| *code == sure.as_str());
        let all = followed(intent, "higher", &values, None);
        let mut fewer = all.clone();
        fewer["observations"].as_array_mut().unwrap().remove(left_out.index(values.len()));
        let (all, fewer) = (first_goal(&all), first_goal(&fewer));
        prop_assert!(rank(&fewer.measures[0].sure) <= rank(&all.measures[0].sure));
        prop_assert!(fewer.measures[0].comparable <= all.measures[0].comparable);
    }

    #[test]
    fn what_was_not_observed_changes_no_direction(
        intent in prop::sample::select(&INTENTS[..]),
        values in prop::collection::vec(-9_i32..10, 1..9),
        at in 0_usize..28,
        reason in prop::sample::select(&["absent", "unwell", "declined", "method-failed", "not-looked-for"][..]),
    ) {
        let document = followed(intent, "higher", &values, Some(5));
        let mut with_gap = document.clone();
        with_gap["observations"].as_array_mut().unwrap().push(json!({
            "id": "gap", "occurred": format!("2026-01-{:02}", at + 1), "goals": ["g1"],
            "notObserved": [{"reason": reason, "measures": ["m1"]}],
        }));
        let (without, with) = (first_goal(&document), first_goal(&with_gap));
        prop_assert_eq!(&without.status, &with.status);
        prop_assert_eq!(&without.measures[0].changes, &with.measures[0].changes);
        prop_assert_eq!(with.measures[0].gaps.len(), 1);
    }

    #[test]
    fn any_record_is_summarised(record in child_progress::strategy::record()) {
        let summary = progress(&record, &ProgressOptions::new());
        let value = serde_json::to_value(&summary).unwrap();
        let faults: Vec<String> =
            VALIDATOR.iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
        prop_assert!(faults.is_empty(), "{:?}", faults);
        prop_assert!(!summary.to_text(&record).is_empty());
    }
}
