//! Words that people say and write.

use super::Fault;
use super::token::text_type;

text_type! {
    /// Words as they were said or written: 1 to 20,000 characters, not only spaces, tabs and line breaks. Nothing is
    /// trimmed or changed.
    Words {
        max: 20000,
        pattern: "[^ \\t\\r\\n]",
        format: None,
        check: not_blank,
        examples: ["Asked for help with one prompt."],
        debug: hidden,
        asks: Words,
    }
}

text_type! {
    /// A short name or label: 1 to 200 characters, not only spaces, tabs and line breaks.
    Name {
        max: 200,
        pattern: "[^ \\t\\r\\n]",
        format: None,
        check: not_blank,
        examples: ["Oakfield School"],
        debug: hidden,
        asks: Words,
    }
}

text_type! {
    /// Where editors find the schema of the document. Readers of this format ignore it.
    SchemaReference {
        max: 2000,
        pattern: "[^ \\t\\r\\n]",
        format: None,
        check: not_blank,
        examples: ["progress-record.schema.json"],
        debug: hidden,
    }
}

fn not_blank(text: &str) -> Result<(), Fault> {
    // The leading character of nearly every text decides, so this does not read to the end.
    if text.bytes().any(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) { Ok(()) } else { Err(Fault::Blank) }
}
