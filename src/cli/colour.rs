//! Colour, where a person looks at a terminal that has it and did not say no to it (<https://no-color.org>).

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};

use child_progress::Severity;

/// Whether standard output is to be coloured.
pub fn is_wanted() -> bool {
    suits(io::stdout().is_terminal(), env::var_os("TERM").as_deref(), env::var_os("NO_COLOR").as_deref())
}

/// Where `TERM` is not set, nobody knows what the terminal makes of colours.
fn suits(is_terminal: bool, term: Option<&OsStr>, no_color: Option<&OsStr>) -> bool {
    is_terminal && term.is_some_and(|term| !term.is_empty() && term != "dumb") && no_color.is_none_or(OsStr::is_empty)
}

/// The word of a severity in its colour. The word says it all; the colour helps to find it.
pub fn painted(severity: Severity) -> String {
    let colour = match severity {
        Severity::Error => "1;31",
        Severity::Warning => "33",
        Severity::Note => "36",
    };
    format!("\x1b[{colour}m{severity}\x1b[0m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_terminal_that_nobody_said_no_for_has_colours() {
        let (xterm, empty) = (Some(OsStr::new("xterm-256color")), Some(OsStr::new("")));
        assert!(suits(true, xterm, None));
        assert!(suits(true, xterm, empty));
        assert!(!suits(false, xterm, None));
        assert!(!suits(true, xterm, Some(OsStr::new("1"))));
        assert!(!suits(true, Some(OsStr::new("dumb")), None));
        assert!(!suits(true, None, None));
    }
}
