//! Taking parts out of a value without knowing what all its types are: the declarations write the way through their
//! members, so that nothing that is added to the model is passed by.
//!
//! What falls takes as little with it as the format allows: a member that may be absent, an item of a list. A required
//! member takes the object that holds it along, and so on upwards, until something may be absent.

use super::reference::ObjectMut;
use crate::base::leaf::LeafRef;
use crate::base::meaning::{Meaning, Reference, WordsKind};
use crate::base::slots::Slots;
use crate::base::wire::Optional;
use crate::base::{Extensions, List, Path, When};

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
    /// An object, before its members; it may be changed.
    fn object(&mut self, object: ObjectMut<'_>, at: &Path<'_>) -> Fate;

    /// An id that refers to something.
    fn reference(&mut self, reference: Reference, id: &str) -> Fate;

    /// A member that may repeat what a voice says which the object holds, or the object that this one is part of.
    fn beside_voice(&mut self, at: &Path<'_>) -> Fate;

    /// A date that the member which holds it could do without.
    fn date(&mut self, when: When, at: &Path<'_>) -> Fate;

    /// What a host added to the object that has just been gone over.
    fn extensions(&mut self, at: &Path<'_>) -> Fate;

    /// That a member or item was taken out.
    fn taken(&mut self, at: &Path<'_>);

    /// How many were taken out so far.
    fn so_far(&self) -> usize;

    /// Forgets what was taken out since: all of it falls together.
    fn forget(&mut self, so_far: usize);
}

/// What can lose parts.
pub trait Pruned {
    /// Lets somebody take parts out of it, and says what becomes of it.
    fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate;
}

/// A member that may be absent, and so can be taken out.
pub trait Removable: Pruned {
    fn is_absent(&self) -> bool;

    fn remove(&mut self);
}

impl<T: Pruned + Optional> Removable for T {
    fn is_absent(&self) -> bool {
        Optional::is_absent(self)
    }

    fn remove(&mut self) {
        *self = T::blank();
    }
}

/// Items that can be taken out.
trait Items: Slots {
    fn item(&mut self, index: usize) -> Option<&mut dyn Pruned>;
}

impl<T: Pruned> Items for Vec<T> {
    fn item(&mut self, index: usize) -> Option<&mut dyn Pruned> {
        match self.get_mut(index) {
            Some(item) => Some(item),
            None => None,
        }
    }
}

/// What becomes of a value without members.
pub fn leaf(leaf: Option<LeafRef<'_>>, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
    match (leaf, at.meaning()) {
        (Some(LeafRef::Id(_, id)), Meaning::Refers(reference)) => pruner.reference(*reference, id),
        (Some(LeafRef::When(when)), _) => pruner.date(when, at),
        _ => Fate::Stands,
    }
}

impl Pruned for Extensions {
    fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
        if self.is_empty() { Fate::Stands } else { pruner.extensions(at) }
    }
}

impl<T: Pruned> Pruned for Option<T> {
    #[inline]
    fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
        match self {
            Some(value) => value.prune(pruner, at),
            None => Fate::Stands,
        }
    }
}

impl<T: Pruned> Pruned for Box<T> {
    #[inline]
    fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
        (**self).prune(pruner, at)
    }
}

impl<T: Pruned, const MAX: usize, const MIN: usize> Pruned for List<T, MAX, MIN> {
    fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
        prune_items(&mut **self, MIN, pruner, at)
    }
}

fn prune_items(items: &mut dyn Items, min: usize, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
    let so_far = pruner.so_far();
    let mut kept = 0;
    for index in 0..items.number() {
        let at = at.index(index);
        match items.item(index).map_or(Fate::Stands, |item| item.prune(pruner, &at)) {
            Fate::Stands => {
                if kept != index {
                    items.exchange(kept, index);
                }
                kept += 1;
            }
            Fate::Falls => pruner.taken(&at),
            Fate::TakesHolder => return Fate::TakesHolder,
        }
    }
    items.keep_first(kept);
    if kept < min {
        pruner.forget(so_far);
        return Fate::Falls;
    }
    Fate::Stands
}

/// Goes through a member without which its object cannot stand. Says whether the object stands.
pub fn required(member: &mut dyn Pruned, pruner: &mut dyn Prune, at: &Path<'_>) -> bool {
    beside_voice(pruner, at) == Fate::Stands && member.prune(pruner, at) == Fate::Stands
}

/// Goes through a member that may be absent. Says whether the object stands.
pub fn optional(member: &mut dyn Removable, pruner: &mut dyn Prune, at: &Path<'_>) -> bool {
    if member.is_absent() {
        return true;
    }
    let fate = match beside_voice(pruner, at) {
        Fate::Stands => member.prune(pruner, at),
        fate => fate,
    };
    match fate {
        Fate::Stands => true,
        Fate::Falls => {
            member.remove();
            pruner.taken(at);
            true
        }
        Fate::TakesHolder => false,
    }
}

fn beside_voice(pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
    match at.meaning() {
        Meaning::Words(WordsKind::BesideVoice) => pruner.beside_voice(at),
        _ => Fate::Stands,
    }
}

/// What becomes of an object whose members were gone through, or that fell before they were.
pub fn fate_of_object(stands: bool, fate: Fate, so_far: usize, pruner: &mut dyn Prune) -> Fate {
    if stands {
        return Fate::Stands;
    }
    pruner.forget(so_far);
    if fate == Fate::TakesHolder { fate } else { Fate::Falls }
}
