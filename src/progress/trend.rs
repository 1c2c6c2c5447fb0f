//! Whether observations are in an order that chance would seldom give.
//!
//! Mann–Kendall: of every two observations it asks only whether the later is better or worse. It therefore takes few
//! observations, uneven gaps between them, levels that are no amounts, and outliers, and a change of the scale's
//! numbers that keeps their order changes nothing. With ties the distribution is still exact up to 50 observations:
//! the number of pairs in falling order among all arrangements of values with repeats is counted by Gaussian
//! binomial coefficients. Beyond that, the normal approximation with the correction for ties serves.

/// The fewest observations of which a trend is claimed: five in perfect order come about by chance once in 60 times.
pub const FEWEST: usize = 5;

/// How improbable an order has to be before it is called a trend.
pub const CHANCE: f64 = 0.05;

/// The most observations that are looked at: the latest.
const MOST: usize = 200;

/// Up to how many observations the distribution is exact.
const EXACT: usize = 50;

/// How probable an order at least as clear is by chance, and whether it rises; nothing for fewer than [`FEWEST`].
pub fn mann_kendall(values: &[f64]) -> Option<(bool, f64)> {
    let values = values.get(values.len().saturating_sub(MOST)..)?;
    if values.len() < FEWEST {
        return None;
    }
    let mut rising = 0_usize;
    let mut falling = 0_usize;
    for (at, later) in values.iter().enumerate() {
        for earlier in values.iter().take(at) {
            match later.total_cmp(earlier) {
                std::cmp::Ordering::Greater => rising += 1,
                std::cmp::Ordering::Less => falling += 1,
                std::cmp::Ordering::Equal => {}
            }
        }
    }
    let groups = repeats(values);
    let chance = if values.len() <= EXACT {
        exact(&groups, rising.min(falling))
    } else {
        approximate(&groups, rising.abs_diff(falling))
    };
    Some((rising > falling, chance))
}

/// How often each value occurs.
fn repeats(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|one, other| one.total_cmp(other).is_eq()).map(<[f64]>::len).collect()
}

/// The probability of at most so many falling pairs or at most so many rising ones, over all arrangements.
fn exact(groups: &[usize], fewest: usize) -> f64 {
    let mut counts = vec![1.0];
    let mut placed = 0;
    for group in groups {
        counts = arrangements(&counts, placed, *group);
        placed += group;
    }
    let all: f64 = counts.iter().sum();
    let tail: f64 = counts.iter().take(fewest + 1).sum();
    (2.0 * tail / all).min(1.0)
}

/// The arrangements by their number of falling pairs when a group of equal values joins those that are placed: a
/// product with the Gaussian binomial coefficient, each of the group passing over any number of those before it.
fn arrangements(counts: &[f64], placed: usize, group: usize) -> Vec<f64> {
    let mut product = counts.to_vec();
    for one in 1..=group {
        // × (1 − q^(placed + one)) ÷ (1 − q^one), in which every quotient is whole.
        let mut next = product.clone();
        next.resize(product.len() + placed + one, 0.0);
        for (at, count) in product.iter().enumerate() {
            if let Some(slot) = next.get_mut(at + placed + one) {
                *slot -= count;
            }
        }
        for at in one..next.len() {
            let before = next.get(at - one).copied().unwrap_or_default();
            if let Some(slot) = next.get_mut(at) {
                *slot += before;
            }
        }
        next.truncate(product.len() + placed);
        product = next;
    }
    product
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
        }
    }

    #[test]
    fn five_in_order_are_the_fewest() {
        let (rises, chance) = mann_kendall(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        assert!(rises && (chance - 2.0 / 120.0).abs() < 1e-12);
        assert_eq!(mann_kendall(&[1.0, 2.0, 3.0, 4.0]), None);
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
