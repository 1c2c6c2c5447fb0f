//! Writes what was found, as text or as JSON.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use child_progress::{Count, Counts, DocumentResult, Severity, ValidationReport};
use serde::Serialize;

use super::Failure;

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

/// Standard output, and the counts so far.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    format: Format,
    /// Results that are kept for one JSON document at the end.
    kept: Option<Vec<DocumentResult>>,
    counts: Counts,
}

impl Output {
    /// With `by_line`, each result is written as it comes.
    pub fn new(format: Format, by_line: bool) -> Self {
        let none = Count::default();
        Self {
            out: BufWriter::new(io::stdout().lock()),
            format,
            kept: (format == Format::Json && !by_line).then(Vec::new),
            counts: Counts::new(none, none, none, none, none, none),
        }
    }

    pub fn result(&mut self, result: DocumentResult) -> io::Result<()> {
        add(&mut self.counts.records);
        add(if result.valid { &mut self.counts.valid } else { &mut self.counts.invalid });
        for finding in &result.findings {
            add(match finding.severity {
                Severity::Error => &mut self.counts.errors,
                Severity::Warning => &mut self.counts.warnings,
                Severity::Note => &mut self.counts.notes,
            });
        }
        match &mut self.kept {
            Some(kept) => kept.push(result),
            None if self.format == Format::Json => self.json(&result)?,
            None => self.text(&result)?,
        }
        if self.out.get_ref().is_terminal() { self.out.flush() } else { Ok(()) }
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
        serde_json::to_writer(&mut self.out, value)?;
        writeln!(self.out)
    }

    fn text(&mut self, result: &DocumentResult) -> io::Result<()> {
        let source = &result.source;
        for finding in &result.findings {
            let place = if finding.position.is_some() { "" } else { "1:1 " };
            writeln!(self.out, "{source}:{place}{finding}")?;
        }
        if let Some(omitted) = result.omitted {
            let line = result.line.map_or_else(String::new, |line| format!("{line}:"));
            writeln!(self.out, "{source}:{line} {} not shown", plural(omitted, "more finding"))?;
        }
        Ok(())
    }
}

fn add(count: &mut Count) {
    *count = Count::new(count.get() + 1).unwrap_or(*count);
}

fn plural(count: Count, noun: &str) -> String {
    format!("{count} {noun}{}", if count.get() == 1 { "" } else { "s" })
}
