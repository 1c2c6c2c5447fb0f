//! What a member may refer to that may refer to entries of several kinds.

#[allow(clippy::enum_glob_use)] // so that the lists below read as lists
use crate::base::IdType::{self, *};

/// What goals and support serve: hopes, needs, and what was seen, said or wished.
pub const SERVED: &[IdType] = &[
    StatementId,
    GoalId,
    NeedId,
    ViewId,
    ObservationId,
    AttainmentId,
    DestinationId,
    TransitionId,
    TimetableId,
    WishId,
];

/// What nothing is about: definitions, and the record's own book-keeping.
pub const NEVER_ABOUT: &[IdType] = &[ScaleId, LadderId, BasisId, AmendmentId];

/// What no change in a child's life explains.
pub const NEVER_EXPLAINED: &[IdType] = &[PersonId, ScaleId, LadderId, MeasureId, TransitionId, BasisId, AmendmentId];
