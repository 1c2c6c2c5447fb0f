//! What a progress summary says: plain data, one concept a file.

mod attainment;
mod goal;
mod measure;
mod number;
mod people;

pub use attainment::*;
pub use goal::*;
pub use measure::*;
pub use people::*;

pub(super) use number::{count, number};

use crate::base::{
    ChildId, Count, Date, Entries, FormatVersion, GoalId, Name, ObservationId, RecordId, When, object, vocabulary,
};
use crate::model::{Closing, Coding, Party, Text};

object! {
    /// What a record says of a child's progress in a period: in whose eyes, in which part of life, and how it is known.
    /// There is no overall score, and no member could hold one: progress of one kind cannot stand in for another.
    ProgressSummary {
        required {
            /// The version of the format.
            schema_version: FormatVersion,
            /// The child.
            child: ChildId,
        }
        optional {
            /// The record.
            record: Option<RecordId>,
            /// What the child likes to be called.
            known_as: Option<Name>,
            /// The first day of the period.
            from: Option<Date>,
            /// The last day of the period. What happened later changes nothing.
            to: Option<Date>,
            /// That the record is closed. Then nothing is due, missing or hoped for.
            closed: Option<Closing>,
            /// The child's own words and signs, the latest first. What the child keeps to themselves, or to some, is
            /// not here.
            said_by_child: Entries<SaidByChild>,
            /// What nobody had planned: first what belongs to no goal.
            celebrations: Entries<Celebration>,
            /// Whose voice is heard, and whose is not.
            voices: Entries<VoicePresence>,
            /// Each goal, against its own intent.
            goals: Entries<GoalProgress>,
            /// How many goals more there are than are told here: so many values belong to them that the bound on what
            /// is looked at was reached.
            goals_omitted: Option<Count>,
            /// Measures that no goal here uses.
            measures: Entries<MeasureProgress>,
            /// Each part of life about which something is written or hoped. Attainment is one among them.
            areas: Entries<AreaPicture>,
            /// Goal attainment scaling over several goals, where it is used. Not for comparing children.
            goal_attainment: Option<Box<GoalAttainmentScore>>,
        }
    }
}

object! {
    /// Something to celebrate that nobody had planned.
    Celebration {
        required {
            /// The observation.
            observation: ObservationId,
            /// When.
            on: When,
        }
        optional {
            /// What was seen.
            seen: Option<Text>,
            /// Who saw it.
            observers: Entries<Party>,
            /// The goals it bears on; none for what belongs to no goal.
            goals: Entries<GoalId>,
        }
    }
}

vocabulary! {
    /// What stands in the record about a part of life.
    AreaSource "area-source" "1" {
        /// The area is one that the record names.
        Named "named" "Named in the record"
        /// Results in subjects: one area among the others.
        Attainment "attainment" "Learning in subjects"
    }
}

object! {
    /// What stands in the record about one part of life.
    AreaPicture {
        required {
            /// Where the area comes from.
            source: AreaSource,
            /// How many observations in the period belong to it, by themselves or by their goals.
            observations: Count,
            /// How many results in subjects belong to it.
            results: Count,
        }
        optional {
            /// The area, where the record names it.
            area: Option<Coding>,
            /// The area in plain words, where they are known.
            label: Option<Name>,
            /// The goals that belong to it.
            goals: Entries<GoalId>,
            /// The day of the latest of them. Absent: nothing is written about it in the period.
            latest: Option<When>,
        }
    }
}
