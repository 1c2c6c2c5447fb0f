//! What the members of a record mean, for tests that go over a record as JSON. Who asks this, and no list of names,
//! tests a member that is added tomorrow as well.

use serde_json::Value;

use crate::base::meaning::{Coded, Dating, Meaning, PartyKind, Reference, WordsKind};
use crate::base::shape::{Member, Shape};
use crate::base::{EntryId, Vocabulary, Wire as _};
use crate::model::{EntryKind, ProgressRecord};

/// What a member is declared to mean. What its type alone says of it, as that it is a number, is not repeated.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Declared {
    /// The id of the object itself, or of what the object stands for.
    OwnId,
    /// The id of another entry.
    Reference {
        /// The lists of the record in one of which the entry has to stand.
        lists: Vec<&'static str>,
        /// Whether the entry is evidence for what holds the member.
        evidence: bool,
    },
    /// A date, and of what it is the date.
    Date(Dating),
    /// A person or role, and what part they have.
    Party(PartyKind),
    /// Words, and what they are.
    Words(WordsKind),
    /// A code, and the vocabulary that it is of. Without one it is declared in the record, or is a host's own.
    Code(Option<&'static Vocabulary>),
}

/// What the member at this JSON Pointer of a document is declared to mean. A list means what its items do. Nothing for
/// members of which no more is declared than their type, and for what the format does not know, such as what stands in
/// extensions.
///
/// The document says which kind an object is of, where it can be of several. Otherwise nothing has to stand at the
/// pointer.
///
/// ```
/// use child_progress::strategy::{Dating, Declared, declared};
///
/// let document = serde_json::json!({ "observations": [{ "id": "o1", "occurred": "2026-09-14" }] });
/// assert_eq!(declared(&document, "/observations/0/occurred"), Some(Declared::Date(Dating::Happened)));
///
/// let goals = Declared::Reference { lists: vec!["goals"], evidence: false };
/// assert_eq!(declared(&document, "/observations/0/goals/2"), Some(goals));
/// assert_eq!(declared(&document, "/observations/0/occasions"), None);
/// ```
#[must_use]
pub fn declared(document: &Value, pointer: &str) -> Option<Declared> {
    let (mut shape, mut here) = (ProgressRecord::SHAPE, Some(document));
    let mut declaration = None;
    for step in pointer.strip_prefix('/')?.split('/') {
        let member = match shape {
            Shape::Object(object) => object.member(step)?.1,
            Shape::Union(union) => {
                let kind = here?.get("kind")?.as_str();
                union.kinds.iter().find(|object| object.kind == kind)?.member(step)?.1
            }
            Shape::List(list) => {
                let index: usize = step.parse().ok()?;
                shape = list.items;
                here = here.and_then(|items| items.get(index));
                continue;
            }
            Shape::Text(_) | Shape::Number(_) | Shape::Boolean | Shape::Extensions(_) => return None,
        };
        shape = member.shape;
        here = here.and_then(|members| members.get(step));
        declaration = Some(member);
    }
    told(declaration?)
}

/// What a member says, or else its type.
fn told(member: &'static Member) -> Option<Declared> {
    let shape = innermost(member.shape);
    Some(match member.meaning {
        Meaning::Own => Declared::OwnId,
        Meaning::Refers(Reference { evidence, targets, .. }) => {
            let any = shape.name() == EntryId::SHAPE.name();
            let meant = |kind: &&EntryKind| {
                if any { targets.include(kind.id_type()) } else { kind.id_name() == shape.name() }
            };
            let lists = EntryKind::ALL.iter().filter(meant).map(|kind| kind.list()).collect();
            Declared::Reference { lists, evidence }
        }
        Meaning::Dated(dating) => Declared::Date(dating),
        Meaning::Party(kind) => Declared::Party(kind),
        Meaning::Words(kind) => Declared::Words(kind),
        Meaning::Code(Coded::Local) => Declared::Code(None),
        Meaning::Code(Coded::In(list)) => Declared::Code(Some(list)),
        Meaning::Plain => match shape {
            Shape::Text(text) => Declared::Code(Some(text.list?)),
            _ => return None,
        },
    })
}

/// The shape of what lists of lists hold in the end.
fn innermost(mut shape: &'static Shape) -> &'static Shape {
    while let Shape::List(list) = shape {
        shape = list.items;
    }
    shape
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Health, Measured};

    #[test]
    fn members_say_what_they_mean_wherever_they_stand() {
        let document = json!({ "observations": [{ "values": [{ "value": { "kind": "level" } }] }] });
        let reference =
            |lists: &[&'static str], evidence| Some(Declared::Reference { lists: lists.to_vec(), evidence });
        let held = format!("/observations/0/values/0/{}", Measured::VALUE);
        for (pointer, expected) in [
            ("/id", Some(Declared::OwnId)),
            ("/child/birthDate", Some(Declared::Date(Dating::Born))),
            ("/judgements/4/evidence", reference(&["observations"], true)),
            ("/judgements/4/by", Some(Declared::Party(PartyKind::Speaker))),
            ("/observations/4/observers/0", Some(Declared::Party(PartyKind::Author))),
            ("/judgements/4/by/person", reference(&["people"], false)),
            ("/observations/0/seen", Some(Declared::Words(WordsKind::BesideVoice))),
            ("/observations/0/context/health/0", Some(Declared::Code(Some(&Health::VOCABULARY)))),
            (&format!("{held}/code"), Some(Declared::Code(None))),
            (&format!("{held}/rung"), None),
            ("/observations/0/values/0/measure/0", None),
            ("/observations/first", None),
            ("/extensions/x:y/on", None),
            ("", None),
        ] {
            assert_eq!(declared(&document, pointer), expected, "{pointer}");
        }
    }

    #[test]
    fn what_may_refer_to_several_kinds_says_to_which() {
        let Some(Declared::Reference { lists, .. }) = declared(&Value::Null, "/goals/0/serves") else {
            unreachable!("goals no longer serve anything");
        };
        assert!(lists.contains(&"profile") && !lists.contains(&"people"), "{lists:?}");
    }
}
