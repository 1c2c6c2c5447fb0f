//! Any bytes: the typed reader and the fault reader give one answer, what is read is written and read back equal, and the
//! tolerant reader takes whatever the strict one takes.
#![no_main]

use child_progress::{ReadOptions, RuleCode, Severity};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    child_progress_fuzz::mutate(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    let strict = ReadOptions::strict();
    let read = strict.read(bytes);
    let faults = strict.faults(bytes);
    match &read {
        Ok(document) => {
            assert!(faults.findings().is_empty(), "the fault reader finds faults in what was read");
            assert!(document.report.findings().is_empty() && document.unread.is_empty());
            let written = serde_json::to_string(&document.record).expect("what was read can be written");
            assert_eq!(child_progress::read_str(&written).as_ref(), Ok(&document.record));
        }
        Err(unreadable) => {
            assert_eq!(unreadable.report(), &faults, "two answers on why it cannot be read");
            assert!(!faults.is_valid());
            let unexplained = faults.findings().iter().find(|finding| finding.code == RuleCode::Unexplained);
            assert!(unexplained.is_none(), "a refusal without an explanation");
        }
    }
    let tolerant = ReadOptions::tolerant();
    match tolerant.read(bytes) {
        Ok(document) => {
            assert!(document.report.is_valid());
            let written = serde_json::to_string(&document.record).expect("what was read can be written");
            assert_eq!(child_progress::read_str(&written).as_ref(), Ok(&document.record));
            if let Ok(strictly) = &read {
                assert_eq!(strictly.record, document.record);
            }
        }
        Err(unreadable) => {
            assert!(read.is_err(), "the tolerant reader refuses what the strict one takes");
            assert_eq!(unreadable.report(), &tolerant.faults(bytes));
            assert!(unreadable.report().count(Severity::Error) > 0);
        }
    }
    // Lower bounds refuse, and never fail in another way.
    let narrow = strict.max_depth(4).max_findings(2);
    assert_eq!(narrow.read(bytes).is_ok(), narrow.faults(bytes).findings().is_empty());
    assert!(narrow.faults(bytes).findings().len() <= 2);
});
