//! References: for whom an entry is by what it refers to, and what refers to it.

use serde_json::{Value, json};

use super::{assert_shares, assert_shares_all, seen, shared, to};

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

/// Who is named in a removal note alone is not shared.
#[test]
fn people_whom_only_what_is_left_out_names_go() {
    let members = json!({
        "people": [{"id": "p1", "name": "Officer Zebra"}],
        "removals": [{"id": "o1", "on": "2026-10-01", "reason": "order", "by": {"person": "p1"}}],
    });
    assert_shares(&members, &to("education"), &json!({}), &["/people/0 unused", "/removals/0 removal-note"]);
}
