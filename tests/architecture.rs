//! Layers look down only, the top level is what it is said to be, and no file has grown into two concepts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. A file may name `crate::LAYER` of its own layer and those before it.
const LAYERS: &[&str] = &[
    "base",
    "model",
    "report",
    "index",
    "yardstick",
    "phrase",
    "progress",
    "check",
    "excerpt",
    "share",
    "amend",
    "merge",
    "diff",
    "schema",
    "strategy",
    "read",
    "lines",
];

const TOP_LEVEL: &[&str] = &[
    ".ci",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "DESIGN.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "README.md",
    "SECURITY.md",
    "benches",
    "clippy.toml",
    "deny.toml",
    "docs",
    "examples",
    "fuzz",
    "rustfmt.toml",
    "schemas",
    "src",
    "tests",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src` with its path from there.
fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, all);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                all.push((path.strip_prefix(root().join("src")).unwrap().to_owned(), text));
            }
        }
    }
    let mut all = Vec::new();
    collect(&root().join("src"), &mut all);
    assert!(all.len() > 40, "the sources were not found");
    all
}

fn layer_of(path: &Path) -> Option<usize> {
    let first = path.iter().next()?.to_str()?.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| *layer == first)
}

/// The layers that a line of code names.
fn named(line: &str) -> impl Iterator<Item = usize> + '_ {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).filter_map(|rest| {
        let name: String = rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
        LAYERS.iter().position(|layer| *layer == name)
    })
}

#[test]
fn layers_look_down_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(own) = layer_of(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            for other in named(line).filter(|other| *other > own) {
                wrong.push(format!("{}:{}: {} looks up to {}", path.display(), number + 1, LAYERS[own], LAYERS[other]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(named("use crate::read::read;").collect::<Vec<_>>(), [15], "the test no longer sees what a line names");
}

#[test]
fn every_source_belongs_to_a_layer() {
    let beside = [Path::new("lib.rs"), Path::new("guide.rs")];
    let known = |path: &Path| layer_of(path).is_some() || path.starts_with("cli") || beside.contains(&path);
    let strays: Vec<PathBuf> = sources().into_iter().map(|(path, _)| path).filter(|path| !known(path)).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn files_stay_one_concept_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > 500)
        .map(|(path, text)| format!("{} has {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn only_the_command_touches_files_threads_and_the_clock() {
    const OUTSIDE: &[&str] = &[
        "std::fs",
        "std::thread",
        "std::env",
        "std::net",
        "std::os",
        "std::process",
        "std::{",
        "thread::",
        "SystemTime",
        "Instant",
        "now_utc",
        "now_local",
        "stdin()",
        "stdout()",
        "stderr()",
        "println!",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path.starts_with("cli") || path.ends_with("lines/parallel.rs") {
            continue;
        }
        let library = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
        let code: Vec<&str> = library.filter(|line| !line.trim_start().starts_with("//")).collect();
        let library = code.join("\n");
        for outside in OUTSIDE.iter().filter(|outside| library.contains(**outside)) {
            wrong.push(format!("{} names {outside}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_level_is_what_it_is_said_to_be() {
    if !root().join(".git").exists() {
        return; // a packaged copy has files of its own
    }
    let mut strays = Vec::new();
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !TOP_LEVEL.contains(&name.as_str()) && name != ".git" && name != "target" {
            strays.push(name);
        }
    }
    assert!(strays.is_empty(), "not part of the top level: {strays:?}");
}
