//! Support, attendance, aids and timetables: what was planned against what was given, and reasons.

use super::gather::Findings;
use super::value::not_below_zero;
use crate::base::{Count, Path, When};
use crate::index::Index;
use crate::model::{
    Aid, AidState, Attendance, DeliveredSupport, PartTimeTimetable, PlannedSupport, ProgressRecord, Schedule, Setting,
    SupportEvent, SupportState,
};
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let deliveries = Path::ROOT.member(ProgressRecord::DELIVERIES);
    for (at, given) in record.deliveries.iter().enumerate() {
        let at = deliveries.index(at);
        delivered(given, &at, found);
        not_below_zero(given.minutes, &at.member(DeliveredSupport::MINUTES), found);
        against_plan(given, index, &at, found);
        sessions(given, &at, found);
    }
    let periods = Path::ROOT.member(ProgressRecord::ATTENDANCE);
    for (at, period) in record.attendance.iter().enumerate() {
        attended(period, &periods.index(at), found);
    }
    amounts(index, found);
    reasons(index, found);
}

/// Hours and minutes that are planned.
fn amounts(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    for (at, support) in record.support.iter().enumerate() {
        if let Some(schedule) = &support.schedule {
            let list = Path::ROOT.member(ProgressRecord::SUPPORT);
            let support = list.index(at);
            let at = support.member(PlannedSupport::SCHEDULE);
            not_below_zero(schedule.times, &at.member(Schedule::TIMES), found);
            not_below_zero(schedule.minutes, &at.member(Schedule::MINUTES), found);
        }
    }
    let settings = Path::ROOT.member(ProgressRecord::SETTINGS);
    for (at, setting) in record.settings.iter().enumerate() {
        not_below_zero(setting.hours_a_week, &settings.index(at).member(Setting::HOURS_A_WEEK), found);
    }
    let timetables = Path::ROOT.member(ProgressRecord::TIMETABLES);
    for (at, timetable) in record.timetables.iter().enumerate() {
        not_below_zero(timetable.hours_a_week, &timetables.index(at).member(PartTimeTimetable::HOURS_A_WEEK), found);
    }
}

fn delivered(given: &DeliveredSupport, at: &Path<'_>, found: &mut Findings<'_>) {
    if given.planned.is_some() {
        return;
    }
    if given.sessions_planned.is_some() {
        let message = "sessions were planned, and `planned` does not say as what support";
        found.add(RuleCode::Unplanned, &at.member(DeliveredSupport::SESSIONS_PLANNED), message);
    } else if given.what.is_none() && given.words.is_none() {
        found.add(RuleCode::Unplanned, at, "neither `planned` nor `what` says what was given");
    }
}

fn against_plan(given: &DeliveredSupport, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(id) = &given.planned else { return };
    let Some((place, plan)) = index.support(id) else { return };
    let supports = Path::ROOT.member(ProgressRecord::SUPPORT);
    let support = supports.index(place.index);
    let in_place = |state: &SupportState| {
        matches!(state, SupportState::InPlace | SupportState::Paused | SupportState::Ended | SupportState::Other(_))
    };
    let nothing_given = given.sessions_done.is_some_and(|done| done.get() == 0);
    if !plan.history.is_empty() && !nothing_given && !plan.history.iter().any(|event| in_place(&event.state)) {
        let history = support.member(PlannedSupport::HISTORY);
        let related = [(&history.index(plan.history.len() - 1)).into()];
        let message = "by its history the support was never in place";
        found.relate(RuleCode::NotInPlace, &at.member(DeliveredSupport::PLANNED), related, message);
    }
    let from = When::from(given.start);
    let put_in_place = plan.history.iter().position(|event| event.state == SupportState::InPlace);
    let put_in_place = put_in_place.and_then(|at| Some((at, plan.history.get(at)?.on?)));
    let history = support.member(PlannedSupport::HISTORY);
    // A period in which sessions were missed may begin before anything was in place.
    let put_in_place = put_in_place.filter(|_| given.missed.is_empty());
    let begun = put_in_place.map(|(at, on)| (on, Pointer::from(&history.index(at).member(SupportEvent::ON))));
    let begun = begun.or_else(|| plan.start.map(|start| (start, (&support.member(PlannedSupport::START)).into())));
    if let Some((_, begun)) = begun.filter(|(start, _)| !nothing_given && from.is_before(*start)) {
        found.relate(
            RuleCode::OutsidePeriod,
            &at.member(DeliveredSupport::START),
            [begun],
            "the support had not begun",
        );
    }
    let (last, member) = given.end.map_or((given.start, DeliveredSupport::START), |end| (end, DeliveredSupport::END));
    if plan.end.is_some_and(|end| When::from(end).is_before(last)) {
        let related = [(&support.member(PlannedSupport::END)).into()];
        found.relate(RuleCode::OutsidePeriod, &at.member(member), related, "the support had ended");
    }
}

fn sum(counts: impl Iterator<Item = Option<Count>>) -> u64 {
    counts.flatten().map(|count| u64::from(count.get())).sum()
}

fn sessions(given: &DeliveredSupport, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(planned) = given.sessions_planned else { return };
    let planned = u64::from(planned.get());
    let missed = sum(given.missed.iter().map(|missed| missed.count));
    if missed > 0 && missed + sum([given.sessions_done].into_iter()) > planned {
        let related = [(&at.member(DeliveredSupport::SESSIONS_PLANNED)).into()];
        let message = "more sessions were missed, or missed and given, than were planned";
        found.relate(RuleCode::Sessions, &at.member(DeliveredSupport::MISSED), related, message);
    }
}

fn attended(period: &Attendance, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some(offered) = period.sessions_offered.map(|offered| u64::from(offered.get())) else { return };
    let attended = sum([period.sessions_attended].into_iter());
    let missed = sum(period.absences.iter().map(|absence| absence.sessions));
    let suspended = sum([period.sessions_suspended].into_iter());
    // Sessions lost by suspension may also be listed among the absences.
    let (member, message) = if attended > offered {
        (Attendance::SESSIONS_ATTENDED, "more sessions were attended than were offered")
    } else if attended + missed > offered {
        (Attendance::ABSENCES, "more sessions were attended and missed than were offered")
    } else if attended + suspended > offered {
        (Attendance::SESSIONS_SUSPENDED, "more sessions were attended and lost by suspension than were offered")
    } else {
        return;
    };
    let related = [(&at.member(Attendance::SESSIONS_OFFERED)).into()];
    found.relate(RuleCode::AttendanceSessions, &at.member(member), related, message);
}

/// A pause, a refusal, a stop, a shorter timetable: without a reason the reader will put it down to the child.
fn reasons(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let mut missing = |[list, history]: [&str; 2], entry: usize, event: usize| {
        let list = Path::ROOT.member(list);
        let entry = list.index(entry);
        found.add(RuleCode::ReasonMissing, &entry.member(history).index(event), "`why` is missing");
    };
    for (at, support) in record.support.iter().enumerate() {
        for (event_at, event) in support.history.iter().enumerate() {
            let asks =
                matches!(event.state, SupportState::Declined | SupportState::Paused | SupportState::NotCommissioned);
            if asks && event.why.is_none() {
                missing([ProgressRecord::SUPPORT, PlannedSupport::HISTORY], at, event_at);
            }
        }
    }
    for (at, aid) in record.aids.iter().enumerate() {
        for (event_at, event) in aid.history.iter().enumerate() {
            if matches!(event.state, AidState::Paused | AidState::Stopped) && event.why.is_none() {
                missing([ProgressRecord::AIDS, Aid::HISTORY], at, event_at);
            }
        }
    }
    let timetables = Path::ROOT.member(ProgressRecord::TIMETABLES);
    for (at, timetable) in record.timetables.iter().enumerate() {
        if timetable.reason.is_none() {
            found.add(RuleCode::ReasonMissing, &timetables.index(at), "`reason` is missing");
        }
    }
}
