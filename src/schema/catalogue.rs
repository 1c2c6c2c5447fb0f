//! The catalogues that are published beside the schemas: the rules, and every vocabulary with its codes.

use crate::base::json_schema::{Node, object};
use crate::base::{Confidence, FormatVersion, KnownCode, Vocabulary};
use crate::model::{Achievement, vocabulary};
use crate::progress::{self, Status};
use crate::report::RuleCode;

/// The catalogue of rules as it is published: every rule with its code, severity, summary, reason, way to mend it, and
/// the version of the format that brought it.
pub const RULES: &str = include_str!("../../schemas/rules.json");

/// Every vocabulary as it is published: where it comes from, under which licence, how sure its codes are, and each
/// code with its label, its meaning in our own words, what took the place of a retired one, and what it is in FHIR.
pub const CODES: &str = include_str!("../../schemas/codes.json");

/// Where FHIR keeps the codes of goal achievement.
const FHIR_ACHIEVEMENT: &str = "http://terminology.hl7.org/CodeSystem/goal-achievement";

/// The catalogue of rules as it follows from the table: what [`RULES`] has to be.
#[must_use]
pub fn generate_rules() -> String {
    let rules = RuleCode::ALL.iter().filter_map(RuleCode::rule).map(|rule| {
        Node::Object(object([
            ("code", rule.code.into()),
            ("severity", rule.severity.as_str().into()),
            ("summary", rule.summary.into()),
            ("why", rule.why.into()),
            ("mend", rule.mend.into()),
            ("since", rule.since.into()),
        ]))
    });
    printed("rules", rules.collect())
}

/// The vocabularies as they are declared: what [`CODES`] has to be.
#[must_use]
pub fn generate_codes() -> String {
    let all = vocabulary::ALL.iter().chain(progress::VOCABULARIES);
    printed("vocabularies", all.map(|vocabulary| Node::Object(described(vocabulary))).collect())
}

fn printed(what: &str, all: Vec<Node>) -> String {
    let catalogue = object([("formatVersion", FormatVersion::CURRENT.into()), (what, Node::List(all))]);
    serde_json::to_string_pretty(&Node::Object(catalogue)).unwrap_or_default() + "\n"
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
        members.push(("replacedBy".to_owned(), by.into()));
    }
    if let Some(achievement) = in_fhir(vocabulary, known.code) {
        let coding = object([("system", FHIR_ACHIEVEMENT.into()), ("code", achievement.as_str().into())]);
        members.push(("fhir".to_owned(), Node::Object(coding)));
    }
    members
}

/// What a code is among FHIR's codes of goal achievement, where it is one or stands for one.
fn in_fhir(vocabulary: &str, code: &str) -> Option<Achievement> {
    if vocabulary == Status::VOCABULARY.id {
        Status::new(code).ok()?.achievement()
    } else if vocabulary == Achievement::VOCABULARY.id {
        Achievement::new(code).ok()
    } else {
        None
    }
}
