//! Needs that exclude the provision beside them, and needs of the same rank.

use crate::base::hash::Table;
use crate::base::sort;

use super::gather::Findings;
use crate::base::{Date, PartialDate, Path, When};
use crate::index::Index;
use crate::model::{Coding, Need, PlanKind, ProgressRecord, SupportLayer, vocabulary};
use crate::report::{Pointer, RuleCode};

/// From when until when; what is absent is open.
type Period = (Option<PartialDate>, Option<PartialDate>);

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    unassessed(index, found);
    ranks(index, found);
}

/// Whether two periods have a day in common, as far as their dates are known.
fn meet(one: Period, other: Period) -> bool {
    let ends_before =
        |one: Period, other: Period| one.1.zip(other.0).is_some_and(|(end, start)| When::from(end).is_before(start));
    !ends_before(one, other) && !ends_before(other, one)
}

/// `NSA` says "on SEN support, type not yet assessed": no other provision goes with it.
fn unassessed(index: &Index<'_>, found: &mut Findings<'_>) {
    let record = index.record;
    let layers = Path::ROOT.member(ProgressRecord::LAYERS);
    let plans = Path::ROOT.member(ProgressRecord::PLANS);
    let of_layers = record.layers.iter().enumerate().filter_map(|(at, layer)| {
        let provision = layer.layer.system.as_ref()?.as_str() == vocabulary::SEN_PROVISION.id;
        let other = provision && layer.layer.code.as_str() != "K";
        other.then(|| ((layer.start, layer.end), Pointer::from(&layers.index(at).member(SupportLayer::LAYER))))
    });
    let of_plans = record.plans.iter().enumerate().filter_map(|(at, plan)| {
        let statutory = matches!(plan.plan_kind, PlanKind::Ehcp | PlanKind::Statement);
        statutory.then(|| ((plan.start, plan.end), Pointer::from(&plans.index(at))))
    });
    let mut excluding: Vec<(Period, Pointer)> = of_layers.chain(of_plans).collect();
    sort::by(&mut excluding, |(one, _), (other, _)| begins(*one).cmp(&begins(*other)));
    // Of the periods that begin up to here, the one that lasts longest: if any of them meets a need, it does.
    let mut longest: Vec<usize> = Vec::with_capacity(excluding.len());
    for (at, (period, _)) in excluding.iter().enumerate() {
        let before = longest.last().copied().unwrap_or(at);
        let lasts = excluding.get(before).is_some_and(|(before, _)| ends(*before) >= ends(*period));
        longest.push(if lasts { before } else { at });
    }
    let needs = Path::ROOT.member(ProgressRecord::NEEDS);
    for (at, need) in record.needs.iter().enumerate() {
        if !need.coding.as_ref().is_some_and(is_unassessed) {
            continue;
        }
        let period = (need.start, need.end);
        let begun = excluding.partition_point(|(other, _)| need.end.is_none() || begins(*other) <= ends(period).1);
        let candidate = begun.checked_sub(1).and_then(|last| excluding.get(*longest.get(last)?));
        if let Some((_, other)) = candidate.filter(|(other, _)| meet(period, *other)) {
            let at = needs.index(at);
            let message = "NSA goes with the provision K only, and at the time there is another";
            found.relate(
                RuleCode::NsaProvision,
                &at.member(Need::CODING).member(Coding::CODE),
                [other.clone()],
                message,
            );
        }
    }
}

fn is_unassessed(coding: &Coding) -> bool {
    coding.system.as_ref().is_some_and(|system| system.as_str() == vocabulary::SEN_TYPE.id)
        && coding.code.as_str() == "NSA"
}

/// The first day on which a period may have begun.
fn begins((start, _): Period) -> Option<Date> {
    start.map(PartialDate::earliest)
}

/// Whether a period is still open, and otherwise the last day on which it may have ended.
fn ends((_, end): Period) -> (bool, Option<Date>) {
    (end.is_none(), end.map(PartialDate::latest))
}

fn ranks(index: &Index<'_>, found: &mut Findings<'_>) {
    let needs = Path::ROOT.member(ProgressRecord::NEEDS);
    // The latest need of each rank: of several at once, each is told against the one before it.
    let mut of_rank: Table<u32, usize> = Table::default();
    for (at, need) in index.record.needs.iter().enumerate() {
        let Some(rank) = need.rank else { continue };
        let Some(before) = of_rank.insert(rank.get(), at) else { continue };
        let Some(other) = index.record.needs.get(before) else { continue };
        if meet((need.start, need.end), (other.start, other.end)) {
            let related = [(&needs.index(before).member(Need::RANK)).into()];
            let message = "another need has the same rank at the same time";
            found.relate(RuleCode::RankTwice, &needs.index(at).member(Need::RANK), related, message);
        }
    }
}
