//! The order of dates. Dates compare as exactly as they are known: nothing is said of two that overlap.

use crate::base::hash::HashMap;
use crate::base::sort;

use super::gather::Findings;
use crate::base::{Date, PartialDate, Path, When};
use crate::index::{Index, day};
use crate::model::{
    Aid, AidEvent, Amendment, Attendance, Child, Closing, DeliveredSupport, Destination, DestinationEvent, EntryRef,
    Judgement, Observation, PlannedSupport, ProgressRecord, Recorded, Review, SupportEvent, SupportLayer, entry,
};
use crate::report::RuleCode;

pub fn not_in_future(when: When, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if index.as_of.is_some_and(|as_of| When::from(as_of).latest() < when.earliest()) {
        found.add(RuleCode::InFuture, at, "it has happened, and the date is later than the day as of which is judged");
    }
}

pub fn not_before_birth(when: When, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if index.born.is_some_and(|born| when.latest() < born) {
        let child = Path::ROOT.member(ProgressRecord::CHILD);
        found.relate(
            RuleCode::BeforeBirth,
            at,
            [(&child.member(Child::BIRTH_DATE)).into()],
            "the child was not yet born",
        );
    }
}

/// That the period of an object does not end before it begins.
pub fn end_before_start(
    (start, from): (When, &str),
    (end, to): (When, &str),
    object: &Path<'_>,
    found: &mut Findings<'_>,
) {
    if end.is_before(start) {
        found.relate(
            RuleCode::EndBeforeStart,
            &object.member(to),
            [(&object.member(from)).into()],
            format_args!("`{to}` is before `{from}`"),
        );
    }
}

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    attendance_overlaps(index, found);
    layers_overlap(index, found);
    histories(index, found);
    amendments(index, found);
    after_closing(index, found);
}

/// Of periods that exclude each other, each that begins before an earlier one has ended, with that one.
fn overlaps(mut periods: Vec<(PartialDate, PartialDate, usize)>) -> Vec<(usize, usize)> {
    sort::by(&mut periods, |one, other| (one.0.latest(), one.2).cmp(&(other.0.latest(), other.2)));
    let mut overlapping = Vec::new();
    let mut last: Option<(Date, usize)> = None;
    for (start, end, index) in periods {
        if let Some((ended, other)) = last.filter(|(ended, _)| start.latest() < *ended) {
            overlapping.push((index, other));
            if end.earliest() <= ended {
                continue;
            }
        }
        last = Some((end.earliest(), index));
    }
    overlapping
}

fn report_overlaps(
    [list, from, until]: [&str; 3],
    groups: HashMap<&str, Vec<(PartialDate, PartialDate, usize)>>,
    message: &str,
    found: &mut Findings<'_>,
) {
    let list = Path::ROOT.member(list);
    let mut all: Vec<(usize, usize)> = groups.into_values().flat_map(overlaps).collect();
    sort::by(&mut all, Ord::cmp);
    for (entry, other) in all {
        let related = [(&list.index(other).member(until)).into()];
        found.relate(RuleCode::Overlap, &list.index(entry).member(from), related, message);
    }
}

fn attendance_overlaps(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut groups: HashMap<&str, Vec<_>> = HashMap::default();
    for (at, period) in index.record.attendance.iter().enumerate() {
        if let (Some(setting), Some(end)) = (&period.setting, period.end) {
            groups.entry(setting.as_str()).or_default().push((period.start, end, at));
        }
    }
    let members = [ProgressRecord::ATTENDANCE, Attendance::START, Attendance::END];
    report_overlaps(members, groups, "an earlier period in the same setting has not ended", found);
}

fn layers_overlap(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut groups: HashMap<&str, Vec<_>> = HashMap::default();
    for (at, layer) in index.record.layers.iter().enumerate() {
        if let (Some(system), Some(start), Some(end)) = (&layer.layer.system, layer.start, layer.end) {
            groups.entry(system.as_str()).or_default().push((start, end, at));
        }
    }
    let members = [ProgressRecord::LAYERS, SupportLayer::START, SupportLayer::END];
    report_overlaps(members, groups, "an earlier layer of the same list has not ended", found);
}

fn histories(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut in_order =
        |[list, history, day]: [&str; 3], entry: usize, dates: &mut dyn Iterator<Item = Option<PartialDate>>| {
            let list = Path::ROOT.member(list);
            let entry = list.index(entry);
            let history = entry.member(history);
            let mut before: Option<(When, usize)> = None;
            for (at, on) in dates.enumerate() {
                let Some(on) = on.map(When::from) else { continue };
                if let Some((_, other)) = before.filter(|(before, _)| on.is_before(*before)) {
                    let related = [(&history.index(other).member(day)).into()];
                    let message = "the state before it has a later date";
                    found.relate(RuleCode::HistoryOrder, &history.index(at).member(day), related, message);
                }
                before = Some((on, at));
            }
        };
    for (at, support) in index.record.support.iter().enumerate() {
        let members = [ProgressRecord::SUPPORT, PlannedSupport::HISTORY, SupportEvent::ON];
        in_order(members, at, &mut support.history.iter().map(|event| event.on));
    }
    for (at, aid) in index.record.aids.iter().enumerate() {
        let members = [ProgressRecord::AIDS, Aid::HISTORY, AidEvent::ON];
        in_order(members, at, &mut aid.history.iter().map(|event| event.on));
    }
    for (at, destination) in index.record.destinations.iter().enumerate() {
        let members = [ProgressRecord::DESTINATIONS, Destination::HISTORY, DestinationEvent::ON];
        in_order(members, at, &mut destination.history.iter().map(|event| event.on));
    }
}

/// That an entry was written down after what it tells of.
pub fn written_before(entry: EntryRef<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(recorded) = entry.recorded().and_then(|recorded| recorded.on) else { return };
    let Some((happened, member)) = day::told_of(entry.get()) else { return };
    if recorded.is_before(happened) {
        let related = [(&at.member(member)).into()];
        found.relate(
            RuleCode::RecordedBefore,
            &at.member(entry::RECORDED).member(Recorded::ON),
            related,
            format_args!("it was written down before `{member}`"),
        );
    }
}

fn amendments(index: &Index<'_>, found: &mut Findings<'_>) {
    let list = Path::ROOT.member(ProgressRecord::AMENDMENTS);
    for (at, amendment) in index.record.amendments.iter().enumerate() {
        let Some((on, place)) = amendment.on.zip(index.place(amendment.entry.as_str())) else { continue };
        let recorded = index.recorded(place).map(|on| (on, entry::RECORDED));
        let Some((there, member)) = recorded.or_else(|| index.happened(place)) else { continue };
        if on.is_before(there) {
            let mut related = place.pointer(member);
            if recorded.is_some() {
                related.push_member(Recorded::ON);
            }
            let message = "the entry was not yet there";
            found.relate(RuleCode::AmendedBefore, &list.index(at).member(Amendment::ON), [related], message);
        }
    }
}

fn after_closing(index: &Index<'_>, found: &mut Findings<'_>) {
    let Some(closed) = index.record.closing.as_ref().map(|closing| When::from(closing.on)) else { return };
    let record = index.record;
    let mut later = |[list, member]: [&str; 2], entry: usize, when: Option<When>| {
        if when.is_some_and(|when| closed.is_before(when)) {
            let closing = Path::ROOT.member(ProgressRecord::CLOSING);
            let related = [(&closing.member(Closing::ON)).into()];
            let message = "the record was closed before it";
            found.relate(
                RuleCode::AfterClosing,
                &Path::ROOT.member(list).index(entry).member(member),
                related,
                message,
            );
        }
    };
    for (at, seen) in record.observations.iter().enumerate() {
        later([ProgressRecord::OBSERVATIONS, Observation::OCCURRED], at, Some(seen.occurred));
    }
    for (at, judgement) in record.judgements.iter().enumerate() {
        later([ProgressRecord::JUDGEMENTS, Judgement::ON], at, judgement.on.map(When::from));
    }
    for (at, given) in record.deliveries.iter().enumerate() {
        later([ProgressRecord::DELIVERIES, DeliveredSupport::START], at, Some(given.start.into()));
    }
    for (at, review) in record.reviews.iter().enumerate() {
        later([ProgressRecord::REVIEWS, Review::HELD], at, Some(review.held));
    }
    for (at, period) in record.attendance.iter().enumerate() {
        later([ProgressRecord::ATTENDANCE, Attendance::START], at, Some(period.start.into()));
    }
}
