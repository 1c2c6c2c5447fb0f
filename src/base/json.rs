//! JSON text, read forwards by the types themselves, as fast as a record is read. It knows "yes" and "no": what is
//! wrong, and where, is for the fault reader to say, so that a good document pays nothing for it.
//!
//! Why not through serde: a reader of its own that every type of the format calls directly is compiled once and not for
//! every deserializer, moves no result through a visitor, and knows a member by its first eight bytes. The grammar is
//! that of `serde_json`, and tests hold the two to one verdict on every document.

use std::borrow::Cow;

use compact_str::CompactString;
use memchr::memchr;

use super::bytes::{equal, lowest, special, words};
use super::{Fault, Invalid};

/// The document is not what was asked for.
#[derive(Debug)]
pub struct Refused;

impl From<Invalid> for Refused {
    fn from(_: Invalid) -> Self {
        Self
    }
}

pub type Answer<T> = Result<T, Refused>;

/// A value that is spelled as a string.
pub trait TextTarget {
    /// Becomes the value with this spelling.
    fn take(&mut self, text: &str) -> Answer<()>;
}

/// How deep objects and lists may be nested.
const MAX_DEPTH: u8 = 127;

/// A text, and how far it is read.
pub struct Json<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
    /// Where the last name of a member begins.
    name: usize,
    /// The last string that had escapes.
    unescaped: String,
}

/// The name of a member: its first eight bytes as a number, by which it is told from others, and its length in bytes.
/// What is no name has the head of none.
#[derive(Clone, Copy)]
pub struct Name {
    pub head: u64,
    length: usize,
}

/// The first eight bytes of a name as a number.
pub const fn head(name: &str) -> u64 {
    head_of(name.as_bytes())
}

#[allow(clippy::indexing_slicing)] // below the length
const fn head_of(bytes: &[u8]) -> u64 {
    let (mut at, mut head) = (0, 0);
    while at < bytes.len() && at < 8 {
        head |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    head
}

impl<'t> Json<'t> {
    pub const fn of(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0, name: 0, unescaped: String::new() }
    }

    /// Whether nothing is left but white space.
    pub fn is_over(&mut self) -> bool {
        self.next_token().is_none()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte of the next token, which is left where it is.
    #[inline]
    pub fn next_token(&mut self) -> Option<u8> {
        match self.peek() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.after_space(),
        }
    }

    /// Out of line: writers of many records put no space there, and every type would have the loop.
    #[inline(never)]
    fn after_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Goes past this byte, which has to stand next.
    #[inline]
    pub fn expect(&mut self, byte: u8) -> Answer<()> {
        if self.peek() != Some(byte) && self.after_space() != Some(byte) {
            return Err(Refused);
        }
        self.at += 1;
        Ok(())
    }

    /// Goes into an object or list that `start` opens and `end` closes. Whether it has a member or item.
    #[inline]
    pub fn enter(&mut self, start: u8, end: u8) -> Answer<bool> {
        self.expect(start)?;
        if self.depth == MAX_DEPTH {
            return Err(Refused);
        }
        if self.next_token() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        self.depth += 1;
        Ok(true)
    }

    /// Whether another member or item follows; otherwise goes out of the object or list that `end` closes.
    #[inline]
    pub fn more(&mut self, end: u8) -> Answer<bool> {
        match self.next_token() {
            // A comma before the end is no JSON; what follows it is refused as a name or value.
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ => Err(Refused),
        }
    }

    /// The name of a member, and the colon after it. A name of the format has no escapes and no control characters, so
    /// only its end is looked for: what has them is no name of the format. (One that is spelled with escapes, which no
    /// writer has reason to do, is left to whoever reads what is refused here.)
    pub fn name(&mut self) -> Name {
        self.next_token();
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        // Nearly all names are shorter than 16 bytes, and nothing stands before the colon.
        if let Some([b'"', bytes @ .., _]) = rest.first_chunk::<18>() {
            let [low, high] = words(bytes);
            let (length, head) = match lowest(equal(low, b'"')) {
                Some(length) => (length, low & !(u64::MAX << (8 * length))),
                None => (8 + lowest(equal(high, b'"')).unwrap_or(8), low),
            };
            if rest.get(length + 2) == Some(&b':') && length < 16 {
                self.name = self.at + 1;
                self.at += length + 3;
                return Name { head, length };
            }
        }
        self.any_name_of_member().unwrap_or(Name { head: 0, length: 0 })
    }

    /// The same, however it is written.
    #[inline(never)]
    fn any_name_of_member(&mut self) -> Answer<Name> {
        self.expect(b'"')?;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = memchr(b'"', rest).ok_or(Refused)?;
        let head = rest.get(..length).map_or(0, head_of);
        self.name = self.at;
        self.at += length + 1;
        self.expect(b':')?;
        Ok(Name { head, length })
    }

    /// Whether the name that was read last is this one, given that their first eight bytes are the same.
    #[inline]
    pub fn is_named(&self, read: Name, name: &str) -> bool {
        read.length == name.len() && (name.len() <= 8 || self.rest_of_name(read) == name.as_bytes().get(8..))
    }

    #[inline]
    fn rest_of_name(&self, read: Name) -> Option<&[u8]> {
        self.text.as_bytes().get(self.name + 8..self.name + read.length)
    }

    /// A name that is anything: that of an extension.
    pub fn any_name<T>(&mut self, make: fn(&str) -> Result<T, Invalid>) -> Answer<T> {
        let text = self.string()?;
        let name = make(&text)?;
        self.give_back(text);
        self.expect(b':')?;
        Ok(name)
    }

    /// A string, for the value that is spelled so. Out of line: one for all types.
    #[inline(never)]
    pub fn text_into(&mut self, target: &mut dyn TextTarget) -> Answer<()> {
        let text = self.string()?;
        target.take(&text)?;
        self.give_back(text);
        Ok(())
    }

    /// What comes of the `kind` of the object that stands next, wherever in the object that is. The object is left
    /// where it is.
    pub fn kind<T>(&mut self, find: fn(&str) -> Option<T>) -> Answer<T> {
        let (at, depth) = (self.at, self.depth);
        let mut more = self.enter(b'{', b'}')?;
        while more {
            let name = self.name();
            if name.head == head("kind") && self.is_named(name, "kind") {
                let found = self.choice(find)?;
                (self.at, self.depth) = (at, depth);
                return Ok(found);
            }
            self.next_token();
            self.skip()?;
            more = self.more(b'}')?;
        }
        Err(Refused)
    }

    /// A string that is kept, where the function lets it pass. Out of line: one for all types.
    #[inline(never)]
    pub fn keep(&mut self, into: &mut CompactString, check: fn(&str) -> Result<(), Fault>) -> Answer<()> {
        let text = self.string()?;
        check(&text).map_err(|_| Refused)?;
        *into = CompactString::from(&*text);
        self.give_back(text);
        Ok(())
    }

    /// A string of a closed set, by the function that knows it.
    #[inline]
    pub fn choice<T>(&mut self, find: fn(&str) -> Option<T>) -> Answer<T> {
        find(&self.string()?).ok_or(Refused)
    }

    /// What a string says.
    #[inline]
    pub fn string(&mut self) -> Answer<Cow<'t, str>> {
        self.expect(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let end = special(bytes, start).ok_or(Refused)?;
        if bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return self.text.get(start..end).map(Cow::Borrowed).ok_or(Refused);
        }
        self.escaped(start, end)
    }

    /// Takes the text of a string back that had escapes: the next such string needs no room of its own.
    pub fn give_back(&mut self, text: Cow<'t, str>) {
        if let Cow::Owned(text) = text {
            self.unescaped = text;
        }
    }

    /// The rest of a string that has escapes, the first special byte of which is at `end`.
    #[cold]
    fn escaped(&mut self, mut start: usize, mut end: usize) -> Answer<Cow<'t, str>> {
        let bytes = self.text.as_bytes();
        let mut text = std::mem::take(&mut self.unescaped);
        text.clear();
        loop {
            text.push_str(self.text.get(start..end).ok_or(Refused)?);
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => {}
                _ => return Err(Refused), // a control character
            }
            self.at = end + 2;
            text.push(match bytes.get(end + 1) {
                Some(letter @ (b'"' | b'\\' | b'/')) => char::from(*letter),
                Some(b'b') => '\u{8}',
                Some(b'f') => '\u{c}',
                Some(b'n') => '\n',
                Some(b'r') => '\r',
                Some(b't') => '\t',
                Some(b'u') => self.code_point()?,
                _ => return Err(Refused),
            });
            start = self.at;
            end = special(bytes, start).ok_or(Refused)?;
        }
        self.at = end + 1;
        Ok(Cow::Owned(text))
    }

    /// The character of `\uXXXX`, or of two of them; the first `\u` was read.
    fn code_point(&mut self) -> Answer<char> {
        let first = self.hex()?;
        let high = match first {
            0xD800..=0xDBFF => first - 0xD800,
            _ => return char::from_u32(first).ok_or(Refused),
        };
        self.literal("\\u")?;
        match self.hex()? {
            low @ 0xDC00..=0xDFFF => char::from_u32(0x1_0000 + (high << 10) + (low - 0xDC00)).ok_or(Refused),
            _ => Err(Refused),
        }
    }

    fn hex(&mut self) -> Answer<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(Refused)?;
        self.at += 4;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?)).ok_or(Refused)
    }

    pub fn literal(&mut self, word: &str) -> Answer<()> {
        let end = self.at + word.len();
        if self.text.as_bytes().get(self.at..end) != Some(word.as_bytes()) {
            return Err(Refused);
        }
        self.at = end;
        Ok(())
    }

    pub fn boolean(&mut self) -> Answer<bool> {
        match self.next_token() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(Refused),
        }
    }

    /// A finite number, as the nearest double.
    #[allow(clippy::cast_precision_loss)] // fewer than 16 digits
    pub fn number(&mut self) -> Answer<f64> {
        let digits = |bytes: &[u8], mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        self.next_token();
        let bytes = self.text.as_bytes();
        let start = self.at;
        // Most numbers are short and whole.
        let (mut number, mut end) = (0_u64, start);
        while let Some(digit @ b'0'..=b'9') = bytes.get(end).filter(|_| end < start + 15) {
            number = number * 10 + u64::from(digit - b'0');
            end += 1;
        }
        let goes_on = matches!(bytes.get(end), Some(b'.' | b'e' | b'E' | b'0'..=b'9'));
        if !goes_on && (end == start + 1 || (end > start && bytes.get(start) != Some(&b'0'))) {
            self.at = end;
            return Ok(number as f64);
        }
        let whole = start + usize::from(bytes.get(start) == Some(&b'-'));
        end = digits(bytes, whole);
        if end == whole || (bytes.get(whole) == Some(&b'0') && end > whole + 1) {
            return Err(Refused);
        }
        if bytes.get(end) == Some(&b'.') {
            let fraction = end + 1;
            end = digits(bytes, fraction);
            if end == fraction {
                return Err(Refused);
            }
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            end = digits(bytes, exponent);
            if end == exponent {
                return Err(Refused);
            }
        }
        self.at = end;
        let text = bytes.get(start..end).ok_or(Refused)?;
        let number: f64 = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).ok_or(Refused)?;
        if number.is_finite() { Ok(number) } else { Err(Refused) }
    }

    /// A number as it is spelled. It is one that a double can stand for.
    pub fn spelled_number(&mut self) -> Answer<&'t str> {
        self.next_token();
        let start = self.at;
        self.number()?;
        self.text.get(start..self.at).ok_or(Refused)
    }

    /// The text of the value that stands next, which is JSON.
    pub fn piece(&mut self) -> Answer<&'t str> {
        self.next_token();
        let start = self.at;
        self.skip()?;
        self.text.get(start..self.at).ok_or(Refused)
    }

    /// Goes past a value; of text that is not JSON, past some of it.
    fn skip(&mut self) -> Answer<()> {
        let bytes = self.text.as_bytes();
        let mut deeper = 0;
        loop {
            match self.peek() {
                Some(b'{' | b'[') if self.depth + deeper < MAX_DEPTH => {
                    deeper += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') if deeper > 0 => {
                    deeper -= 1;
                    self.at += 1;
                    if deeper == 0 {
                        return Ok(());
                    }
                }
                Some(b'"') => {
                    self.at += 1;
                    loop {
                        let end = special(bytes, self.at).ok_or(Refused)?;
                        self.at = end + if bytes.get(end) == Some(&b'\\') { 2 } else { 1 };
                        if bytes.get(end) == Some(&b'"') {
                            break;
                        }
                    }
                    if deeper == 0 {
                        return Ok(());
                    }
                }
                None | Some(b'{' | b'[' | b'}' | b']') => return Err(Refused),
                Some(b',' | b':' | b' ' | b'\n' | b'\t' | b'\r') if deeper > 0 => self.at += 1,
                Some(_) => {
                    let rest = bytes.get(self.at..).unwrap_or_default();
                    let scalar = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
                    let length = rest.iter().position(|byte| !scalar(byte)).unwrap_or(rest.len());
                    if length == 0 {
                        return Err(Refused);
                    }
                    self.at += length;
                    if deeper == 0 {
                        return Ok(());
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
