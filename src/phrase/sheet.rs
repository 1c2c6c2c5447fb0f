//! A page as it is written: line by line, so that no line is there but those the page itself has.

use std::fmt::{self, Write as _};

use super::safe::safe;

/// How many characters a line of the page has at most, where words allow it.
const WIDTH: usize = 100;

/// The lines of a page. What is written into a line stays in it, whatever somebody wrote; only [`line`](Self::line) and
/// [`gap`](Self::gap) begin another one.
#[derive(Default)]
pub struct Sheet {
    lines: String,
    /// The line that is being written, for its memory.
    line: String,
}

impl Sheet {
    /// A line, made safe, and broken at words where it is long; what follows is set in a little further than the line.
    pub fn line(&mut self, line: fmt::Arguments<'_>) -> fmt::Result {
        self.line.clear();
        self.line.write_fmt(line)?;
        self.wrapped(&safe(&self.line));
        Ok(())
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push('\n');
    }

    /// The page, to keep.
    pub fn into_text(self) -> String {
        self.lines
    }

    fn wrapped(&mut self, line: &str) {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let after = if indent == 0 { 3 } else { indent + 2 };
        let mut column = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if column == 0 {
                self.spaces(indent);
                column = indent;
            } else if column + 1 + length > WIDTH {
                self.lines.push('\n');
                self.spaces(after);
                column = after;
            } else {
                self.lines.push(' ');
                column += 1;
            }
            self.lines.push_str(word);
            column += length;
        }
        self.lines.push('\n');
    }

    fn spaces(&mut self, number: usize) {
        self.lines.extend(std::iter::repeat_n(' ', number));
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn what_is_written_into_a_line_stays_in_it() {
        let mut sheet = Sheet::default();
        let name = "Ava\n\n1. Forged\u{2028}\x1b[2J";
        let long = "word ".repeat(30);
        assert!(sheet.line(format_args!("For {name}")).and(sheet.line(format_args!("  • {long}"))).is_ok());
        sheet.gap();
        let text = sheet.into_text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.first() == Some(&"For Ava  1. Forged \u{fffd}[2J"), "{text}");
        assert!(text.contains("\n  • word ") && text.contains("\n    word ") && text.ends_with("\n\n"), "{text}");
        assert_eq!(lines.len(), 4, "{text}");
    }
}
