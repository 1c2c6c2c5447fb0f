//! Makes records of a spreadsheet of observations, saved as CSV (UTF-8). `cargo run --example from_a_spreadsheet [CSV [NDJSON]]`
//!
//! Each row becomes an observation of a child's record, or is told with its number and column: none is lost in between. The
//! records are written to NDJSON, one a line. Without a path it takes `examples/spreadsheet/observations.csv`.
#![allow(clippy::print_stdout)] // it is a program

use std::collections::BTreeMap;
use std::error::Error;

use child_progress::{
    CheckOptions, Child, Date, Direction, List, Measure, MeasureForm, MeasureId, Measured, NotObserved,
    NotObservedReason, NumberValue, NumericMeasure, Observation, Party, ProgressRecord, Quantity, Role, Value, check,
    write_line,
};

const COLUMNS: [&str; 6] = ["child", "name", "date", "seen by", "what was seen", "calm minutes"];
const CALM: &str = "calm-at-lunch";

/// What a row cannot be used for: its number, as the spreadsheet counts, the column, and why. Never what the cell says.
struct Fault {
    row: usize,
    column: &'static str,
    why: &'static str,
}

struct Imported {
    records: BTreeMap<String, ProgressRecord>,
    faults: Vec<Fault>,
    /// The rows below the headings that are not empty.
    rows: usize,
}

fn import(text: &str) -> Result<Imported, Box<dyn Error>> {
    let mut rows = cells(text)?.into_iter();
    if rows.next().is_none_or(|headings| headings != COLUMNS) {
        return Err(format!("the first row has to say: {}", COLUMNS.join(", ")).into());
    }
    let mut imported = Imported { records: BTreeMap::new(), faults: Vec::new(), rows: 0 };
    for (index, row) in rows.enumerate().filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())) {
        imported.rows += 1;
        if let Err((column, why)) = add(&mut imported.records, index + 2, &row) {
            imported.faults.push(Fault { row: index + 2, column, why });
        }
    }
    Ok(imported)
}

/// Adds a row to the record of its child, or says in which column it went wrong.
fn add(
    records: &mut BTreeMap<String, ProgressRecord>,
    number: usize,
    row: &[String],
) -> Result<(), (&'static str, &'static str)> {
    let [child, name, date, by, seen, calm] = row else {
        return Err((
            if row.len() < COLUMNS.len() { "calm minutes" } else { "after the last" },
            "the row has too few or too many cells",
        ));
    };
    let mut person = Child::new(child.as_str().try_into().map_err(|_| ("child", "it is not an id"))?);
    if !name.is_empty() {
        person.known_as = Some(name.as_str().try_into().map_err(|_| ("name", "it is blank or too long"))?);
    }
    let id = format!("row-{number}").try_into().map_err(|_| ("child", "there are too many rows"))?;
    let mut observation = Observation::new(id, day(date).ok_or(("date", "it is not a day such as 14/09/2026"))?.into());
    if !by.is_empty() {
        observation.observers = List::of(Party::from(Role::new(by).map_err(|_| ("seen by", "it is not a code"))?));
    }
    if !seen.is_empty() {
        observation.seen = Some(seen.as_str().try_into().map_err(|_| ("what was seen", "it is blank or too long"))?);
    }
    let measure = MeasureId::new(CALM).map_err(|_| ("calm minutes", "the measure has no id"))?;
    match calm.as_str() {
        "" => {} // nobody counted, which is neither zero nor anything else
        "unwell" | "absent" | "declined" => {
            let reason = NotObservedReason::new(calm).map_err(|_| ("calm minutes", "it is not a reason"))?;
            let mut not_observed = NotObserved::new(reason);
            not_observed.measures = List::of(measure);
            observation.not_observed = List::of(not_observed);
        }
        minutes => {
            let minutes: f64 = minutes.parse().map_err(|_| ("calm minutes", "it is neither a number nor a reason"))?;
            let minutes = minutes.try_into().map_err(|_| ("calm minutes", "the number is too large"))?;
            observation.values = List::of(Measured::new(measure, Value::Number(NumberValue::new(minutes))));
        }
    }
    let record = records.entry(child.clone()).or_insert_with(|| begun(person.clone()));
    if record.child != person {
        return Err(("name", "an earlier row has another name for the child"));
    }
    record.observations.push(observation);
    Ok(())
}

/// A record without observations, with the one measure that the spreadsheet follows.
fn begun(child: Child) -> ProgressRecord {
    let mut record = ProgressRecord::of(child);
    if let (Ok(id), Ok(unit)) = (CALM.try_into(), "min".try_into()) {
        let mut form = NumericMeasure::new(Quantity::Duration);
        form.unit = Some(unit);
        let mut measure = Measure::new(id, MeasureForm::Numeric(form));
        measure.direction = Some(Direction::Higher);
        record.measures.push(measure);
    }
    record
}

/// `2026-09-14`, or day/month/year as a British spreadsheet writes it.
fn day(cell: &str) -> Option<Date> {
    match cell.split('/').collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        _ => cell.parse().ok(),
    }
}

/// The rows of a CSV text (RFC 4180): a cell in quotes may hold commas, line breaks and doubled quotes.
fn cells(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut was_quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if cell.is_empty() && !was_quoted => {
                was_quoted = true;
                loop {
                    match letters.next() {
                        Some('"') if letters.next_if_eq(&'"').is_some() => cell.push('"'),
                        Some('"') => break,
                        Some(inside) => cell.push(inside),
                        None => return Err(format!("row {}: a quotation mark has no end", rows.len() + 1)),
                    }
                }
            }
            ',' | '\n' => {
                row.push(std::mem::take(&mut cell));
                was_quoted = false;
                if letter == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            '\r' if letters.peek().is_none_or(|next| *next == '\n') => {}
            _ if was_quoted => return Err(format!("row {}: something stands after a quotation mark", rows.len() + 1)),
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || was_quoted || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args_os().skip(1);
    let text = match paths.next() {
        Some(path) => std::fs::read_to_string(path)?,
        None => include_str!("spreadsheet/observations.csv").to_owned(),
    };
    let imported = import(&text)?;
    let mut taken = 0;
    for record in imported.records.values() {
        let report = check(record, &CheckOptions::new());
        let name = record.child.known_as.as_ref().map_or("somebody", |name| name.as_str());
        let observations = record.observations.len();
        taken += observations;
        println!("{} ({name}): {observations} observations, {} findings", record.child.id, report.findings().len());
        for finding in report.findings() {
            println!("    {finding}");
        }
    }
    for Fault { row, column, why } in &imported.faults {
        println!("row {row}, column {column}: {why}");
    }
    println!("{} rows: {taken} taken, {} to mend", imported.rows, imported.faults.len());
    if let Some(path) = paths.next() {
        let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
        for record in imported.records.values() {
            write_line(record, &mut file)?;
        }
        std::io::Write::flush(&mut file)?;
    }
    Ok(())
}
