//! Goes over a text that is known to be JSON, and says where things stand. It checks no syntax.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::bytes::special;

#[derive(Clone)]
pub struct Scan<'a> {
    text: &'a str,
    at: usize,
}

/// The JSON type of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Object,
    List,
    String,
    Number,
    Boolean,
    Null,
}

impl Found {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Null => "null",
        }
    }
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn white_space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space.
    pub fn peek(&mut self) -> Option<u8> {
        self.white_space();
        self.byte()
    }

    /// The offset of the next value.
    pub fn offset(&mut self) -> usize {
        self.white_space();
        self.at
    }

    /// The offset behind what was passed over last.
    pub fn end(&self) -> usize {
        self.at
    }

    /// Passes over this byte where it stands next.
    pub fn pass(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        if here {
            self.at += 1;
        }
        here
    }

    /// The type of the next value.
    pub fn found(&mut self) -> Option<Found> {
        Some(match self.peek()? {
            b'{' => Found::Object,
            b'[' => Found::List,
            b'"' => Found::String,
            b't' | b'f' => Found::Boolean,
            b'n' => Found::Null,
            _ => Found::Number,
        })
    }

    /// Passes over a string and gives where it stands, quotes included.
    pub fn string(&mut self) -> Option<Range<usize>> {
        let start = self.offset();
        self.at += 1;
        loop {
            let end = special(self.text.as_bytes(), self.at)?;
            self.at = end + if self.text.as_bytes().get(end) == Some(&b'\\') { 2 } else { 1 };
            if self.text.as_bytes().get(end) == Some(&b'"') {
                return Some(start..self.at);
            }
        }
    }

    /// What the string at this place says; nothing where an escape stands for half a character.
    pub fn text(&self, place: Range<usize>) -> Option<Cow<'a, str>> {
        let quoted = self.text.get(place)?;
        let inner = quoted.get(1..quoted.len().checked_sub(1)?)?;
        if inner.contains('\\') {
            serde_json::from_str::<String>(quoted).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// Passes over a number, `true`, `false` or `null`, and gives its text.
    pub fn scalar(&mut self) -> &'a str {
        let start = self.offset();
        let end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n');
        self.at += self.rest().iter().take_while(|byte| !end(byte)).count();
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Passes over a value of any kind, without recursion.
    pub fn skip(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                _ => {
                    self.scalar();
                }
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    /// Whether an object or list is nested deeper than `depth`.
    pub fn goes_deeper_than(mut self, depth: usize) -> bool {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    if self.string().is_none() {
                        return false;
                    }
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > depth {
                return true;
            }
            self.at += 1;
        }
        false
    }
}
