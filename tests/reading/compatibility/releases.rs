//! Every released version against every later one of its major version.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use child_progress::FormatVersion;
use child_progress::schema::{CODES, RULES, SCHEMAS};
use serde_json::{Value, json};

use super::catalogues::{broken_codes, broken_rules};
use super::{Change, Version, breaks};
use crate::support::files::root;

/// The number of a version: `1.10` comes after `1.2`.
fn version(name: &str) -> Option<(u32, u32)> {
    let (major, minor) = name.split_once('.')?;
    let number = |text: &str| text.parse().ok().filter(|number: &u32| number.to_string() == text);
    Some((number(major)?, number(minor)?))
}

/// Everything of a version that is compared, by the name of its file.
struct Files(BTreeMap<String, Value>);

impl Files {
    fn released(folder: &Path) -> Self {
        let load = |name: &str| {
            let text =
                std::fs::read(folder.join(name)).unwrap_or_else(|_| panic!("{} has no {name}", folder.display()));
            (name.to_owned(), serde_json::from_slice(&text).unwrap())
        };
        Self(Self::current().0.keys().map(|name| load(name)).collect())
    }

    fn current() -> Self {
        let schemas = SCHEMAS
            .iter()
            .flat_map(|schema| [(schema.file_name, schema.text), (schema.reader_file_name, schema.reader_text)]);
        let all = schemas.chain([("rules.json", RULES), ("codes.json", CODES)]);
        Self(all.map(|(name, text)| (name.to_owned(), serde_json::from_str(text).unwrap())).collect())
    }

    /// What a later minor version breaks.
    fn broken_by(&self, later: &Self) -> Vec<String> {
        let mut broken = Vec::new();
        for schema in SCHEMAS {
            let of = |files: &Self| Version {
                closed: files.0[schema.file_name].clone(),
                reader: files.0[schema.reader_file_name].clone(),
            };
            let (for_documents, for_readers) = breaks(&of(self), &of(later));
            broken.extend(for_documents.into_iter().chain(for_readers).map(|why| format!("{} {why}", schema.name)));
        }
        broken.extend(broken_rules(&self.0["rules.json"], &later.0["rules.json"]));
        broken.extend(broken_codes(&self.0["codes.json"], &later.0["codes.json"]));
        broken
    }
}

/// FNV-1a over every file of a folder with its name: enough to see that a copy is no longer as it was.
fn digest(folder: &Path) -> String {
    fn collect(folder: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                collect(&path, all);
            } else {
                let text = std::fs::read(&path).unwrap();
                all.insert(path, text);
            }
        }
    }
    let mut all = BTreeMap::new();
    collect(folder, &mut all);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (path, text) in &all {
        let name: Vec<_> = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
        for byte in name.join("/").bytes().chain([0]).chain(text.iter().copied()).chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// The released versions, each with the digest of its copy: a line is added with a release, and never changed.
const RELEASED: &[(&str, &str)] = &[];

/// What the released versions in a folder, each a folder of its own, and the current one as `now` break: each within its
/// major version against every earlier one, and what is no copy as it was released.
fn breaks_since_releases(folder: &Path, released: &[(&str, &str)], now: (u32, u32)) -> Vec<String> {
    let mut broken = Vec::new();
    let mut versions = BTreeMap::new();
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let folders: BTreeMap<String, PathBuf> =
        folders.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect();
    for (name, path) in &folders {
        let known = released.iter().find(|(known, _)| known == name).map(|(_, digest)| *digest);
        let there = digest(path);
        if known != Some(there.as_str()) {
            broken.push(format!("{name} has the digest {there}, and not {}", known.unwrap_or("one in RELEASED")));
        }
        match version(name) {
            Some(number) if number <= now => drop(versions.insert(number, Files::released(path))),
            _ => broken.push(format!("{name} is no version before this one")),
        }
    }
    let gone = released.iter().filter(|(name, _)| !folders.contains_key(*name));
    broken.extend(gone.map(|(name, _)| format!("the copy of {name} is gone")));
    match versions.get(&now) {
        // Once it is released, nothing changes without a new number.
        Some(copy) if copy.0 != Files::current().0 => broken.push(format!("{now:?} is released, and was changed")),
        Some(_) => {}
        None => drop(versions.insert(now, Files::current())),
    }
    for (earlier, files) in &versions {
        for (later, other) in versions.iter().filter(|(later, _)| *later > earlier && later.0 == earlier.0) {
            broken.extend(files.broken_by(other).into_iter().map(|why| format!("{earlier:?} → {later:?}: {why}")));
        }
    }
    broken
}

#[test]
fn nothing_that_was_released_is_broken() {
    let folder = root().join("schemas/released");
    let now = version(FormatVersion::CURRENT).unwrap();
    assert_eq!(breaks_since_releases(&folder, RELEASED, now), Vec::<String>::new());
}

/// Copies of the current files as releases, with changes made in them, in a folder of their own.
fn releases(name: &str, all: &[(&str, Option<(&str, Change)>)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("child-progress-released-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    for (version, change) in all {
        let mut files = Files::current();
        if let Some((file, change)) = change {
            change(files.0.get_mut(*file).unwrap());
        }
        std::fs::create_dir_all(folder.join(version).join("reader")).unwrap();
        for (name, text) in files.0 {
            std::fs::write(folder.join(version).join(name), text.to_string()).unwrap();
        }
    }
    folder
}

#[test]
fn every_release_of_a_major_version_is_compared_by_its_number() {
    let once_there: Change = |schema| schema["properties"]["onceThere"] = json!({"type": "string"});
    let gone = |from: &str, to: &str| format!("{from} → {to}: report : the member `onceThere` is gone");
    let broken = |name: &str, all: &[(&str, Option<(&str, Change)>)], now| {
        let folder = releases(name, all);
        let digests: Vec<String> = all.iter().map(|(version, _)| digest(&folder.join(version))).collect();
        let released: Vec<(&str, &str)> =
            all.iter().zip(&digests).map(|((version, _), digest)| (*version, digest.as_str())).collect();
        let broken = breaks_since_releases(&folder, &released, now);
        std::fs::remove_dir_all(folder).unwrap();
        broken
    };
    let changed = Some(("report.schema.json", once_there));
    // Not the one before, but the one before that.
    let all = broken("chain", &[("1.0", changed), ("1.1", None)], (1, 2));
    assert_eq!(all, [gone("(1, 0)", "(1, 1)"), gone("(1, 0)", "(1, 2)")]);
    // 1.10 comes after 1.2.
    let all = broken("number", &[("1.2", None), ("1.10", changed)], (1, 11));
    assert!(all.contains(&gone("(1, 10)", "(1, 11)")) && !all.iter().any(|why| why.contains("→ (1, 2)")), "{all:?}");
    // A major version may break all before it.
    assert_eq!(broken("major", &[("1.0", changed)], (2, 0)), Vec::<String>::new());
    // A code and a rule that are gone.
    let more: Change = |codes| codes["vocabularies"][0]["codes"][0]["code"] = "once-there".into();
    assert_eq!(broken("codes", &[("1.0", Some(("codes.json", more)))], (1, 1)).len(), 1);
    let more: Change = |rules| rules["rules"][0]["code"] = "family.once-there".into();
    assert!(!broken("rules", &[("1.0", Some(("rules.json", more)))], (1, 1)).is_empty());
    // What is released does not change any more, and nothing later is released already.
    assert_eq!(broken("frozen", &[("1.0", None)], (1, 0)), Vec::<String>::new());
    assert_eq!(broken("thawed", &[("1.0", changed)], (1, 0)), ["(1, 0) is released, and was changed"]);
    assert_eq!(broken("later", &[("1.1", None)], (1, 0)), ["1.1 is no version before this one"]);
    assert_eq!(broken("no-number", &[("1.01", None)], (1, 9)), ["1.01 is no version before this one"]);
}

#[test]
fn a_released_copy_that_is_edited_or_gone_is_caught() {
    let folder = releases("edited", &[("1.0", None)]);
    let whole = digest(&folder.join("1.0"));
    let breaks = |released: &[(&str, &str)]| breaks_since_releases(&folder, released, (1, 1));
    assert_eq!(breaks(&[("1.0", &whole)]), Vec::<String>::new());
    assert_eq!(breaks(&[]).len(), 1, "a copy that nobody knows");
    assert_eq!(breaks(&[("1.0", &whole), ("0.9", "")]), ["the copy of 0.9 is gone"]);
    // A word more in a description breaks no document, and is no copy any more.
    let path = folder.join("1.0/rules.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "\n").unwrap();
    assert_eq!(breaks(&[("1.0", &whole)]).len(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
}
