//! Maps and sets with a hash that is fast on short ids, and seeded, so that nobody can write ids that all fall
//! together.

use std::borrow::Borrow;
use std::hash::Hash;
use std::ops::{Deref, DerefMut};

use foldhash::fast::RandomState;

/// A set as the standard library has it, filled by a loop: its own ways of filling are compiled for each iterator.
#[derive(Clone, Debug)]
pub struct HashSet<T>(std::collections::HashSet<T, RandomState>);

impl<T> Default for HashSet<T> {
    fn default() -> Self {
        Self(std::collections::HashSet::default())
    }
}

impl<T> Deref for HashSet<T> {
    type Target = std::collections::HashSet<T, RandomState>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> DerefMut for HashSet<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl<T: Hash + Eq> FromIterator<T> for HashSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::default();
        set.extend(items);
        set
    }
}

impl<T: Hash + Eq> Extend<T> for HashSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.0.insert(item);
        }
    }
}

impl<T> IntoIterator for HashSet<T> {
    type Item = T;
    type IntoIter = std::collections::hash_set::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s HashSet<T> {
    type Item = &'s T;
    type IntoIter = std::collections::hash_set::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map that keeps its values in the table: for places, and for little that is asked for often.
pub type Table<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A map that keeps its values beside the table, in the order in which their keys came: so the table is compiled once
/// for each type of key, and not once for each pair of types. What is in it stays in it.
#[derive(Clone, Debug)]
pub struct HashMap<K, V> {
    places: Places<K>,
    values: Vec<V>,
}

/// For how many values there is room at first: fewer steps of growing than a `Vec` takes.
const FIRST: usize = 14;

/// The place of each key's value.
#[derive(Clone, Debug)]
struct Places<K>(Table<K, usize>);

impl<K: Hash + Eq> Places<K> {
    /// The place of the key, where it has one, else the next.
    fn place(&mut self, key: K, next: usize) -> usize {
        *self.0.entry(key).or_insert(next)
    }

    fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.0.get(key).copied()
    }
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> Self {
        Self::with_room_for(0)
    }
}

/// An empty table that can hold so many without growing.
pub fn table<K, V>(number: usize) -> Table<K, V> {
    Table::with_capacity_and_hasher(number, RandomState::default())
}

impl<K, V> HashMap<K, V> {
    /// An empty map that can hold so many without growing.
    pub fn with_room_for(number: usize) -> Self {
        Self { places: Places(table(number)), values: Vec::with_capacity(number) }
    }
}

impl<K: Hash + Eq, V> HashMap<K, V> {
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(self.places.get(key)?)
    }

    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(self.places.get(key)?)
    }

    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.places.get(key).is_some()
    }

    /// The value of the key, or the room for it.
    pub fn entry(&mut self, key: K) -> Entry<'_, V> {
        let place = self.places.place(key, self.values.len());
        Entry { values: &mut self.values, place }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let place = self.places.place(key, self.values.len());
        if let Some(held) = self.values.get_mut(place) {
            return Some(std::mem::replace(held, value));
        }
        self.values.push(value);
        None
    }

    /// Takes the value of the key, and leaves that of nothing in its place.
    pub fn take<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> V
    where
        K: Borrow<Q>,
        V: Default,
    {
        self.get_mut(key).map(std::mem::take).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// In no order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.places.0.iter().filter_map(|(key, place)| Some((key, self.values.get(*place)?)))
    }

    /// In no order.
    pub fn into_keys(self) -> impl Iterator<Item = K> {
        self.places.0.into_keys()
    }

    /// In the order in which their keys came.
    pub fn values(&self) -> std::slice::Iter<'_, V> {
        self.values.iter()
    }

    /// In no order.
    pub fn into_pairs(self) -> impl Iterator<Item = (K, V)> {
        let mut values: Vec<Option<V>> = self.values.into_iter().map(Some).collect();
        self.places.0.into_iter().filter_map(move |(key, place)| Some((key, values.get_mut(place)?.take()?)))
    }

    /// Keeps the values of which this is said.
    pub fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        let kept = std::mem::take(self).into_pairs().filter(|(_, value)| keep(value));
        *self = kept.collect();
    }

    /// In the order in which their keys came.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.values.into_iter()
    }
}

impl<K: Hash + Eq, V: PartialEq> PartialEq for HashMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.values.len() == other.values.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        for (key, value) in pairs {
            map.insert(key, value);
        }
        map
    }
}

/// The value of a key, or the room for it. One of its ways has to be gone.
#[must_use]
pub struct Entry<'m, V> {
    values: &'m mut Vec<V>,
    place: usize,
}

impl<'m, V> Entry<'m, V> {
    #[allow(clippy::indexing_slicing)] // a place is that of a value, or the next
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
        if self.place == self.values.len() {
            if self.place == 0 {
                self.values.reserve(FIRST);
            }
            self.values.push(value());
        }
        &mut self.values[self.place]
    }

    pub fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}
