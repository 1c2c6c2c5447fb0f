/// The known name that a mistyped one was probably meant to be. Only known names are ever suggested, so nothing of
/// what was written shows but that it is close.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let length = lower.chars().count();
    let allowed: u8 = if length < 5 { 1 } else { 2 };
    let own = letters(&lower);
    known
        // Most are told apart by their length, our own being ASCII, or by their letters.
        .filter(|candidate| candidate.len().abs_diff(length) <= allowed.into())
        .filter(|candidate| (letters(candidate) ^ own).count_ones() <= u32::from(2 * allowed))
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed.into())
        .min()
        .map(|(_, candidate)| candidate)
}

/// Which letters there are, by the last bits of each. A letter that is put in, left out or changed changes two at most.
fn letters(name: &str) -> u32 {
    name.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter.to_ascii_lowercase()) % 32))
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    // What it takes from the letters so far to each beginning of `to`.
    let mut row: Vec<usize> = (1..=to.chars().count()).collect();
    let mut whole = row.len();
    for (done, letter) in from.chars().enumerate() {
        let (mut shorter, mut last) = (done, done + 1);
        for (cell, other) in row.iter_mut().zip(to.chars()) {
            last = (shorter + usize::from(letter != other)).min(*cell + 1).min(last + 1);
            shorter = std::mem::replace(cell, last);
        }
        whole = last;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nothing_near_is_passed_by_for_its_letters() {
        let letters = ['a', 'e', 'g', 'o', 'S', 'é', '1'];
        for known in ["id", "goals", "stepOf", "explainedBy"] {
            let own: Vec<char> = known.chars().collect();
            for at in 0..=own.len() {
                for letter in letters {
                    let mut put_in = own.clone();
                    put_in.insert(at, letter);
                    let mut changed = own.clone();
                    changed.splice(at..own.len().min(at + 1), [letter]);
                    for name in [put_in, changed] {
                        let name: String = name.into_iter().collect();
                        assert_eq!(nearest(&name, [known].into_iter()), Some(known), "{name}");
                    }
                }
            }
        }
    }

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
