//! The files of the repository that tests read, and folders that they write to.

use std::path::{Path, PathBuf};

use serde_json::Value;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files of a folder whose names end so, in the order of their names, without the ending.
pub fn named(folder: &str, ending: &str) -> Vec<(String, PathBuf)> {
    let all = std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<(String, PathBuf)> = all
        .filter_map(|path| Some((path.file_name()?.to_str()?.strip_suffix(ending)?.to_owned(), path.clone())))
        .collect();
    all.sort();
    all
}

/// The example records by name, as text.
pub fn examples() -> Vec<(String, String)> {
    let all = named("examples/records", ".json").into_iter();
    all.map(|(name, path)| (name, std::fs::read_to_string(path).unwrap())).collect()
}

/// The JSON in a file, where there is one.
pub fn load(path: impl AsRef<Path>) -> Option<Value> {
    Some(serde_json::from_slice(&std::fs::read(path).ok()?).unwrap())
}

/// An empty folder of the test's own.
pub fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
