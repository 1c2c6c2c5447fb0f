use crate::base::Count;
use crate::report::Position;

/// Turns offsets into lines and columns, going through the text once as the offsets rise.
pub struct Positions<'a> {
    rest: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Positions<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0, line: 1, column: 1 }
    }

    /// The position of an offset that is not before the one asked for last.
    pub fn of(&mut self, offset: usize) -> Option<Position> {
        let (passed, rest) = self.rest.split_at_checked(offset.checked_sub(self.at)?)?;
        match passed.rsplit_once('\n') {
            Some((lines, last)) => {
                self.line += 1 + lines.matches('\n').count();
                self.column = 1 + last.chars().count();
            }
            None => self.column += passed.chars().count(),
        }
        self.rest = rest;
        self.at = offset;
        Some(Position::new(Count::try_from(self.line).ok()?, Count::try_from(self.column).ok()?))
    }
}
