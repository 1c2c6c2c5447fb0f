use super::entry::entry;
use super::{Coding, Party, Value};
use crate::base::{AttainmentId, GoalId, List, Name, PartialDate, ScaleId, Text};

entry! {
    /// A result in a subject or qualification: one list among the others, with the same standing.
    Attainment {
        required {
            /// The id of the attainment.
            id: AttainmentId,
            /// The subject: reading, mathematics, food technology.
            subject: Name,
        }
        optional {
            /// The day.
            on: Option<PartialDate>,
            /// The assessment or qualification that it is from.
            assessment: Option<Coding>,
            /// The result in words, as it was given.
            words: Option<Text>,
            /// The scale of the value.
            scale: Option<ScaleId>,
            /// The result as a value.
            value: Option<Value>,
            /// Who assessed it.
            by: Option<Party>,
            /// The goals it bears on.
            goals: List<GoalId>,
            /// The areas of life it belongs to.
            areas: List<Coding>,
        }
    }
}
