//! What the command reports of many documents.

use super::Finding;
use crate::base::token::text_type;
use crate::base::{Count, Entries, Fault, object};

text_type! {
    /// Where a document came from: the path as it was given, or `-` for standard input.
    Source {
        max: 5000,
        pattern: "",
        format: None,
        check: not_empty,
        examples: ["records/1.json", "-"],
        debug: shown,
    }
}

fn not_empty(text: &str) -> Result<(), Fault> {
    if text.is_empty() { Err(Fault::Blank) } else { Ok(()) }
}

object! {
    /// What was found in each document, and the counts. With `--lines`, each line of output is one result, and the last
    /// is an object with `counts` alone.
    ValidationReport {
        required {
            /// One result a document.
            results: Entries<DocumentResult>,
            /// The counts.
            counts: Counts,
        }
        optional {}
    }
}

object! {
    /// What was found in one document.
    DocumentResult {
        required {
            /// Where the document came from.
            source: Source,
            /// Whether there is no error among the findings.
            valid: bool,
            /// What was found, in the order of the document.
            findings: Entries<Finding>,
        }
        optional {
            /// The line that the document stood on, from 1, where documents are read line by line.
            line: Option<Count>,
            /// How many findings more there were than were kept.
            omitted: Option<Count>,
        }
    }
}

object! {
    /// How many of each.
    Counts {
        required {
            /// Documents.
            records: Count,
            /// Documents without an error.
            valid: Count,
            /// Documents with an error.
            invalid: Count,
            /// Errors.
            errors: Count,
            /// Warnings.
            warnings: Count,
            /// Notes.
            notes: Count,
        }
        optional {}
    }
}
