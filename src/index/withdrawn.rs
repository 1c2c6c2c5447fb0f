use crate::base::hash::{HashMap, HashSet, Table};
use crate::model::{AmendmentKind, ProgressRecord};

/// The amendments that do nothing: another says that they were entered in error, and is not itself withdrawn. Of
/// amendments that withdraw each other in a circle none does anything.
pub fn withdrawn(record: &ProgressRecord) -> HashSet<&str> {
    let mut errors =
        record.amendments.iter().filter(|one| one.amendment_kind == AmendmentKind::EnteredInError).peekable();
    if errors.peek().is_none() {
        return HashSet::default();
    }
    let ids: HashSet<&str> = record.amendments.iter().map(|one| one.id.as_str()).collect();
    let mut by: HashMap<&str, Vec<&str>> = HashMap::default();
    let mut open: Table<&str, usize> = Table::default();
    for error in errors.filter(|error| ids.contains(error.entry.as_str())) {
        by.entry(error.id.as_str()).or_default().push(error.entry.as_str());
        *open.entry(error.entry.as_str()).or_default() += 1;
    }
    // From those that nothing withdraws on to what they withdraw, and from that to what it would have withdrawn.
    let mut next: Vec<&str> = ids.iter().copied().filter(|id| !open.contains_key(id)).collect();
    let (mut gone, mut settled) = (HashSet::default(), HashSet::default());
    while let Some(id) = next.pop() {
        if !settled.insert(id) {
            continue;
        }
        for target in by.get(id).into_iter().flatten() {
            if !gone.contains(id) {
                gone.insert(*target);
            }
            if let Some(open) = open.get_mut(target) {
                *open = open.saturating_sub(1);
                if *open == 0 || gone.contains(target) {
                    next.push(target);
                }
            }
        }
    }
    gone.extend(open.keys().copied().filter(|id| !settled.contains(id)));
    gone
}
