//! Corrections that take nothing away, erasure that leaves nothing but the fact, and the record as it was known on a
//! day.

mod as_of;
mod correct;
mod erase;

pub use as_of::as_of;
pub use erase::Erased;

/// Why an amendment could not be made. The record is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmendError {
    /// No entry of the record has the id.
    #[error("the record has no entry with this id")]
    NoEntry,
    /// The id for the amendment is that of something else.
    #[error("the id that is given to the amendment names something in the record already")]
    IdTaken,
    /// The entry that is to take another's place is of another kind, or is that entry itself.
    #[error("an entry can only be replaced by another of its kind")]
    OtherKind,
    /// The replacement was replaced, in the end by the entry whose place it is to take.
    #[error("the entries would take each other's place in a circle")]
    Circle,
    /// An amendment or a removal note has no place left in its list.
    #[error("the list is full")]
    Full,
}
