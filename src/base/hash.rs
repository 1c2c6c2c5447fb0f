//! Maps and sets with a hash that is fast on short ids, and seeded, so that nobody can write ids that all fall
//! together.

use foldhash::fast::RandomState;

pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
pub type HashSet<T> = std::collections::HashSet<T, RandomState>;

/// An empty map that can hold so many without growing.
pub fn with_room_for<K, V>(number: usize) -> HashMap<K, V> {
    HashMap::with_capacity_and_hasher(number, RandomState::default())
}
