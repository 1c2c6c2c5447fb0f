//! What is published for every language, and shipped as text: the JSON Schemas, the OpenAPI document, and the
//! catalogues of rules and codes, each with a schema of its own.
//!
//! The files in `schemas/` are made from the shapes of the types, the table of rules and the vocabularies; a test fails
//! when files and source differ. `schemas/README.md` tells users of other languages what to do with them.

mod catalogue;
mod json;
mod mapping;
mod openapi;

pub use catalogue::{CODES, RULES, generate_codes, generate_rules};
pub use json::{PublishedSchema, SCHEMAS};
pub use openapi::{OPENAPI, generate_openapi};

/// Every published file, by its path in the folder and its text. The vectors are not among them: they stand in the
/// repository and the package only.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let schemas = SCHEMAS
        .iter()
        .flat_map(|schema| [(schema.file_name, schema.text), (schema.reader_file_name, schema.reader_text)]);
    schemas.chain([
        ("openapi.json", OPENAPI),
        ("rules.json", RULES),
        ("codes.json", CODES),
        ("rules.schema.json", include_str!("../../schemas/rules.schema.json")),
        ("codes.schema.json", include_str!("../../schemas/codes.schema.json")),
        ("vectors.schema.json", include_str!("../../schemas/vectors.schema.json")),
        ("README.md", include_str!("../../schemas/README.md")),
    ])
}
