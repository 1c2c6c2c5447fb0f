//! Values without members: what somebody who goes over a record is shown of each.

use super::id_type::IdType;
#[allow(clippy::wildcard_imports)] // every type without members
use super::*;

/// A value without members.
#[derive(Clone, Copy)]
pub enum LeafRef<'r> {
    /// An id: of the object itself or of another.
    Id(IdType, &'r str),
    /// A date or moment.
    When(When),
    Code(CodeRef<'r>),
    /// Words, or a name or label.
    Words(&'r str),
}

/// A code of which there is something to say.
#[derive(Clone, Copy)]
pub enum CodeRef<'r> {
    /// One that this vocabulary, whose codes are expected here, does not list.
    Unknown(&'static Vocabulary, &'r str),
    /// One that this vocabulary lists, and another took its place.
    Retired(&'static Vocabulary, &'static KnownCode),
    /// A code by itself: the member says of which list.
    Bare(&'r str),
}

/// A type of values without members.
pub trait Leaf {
    /// What there is to see. Numbers, tokens and the like have nothing to show.
    fn leaf(&self) -> Option<LeafRef<'_>>;
}

macro_rules! leaves {
    ($($leaf:ident)* => $shown:ident) => {
        $(
            impl Leaf for $leaf {
                #[inline]
                fn leaf(&self) -> Option<LeafRef<'_>> {
                    leaves!(@ $shown $leaf self)
                }
            }
        )*
    };
    (@ id $leaf:ident $id:ident) => { Some(LeafRef::Id(IdType::$leaf, $id.as_str())) };
    (@ date $leaf:ident $date:ident) => { Some(LeafRef::When((*$date).into())) };
    (@ words $leaf:ident $words:ident) => { Some(LeafRef::Words($words.as_str())) };
    (@ code $leaf:ident $code:ident) => { Some(LeafRef::Code(CodeRef::Bare($code.as_str()))) };
    (@ nothing $leaf:ident $value:ident) => { None };
}

// Open vocabularies are leaves where they are declared.
leaves! {
    RecordId ChildId PersonId StatementId NeedId ScaleId LadderId MeasureId GoalId ObservationId JudgementId ViewId
    SupportId DeliveryId PlanId LayerId ReviewId AttainmentId SettingId AttendanceId TimetableId AidId TransitionId
    DestinationId WishId BasisId DeciderId AmendmentId EntryId => id
}
leaves! { Date PartialDate Moment When => date }
leaves! { Words Name => words }
leaves! { Code => code }
leaves! { bool Number Count SchemaReference Digest FormatVersion Lang MediaType Unit Uri Version => nothing }
