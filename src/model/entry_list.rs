//! A list of entries of whatever kind: what goes through lists is compiled once, and not once a kind.

use super::entry::Entry;
use crate::base::slots::Slots;
use crate::base::sort;

/// A list of entries of one kind.
pub trait EntryList: Slots {
    fn entry(&self, index: usize) -> Option<&dyn Entry>;

    fn entry_mut(&mut self, index: usize) -> Option<&mut dyn Entry>;
}

impl<T: Entry> EntryList for Vec<T> {
    fn entry(&self, index: usize) -> Option<&dyn Entry> {
        match self.as_slice().get(index) {
            Some(entry) => Some(entry),
            None => None,
        }
    }

    fn entry_mut(&mut self, index: usize) -> Option<&mut dyn Entry> {
        match self.as_mut_slice().get_mut(index) {
            Some(entry) => Some(entry),
            None => None,
        }
    }
}

impl dyn EntryList + '_ {
    pub fn len(&self) -> usize {
        self.number()
    }

    pub fn is_empty(&self) -> bool {
        self.number() == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = &dyn Entry> {
        (0..self.number()).filter_map(|index| self.entry(index))
    }

    /// Keeps those of which this is said, in their order.
    pub fn retain(&mut self, keep: &mut dyn FnMut(usize, &dyn Entry) -> bool) {
        let mut kept = 0;
        for index in 0..self.number() {
            if self.entry(index).is_some_and(|entry| keep(index, entry)) {
                if kept != index {
                    self.exchange(kept, index);
                }
                kept += 1;
            }
        }
        self.keep_first(kept);
    }

    /// Puts the entries into the order of these places: first that which stood at the first of them.
    pub fn put_in_order(&mut self, places: &[usize]) {
        sort::put_in_order(places, &mut |one, other| self.exchange(one, other));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::EntryList;
    use crate::model::View;

    fn views(ids: &str) -> Vec<View> {
        let view = |id: char| View::new(id.to_string().parse().unwrap(), crate::Role::Child.into());
        ids.chars().map(view).collect()
    }

    fn ids(list: &dyn EntryList) -> String {
        list.iter().map(super::Entry::id).collect()
    }

    #[test]
    fn a_list_keeps_its_order_where_some_are_left_out() {
        let mut views = views("abcdef");
        let list: &mut dyn EntryList = &mut views;
        list.retain(&mut |index, entry| index != 0 && entry.id() != "d");
        assert_eq!(ids(list), "bcef");
    }

    #[test]
    fn a_list_is_put_in_any_order() {
        for (places, order) in
            [([0, 1, 2, 3], "abcd"), ([3, 0, 1, 2], "dabc"), ([1, 0, 3, 2], "badc"), ([2, 3, 1, 0], "cdba")]
        {
            let mut views = views("abcd");
            let list: &mut dyn EntryList = &mut views;
            list.put_in_order(&places);
            assert_eq!(ids(list), order);
        }
    }
}
