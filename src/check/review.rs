//! Reviews: dates, decisions and actions. Judgements, and entries that say nothing.

use super::gather::Findings;
use crate::base::{Path, When};
use crate::index::{Index, Says, judges_nothing, views_nothing};
use crate::model::{ActionState, AgreedAction, PartTimeTimetable, ProgressRecord, Review};
use crate::report::RuleCode;

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let reviews = Path::ROOT.member(ProgressRecord::REVIEWS);
    for (at, review) in record.reviews.iter().enumerate() {
        of_review(review, &reviews.index(at), found);
    }
    let timetables = Path::ROOT.member(ProgressRecord::TIMETABLES);
    for (at, timetable) in record.timetables.iter().enumerate() {
        if timetable.review.is_some_and(|review| When::from(review).is_before(timetable.start)) {
            let at = timetables.index(at);
            let related = [(&at.member(PartTimeTimetable::START)).into()];
            let message = "the review is due before the timetable begins";
            found.relate(RuleCode::NextBeforeHeld, &at.member(PartTimeTimetable::REVIEW), related, message);
        }
    }
    let judgements = Path::ROOT.member(ProgressRecord::JUDGEMENTS);
    for (at, judgement) in record.judgements.iter().enumerate() {
        if judges_nothing(judgement) {
            let message = "neither `goal` nor `measure` says what is judged";
            found.add(RuleCode::JudgementOfNothing, &judgements.index(at), message);
        }
    }
    let views = Path::ROOT.member(ProgressRecord::VIEWS);
    for (at, view) in record.views.iter().enumerate() {
        if views_nothing(view) {
            found.add(RuleCode::ViewOfNothing, &views.index(at), "neither `about` nor `onWhat` says what it is about");
        }
    }
    silent(index, found);
}

fn of_review(review: &Review, at: &Path<'_>, found: &mut Findings<'_>) {
    let held = (&at.member(Review::HELD)).into();
    if review.next.is_some_and(|next| When::from(next).is_before(review.held)) {
        let message = "the next review is due before this one was held";
        found.relate(RuleCode::NextBeforeHeld, &at.member(Review::NEXT), [held], message);
    }
    let decisions = at.member(Review::DECISIONS);
    for (decision_at, decision) in review.decisions.iter().enumerate() {
        if decision.about.is_empty() && decision.led_to.is_empty() && decision.words.is_none() {
            let message = "neither `about` nor `words` says what was decided on";
            found.add(RuleCode::DecisionAboutNothing, &decisions.index(decision_at), message);
        }
    }
    let actions = at.member(Review::ACTIONS);
    for (action_at, action) in review.actions.iter().enumerate() {
        of_action(action, review.held, at, &actions.index(action_at), found);
    }
}

fn of_action(action: &AgreedAction, held: When, review: &Path<'_>, at: &Path<'_>, found: &mut Findings<'_>) {
    if action.owner.is_none() {
        found.add(RuleCode::ActionWithoutOwner, at, "`owner` is missing: who does it?");
    }
    if action.state == Some(ActionState::Dropped) && action.words.is_none() {
        found.add(RuleCode::ReasonMissing, at, "the action was dropped, and no `words` say why");
    }
    for (date, member) in [(action.due, AgreedAction::DUE), (action.done, AgreedAction::DONE)] {
        if date.is_some_and(|date| When::from(date).is_before(held)) {
            let related = [(&review.member(Review::HELD)).into()];
            found.relate(
                RuleCode::ActionBeforeReview,
                &at.member(member),
                related,
                format_args!("`{member}` is before the review that agreed the action"),
            );
        }
    }
    let undone = matches!(action.state, Some(ActionState::Open | ActionState::Begun | ActionState::Dropped));
    if action.done.is_some() && undone {
        let related = [(&at.member(AgreedAction::DONE)).into()];
        let message = "the action has a date on which it was done, and a state that says it was not";
        found.relate(RuleCode::ActionState, &at.member(AgreedAction::STATE), related, message);
    }
}

/// Entries that hold nothing but their id and date.
fn silent(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    silent_in(ProgressRecord::PEOPLE, &record.people, found);
    silent_in(ProgressRecord::NEEDS, &record.needs, found);
    silent_in(ProgressRecord::OBSERVATIONS, &record.observations, found);
    silent_in(ProgressRecord::JUDGEMENTS, &record.judgements, found);
    silent_in(ProgressRecord::VIEWS, &record.views, found);
}

fn silent_in<T: Says>(list: &str, entries: &[T], found: &mut Findings<'_>) {
    for (at, _) in entries.iter().enumerate().filter(|(_, entry)| entry.says_nothing()) {
        found.add(RuleCode::SaysNothing, &Path::ROOT.member(list).index(at), "the entry says nothing");
    }
}
