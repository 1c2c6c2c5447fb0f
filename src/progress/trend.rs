//! Whether observations are in an order that chance would seldom give.
//!
//! Mann–Kendall: of every two observations it asks only whether the later is better or worse. It therefore takes few
//! observations, uneven gaps between them, levels that are no amounts, and outliers, and a change of the scale's
//! numbers that keeps their order changes nothing. With ties the distribution is still exact up to 50 observations:
//! the number of pairs in falling order among all arrangements of values with repeats is counted by Gaussian
//! binomial coefficients. Beyond that, the normal approximation with the correction for ties serves.

use crate::base::sort;

/// The fewest observations of which a trend is claimed: five in perfect order come about by chance once in 60 times.
pub const FEWEST: usize = 5;

/// How improbable an order has to be before it is called a trend.
pub const CHANCE: f64 = 0.05;

/// The most observations that are looked at: the latest.
const MOST: usize = 200;

/// Up to how many observations the distribution is exact.
const EXACT: usize = 50;

/// Where the approximation is above the one or below the other, the exact probability is on the same side of
/// [`CHANCE`]: of few observations, and of many.
const SURELY_CHANCE: [f64; 2] = [0.3, 0.1];
const SURELY_NOT: [f64; 2] = [0.01, 0.025];
const MANY: usize = 20;

/// An order of values, as far as probability asks for it.
struct Order {
    rising: usize,
    falling: usize,
    /// How often each value occurs.
    groups: Vec<usize>,
}

impl Order {
    /// Nothing for fewer than [`FEWEST`].
    fn of(values: &[f64]) -> Option<Self> {
        let values = values.get(values.len().saturating_sub(MOST)..)?;
        if values.len() < FEWEST {
            return None;
        }
        let mut sorted = values.to_vec();
        let falling = falling_pairs(&mut sorted);
        let groups: Vec<usize> = sorted.chunk_by(|one, other| one.total_cmp(other).is_eq()).map(<[f64]>::len).collect();
        let pairs = |number: usize| number * number.saturating_sub(1) / 2;
        let rising = pairs(values.len()) - falling - groups.iter().map(|group| pairs(*group)).sum::<usize>();
        Some(Self { rising, falling, groups })
    }

    fn approximately(&self) -> f64 {
        approximate(&self.groups, self.rising.abs_diff(self.falling))
    }

    fn chance(&self) -> f64 {
        if self.groups.iter().sum::<usize>() <= EXACT {
            exact(&self.groups, self.rising.min(self.falling))
        } else {
            self.approximately()
        }
    }
}

/// How probable an order at least as clear is by chance, and whether it rises; nothing for fewer than [`FEWEST`].
pub fn mann_kendall(values: &[f64]) -> Option<(bool, f64)> {
    let order = Order::of(values)?;
    Some((order.rising > order.falling, order.chance()))
}

/// Whether chance would seldom give the order. Most orders are clearly one or the other, and the exact probability is
/// only worked out for the rest.
pub fn is_clear(values: &[f64]) -> bool {
    Order::of(values).is_some_and(|order| {
        let sure = surely(values.len(), order.approximately());
        sure.unwrap_or_else(|| order.chance() <= CHANCE)
    })
}

/// Whether the order of so many values is clear, where the approximation is enough to say so.
fn surely(number: usize, about: f64) -> Option<bool> {
    let ([chance, chance_of_many], [not, not_of_many]) = (SURELY_CHANCE, SURELY_NOT);
    let (chance, not) = if number < MANY { (chance, not) } else { (chance_of_many, not_of_many) };
    if about > chance {
        Some(false)
    } else if about < not {
        Some(true)
    } else {
        None
    }
}

/// How many pairs fall, counted while the values are sorted: of two sorted halves, each value of the later one falls
/// below those of the earlier one that are left when its turn comes.
fn falling_pairs(values: &mut [f64]) -> usize {
    if values.len() < 2 {
        return 0;
    }
    let (earlier, later) = values.split_at_mut(values.len() / 2);
    let mut falling = falling_pairs(earlier) + falling_pairs(later);
    let mut left: &[f64] = earlier;
    for value in &*later {
        let not_above = left.iter().take_while(|other| other.total_cmp(value).is_le()).count();
        left = left.get(not_above..).unwrap_or_default();
        falling += left.len();
    }
    sort::numbers(values);
    falling
}

/// The probability of at most so many falling pairs or at most so many rising ones, over all arrangements.
#[allow(clippy::cast_precision_loss)] // at most 50 observations
fn exact(groups: &[usize], fewest: usize) -> f64 {
    // By their number of falling pairs, as far as that is asked for: one arrangement has none.
    let mut counts = vec![0.0; fewest + 1];
    if let Some(none) = counts.first_mut() {
        *none = 1.0;
    }
    let mut all = 1.0;
    let mut placed = 0;
    for group in groups {
        for one in 1..=*group {
            all *= (placed + one) as f64 / one as f64;
            join(&mut counts, placed + one, one);
        }
        placed += group;
    }
    (2.0 * counts.iter().sum::<f64>() / all).min(1.0)
}

/// A factor of the Gaussian binomial coefficient by which the arrangements multiply when a group of equal values joins
/// those that are placed, each of the group passing over any number of those before it: × (1 − q^above) ÷ (1 −
/// q^below).
fn join(counts: &mut [f64], above: usize, below: usize) {
    for at in (above..counts.len()).rev() {
        let before = counts.get(at - above).copied().unwrap_or_default();
        if let Some(count) = counts.get_mut(at) {
            *count -= before;
        }
    }
    for at in below..counts.len() {
        let before = counts.get(at - below).copied().unwrap_or_default();
        if let Some(count) = counts.get_mut(at) {
            *count += before;
        }
    }
}

#[allow(clippy::cast_precision_loss)] // at most 200 observations
fn approximate(groups: &[usize], difference: usize) -> f64 {
    let term = |n: usize| (n * n.saturating_sub(1) * (2 * n + 5)) as f64;
    let all: usize = groups.iter().sum();
    let variance = (term(all) - groups.iter().map(|group| term(*group)).sum::<f64>()) / 18.0;
    if variance <= 0.0 {
        return 1.0;
    }
    let z = (difference as f64 - 1.0).max(0.0) / variance.sqrt();
    (2.0 * upper_tail(z)).min(1.0)
}

/// The share of the normal distribution above z, to 7.5e-8 (Abramowitz and Stegun 26.2.17).
fn upper_tail(z: f64) -> f64 {
    const TERMS: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * sum
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    /// Every arrangement of the values, tried one by one.
    fn by_trial(values: &[f64]) -> f64 {
        fn pairs(values: &[f64]) -> (usize, usize) {
            let (mut rising, mut falling) = (0, 0);
            for (at, later) in values.iter().enumerate() {
                rising += values[..at].iter().filter(|earlier| later > earlier).count();
                falling += values[..at].iter().filter(|earlier| later < earlier).count();
            }
            (rising, falling)
        }
        fn arrange(values: &mut Vec<f64>, from: usize, visit: &mut dyn FnMut(&[f64])) {
            if from == values.len() {
                visit(values);
            }
            for at in from..values.len() {
                values.swap(from, at);
                arrange(values, from + 1, visit);
                values.swap(from, at);
            }
        }
        let (rising, falling) = pairs(values);
        let fewest = rising.min(falling);
        let (mut all, mut clear) = (0.0, 0.0);
        arrange(&mut values.to_vec(), 0, &mut |values| {
            let (rising, falling) = pairs(values);
            all += 1.0;
            clear += f64::from(u8::from(falling <= fewest)) + f64::from(u8::from(rising <= fewest));
        });
        (clear / all).min(1.0)
    }

    #[test]
    fn it_is_what_trying_every_order_gives() {
        for values in [
            vec![1.0, 2.0, 3.0, 4.0, 5.0],
            vec![1.0, 2.0, 2.0, 4.0, 3.0],
            vec![5.0, 5.0, 4.0, 3.0, 3.0, 1.0],
            vec![2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 3.0],
            vec![4.0; 6],
        ] {
            let (_, chance) = mann_kendall(&values).unwrap();
            assert!((chance - by_trial(&values)).abs() < 1e-9, "{values:?}: {chance}, {}", by_trial(&values));
            assert_eq!(is_clear(&values), chance <= CHANCE, "{values:?}");
        }
    }

    #[test]
    fn five_in_order_are_the_fewest() {
        let (rises, chance) = mann_kendall(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        assert!(rises && (chance - 2.0 / 120.0).abs() < 1e-12);
        assert_eq!(mann_kendall(&[1.0, 2.0, 3.0, 4.0]), None);
    }

    /// Every way in which up to 12 values can repeat, and some of those in which 20 to 50 can.
    #[test]
    fn what_is_not_worked_out_is_sure() {
        fn partitions(rest: usize, most: usize, groups: &mut Vec<usize>, visit: &mut dyn FnMut(&[usize])) {
            if rest == 0 {
                visit(groups);
            }
            for group in 1..=most.min(rest) {
                groups.push(group);
                partitions(rest - group, group, groups, visit);
                groups.pop();
            }
        }
        let mut tried = [0, 0];
        let mut hold = |groups: &[usize]| {
            let pairs = |number: usize| number * number.saturating_sub(1) / 2;
            let number = groups.iter().sum();
            let untied = pairs(number) - groups.iter().map(|group| pairs(*group)).sum::<usize>();
            // From the clearest order on: the last that is surely clear, and the first that surely is not, decide.
            let about = |falling: usize| surely(number, approximate(groups, untied - 2 * falling));
            if let Some(falling) = (0..=untied / 2).rev().find(|falling| about(*falling) == Some(true)) {
                assert!(exact(groups, falling) <= CHANCE, "{groups:?}, {falling}");
                tried[0] += 1;
            }
            if let Some(falling) = (0..=untied / 2).find(|falling| about(*falling) == Some(false)) {
                assert!(exact(groups, falling) > CHANCE, "{groups:?}, {falling}");
                tried[1] += 1;
            }
        };
        for number in FEWEST..=12 {
            partitions(number, number, &mut Vec::new(), &mut hold);
        }
        for number in [20, 23, 30, 50] {
            for group in 1..number {
                hold(&vec![group; number / group]);
                hold(&[vec![group], vec![1; number - group]].concat());
                hold(&[vec![group; number / group], vec![1; number % group]].concat());
                hold(&[group, number - group]);
            }
        }
        assert!(tried.iter().all(|tried| *tried > 400), "{tried:?}");
    }

    #[test]
    fn the_approximation_meets_the_exact_distribution() {
        let groups = [1; 50];
        for difference in [101, 201, 301] {
            let fewest = (50 * 49 / 2 - difference) / 2;
            assert!((exact(&groups, fewest) - approximate(&groups, difference)).abs() < 0.01);
        }
    }
}
