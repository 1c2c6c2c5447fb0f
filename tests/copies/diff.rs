//! What changed between two copies: each decision on records made by hand, the page, the laws on generated copies,
//! and time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[cfg(feature = "proptest")]
mod laws;

use std::time::Duration;

use child_progress::{ProgressRecord, diff};
use serde_json::{Value, json};

use crate::support;
use crate::support::processor::{shortest, timed};

/// A record of Ava, unless the members say of whom.
fn record(members: &Value) -> ProgressRecord {
    let mut all = json!({"child": {"id": "c1", "knownAs": "Ava"}});
    all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    support::records::record(&all)
}

fn between(old: &Value, new: &Value) -> Value {
    let mut json = serde_json::to_value(diff(&record(old), &record(new))).unwrap();
    json["changes"].take()
}

fn page(old: &Value, new: &Value) -> String {
    let (old, new) = (record(old), record(new));
    diff(&old, &new).to_text(&old, &new)
}

fn seen(id: &str, words: &str) -> Value {
    json!({"id": id, "occurred": "2026-09-14", "seen": {"words": words}})
}

#[test]
fn what_is_new_is_told_with_who_recorded_or_saw_it() {
    let mut signed = seen("o1", "Sang.");
    signed["recorded"] = json!({"by": {"role": "senco"}, "on": "2026-09-20"});
    let mut observed = seen("o2", "Hummed.");
    observed["observers"] = json!([{"role": "teacher"}]);
    let new = json!({"observations": [signed, observed, seen("o3", "Spoke.")]});
    let expected = json!([
        {"what": "added", "pointer": "/observations/0", "id": "o1", "by": {"role": "senco"}, "on": "2026-09-20"},
        {"what": "added", "pointer": "/observations/1", "id": "o2", "by": {"role": "teacher"}, "on": "2026-09-14"},
        {"what": "added", "pointer": "/observations/2", "id": "o3", "on": "2026-09-14"},
    ]);
    assert_eq!(between(&json!({}), &new), expected);
}

#[test]
fn what_changed_is_told_member_by_member() {
    let goal = |due: &str, wordings: &Value| json!({"goals": [{"id": "g1", "wordings": wordings, "target": {"due": due, "atLeast": 3}}]});
    let (one, two) = (json!({"text": {"words": "Sing."}}), json!({"text": {"words": "Sing out."}}));
    let old = goal("2026-07", &json!([one]));
    let expected = json!([{"what": "changed", "pointer": "/goals/0", "id": "g1", "members": [
        {"pointer": "/target/due", "before": "2026-07", "after": "2026-12"},
        {"pointer": "/wordings/0", "after": two},
    ]}]);
    assert_eq!(between(&old, &goal("2026-12", &json!([two, one]))), expected);
    let reworded = between(&old, &goal("2026-07", &json!([two])));
    assert_eq!(
        reworded[0]["members"],
        json!([{"pointer": "/wordings/0/text/words", "before": "Sing.", "after": "Sing out."}])
    );
}

#[test]
fn a_change_is_signed_by_whoever_recorded_it_or_amended_the_entry_and_else_by_nobody() {
    let entry = |words: &str, by: &str| {
        let mut entry = seen("o1", words);
        entry["recorded"] = json!({"by": {"role": by}});
        entry
    };
    let amendment = json!({"id": "a1", "amendmentKind": "disputed", "entry": "o1", "by": {"role": "parent-carer"}, "on": "2026-10-01"});
    let old = json!({"observations": [entry("Sang.", "teacher")]});
    let by = |new: &Value| {
        let changes = between(&old, new);
        (changes[0]["by"].clone(), changes[0]["amendments"].clone())
    };
    assert_eq!(by(&json!({"observations": [entry("Shouted.", "senco")]})), (json!({"role": "senco"}), Value::Null));
    assert_eq!(by(&json!({"observations": [entry("Shouted.", "teacher")]})), (Value::Null, Value::Null));
    let amended = json!({"observations": [entry("Shouted.", "teacher")], "amendments": [amendment]});
    assert_eq!(by(&amended), (json!({"role": "parent-carer"}), json!(["a1"])));
}

#[test]
fn what_is_gone_is_told_with_its_note_or_without() {
    let old = json!({"observations": [seen("o1", "Sang."), seen("o2", "Hummed.")]});
    let note = json!({"id": "o1", "on": "2026-09-20", "reason": "request", "by": {"role": "senco"}});
    let expected = json!([
        {"what": "removed", "pointer": "/observations/0", "id": "o1", "by": {"role": "senco"}, "on": "2026-09-20", "removal": note},
        {"what": "removed", "pointer": "/observations/1", "id": "o2"},
    ]);
    assert_eq!(between(&old, &json!({"removals": [note]})), expected);
    // A note about an entry that the earlier copy did not have is told by itself.
    let alone = json!([{"what": "added", "pointer": "/removals/0", "id": "o1", "by": {"role": "senco"}, "on": "2026-09-20", "removal": note}]);
    assert_eq!(between(&json!({}), &json!({"removals": [note]})), alone);
}

#[test]
fn the_same_in_another_order_is_told_once() {
    let people = |ids: &[&str]| json!({"people": ids.iter().map(|id| json!({"id": id})).collect::<Vec<Value>>()});
    let turned = between(&people(&["p1", "p2", "p3"]), &people(&["p3", "p2", "p1"]));
    assert_eq!(turned, json!([{"what": "reordered", "pointer": "/people"}]));
    assert_eq!(between(&people(&["p1", "p3"]), &people(&["p1", "p2", "p3"]))[0]["what"], "added");
}

#[test]
fn members_of_the_record_and_of_the_child_are_told() {
    let new = json!({"id": "r1", "child": {"id": "c1", "knownAs": "Avie", "extensions": {"org.a.x": 1}}, "extensions": {"org.a.y": 2}});
    let expected = json!([
        {"what": "changed", "pointer": "", "members": [
            {"pointer": "/extensions", "after": {"org.a.y": 2}}, {"pointer": "/id", "after": "r1"},
        ]},
        {"what": "changed", "pointer": "/child", "members": [
            {"pointer": "/extensions", "after": {"org.a.x": 1}}, {"pointer": "/knownAs", "before": "Ava", "after": "Avie"},
        ]},
    ]);
    assert_eq!(between(&json!({}), &new), expected);
}

#[test]
fn one_id_twice_is_matched_first_with_first() {
    let twice = json!({"observations": [seen("o1", "Sang."), seen("o1", "Hummed.")]});
    let once = json!({"observations": [seen("o1", "Sang.")]});
    assert_eq!(between(&twice, &twice), json!([]));
    assert_eq!(between(&twice, &once), json!([{"what": "removed", "pointer": "/observations/1", "id": "o1"}]));
}

// The page.

#[test]
fn the_page_tells_what_changed_in_plain_words() {
    let people = json!([{"id": "p1", "name": "Dan Oakes", "roles": ["teacher"]}]);
    let goal = |intent: &str, due: &str| {
        json!({"id": "g1", "wordings": [{"text": {"words": "I sing in assembly."}, "by": {"role": "child"}}],
        "intent": intent, "target": {"due": due}, "owners": [{"role": "child"}]})
    };
    let old = json!({"people": people, "goals": [goal("gain", "2026-07")],
        "observations": [seen("o1", "Sang."), seen("o2", "Hit out."), seen("o3", "Hummed.")],
        "support": [{"id": "s1", "what": {"words": "Singing with Dan."}}]});
    let mut new_seen = seen("o4", "Sang to the whole hall");
    new_seen["observers"] = json!([{"person": "p1"}]);
    new_seen["occurred"] = "2026-10-02".into();
    let mut support = json!({"id": "s1", "what": {"words": "Singing with Dan, twice a week."}});
    support["recorded"] = json!({"by": {"person": "p1"}, "on": "2026-10-01"});
    let new = json!({"people": people, "goals": [goal("maintain", "2026-12-18")],
        "child": {"id": "c1", "knownAs": "Ava", "pronouns": "she"},
        "observations": [seen("o1", "Sang."), new_seen], "support": [support],
        "views": [
            {"id": "v1", "of": {"role": "parent-carer"}, "stance": "agree", "words": {"words": "She loves it."}, "on": "2026-10-03"},
            {"id": "v2", "of": {"role": "child"}, "words": {"words": "More singing!"}, "on": "2026-10-03"},
            {"id": "v3", "of": {"role": "child"}, "voice": {"manner": "verbatim", "words": {"words": "Only for Mum."}, "sharing": {"answer": "some"}}},
        ],
        "amendments": [{"id": "a1", "amendmentKind": "disputed", "entry": "o1", "by": {"role": "parent-carer"}, "statement": {"words": "She hummed."}}],
        "removals": [{"id": "o2", "on": "2026-09-30", "reason": "other-person", "by": {"role": "senco"}}]});
    let expected = "\
What changed for Ava
Since 14 September 2026, the latest day of which the earlier copy tells
New: 1 observation, 3 views, 1 amendment. Changed: 1 goal, 1 planned support, what is known of Ava.
   No longer there: 2 observations.

WHAT PEOPLE SAY
  New view, 3 October 2026 — Ava: “More singing!”
  New view — Ava: in words that are not for everybody
  New view, 3 October 2026 — Parent carer: agrees. “She loves it.”

WHAT IS HOPED FOR
  Changed goal: “I sing in assembly.” (said by Ava)
    Nobody wrote down who changed it.
    Intent: was gain something new, now keep what is there.
    Target, due: was July 2026, now 18 December 2026.

WHAT WAS SEEN
  New observation, 2 October 2026 — Dan Oakes (teacher): “Sang to the whole hall”
  Taken out: an observation, 30 September 2026 — SENCO: it was about somebody else
  No longer there: an observation: “Hummed.”
    No note says why.

ABOUT AVA
  Pronouns, new: “she”.

HELP AND EQUIPMENT
  Changed planned support, 1 October 2026, written down by Dan Oakes (teacher): “Singing with Dan,
    twice a week.”
    What: was “Singing with Dan.”, now “Singing with Dan, twice a week.”.

PUT RIGHT OR TAKEN OUT
  Disputed — Parent carer: an observation: “Sang.”
    Their own words: She hummed.
";
    assert_eq!(page(&old, &new), expected);
}

#[test]
fn what_the_child_keeps_is_told_without_its_words_before_and_after() {
    let view = |words: &str, answer: &str| {
        json!({"views": [{"id": "v1", "of": {"role": "child"}, "words": {"words": words},
        "voice": {"manner": "verbatim", "words": {"words": words}, "sharing": {"answer": answer}}}]})
    };
    for (old, new) in [("no", "yes"), ("yes", "no"), ("some", "some")] {
        let page = page(&view("Secret one.", old), &view("Secret two.", new));
        assert!(page.contains("Words: changed."), "{page}");
        assert!(!page.contains("Secret one.") || old == "yes", "{page}");
        assert!(!page.contains("Secret two.") || new == "yes", "{page}");
    }
}

#[test]
fn words_are_not_told_where_an_answer_only_vanished() {
    let seen = |answer: Option<&str>, words: &str| {
        let mut voice = json!({"manner": "verbatim", "words": {"words": words}});
        if let Some(answer) = answer {
            voice["sharing"] = json!({"answer": answer});
        }
        json!({"observations": [{"id": "o1", "occurred": "2026-09-14", "voice": voice}]})
    };
    for (new, is_told) in [(None, false), (Some("no"), false), (Some("not-asked"), false), (Some("yes"), true)] {
        let page = page(&seen(Some("no"), "Secret one."), &seen(new, "Secret two."));
        assert!(!page.contains("Secret one."), "{page}");
        assert_eq!(page.contains("Secret two."), is_told, "{page}");
    }
}

#[test]
fn what_a_note_of_either_copy_is_about_is_not_told() {
    let note = json!([{"id": "o1", "on": "2026-09-30", "reason": "request"}]);
    let amendments = json!([{"id": "a1", "entry": "o1", "amendmentKind": "corrected", "reason": {"words": "It was Secret Sam."}},
        {"id": "a2", "entry": "a1", "amendmentKind": "supplemented", "statement": {"words": "Secret said so."}}]);
    let full = json!({"observations": [seen("o1", "Secret one.")], "amendments": amendments});
    let mut both = full.clone();
    both["removals"] = note.clone();
    let erased = json!({"removals": note});
    for (old, new) in [(&json!({}), &both), (&both, &json!({})), (&erased, &full), (&full, &erased)] {
        let page = page(old, new);
        assert!(!page.contains("Secret"), "{page}");
    }
}

#[test]
fn words_are_told_with_whose_they_are_and_who_wrote_them_down() {
    let recorded = json!({"by": {"role": "teacher"}, "on": "2026-09-20"});
    let view = |words: &str| json!([{"id": "v1", "of": {"role": "child"}, "words": {"words": words}}]);
    let mut written_down = view("More.");
    written_down[0]["recorded"] = recorded;
    let statement = |id: &str, by: Option<&str>| {
        let mut statement = json!({"id": id, "heading": "strengths", "text": {"words": format!("Sings, {id}.")}});
        if let Some(by) = by {
            statement["by"] = json!({"role": by});
        }
        statement
    };
    for (old, new, told) in [
        (
            json!({}),
            json!({"views": written_down}),
            "New view, 20 September 2026, written down by Teacher: “More.” (said by Ava)",
        ),
        (json!({"views": view("Less.")}), json!({"views": view("More.")}), "Changed view: “More.” (said by Ava)"),
        (json!({}), json!({"views": view("More.")}), "New view — Ava: “More.”"),
        (
            json!({}),
            json!({"profile": [statement("s1", Some("parent-carer")), statement("s2", None)]}),
            "“Sings, s2.”\n",
        ),
    ] {
        let named = |mut record: Value| {
            record["child"] = json!({"id": "c1", "knownAs": "Ava"});
            record
        };
        let page = page(&named(old), &named(new));
        assert!(page.contains(told), "{page}");
    }
}

#[test]
fn words_of_others_in_a_voice_are_not_told_as_its_own() {
    let people = json!([{"id": "mum", "name": "Mum", "roles": ["parent-carer"]}]);
    let reading = |words: &str| json!({"manner": "interpreted", "readings": [{"reader": {"person": "mum"}, "words": {"words": words}}]});
    let new = json!({
        "people": people,
        "observations": [
            {"id": "o1", "occurred": "2026-01-01", "voice": reading("He wants to eat with me.")},
            {"id": "o2", "occurred": "2026-01-01", "voice": {"manner": "not-obtained", "reason": "not-asked", "method": {"name": {"words": "Asked with cards."}}}},
            {"id": "o3", "occurred": "2026-01-01", "voice": {"manner": "observed-response", "response": {"words": "Threw the plate."}}},
            {"id": "o4", "occurred": "2026-01-01", "voice": {"manner": "verbatim", "response": {"words": "Pointed."}, "words": {"words": "More."}}}],
        "judgements": [{"id": "j1", "by": {"role": "teacher"}, "voice": reading("MUMREADING")}],
        "wishes": [{"id": "w1", "of": {"role": "child"}, "scope": "topic", "response": {"words": "The school's answer."}}],
    });
    for page in [page(&json!({}), &new), page(&new, &json!({}))] {
        for others in ["He wants", "Asked with", "Threw", "MUMREADING"] {
            assert!(!page.contains(others), "{page}");
        }
        assert!(page.contains("“More.” (said by Ava)"), "{page}");
    }
    assert!(page(&json!({}), &new).contains("New wish — Ava. It says: “The school's answer.”"));
}

#[test]
fn of_several_who_have_the_childs_role_nobody_is_told_as_the_child() {
    let new = json!({
        "child": {"id": "c1", "knownAs": "Ada"},
        "people": [{"id": "ben", "name": "Ben", "roles": ["child"]}, {"id": "ada", "name": "Ada", "roles": ["child"]}],
        "observations": [{"id": "o1", "occurred": "2026-01-01",
            "voice": {"manner": "verbatim", "whose": {"person": "ben"}, "words": {"words": "Mine."}}}],
    });
    let page = page(&json!({}), &new);
    assert!(page.contains("“Mine.” (said by Ben (child"), "{page}");
}

#[test]
fn whoever_was_taken_out_is_named_nowhere() {
    let old = json!({"people": [{"id": "p1", "name": "Secret Person"}], "judgements": [{"id": "j1", "by": {"person": "p1"}, "words": {"words": "Better."}}]});
    let new = json!({"removals": [{"id": "p1", "on": "2026-02-01", "reason": "request"}]});
    for page in [page(&old, &new), page(&new, &old)] {
        assert!(page.contains("Better.") && !page.contains("Secret"), "{page}");
    }
}

#[test]
fn what_amends_the_words_that_the_other_copy_keeps_is_not_told() {
    let old = json!({"observations": [{"id": "o1", "occurred": "2026-01-01",
        "voice": {"manner": "verbatim", "words": {"words": "Secret one."}, "sharing": {"answer": "no"}}}]});
    let new = json!({
        "observations": [seen("o2", "Secret two.")],
        "amendments": [{"id": "a1", "amendmentKind": "replaced", "entry": "o1", "byEntry": "o2", "reason": {"words": "Secret three."}},
            {"id": "a2", "amendmentKind": "disputed", "entry": "a1", "statement": {"words": "Secret four."}}],
    });
    for page in [page(&old, &new), page(&new, &old)] {
        assert!(!page.contains("Secret"), "{page}");
    }
}

#[test]
fn nothing_is_told_as_nothing() {
    let same = json!({"observations": [seen("o1", "Sang.")]});
    assert!(page(&same, &same).ends_with("\n\nNothing has changed.\n"));
}

fn large(number: usize, agency: &str) -> ProgressRecord {
    let entry = |at: usize| seen(&format!("o{at}"), if at % 5 == 0 { agency } else { "Sang." });
    let own = |at: usize| seen(&format!("{agency}-{at}"), "Hummed.");
    let mut all: Vec<Value> = (0..number).map(entry).collect();
    all.extend((0..number / 5).map(own));
    record(&json!({"observations": all}))
}

fn time(number: usize) -> Duration {
    let [old, new] = ["before", "after"].map(|agency| large(number, agency));
    shortest(|| {
        let ((told, page), taken) = timed(|| {
            let told = diff(&old, &new);
            let page = told.to_text(&old, &new);
            (told, page)
        });
        assert!(page.len() > number && told.changes.len() > number / 2);
        taken
    })
}

/// Ten times the entries take about ten times as long, the page included. `LARGE=100000 cargo test --release
/// --all-features --test copies comparing_takes -- --nocapture` measures records of that size.
#[test]
fn comparing_takes_time_linear_in_the_size_of_the_records() {
    let most = support::large(5000);
    let (small, large) = (time(most / 10), time(most));
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    println!("{most} entries in each copy: {large:?}; a tenth of them: {small:?}; {ratio:.1} times as long");
    assert!(ratio < 40.0, "{ratio:.1} times as long");
}
