//! The published JSON Schemas and the catalogues of rules and codes: made from the shapes of the types, the table of
//! rules and the vocabularies, and shipped as text.
//!
//! The files in `schemas/` are generated; a test fails when files and types differ.

mod catalogue;

pub use catalogue::{CODES, RULES, generate_codes, generate_rules};

use crate::base::Wire;
use crate::base::json_schema::{Definition, Node, definitions, object};
use crate::base::shape::Shape;
use crate::model::ProgressRecord;
use crate::progress::ProgressSummary;
use crate::report::ValidationReport;

/// One published schema.
#[derive(Clone, Copy, Debug)]
pub struct PublishedSchema {
    /// What the command calls it: `progress-record`.
    pub name: &'static str,
    /// The file it is published in.
    pub file_name: &'static str,
    /// The schema as it is published, JSON Schema 2020-12.
    pub text: &'static str,
    shape: &'static Shape,
    examples: &'static [&'static str],
}

/// Every published schema.
pub const SCHEMAS: &[PublishedSchema] = &[
    PublishedSchema {
        name: "progress-record",
        file_name: "progress-record.schema.json",
        text: include_str!("../../schemas/progress-record.schema.json"),
        shape: ProgressRecord::SHAPE,
        examples: &[include_str!("../../examples/records/minimal.json")],
    },
    PublishedSchema {
        name: "report",
        file_name: "report.schema.json",
        text: include_str!("../../schemas/report.schema.json"),
        shape: ValidationReport::SHAPE,
        examples: &[
            r#"{"results":[{"source":"records/1.json","valid":false,"findings":[{"code":"structure.missing","severity":"error","pointer":"/goals/0","message":"the required member `id` is missing","position":{"line":4,"column":9}}]}],"counts":{"records":1,"valid":0,"invalid":1,"errors":1,"warnings":0,"notes":0}}"#,
        ],
    },
    PublishedSchema {
        name: "progress-summary",
        file_name: "progress-summary.schema.json",
        text: include_str!("../../schemas/progress-summary.schema.json"),
        shape: ProgressSummary::SHAPE,
        examples: &[
            r#"{"schemaVersion":"1.0","child":"c1","knownAs":"Wren","goals":[{"goal":"g1","status":"slower-than-expected","agreement":"one-voice","label":"Holding on longer than expected","achievement":"sustaining","words":{"words":"Wren stays on her feet."},"intent":"slow-loss","judgements":[{"judgement":"j1","by":{"role":"parent-carer"},"on":"2026-02-11","words":{"words":"Still on her feet, and still laughing."}}],"measures":[{"measure":"m1","main":true,"comparable":2,"sure":"few","intent":"slow-loss","status":"slower-than-expected","label":"Holding on longer than expected","start":{"source":"first-observation","value":{"kind":"number","number":18},"observation":"o1","on":"2025-09-01"},"latest":{"observation":"o2","on":"2026-02-06","value":{"kind":"number","number":14}},"joined":["o1","o2"]}]}]}"#,
        ],
    },
];

/// What stands before a schema's name in its `$id`. An `$id` is a name, not a place: nothing is fetched from it.
const ID: &str = "urn:child-progress:schema:1.0:";

/// Every published file, by name and text.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCHEMAS.iter().map(|schema| (schema.file_name, schema.text)).chain([("rules.json", RULES), ("codes.json", CODES)])
}

impl PublishedSchema {
    /// The published schema of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        SCHEMAS.iter().find(|schema| schema.name == name)
    }

    /// The schema as it follows from the types now: what [`text`](Self::text) has to be.
    #[must_use]
    pub fn generate(&self) -> String {
        let mut definitions = definitions(self.shape);
        let root = match self.shape {
            Shape::Object(object) => definitions.remove(object.name),
            _ => None,
        };
        let base = "#/$defs/";
        let mut schema = object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
            ("$id", format!("{ID}{}", self.name).into()),
            ("$comment", "Format 1.0, in draft until the first release. Generated: do not edit.".into()),
        ]);
        schema.extend(root.iter().flat_map(|root: &Definition| root.schema(base)));
        let examples =
            self.examples.iter().filter_map(|text| serde_json::from_str(text).ok()).map(Node::Json).collect();
        schema.push(("examples".to_owned(), Node::List(examples)));
        let definitions =
            definitions.iter().map(|(name, definition)| ((*name).to_owned(), Node::Object(definition.schema(base))));
        schema.push(("$defs".to_owned(), Node::Object(definitions.collect())));
        serde_json::to_string_pretty(&Node::Object(schema)).unwrap_or_default() + "\n"
    }
}
