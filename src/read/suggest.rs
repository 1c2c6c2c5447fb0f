/// The known name that a mistyped one was probably meant to be. Only known names are ever suggested, so nothing of
/// what was written shows but that it is close.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let allowed = if lower.chars().count() < 5 { 1 } else { 2 };
    known
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters have to be put in, left out or changed (Levenshtein). Long names are not near any of ours.
fn distance(from: &str, to: &str) -> usize {
    if from.len().abs_diff(to.len()) > 8 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (done, letter) in from.chars().enumerate() {
        let mut last = done + 1;
        let mut next = vec![last];
        for (pair, other) in row.windows(2).zip(to.chars()) {
            if let [above_left, above] = *pair {
                last = (above_left + usize::from(letter != other)).min(above + 1).min(last + 1);
                next.push(last);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_the_name_it_was_meant_to_be() {
        let known = ["observations", "goals", "id", "occurred", "seen"];
        let nearest = |name| nearest(name, known.into_iter());
        assert_eq!(nearest("Observations"), Some("observations"));
        assert_eq!(nearest("obsevations"), Some("observations"));
        assert_eq!(nearest("occured"), Some("occurred"));
        assert_eq!(nearest("goal"), Some("goals"));
        assert_eq!(nearest("ID"), Some("id"));
        assert_eq!(nearest("mood"), None);
        assert_eq!(nearest("zoe"), None);
        assert_eq!(nearest(&"o".repeat(1 << 20)), None);
    }
}
