//! Ids: opaque to everyone but the software that made them, unique in the record, typed by what they name.

use super::Fault;
use super::token::{is_id, text_type};

fn id(text: &str) -> Result<(), Fault> {
    if is_id(text) { Ok(()) } else { Err(Fault::Id) }
}

macro_rules! ids {
    ($( $name:ident $doc:literal $example:literal )*) => {
        $( text_type! {
            #[doc = $doc]
            $name {
                max: 64,
                pattern: "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$",
                format: None,
                check: id,
                examples: [$example],
                debug: shown,
                asks: Reference,
            }
        } )*

        /// The definition names of all id types, for telling a reference from other text.
        #[cfg(feature = "proptest")]
        pub(crate) const ID_TYPES: &[&str] = &[$(stringify!($name)),*];
    };
}

ids! {
    RecordId "The id of a record." "record-1"
    ChildId "The id of the child in the system that keeps the record. Opaque: never a name, UPN or NHS number."
        "child-1"
    PersonId "The id of a listed person." "person-1"
    StatementId "The id of a profile statement." "statement-1"
    NeedId "The id of a need." "need-1"
    ScaleId "The id of a scale." "scale-1"
    LadderId "The id of a ladder of help." "ladder-1"
    MeasureId "The id of a measure." "measure-1"
    GoalId "The id of a goal." "goal-1"
    ObservationId "The id of an observation." "observation-1"
    JudgementId "The id of a judgement." "judgement-1"
    ViewId "The id of a view." "view-1"
    SupportId "The id of planned support." "support-1"
    DeliveryId "The id of support delivered." "delivery-1"
    PlanId "The id of a plan." "plan-1"
    LayerId "The id of a dated layer of support." "layer-1"
    ReviewId "The id of a review." "review-1"
    AttainmentId "The id of an attainment." "attainment-1"
    SettingId "The id of a setting." "setting-1"
    AttendanceId "The id of a period of attendance." "attendance-1"
    TimetableId "The id of a part-time timetable." "timetable-1"
    AidId "The id of an aid: a way of communicating or a piece of equipment." "aid-1"
    TransitionId "The id of a transition or life event." "transition-1"
    DestinationId "The id of a destination." "destination-1"
    WishId "The id of a wish about what is recorded." "wish-1"
    BasisId "The id of a lawful basis." "basis-1"
    DeciderId "The id of a statement of who decides." "decider-1"
    AmendmentId "The id of an amendment." "amendment-1"
    EntryId "The id of an entry of any kind in the record." "observation-1"
}
