//! Taking parts out of a value without knowing what all its types are: the macros that declare objects and unions
//! write the way through their members, so that nothing that is added to the model is passed by.
//!
//! What falls takes as little with it as the format allows: a member that may be absent, an item of a list. A required
//! member takes the object that holds it along, and so on upwards, until something may be absent.

use std::any::Any;

use super::path::Path;
use super::wire::{Optional, Wire};

/// What becomes of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Stands,
    /// It is taken out.
    Falls,
    /// It is taken out with the object that holds it, though the object could do without it.
    TakesHolder,
}

/// Somebody who takes parts out of a value.
pub trait Prune {
    /// An object or union, before its members; it may be changed. A union comes as such, and then as the object of its kind.
    fn object(&mut self, object: &mut dyn Any, at: &Path<'_>) -> Fate;

    /// An id that refers to something, in the member of an object of this type that the path leads to.
    fn reference(&mut self, holder: &'static str, id: &str, at: &Path<'_>) -> Fate;

    /// What a host added to the object that has just been gone over.
    fn extensions(&mut self, at: &Path<'_>) -> Fate;

    /// That a member or item was taken out.
    fn taken(&mut self, at: &Path<'_>);

    /// How many were taken out so far.
    fn so_far(&self) -> usize;

    /// Forgets what was taken out since: all of it falls together.
    fn forget(&mut self, so_far: usize);
}

/// Goes through a member without which its object cannot stand. Says whether the object stands.
pub fn required<T: Wire>(member: &mut T, pruner: &mut dyn Prune, holder: &'static str, at: &Path<'_>) -> bool {
    member.prune(pruner, holder, at) == Fate::Stands
}

/// Goes through a member that may be absent. Says whether the object stands.
pub fn optional<T: Optional>(member: &mut T, pruner: &mut dyn Prune, holder: &'static str, at: &Path<'_>) -> bool {
    match member.prune(pruner, holder, at) {
        Fate::Stands => true,
        Fate::Falls => {
            *member = T::blank();
            pruner.taken(at);
            true
        }
        Fate::TakesHolder => false,
    }
}
