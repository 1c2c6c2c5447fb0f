//! The published JSON Schemas, in two flavours: closed for writers, open for readers.

use crate::base::Wire;
use crate::base::json_schema::{Definition, Flavour, Node, definitions, object};
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
    /// The schema as it is published, JSON Schema 2020-12: closed, for whoever writes or checks.
    pub text: &'static str,
    /// The file that its reader flavour is published in.
    pub reader_file_name: &'static str,
    /// The reader flavour: the same with open objects, so that it accepts every later minor version too.
    pub reader_text: &'static str,
    shape: &'static Shape,
    examples: &'static [&'static str],
}

/// Every published schema.
pub const SCHEMAS: &[PublishedSchema] = &[
    PublishedSchema {
        name: "progress-record",
        file_name: "progress-record.schema.json",
        text: include_str!("../../schemas/progress-record.schema.json"),
        reader_file_name: "reader/progress-record.schema.json",
        reader_text: include_str!("../../schemas/reader/progress-record.schema.json"),
        shape: ProgressRecord::SHAPE,
        examples: &[include_str!("../../examples/records/minimal.json")],
    },
    PublishedSchema {
        name: "report",
        file_name: "report.schema.json",
        text: include_str!("../../schemas/report.schema.json"),
        reader_file_name: "reader/report.schema.json",
        reader_text: include_str!("../../schemas/reader/report.schema.json"),
        shape: ValidationReport::SHAPE,
        examples: &[concat!(
            r#"{"results":[{"source":"records/1.json","valid":false,"findings":[{"code":"structure.missing","#,
            r#""severity":"error","pointer":"/goals/0","message":"the required member `id` is missing","#,
            r#""position":{"line":4,"column":9}}]}],"counts":{"records":1,"valid":0,"invalid":1,"errors":1,"#,
            r#""warnings":0,"notes":0}}"#,
        )],
    },
    PublishedSchema {
        name: "progress-summary",
        file_name: "progress-summary.schema.json",
        text: include_str!("../../schemas/progress-summary.schema.json"),
        reader_file_name: "reader/progress-summary.schema.json",
        reader_text: include_str!("../../schemas/reader/progress-summary.schema.json"),
        shape: ProgressSummary::SHAPE,
        examples: &[concat!(
            r#"{"schemaVersion":"1.0","child":"c1","knownAs":"Wren","goals":[{"goal":"g1","#,
            r#""status":"slower-than-expected","agreement":"one-voice","label":"Holding on longer than expected","#,
            r#""achievement":"sustaining","words":{"words":"Wren stays on her feet."},"intent":"slow-loss","#,
            r#""judgements":[{"judgement":"j1","by":{"role":"parent-carer"},"on":"2026-02-11","#,
            r#""words":{"words":"Still on her feet, and still laughing."}}],"measures":[{"measure":"m1","#,
            r#""main":true,"comparable":2,"sure":"few","intent":"slow-loss","status":"slower-than-expected","#,
            r#""label":"Holding on longer than expected","start":{"source":"first-observation","#,
            r#""value":{"kind":"number","number":18},"observation":"o1","on":"2025-09-01"},"#,
            r#""latest":{"observation":"o2","on":"2026-02-06","value":{"kind":"number","number":14}},"#,
            r#""joined":["o1","o2"]}]}]}"#,
        )],
    },
];

/// What stands before a schema's name in its `$id`. An `$id` is a name, not a place: nothing is fetched from it.
const ID: &str = "urn:child-progress:schema:1.0:";

/// What every published file says of itself.
pub(super) const DRAFT: &str = "Format 1.0, in draft until the first release. Generated: do not edit.";

impl PublishedSchema {
    /// The published schema of this name.
    ///
    /// ```
    /// use child_progress::schema::PublishedSchema;
    ///
    /// let schema = PublishedSchema::find("progress-record").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(schema.text)?;
    /// assert_eq!(schema["$id"], "urn:child-progress:schema:1.0:progress-record");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        SCHEMAS.iter().find(|schema| schema.name == name)
    }

    /// The schema as it follows from the types now: what [`text`](Self::text) has to be.
    #[must_use]
    pub fn generate(&self) -> String {
        self.written(&format!("{ID}{}", self.name), DRAFT, Flavour::closed("#/$defs/"))
    }

    /// The reader flavour as it follows from the types now: what [`reader_text`](Self::reader_text) has to be.
    #[must_use]
    pub fn generate_reader(&self) -> String {
        let comment = format!("{DRAFT} For readers: members that a later minor version adds may be there.");
        let open = Flavour { open: true, ..Flavour::closed("#/$defs/") };
        self.written(&format!("{ID}reader:{}", self.name), &comment, open)
    }

    /// The definitions of the schema by name, the root's among them.
    pub(super) fn definitions(&self) -> Vec<(&'static str, Definition)> {
        definitions(self.shape)
    }

    fn written(&self, id: &str, comment: &str, flavour: Flavour<'_>) -> String {
        let mut definitions = self.definitions();
        let root = match self.shape {
            Shape::Object(object) => {
                let at = definitions.iter().position(|(name, _)| *name == object.name);
                at.map(|at| definitions.remove(at).1)
            }
            _ => None,
        };
        let mut schema = object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
            ("$id", id.into()),
            ("$comment", comment.into()),
        ]);
        schema.extend(root.iter().flat_map(|root: &Definition| root.schema(flavour)));
        let examples =
            self.examples.iter().filter_map(|text| serde_json::from_str(text).ok()).map(Node::Json).collect();
        schema.push(("examples".to_owned(), Node::List(examples)));
        let definitions =
            definitions.iter().map(|(name, definition)| ((*name).to_owned(), Node::Object(definition.schema(flavour))));
        schema.push(("$defs".to_owned(), Node::Object(definitions.collect())));
        printed(schema)
    }
}

/// A document as it is published.
pub(super) fn printed(document: Vec<(String, Node)>) -> String {
    serde_json::to_string_pretty(&Node::Object(document)).unwrap_or_default() + "\n"
}
