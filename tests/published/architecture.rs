//! Layers look down only, the top level is what it is said to be, and no file has grown into two concepts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::root;

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
    "inherit",
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

/// The inner order of rooms that have one, lowest first. A file may name only its own stage and those before it. The room's
/// `mod.rs` is over all of them, and no file names it.
const STAGES: &[(&str, &[&str])] = &[
    ("yardstick", &["amount", "wish", "hope"]),
    ("phrase", &["harm", "safe", "date", "words", "person", "place", "value", "help", "sheet"]),
    (
        "progress",
        &[
            "status",
            "summary",
            "options",
            "length",
            "order",
            "known",
            "account",
            "points",
            "trend",
            "course",
            "expected",
            "target",
            "verdict",
            "span",
            "shown",
            "dimension",
            "measure",
            "voice",
            "people",
            "doubt",
            "help",
            "goal",
            "scaling",
            "area",
            "text",
        ],
    ),
];

/// Rooms whose files name each other in circles: the nouns of the model do as the things themselves do, and the list of all of
/// them names each.
const IN_CIRCLES: &[&str] = &["model"];

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

/// The module that a file is: `progress/text/mod.rs` is `progress::text`.
fn module(path: &Path) -> Vec<&str> {
    let mut steps: Vec<&str> = path.iter().filter_map(|step| step.to_str()).collect();
    if let Some(file) = steps.pop().filter(|file| !matches!(*file, "mod.rs" | "lib.rs" | "main.rs")) {
        steps.push(file.trim_end_matches(".rs"));
    }
    steps
}

/// The code of a file, without comments and tests.
fn code(text: &str) -> String {
    let library = text.split("#[cfg(test)]").next().unwrap_or_default();
    library.lines().filter_map(|line| line.split("//").next()).collect::<Vec<_>>().join("\n")
}

/// Every path that the code of a module names from `crate::` or `super::` on, as it is from the root of the crate.
fn paths(code: &str, module: &[&str]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let starts = code.match_indices("crate::").chain(code.match_indices("super::"));
    for (at, _) in starts.filter(|(at, _)| !code[..*at].ends_with(|before: char| before == ':' || is_of_name(before))) {
        let mut rest = &code[at..];
        let mut steps = module.to_vec();
        while let Some(above) = rest.strip_prefix("super::") {
            steps.pop();
            rest = above;
        }
        if let Some(below) = rest.strip_prefix("crate::") {
            steps.clear();
            rest = below;
        }
        follow(rest, steps.into_iter().map(str::to_owned).collect(), &mut all);
    }
    all
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Follows a path to its end, or to each of its ends where it branches, and gives what stands after it.
fn follow<'c>(code: &'c str, way: Vec<String>, all: &mut Vec<Vec<String>>) -> &'c str {
    if let Some(branches) = code.strip_prefix('{') {
        let mut rest = branches.trim_start();
        while !rest.is_empty() && !rest.starts_with('}') {
            rest = follow(rest, way.clone(), all);
            rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
            rest = rest.trim_start_matches(|letter: char| letter == ',' || letter.is_whitespace());
        }
        return rest.strip_prefix('}').unwrap_or_default();
    }
    let (name, rest) = code.split_at(code.find(|letter| !is_of_name(letter)).unwrap_or(code.len()));
    let way = if matches!(name, "" | "self") { way } else { [way, vec![name.to_owned()]].concat() };
    if let Some(rest) = rest.strip_prefix("::") {
        return follow(rest, way, all);
    }
    all.push(way);
    rest
}

#[test]
fn paths_are_read_as_they_are_meant() {
    let code = "use super::{a::B, c::{self, D as E}}; super::super::f(crate::x::y(1)); $crate::z::Z; self::g();";
    let mut all: Vec<String> = paths(code, &["m", "n"]).iter().map(|path| path.join("::")).collect();
    all.sort();
    assert_eq!(all, ["f", "m::a::B", "m::c", "m::c::D", "x::y", "z::Z"]);
}

/// The files and folders of a room by their names, each with the paths and the code of what is in it.
type Room = BTreeMap<String, Vec<(PathBuf, String)>>;

/// Each folder with what lies in it. `mod.rs` is the face of a room and none of its parts: it stands over all of them, and
/// what is declared in it is for all.
fn rooms() -> BTreeMap<PathBuf, Room> {
    let mut rooms: BTreeMap<PathBuf, Room> = BTreeMap::new();
    for (path, text) in sources() {
        for folder in path.ancestors().skip(1) {
            let within = path.strip_prefix(folder).unwrap().iter().next().unwrap().to_str().unwrap();
            if !matches!(within, "mod.rs" | "lib.rs" | "main.rs") && !path.ends_with("tests.rs") {
                let room = rooms.entry(folder.to_owned()).or_default();
                let part = room.entry(within.trim_end_matches(".rs").to_owned()).or_default();
                part.push((path.clone(), code(&text)));
            }
        }
    }
    rooms
}

#[test]
fn stages_look_down_only() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for (name, stages) in STAGES {
        let room = &rooms[Path::new(name)];
        for stage in stages.iter().filter(|stage| !room.contains_key(**stage)) {
            wrong.push(format!("{name} has no stage {stage}"));
        }
        for (part, files) in room {
            let Some(own) = stages.iter().position(|stage| stage == part) else {
                wrong.push(format!("{name}/{part} is in no stage"));
                continue;
            };
            for (path, code) in files {
                for named in paths(code, &module(path)).iter().filter(|named| named[0] == *name && named.len() > 1) {
                    match stages.iter().position(|stage| *stage == named[1]) {
                        Some(other) if other <= own => {}
                        Some(_) => wrong.push(format!("{} looks up to {}", path.display(), named[1])),
                        None => wrong.push(format!("{} names {}, which is no stage", path.display(), named.join("::"))),
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the face of a room hands on: names, each with the part of the room that has it. Of what is handed on as a whole, every
/// line that looks like the head of a declaration is taken for one.
fn handed_on(folder: &Path, room: &Room) -> BTreeMap<String, String> {
    let face = fs::read_to_string(root().join("src").join(folder).join("mod.rs")).unwrap_or_default();
    let mut names = BTreeMap::new();
    for line in code(&face).split(';').map(str::trim).filter(|line| line.starts_with("pub")) {
        let Some((_, path)) = line.split_once("use ") else { continue };
        let mut all = Vec::new();
        follow(path, Vec::new(), &mut all);
        for path in all.into_iter().filter(|path| path.len() == 2) {
            names.insert(path[1].clone(), path[0].clone());
        }
        if let Some(files) = path.strip_suffix("::*").and_then(|part| Some((part, room.get(part)?))) {
            for code in files.1.iter().flat_map(|(_, code)| code.lines()).map(str::trim_start) {
                let code = code.trim_start_matches("pub ");
                let declared = ["struct ", "enum ", "trait ", "fn ", "type ", "const "];
                let name = declared.iter().find_map(|what| code.strip_prefix(what)).unwrap_or(code);
                let name: String = name.chars().take_while(|letter| is_of_name(*letter)).collect();
                names.entry(name).or_insert(files.0.to_owned());
            }
        }
    }
    names
}

/// The parts of a room from which a way of names leads back to them, each with what it names.
fn in_circles(folder: &Path, room: &Room) -> Vec<String> {
    let base: Vec<String> = module(&folder.join("mod.rs")).into_iter().map(str::to_owned).collect();
    let handed_on = handed_on(folder, room);
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (part, files) in room {
        let paths = files.iter().flat_map(|(path, code)| paths(code, &module(path)));
        for named in paths.filter_map(|named| named.strip_prefix(base.as_slice())?.first().cloned()) {
            let other = handed_on.get(&named).unwrap_or(&named);
            if let Some((other, _)) = room.get_key_value(other).filter(|(other, _)| *other != part) {
                names.entry(part).or_default().insert(other);
            }
        }
    }
    let leads_back = |part: &&str| {
        let (mut met, mut next) = (BTreeSet::new(), vec![*part]);
        while let Some(at) = next.pop() {
            next.extend(names.get(at).into_iter().flatten().filter(|other| met.insert(**other)));
        }
        met.contains(part)
    };
    let parts = names.keys().copied().filter(leads_back);
    parts.map(|part| format!("{} names {:?}", folder.join(part).display(), names[part])).collect()
}

#[test]
fn files_of_a_room_name_each_other_in_no_circle() {
    let mut wrong = Vec::new();
    for (folder, room) in rooms() {
        let circles = in_circles(&folder, &room);
        if !IN_CIRCLES.iter().any(|left| folder == Path::new(left)) {
            wrong.extend(circles);
        } else if circles.is_empty() {
            wrong.push(format!("{} is in circles no more", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    assert_eq!(named("use crate::read::read;").collect::<Vec<_>>(), [16], "the test no longer sees what a line names");
}

#[test]
fn every_source_belongs_to_a_layer() {
    let beside = [Path::new("lib.rs"), Path::new("guide.rs")];
    let known = |path: &Path| layer_of(path).is_some() || path.starts_with("cli") || beside.contains(&path);
    let strays: Vec<PathBuf> = sources().into_iter().map(|(path, _)| path).filter(|path| !known(path)).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

/// The literals of a line of code. One that goes on in the next line is taken as far as it stands here.
fn literals(line: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find('"') {
        let ends = if rest[..start].ends_with("r#") { "\"#" } else { "\"" };
        let text = &rest[start + 1..];
        let is_end = |at: &usize| ends.len() > 1 || !text[..*at].ends_with('\\');
        let end = text.match_indices(ends).map(|(at, _)| at).find(is_end).unwrap_or(text.len());
        all.push(&text[..end]);
        rest = text.get(end + ends.len()..).unwrap_or_default();
    }
    all
}

/// `cargo fmt` does not look into declarations, nor at comments.
#[test]
fn lines_stay_readable() {
    const WIDTH: usize = 120;
    let is_unbreakable = |line: &str| {
        let literals = literals(line);
        let [literal] = literals.as_slice() else { return false };
        !literal.contains(' ') && line.chars().count() - literal.chars().count() <= WIDTH
    };
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let width = line.chars().count();
            if width > WIDTH && !is_unbreakable(line) {
                wrong.push(format!("{}:{} has {width} columns", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(literals(r##"a("b\"c", r#"{"d":1}"#, "e"##), [r#"b\"c"#, r#"{"d":1}"#, "e"]);
}

/// What a member is called is written once, where it is declared: everywhere else its constant stands.
#[test]
fn members_are_named_by_their_constants() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path.starts_with("base") || path.starts_with("model") {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            if line.contains(".member(\"") || line.contains(".pointer(\"") && !line.contains(".pointer(\"\")") {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
