//! Sorting, compiled once: places are sorted by what the caller says of two of them, and the items follow. The standard
//! library's sorting is 1,700 lines of intermediate code for each type and each order.

use std::cmp::Ordering;

/// Items, and the order that they are to be in.
trait Unsorted {
    fn number(&self) -> usize;

    fn compare(&mut self, one: usize, other: usize) -> Ordering;

    fn swap(&mut self, one: usize, other: usize);
}

struct By<'a, T, F> {
    items: &'a mut [T],
    order: F,
}

impl<T, F: FnMut(&T, &T) -> Ordering> Unsorted for By<'_, T, F> {
    fn number(&self) -> usize {
        self.items.len()
    }

    fn compare(&mut self, one: usize, other: usize) -> Ordering {
        match (self.items.get(one), self.items.get(other)) {
            (Some(one), Some(other)) => (self.order)(one, other),
            _ => Ordering::Equal,
        }
    }

    fn swap(&mut self, one: usize, other: usize) {
        self.items.swap(one, other);
    }
}

/// Sorts items by an order. Those that are equal in it stay as they stand.
pub fn by<T>(items: &mut [T], order: impl FnMut(&T, &T) -> Ordering) {
    sort(&mut By { items, order });
}

/// Sorts items by what is reckoned of each once.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    if items.len() > 1 {
        let keys: Vec<K> = items.iter().map(key).collect();
        put_in_order(&places(&keys), &mut |one, other| items.swap(one, other));
    }
}

/// The places of keys in their order.
pub fn places<K: Ord>(keys: &[K]) -> Vec<usize> {
    sorted(keys.len(), &mut |one, other| keys.get(one).cmp(&keys.get(other)))
}

/// Each once, in order.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    by(&mut items, T::cmp);
    items.dedup();
    items
}

/// Sorts numbers.
pub fn numbers(numbers: &mut [f64]) {
    by(numbers, f64::total_cmp);
}

/// So many are put in order where they stand, without room of their own.
const FEW: usize = 20;

fn sort(items: &mut dyn Unsorted) {
    let number = items.number();
    if number > FEW {
        let places = sorted(number, &mut |one, other| items.compare(one, other));
        put_in_order(&places, &mut |one, other| items.swap(one, other));
        return;
    }
    for end in 1..number {
        for at in (1..=end).rev() {
            if items.compare(at - 1, at).is_le() {
                break;
            }
            items.swap(at - 1, at);
        }
    }
}

/// The places of so many items in order.
fn sorted(number: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..number).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

/// Puts items into the order of these places: first that which stands at the first of them.
pub fn put_in_order(places: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    if places.is_sorted() {
        return;
    }
    let mut to = vec![0; places.len()];
    for (new, old) in places.iter().enumerate() {
        if let Some(to) = to.get_mut(*old) {
            *to = new;
        }
    }
    for index in 0..to.len() {
        while let Some(&new) = to.get(index).filter(|new| **new != index) {
            swap(index, new);
            to.swap(index, new);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn items_follow_and_equal_ones_stay_as_they_stand() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        super::by(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        super::by_cached_key(&mut items, |item| std::cmp::Reverse(item.1));
        assert_eq!(items.map(|item| item.1), ['e', 'd', 'c', 'b', 'a']);
        let mut many: Vec<(u32, u32)> = (0..100).map(|at| (at * 37 % 10, at)).collect();
        super::by(&mut many, |one, other| one.0.cmp(&other.0));
        assert!(many.is_sorted(), "{many:?}");
        let mut numbers = [0.5, -1.0, 2.0, -0.0, 0.0];
        super::numbers(&mut numbers);
        assert!(
            numbers
                .iter()
                .zip([-1.0, -0.0, 0.0, 0.5, 2.0])
                .all(|(one, other): (&f64, f64)| one.total_cmp(&other).is_eq())
        );
    }
}
