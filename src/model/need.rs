use super::Text;
use super::declare::entry;
use super::{Coding, Party};
use crate::base::{Count, NeedId, PartialDate};

entry! {
    /// A need that has been identified. Nothing here is a diagnosis, and none is needed.
    Need {
        required {
            /// The id of the need.
            id: NeedId [own],
        }
        optional {
            /// The need as a code of a list, for example a DfE type of need or an area of need.
            coding: Option<Coding>,
            /// The need in words.
            words: Option<Text> [words],
            /// Its rank among the child's needs: 1 is the primary need.
            rank: Option<Count>,
            /// Since when.
            start: Option<PartialDate> [begins],
            /// Until when.
            end: Option<PartialDate> [ends],
            /// Who identified it.
            identified_by: Option<Party> [takes_part],
        }
    }
}
