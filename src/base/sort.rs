//! Sorting, compiled once: places are sorted by what the caller says of two of them, and the items follow. The standard
//! library's sorting is 1,700 lines of intermediate code for each type and each order.

use std::cmp::Ordering;

/// Sorts items by an order. Those that are equal in it stay as they stand.
pub fn by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let sorted = sorted(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    put_in_order(&sorted, &mut |one, other| items.swap(one, other));
}

/// Sorts items by what is reckoned of each once.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    if items.len() < 2 {
        return;
    }
    let keys: Vec<K> = items.iter().map(key).collect();
    put_in_order(&places(&keys), &mut |one, other| items.swap(one, other));
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

/// The places of so many items in order.
fn sorted(number: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if number < 2 {
        return Vec::new();
    }
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
