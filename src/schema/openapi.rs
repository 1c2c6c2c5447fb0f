//! The OpenAPI flavour: the same definitions as components, with discriminators, for the generators that read OpenAPI.

use super::json::{DRAFT, printed};
use super::{PublishedSchema, SCHEMAS};
use crate::base::FormatVersion;
use crate::base::hash::HashMap;
use crate::base::json_schema::{Flavour, Node, object};
use crate::base::sort;

/// The OpenAPI 3.1 document as it is published: the definitions of every schema as components, and no paths.
pub const OPENAPI: &str = include_str!("../../schemas/openapi.json");

/// The document as it follows from the types now: what [`OPENAPI`] has to be.
#[must_use]
pub fn generate_openapi() -> String {
    let flavour = Flavour { base: "#/components/schemas/", open: false, openapi: true };
    // A definition that several schemas have is the same in each: it is made from one type.
    let definitions: HashMap<_, _> = SCHEMAS.iter().flat_map(PublishedSchema::definitions).collect();
    let mut definitions: Vec<_> = definitions.into_pairs().collect();
    sort::by(&mut definitions, |(one, _), (other, _)| one.cmp(other));
    let components =
        definitions.iter().map(|(name, definition)| ((*name).to_owned(), Node::Object(definition.schema(flavour))));
    let info = object([
        ("title", "child-progress".into()),
        ("summary", "Person-centred progress records for children and young people.".into()),
        ("description", DRAFT.into()),
        ("version", FormatVersion::CURRENT.into()),
    ]);
    printed(object([
        ("openapi", "3.1.0".into()),
        ("info", Node::Object(info)),
        ("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema".into()),
        ("paths", Node::Object(Vec::new())),
        ("components", Node::Object(object([("schemas", Node::Object(components.collect()))]))),
    ]))
}
