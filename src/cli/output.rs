//! Writes what was found, as text or as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use child_progress::{Count, Counts, DocumentResult, Severity, ValidationReport};
use serde::Serialize;

use super::harm::harm;
use super::{Failure, colour, name};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
}

impl Format {
    pub fn of(value: &str) -> Result<Self, Failure> {
        match value {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            other => Err(Failure::Usage(format!("--format takes text or json, not {other:?}"))),
        }
    }
}

/// A value as a line of JSON. What would do something on a terminal is escaped, which means the same to every reader of
/// JSON.
pub fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    Ok(harmless(serde_json::to_string(value)?))
}

/// The same, over several lines.
pub fn pretty(value: &impl Serialize) -> io::Result<Vec<u8>> {
    Ok(harmless(serde_json::to_string_pretty(value)?))
}

/// JSON as a text of its own. Such characters stand in its strings only, but for the line breaks that it has itself;
/// those of strings are escaped already.
pub fn harmless(json: String) -> Vec<u8> {
    let mut text = if json.bytes().all(|byte| byte < 0x7f) {
        json
    } else {
        let mut text = String::with_capacity(json.len() + 16);
        for letter in json.chars() {
            if letter != '\n' && harm(letter).is_some() {
                // All of them are of the basic plane, so four digits are enough. A string takes everything.
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            } else {
                text.push(letter);
            }
        }
        text
    };
    text.push('\n');
    text.into_bytes()
}

/// What is written of one document, and what it adds to the counts.
pub struct Rendered {
    text: Vec<u8>,
    counts: Counts,
    result: DocumentResult,
}

impl Rendered {
    pub fn of(result: DocumentResult, format: Format, is_coloured: bool) -> io::Result<Self> {
        let mut counts = no_counts();
        add(&mut counts.records, 1);
        add(if result.valid { &mut counts.valid } else { &mut counts.invalid }, 1);
        for finding in &result.findings {
            let of_severity = match finding.severity {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            };
            add(of_severity, 1);
        }
        let mut text = Vec::new();
        match format {
            Format::Json => {
                text = json(&result)?;
            }
            Format::Text => in_words(&result, is_coloured, &mut text)?,
        }
        Ok(Self { text, counts, result })
    }

    pub fn is_valid(&self) -> bool {
        self.result.valid
    }
}

fn in_words(result: &DocumentResult, is_coloured: bool, out: &mut Vec<u8>) -> io::Result<()> {
    let source = name::of_file(result.source.as_str());
    for finding in &result.findings {
        let place = if finding.position.is_some() { "" } else { "1:1 " };
        let said = name::spelled(&finding.to_string());
        if is_coloured {
            // Nothing but numbers stands before the severity.
            let (word, painted) = (finding.severity.as_str(), colour::painted(finding.severity));
            writeln!(out, "{source}:{place}{}", said.replacen(word, &painted, 1))?;
        } else {
            writeln!(out, "{source}:{place}{said}")?;
        }
    }
    if let Some(omitted) = result.omitted {
        let line = result.line.map_or_else(String::new, |line| format!("{line}:"));
        writeln!(out, "{source}:{line} {} not shown", plural(omitted, "more finding"))?;
    }
    Ok(())
}

/// Standard output, and the counts so far.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// Somebody looks on: what is written is shown at once.
    is_watched: bool,
    format: Format,
    /// Results that are kept for one JSON document at the end.
    kept: Option<Vec<DocumentResult>>,
    counts: Counts,
}

impl Output {
    /// With `by_line`, each result is written as it comes.
    pub fn new(format: Format, by_line: bool) -> Self {
        let out = io::stdout().lock();
        Self {
            is_watched: out.is_terminal(),
            out: BufWriter::with_capacity(1 << 16, out),
            format,
            kept: (format == Format::Json && !by_line).then(Vec::new),
            counts: no_counts(),
        }
    }

    pub fn add(&mut self, rendered: Rendered) -> io::Result<()> {
        let (counts, new) = (&mut self.counts, &rendered.counts);
        for (count, more) in [
            (&mut counts.records, new.records),
            (&mut counts.valid, new.valid),
            (&mut counts.invalid, new.invalid),
            (&mut counts.errors, new.errors),
            (&mut counts.warnings, new.warnings),
            (&mut counts.notes, new.notes),
        ] {
            add(count, more.get());
        }
        match &mut self.kept {
            Some(kept) => kept.push(rendered.result),
            None => self.out.write_all(&rendered.text)?,
        }
        if self.is_watched { self.out.flush() } else { Ok(()) }
    }

    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Writes the counts, and what was kept.
    pub fn finish(mut self) -> io::Result<()> {
        match (self.format, self.kept.take()) {
            (Format::Json, Some(kept)) => self.json(&ValidationReport::new(kept.into(), self.counts.clone()))?,
            (Format::Json, None) => self.json(&BTreeMap::from([("counts", self.counts.clone())]))?,
            (Format::Text, _) => {
                let Counts { records, valid, invalid, errors, warnings, notes, .. } = &self.counts;
                let (records, errors) = (plural(*records, "record"), plural(*errors, "error"));
                let (warnings, notes) = (plural(*warnings, "warning"), plural(*notes, "note"));
                writeln!(self.out, "{records}: {valid} valid, {invalid} invalid; {errors}, {warnings}, {notes}")?;
            }
        }
        self.out.flush()
    }

    fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.out.write_all(&json(value)?)
    }
}

fn no_counts() -> Counts {
    let none = Count::default();
    Counts::new(none, none, none, none, none, none)
}

fn add(count: &mut Count, more: u32) {
    *count = Count::new(count.get().saturating_add(more)).unwrap_or(*count);
}

fn plural(count: Count, noun: &str) -> String {
    format!("{count} {noun}{}", if count.get() == 1 { "" } else { "s" })
}
