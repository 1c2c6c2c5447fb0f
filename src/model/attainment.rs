use super::Text;
use super::declare::entry;
use super::{Coding, Party, Value};
use crate::base::{AttainmentId, GoalId, List, Name, PartialDate, ScaleId};

entry! {
    /// A result in a subject or qualification: one list among the others, with the same standing.
    Attainment {
        required {
            /// The id of the attainment.
            id: AttainmentId [own],
            /// The subject: reading, mathematics, food technology.
            subject: Name [words],
        }
        optional {
            /// The day.
            on: Option<PartialDate> [happened],
            /// The assessment or qualification that it is from.
            assessment: Option<Coding>,
            /// The result in words, as it was given.
            words: Option<Text> [words],
            /// The scale of the value.
            scale: Option<ScaleId> [needs, through_content],
            /// The result as a value.
            value: Option<Value>,
            /// Who assessed it.
            by: Option<Party> [author],
            /// The goals it bears on.
            goals: List<GoalId> [bears_on],
            /// The areas of life it belongs to.
            areas: List<Coding>,
        }
    }
}
