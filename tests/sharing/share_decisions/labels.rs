//! Labels: for whom an entry is by its own.

use child_progress::{
    Audience, NobodysAudience, ProgressOptions, ProgressRecord, ShareOptions, Unlabelled, progress, share,
};
use serde_json::json;

use super::{assert_shares, assert_shares_all, seen, shared, to};
use crate::support::records::record;

#[test]
fn labels_are_a_set() {
    let members = json!({"observations": [
        seen("o1", &json!({"audience": ["education", "health"]})),
        seen("o2", &json!({"audience": ["parent-carers"]})),
        seen("o3", &json!({"audience": ["our-school:governors"]})),
    ]});
    let of = |number: usize| json!({"observations": [members["observations"][number]]});
    let others =
        |one: &str, two: &str| [format!("/observations/{one} for-others"), format!("/observations/{two} for-others")];
    for (audience, number, [one, two]) in [
        ("education", 0, others("1", "2")),
        ("health", 0, others("1", "2")),
        ("parent-carers", 1, others("0", "2")),
        ("our-school:governors", 2, others("0", "1")),
    ] {
        assert_shares(&members, &to(audience), &of(number), &[&one, &two]);
    }
    let all = ["/observations/0 for-others", "/observations/1 for-others", "/observations/2 for-others"];
    // No label stands above another: named staff are not all staff, and the authority does not see everything.
    for audience in ["named-staff", "local-authority", "child"] {
        assert_shares(&members, &to(audience), &json!({}), &all);
    }
}

#[test]
fn several_in_one_room_see_what_each_may_see_and_one_of_two_hats_what_either_may() {
    let members = json!({"observations": [
        seen("o1", &json!({"audience": ["education"]})),
        seen("o2", &json!({"audience": ["education", "parent-carers"]})),
        seen("o3", &json!({"audience": ["parent-carers"]})),
        seen("o4", &json!({})),
    ]});
    let list = &members["observations"];
    let room = to("education").and(Audience::ParentCarers).unwrap();
    let told = ["/observations/0 for-others", "/observations/2 for-others"];
    assert_shares(&members, &room, &json!({"observations": [list[1], list[3]]}), &told);
    assert_shares_all(&members, &to("education").or(Audience::ParentCarers).unwrap());
    let room = to("health").and(Audience::Education).unwrap().or(Audience::ParentCarers).unwrap();
    let told = ["/observations/0 for-others", "/observations/1 for-others", "/observations/2 for-others"];
    assert_shares(&members, &room, &json!({"observations": [list[3]]}), &told);
}

#[test]
fn a_copy_for_a_room_says_so_and_one_for_two_hats_does_not() {
    let excerpt =
        |options: &ShareOptions| serde_json::to_value(share(&record(&json!({})), options).record.excerpt).unwrap();
    let both = json!(["education", "parent-carers"]);
    let room = to("education").and(Audience::ParentCarers).unwrap();
    assert_eq!(excerpt(&room), json!({"audience": both, "together": true}));
    assert_eq!(excerpt(&to("education").or(Audience::ParentCarers).unwrap()), json!({"audience": both}));
    assert_eq!(excerpt(&to("education")), json!({"audience": ["education"]}));
}

#[test]
fn the_page_of_a_copy_does_not_take_what_is_not_there_for_not_written() {
    let page = |record: &ProgressRecord| progress(record, &ProgressOptions::new()).to_text(record);
    let whole = record(&json!({}));
    assert!(page(&whole).contains("What the child thinks is not written here yet."));
    let page = page(&share(&whole, &to("education")).record);
    assert!(page.contains("What is not here may be in the record."), "{page}");
    assert!(page.contains("What the child thinks is not written here."), "{page}");
}

#[test]
fn what_becomes_of_entries_without_labels_is_said_by_the_caller() {
    let members = json!({
        "observations": [seen("o1", &json!({})), seen("o2", &json!({"audience": ["education"]}))],
        "closing": {"reason": "moved", "on": "2026-10-01", "words": {"words": "To Leeds."}},
        "extensions": {"org.example.note": 1},
    });
    let mut included = members.clone();
    included.as_object_mut().unwrap().remove("extensions");
    assert_shares(&members, &to("education"), &included, &["/extensions extensions"]);
    let expected = json!({
        "observations": [members["observations"][1]],
        "closing": {"reason": "moved", "on": "2026-10-01"},
    });
    let told = ["/observations/0 unlabelled", "/closing/words unlabelled", "/extensions unlabelled"];
    assert_shares(&members, &ShareOptions::new(Audience::Education, Unlabelled::Exclude).unwrap(), &expected, &told);
}

#[test]
fn intimate_care_and_restraint_are_for_named_staff_and_the_family_unless_labels_say_otherwise() {
    for what in ["intimate-care", "restraint"] {
        let members = json!({"observations": [seen("o1", &json!({"sensitive": [what]}))]});
        for unlabelled in [Unlabelled::Include, Unlabelled::Exclude] {
            for audience in [Audience::NamedStaff, Audience::Child, Audience::ParentCarers] {
                assert_shares_all(&members, &ShareOptions::new(audience, unlabelled).unwrap());
            }
            let health = ShareOptions::new(Audience::Health, unlabelled).unwrap();
            assert_shares(&members, &health, &json!({}), &["/observations/0 sensitive"]);
        }
        let labelled = json!({"observations": [seen("o1", &json!({"sensitive": [what], "audience": ["health"]}))]});
        assert_shares_all(&labelled, &to("health"));
        assert_shares(&labelled, &to("parent-carers"), &json!({}), &["/observations/0 for-others"]);
    }
    // Others kinds of sensitive matters have no audience of their own.
    assert_shares_all(&json!({"observations": [seen("o1", &json!({"sensitive": ["family"]}))]}), &to("health"));
}

#[test]
fn not_yet_shared_with_the_child_bars_the_child_and_nobody_else() {
    let members = json!({"observations": [
        seen("o1", &json!({"audience": ["not-yet-shared-with-child"]})),
        seen("o2", &json!({"audience": ["child", "education", "not-yet-shared-with-child"]})),
    ]});
    let told = ["/observations/0 not-yet-child", "/observations/1 not-yet-child"];
    assert_shares(&members, &to("child"), &json!({}), &told);
    assert_shares(&members, &to("education").and(Audience::Child).unwrap(), &json!({}), &told);
    assert_shares_all(&members, &to("education"));
    let exclude = ShareOptions::new(Audience::Education, Unlabelled::Exclude).unwrap();
    let expected = json!({"observations": [members["observations"][1]]});
    assert_shares(&members, &exclude, &expected, &["/observations/0 unlabelled"]);
    // The condition is nobody's label, and a slip of the pen is none either: nothing would be barred for whoever has it.
    for (label, refused) in [
        ("not-yet-shared-with-child", NobodysAudience::Condition),
        ("parent-carer", NobodysAudience::NotKnown),
        ("Child", NobodysAudience::NotKnown),
    ] {
        let audience = || Audience::new(label).unwrap();
        assert_eq!(ShareOptions::new(audience(), Unlabelled::Include), Err(refused), "{label}");
        assert_eq!(to("child").and(audience()), Err(refused), "{label}");
        assert_eq!(to("child").or(audience()), Err(refused), "{label}");
    }
    to("our-school:governors").or(Audience::new("our-school:staff").unwrap()).unwrap();
}

/// A sensitivity that is not known here restricts, and the holder is told why.
#[test]
fn a_sensitivity_that_is_not_known_restricts() {
    for what in ["intimate_care", "x:our-own"] {
        let members = json!({"observations": [seen("o1", &json!({"sensitive": [what]}))]});
        assert_shares(&members, &to("health"), &json!({}), &["/observations/0 sensitivity-not-known"]);
        assert_shares_all(&members, &to("parent-carers"));
    }
}

#[test]
fn a_sensitivity_that_is_not_known_is_no_label() {
    let only = |label: &str| ShareOptions::new(Audience::new(label).unwrap(), Unlabelled::Exclude).unwrap();
    let seen = |sensitive: &str| json!({"observations": [seen("o1", &json!({"sensitive": [sensitive]}))]});
    for label in ["parent-carers", "child", "named-staff", "education"] {
        let (rest, _) = shared(&seen("secret-from-parents"), &only(label));
        assert_eq!(rest, json!({}), "{label}");
    }
    // Whom intimate care is for is known.
    assert_ne!(shared(&seen("intimate-care"), &only("parent-carers")).0, json!({}));
}

#[test]
fn a_label_that_is_not_known_is_no_way_to_the_child() {
    for slip in ["not-yet-shared", "Not-Yet-Shared-With-Child", "not_yet_shared_with_child"] {
        let members = json!({"observations": [seen("o1", &json!({"audience": ["parent-carers", "child", slip]}))]});
        for options in [
            to("child"),
            to("child").and(Audience::ParentCarers).unwrap(),
            to("child").or(Audience::ParentCarers).unwrap(),
        ] {
            assert_eq!(shared(&members, &options).0, json!({}), "{slip}");
        }
        assert_ne!(shared(&members, &to("parent-carers")).0, json!({}), "{slip}");
    }
}

#[test]
fn what_is_for_nobody_says_so_in_a_known_code_and_a_copy_shared_again_is_the_same() {
    let members = json!({
        "observations": [seen("k", &json!({})), seen("k", &json!({"until": "2026-02-02"})), seen("o2", &json!({"audience": ["education"]}))],
        "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "k", "byEntry": "o2", "reason": {"words": "x"}}],
    });
    let once = share(&record(&members), &to("education")).record;
    assert_eq!(once.observations.len(), 1);
    assert_eq!(share(&once, &to("education")).record, once);
    assert!(ShareOptions::new(Audience::Nobody, Unlabelled::Include).is_err());
}
