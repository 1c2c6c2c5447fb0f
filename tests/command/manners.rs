//! The command's manners: it writes over nothing that it reads or did not make, shows names so that they do nothing, and
//! answers every argument with a line.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test may fail

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::command::{self, Ran, program};
use crate::support::files::empty_folder;

const GOOD: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1","knownAs":"Ava"}}"#;
const BAD: &str = "{\"schemaVersion\": \"1.0\",\n  \"child\": {}}";
const LABELLED: &str = r#"{"schemaVersion":"1.0","child":{"id":"c1"},"observations":[
    {"id":"o1","occurred":"2026-09-14","seen":{"words":"Sang."},"audience":["health"]}]}"#;
const SHARE: &[&str] = &["share", "--audience", "child", "--unlabelled", "include"];

/// Runs the command in a folder, with this on its standard input.
fn run_in<A: AsRef<OsStr>>(folder: &Path, input: &[u8], arguments: impl IntoIterator<Item = A>) -> Ran {
    // What takes all memory is ended by the system.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 8000000 2>/dev/null; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_child-progress")]);
    command.args(arguments).current_dir(folder);
    command::run(&mut command, input)
}

/// That a text has no character that does anything, but for its line breaks.
#[track_caller]
fn assert_does_nothing(text: &str) {
    let does = |letter: char| {
        let is_bidi = matches!(u32::from(letter), 0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x206f);
        letter != '\n' && (letter.is_control() || is_bidi || matches!(letter, '\u{2028}' | '\u{2029}'))
    };
    assert!(!text.contains(does), "{text:?}");
}

/// Names of one file: itself, by way of the folder, by links of both kinds, and by a link to its folder.
fn names_of(folder: &Path, file: &str) -> Vec<String> {
    let (hard, soft, twice) = (format!("{file}-hard"), format!("{file}-soft"), format!("{file}-twice"));
    let other = folder.join("other");
    symlink(folder, &other).unwrap();
    fs::hard_link(folder.join(file), folder.join(&hard)).unwrap();
    symlink(file, folder.join(&soft)).unwrap();
    symlink(&soft, folder.join(&twice)).unwrap();
    let whole = folder.join(file).to_str().unwrap().to_owned();
    [file.to_owned(), format!("./{file}"), whole, format!("other/{file}"), hard, soft, twice].into()
}

#[test]
fn a_list_is_never_written_over_the_record() {
    let folder = empty_folder("manners/over-the-record");
    fs::write(folder.join("record.json"), LABELLED).unwrap();
    for name in names_of(&folder, "record.json") {
        for input in ["record.json", "-"] {
            let mut command = program();
            command.args(SHARE).args(["--left-out", &name, input]).current_dir(&folder);
            let ran = command.stdin(File::open(folder.join("record.json")).unwrap()).output().unwrap();
            let err = String::from_utf8(ran.stderr).unwrap();
            assert_eq!((ran.status.code(), ran.stdout.len()), (Some(2), 0), "{name}: {err}");
            assert!(err.contains("input") && err.contains("written over"), "{err}");
            assert_eq!(fs::read_to_string(folder.join("record.json")).unwrap(), LABELLED, "{name}");
        }
    }
    // An input that is not there yet cannot be written over.
    let ran = run_in(&folder, b"", SHARE.iter().chain(&["--left-out", "new.json", "new.json"]));
    assert_eq!(ran.err, "child-progress: new.json is an input, and would be written over\ntry child-progress --help\n");
    assert!(!folder.join("new.json").exists());
}

#[test]
fn standard_output_is_never_one_of_the_inputs() {
    let folder = empty_folder("manners/standard-output");
    let write = || {
        fs::write(folder.join("a.json"), GOOD).unwrap();
        fs::write(folder.join("b.json"), GOOD).unwrap();
    };
    write();
    let names = names_of(&folder, "b.json");
    for arguments in [
        &["validate", "a.json"][..],
        &["validate", "--lines"],
        &["progress"],
        &["share", "--audience", "child", "--unlabelled", "include"],
        &["merge", "a.json"],
        &["diff", "a.json"],
    ] {
        for name in &names {
            // Appended to, so that the shell has not emptied it before.
            let out = File::options().append(true).open(folder.join("b.json")).unwrap();
            let mut command = program();
            let ran = command.args(arguments).arg(name).current_dir(&folder).stdout(out).output().unwrap();
            let err = String::from_utf8(ran.stderr).unwrap();
            let expected = format!("standard output is the same file as the input {name}, which would be written over");
            assert_eq!(err, format!("child-progress: {expected}\ntry child-progress --help\n"));
            assert_eq!(ran.status.code(), Some(2));
            assert_eq!(fs::read_to_string(folder.join("b.json")).unwrap(), GOOD, "{arguments:?} {name}");
        }
    }
    let out = File::options().append(true).open(folder.join("b.json")).unwrap();
    let mut command = program();
    let standard_input = File::open(folder.join("b.json")).unwrap();
    let ran = command.args(["validate", "--lines", "-"]).stdin(standard_input).stdout(out).output().unwrap();
    assert_eq!((ran.status.code(), fs::read_to_string(folder.join("b.json")).unwrap().as_str()), (Some(2), GOOD));
    // One thing that is no file may be both.
    let null = || File::options().read(true).write(true).open("/dev/null").unwrap();
    let mut command = program();
    let ran = command.args(["validate", "--lines", "-", "/dev/null"]).stdin(null()).stdout(null()).output().unwrap();
    assert_eq!((ran.status.code(), ran.stderr.len()), (Some(0), 0));
}

#[test]
fn two_outputs_are_two_files() {
    let folder = empty_folder("manners/two-outputs");
    fs::write(folder.join("record.json"), LABELLED).unwrap();
    fs::write(folder.join("out.json"), "").unwrap();
    for name in names_of(&folder, "out.json") {
        let out = File::options().write(true).open(folder.join("out.json")).unwrap();
        let mut command = program();
        command.args(SHARE).args(["--left-out", &name, "record.json"]).current_dir(&folder);
        let ran = command.stdout(out).output().unwrap();
        let err = String::from_utf8(ran.stderr).unwrap();
        assert!(err.contains(&format!("{name} and standard output are one file")), "{err}");
        assert_eq!((ran.status.code(), fs::read(folder.join("out.json")).unwrap().len()), (Some(2), 0));
    }
    // A pipe takes the copy, and the list is not for whoever reads that.
    for (name, told) in
        [("/dev/stdout", "/dev/stdout and standard output are one file"), ("-", "needs the name of a file")]
    {
        let ran = run_in(&folder, b"", SHARE.iter().chain(&["--left-out", name, "record.json"]));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(told), "{}", ran.err);
        assert!(!folder.join("-").exists());
    }
}

#[test]
fn a_list_takes_the_place_of_an_older_list_and_of_nothing_else() {
    let folder = empty_folder("manners/older-list");
    fs::write(folder.join("record.json"), LABELLED).unwrap();
    let share = || run_in(&folder, b"", SHARE.iter().chain(&["--left-out", "list.txt", "record.json"]));
    for older in ["", "/observations/0 for-others\n", "/views/3 refers-to-left-out /observations/0\n/goals/1 unused\n"]
    {
        fs::write(folder.join("list.txt"), older).unwrap();
        let ran = share();
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{older}");
        assert_eq!(fs::read_to_string(folder.join("list.txt")).unwrap(), "/observations/0 for-others\n");
    }
    let below = "/observations/0 for-others\nAsk Ms Okafor about this one.\n";
    for other in [
        below,
        "/a b\nPRECIOUS\n",
        GOOD,
        "Dear Ms Okafor,\n",
        "// a comment\n",
        "/etc/hosts is read first\n",
        "\n",
        "{}",
        "\u{0}\u{1}",
    ] {
        fs::write(folder.join("list.txt"), other).unwrap();
        let ran = share();
        let err = "child-progress: list.txt is there and is no list of what was left out: it is not written over\n";
        assert_eq!((ran.status, ran.err.as_str(), ran.out.as_str()), (2, err, ""));
        assert_eq!(fs::read_to_string(folder.join("list.txt")).unwrap(), other);
    }
    let ran = run_in(&folder, b"", SHARE.iter().chain(&["--left-out", "/dev/null", "record.json"]));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn schemas_take_the_place_of_schemas_and_of_nothing_else() {
    let project = empty_folder("manners/project");
    let write = |into: &str| run_in(&project, b"", ["schema", "--write", into]);
    fs::write(project.join("README.md"), "# Our project\n").unwrap();
    fs::write(project.join("openapi.json"), "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"ours\"}}").unwrap();
    fs::create_dir(project.join("rules.json")).unwrap();
    symlink("elsewhere", project.join("codes.json")).unwrap();
    let err = "child-progress: ./openapi.json, ./rules.json, ./codes.json, ./README.md are there, and child-progress did \
               not write them: nothing was written\n";
    let ran = write(".");
    assert_eq!((ran.status, ran.err.as_str(), ran.out.as_str()), (2, err, ""));
    let left: BTreeSet<_> = fs::read_dir(&project).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["README.md", "codes.json", "openapi.json", "rules.json"].map(OsString::from).into());
    assert_eq!(fs::read_to_string(project.join("README.md")).unwrap(), "# Our project\n");

    // Where a folder cannot be made, nothing is written either.
    fs::create_dir(project.join("half")).unwrap();
    fs::write(project.join("half/reader"), "a file").unwrap();
    assert_eq!(write("half").status, 2);
    assert_eq!(fs::read_dir(project.join("half")).unwrap().count(), 1);

    // What an older version wrote is brought up to date, each file of it.
    assert_eq!(write("schemas").status, 0);
    for (name, text) in child_progress::schema::files() {
        let older =
            format!("{}\n", text.replace("1.0", "1.9").replacen("child", "Child", 900).replace("Child-p", "child-p"));
        let older = if name == "openapi.json" { format!("{text} ") } else { older };
        fs::write(project.join("schemas").join(name), older).unwrap();
    }
    let ran = write("schemas");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(run_in(&project, b"", ["schema", "--check", "schemas"]).out, "");
}

/// Names that would forge a line, steer a terminal, turn round what is read, or be a command of GitHub's.
const NAMES: &[(&str, &str)] = &[
    ("bad\n::error::forged.json", "bad\\n::error::forged.json"),
    ("\x1b[2J\x1b]0;x\x07.json", "\\u{1b}[2J\\u{1b}]0;x\\u{7}.json"),
    ("\u{9b}31m\u{7f}\r.json", "\\u{9b}31m\\u{7f}\\r.json"),
    ("nosj.\u{202e}\u{2066}\u{200f}\u{61c}x", "nosj.\\u{202e}\\u{2066}\\u{200f}\\u{61c}x"),
    ("a\u{2028}b\u{85}c\u{b}", "a\\u{2028}b\\u{85}c\\u{b}"),
];

#[test]
fn names_of_files_do_nothing_where_they_are_shown() {
    let folder = empty_folder("manners/names");
    for (name, shown) in NAMES {
        fs::write(folder.join(name), BAD).unwrap();
        let fault = "2:12 error structure.missing /child the required member `id` is missing\n";
        let ran = run_in(&folder, b"", ["validate", name]);
        assert!(ran.out.starts_with(&format!("{shown}:{fault}")), "{}", ran.out);
        assert_eq!((ran.out.lines().count(), ran.status), (2, 1));
        let ran = run_in(&folder, b"", ["validate", "--format", "json", name]);
        assert_does_nothing(&ran.out);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(report["results"][0]["source"], *name, "JSON says the name itself");

        let many: String = (0..1002).fold(String::new(), |text, number| text + &format!(",\"x{number}\":1"));
        fs::write(folder.join("good.json"), GOOD).unwrap();
        fs::write(folder.join(format!("{name}many")), format!("{{\"schemaVersion\":\"1.0\"{many}}}")).unwrap();
        let missing = format!("{name}missing");
        let many = format!("{name}many");
        for arguments in [
            &["validate", &many][..],
            &["validate", &missing],
            &["validate", "--lines", &missing],
            &["progress", name],
            &["progress", &missing],
            &["share", "--audience", "child", name],
            &["share", "--audience", "child", "--left-out", &format!("{name}/x"), "good.json"],
            &["share", "--audience", "child", "--left-out", name, name],
            &["share", "--audience", "child", "--left-out", name, "good.json"],
            &["merge", name, name],
            &["merge", &missing],
            &["diff", "good.json", name],
            &["diff", &missing, name],
            &["schema", "--check", &missing],
            &["schema", "--check", name],
            &["schema", "--write", name],
            &["schema", name],
            &["explain", name],
            &["help", name],
            &[name],
            &["rules", name],
            &["validate", &format!("--{name}"), "-"],
            &["validate", "--format", name, "-"],
            &["validate", "--deny", name, "-"],
            &["progress", "--from", name, "-"],
            &["share", "--audience", name, "-"],
        ] {
            let ran = run_in(&folder, b"", arguments);
            assert_does_nothing(&ran.err);
            assert_does_nothing(&ran.out);
            assert!(ran.status > 0, "{arguments:?}");
            assert!(!format!("\n{}{}", ran.err, ran.out).contains("\n::"), "a line is forged: {}{}", ran.err, ran.out);
        }
    }
}

/// The options of a command, as its help names them.
fn options(command: &str) -> BTreeSet<String> {
    let help = run_in(Path::new("."), b"", [command, "--help"]).out;
    let spelling = |letter: char| !(letter.is_ascii_lowercase() || letter == '-');
    let options = help.match_indices("--").map(|(at, _)| help[at..].split(spelling).next().unwrap().to_owned());
    options.filter(|option| option.len() > 2).collect()
}

#[test]
fn every_argument_is_answered_with_a_line() {
    let folder = empty_folder("manners/arguments");
    let text = |text: &str| OsString::from(text);
    let values: Vec<OsString> = vec![
        text(""),
        text("0"),
        text("-1"),
        text("-"),
        text("--"),
        text("256"),
        text("1e9"),
        text("18446744073709551615"),
        text("18446744073709551616"),
        text(&"9".repeat(5000)),
        text(&"x".repeat(100_000)),
        text("99999-12-31"),
        text("a,,b"),
        text("\x1b[2J\n::error::x\u{202e}"),
        text("🙂\u{2028}"),
        OsString::from_vec(b"\xff\xfe\x1b\n".to_vec()),
    ];
    let mut asked = 0;
    for (command, rest) in [
        ("validate", &["--lines", "-"][..]),
        ("progress", &["-"]),
        ("share", &["--audience", "child", "--unlabelled", "include", "-"]),
        ("merge", &["-"]),
        ("diff", &["-", "-"]),
        ("rules", &[]),
        ("explain", &["time.end-before-start"]),
        ("schema", &[]),
        ("help", &[]),
    ] {
        let rest = || rest.iter().map(OsString::from);
        let options = options(command);
        assert!(command == "help" || command == "explain" || !options.is_empty(), "{command}");
        for value in &values {
            let mut lists = vec![
                [text(command), value.clone()].into_iter().chain(rest()).collect::<Vec<_>>(),
                rest().chain([value.clone()]).collect(),
            ];
            for option in &options {
                let mut joined = text(&format!("{option}="));
                joined.push(value);
                lists.push([text(command), joined].into_iter().chain(rest()).collect());
                lists.push([text(command), text(option), value.clone()].into_iter().chain(rest()).collect());
            }
            for arguments in lists {
                let ran = run_in(&folder, GOOD.as_bytes(), &arguments);
                let shown = format!("{command} {:?}: {}", arguments.get(1), ran.err);
                let shown: String = shown.chars().take(1000).collect();
                assert!(matches!(ran.status, 0..=2) && !ran.err.contains("panicked"), "{shown}");
                assert_does_nothing(&ran.err);
                assert_does_nothing(&ran.out);
                assert!(!ran.err.contains("\n::"), "a line is forged: {shown}");
                asked += 1;
            }
        }
    }
    assert!(asked > 600, "{asked} calls");
    // A folder of no name would be this one.
    assert!(!folder.join("README.md").exists() && !folder.join("progress-record.schema.json").exists());
    for (option, value) in [("--write", ""), ("--check", "")] {
        let ran = run_in(&folder, b"", ["schema", option, value]);
        assert_eq!(ran.err, format!("child-progress: {option} needs a folder\ntry child-progress --help\n"));
    }
}

/// The recipe of docs/ci.md makes one annotation a finding, whatever the names of files are.
#[test]
fn annotations_of_the_recipe_are_escaped() {
    let folder = empty_folder("manners/recipe");
    let page = fs::read_to_string("docs/ci.md").unwrap();
    let recipe = page.split_once("jq -r 'def ").unwrap().1;
    let recipe = format!("def {}", recipe.split_once("' report.json").unwrap().0);
    let names = ["plain.json", "100%25,title=x:y.json", "a\r\n::warning::forged\n.json", "%0A::error::x.json"];
    for name in names {
        fs::write(folder.join(name), BAD).unwrap();
    }
    let report = run_in(&folder, b"", ["validate", "--format", "json"].iter().chain(&names)).out;
    fs::write(folder.join("report.json"), report).unwrap();
    let mut jq = Command::new("jq");
    let Ok(ran) = jq.args(["-r", &recipe, "report.json"]).current_dir(&folder).output() else { return }; // no jq here
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let expected: String = [
        "plain.json",
        "100%2525%2Ctitle=x%3Ay.json",
        "a%0D%0A%3A%3Awarning%3A%3Aforged%0A.json",
        "%250A%3A%3Aerror%3A%3Ax.json",
    ]
    .map(|file| format!("::error file={file},line=2::structure.missing the required member `id` is missing\n"))
    .concat();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), expected);
}

/// A command that comes later asks too.
#[test]
fn whoever_opens_or_writes_a_file_asks_first() {
    let mut asking = 0;
    for entry in fs::read_dir("src/cli").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        assert!(!code.contains(".display()") || path.ends_with("name.rs"), "{path:?} shows a name as it is");
        let opens = ["input::open(", "input::record(", "input::needed("].iter().any(|call| code.contains(call));
        assert!(!opens || code.contains("keep_apart("), "{path:?} opens what it was given without asking");
        asking += usize::from(opens);
    }
    assert!(asking >= 5, "{asking} commands open files");
}
