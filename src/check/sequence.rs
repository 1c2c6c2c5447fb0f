//! What came of something against when it happened: words, readings and judgements, causes, and where the child was.

use super::gather::Findings;
use crate::base::{Path, When};
use crate::index::{Index, Place};
use crate::model::{
    Aid, Attendance, Context, EntryKind, Interpretation, Judgement, Observation, ProgressRecord, Setting, Transition,
    Voice,
};
use crate::report::RuleCode;

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    said_before(index, found);
    causes(index, found);
    not_there(index, found);
}

/// That words were said by the day that the entry which holds them tells of.
pub fn said_by_then(voice: &Voice, entry: Place, index: &Index<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    let Some((happened, member)) = index.happened(entry) else { return };
    if voice.on.is_some_and(|on| happened.is_before(on)) {
        found.relate(
            RuleCode::SaidBefore,
            &at.member(Voice::ON),
            [entry.pointer(member)],
            format_args!("the words are of a later day than `{member}` of the entry that holds them"),
        );
    }
}

/// What was said of something against when it happened: readings of an observation, and judgements on evidence.
fn said_before(index: &Index<'_>, found: &mut Findings<'_>) {
    let observations = Path::ROOT.member(ProgressRecord::OBSERVATIONS);
    for (at, seen) in index.record.observations.iter().enumerate() {
        for (said_at, said) in seen.interpretations.iter().enumerate() {
            if said.on.is_some_and(|on| When::from(on).is_before(seen.occurred)) {
                let observation = observations.index(at);
                let said = observation.member(Observation::INTERPRETATIONS);
                let related = [(&observation.member(Observation::OCCURRED)).into()];
                let message = "it was made of what had not happened yet";
                found.relate(RuleCode::SaidBefore, &said.index(said_at).member(Interpretation::ON), related, message);
            }
        }
    }
    let judgements = Path::ROOT.member(ProgressRecord::JUDGEMENTS);
    for (at, judgement) in index.record.judgements.iter().enumerate() {
        let Some(on) = judgement.on.map(When::from) else { continue };
        for (item, id) in judgement.evidence.iter().enumerate() {
            if let Some((place, _)) = index.observation(id).filter(|(_, seen)| on.is_before(seen.occurred)) {
                let judgement = judgements.index(at);
                let related = [(&judgement.member(Judgement::ON)).into(), place.pointer(Observation::OCCURRED)];
                let message = "the judgement is earlier than what it rests on";
                found.relate(
                    RuleCode::SaidBefore,
                    &judgement.member(Judgement::EVIDENCE).index(item),
                    related,
                    message,
                );
            }
        }
    }
}

/// Changes in the child's life against what they are said to explain.
fn causes(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let transitions = Path::ROOT.member(ProgressRecord::TRANSITIONS);
    for (at, transition) in record.transitions.iter().enumerate() {
        for (item, id) in transition.explains.iter().enumerate() {
            let explained = index.place(id.as_str()).and_then(|place| Some((place, index.happened(place)?)));
            if let Some((place, (_, member))) = explained.filter(|(_, (when, _))| when.is_before(transition.on)) {
                let transition = transitions.index(at);
                let related = [(&transition.member(Transition::ON)).into(), place.pointer(member)];
                let message = "it happened before the change that is to explain it";
                found.relate(
                    RuleCode::CauseAfter,
                    &transition.member(Transition::EXPLAINS).index(item),
                    related,
                    message,
                );
            }
        }
    }
    let observations = Path::ROOT.member(ProgressRecord::OBSERVATIONS);
    for (at, seen) in record.observations.iter().enumerate() {
        let over = seen.until.unwrap_or(seen.occurred);
        for (item, id) in seen.explained_by.iter().enumerate() {
            let cause = index.find(EntryKind::Transition, &record.transitions, id.as_str());
            if let Some((place, _)) = cause.filter(|(_, cause)| over.is_before(cause.on)) {
                let observation = observations.index(at);
                let member = if seen.until.is_some() { Observation::UNTIL } else { Observation::OCCURRED };
                let related = [place.pointer(Transition::ON), (&observation.member(member)).into()];
                let message = "the change that is to explain it came after it";
                found.relate(
                    RuleCode::CauseAfter,
                    &observation.member(Observation::EXPLAINED_BY).index(item),
                    related,
                    message,
                );
            }
        }
    }
}

/// Observations in a setting or with an aid, and attendance, against when the setting or aid was there.
fn not_there(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let mut in_setting = |id: &str, (from, until): (When, When), at: &Path<'_>| {
        let Some((place, setting)) = index.find(EntryKind::Setting, &record.settings, id) else { return };
        if setting.start.is_some_and(|start| until.is_before(start)) {
            let related = [place.pointer(Setting::START)];
            found.relate(RuleCode::NotThere, at, related, "the child had not yet come to this setting");
        } else if setting.end.is_some_and(|end| When::from(end).is_before(from)) {
            found.relate(RuleCode::NotThere, at, [place.pointer(Setting::END)], "the child had left this setting");
        }
    };
    let observations = Path::ROOT.member(ProgressRecord::OBSERVATIONS);
    for (at, seen) in record.observations.iter().enumerate() {
        let Some(context) = &seen.context else { continue };
        if let Some(setting) = &context.setting {
            let at = observations.index(at);
            let period = (seen.occurred, seen.until.unwrap_or(seen.occurred));
            in_setting(setting.as_str(), period, &at.member(Observation::CONTEXT).member(Context::SETTING));
        }
    }
    let periods = Path::ROOT.member(ProgressRecord::ATTENDANCE);
    for (at, period) in record.attendance.iter().enumerate() {
        if let Some(setting) = &period.setting {
            let (from, until) = (period.start.into(), period.end.unwrap_or(period.start).into());
            in_setting(setting.as_str(), (from, until), &periods.index(at).member(Attendance::SETTING));
        }
    }
    for (at, seen) in record.observations.iter().enumerate() {
        let Some(context) = &seen.context else { continue };
        for (item, id) in context.aids.iter().enumerate() {
            let Some((place, aid)) = index.find(EntryKind::Aid, &record.aids, id.as_str()) else { continue };
            let first = aid.history.first().and_then(|event| event.on);
            if first.is_some_and(|first| seen.until.unwrap_or(seen.occurred).is_before(first)) {
                let observation = observations.index(at);
                let aids = observation.member(Observation::CONTEXT);
                let related = [place.pointer(Aid::HISTORY)];
                let message = "by its history the aid was not there yet";
                found.relate(RuleCode::NotThere, &aids.member(Context::AIDS).index(item), related, message);
            }
        }
    }
}
