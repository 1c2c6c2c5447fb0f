//! Findings of generated records lead to what they are about.

use child_progress::{CheckOptions, check};

use crate::support::cases;
use crate::support::generated::documents;
use crate::support::mutations::mutate;
use crate::support::random::Random;

/// Every place that a finding names is in the document, and has a line and column in its text.
#[test]
fn findings_lead_to_places_in_the_document() {
    let mut random = Random(0x5EED);
    let mut found = 0;
    for (at, mut document) in documents(cases(300) as usize).into_iter().enumerate() {
        if at % 2 == 1 {
            mutate(&mut document, &mut random);
        }
        let text = serde_json::to_string_pretty(&document).unwrap();
        let Ok(record) = child_progress::read_str(&text) else { continue };
        let report = check(&record, &CheckOptions::new()).located_in(&text);
        assert_eq!(report, check(&record, &CheckOptions::new()).located_in(&text));
        for finding in report.findings() {
            found += 1;
            for pointer in finding.related.iter().chain([&finding.pointer]) {
                assert!(document.pointer(pointer.as_str()).is_some(), "{finding}: {pointer} leads nowhere");
            }
            assert!(finding.position.is_some(), "{finding}");
        }
    }
    assert!(found > 1000, "only {found} findings");
}
