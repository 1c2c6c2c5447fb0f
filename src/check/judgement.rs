//! Judgements beside the values that they may rest on.

use super::gather::Findings;
use crate::base::Path;
use crate::index::Index;
use crate::model::{Judgement, ProgressRecord};
use crate::progress::doubts;
use crate::report::{Pointer, RuleCode};

pub fn check(index: &Index<'_>, found: &mut Findings<'_>) {
    let judgements = Path::ROOT.member(ProgressRecord::JUDGEMENTS);
    for doubt in doubts(index) {
        let Some(place) = index.place(doubt.judgement.id.as_str()) else { continue };
        let at = judgements.index(place.index);
        let related: Vec<Pointer> =
            index.observation(&doubt.observation).into_iter().map(|(place, _)| place.pointer("")).collect();
        let (code, message) = if doubt.is_outdated {
            (RuleCode::JudgementOutdated, "values that came after it say another thing")
        } else {
            (RuleCode::JudgementAgainstValues, "the values that could be compared when it was made say another thing")
        };
        let member = if doubt.judgement.achievement.is_some() { Judgement::ACHIEVEMENT } else { Judgement::LOCAL };
        found.relate(code, &at.member(member), related, message);
    }
}
