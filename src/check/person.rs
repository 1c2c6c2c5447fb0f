//! Is the child in it? Notes that somebody can act on, each at most once in a record, and none in a closed one.

use crate::base::hash::{HashMap, HashSet};

use super::gather::Findings;
use super::goal::beginnings;
use super::sweep::Seen;
use crate::base::{Code, PartialDate, Path, When};
use crate::index::{Index, current};
use crate::model::vocabulary::{AREA_OF_NEED, EYFS_AREA};
use crate::model::{
    Achievement, ActionState, AgreedAction, Coding, DecisionKind, Goal, GoalOrigin, Heading, Lifecycle, Party,
    PlannedSupport, ProgressRecord, Review, Role, SupportState,
};
use crate::report::{Pointer, RuleCode};

/// How many other places a note names.
const MOST_RELATED: usize = 10;

pub fn check(index: &Index<'_>, seen: &Seen, found: &mut Findings<'_>) {
    let record = index.record;
    if record.closing.is_some() {
        return;
    }
    if !record.reviews.is_empty() && !seen.child_heard {
        let message = "there have been reviews, and the child is nowhere heard or said to have been asked";
        found.add(RuleCode::NoChildVoice, &Path::ROOT.member(ProgressRecord::REVIEWS), message);
    }
    let strength = |heading: &Heading| matches!(heading, Heading::Strength | Heading::LikedAndAdmired);
    let strengths = record.profile.iter().any(|statement| strength(&statement.heading));
    if !record.needs.is_empty() && !record.reviews.is_empty() && !strengths {
        let message = "needs are recorded and reviewed, and no strengths";
        found.add(RuleCode::NoStrengths, &Path::ROOT.member(ProgressRecord::NEEDS), message);
    }
    let nothing_else = record.profile.is_empty()
        && record.goals.is_empty()
        && record.observations.is_empty()
        && record.views.is_empty()
        && record.measures.is_empty();
    if !record.attainments.is_empty() && nothing_else {
        let message = "the record holds attainment and nothing else of the child's progress";
        found.add(RuleCode::OnlyAttainment, &Path::ROOT.member(ProgressRecord::ATTAINMENTS), message);
    }
    if !record.reviews.is_empty() {
        goals(index, found);
    }
    not_reported(index, found);
    let as_of = index.as_of.or(seen.latest).map(When::from);
    timetables(index, as_of, found);
    if let Some(as_of) = as_of {
        not_reviewed(index, as_of, found);
        overdue(index, as_of, found);
    }
    without_child(index, found);
}

/// One note at the first of several entries of a list, which names others.
fn once(list: &str, entries: &[usize], code: RuleCode, message: &str, found: &mut Findings<'_>) {
    let Some((first, others)) = entries.split_first() else { return };
    let list = Path::ROOT.member(list);
    let related: Vec<Pointer> = others.iter().take(MOST_RELATED).map(|at| (&list.index(*at)).into()).collect();
    found.relate(code, &list.index(*first), related, message);
}

/// Part-time timetables that lack what protects the child: somebody's agreement, an end, and a review until it has
/// come.
fn timetables(index: &Index<'_>, as_of: Option<When>, found: &mut Findings<'_>) {
    let open: Vec<usize> = index
        .record
        .timetables
        .iter()
        .enumerate()
        .filter(|(_, timetable)| {
            let over = timetable.end.zip(as_of).is_some_and(|(end, as_of)| When::from(end).is_before(as_of));
            let unreviewed = timetable.review.is_none() && !over;
            timetable.agreements.is_empty() || timetable.end.is_none() || unreviewed
        })
        .map(|(at, _)| at)
        .collect();
    let message = "of `agreements`, `review` and `end`, something is missing";
    once(ProgressRecord::TIMETABLES, &open, RuleCode::TimetableOpen, message, found);
}

/// Whether there is a goal beyond lessons, and one that the child or family set.
fn goals(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let told: Vec<(usize, &Goal)> = record.goals.iter().enumerate().filter(|(_, goal)| is_meant(goal)).collect();
    if told.is_empty() {
        return;
    }
    let places: Vec<usize> = told.iter().map(|(at, _)| *at).collect();
    let of_subjects = |goal: &Goal| !goal.areas.is_empty() && goal.areas.iter().all(is_subject);
    if told.iter().all(|(_, goal)| of_subjects(goal)) {
        once(
            ProgressRecord::GOALS,
            &places,
            RuleCode::OnlyAttainmentGoals,
            "every goal is about attainment in subjects",
            found,
        );
    }
    if told.iter().all(|(_, goal)| set_by_professionals(goal, index)) {
        let message = "every goal was set by professionals, and none by or with the child or family";
        once(ProgressRecord::GOALS, &places, RuleCode::GoalsAllByProfessionals, message, found);
    }
}

/// A goal that was neither rejected nor entered in error.
fn is_meant(goal: &Goal) -> bool {
    current(goal, None)
        .is_none_or(|(_, state)| !matches!(state.status, Lifecycle::Rejected | Lifecycle::EnteredInError))
}

/// An area of a listed kind that is about learning in subjects and nothing else.
fn is_subject(area: &Coding) -> bool {
    let Some(system) = area.system.as_ref().map(Code::as_str) else { return false };
    (system == EYFS_AREA.id && matches!(area.code.as_str(), "literacy" | "mathematics"))
        || (system == AREA_OF_NEED.id && area.code.as_str() == "cognition-and-learning")
}

/// It is said that professionals suggested it, or everybody who is named with it is one.
fn set_by_professionals(goal: &Goal, index: &Index<'_>) -> bool {
    let mut named = goal.owners.iter().chain(goal.wordings.iter().filter_map(|wording| wording.by.as_ref())).peekable();
    match &goal.origin {
        Some(GoalOrigin::Child | GoalOrigin::Family | GoalOrigin::Together) => false,
        Some(GoalOrigin::Suggested) => !named.any(|party| is_at_home(party, index)),
        _ => named.peek().is_some() && !named.any(|party| is_at_home(party, index)),
    }
}

/// The child, or somebody of the family; somebody of whom nothing is said may be.
fn is_at_home(party: &Party, index: &Index<'_>) -> bool {
    let mut roles = index.roles(party).peekable();
    let home = |role: &Role| matches!(role, Role::Child | Role::ParentCarer | Role::Sibling | Role::Family);
    roles.peek().is_none() || roles.any(home)
}

/// When planned support was in place first.
fn began(support: &PlannedSupport) -> Option<PartialDate> {
    let in_place = support.history.iter().find(|event| event.state == SupportState::InPlace);
    match in_place {
        Some(event) => event.on.or(support.start),
        None => support.start.filter(|_| support.history.is_empty()),
    }
}

fn not_reported(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let Some(latest) = record.reviews.iter().map(|review| review.held).max_by_key(|held| held.earliest()) else {
        return;
    };
    let reported: HashSet<&str> =
        record.deliveries.iter().filter_map(|given| given.planned.as_ref()).map(AsRef::as_ref).collect();
    let silent: Vec<usize> = record
        .support
        .iter()
        .enumerate()
        .filter(|(_, support)| began(support).is_some_and(|start| When::from(start).is_before(latest)))
        .filter(|(_, support)| !reported.contains(support.id.as_str()))
        .map(|(at, _)| at)
        .collect();
    let message = "it was in place before the latest review, and no delivery says what was given";
    once(ProgressRecord::SUPPORT, &silent, RuleCode::SupportNotReported, message, found);
}

fn not_reviewed(index: &Index<'_>, as_of: When, found: &mut Findings<'_>) {
    let record = index.record;
    // The last time that anybody said how a goal goes, and the goals that somebody called reached, ended or out of
    // reach.
    let mut spoken: HashMap<&str, When> = HashMap::default();
    let mut settled: HashSet<&str> = HashSet::default();
    let mut speak = |id, when: When| {
        let last = spoken.entry(id).or_insert(when);
        if last.latest() < when.latest() {
            *last = when;
        }
    };
    for judgement in &record.judgements {
        let Some(goal) = &judgement.goal else { continue };
        if let Some(on) = judgement.on {
            speak(goal.as_str(), on.into());
        }
        if judgement.achievement.as_ref().is_some_and(settles) {
            settled.insert(goal.as_str());
        }
    }
    for review in &record.reviews {
        for decision in &review.decisions {
            for id in &decision.about {
                speak(id.as_str(), review.held);
                if matches!(decision.decision, DecisionKind::Reached | DecisionKind::End) {
                    settled.insert(id.as_str());
                }
            }
        }
    }
    let overdue: Vec<usize> = record
        .goals
        .iter()
        .enumerate()
        .filter(|(_, goal)| {
            let open = current(goal, None).is_none_or(|(_, state)| {
                matches!(state.status, Lifecycle::Planned | Lifecycle::Accepted | Lifecycle::Active | Lifecycle::OnHold)
            });
            // A date before the goal began is a slip, and no lateness.
            let due = goal.target.as_ref().and_then(|target| target.due).map(When::from);
            let due = due.filter(|due| !beginnings(goal).any(|begun| due.is_before(begun)));
            open && goal.closing.is_none()
                && due.is_some_and(|due| {
                    let answered = spoken.get(goal.id.as_str()).is_some_and(|on| !on.is_before(due));
                    due.is_before(as_of) && !answered && !settled.contains(goal.id.as_str())
                })
        })
        .map(|(at, _)| at)
        .collect();
    let message = "the goal's date has passed, and nobody has said since how it went";
    once(ProgressRecord::GOALS, &overdue, RuleCode::GoalNotReviewed, message, found);
}

/// Whether a judgement says how it ended, however early.
fn settles(achievement: &Achievement) -> bool {
    matches!(
        achievement,
        Achievement::Achieved | Achievement::Sustaining | Achievement::NotAchieved | Achievement::NotAttainable
    )
}

fn overdue(index: &Index<'_>, as_of: When, found: &mut Findings<'_>) {
    let open = |action: &AgreedAction| {
        action.done.is_none() && matches!(action.state, None | Some(ActionState::Open | ActionState::Begun))
    };
    let reviews = Path::ROOT.member(ProgressRecord::REVIEWS);
    let mut places = Vec::new();
    for (at, review) in index.record.reviews.iter().enumerate() {
        for (action_at, action) in review.actions.iter().enumerate() {
            if open(action) && action.due.is_some_and(|due| When::from(due).is_before(as_of)) {
                places.push((at, action_at));
            }
        }
    }
    if let Some((first, action)) = places.first() {
        let others = places.iter().skip(1).take(MOST_RELATED);
        let pointer = |(at, action): &(usize, usize)| {
            let review = reviews.index(*at);
            Pointer::from(&review.member(Review::ACTIONS).index(*action))
        };
        let review = reviews.index(*first);
        let at = review.member(Review::ACTIONS);
        let message = "the action's date has passed, and nothing says that it was done or dropped";
        let related: Vec<Pointer> = others.map(pointer).collect();
        found.relate(RuleCode::ActionOverdue, &at.index(*action), related, message);
    }
}

fn without_child(index: &Index<'_>, found: &mut Findings<'_>) {
    let without: Vec<usize> = index
        .record
        .reviews
        .iter()
        .enumerate()
        .filter(|(_, review)| !review.participants.is_empty())
        .filter(|(_, review)| !review.participants.iter().any(|participant| index.is_child(&participant.who)))
        .map(|(at, _)| at)
        .collect();
    let message = "the child is not among those who took part";
    once(ProgressRecord::REVIEWS, &without, RuleCode::ReviewWithoutChild, message, found);
}
