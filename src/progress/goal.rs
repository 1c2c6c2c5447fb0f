//! How one goal is going: whether the agreed help came, what people say, then what the measures show.

use crate::base::hash::HashSet;
use crate::base::sort;

use super::account::{Account, measures};
use super::help::{Missing, missing};
use super::known::{Group, Known};
use super::measure::{Asked, Measured, measured};
use super::order::in_time;
use super::people::{accord, is_glad, judgement_of, judgements, meaning, view_of, views, who};
use super::points::Point;
use super::shown::label;
use super::span::closing;
use super::status::Status;
use super::summary::{
    Change, ChangeDimension, ChangeWay, EvidenceBase, GoalProgress, ObservationGap, UnwantedContext, count,
};
use crate::base::{Entries, Number, TransitionId, Unit, When};
use crate::index::{current, has_seen, may_be_shown, told};
use crate::model::{
    ClosingReason, Goal, Intent, Judgement, Measure, MeasureForm, NotObservedReason, Observation, Opportunities, Party,
    Stance, StartedBy, Subject, Value, View, Voice, Wording,
};
use crate::yardstick::{Turn, Wish, on_scale};

/// A goal, and those of its measures that are goal attainment scales.
pub struct Told<'r> {
    pub progress: GoalProgress,
    pub scales: Vec<Measured<'r>>,
}

pub fn tell<'r>(goal: &'r Goal, account: &Account<'_, 'r>) -> Told<'r> {
    let known = &account.known;
    let id = goal.id.as_str();
    let judged = judgements(id, known);
    let viewed = views(id, account);
    let missing = missing(id, account);
    let has_child_say = has_child_say(goal, &judged, &viewed, known);
    let mut all = Vec::new();
    let find = |id: &crate::base::MeasureId| known.index.measure(id).map(|(_, measure)| measure);
    let alongside: Vec<&Measure> =
        measures(goal).filter(|id| goal.main.as_ref() != Some(*id)).filter_map(find).collect();
    let beside: Vec<Measured<'r>> = alongside
        .into_iter()
        .map(|measure| measured(measure, Asked { of: Some(goal), has_child_say, ..Asked::default() }, account))
        .collect();
    if let Some(main) = goal.main.as_ref().and_then(find) {
        let asked = Asked { of: Some(goal), main_of: Some(goal), has_child_say, ..Asked::default() };
        let mut answer = measured(main, asked, account);
        let reduces = answer.intent == Some(&Intent::ReduceHelp);
        let glad = judged.iter().copied().filter_map(meaning).any(is_glad);
        let taken_away = |well: Option<bool>| well.map_or(missing.is_hands_on && !glad, |well| !well);
        if reduces && taken_away(as_well(&answer, &beside)) {
            answer = measured(main, Asked { less_well: true, ..asked }, account);
        }
        all.push(answer);
    }
    all.extend(beside);
    let status = status(goal, all.first().filter(|one| one.progress.main), &judged, &viewed, &missing, account);
    let mut progress = GoalProgress::new(goal.id.clone(), status, accord(&judged));
    let over = closing(goal, known);
    progress.label = label(&progress.status, over.is_some() || known.is_closed());
    progress.achievement = progress.status.achievement();
    let shown = goal.wordings.iter().find(|wording| may_be_shown(wording.voice.as_deref()));
    progress.words = shown.map(|wording: &Wording| wording.text.clone());
    progress.worded_by = shown.and_then(|wording| wording.by.clone());
    progress.owners = goal.owners.iter().cloned().collect();
    progress.subject = goal.subject.clone().filter(|subject| *subject != Subject::Child);
    progress.intent.clone_from(&goal.intent);
    progress.lifecycle = current(goal, known.to).map(|(_, state)| state.status.clone());
    progress.closing = over.cloned().map(Box::new);
    progress.help_missing = missing.listed.into();
    progress.judgements = judged.iter().map(|judgement| judgement_of(judgement)).collect();
    progress.views = viewed.iter().map(|view| view_of(view)).collect();
    progress.changes = satisfaction(id, account);
    if goal.intent == Some(Intent::ReduceUnwanted) {
        progress.unwanted = Some(Box::new(unwanted(goal, all.first(), has_child_say, known)));
    }
    progress.evidence = evidence(goal, &all, account).map(Box::new);
    progress.explained_by = explained(&progress, account);
    progress.gaps = unnamed_gaps(goal, account);
    let (mut shown, mut scales) = (Vec::with_capacity(all.len()), Vec::new());
    for one in all {
        if matches!(one.measure.form, MeasureForm::GoalAttainment(_)) {
            shown.push(one.progress.clone());
            scales.push(one);
        } else {
            shown.push(one.progress);
        }
    }
    progress.measures = shown.into();
    Told { progress, scales }
}

fn status(
    goal: &Goal,
    main: Option<&Measured<'_>>,
    judged: &[&Judgement],
    viewed: &[&View],
    missing: &Missing,
    account: &Account<'_, '_>,
) -> Status {
    let known = &account.known;
    let takes_part = goal.intent == Some(Intent::TakePart);
    if takes_part && not_for_me(goal, judged, viewed, account) {
        return Status::NotForMe;
    }
    let by_measure = main.and_then(|main| main.status.clone());
    let glad = judged.iter().copied().filter_map(meaning).any(is_glad);
    if by_measure == Some(Status::HelpRemoved) {
        return Status::HelpRemoved;
    }
    if missing.is_serious && !glad && !by_measure.as_ref().is_some_and(Status::is_good) {
        return Status::HelpNotInPlace;
    }
    if let Some(status) = by_measure.filter(|status| *status != Status::TooLittleWritten) {
        return status;
    }
    if takes_part && no_chance(goal, main, account) {
        return Status::NoChanceYet;
    }
    let in_period = |seen: &Observation| known.not_over(seen.until.unwrap_or(seen.occurred));
    let told = |seen: &Observation| told(seen).is_some() || seen.voice.is_some() || !seen.interpretations.is_empty();
    let seen = account.bearing(goal.id.as_str()).any(|seen| in_period(seen) && told(seen));
    let closed = closing(goal, known).is_some();
    if judged.is_empty() && viewed.is_empty() && !seen && !closed {
        Status::TooLittleWritten
    } else {
        Status::ToldInWords
    }
}

/// The child has said so, and it is the last word: by a judgement or view that refuses or disagrees, of which nothing
/// came and after which the child did not begin it again; or the goal was closed because of it.
fn not_for_me(goal: &Goal, judged: &[&Judgement], viewed: &[&View], account: &Account<'_, '_>) -> bool {
    let began_since = |on: Option<When>| {
        let later = |seen: &&Observation| on.is_some_and(|on| on.is_before(seen.occurred));
        account.bearing(goal.id.as_str()).filter(later).any(|seen| seen.started_by == Some(StartedBy::Child))
    };
    let refuses = |voice: Option<&Voice>| voice.is_some_and(|voice| voice.dissent.is_some());
    let is_child = |party: &Party| account.known.index.is_child(party);
    let judged = judged.iter().filter(|one| is_child(&one.by));
    let viewed = viewed.iter().filter(|one| is_child(&one.of) && one.led_to.is_empty());
    goal.closing.as_ref().is_some_and(|closing| closing.reason == ClosingReason::NoLongerWanted)
        || judged.filter(|one| refuses(one.voice.as_deref())).any(|one| !began_since(one.on.map(When::from)))
        || viewed
            .filter(|one| one.stance == Some(Stance::Disagree) || refuses(one.voice.as_deref()))
            .any(|one| !began_since(one.on))
}

/// Nothing was seen, and what is written says that there was no chance.
fn no_chance(goal: &Goal, main: Option<&Measured<'_>>, account: &Account<'_, '_>) -> bool {
    let reasons = account.bearing(goal.id.as_str()).flat_map(|seen| &seen.not_observed).map(|gap| &gap.reason);
    let named = main.iter().flat_map(|main| &main.progress.gaps).filter_map(|gap| gap.reason.as_ref());
    let mut all = reasons.chain(named).peekable();
    let seen = account.bearing(goal.id.as_str()).any(has_seen);
    !seen
        && all.peek().is_some()
        && all.all(|reason| matches!(reason, NotObservedReason::NoOpportunity | NotObservedReason::HelpMissing))
}

/// Whether it is known what the child makes of it: it is the child who finds it unwanted or worded it so, or the
/// child has judged or viewed it.
fn has_child_say(goal: &Goal, judged: &[&Judgement], viewed: &[&View], known: &Known<'_, '_>) -> bool {
    let mut parties = goal
        .unwanted_by
        .iter()
        .chain(goal.wordings.iter().filter_map(|wording| wording.by.as_ref()))
        .chain(judged.iter().map(|judgement| &judgement.by))
        .chain(viewed.iter().map(|view| &view.of));
    parties.any(|party| known.group(party) == Group::Child)
}

/// Whether the measures beside the main one were no worse at its latest observation than at its start; nothing where
/// none was taken both times.
fn as_well(main: &Measured<'_>, beside: &[Measured<'_>]) -> Option<bool> {
    let (start, latest) = (main.progress.start.as_ref()?, main.progress.latest.as_ref()?);
    let turns = beside.iter().filter(|other| other.wish.good(0.0).is_some()).filter_map(|other| {
        let at = |id: &crate::base::ObservationId| {
            let value = other.values.iter().find(|(seen, _)| *seen == id);
            value.map(|(_, much)| *much)
        };
        let (start, latest) = (at(start.observation.as_ref()?)?, at(&latest.observation)?);
        other.wish.turn(start, latest, 0.0)
    });
    turns.map(|turn| turn != Turn::Worse).reduce(|one, other| one && other)
}

/// How satisfied the child is, where the child has said so on the same scale twice.
fn satisfaction(goal: &str, account: &Account<'_, '_>) -> Entries<Change> {
    let known = &account.known;
    let by_child = account.viewed(goal).iter().filter(|view| known.index.is_child(&view.of));
    let mut rated: Vec<(&View, &Value, &crate::model::Scale, f64)> = by_child
        .filter(|view| may_be_shown(view.voice.as_deref()))
        .filter_map(|view| {
            let (value, scale) = (view.value.as_ref()?, known.index.scale(view.scale.as_ref()?)?);
            Some((*view, value, scale, on_scale(value, scale, known.index).ok()?.much))
        })
        .collect();
    sort::by(&mut rated, |one, other| in_time(one.0.on, other.0.on));
    let (Some(first), Some(last)) = (rated.first(), rated.last()) else { return Entries::default() };
    if first.2.id != last.2.id || !first.0.on.zip(last.0.on).is_some_and(|(first, last)| first.is_before(last)) {
        return Entries::default();
    }
    let wish = first.2.direction.as_ref().and_then(Wish::of).unwrap_or(Wish::Unknown);
    let way = ChangeWay::of(wish.turn(first.3, last.3, 0.0), first.3, last.3);
    let mut change = Change::new(ChangeDimension::Satisfaction, way);
    change.from = Some(first.1.clone());
    change.to = Some(last.1.clone());
    Entries::of(change)
}

/// What has to be known beside less of something unwanted.
fn unwanted(goal: &Goal, main: Option<&Measured<'_>>, has_child_say: bool, known: &Known<'_, '_>) -> UnwantedContext {
    let mut context = UnwantedContext::new(has_child_say);
    context.unwanted_by = goal.unwanted_by.iter().cloned().collect();
    let opportunities = |value: &Value| -> Option<Opportunities> {
        match value {
            Value::Number(value) => value.opportunities.as_deref().cloned(),
            Value::Proportion(value) => Some(Opportunities::new(value.of.into(), Unit::new("opportunities").ok()?)),
            _ => None,
        }
    };
    let main = main.filter(|main| main.progress.main);
    let points = || main.iter().flat_map(|main| &main.sorted.series).flat_map(|series| &series.points);
    let latest = points().max_by(|one, other| in_time(one.on, other.on));
    let first = points().min_by(|one, other| in_time(one.on, other.on));
    context.opportunities_then = first.and_then(|first| opportunities(first.value));
    context.opportunities_now = latest.and_then(|latest| opportunities(latest.value));
    context.help = latest.and_then(Point::help).and_then(|help| help.words.clone());
    context.hours_a_week = latest.and_then(|latest| latest.on).and_then(|on| hours_a_week(on, known));
    let mut once = HashSet::default();
    for gap in main.iter().flat_map(|main| &main.progress.gaps) {
        if let Some(reason) = gap.reason.as_ref().filter(|reason| once.insert(*reason)) {
            context.away.push(reason.clone());
        }
    }
    context
}

/// For how many hours a week the child was in a setting on that day, where a part-time timetable or a setting says so.
fn hours_a_week(on: When, known: &Known<'_, '_>) -> Option<Number> {
    let holds = |start: Option<When>, end: Option<When>| {
        start.is_none_or(|start| !on.is_before(start)) && end.is_none_or(|end| !end.is_before(on))
    };
    let record = known.index.record;
    let timetable = record
        .timetables
        .iter()
        .find(|one| one.hours_a_week.is_some() && holds(Some(one.start.into()), one.end.map(Into::into)));
    let mut settings = record.settings.iter().filter(|one| holds(one.start.map(Into::into), one.end.map(Into::into)));
    timetable.and_then(|one| one.hours_a_week).or_else(|| settings.find_map(|one| one.hours_a_week))
}

/// The observations on which the answer rests: those that bear on the goal, and those that its measures used.
fn evidence(goal: &Goal, measured: &[Measured<'_>], account: &Account<'_, '_>) -> Option<EvidenceBase> {
    let known = &account.known;
    let used = measured.iter().flat_map(|one| {
        let apart = one.progress.apart.iter().filter_map(|one| one.observation.as_ref());
        one.progress.joined.iter().chain(apart)
    });
    let bearing = account.bearing(goal.id.as_str()).map(|seen| &seen.id);
    let places = sort::distinct(used.chain(bearing).filter_map(|id| account.position(id)));
    // What says no more than that nothing was observed is no evidence.
    let told = |seen: &Observation| seen.not_observed.is_empty() || has_seen(seen);
    let seen: Vec<&Observation> = places
        .into_iter()
        .filter_map(|at| known.observations.get(at).copied())
        .filter(|seen| known.not_over(seen.until.unwrap_or(seen.occurred)) && told(seen))
        .collect();
    let (first, last) = seen.first().zip(seen.last())?;
    let mut evidence = EvidenceBase::new(count(seen.len()));
    evidence.from = Some(first.occurred);
    evidence.until = Some(last.until.unwrap_or(last.occurred));
    evidence.which = seen.iter().map(|seen| seen.id.clone()).collect();
    evidence.unplanned = seen.iter().filter(|seen| seen.unplanned == Some(true)).map(|seen| seen.id.clone()).collect();
    evidence.disputed =
        seen.iter().filter(|seen| known.disputed.contains(seen.id.as_str())).map(|seen| seen.id.clone()).collect();
    let mut once = HashSet::default();
    let observers = seen.iter().flat_map(|seen| &seen.observers);
    evidence.observers = observers.filter(|party| once.insert(who(party))).cloned().collect();
    Some(evidence)
}

/// Changes in the child's life that are said to explain the goal, an observation on which it rests, or a judgement.
fn explained(progress: &GoalProgress, account: &Account<'_, '_>) -> Entries<TransitionId> {
    let index = account.known.index;
    let evidence = || progress.evidence.iter().flat_map(|evidence| &evidence.which);
    let judgements = progress.judgements.iter().map(|judgement| judgement.judgement.as_str());
    let told: HashSet<&str> = evidence().map(AsRef::as_ref).chain(judgements).chain([progress.goal.as_str()]).collect();
    let observed = evidence().filter_map(|id| index.observation(id)).flat_map(|(_, seen)| &seen.explained_by);
    let named: HashSet<&str> = observed.map(AsRef::as_ref).collect();
    let mut places: Vec<usize> = Vec::new();
    for id in told {
        places.extend(account.explaining(id));
    }
    for id in named {
        places.extend(account.changes(id));
    }
    let changes = sort::distinct(places).into_iter().filter_map(|at| index.record.transitions.get(at));
    changes.map(|change| change.id.clone()).collect()
}

/// Why there was nothing to see, where no measure is named.
fn unnamed_gaps(goal: &Goal, account: &Account<'_, '_>) -> Entries<ObservationGap> {
    let known = &account.known;
    let mut gaps = Vec::new();
    for seen in account.bearing(goal.id.as_str()).filter(|seen| known.not_over(seen.until.unwrap_or(seen.occurred))) {
        for not_observed in seen.not_observed.iter().filter(|gap| gap.measures.is_empty()) {
            let mut gap = ObservationGap::new(seen.id.clone(), seen.occurred);
            gap.reason = Some(not_observed.reason.clone());
            gap.words.clone_from(&not_observed.words);
            gaps.push(gap);
        }
    }
    gaps.into()
}
