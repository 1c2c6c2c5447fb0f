//! Audiences, amendments and removals.

use crate::base::hash::{HashMap, HashSet};

use super::gather::Findings;
use crate::base::Path;
use crate::index::{Index, Place};
use crate::model::{Amendment, AmendmentKind, Audience, EntryKind, ProgressRecord, RemovalNote, Sensitivity, entry};
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    audiences(index, found);
    amendments(index, found);
    removals(index, found);
}

/// That the labels of an entry are not for the child and not yet for the child.
pub fn labels(audience: &[Audience], at: &Path<'_>, found: &mut Findings<'_>) {
    if audience.contains(&Audience::Child) && audience.contains(&Audience::NotYetChild) {
        let message = "the entry is for the child and not yet for the child";
        found.add(RuleCode::AudienceContradicts, &at.member(entry::AUDIENCE), message);
    }
}

/// Whether labels or sensitivities say who an entry is for. A condition is no label.
pub fn is_labelled(audience: &[Audience], sensitive: &[Sensitivity]) -> bool {
    audience.iter().any(|label| *label != Audience::NotYetChild) || !sensitive.is_empty()
}

/// What has no labels, and where an entry that has some needs it.
pub fn needed(needed: HashMap<Place, Pointer>, found: &mut Findings<'_>) {
    for (place, by) in needed.into_pairs() {
        let list = Path::ROOT.member(place.kind.list());
        let message = "it has no labels, and an entry that has some needs it";
        found.relate(RuleCode::NeededUnlabelled, &list.index(place.index), [by], message);
    }
}

/// Whether somebody for whom the one is may not see the other.
fn is_wider(audience: &[Audience], than: &[Audience]) -> bool {
    let covered = |label: &Audience| match label {
        Audience::NotYetChild => true, // a condition, not an audience
        Audience::NamedStaff => than.iter().any(|other| {
            matches!(other, Audience::NamedStaff | Audience::Education | Audience::Health | Audience::SocialCare)
        }),
        label => than.contains(label),
    };
    !audience.iter().all(covered)
}

/// What rests on an entry, against that entry. An entry without labels promises nothing: whoever shares the record
/// decides, and has both entries before them.
fn audiences(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let mut rests = |kind: EntryKind, at: usize, audience: &[Audience], on: &mut dyn Iterator<Item = &str>| {
        if audience.is_empty() {
            return;
        }
        let mut told = HashSet::default();
        for place in on.filter_map(|id| index.place(id)) {
            let wider = index.audience(place).is_some_and(|other| is_wider(audience, other));
            if wider && told.insert(place) {
                let list = Path::ROOT.member(kind.list());
                let entry = list.index(at);
                found.relate(
                    RuleCode::AudienceWider,
                    &entry.member(entry::AUDIENCE),
                    [place.pointer(entry::AUDIENCE)],
                    format_args!("{} that it rests on is for fewer people", place.kind.noun()),
                );
            }
        }
    };
    for (at, judgement) in record.judgements.iter().enumerate() {
        let evidence = judgement.evidence.iter().map(AsRef::as_ref);
        let of = judgement.goal.iter().map(AsRef::as_ref).chain(judgement.measure.iter().map(AsRef::as_ref));
        rests(EntryKind::Judgement, at, &judgement.audience, &mut evidence.chain(of));
    }
    for (at, goal) in record.goals.iter().enumerate() {
        let start = goal.baseline.iter().filter_map(|baseline| baseline.observation.as_ref()).map(AsRef::as_ref);
        rests(EntryKind::Goal, at, &goal.audience, &mut start.chain(goal.main.iter().map(AsRef::as_ref)));
    }
    for (at, amendment) in record.amendments.iter().enumerate() {
        rests(EntryKind::Amendment, at, &amendment.audience, &mut [amendment.entry.as_ref()].into_iter());
    }
    for (at, given) in record.deliveries.iter().enumerate() {
        rests(EntryKind::Delivery, at, &given.audience, &mut given.planned.iter().map(AsRef::as_ref));
    }
    for (at, view) in record.views.iter().enumerate() {
        rests(EntryKind::View, at, &view.audience, &mut view.about.iter().map(AsRef::as_ref));
    }
    for (at, review) in record.reviews.iter().enumerate() {
        let decisions = review.decisions.iter().flat_map(|decision| decision.about.iter());
        let actions = review.actions.iter().flat_map(|action| action.about.iter());
        rests(EntryKind::Review, at, &review.audience, &mut decisions.chain(actions).map(AsRef::as_ref));
    }
}

fn amendments(index: &Index<'_>, found: &mut Findings<'_>) {
    let amendments = Path::ROOT.member(ProgressRecord::AMENDMENTS);
    for (at, amendment) in index.record.amendments.iter().enumerate() {
        let at = amendments.index(at);
        if amendment.reason.is_none() && amendment.statement.is_none() {
            found.add(RuleCode::AmendmentWithoutReason, &at, "`reason` is missing");
        }
        let Some(by) = &amendment.by_entry else {
            if amendment.amendment_kind == AmendmentKind::Replaced {
                found.add(RuleCode::ReplacementMissing, &at, "`byEntry` is missing: which entry takes its place?");
            }
            continue;
        };
        let (Some(entry), Some(other)) = (index.place(amendment.entry.as_str()), index.place(by.as_str())) else {
            continue;
        };
        if amendment.amendment_kind == AmendmentKind::Replaced && entry.kind != other.kind {
            found.relate(
                RuleCode::WrongKind,
                &at.member(Amendment::BY_ENTRY),
                [other.pointer("")],
                format_args!("{} is expected, and the id is that of {}", entry.kind.noun(), other.kind.noun()),
            );
        }
        if amendment.takes_its_place().is_some() && entry.kind == other.kind && lacks_labels(index, other, entry) {
            let list = Path::ROOT.member(other.kind.list());
            found.relate(
                RuleCode::ReplacementLabels,
                &list.index(other.index),
                [entry.pointer("")],
                format_args!("{} whose place it takes has labels or sensitivities that it lacks", entry.kind.noun()),
            );
        }
    }
}

/// Whether an entry has no labels where what it replaced has some, or not every sensitivity of that. Labels of its own
/// are somebody's decision.
fn lacks_labels(index: &Index<'_>, entry: Place, replaced: Place) -> bool {
    let sensitive = |place| index.record.entry(place).map(|entry| entry.get().sensitive()).unwrap_or_default();
    let is_labelled =
        |place| index.audience(place).is_some_and(|labels| labels.iter().any(|label| *label != Audience::NotYetChild));
    let own = sensitive(entry);
    !is_labelled(entry) && (is_labelled(replaced) || !sensitive(replaced).iter().all(|one| own.contains(one)))
}

fn removals(index: &Index<'_>, found: &mut Findings<'_>) {
    let removals = Path::ROOT.member(ProgressRecord::REMOVALS);
    for (at, note) in index.record.removals.iter().enumerate() {
        if let Some(place @ Place { kind, .. }) = index.place(note.id.as_str()) {
            let at = removals.index(at);
            found.relate(
                RuleCode::RemovedContent,
                &at.member(RemovalNote::ID),
                [place.pointer("")],
                format_args!("{} with this id is still in the record", kind.noun()),
            );
        }
    }
}
