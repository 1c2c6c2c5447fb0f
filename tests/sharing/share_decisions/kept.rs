//! What the child keeps.

use child_progress::{Audience, ProgressOptions, ProgressRecord, ShareOptions, Unlabelled, diff, progress, share};
use serde_json::{Value, json};

use super::{assert_shares, assert_shares_all, nothing_of, seen, shared, to};
use crate::support::records::record;

#[test]
fn the_childs_no_is_kept_from_everybody_but_the_child() {
    let voice = json!({"manner": "verbatim", "words": {"words": "I hate it."}, "sharing": {"answer": "no"}});
    let members = json!({
        "people": [{"id": "p1", "roles": ["teaching-assistant"], "name": "Jo"}],
        "profile": [{"id": "s1", "heading": "important-to", "text": {"words": "Quiet."}, "voice": voice}],
        "goals": [
            {"id": "g1", "wordings": [{"text": {"words": "A."}, "voice": voice}, {"text": {"words": "B."}}],
             "worth": {"words": {"words": "Much."}, "voice": voice}},
            {"id": "g2", "wordings": [{"text": {"words": "C."}, "voice": voice}]},
        ],
        "observations": [
            {"id": "o1", "occurred": "2026-09-14", "seen": {"words": "He said: I hate it."}, "voice": voice, "unplanned": true,
             "interpretations": [{"words": {"words": "He hates it."}}], "help": {"prompts": 1},
             "evidence": [{"uri": "urn:a", "sharing": {"answer": "no"}}, {"uri": "urn:b"}]},
            {"id": "o2", "occurred": "2026-09-14", "voice": {"manner": "signed", "words": {"words": "No."}, "heardBy": [{"person": "p1"}], "sharing": {"answer": "no"}}},
        ],
        "views": [{"id": "v1", "of": {"role": "child"}, "onWhat": "whole", "words": {"words": "Bad."}, "voice": voice}],
        "reviews": [{"id": "r1", "held": "2026-10-01", "participants": [
            {"who": {"role": "child"}, "tookPart": "beforehand", "words": {"words": "A drawing of it."}, "voice": voice}]}],
        "aids": [{"id": "a1", "what": {"words": "A board."}, "history": [{"state": "stopped", "why": {"words": "He hates it."}, "voice": voice}]}],
        "transitions": [{"id": "t1", "transitionKind": "new-class", "on": "2026-09", "handover": {"on": "2026-09", "what": {"words": "All."}, "voice": voice}}],
    });
    let expected = json!({
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "B."}}]}],
        "observations": [{"id": "o1", "occurred": "2026-09-14", "unplanned": true, "help": {"prompts": 1}}],
        "reviews": [{"id": "r1", "held": "2026-10-01", "participants": [{"who": {"role": "child"}, "tookPart": "beforehand"}]}],
        "aids": [{"id": "a1", "what": {"words": "A board."}, "history": [{"state": "stopped"}]}],
        "transitions": [{"id": "t1", "transitionKind": "new-class", "on": "2026-09", "handover": {"on": "2026-09"}}],
    });
    let told = [
        "/profile/0 kept-by-child",
        "/goals/0/wordings/0 kept-by-child",
        "/goals/0/worth kept-by-child",
        "/goals/1 kept-by-child",
        "/observations/0/voice kept-by-child",
        "/observations/0/seen kept-by-child",
        "/observations/0/interpretations kept-by-child",
        "/observations/0/evidence kept-by-child",
        "/observations/1 nothing-left",
        "/views/0 kept-by-child",
        "/reviews/0/participants/0/voice kept-by-child",
        "/reviews/0/participants/0/words kept-by-child",
        "/aids/0/history/0/voice kept-by-child",
        "/aids/0/history/0/why kept-by-child",
        "/transitions/0/handover/voice kept-by-child",
        "/transitions/0/handover/what kept-by-child",
        "/people/0 unused",
    ];
    assert_shares(&members, &to("parent-carers"), &expected, &told);
    assert_shares(&members, &to("child").and(Audience::ParentCarers).unwrap(), &expected, &told);
    assert_shares_all(&members, &to("child"));
}

#[test]
fn yes_to_some_is_for_those_all_of_whom_are_meant() {
    let with = |sharing: &Value| {
        json!({
            "people": [{"id": "p1", "roles": ["parent-carer"]}],
            "observations": [seen("o0", &json!({"observers": [{"person": "p1"}]}))],
            "views": [{"id": "v1", "of": {"role": "child"}, "onWhat": "whole", "stance": "agree",
                "voice": {"manner": "symbols", "words": {"words": "Good."}, "sharing": sharing}}],
        })
    };
    let parents = json!({"answer": "some", "sharedWith": [{"role": "parent-carer"}]});
    assert_shares_all(&with(&parents), &to("parent-carers"));
    assert_shares_all(&with(&parents), &to("child"));
    assert_shares_all(&with(&parents), &to("child").and(Audience::ParentCarers).unwrap());
    for (sharing, audience) in [
        (parents, "education"),
        (json!({"answer": "some", "sharedWith": [{"person": "p1"}]}), "parent-carers"),
        (json!({"answer": "some", "sharedWith": [{"person": "p1", "role": "parent-carer"}]}), "parent-carers"),
        (json!({"answer": "some", "sharedWith": [{"role": "teacher"}]}), "education"),
        (json!({"answer": "some"}), "education"),
        (json!({"answer": "yes", "sharedWith": [{"role": "teacher"}]}), "health"),
        (json!({"answer": "our:only-mum"}), "parent-carers"),
    ] {
        let (document, told) = shared(&with(&sharing), &to(audience));
        assert!(document.get("views").is_none(), "{sharing} for {audience}");
        assert_eq!(told, ["/views/0 shared-with-others"]);
    }
    for answer in ["yes", "not-asked"] {
        assert_shares_all(&with(&json!({"answer": answer})), &to("health"));
    }
}

/// The words of one person are never given to another: a voice goes with whom its holder names.
#[test]
fn a_voice_goes_with_the_person_whose_words_its_holder_says_they_are() {
    let members = json!({
        "people": [{"id": "p1", "name": "Ms Zebra", "audience": ["named-staff"]}],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "He sleeps."}, "by": {"person": "p1"},
            "voice": {"manner": "verbatim", "words": {"words": "I want him to sleep."}}}]}],
    });
    let shared = share(&record(&members), &to("education")).record;
    let wording = &shared.goals[0].wordings[0];
    assert!(wording.by.is_none() && wording.voice.is_none(), "{wording:?}");
}

/// Corrections of what the child keeps tell it again.
#[test]
fn corrections_of_what_the_child_keeps_are_kept() {
    let kept = json!({"voice": {"manner": "verbatim", "words": {"words": "I hate it."}, "sharing": {"answer": "no"}}});
    let members = json!({
        "observations": [seen("o1", &kept), seen("o2", &json!({}))],
        "amendments": [
            {"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "reason": {"words": "He said hate."}},
            {"id": "a2", "amendmentKind": "disputed", "entry": "o2", "statement": {"words": "He did not say hate."}},
        ],
    });
    let whole = record(&members);
    let text = serde_json::to_string(&share(&whole, &to("education")).record).unwrap();
    assert!(!text.contains("hate") && !text.contains("o2"), "{text}");
    assert_shares_all(&members, &to("child"));
    for page in [
        progress(&whole, &ProgressOptions::new()).to_text(&whole),
        diff(&record(&json!({})), &whole).to_text(&record(&json!({})), &whole),
    ] {
        assert!(!page.contains("hate") && !page.contains("Waved."), "{page}");
    }
}

#[test]
fn what_the_child_keeps_stays_kept_where_whoever_worded_it_is_left_out() {
    let only = |label: &str| ShareOptions::new(Audience::new(label).unwrap(), Unlabelled::Exclude).unwrap();
    for answer in ["no", "some", "not-known-here"] {
        let voice = json!({"manner": "verbatim", "words": {"words": "SECRET"}, "sharing": {"answer": answer}});
        let all = json!(["child", "parent-carers", "education"]);
        let members = json!({
            "people": [{"id": "p1", "audience": ["parent-carers"]}],
            "profile": [{"id": "s1", "heading": "aspiration", "text": {"words": "SECRET"}, "by": {"person": "p1"},
                "voice": voice, "audience": all}],
            "goals": [{"id": "g1", "wordings": [{"text": {"words": "SECRET"}, "by": {"person": "p1"}, "voice": voice}], "audience": all}],
        });
        nothing_of("SECRET", &members, Clone::clone, &only("education"));
        // The child is given it without whoever worded it, and with their own answer.
        let to_child = |record: &ProgressRecord| share(record, &only("child")).record;
        assert!(serde_json::to_string(&to_child(&record(&members))).unwrap().contains("SECRET"));
        nothing_of("SECRET", &members, to_child, &only("education"));
        nothing_of("SECRET", &members, to_child, &only("parent-carers"));
    }
}

#[test]
fn a_correction_of_what_the_child_keeps_is_kept_also_out_of_the_childs_own_copy() {
    let only = |label: &str| ShareOptions::new(Audience::new(label).unwrap(), Unlabelled::Exclude).unwrap();
    let members = json!({
        "observations": [
            {"id": "o1", "occurred": "2026-01-01", "audience": ["child"],
                "voice": {"manner": "verbatim", "words": {"words": "Kept."}, "sharing": {"answer": "no"}}},
            {"id": "o2", "occurred": "2026-01-01", "seen": {"words": "SECRET"}, "audience": ["child", "education"]}],
        "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2",
            "reason": {"words": "Dates."}, "audience": ["education"]}],
    });
    let to_child = |record: &ProgressRecord| share(record, &only("child")).record;
    assert!(serde_json::to_string(&to_child(&record(&members))).unwrap().contains("SECRET"), "the child is told");
    nothing_of("SECRET", &members, to_child, &only("education"));
}

#[test]
fn of_two_children_neither_is_taken_for_the_child_in_a_copy() {
    let sibling = |by: Value| {
        json!({
            "people": [{"id": "p1", "roles": ["child"]}, {"id": "p4", "name": "Sib", "roles": ["child"]}],
            "profile": [{"id": "s", "heading": "aspiration", "text": {"words": "SIBW"}, "by": by, "audience": ["education"]}],
        })
    };
    for by in [json!({"person": "p4"}), json!({"person": "p4", "role": "child"})] {
        let members = sibling(by);
        let page = |record: &ProgressRecord| progress(record, &ProgressOptions::new()).to_text(record);
        let record = record(&members);
        let copy = share(&record, &to("education")).record;
        for page in [page(&record), page(&copy), page(&share(&copy, &to("education")).record)] {
            assert!(!page.contains("OWN WAY") && page.contains("is not written here"), "{page}");
        }
    }
    // Nor does somebody whom the record has as another become the child when they are left out.
    let members = json!({
        "people": [{"id": "p3", "name": "Mum", "roles": ["parent-carer"], "audience": ["health"]}],
        "observations": [{"id": "o1", "occurred": "2026-01-01", "audience": ["education"],
            "voice": {"manner": "verbatim", "whose": {"person": "p3", "role": "child"}, "words": {"words": "SECRET"}}}],
    });
    nothing_of("SECRET", &members, Clone::clone, &to("education"));
}
