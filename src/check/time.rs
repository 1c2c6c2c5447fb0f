//! The order of dates. Dates compare as exactly as they are known: nothing is said of two that overlap.

use crate::base::hash::HashMap;

use super::gather::Findings;
use crate::base::{Date, PartialDate, Path, When};
use crate::index::{Index, Place};
use crate::model::{Entry, EntryKind, LookAtEntries};
use crate::report::{Pointer, RuleCode};

/// Whether a date in an entry of this kind is that of something that has happened. Others may lie ahead: when
/// something is due, planned, expected or to end.
pub fn has_happened(kind: Option<EntryKind>, at: &Path<'_>) -> bool {
    match at.name() {
        "occurred" | "held" | "done" => true,
        "on" => kind != Some(EntryKind::Transition) && at.parent().is_none_or(|parent| parent.name() != "points"),
        "start" | "end" => matches!(kind, Some(EntryKind::Delivery | EntryKind::Attendance)),
        "until" => kind == Some(EntryKind::Observation),
        _ => false,
    }
}

pub fn not_in_future(when: When, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if index.as_of.is_some_and(|as_of| When::from(as_of).latest() < when.earliest()) {
        found.add(RuleCode::InFuture, at, "it has happened, and the date is later than the day as of which is judged");
    }
}

pub fn not_before_birth(when: When, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if index.born.is_some_and(|born| when.latest() < born) {
        let child = Path::ROOT.member("child");
        found.relate(RuleCode::BeforeBirth, at, [(&child.member("birthDate")).into()], "the child was not yet born");
    }
}

/// That a period does not end before it begins.
fn period(
    entry: &Path<'_>,
    (from, start): (&str, Option<When>),
    (to, end): (&str, Option<When>),
    found: &mut Findings<'_>,
) {
    if let (Some(start), Some(end)) = (start, end)
        && end.is_before(start)
    {
        let message = format_args!("`{to}` is before `{from}`");
        found.relate(RuleCode::EndBeforeStart, &entry.member(to), [(&entry.member(from)).into()], message);
    }
}

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    periods(index, found);
    attendance_overlaps(index, found);
    layers_overlap(index, found);
    histories(index, found);
    index.record.show_entries(&mut Written { index, found });
    amendments(index, found);
    after_closing(index, found);
}

fn periods(index: &Index<'_>, found: &mut Findings<'_>) {
    macro_rules! periods {
        ($($list:ident $from:ident $to:ident)*) => {$(
            let list = Path::ROOT.member(stringify!($list));
            for (at, entry) in index.record.$list.iter().enumerate() {
                let (start, end) = (periods!(@ entry.$from, $from), periods!(@ entry.$to, $to));
                period(&list.index(at), (stringify!($from), start), (stringify!($to), end), found);
            }
        )*};
        (@ $date:expr, occurred) => { Some($date) };
        (@ $date:expr, $member:ident) => { Dated::when($date) };
    }
    periods! {
        profile on until
        needs start end
        observations occurred until
        support start end
        deliveries start end
        plans start end
        layers start end
        settings start end
        attendance start end
        timetables start end
        transitions on until
        bases start end
        deciders start end
    }
}

/// A date that a period may have as its bound.
trait Dated {
    fn when(self) -> Option<When>;
}

impl Dated for PartialDate {
    fn when(self) -> Option<When> {
        Some(self.into())
    }
}

impl Dated for When {
    fn when(self) -> Option<When> {
        Some(self)
    }
}

impl<T: Dated> Dated for Option<T> {
    fn when(self) -> Option<When> {
        self.and_then(T::when)
    }
}

/// Of periods that exclude each other, each that begins before an earlier one has ended, with that one.
fn overlaps(mut periods: Vec<(PartialDate, PartialDate, usize)>) -> Vec<(usize, usize)> {
    periods.sort_by_key(|(start, _, index)| (start.latest(), *index));
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
    list: &'static str,
    groups: HashMap<&str, Vec<(PartialDate, PartialDate, usize)>>,
    message: &str,
    found: &mut Findings<'_>,
) {
    let list = Path::ROOT.member(list);
    let mut all: Vec<(usize, usize)> = groups.into_values().flat_map(overlaps).collect();
    all.sort_unstable();
    for (entry, other) in all {
        let related = [(&list.index(other).member("end")).into()];
        found.relate(RuleCode::Overlap, &list.index(entry).member("start"), related, message);
    }
}

fn attendance_overlaps(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut groups: HashMap<&str, Vec<_>> = HashMap::default();
    for (at, period) in index.record.attendance.iter().enumerate() {
        if let (Some(setting), Some(end)) = (&period.setting, period.end) {
            groups.entry(setting.as_str()).or_default().push((period.start, end, at));
        }
    }
    report_overlaps("attendance", groups, "an earlier period in the same setting has not ended", found);
}

fn layers_overlap(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut groups: HashMap<&str, Vec<_>> = HashMap::default();
    for (at, layer) in index.record.layers.iter().enumerate() {
        if let (Some(system), Some(start), Some(end)) = (&layer.layer.system, layer.start, layer.end) {
            groups.entry(system.as_str()).or_default().push((start, end, at));
        }
    }
    report_overlaps("layers", groups, "an earlier layer of the same list has not ended", found);
}

fn histories(index: &Index<'_>, found: &mut Findings<'_>) {
    let mut in_order = |list: &str, entry: usize, dates: &mut dyn Iterator<Item = Option<PartialDate>>| {
        let list = Path::ROOT.member(list);
        let entry = list.index(entry);
        let history = entry.member("history");
        let mut before: Option<(When, usize)> = None;
        for (at, on) in dates.enumerate() {
            let Some(on) = on.map(When::from) else { continue };
            if let Some((_, other)) = before.filter(|(before, _)| on.is_before(*before)) {
                let related = [(&history.index(other).member("on")).into()];
                let message = "the state before it has a later date";
                found.relate(RuleCode::HistoryOrder, &history.index(at).member("on"), related, message);
            }
            before = Some((on, at));
        }
    };
    for (at, support) in index.record.support.iter().enumerate() {
        in_order("support", at, &mut support.history.iter().map(|event| event.on));
    }
    for (at, aid) in index.record.aids.iter().enumerate() {
        in_order("aids", at, &mut aid.history.iter().map(|event| event.on));
    }
    for (at, destination) in index.record.destinations.iter().enumerate() {
        in_order("destinations", at, &mut destination.history.iter().map(|event| event.on));
    }
}

/// That entries were written down after what they tell of.
struct Written<'a, 'r, 'o> {
    index: &'a Index<'r>,
    found: &'a mut Findings<'o>,
}

impl<'r> LookAtEntries<'r> for Written<'_, 'r, '_> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) {
        let Some(recorded) = entry.recorded().and_then(|recorded| recorded.on) else { return };
        let Some((happened, member)) = self.index.happened(Place { kind, index }) else { return };
        if recorded.is_before(happened) {
            let list = Path::ROOT.member(kind.list());
            let entry = list.index(index);
            let related = [(&entry.member(member)).into()];
            let message = format_args!("it was written down before `{member}`");
            self.found.relate(RuleCode::RecordedBefore, &entry.member("recorded").member("on"), related, message);
        }
    }
}

fn amendments(index: &Index<'_>, found: &mut Findings<'_>) {
    let list = Path::ROOT.member("amendments");
    for (at, amendment) in index.record.amendments.iter().enumerate() {
        let Some((on, place)) = amendment.on.zip(index.place(amendment.entry.as_str())) else { continue };
        let recorded = index.recorded(place).map(|on| (on, "recorded/on"));
        let Some((there, member)) = recorded.or_else(|| index.happened(place)) else { continue };
        if on.is_before(there) {
            let entry = place.pointer("");
            let Ok(related) = Pointer::new(&format!("{entry}/{member}")) else { continue };
            let message = "the entry was not yet there";
            found.relate(RuleCode::AmendedBefore, &list.index(at).member("on"), [related], message);
        }
    }
}

fn after_closing(index: &Index<'_>, found: &mut Findings<'_>) {
    let Some(closed) = index.record.closing.as_ref().map(|closing| When::from(closing.on)) else { return };
    let record = index.record;
    let mut later = |list: &str, entry: usize, member: &str, when: Option<When>| {
        if when.is_some_and(|when| closed.is_before(when)) {
            let closing = Path::ROOT.member("closing");
            let related = [(&closing.member("on")).into()];
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
        later("observations", at, "occurred", Some(seen.occurred));
    }
    for (at, judgement) in record.judgements.iter().enumerate() {
        later("judgements", at, "on", judgement.on.when());
    }
    for (at, given) in record.deliveries.iter().enumerate() {
        later("deliveries", at, "start", given.start.when());
    }
    for (at, review) in record.reviews.iter().enumerate() {
        later("reviews", at, "held", Some(review.held));
    }
    for (at, period) in record.attendance.iter().enumerate() {
        later("attendance", at, "start", period.start.when());
    }
}
