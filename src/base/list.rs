use std::fmt;
use std::ops::{Deref, DerefMut};

use super::json::{Answer, Json, Refused};
use super::shape::{ListShape, Shape};
use super::view::{JsonView, Viewed};
use super::wire::{Optional, Wire};
use super::{Fault, Invalid};

/// A list of at most `MAX` and at least `MIN` items. Use it as a `Vec`; a list outside its bounds is refused when it is
/// read and when it is written.
///
/// An empty list and an absent one are the same: neither is written.
///
/// ```
/// use child_progress::{AtLeastOne, Fault, List, Role};
///
/// let mut roles: List<Role> = List::of(Role::Teacher); // in a `let`, the bounds have to be named
/// roles.push(Role::KeyAdult);
/// assert_eq!(roles.len(), 2);
///
/// // What has to have an item cannot be made of none.
/// let none: Result<AtLeastOne<Role>, _> = Vec::new().try_into();
/// assert_eq!(none.unwrap_err().fault(), Fault::TooFew);
/// ```
#[derive(PartialEq, Eq)]
pub struct List<T, const MAX: usize = 1000, const MIN: usize = 0>(Vec<T>);

/// A list of entries of a record: at most a million.
pub type Entries<T> = List<T, 1_000_000>;

/// A list of one to a thousand items.
pub type AtLeastOne<T> = List<T, 1000, 1>;

impl<T, const MAX: usize, const MIN: usize> List<T, MAX, MIN> {
    /// The list of one item.
    #[must_use]
    pub fn of(item: T) -> Self {
        Self(vec![item])
    }

    /// The items, as a `Vec`.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }

    /// Whether so many more items can be added.
    #[must_use]
    pub fn has_room_for(&self, more: usize) -> bool {
        self.0.len().saturating_add(more) <= MAX
    }
}

fn bounded(length: usize, min: usize, max: usize) -> Result<(), Invalid> {
    if length > max {
        Err(Invalid::new("list", Fault::TooMany))
    } else if length < min {
        Err(Invalid::new("list", Fault::TooFew))
    } else {
        Ok(())
    }
}

impl<T: Clone, const MAX: usize, const MIN: usize> Clone for List<T, MAX, MIN> {
    fn clone(&self) -> Self {
        let mut items = Vec::with_capacity(self.0.len());
        for item in &self.0 {
            items.push(item.clone()); // less to compile than `Vec::clone`
        }
        Self(items)
    }
}

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize, const MIN: usize> Deref for List<T, MAX, MIN> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T, const MAX: usize, const MIN: usize> DerefMut for List<T, MAX, MIN> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T, const MAX: usize> From<Vec<T>> for List<T, MAX> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T, const MAX: usize> FromIterator<T> for List<T, MAX> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        for item in items {
            list.0.push(item); // less to compile than `collect`
        }
        list
    }
}

impl<T> TryFrom<Vec<T>> for AtLeastOne<T> {
    type Error = Invalid;

    fn try_from(items: Vec<T>) -> Result<Self, Invalid> {
        bounded(items.len(), 1, 1000).map(|()| Self(items))
    }
}

impl<T, const MAX: usize, const MIN: usize> IntoIterator for List<T, MAX, MIN> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T, const MAX: usize, const MIN: usize> IntoIterator for &'a List<T, MAX, MIN> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: fmt::Debug, const MAX: usize, const MIN: usize> fmt::Debug for List<T, MAX, MIN> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Wire, const MAX: usize, const MIN: usize> Wire for List<T, MAX, MIN> {
    const SHAPE: &'static Shape = &Shape::List(ListShape { items: T::SHAPE, min: MIN, max: MAX });

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn read(&mut self, json: &mut Json<'_>) -> Answer<()> {
        read_items(&mut self.0, MIN, MAX, json)
    }
}

/// Items that are read.
trait Unread {
    /// Reads the item that stands next.
    fn read_next(&mut self, json: &mut Json<'_>) -> Answer<()>;
}

impl<T: Wire> Unread for Vec<T> {
    fn read_next(&mut self, json: &mut Json<'_>) -> Answer<()> {
        if self.is_empty() {
            // Most lists of a record hold one item; a `Vec` left to itself takes room for four.
            *self = Self::with_capacity(1);
        }
        self.push(T::blank());
        match self.last_mut() {
            Some(item) => item.read(json),
            None => Err(Refused),
        }
    }
}

fn read_items(items: &mut dyn Unread, min: usize, max: usize, json: &mut Json<'_>) -> Answer<()> {
    let mut more = json.enter(b'[', b']')?;
    let mut number = 0;
    while more {
        if number == max {
            return Err(Refused);
        }
        number += 1;
        items.read_next(json)?;
        more = json.more(b']')?;
    }
    Ok(bounded(number, min, max)?)
}

impl<T: Viewed, const MAX: usize, const MIN: usize> Viewed for List<T, MAX, MIN> {
    fn view(&self) -> JsonView<'_> {
        match bounded(self.0.len(), MIN, MAX) {
            Ok(()) => JsonView::List(&self.0),
            Err(invalid) => JsonView::OutOfBounds(invalid),
        }
    }
}

impl<T: Wire, const MAX: usize> Optional for List<T, MAX> {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}
