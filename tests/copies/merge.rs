//! Merging: each decision on a record made by hand, the laws on copies of generated records, and time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[cfg(feature = "proptest")]
mod laws;

use std::time::Duration;

use child_progress::{CannotMerge, CheckOptions, Merged, ProgressRecord, RuleCode, merge};
use serde_json::{Value, json};

use crate::support;
use crate::support::processor::{shortest, timed};
use crate::support::records::record;

#[allow(clippy::needless_pass_by_value)] // so that copies are written where they are merged
fn merged<const N: usize>(copies: [Value; N]) -> Merged {
    merge(copies.iter().map(record)).unwrap()
}

fn written(merged: &Merged) -> Value {
    serde_json::to_value(&merged.record).unwrap()
}

fn both(one: &Merged, other: &Merged) -> Merged {
    one.clone().merge(other.clone()).unwrap()
}

/// The conflicts: what `Display` says of each, and the contents of its sides.
fn conflicts(merged: &Merged) -> Vec<(String, Vec<Value>)> {
    let sides = |conflict: &child_progress::Conflict| conflict.sides.iter().map(|side| side.content.get()).collect();
    merged.conflicts.iter().map(|conflict| (conflict.to_string(), sides(conflict))).collect()
}

fn seen(id: &str, occurred: &str, words: &str) -> Value {
    json!({"id": id, "occurred": occurred, "seen": {"words": words}})
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().map(|entry| entry["id"].as_str().unwrap()).collect()
}

#[test]
fn entries_are_united_by_id() {
    let one = seen("o1", "2026-09-14", "Sang.");
    let two = seen("o2", "2026-09-01", "Hummed.");
    let merged = merged([json!({"observations": [one]}), json!({"observations": [one, two]})]);
    assert_eq!(written(&merged)["observations"], json!([two, one]));
    assert!(merged.conflicts.is_empty());
}

#[test]
fn one_id_with_two_contents_is_a_conflict_and_neither_stands() {
    let (one, other) = (seen("o1", "2026-09-14", "Sang."), seen("o1", "2026-09-14", "Shouted."));
    let view = json!({"id": "v1", "of": {"role": "child"}, "about": ["o1"], "words": {"words": "I liked it."}});
    let copies = [json!({"observations": [one], "views": [view]}), json!({"observations": [other]})];
    let merged = merged(copies.clone());
    assert_eq!(conflicts(&merged), [("/observations o1: 2 different contents".to_owned(), vec![one, other])]);
    assert_eq!(written(&merged).get("observations"), None);
    // The record has a hole, and its check says so; beside the conflict it is not told again.
    let report = child_progress::check(&merged.record, &CheckOptions::new());
    assert_eq!(
        report.findings()[0].to_string(),
        "error reference.unresolved /views/0/about/0 the record has no entry with this id; an entry is expected"
    );
    let report = merged.findings(&copies.each_ref().map(record), &CheckOptions::new());
    assert!(report.findings().is_empty(), "{report}");
}

#[test]
fn what_was_contested_or_removed_is_found_in_each_copy() {
    let note = json!({"id": "o3", "on": "2026-09-20", "reason": "request"});
    let school = json!({"child": {"id": "c1", "knownAs": "Ava", "extensions": {"org.a.x": 1, "org.a.y": 1}},
        "observations": [seen("o2", "2026", "Spoke."), seen("o1", "2026", "Sang."), seen("o3", "2026", "Hummed.")]});
    let clinic = json!({"child": {"id": "c1", "knownAs": "Avie", "extensions": {"org.a.x": 2}},
        "observations": [seen("o1", "2026", "Shouted.")], "removals": [note]});
    let home = json!({});
    let all = [school, clinic, home].map(|copy| record(&copy));
    let merged = merge(all.clone()).unwrap();
    let places = all.each_ref().map(|copy| {
        let contested = merged.conflicts_in(copy);
        contested.iter().map(|(pointer, _)| pointer.as_str().to_owned()).collect::<Vec<String>>()
    });
    assert_eq!(places[0], ["/child/extensions", "/child/knownAs", "/observations/1"]);
    assert_eq!(places[1], ["/child/extensions", "/child/knownAs", "/observations/0"]);
    assert!(places[2].is_empty());
    let removed =
        all.each_ref().map(|copy| merged.removed_in(copy).iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(removed, [vec!["/observations/2".to_owned()], vec![], vec![]]);
}

#[test]
fn one_id_in_two_lists_is_a_conflict() {
    let (sang, wish) =
        (seen("x1", "2026-09-14", "Sang."), json!({"id": "x1", "of": {"role": "child"}, "scope": "topic"}));
    let merged = merged([json!({"wishes": [wish]}), json!({"observations": [sang]})]);
    assert_eq!(conflicts(&merged), [("/observations x1: 2 different contents".to_owned(), vec![sang, wish])]);
    let lists: Vec<&str> = merged.conflicts[0].sides.iter().map(|side| side.pointer.as_str()).collect();
    assert_eq!(lists, ["/observations", "/wishes"]);
}

#[test]
fn one_id_twice_in_a_copy_is_one_entry_or_a_conflict() {
    let (one, other) = (seen("o1", "2026-09-14", "Sang."), seen("o1", "2026-09-14", "Shouted."));
    let same = Merged::of(record(&json!({"observations": [one, one]})));
    assert_eq!(written(&same)["observations"], json!([one]));
    let different = Merged::of(record(&json!({"observations": [one, other]})));
    assert_eq!(different.conflicts.len(), 1);
    assert!(different.record.observations.is_empty());
}

#[test]
fn a_removal_note_takes_content_out_of_every_copy_and_out_of_conflicts() {
    let note = json!({"id": "o1", "on": "2026-09-20", "reason": "request"});
    let with = |words: &str| json!({"observations": [seen("o1", "2026-09-14", words)]});
    let noted = json!({"removals": [note]});
    let merged = merged([with("Sang."), noted.clone(), with("Shouted.")]);
    let again = merge([with("Sang."), with("Shouted."), noted].iter().map(record));
    assert_eq!(again.as_ref(), Ok(&merged), "the conflict was there before the note");
    assert_eq!(written(&merged).get("observations"), None);
    assert_eq!(written(&merged)["removals"], json!([note]));
    assert!(merged.conflicts.is_empty());
    let removed: Vec<_> = merged.removed.iter().map(|one| (one.pointer.as_str(), one.id.as_str())).collect();
    assert_eq!(removed, [("/observations", "o1")]);
}

#[test]
fn what_is_removed_takes_every_amendment_of_it_also_a_contested_one() {
    let amendment = |id: &str, of: &str, reason: &str| json!({"id": id, "entry": of, "amendmentKind": "corrected", "reason": {"words": reason}});
    let note = json!({"id": "o1", "on": "2026-09-20", "reason": "request"});
    let o1 = seen("o1", "2026-09-14", "Hit Sam.");
    let one =
        json!({"observations": [o1], "amendments": [amendment("a1", "o1", "Not Sam."), amendment("a2", "a1", "Tom.")]});
    let other = json!({"observations": [o1], "amendments": [amendment("a1", "o1", "Sam hit first.")]});
    let erased = json!({"removals": [note]});
    let copies = [one, other, erased];
    let of = |at: usize| Merged::of(record(&copies[at]));
    let whole = merged(copies.clone());
    for [first, second, third] in [[0, 1, 2], [0, 2, 1], [1, 2, 0]] {
        assert_eq!(both(&both(&of(first), &of(second)), &of(third)), whole, "{first} and {second} first");
    }
    assert!(whole.conflicts.is_empty());
    assert!(whole.record.amendments.is_empty() && whole.record.observations.is_empty());
    let with = |id: &str| json!({"id": id, "on": "2026-09-20", "reason": "request", "with": "o1"});
    assert_eq!(written(&whole)["removals"], json!([with("a1"), with("a2"), note]));

    // A copy that knows only the note about the amendment takes what amends that.
    let known = json!({"removals": [with("a1")], "amendments": [amendment("a2", "a1", "Tom.")]});
    let mut resting = with("a2");
    resting["inherits"] = json!([{"audience": ["nobody"]}]); // as it rested on what was gone, nobody was shown it
    assert_eq!(written(&merged([known]))["removals"], json!([with("a1"), resting]));
}

#[test]
fn two_removal_notes_about_one_entry_both_stay() {
    let asked = json!({"id": "o1", "on": "2026-09-20", "reason": "request"});
    let ordered = json!({"id": "o1", "on": "2026-08", "reason": "order"});
    let merged = merged([json!({"removals": [asked]}), json!({"removals": [ordered]}), json!({"removals": [asked]})]);
    assert_eq!(written(&merged)["removals"], json!([ordered, asked]));
}

#[test]
fn what_is_amended_stays_beside_its_amendment() {
    let entry = seen("o1", "2026-09-14", "Sang.");
    let amendment =
        json!({"id": "a1", "amendmentKind": "entered-in-error", "entry": "o1", "reason": {"words": "Another child."}});
    let merged =
        merged([json!({"observations": [entry]}), json!({"observations": [entry], "amendments": [amendment]})]);
    assert_eq!(written(&merged)["observations"], json!([entry]));
    assert_eq!(written(&merged)["amendments"], json!([amendment]));
}

#[test]
fn a_list_that_copies_have_alike_keeps_its_order_and_any_other_is_ordered_by_date_and_id() {
    let (late, early) = (seen("o1", "2026-09-14", "Sang."), seen("o2", "2026-09-01", "Hummed."));
    let people = json!([{"id": "p2"}, {"id": "p1"}]);
    let one = json!({"observations": [late, early], "people": people});
    assert_eq!(
        serde_json::to_string(&merged([one.clone(), one.clone()]).record).unwrap(),
        serde_json::to_string(&record(&one)).unwrap()
    );
    // Whoever has no people says nothing of their order.
    let with_more = merged([one.clone(), json!({"observations": [seen("o3", "2026-09-14T08:00:00Z", "Spoke.")]})]);
    assert_eq!(written(&with_more)["people"], people);
    assert_eq!(ids(&written(&with_more)["observations"]), ["o2", "o1", "o3"]);
    // Turned round, it is another order of the same entries.
    let turned = merged([one, json!({"people": [{"id": "p1"}, {"id": "p2"}]})]);
    assert_eq!(ids(&written(&turned)["people"]), ["p1", "p2"]);
}

/// A list keeps its order beside a copy without one, but not where something is taken out of it: else it would matter which
/// copies were put together first.
#[test]
fn what_is_taken_out_of_a_list_makes_its_order_anew() {
    let one = Merged::of(record(&json!({"people": [{"id": "p3"}, {"id": "p1"}, {"id": "p2"}]})));
    let note = Merged::of(record(&json!({"removals": [{"id": "p1", "on": "2026", "reason": "request"}]})));
    let together = both(&both(&one, &one), &note);
    assert_eq!(ids(&written(&together)["people"]), ["p2", "p3"]);
    assert_eq!(together, both(&one, &both(&one, &note)));
}

#[test]
fn entries_without_a_date_of_their_own_are_ordered_by_when_they_were_written_down() {
    let goal =
        |id: &str, on: &str| json!({"id": id, "wordings": [{"text": {"words": "Sing."}}], "recorded": {"on": on}});
    let merged = merged([json!({"goals": [goal("g1", "2026-05")]}), json!({"goals": [goal("g2", "2025-09-01")]})]);
    assert_eq!(ids(&written(&merged)["goals"]), ["g2", "g1"]);
}

#[test]
fn members_of_the_child_are_taken_one_by_one() {
    let child = |members: Value| {
        let mut child = json!({"id": "c1"});
        child.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        json!({"child": child})
    };
    let one = child(json!({"knownAs": "Ava", "pronouns": "she", "languages": ["en", "bfi"],
        "communication": {"signals": [{"signal": {"words": "Looks up."}, "meaning": {"words": "Yes."}}], "sayingNo": {"words": "Turns away."}},
        "identifiers": [{"system": "urn:a", "value": "1"}]}));
    let other = child(json!({"knownAs": "Ava", "birthDate": "2015", "languages": ["bfi", "en"],
        "communication": {"signals": [{"signal": {"words": "Hums."}, "meaning": {"words": "Tired."}}], "sayingNo": {"words": "Pushes."}},
        "identifiers": [{"system": "urn:b", "value": "2"}]}));
    let merged = merged([one, other]);
    let child = &written(&merged)["child"];
    assert_eq!(
        (&child["knownAs"], &child["pronouns"], &child["birthDate"]),
        (&json!("Ava"), &json!("she"), &json!("2015"))
    );
    assert_eq!(child["communication"]["signals"].as_array().unwrap().len(), 2);
    assert_eq!(child["identifiers"].as_array().unwrap().len(), 2);
    assert_eq!((child.get("languages"), child["communication"].get("sayingNo")), (None, None));
    // The preferred language stands first, so the order says something.
    let expected = [
        (
            "/child/communication/sayingNo: 2 different contents".to_owned(),
            vec![json!({"words": "Pushes."}), json!({"words": "Turns away."})],
        ),
        ("/child/languages: 2 different contents".to_owned(), vec![json!(["bfi", "en"]), json!(["en", "bfi"])]),
    ];
    assert_eq!(conflicts(&merged), expected);
}

#[test]
fn members_of_the_record_are_taken_one_by_one() {
    let moved = |on: &str| json!({"reason": "moved", "on": on});
    let one = json!({"schemaVersion": "1.0", "$schema": "b.json", "closing": moved("2026-07"), "extensions": {"org.a.x": 1, "org.a.y": 1}});
    let other = json!({"schemaVersion": "1.0", "$schema": "a.json", "closing": moved("2026-08"), "extensions": {"org.a.x": 1, "org.a.y": 2, "org.a.z": null}});
    let merged = merged([one, other]);
    let expected = json!({"schemaVersion": "1.0", "$schema": "a.json", "child": {"id": "c1"}, "extensions": {"org.a.x": 1, "org.a.z": null}});
    assert_eq!(written(&merged), expected);
    let told: Vec<String> = merged.conflicts.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["/closing: 2 different contents", "/extensions: 2 different contents"]);
    assert_eq!(merged.conflicts[1].extension.as_ref().unwrap().as_str(), "org.a.y");
}

#[test]
fn parts_of_a_record_are_for_all_for_whom_one_was() {
    let part = |audience: Value, together: bool| {
        let mut excerpt = json!({"audience": audience});
        if together {
            excerpt["together"] = true.into();
        }
        json!({"excerpt": excerpt})
    };
    let parents = || part(json!(["parent-carers"]), false);
    let meeting = || part(json!(["education", "parent-carers"]), true);
    let excerpt = |copies: [Value; 2]| written(&merged(copies))["excerpt"].clone();
    assert_eq!(excerpt([meeting(), meeting()]), meeting()["excerpt"]);
    assert_eq!(
        excerpt([parents(), part(json!(["education"]), false)]),
        json!({"audience": ["education", "parent-carers"]})
    );
    assert_eq!(excerpt([parents(), meeting()]), json!({"audience": ["education", "parent-carers"]}));
    assert_eq!(excerpt([parents(), json!({})]), Value::Null, "beside the whole record nothing is left out");
}

#[test]
fn the_highest_version_of_the_format_is_taken() {
    let mut versions = ["1.9", "1.10", "1.2"].map(|version| {
        let mut record = record(&json!({}));
        record.schema_version = version.parse().unwrap();
        record
    });
    assert_eq!(merge(versions.clone()).unwrap().record.schema_version.as_str(), "1.10");
    versions.reverse();
    assert_eq!(merge(versions).unwrap().record.schema_version.as_str(), "1.10");
}

#[test]
fn a_record_of_several_has_no_id_of_its_own_and_remembers_theirs() {
    let alone = merged([json!({"id": "r1"}), json!({})]);
    assert_eq!(alone.record.id.as_ref().unwrap().as_str(), "r1");
    let both = merged([json!({"id": "r2"}), json!({"id": "r1"})]);
    assert_eq!(both.record.id, None);
    assert_eq!(both.record_ids.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["r1", "r2"]);
}

#[test]
fn records_of_different_children_are_refused() {
    let other = record(&json!({"child": {"id": "c2"}}));
    assert_eq!(merge([record(&json!({})), other]), Err(CannotMerge::NotOneChild));
    assert_eq!(merge([]), Err(CannotMerge::NoRecord));
}

/// Two moments that are one instant, written in different places, are different contents.
#[test]
fn contents_are_compared_as_they_are_written() {
    let copy = |at: &str| json!({"observations": [seen("o1", at, "Sang.")]});
    let merged = merged([copy("2026-09-14T12:30:00+01:00"), copy("2026-09-14T11:30:00+00:00")]);
    assert_eq!(merged.conflicts.len(), 1);
}

#[test]
fn only_what_no_copy_shows_by_itself_is_told() {
    let goal = |id: &str, of: &str| json!({"id": id, "stepOf": of, "wordings": [{"text": {"words": "Sing."}}]});
    let copies = [
        json!({"goals": [goal("g1", "g2")], "observations": [{"id": "o1", "occurred": "2026"}]}),
        json!({"goals": [goal("g2", "g1")], "observations": [{"id": "o0", "occurred": "2026"}]}),
    ];
    let merged = merged(copies.clone());
    let copies = copies.each_ref().map(record);
    let report = merged.findings(&copies, &CheckOptions::new());
    let told: Vec<String> = report.findings().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["error reference.cycle /goals/1/stepOf this reference closes a circle"]);
    // What the copies show is in the check of the whole.
    assert!(child_progress::check(&merged.record, &CheckOptions::new()).findings().len() > 1);
}

/// The wrong entry would stand as if nobody had said that it is wrong.
#[test]
fn a_correction_that_is_contested_is_told_at_what_it_corrected() {
    let copy = |reason: &str| {
        record(&json!({
            "observations": [
                {"id": "o0", "occurred": "2026-09-13", "seen": {"words": "Sang."}},
                {"id": "o1", "occurred": "2026-09-14", "seen": {"words": "Waved."}},
            ],
            "amendments": [{"id": "a1", "amendmentKind": "entered-in-error", "entry": "o1", "reason": {"words": reason}}],
        }))
    };
    let copies = [copy("Another child."), copy("The wrong day.")];
    let merged = merge(copies.clone()).unwrap();
    let report = merged.findings(&copies, &CheckOptions::new());
    let told: Vec<String> =
        report.findings().iter().map(|one| format!("{} {}", one.code.as_str(), one.pointer)).collect();
    assert_eq!(told, ["governance.correction-contested /observations/1"]);
    assert!(!report.is_valid());
    let off = CheckOptions::new().off(RuleCode::CorrectionContested);
    assert!(merged.findings(&copies, &off).findings().is_empty());
    let agreed = [copy("Another child."), copy("Another child.")];
    let merged = merge(agreed.clone()).unwrap();
    assert!(merged.findings(&agreed, &CheckOptions::new()).findings().is_empty());
}

/// Two numbers of one system are of two children, or one was mistyped.
#[test]
fn two_identifiers_of_one_system_are_told() {
    let copy = |number: &str| {
        let identifier = json!({"system": "https://fhir.nhs.uk/Id/nhs-number", "value": number});
        record(&json!({"child": {"id": "c1", "identifiers": [identifier]}}))
    };
    let told = |numbers: [&str; 2]| -> Vec<String> {
        let copies = numbers.map(copy);
        let report = merge(copies.clone()).unwrap().findings(&copies, &CheckOptions::new());
        report.findings().iter().map(|one| format!("{} {}", one.code.as_str(), one.pointer)).collect()
    };
    assert_eq!(told(["999 000 0018", "999 000 0026"]), ["identity.two-identifiers /child/identifiers/1/value"]);
    assert_eq!(told(["999 000 0018", "9990000018"]), [""; 0]);
}

fn large(number: usize, agency: &str) -> ProgressRecord {
    let entry = |at: usize| {
        let own = if at % 3 == 0 { agency } else { "both" };
        let words = if at % 10 == 0 { agency } else { "Sang." };
        seen(&format!("{own}-{at}"), &format!("20{:02}-09-14", at % 90), words)
    };
    record(&json!({
        "observations": (0..number).map(entry).collect::<Vec<Value>>(),
        "removals": (0..number / 10).map(|at| json!({"id": format!("both-{}", at * 7), "on": "2026", "reason": "request"})).collect::<Vec<Value>>(),
    }))
}

fn time(copies: &[ProgressRecord; 2]) -> Duration {
    shortest(|| {
        let copies = copies.clone();
        let (merged, taken) = timed(|| merge(copies).unwrap());
        assert!(!merged.conflicts.is_empty() && !merged.removed.is_empty());
        taken
    })
}

/// Ten times the entries take about ten times as long. `LARGE=100000 cargo test --release --all-features --test copies
/// merging_takes -- --nocapture` measures records of that size.
#[test]
fn merging_takes_time_linear_in_the_size_of_the_records() {
    let most = support::large(5000);
    let [small, large] =
        [most / 10, most].map(|number| time(&["school", "clinic"].map(|agency| large(number, agency))));
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    println!("{most} entries in each copy: {large:?}; a tenth of them: {small:?}; {ratio:.1} times as long");
    assert!(ratio < 40.0, "{ratio:.1} times as long");
}
