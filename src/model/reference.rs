//! References to what a record is made of, each with its type.

use super::visit::Visit;
#[allow(clippy::wildcard_imports)] // every noun
use super::*;

macro_rules! objects {
    ($($object:ident)*) => {
        /// An object of a record.
        #[derive(Clone, Copy)]
        #[allow(deprecated)]
        #[allow(dead_code)] // most types are there to be asked for, and nobody does
        pub enum ObjectRef<'r> {
            $( $object(&'r $object), )*
        }

        /// An object of a record, to change.
        #[allow(deprecated)]
        pub enum ObjectMut<'r> {
            $( $object(&'r mut $object), )*
        }

        #[allow(deprecated)]
        impl ObjectMut<'_> {
            /// The object, to go over.
            pub fn get(&self) -> &dyn Visit {
                match self {
                    $( Self::$object(object) => *object, )*
                }
            }
        }
    };
}

// Whatever is declared with `object!`, `entry!` or `union!` stands here; without its line a declaration does not
// compile.
objects! {
    Absence AgreedAction Agreement Aid AidEvent Amendment AskingMethod Attainment AttainmentLevel
    Attendance Baseline Basis ChecklistItem ChecklistMeasure ChecklistValue Child Closing Coding
    Communication Context Criterion Decider Decision DeliveredSupport Destination DestinationEvent
    Dimension DimensionScore DimensionsMeasure DimensionsValue Evidence Excerpt ExpectedCourse
    ExpectedPoint Goal GoalAttainmentMeasure GoalClosing Handover HelpGiven HelpLevel HelpMeasure
    HelpValue Identifier Inherited InheritedAnswer Interpretation Judgement Ladder LevelScale LevelValue LifecycleState
    LocalJudgement Measure Measured MilestoneMeasure MilestoneValue Missed NarrativeMeasure Need
    NonValueMark NotObserved NumberValue NumericMeasure Observation Opportunities OptionView
    OrdinalMeasure OtherMeasure PartTimeTimetable Participant Party Person Plan PlanLink
    PlannedSupport ProfileStatement ProgressRecord ProportionValue RangeScale Reading Recorded
    RecordingWish RemovalNote Rendering Review Rung Scale ScaleIdentity ScaleLevel ScaleNonValue
    Schedule ServiceLink Setting Sharing Signal SupportEvent SupportLayer Target Text Tick
    Transition Trial TrialsValue View Voice Wording WordsValue Working Worth
}
