//! The laws of comparing, on copies of generated records.

use child_progress::{ChangeKind, Diff, ProgressRecord, diff};

use crate::support::cases;
use crate::support::copies::copy;
use crate::support::generated::documents;
use crate::support::random::Random;

fn pairs(number: u32, mut each: impl FnMut(&ProgressRecord, &ProgressRecord)) {
    let documents = documents((number as usize).clamp(20, 1000));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..number {
        let document = random.one(&documents);
        let [old, new] = [(); 2].map(|()| copy(&document, &documents, &mut random));
        each(&old, &new);
    }
}

fn told(diff: &Diff, what: ChangeKind) -> Vec<(String, Option<String>)> {
    let own = diff.changes.iter().filter(|change| change.what == what);
    let id = |change: &child_progress::Change| change.id.as_ref().map(|id| id.as_str().to_owned());
    let mut all: Vec<_> = own.map(|change| (change.pointer.as_str().to_owned(), id(change))).collect();
    all.sort();
    all
}

/// `CASES=100000 cargo test --release --all-features --test copies diff::laws -- --nocapture` tries many.
#[test]
fn laws_hold_on_pairs_of_copies() {
    let (mut total, mut equal) = (0, 0);
    pairs(cases(300), |old, new| {
        assert!(diff(old, old).is_empty() && diff(new, new).is_empty());
        let there = diff(old, new);
        let back = diff(new, old);
        assert_eq!(there.is_empty(), old == new, "every difference is told");
        total += 1;
        equal += u32::from(old == new);
        let [before, after] = [old, new].map(|record| serde_json::to_value(record).unwrap());
        for change in &there.changes {
            for member in &change.members {
                let pointer = format!("{}{}", change.pointer, member.pointer);
                if let Some(content) = &member.after {
                    assert_eq!(after.pointer(&pointer), Some(&content.get()), "{pointer}");
                }
                assert_ne!(member.before, member.after);
            }
            let side = if change.what == ChangeKind::Removed { &before } else { &after };
            assert!(side.pointer(change.pointer.as_str()).is_some());
        }
        // What came one way goes the other, removal notes apart: the first about what is gone is told with it.
        let entries = |list: Vec<(String, Option<String>)>| -> Vec<_> {
            list.into_iter().filter(|(pointer, _)| !pointer.starts_with("/removals")).collect()
        };
        assert_eq!(entries(told(&there, ChangeKind::Added)), entries(told(&back, ChangeKind::Removed)));
        assert_eq!(
            there.changes.iter().filter(|change| change.what == ChangeKind::Changed).count(),
            back.changes.iter().filter(|change| change.what == ChangeKind::Changed).count()
        );
        assert!(there.to_text(old, new).starts_with("What changed for "));
        assert_eq!(there.to_text(old, new).contains("Nothing has changed."), old == new);
    });
    println!("{total} pairs, {equal} of them equal");
    assert!(equal < total / 2);
}
