//! Every test that SECURITY.md names for a promise is there.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use crate::support::files::root;

/// The sources of all tests, in one text.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &sources(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all += &fs::read_to_string(path).unwrap();
        }
    }
    all
}

#[test]
fn every_promise_has_the_tests_that_it_names() {
    let page = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let tests = sources(&root().join("tests"));
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).collect();
    let files = named.iter().filter(|name| name.starts_with("tests/"));
    let is_function = |name: &&&str| name.matches('_').count() > 3 && !name.contains(['/', ' ', '.']);
    let functions = named.iter().filter(is_function);
    assert!(files.clone().count() > 10 && functions.clone().count() > 5, "{named:?}");
    let gone: Vec<&&str> = files
        .filter(|file| !root().join(file).exists())
        .chain(functions.filter(|name| !tests.contains(&format!("fn {name}()"))))
        .collect();
    assert!(gone.is_empty(), "SECURITY.md names tests that are not there: {gone:?}");
}
