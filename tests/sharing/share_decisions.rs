//! Sharing, decision by decision: one record made by hand for each, and what an audience gets of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use child_progress::{
    Audience, NobodysAudience, ProgressOptions, ProgressRecord, RemovalReason, Role, ShareOptions, Unlabelled, as_of,
    diff, merge, progress, share,
};
use serde_json::{Value, json};

fn record(members: &Value) -> ProgressRecord {
    let mut document = json!({"schemaVersion": "1.0", "child": {"id": "c1"}});
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    serde_json::from_value(document).unwrap()
}

fn to(audience: &str) -> ShareOptions {
    ShareOptions::new(Audience::new(audience).unwrap(), Unlabelled::Include).unwrap()
}

/// What is shared, without what every record has, and what the holder is told.
fn shared(members: &Value, options: &ShareOptions) -> (Value, Vec<String>) {
    let shared = share(&record(members), options);
    let mut document = serde_json::to_value(&shared.record).unwrap();
    let rest = document.as_object_mut().unwrap();
    rest.remove("schemaVersion");
    assert!(rest.remove("excerpt").is_some());
    if rest["child"] == json!({"id": "c1"}) {
        rest.remove("child");
    }
    (document, shared.left_out.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn assert_shares(members: &Value, options: &ShareOptions, expected: &Value, told: &[&str]) {
    let (document, left_out) = shared(members, options);
    assert_eq!((&document, left_out.iter().map(String::as_str).collect::<Vec<_>>()), (expected, told.to_vec()));
}

/// That everything is shared as it is.
#[track_caller]
fn assert_shares_all(members: &Value, options: &ShareOptions) {
    assert_shares(members, options, members, &[]);
}

fn seen(id: &str, more: &Value) -> Value {
    let mut entry = json!({"id": id, "occurred": "2026-09-14", "seen": {"words": "Waved."}});
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    entry
}

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

/// A judgement rests on its evidence, an amendment and a view are about it, and so on from one to the next.
#[test]
fn what_rests_on_an_entry_is_for_those_whom_both_are_for() {
    let members = json!({
        "observations": [seen("o1", &json!({"audience": ["named-staff"]})), seen("o2", &json!({}))],
        "judgements": [
            {"id": "j1", "by": {"role": "teacher"}, "achievement": "improving", "evidence": ["o2", "o1"]},
            {"id": "j2", "by": {"role": "teacher"}, "achievement": "improving", "evidence": ["o2"], "goal": "g1"},
        ],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "Waves."}}]}],
        "views": [{"id": "v1", "of": {"role": "parent-carer"}, "stance": "agree", "about": ["j1", "j2"]}],
        "amendments": [{"id": "a1", "amendmentKind": "disputed", "entry": "v1", "statement": {"words": "No."}}],
    });
    let expected = json!({
        "observations": [members["observations"][1]], "goals": members["goals"], "judgements": [members["judgements"][1]],
    });
    let told = [
        "/observations/0 for-others",
        "/judgements/0 rests-on-left-out /observations/0",
        "/views/0 rests-on-left-out /judgements/0",
        "/amendments/0 rests-on-left-out /views/0",
    ];
    assert_shares(&members, &to("education"), &expected, &told);
}

#[test]
fn values_need_their_measure_and_measures_their_scale() {
    let members = json!({
        "scales": [{"id": "s1", "form": {"kind": "range", "lowest": 0, "highest": 5}, "audience": ["health"]}],
        "measures": [
            {"id": "m1", "form": {"kind": "ordinal", "scale": "s1"}},
            {"id": "m2", "form": {"kind": "numeric", "quantity": "count"}},
        ],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "Fewer."}}], "main": "m1", "target": {"value": {"kind": "number", "number": 1}}},
                  {"id": "g2", "wordings": [{"text": {"words": "More."}}], "main": "m2", "alongside": ["m1"]}],
        "observations": [
            {"id": "o1", "occurred": "2026-09-14", "values": [{"measure": "m1", "value": {"kind": "number", "number": 4}}]},
            {"id": "o2", "occurred": "2026-09-14", "goals": ["g1", "g2"], "values": [
                {"measure": "m1", "value": {"kind": "number", "number": 4}},
                {"measure": "m2", "value": {"kind": "number", "number": 3}}]},
        ],
    });
    let expected = json!({
        "measures": [members["measures"][1]],
        "goals": [{"id": "g2", "wordings": [{"text": {"words": "More."}}], "main": "m2"}],
        "observations": [{"id": "o2", "occurred": "2026-09-14", "goals": ["g2"],
            "values": [{"measure": "m2", "value": {"kind": "number", "number": 3}}]}],
    });
    let told = [
        "/scales/0 for-others",
        "/measures/0 rests-on-left-out /scales/0",
        "/goals/0 rests-on-left-out /measures/0",
        "/goals/1/alongside/0 refers-to-left-out /measures/0",
        "/observations/0 nothing-left /measures/0",
        "/observations/1/goals/0 refers-to-left-out /goals/0",
        "/observations/1/values/0 refers-to-left-out /measures/0",
    ];
    assert_shares(&members, &to("education"), &expected, &told);
}

#[test]
fn a_decision_and_an_action_go_with_what_they_are_about_and_the_review_stays() {
    let goal =
        |id: &str, labels: &Value| json!({"id": id, "wordings": [{"text": {"words": "Waves."}}], "audience": labels});
    let members = json!({
        "goals": [goal("g1", &json!(["health"])), goal("g2", &json!(["health", "education"]))],
        "reviews": [{"id": "r1", "held": "2026-07-01", "decisions": [
            {"decision": "continue", "about": ["g2"]}, {"decision": "end", "about": ["g2"], "ledTo": ["g1"]},
            {"decision": "end", "about": ["g2", "g1"]}],
            "actions": [{"what": {"words": "Order it."}, "owner": {"role": "nurse"}, "about": ["g1"]}]}],
    });
    let expected = json!({
        "goals": [members["goals"][1]],
        "reviews": [{"id": "r1", "held": "2026-07-01", "decisions": [{"decision": "continue", "about": ["g2"]}]}],
    });
    let told = [
        "/goals/0 for-others",
        "/reviews/0/decisions/1 refers-to-left-out /goals/0",
        "/reviews/0/decisions/2 refers-to-left-out /goals/0",
        "/reviews/0/actions/0 refers-to-left-out /goals/0",
    ];
    assert_shares(&members, &to("education"), &expected, &told);
}

/// Alone, the first words would be read as what stands.
#[test]
fn an_entry_whose_correction_is_left_out_goes_too() {
    let corrected = |kind: &str, labels: &Value| {
        json!({
            "observations": [seen("o1", &json!({"audience": ["education", "health"]})), seen("o2", labels)],
            "amendments": [{"id": "a1", "amendmentKind": kind, "entry": "o1", "byEntry": "o2", "reason": {"words": "A slip."}}],
        })
    };
    let members = corrected("replaced", &json!({"audience": ["health"]}));
    let told = [
        "/observations/0 correction-left-out /amendments/0",
        "/observations/1 for-others",
        "/amendments/0 rests-on-left-out /observations/1",
    ];
    assert_shares(&members, &to("education"), &json!({}), &told);
    assert_shares_all(&members, &to("health"));
    let members = corrected("supplemented", &json!({"audience": ["health"]}));
    let expected = json!({"observations": [members["observations"][0]]});
    let told = ["/observations/1 for-others", "/amendments/0 rests-on-left-out /observations/1"];
    assert_shares(&members, &to("education"), &expected, &told);
}

#[test]
fn what_takes_the_place_of_an_entry_has_its_labels_unless_it_has_its_own() {
    let with = |new: &Value| {
        json!({
            "observations": [seen("o1", &json!({"audience": ["health"]})), seen("o2", new)],
            "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "reason": {"words": "A slip."}}],
        })
    };
    let told = [
        "/observations/0 for-others",
        "/observations/1 in-place-of-left-out /observations/0",
        "/amendments/0 rests-on-left-out /observations/0",
    ];
    assert_shares(&with(&json!({})), &to("education"), &json!({}), &told);
    let (document, _) = shared(&with(&json!({"audience": ["education"]})), &to("education"));
    assert_eq!(document["observations"][0]["id"], "o2");
}

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

#[test]
fn people_who_are_left_out_are_not_named() {
    let members = json!({
        "people": [
            {"id": "p1", "name": "Jo", "roles": ["teacher"], "audience": ["health"]},
            {"id": "p2", "name": "Al", "roles": ["social-worker"]},
            {"id": "p3", "name": "Di", "roles": ["nurse"], "audience": ["education"]},
            {"id": "p4", "name": "Bo", "roles": ["nurse"]},
        ],
        "observations": [
            seen("o1", &json!({"observers": [{"person": "p1"}, {"person": "p1", "role": "teacher"}], "recorded": {"by": {"person": "p1"}}})),
            seen("o2", &json!({"observers": [{"person": "p2"}], "audience": ["social-care"]})),
            {"id": "o3", "occurred": "2026-09-14", "voice": {"manner": "verbatim", "whose": {"person": "p1"}, "words": {"words": "He can."}}},
        ],
        "judgements": [{"id": "j1", "by": {"person": "p1"}, "goal": "g1", "achievement": "improving"}],
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "Waves."}}]}],
    });
    let expected = json!({
        "people": [members["people"][2]], // to whom nothing refers, and whose own label is education's
        "goals": members["goals"],
        "observations": [seen("o1", &json!({"observers": [{"role": "teacher"}], "recorded": {}}))],
    });
    let told = [
        "/people/0 for-others",
        "/observations/0/observers/0 refers-to-left-out /people/0",
        "/observations/0/observers/1/person refers-to-left-out /people/0",
        "/observations/0/recorded/by refers-to-left-out /people/0",
        "/observations/1 for-others",
        // Without whose it is, the voice would be taken for the child's.
        "/observations/2 nothing-left /people/0",
        "/judgements/0 refers-to-left-out /people/0",
        "/people/1 unused",
        "/people/3 unused",
    ];
    assert_shares(&members, &to("education"), &expected, &told);
}

#[test]
fn identifiers_removal_notes_and_extensions_of_what_lost_a_part_are_left_out() {
    let members = json!({
        "child": {"id": "c1", "knownAs": "Amara", "identifiers": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "999 000 0018"}],
            "extensions": {"org.example.note": 1}},
        "observations": [
            seen("o1", &json!({"goals": ["gone", "nowhere"], "extensions": {"org.example.note": "gone"}})),
            seen("o2", &json!({"extensions": {"org.example.note": 2}})),
        ],
        "judgements": [{"id": "j1", "by": {"role": "teacher"}, "goal": "gone", "measure": "m1", "achievement": "improving"},
                       {"id": "j2", "by": {"role": "teacher"}, "goal": "gone", "achievement": "improving"}],
        "measures": [{"id": "m1", "form": {"kind": "narrative"}}],
        "removals": [{"id": "gone", "on": "2026-10-01", "reason": "order"}],
        "extensions": {"org.example.note": 3},
    });
    let mut expected = json!({
        "child": {"id": "c1", "knownAs": "Amara"},
        "measures": members["measures"],
        "observations": [seen("o1", &json!({})), members["observations"][1]],
        "judgements": [{"id": "j1", "by": {"role": "teacher"}, "measure": "m1", "achievement": "improving"}],
    });
    let told = [
        "/observations/0/goals/0 refers-to-nothing",
        "/observations/0/goals/1 refers-to-nothing",
        "/observations/0/extensions extensions",
        "/judgements/0/goal refers-to-nothing",
        "/judgements/1 nothing-left",
        "/child/identifiers identifiers",
        "/child/extensions extensions",
        "/removals/0 removal-note",
        "/extensions extensions",
    ];
    assert_shares(&members, &to("education"), &expected, &told);
    expected["child"] = members["child"].clone();
    let asked: Vec<&str> = told.into_iter().filter(|told| !told.starts_with("/child")).collect();
    assert_shares(&members, &to("education").with_identifiers(), &expected, &asked);
}

/// Two entries with one id are one: nobody can tell which of them is meant. What was to be gone is not shown.
#[test]
fn faults_of_the_record_show_nobody_more() {
    let members = json!({"observations": [
        seen("o1", &json!({})), seen("o1", &json!({"audience": ["health"]})), seen("o2", &json!({})),
    ], "removals": [{"id": "o2", "on": "2026-10-01", "reason": "request"}]});
    let told = [
        "/observations/0 id-used-twice",
        "/observations/1 id-used-twice",
        "/observations/2 removed",
        "/removals/0 removal-note",
    ];
    assert_shares(&members, &to("education"), &json!({}), &told);
}

/// A wish speaks of what it is about; attendance is that of a setting; delivered support was planned.
#[test]
fn wishes_attendance_and_deliveries_go_with_what_they_tell_of() {
    let members = json!({
        "observations": [seen("o1", &json!({"audience": ["health"]}))],
        "support": [{"id": "su1", "what": {"words": "Help."}, "serves": ["o1"], "audience": ["health"]}],
        "deliveries": [{"id": "d1", "start": "2026-09", "planned": "su1", "sessionsDone": 4}],
        "settings": [{"id": "se1", "settingKind": "hospital", "audience": ["health"]}],
        "attendance": [{"id": "at1", "start": "2026-09", "setting": "se1", "sessionsAttended": 3}],
        "wishes": [{"id": "w1", "of": {"role": "child"}, "scope": "entry", "about": ["o1"], "words": {"words": "Not that."}}],
    });
    let told = [
        "/observations/0 for-others",
        "/support/0 for-others",
        "/deliveries/0 rests-on-left-out /support/0",
        "/settings/0 for-others",
        "/attendance/0 rests-on-left-out /settings/0",
        "/wishes/0 rests-on-left-out /observations/0",
    ];
    assert_shares(&members, &to("education"), &json!({}), &told);
    assert_shares_all(&members, &to("health"));
}

/// What a replacement inherits through an amendment, it keeps when the amendment goes.
#[test]
fn nothing_that_is_done_to_a_record_shows_more_of_a_replacement() {
    let members = json!({
        "observations": [seen("o1", &json!({"audience": ["named-staff"]})), seen("o2", &json!({}))],
        "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "on": "2026-10-01",
            "reason": {"words": "A word was missing."}}],
    });
    let whole = record(&members);
    let shows_nothing = |record: &ProgressRecord| {
        let shared = share(record, &to("education")).record;
        shared.observations.is_empty() && shared.amendments.is_empty()
    };
    assert!(shows_nothing(&whole));
    assert!(!share(&whole, &to("named-staff")).record.observations.is_empty());

    let mut erased = whole.clone();
    erased.erase(&"o1".parse().unwrap(), RemovalReason::Request, Role::Senco, "2026-11-01".parse().unwrap()).unwrap();
    assert_eq!(erased.observations.len(), 1);
    assert!(shows_nothing(&erased), "after the replaced entry was erased");

    let contested = record(&json!({"amendments": [{"id": "a1", "amendmentKind": "disputed", "entry": "o9"}]}));
    let merged = merge([whole.clone(), contested]).unwrap().record;
    assert!(merged.amendments.is_empty() && merged.observations.len() == 2);
    assert!(shows_nothing(&merged), "after another copy contested the amendment");

    let noted = record(&json!({"removals": [{"id": "o1", "on": "2026-11-01", "reason": "request"}]}));
    let merged = merge([whole.clone(), noted]).unwrap().record;
    assert_eq!(merged.observations.len(), 1);
    assert!(shows_nothing(&merged), "after a copy with a removal note came");

    let before = as_of(&whole, "2026-09-20".parse().unwrap());
    assert!(before.amendments.is_empty());
    assert!(shows_nothing(&before), "as it was known before the amendment");
}

/// `merge(erase(A), B)` takes out what `erase(merge(A, B))` takes out.
#[test]
fn erasure_reaches_the_amendments_that_another_copy_has() {
    let a = json!({"observations": [seen("o1", &json!({}))]});
    let mut b = a.clone();
    b["amendments"] = json!([
        {"id": "d1", "amendmentKind": "disputed", "entry": "o1", "statement": {"words": "It says that Sam hit him."}},
        {"id": "d2", "amendmentKind": "supplemented", "entry": "d1", "statement": {"words": "Sam did not."}},
    ]);
    let erase = |record: &mut ProgressRecord| {
        let (id, on) = ("o1".parse().unwrap(), "2026-11-01".parse().unwrap());
        record.erase(&id, RemovalReason::OtherPerson, Role::Senco, on).unwrap();
    };
    let mut erased = record(&a);
    erase(&mut erased);
    let merged = merge([erased, record(&b)]).unwrap().record;
    let mut whole = merge([record(&a), record(&b)]).unwrap().record;
    erase(&mut whole);
    let sorted = |record: &ProgressRecord| {
        let mut notes = record.removals.to_vec();
        notes.sort_by(|one, other| one.id.cmp(&other.id));
        notes
    };
    assert_eq!(sorted(&merged), sorted(&whole));
    assert!(whole.amendments.is_empty() && whole.observations.is_empty());
    assert!(merged.amendments.is_empty() && merged.observations.is_empty());
    let notes: Vec<&str> = merged.removals.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(notes, ["d1", "d2", "o1"]);
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

/// A sensitivity that is not known here restricts, and the holder is told why.
#[test]
fn a_sensitivity_that_is_not_known_restricts() {
    for what in ["intimate_care", "x:our-own"] {
        let members = json!({"observations": [seen("o1", &json!({"sensitive": [what]}))]});
        assert_shares(&members, &to("health"), &json!({}), &["/observations/0 sensitivity-not-known"]);
        assert_shares_all(&members, &to("parent-carers"));
    }
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

/// Who is named in a removal note alone is not shared.
#[test]
fn people_whom_only_what_is_left_out_names_go() {
    let members = json!({
        "people": [{"id": "p1", "name": "Officer Zebra"}],
        "removals": [{"id": "o1", "on": "2026-10-01", "reason": "order", "by": {"person": "p1"}}],
    });
    assert_shares(&members, &to("education"), &json!({}), &["/people/0 unused", "/removals/0 removal-note"]);
}

/// What is shared after something else was done, with those who are told nothing of it at once.
fn nothing_of(secret: &str, members: &Value, done: impl Fn(&ProgressRecord) -> ProgressRecord, options: &ShareOptions) {
    let record = record(members);
    let told = |record: &ProgressRecord| serde_json::to_string(&share(record, options).record).unwrap();
    assert!(!told(&record).contains(secret), "at once: {}", told(&record));
    let after = told(&done(&record));
    assert!(!after.contains(secret), "afterwards: {after}");
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
fn a_merge_with_nothing_shows_no_more() {
    let with_nothing = |copy: &ProgressRecord| merge([copy.clone(), record(&json!({}))]).unwrap().record;
    let with_itself = |copy: &ProgressRecord| merge([copy.clone(), copy.clone()]).unwrap().record;
    // What rests on an amendment of what is gone.
    let rests = json!({
        "goals": [{"id": "g1", "wordings": [{"text": {"words": "G"}}]}],
        "amendments": [{"id": "a0", "amendmentKind": "disputed", "entry": "g1", "byEntry": "a2", "statement": {"words": "SECRET"}},
            {"id": "a2", "amendmentKind": "disputed", "entry": "r1"}],
        "removals": [{"id": "r1", "on": "2023-05-01", "reason": "request"}],
    });
    nothing_of("SECRET", &rests, with_nothing, &to("education"));
    // An amendment with a note that it is gone.
    for kind in ["entered-in-error", "replaced"] {
        let noted = json!({
            "people": [{"id": "p1", "name": "SECRET", "audience": ["education"]}],
            "amendments": [{"id": "a1", "amendmentKind": kind, "entry": "p1", "audience": ["education"]}],
            "removals": [{"id": "a1", "on": "2026-01-01", "reason": "request"}],
        });
        nothing_of("SECRET", &noted, with_nothing, &to("education"));
    }
    // An id that is used twice.
    let twice = json!({
        "people": [{"id": "p1", "name": "SECRET", "audience": ["health"]}],
        "amendments": [{"id": "k", "amendmentKind": "entered-in-error", "entry": "p1"}],
        "observations": [{"id": "k", "occurred": "2020-02-21", "audience": ["health"]}],
    });
    for unlabelled in [Unlabelled::Include, Unlabelled::Exclude] {
        nothing_of("SECRET", &twice, with_itself, &ShareOptions::new(Audience::Health, unlabelled).unwrap());
    }
}

#[test]
fn an_id_that_is_used_twice_is_shown_to_nobody_and_by_no_way_round() {
    let members = json!({
        "scales": [{"id": "k", "form": {"kind": "range", "lowest": 0, "highest": 6}}],
        "attendance": [{"id": "k", "start": "2021-09-23", "sensitive": ["restraint"]}],
        "transitions": [{"id": "t1", "transitionKind": "gap", "on": "2024-07-02", "words": {"words": "SECRET"}}],
        "amendments": [{"id": "k", "amendmentKind": "replaced", "entry": "t1"}],
    });
    let both = to("education").or(Audience::NamedStaff).unwrap();
    nothing_of("SECRET", &members, |record| share(record, &both).record, &to("education"));
    // Twice the same is the same.
    let same = seen("o1", &json!({}));
    assert_shares(
        &json!({"observations": [same, same]}),
        &to("education"),
        &json!({"observations": [same, same]}),
        &[],
    );
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
