//! What can be done with the items of a list whose type nobody knows.

/// The places of a list.
pub trait Slots {
    fn number(&self) -> usize;

    fn exchange(&mut self, one: usize, other: usize);

    fn keep_first(&mut self, number: usize);
}

impl<T> Slots for Vec<T> {
    fn number(&self) -> usize {
        self.len()
    }

    fn exchange(&mut self, one: usize, other: usize) {
        self.swap(one, other);
    }

    fn keep_first(&mut self, number: usize) {
        self.truncate(number);
    }
}
