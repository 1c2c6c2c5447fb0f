use std::fmt;
use std::io::Read as _;

use serde::de::IgnoredAny;

use super::fault::Faults;
use super::scan::Scan;
use super::walk::{LeftOut, Walk};
use crate::base::{Content, Path, Wire as _, wire};
use crate::model::ProgressRecord;
use crate::report::{Pointer, Report, RuleCode};

/// How to read: strictly or tolerantly, and within which bounds.
///
/// A document may have [128 MiB](Self::max_bytes), be nested [127 deep](Self::max_depth), and get [1,000
/// findings](Self::max_findings) before the rest are only counted. What the schema publishes holds whatever is set: a
/// million entries in a list of the record, 1,000 items in a list within an entry, 100 extensions, 20,000 characters of
/// words, 200 of a name, 100 of a code, 64 of an id, 2,000 of a URI, numbers within ±10¹⁵. Streams have
/// [`Lines::max_line`](crate::Lines::max_line), the check
/// [`CheckOptions::max_findings`](crate::CheckOptions::max_findings), summaries
/// [`ProgressOptions::max_values`](crate::ProgressOptions::max_values).
///
/// ```
/// use child_progress::ReadOptions;
///
/// let text = br#"{"schemaVersion":"1.4","child":{"id":"c1"},"mood":"sunny"}"#;
/// assert!(ReadOptions::strict().read(text).is_err());
///
/// let document = ReadOptions::tolerant().read(text)?;
/// assert_eq!(document.unread[0].pointer.as_str(), "/mood");
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    tolerant: bool,
    max_bytes: usize,
    max_depth: usize,
    max_findings: usize,
}

impl ReadOptions {
    /// The most bytes that a document may have unless another bound is set: 128 MiB.
    pub const MAX_BYTES: usize = 128 << 20;

    /// The deepest nesting of objects and lists that any reader here follows.
    pub const MAX_DEPTH: usize = 127;

    /// How many findings are kept unless another number is set.
    pub const MAX_FINDINGS: usize = 1000;

    /// Refuses every member that the format does not have, every `null` and a byte order mark: for writing
    /// systems, and wherever nothing must be lost.
    #[must_use]
    pub const fn strict() -> Self {
        Self {
            tolerant: false,
            max_bytes: Self::MAX_BYTES,
            max_depth: Self::MAX_DEPTH,
            max_findings: Self::MAX_FINDINGS,
        }
    }

    /// Takes a document of a later minor version: an unknown member becomes a warning and is handed back in
    /// [`Document::unread`]; a `null` in place of a member that may be absent, and a byte order mark, become warnings.
    #[must_use]
    pub const fn tolerant() -> Self {
        Self { tolerant: true, ..Self::strict() }
    }

    /// The most bytes that a document may have; 128 MiB unless it is set.
    #[must_use]
    pub const fn max_bytes(self, max_bytes: usize) -> Self {
        Self { max_bytes, ..self }
    }

    /// How deep objects and lists may be nested; 127 unless it is set, and never more. A record needs 13 for
    /// every member that it can have, without what its extensions hold. A lower bound costs a pass over the bytes.
    #[must_use]
    pub const fn max_depth(self, max_depth: usize) -> Self {
        let max_depth = if max_depth < Self::MAX_DEPTH { max_depth } else { Self::MAX_DEPTH };
        Self { max_depth, ..self }
    }

    /// How many findings are kept, at least one; 1,000 unless it is set. The rest are counted.
    #[must_use]
    pub const fn max_findings(self, max_findings: usize) -> Self {
        let max_findings = if max_findings == 0 { 1 } else { max_findings };
        Self { max_findings, ..self }
    }

    /// Reads a document.
    ///
    /// # Errors
    /// [`Unreadable`] with every structural fault, when the document is not a progress record.
    pub fn read(&self, bytes: &[u8]) -> Result<Document, Unreadable> {
        if bytes.len() > self.max_bytes {
            return Err(self.too_large(self.max_bytes));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => self.read_text(text),
            Err(error) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let text = std::str::from_utf8(valid).unwrap_or_default();
                Err(self.one_fault(RuleCode::NotUtf8, text, text.len(), "a byte here is not UTF-8"))
            }
        }
    }

    /// Reads a document from a text.
    ///
    /// # Errors
    /// [`Unreadable`] with every structural fault, when the document is not a progress record.
    pub fn read_str(&self, text: &str) -> Result<Document, Unreadable> {
        self.read(text.as_bytes())
    }

    /// Reads a document to the end of the input, and no more bytes than the bound allows.
    ///
    /// # Errors
    /// [`ReadError::Unreadable`] with every structural fault, when the document is not a progress record;
    /// [`ReadError::Io`] when the input fails.
    pub fn read_from(&self, input: impl std::io::Read) -> Result<Document, ReadError> {
        let mut bytes = Vec::new();
        let most = u64::try_from(self.max_bytes).unwrap_or(u64::MAX).saturating_add(1);
        input.take(most).read_to_end(&mut bytes)?;
        Ok(self.read(&bytes)?)
    }

    /// Every structural fault of a document by the fault reader alone, without a record: no errors where the document
    /// can be read, and in the tolerant mode its warnings. Slower than [`read`](Self::read) on a document without
    /// faults.
    #[must_use]
    pub fn faults(&self, bytes: &[u8]) -> Report {
        match std::str::from_utf8(bytes) {
            Ok(text) if bytes.len() <= self.max_bytes => match self.walk(text) {
                Ok((faults, _)) => faults.report(self.without_mark(text)),
                Err(unreadable) => unreadable.report,
            },
            _ => self.read(bytes).err().map(Unreadable::into_report).unwrap_or_default(),
        }
    }

    fn read_text(&self, text: &str) -> Result<Document, Unreadable> {
        let unmarked = self.without_mark(text);
        let shallow = self.max_depth == Self::MAX_DEPTH || !Scan::new(unmarked).goes_deeper_than(self.max_depth);
        if shallow && unmarked.len() == text.len() {
            if let Ok(record) = wire::from_str(text) {
                return Ok(Document { record, report: Report::default(), unread: Vec::new() });
            }
        }
        self.read_again(text, unmarked)
    }

    /// The document was refused: says why, or takes it all the same where the tolerant reader may.
    fn read_again(&self, text: &str, unmarked: &str) -> Result<Document, Unreadable> {
        let (mut faults, left_out) = self.walk(text)?;
        if faults.errors() == 0 {
            if let Some((record, unread)) = read_without(unmarked, &left_out) {
                return Ok(Document { record, report: faults.report(unmarked), unread });
            }
            faults.error(RuleCode::Unexplained, &Path::ROOT, 0, "the reader cannot say what is wrong here");
        }
        Err(Unreadable { report: faults.report(unmarked) })
    }

    fn without_mark<'a>(&self, text: &'a str) -> &'a str {
        if self.tolerant { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text }
    }

    /// Goes over the text with the shape in hand. What is not JSON at all is one fault.
    fn walk(&self, marked: &str) -> Result<(Faults, Vec<LeftOut>), Unreadable> {
        let text = self.without_mark(marked);
        if text.starts_with('\u{feff}') {
            let message = "the document begins with a byte order mark";
            return Err(self.one_fault(RuleCode::ByteOrderMark, text, 0, message));
        }
        if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
            return Err(self.one_fault(RuleCode::Empty, text, 0, "the document is empty"));
        }
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        if let Some(Err(error)) = values.next() {
            let offset = offset_of(text, &error);
            return Err(self.one_fault(RuleCode::NotJson, text, offset, "the text is not JSON from here on"));
        }
        let rest = text.get(values.byte_offset()..).unwrap_or_default();
        let trailing = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if !trailing.is_empty() {
            let offset = text.len() - trailing.len();
            let message = "something stands after the end of the document";
            return Err(self.one_fault(RuleCode::Trailing, text, offset, message));
        }
        let walk = Walk::new(text, self.max_depth, self.max_findings, self.tolerant);
        let (mut faults, left_out) = walk.document(ProgressRecord::SHAPE);
        if text.len() < marked.len() {
            let message = "a byte order mark is not part of JSON";
            faults.warning(RuleCode::ByteOrderMark, &Path::ROOT, 0, message);
        }
        Ok((faults, left_out))
    }

    /// What is said of a document of more bytes than these.
    pub(crate) fn too_large(&self, most: usize) -> Unreadable {
        self.one_fault(RuleCode::TooLarge, "", 0, &format!("the document has more than {most} bytes"))
    }

    fn one_fault(&self, rule: RuleCode, text: &str, offset: usize, message: &str) -> Unreadable {
        let mut faults = Faults::new(self.max_findings);
        faults.error(rule, &Path::ROOT, offset, message);
        Unreadable { report: faults.report(text) }
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self::strict()
    }
}

/// The record without the members that are left out, and what they held. They are cut out of the text, so that the rest
/// stays as it was written to the last digit.
fn read_without(text: &str, left_out: &[LeftOut]) -> Option<(ProgressRecord, Vec<Unread>)> {
    let white = [' ', '\t', '\r', '\n'];
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    let mut unread = Vec::new();
    for LeftOut { pointer, name, value, is_null } in left_out {
        if !is_null {
            unread.push(Unread { pointer: pointer.clone(), value: Content::from_json(text.get(value.clone())?).ok()? });
        }
        kept.push_str(text.get(from..*name)?);
        // One comma goes with the member: the one behind it, or where it was the last, the one before.
        let rest = text.get(value.end..)?.trim_start_matches(white);
        from = text.len() - rest.len();
        if rest.starts_with(',') {
            from += 1;
        } else {
            let before = kept.trim_end_matches(white);
            kept.truncate(before.strip_suffix(',').unwrap_or(before).len());
        }
    }
    kept.push_str(text.get(from..)?);
    // Names may have been spelled with escapes, which the reader of a content knows.
    let plain = Content::from_json(&kept).ok()?;
    Some((wire::from_str(plain.as_json()).ok()?, unread))
}

/// Where a text stops being JSON. `serde_json` counts lines and columns in bytes from 1 and gives the place of the byte
/// at fault, but for a control character in a string, and a number that is cut off, where it gives the byte before.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (lines + error.column().saturating_sub(1)).min(text.len());
    let what = error.to_string();
    let number_cut_off =
        what.starts_with("invalid number") && matches!(text.get(offset..), Some("e" | "E" | "." | "+" | "-"));
    if what.starts_with("control character") || number_cut_off {
        offset += 1;
    }
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A record that was read, and what the reader has to say of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The record.
    pub record: ProgressRecord,
    /// Warnings of the tolerant reader; the strict reader has none.
    pub report: Report,
    /// Members that the tolerant reader did not know, with what they held.
    pub unread: Vec<Unread>,
}

/// A member that the tolerant reader did not know. It is not in the record, and not lost.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// Where it stood.
    pub pointer: Pointer,
    /// What it held.
    pub value: Content,
}

impl fmt::Debug for Unread {
    /// Neither name nor value: both may be somebody's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unread(..)")
    }
}

/// The document is not a progress record; the report says everything that is wrong with its structure.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("not a progress record: {report}")]
pub struct Unreadable {
    report: Report,
}

impl Unreadable {
    /// What is wrong.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What is wrong, to keep.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }
}

/// Why nothing was read from an input.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The input failed.
    #[error("the input could not be read")]
    Io(#[from] std::io::Error),
    /// The document is not a progress record.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Reads a record strictly.
///
/// ```
/// let record = child_progress::read(br#"{ "schemaVersion": "1.0", "child": { "id": "c1" } }"#)?;
/// assert_eq!(record.child.id.as_str(), "c1");
///
/// // Bytes that are not UTF-8 are a fault with a place, as everything else is.
/// let unreadable = child_progress::read(b"{\"schemaVersion\": \"\xff").unwrap_err();
/// assert_eq!(unreadable.report().findings()[0].code.as_str(), "structure.not-utf8");
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
///
/// # Errors
/// [`Unreadable`] with every structural fault, when the document is not a progress record.
pub fn read(bytes: &[u8]) -> Result<ProgressRecord, Unreadable> {
    ReadOptions::strict().read(bytes).map(|document| document.record)
}

/// Reads a record strictly from a text. `text.parse::<ProgressRecord>()` does the same.
///
/// ```
/// let record = child_progress::read_str(r#"{ "schemaVersion": "1.0", "child": { "id": "c1", "knownAs": "Wren" } }"#)?;
/// assert_eq!(record.child.known_as.unwrap().as_str(), "Wren");
///
/// // Two faults, told at once.
/// let text = r#"{ "schemaVersion": "1.0", "child": { "knownAs": null } }"#;
/// let unreadable = child_progress::read_str(text).unwrap_err();
/// assert_eq!(unreadable.report().findings().len(), 2);
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
///
/// # Errors
/// [`Unreadable`] with every structural fault, when the document is not a progress record.
pub fn read_str(text: &str) -> Result<ProgressRecord, Unreadable> {
    read(text.as_bytes())
}

/// Reads a record strictly, to the end of the input, and takes no more than 128 MiB of it
/// ([`ReadOptions::max_bytes`]).
///
/// ```
/// use child_progress::ReadError;
///
/// // A file, a pipe, a socket, or as here some bytes.
/// let input = &br#"{ "schemaVersion": "1.0", "child": { "id": "c1" } }"#[..];
/// assert_eq!(child_progress::read_from(input)?.child.id.as_str(), "c1");
///
/// match child_progress::read_from(&b"[]"[..]) {
///     Err(ReadError::Unreadable(unreadable)) => assert!(!unreadable.report().is_valid()),
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError::Unreadable`] with every structural fault, when the document is not a progress record;
/// [`ReadError::Io`] when the input fails.
pub fn read_from(input: impl std::io::Read) -> Result<ProgressRecord, ReadError> {
    ReadOptions::strict().read_from(input).map(|document| document.record)
}

impl std::str::FromStr for ProgressRecord {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        read_str(text)
    }
}
