//! The published vectors are those of the corpus in a form for every language, and hold for this implementation, which
//! is run on them here as one from outside would be: from the published files alone.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use child_progress::{CheckOptions, EnforcedBy, ProgressOptions, ReadOptions, Report, RuleCode, check, progress};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, json};

use crate::support::files::{load, named, root};
use crate::support::validator;

fn published() -> PathBuf {
    root().join("schemas/vectors")
}

/// The published vectors of a kind.
fn vectors(kind: &str) -> Vec<Value> {
    let file = load(published().join(format!("{kind}.json"))).unwrap();
    let Value::Array(vectors) = file["vectors"].clone() else { panic!("{kind} has no vectors") };
    assert!(vectors.len() > 150, "the vectors of {kind} were not found");
    vectors
}

/// The documents of a folder of the corpus by name; what stands beside a document is none.
fn corpus(folder: &str) -> BTreeMap<String, PathBuf> {
    let files = named(&format!("tests/corpus/{folder}"), ".json").into_iter();
    files.filter(|(name, _)| !name.contains('.')).collect()
}

/// JSON without the white space between its tokens, and otherwise letter by letter as it was.
fn minified(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let keep = |letter: &char| {
        let keep = quoted || !letter.is_ascii_whitespace();
        quoted ^= *letter == '"' && !escaped;
        escaped = quoted && *letter == '\\' && !escaped;
        keep
    };
    text.chars().filter(keep).collect()
}

/// Whether a double holds every number. With `arbitrary_precision`, `serde_json` reads others too.
fn all_finite(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(f64::is_finite),
        Value::Array(items) => items.iter().all(all_finite),
        Value::Object(members) => members.values().all(all_finite),
        _ => true,
    }
}

/// JSON in which a member may stand twice: whether one does, at any depth.
struct Repeats(bool);

impl<'de> Deserialize<'de> for Repeats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Repeats(false))
    }
}

impl<'de> Visitor<'de> for Repeats {
    type Value = Self;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        let (mut names, mut repeats) = (BTreeSet::new(), false);
        while let Some((name, Self(inside))) = members.next_entry::<String, Self>()? {
            repeats |= inside | !names.insert(name);
        }
        Ok(Self(repeats))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        let mut repeats = false;
        while let Some(Self(inside)) = items.next_element()? {
            repeats |= inside;
        }
        Ok(Self(repeats))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }
}

/// Whether a member stands twice in an object of a text of JSON.
fn repeats(text: &str) -> bool {
    serde_json::from_str::<Repeats>(text).unwrap().0
}

/// The values without those that stood before.
fn once(all: Vec<Value>) -> Value {
    let mut once: Vec<Value> = Vec::new();
    for value in all {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once.into()
}

/// What the name of a vector says: `near-date` as `Near date`.
fn spoken(name: &str) -> String {
    let words = name.replace('-', " ");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

/// One vector as a line: the members, and last the document as it was spelled.
fn line(members: &Map<String, Value>, document: Option<&str>) -> String {
    let mut line = serde_json::to_string(members).unwrap();
    if let Some(document) = document {
        line.pop();
        write!(line, ",\"document\":{}}}", minified(document)).unwrap();
    }
    line
}

fn file(lines: &[String]) -> String {
    format!("{{\"formatVersion\":\"1.0\",\"vectors\":[\n{}\n]}}\n", lines.join(",\n"))
}

/// The vectors of records, and the documents whose bytes matter.
fn records() -> (String, BTreeMap<String, Vec<u8>>) {
    let differences = load(root().join("tests/corpus/differences.json")).unwrap();
    let mut lines = BTreeMap::new();
    let mut files = BTreeMap::new();
    for folder in ["valid", "unreadable", "findings"] {
        for (name, path) in corpus(folder) {
            let bytes = std::fs::read(&path).unwrap();
            let beside = |what: &str| load(path.with_extension(format!("{what}.json")));
            let (mut rules, mut by_reader) = (Vec::new(), false);
            let findings = beside("findings").unwrap_or_else(|| json!([]));
            let findings = findings.as_array().unwrap().iter().map(|finding| {
                let rule = RuleCode::new(finding["code"].as_str().unwrap()).unwrap().rule().unwrap();
                if !rules.contains(&rule.summary) {
                    rules.push(rule.summary);
                }
                by_reader |= rule.enforced_by == EnforcedBy::Reader;
                let mut expected = finding.clone();
                let members = expected.as_object_mut().unwrap();
                members.retain(|member, _| ["code", "pointer", "related"].contains(&member.as_str()));
                members.insert("severity".to_owned(), rule.severity.as_str().into());
                expected
            });
            // A rule may have two things to say of one place; for whoever compares, that is one finding.
            let findings = once(findings.collect());
            rules.insert(0, "");
            let mut vector = json!({
                "name": name,
                "description": format!("{}.{}", spoken(&name), rules.join(" ")),
                "structureValid": folder != "unreadable",
                "findings": findings,
            });
            if let Some(options) = beside("options") {
                vector["asOf"] = options["asOf"].clone();
            }
            let file = format!("{name}.json");
            let difference = differences.as_array().unwrap().iter().find(|entry| entry["file"] == file.as_str());
            let may_accept = difference.is_some_and(|entry| entry["schemaMayAccept"] == true);
            if let Some(entry) = difference {
                vector["note"] = entry["what"].clone();
            }
            if may_accept {
                vector["schemaMayAccept"] = true.into();
            }
            // A parser may lose what such a document tries, or stumble over the whole file of vectors.
            let text = std::str::from_utf8(&bytes).ok().filter(|_| !may_accept && !by_reader);
            let parses = |text: &str| serde_json::from_str::<Value>(text).is_ok_and(|value| all_finite(&value));
            // With `arbitrary_precision`, `serde_json` takes an object with a member of its own for a number.
            let text = text.filter(|text| !text.contains("$serde_json"));
            let inside = text.filter(|text| parses(text) && parses(&format!("[[[{text}]]]")) && !repeats(text));
            if inside.is_none() {
                vector["path"] = format!("files/{file}").into();
                files.insert(file, bytes.clone());
            }
            let earlier = lines.insert(name, line(vector.as_object().unwrap(), inside));
            assert!(earlier.is_none(), "two vectors have one name: {earlier:?}");
        }
    }
    (file(&lines.into_values().collect::<Vec<_>>()), files)
}

/// The vectors of progress.
fn summaries() -> String {
    let all = corpus("progress").into_iter().map(|(name, path)| {
        let mut vector = load(path.with_extension("summary.json")).unwrap();
        let members = vector.as_object_mut().unwrap();
        members.insert("name".to_owned(), name.into());
        line(members, Some(&std::fs::read_to_string(path).unwrap()))
    });
    file(&all.collect::<Vec<_>>())
}

/// `UPDATE_SCHEMAS=1 cargo test --all-features --test published vectors::` writes the files anew.
#[test]
fn published_vectors_are_those_of_the_corpus() {
    let (records, files) = records();
    let folder = published().join("files");
    let mut all = BTreeMap::from([
        (published().join("records.json"), records.into_bytes()),
        (published().join("progress.json"), summaries().into_bytes()),
    ]);
    all.extend(files.into_iter().map(|(name, bytes)| (folder.join(name), bytes)));
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        let _ = std::fs::remove_dir_all(published());
        std::fs::create_dir_all(&folder).unwrap();
        for (path, bytes) in &all {
            std::fs::write(path, bytes).unwrap();
        }
    }
    let there = [published(), folder].into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let there: BTreeSet<PathBuf> = there.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    assert_eq!(there, all.keys().cloned().collect(), "run with UPDATE_SCHEMAS=1");
    for (path, bytes) in all {
        let there = std::fs::read(&path).unwrap();
        // The lists as values: with serde_json's `preserve_order` their members come in another order.
        let value = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        let same = there == bytes || (path.parent() == Some(&published()) && value(&there) == value(&bytes));
        assert!(same, "{} differs; run with UPDATE_SCHEMAS=1", path.display());
    }
}

/// A parser elsewhere may refuse a whole file for a member that stands twice in it.
#[test]
fn no_member_stands_twice_in_the_published_files() {
    for name in ["vectors/records.json", "vectors/progress.json", "rules.json", "codes.json", "openapi.json"] {
        assert!(!repeats(&std::fs::read_to_string(root().join("schemas").join(name)).unwrap()), "{name}");
    }
    assert!(repeats(r#"[{"a": {"b": [1, {"c": null, "\u0063": true}]}}]"#));
    assert!(!repeats(r#"[{"a": {"b": [1, {"c": 1.5, "d": "c"}]}}, {"a": -1}]"#));
}

#[test]
fn the_findings_of_a_vector_are_a_set() {
    for vector in vectors("records") {
        assert_eq!(once(vector["findings"].as_array().unwrap().clone()), vector["findings"], "{}", vector["name"]);
    }
}

#[test]
fn published_vectors_are_valid_by_their_schema() {
    let schema = load(root().join("schemas/vectors.schema.json")).unwrap();
    let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for kind in ["records", "progress"] {
        let file = load(published().join(format!("{kind}.json"))).unwrap();
        if let Some(error) = schema.iter_errors(&file).next() {
            panic!("{kind}: {error}");
        }
    }
}

/// The bytes of a vector's document.
fn document(vector: &Value) -> Vec<u8> {
    match vector["path"].as_str() {
        Some(path) => std::fs::read(published().join(path)).unwrap(),
        None => serde_json::to_vec(&vector["document"]).unwrap(),
    }
}

/// Findings in one line each, as a set: the vectors say nothing of an order.
fn findings(report: &Report) -> BTreeSet<String> {
    let in_a_line = |finding: &child_progress::Finding| {
        let related: Vec<&str> = finding.related.iter().map(child_progress::Pointer::as_str).collect();
        format!("{} {} {} {related:?}", finding.code.as_str(), finding.pointer.as_str(), finding.severity.as_str())
    };
    report.findings().iter().map(in_a_line).collect()
}

/// The findings that a vector expects, in the same way.
fn expected(vector: &Value) -> BTreeSet<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let in_a_line = |finding: &Value| {
        let related: Vec<String> = finding["related"].as_array().into_iter().flatten().map(text).collect();
        let [code, pointer, severity] = ["code", "pointer", "severity"].map(|name| text(&finding[name]));
        format!("{code} {pointer} {severity} {related:?}")
    };
    vector["findings"].as_array().unwrap().iter().map(in_a_line).collect()
}

#[test]
fn this_implementation_agrees_with_every_record_vector() {
    let schema = validator("progress-record");
    let mut failures = Vec::new();
    for vector in vectors("records") {
        let name = vector["name"].as_str().unwrap();
        let bytes = document(&vector);
        let read = child_progress::read(&bytes);
        if Value::Bool(read.is_ok()) != vector["structureValid"] {
            failures.push(format!("{name}: structureValid is not {}", read.is_ok()));
        }
        let parsed = serde_json::from_slice::<Value>(&bytes);
        let differs = parsed.is_ok_and(|value| Value::Bool(schema.is_valid(&value)) != vector["structureValid"]);
        if differs && vector["schemaMayAccept"] != true {
            failures.push(format!("{name}: the schema says otherwise"));
        }
        let found = match read {
            Ok(record) => {
                let day = vector["asOf"].as_str().map(|day| day.parse().unwrap());
                let options = day.map_or_else(CheckOptions::new, |day| CheckOptions::new().as_of(day));
                findings(&check(&record, &options))
            }
            Err(_) => findings(&ReadOptions::strict().faults(&bytes)),
        };
        let expected = expected(&vector);
        if found != expected {
            failures.push(format!("{name}: {found:#?} and not {expected:#?}"));
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// Whether a value has every member that is expected, and lists that are complete.
fn holds(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            // An empty list is not written.
            let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
            expected.iter().all(|(name, value)| found.get(name).map_or(empty(value), |found| holds(value, found)))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| holds(expected, found))
        }
        _ => expected == found,
    }
}

#[test]
fn this_implementation_agrees_with_every_progress_vector() {
    for vector in vectors("progress") {
        let record = child_progress::read(&document(&vector)).unwrap();
        let mut options = ProgressOptions::new();
        if let Some(day) = vector["from"].as_str() {
            options = options.from(day.parse().unwrap());
        }
        if let Some(day) = vector["to"].as_str() {
            options = options.to(day.parse().unwrap());
        }
        let summary = serde_json::to_value(progress(&record, &options)).unwrap();
        assert!(holds(&vector["summary"], &summary), "{}: {summary:#}", vector["name"]);
        let mut absent = vector["absent"].as_array().into_iter().flatten();
        assert!(absent.all(|name| summary.get(name.as_str().unwrap()).is_none()), "{}", vector["name"]);
    }
}

/// Each rule fires in a vector, and in another, its near miss, it is silent; each is enforced by whom the table says.
#[test]
fn every_rule_has_a_vector_that_fires_it_and_one_that_does_not() {
    // A document beyond the bound on size, the reader's own failure, and what only several copies show.
    const WITHOUT: &[RuleCode] = &[RuleCode::TooLarge, RuleCode::Unexplained, RuleCode::CorrectionContested];
    let vectors = vectors("records");
    let codes = |vector: &Value| -> BTreeSet<String> {
        let findings = vector["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    };
    for code in RuleCode::ALL.iter().filter(|code| !WITHOUT.contains(code)) {
        let name = code.as_str().trim_start_matches("structure.").replace('.', "-");
        assert!(vectors.iter().any(|vector| codes(vector).contains(code.as_str())), "{} never fires", code.as_str());
        let mut near = vectors.iter().filter(|v| v["name"].as_str().unwrap().starts_with(&format!("near-{name}")));
        assert!(near.clone().count() > 0, "{} has no near miss", code.as_str());
        assert!(near.all(|vector| !codes(vector).contains(code.as_str())), "{} fires in a near miss", code.as_str());
    }
    for vector in &vectors {
        let by = |code: &String| RuleCode::new(code).unwrap().rule().unwrap().enforced_by.as_str();
        let enforced: BTreeSet<&str> = codes(vector).iter().map(by).collect();
        let well = match vector["structureValid"].as_bool().unwrap() {
            true => enforced.iter().all(|by| *by == "semantics"),
            // What only a reader of the bytes sees is there as bytes.
            false if enforced.contains("reader") => vector["path"].is_string(),
            false => enforced == BTreeSet::from(["schema"]),
        };
        assert!(well, "{} {enforced:?}", vector["name"]);
    }
}
