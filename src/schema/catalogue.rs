//! The catalogues that are published beside the schemas: the rules, and every vocabulary with its codes.

use super::mapping::{Mapping, mappings};
use crate::base::json_schema::{Node, object};
use crate::base::{Confidence, FormatVersion, KnownCode, Vocabulary};
use crate::model::vocabulary;
use crate::progress;
use crate::report::RuleCode;

/// The catalogue of rules as it is published: every rule with its code, severity, summary, reason, way to mend it, and
/// the version of the format that brought it.
pub const RULES: &str = include_str!("../../schemas/rules.json");

/// Every vocabulary as it is published: where it comes from, under which licence, how sure its codes are, and each
/// code with its label, its meaning in our own words, what took the place of a retired one, and what it is in FHIR.
pub const CODES: &str = include_str!("../../schemas/codes.json");

/// The catalogue of rules as it follows from the table: what [`RULES`] has to be.
#[must_use]
pub fn generate_rules() -> String {
    let rules = RuleCode::ALL.iter().filter_map(RuleCode::rule).map(|rule| {
        Node::Object(object([
            ("code", rule.code.into()),
            ("severity", rule.severity.as_str().into()),
            ("enforcedBy", rule.enforced_by.as_str().into()),
            ("ofWhole", rule.of_whole.into()),
            ("appliesTo", Node::List(rule.applies_to.iter().copied().map(Node::from).collect())),
            ("summary", rule.summary.into()),
            ("why", rule.why.into()),
            ("mend", rule.mend.into()),
            ("since", rule.since.into()),
        ]))
    });
    catalogue("rules", rules.collect())
}

/// The vocabularies as they are declared: what [`CODES`] has to be.
#[must_use]
pub fn generate_codes() -> String {
    let all = vocabulary::ALL.iter().chain(progress::VOCABULARIES);
    catalogue("vocabularies", all.map(|vocabulary| Node::Object(described(vocabulary))).collect())
}

fn catalogue(what: &str, all: Vec<Node>) -> String {
    super::json::printed(object([("formatVersion", FormatVersion::CURRENT.into()), (what, Node::List(all))]))
}

fn described(vocabulary: &Vocabulary) -> Vec<(String, Node)> {
    let confidence = match vocabulary.confidence {
        Confidence::Own => "own",
        Confidence::Seen => "seen",
        Confidence::SecondHand => "second-hand",
    };
    let codes = vocabulary.codes.iter().map(|known| Node::Object(code(vocabulary.id, known)));
    object([
        ("id", vocabulary.id.into()),
        ("version", vocabulary.version.into()),
        ("title", vocabulary.title.into()),
        ("source", vocabulary.source.into()),
        ("licence", vocabulary.licence.into()),
        ("confidence", confidence.into()),
        ("codes", Node::List(codes.collect())),
    ])
}

fn code(vocabulary: &str, known: &KnownCode) -> Vec<(String, Node)> {
    let mut members = object([("code", known.code.into()), ("label", known.label.into())]);
    if !known.definition.is_empty() {
        members.push(("definition".to_owned(), known.definition.into()));
    }
    if let Some(by) = known.replaced_by {
        members.push(("deprecated".to_owned(), true.into()));
        members.push(("replacedBy".to_owned(), by.into()));
    }
    let mappings: Vec<Node> = mappings(vocabulary, known.code)
        .into_iter()
        .map(|Mapping { system, code, relation }| {
            let relation = relation.as_str().into();
            Node::Object(object([("system", system.into()), ("code", code.into()), ("relation", relation)]))
        })
        .collect();
    if !mappings.is_empty() {
        members.push(("mappings".to_owned(), Node::List(mappings)));
    }
    members
}
