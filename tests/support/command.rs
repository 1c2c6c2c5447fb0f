//! Runs of the command.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

/// How a run ended, and what it printed.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_child-progress"))
}

/// Runs a command with this on its standard input, which it need not read to its end.
pub fn run(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    match pipe.write_all(input) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => panic!("{error}"),
        _ => drop(pipe),
    }
    let ended = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(ended.stdout), text(ended.stderr));
    let status = ended.status.code().unwrap_or_else(|| panic!("a signal ended the command: {err}"));
    Ran { status, out, err }
}
