//! What the notes show: the status, and for each measure where it started, where it is, and what cannot be compared.

use crate::base::hash::HashSet;
use std::fmt::{self, Write as _};

use super::Page;
use crate::base::ObservationId;
use crate::index::{Index, told};
use crate::model::{Goal, Intent, Measure};
use crate::phrase::{date, help, in_short, list, lower, sentence, setting, span, upper, value, who, words};
use crate::progress::status::Status;
use crate::progress::summary::{
    ApartObservation, ApartReason, ChangeDimension, ChangeWay, DimensionProgress, GoalProgress, MeasureProgress,
    ObservationGap, StartSource, Sureness, TargetMet, UnwantedContext,
};

/// How many observations are told of a goal that no measure answers.
const MOST_TOLD: usize = 2;

impl Page<'_, '_> {
    pub(super) fn notes(&mut self, progress: &GoalProgress, goal: Option<&Goal>) -> fmt::Result {
        let label = progress
            .label
            .as_ref()
            .map_or_else(|| progress.status.as_str().to_owned(), |label| label.as_str().to_owned());
        let when = if self.summary.closed.is_some() || progress.closing.is_some() { "At the end" } else { "So far" };
        match &progress.status {
            Status::ToldInWords => self.told(progress)?,
            status if about_measures(status) => {
                self.sheet.line(format_args!("   What the notes show — {}: {label}.", lower(when)))?;
            }
            _ => self.sheet.line(format_args!("   {when}: {label}."))?,
        }
        for id in &progress.explained_by {
            self.explained(id)?;
        }
        for measure in &progress.measures {
            self.measure(measure, goal)?;
        }
        if let Some(unwanted) = &progress.unwanted {
            self.unwanted(unwanted)?;
        }
        self.gaps(progress.measures.iter().flat_map(|measure| &measure.gaps).chain(&progress.gaps))
    }

    pub(super) fn measures(&mut self) -> fmt::Result {
        let summary = self.summary;
        if !summary.measures.iter().any(|measure| measure.comparable.get() > 0 || !measure.apart.is_empty()) {
            return Ok(());
        }
        self.sheet.gap();
        self.sheet.line(format_args!("ALSO FOLLOWED"))?;
        for measure in &summary.measures {
            self.measure(measure, None)?;
        }
        self.gaps(summary.measures.iter().flat_map(|measure| &measure.gaps))
    }

    /// What happened in the child's life that helps to explain it.
    fn explained(&mut self, id: &crate::base::TransitionId) -> fmt::Result {
        let Some(change) = self.index.transition(id) else { return Ok(()) };
        let what = change
            .words
            .as_ref()
            .map(sentence)
            .or_else(|| change.transition_kind.label().map(|label| format!("{label}.")));
        let cause = change
            .cause
            .as_ref()
            .and_then(crate::model::Cause::label)
            .map(|cause| format!(" Cause: {}.", lower(cause)));
        let until = change.until.map(|until| format!(" to {}", date(until))).unwrap_or_default();
        self.sheet.line(format_args!(
            "   Meanwhile, {}{until}: {}{}",
            date(change.on),
            what.unwrap_or_default(),
            cause.unwrap_or_default()
        ))
    }

    /// Where no measure answers: the latest of what was seen, in words.
    fn told(&mut self, progress: &GoalProgress) -> fmt::Result {
        let seen = progress.evidence.iter().flat_map(|evidence| evidence.which.iter().rev());
        let told =
            seen.filter_map(|id| self.index.observation(id)).filter_map(|(_, seen)| Some((seen.occurred, told(seen)?)));
        let told: Vec<_> = told.take(MOST_TOLD).collect();
        if !told.is_empty() {
            self.sheet.line(format_args!("   What was seen:"))?;
        }
        for (on, seen) in told {
            self.sheet.line(format_args!("     {}: {}", date(on), sentence(seen)))?;
        }
        Ok(())
    }

    fn measure(&mut self, progress: &MeasureProgress, goal: Option<&Goal>) -> fmt::Result {
        let index = self.index;
        let Some((_, measure)) = index.measure(&progress.measure) else { return Ok(()) };
        if progress.latest.is_none() && progress.apart.is_empty() && progress.comparable.get() == 0 {
            return Ok(());
        }
        let what = progress.counted.as_ref().map_or_else(|| "What is followed".to_owned(), words);
        let label =
            progress.label.as_ref().filter(|_| !progress.main && progress.status != Some(Status::TooLittleWritten));
        let label = label.map(|label| format!(" {}.", label.as_str())).unwrap_or_default();
        self.sheet.line(format_args!("   • {}.{label}", what.trim_end_matches('.')))?;
        self.course(progress, measure)?;
        self.dimensions(&progress.dimensions, measure)?;
        if progress.at_floor == Some(true) {
            self.sheet.line(format_args!("     This way of measuring cannot show less than the start."))?;
        }
        if let Some(trend) = &progress.trend {
            let way = trend.way.label().map(lower).unwrap_or_default();
            self.sheet
                .line(format_args!("     Over {} observations the direction is clear: {way}.", trend.observations))?;
        }
        self.best(progress, measure)?;
        self.target(progress, measure, goal)?;
        for apart in &progress.apart {
            self.apart(apart, measure)?;
        }
        Ok(())
    }

    /// Where it started and where it is, in each place where there are several.
    fn course(&mut self, progress: &MeasureProgress, measure: &Measure) -> fmt::Result {
        let index = self.index;
        if !progress.dimensions.is_empty() {
            return Ok(());
        }
        for place in &progress.places {
            let at = place
                .setting
                .as_ref()
                .map(|id| setting(id, index))
                .or(place.place.as_ref().map(|name| format!("at {}", in_short(name.as_str()))));
            let at = at.unwrap_or_else(|| "Elsewhere".to_owned());
            let at = upper(&at);
            let (Some(start), Some(latest)) = (&place.start, &place.latest) else { continue };
            let label = place.label.as_ref().map(|label| format!(" {}.", label.as_str())).unwrap_or_default();
            if place.comparable.get() > 1 {
                let from = start.on.map(|on| format!(" ({})", span(on, start.until))).unwrap_or_default();
                self.sheet.line(format_args!(
                    "     {at}: {}{from}, then {} ({}).{label}",
                    value(&start.value, measure, index),
                    value(&latest.value, measure, index),
                    span(latest.on, latest.until)
                ))?;
            } else {
                self.sheet.line(format_args!(
                    "     {at}: {} ({}), written down once.",
                    value(&latest.value, measure, index),
                    span(latest.on, latest.until)
                ))?;
            }
        }
        if !progress.places.is_empty() {
            return Ok(());
        }
        let Some(latest) = &progress.latest else { return Ok(()) };
        let by = if progress.apart.iter().any(|apart| apart.because.contains(&ApartReason::Rater)) {
            self.observers(&latest.observation)
        } else {
            String::new()
        };
        let now = format!("{}{by} ({})", value(&latest.value, measure, index), span(latest.on, latest.until));
        let first = match &progress.start {
            Some(start) if start.observation.as_ref() != Some(&latest.observation) => {
                let from = start.on.map(|on| format!(" ({})", span(on, start.until))).unwrap_or_default();
                format!("At first {}{from}; latest {now}.", value(&start.value, measure, index))
            }
            _ => format!("{now}."),
        };
        let how_many = match progress.sure {
            Sureness::One => " Written down once.".to_owned(),
            _ if progress.start.as_ref().is_some_and(|start| start.source == StartSource::Goal) => {
                let seen = progress.comparable.get().saturating_sub(1);
                let what = if seen == 1 { "observation" } else { "observations" };
                format!(" The start and {seen} {what} can be compared.")
            }
            _ => format!(" {} observations can be compared.", progress.comparable),
        };
        self.sheet.line(format_args!("     {first}{how_many}"))?;
        self.helped(progress, measure)
    }

    /// The help beside the values, and what helped at the latest.
    fn helped(&mut self, progress: &MeasureProgress, measure: &Measure) -> fmt::Result {
        let index = self.index;
        let change = progress.changes.iter().find(|change| change.dimension == ChangeDimension::Help);
        let is_of_help = matches!(measure.form, crate::model::MeasureForm::Help(_));
        if let Some(change) = change.filter(|_| !is_of_help) {
            let said = match change.way {
                ChangeWay::More => "with more help than at first",
                ChangeWay::Less => "with less help than at first",
                _ => "with the same help",
            };
            self.sheet.line(format_args!("     The latest was {said}."))?;
        }
        let latest = progress.latest.as_ref().and_then(|latest| index.observation(&latest.observation));
        let helped = latest.and_then(|(_, seen)| seen.help.as_deref()).and_then(help);
        match helped.filter(|_| progress.main) {
            Some(helped) => self.sheet.line(format_args!("     What helped: {}.", helped.trim_end_matches('.'))),
            None => Ok(()),
        }
    }

    fn dimensions(&mut self, dimensions: &[DimensionProgress], measure: &Measure) -> fmt::Result {
        let index = self.index;
        for one in dimensions {
            let name = name(one);
            let level = |code: &Option<crate::base::Code>, number: Option<crate::base::Number>| {
                code.as_ref()
                    .map(|code| label_of(code, one, measure, index))
                    .or(number.map(|number| number.to_string()))
            };
            let Some(now) = level(&one.to_level, one.to_number) else { continue };
            match level(&one.from_level, one.from_number) {
                Some(from) if from != now => self.sheet.line(format_args!("     {name}: {from}, then {now}."))?,
                Some(_) => self.sheet.line(format_args!("     {name}: {now}, as before."))?,
                None => self.sheet.line(format_args!("     {name}: {now}, written down once."))?,
            }
        }
        Ok(())
    }

    fn best(&mut self, progress: &MeasureProgress, measure: &Measure) -> fmt::Result {
        let (Some(best), Some(latest)) = (&progress.best, &progress.latest) else { return Ok(()) };
        if best.value == latest.value || !progress.places.is_empty() {
            return Ok(());
        }
        self.sheet.line(format_args!(
            "     Best so far: {} ({}).",
            value(&best.value, measure, self.index),
            span(best.on, best.until)
        ))
    }

    fn target(&mut self, progress: &MeasureProgress, measure: &Measure, goal: Option<&Goal>) -> fmt::Result {
        let (Some(standing), Some(target)) = (&progress.target, goal.and_then(|goal| goal.target.as_deref())) else {
            return Ok(());
        };
        let grows = matches!(progress.intent, Some(Intent::Gain | Intent::Extend | Intent::Regain));
        let hoped = target.words.as_ref().map(|said| words(said).trim_end_matches('.').to_owned());
        let hoped = hoped.or_else(|| target.value.as_ref().map(|hoped| value(hoped, measure, self.index)));
        let Some(hoped) = hoped else { return Ok(()) };
        let met = match standing.met {
            TargetMet::Met => " Met.",
            TargetMet::NotShown => {
                " The value is there; the rest of it (how often, where, with whom) is not written down."
            }
            TargetMet::NotYet if grows => " Not there yet.",
            TargetMet::NotYet | TargetMet::Other(_) => "",
        };
        self.sheet.line(format_args!("     Hoped for: {hoped}.{met}"))
    }

    fn apart(&mut self, apart: &ApartObservation, measure: &Measure) -> fmt::Result {
        let why: Vec<String> = apart.because.iter().filter_map(ApartReason::label).map(lower).collect();
        let on = apart.on.map_or_else(|| "The start".to_owned(), date);
        let mut said = value(&apart.value, measure, self.index);
        if let Some(id) = apart.observation.as_ref().filter(|_| apart.because.contains(&ApartReason::Rater)) {
            said += &self.observers(id);
        }
        self.sheet.line(format_args!("     Shown apart, {on}: {said} ({}).", list(&why)))
    }

    /// Each day without a value once, whatever was not observed on it.
    fn gaps<'g>(&mut self, gaps: impl Iterator<Item = &'g ObservationGap>) -> fmt::Result {
        let mut once = HashSet::default();
        for gap in gaps {
            let reason = gap.reason.as_ref().and_then(crate::model::NotObservedReason::label);
            let why = reason.or(gap.mark.as_ref().and_then(crate::model::NonValueMeaning::label));
            if once.insert((&gap.observation, why)) {
                let why = why.map(|why| format!(": {}", lower(why))).unwrap_or_default();
                let said = gap.words.as_ref().map(|said| format!(" “{}”", words(said))).unwrap_or_default();
                self.sheet.line(format_args!("   No value on {}{why}.{said}", date(gap.on)))?;
            }
        }
        Ok(())
    }

    /// Who saw or rated it, after a comma.
    fn observers(&self, id: &ObservationId) -> String {
        let seen = self.index.observation(id).map(|(_, seen)| seen);
        let by = seen.into_iter().flat_map(|seen| &seen.observers);
        let by: Vec<String> = by.map(|by| who(by, &self.child, self.index)).collect();
        if by.is_empty() { String::new() } else { format!(", {}", list(&by)) }
    }

    fn unwanted(&mut self, unwanted: &UnwantedContext) -> fmt::Result {
        let by: Vec<String> = unwanted.unwanted_by.iter().map(|party| who(party, &self.child, self.index)).collect();
        let by = if by.is_empty() { "nobody is named".to_owned() } else { list(&by) };
        let mut said = format!("Who wants it less: {by}.");
        if !unwanted.child_asked {
            write!(said, " Whether {} wants it less is not written.", self.name_inside())?;
        }
        if let Some(hours) = unwanted.hours_a_week {
            write!(said, " {} was there for {hours} hours a week.", self.child)?;
        }
        let counted = unwanted.opportunities_then.is_some() && unwanted.opportunities_now.is_some();
        if !counted && unwanted.hours_a_week.is_none() {
            write!(said, " For how many hours {} was there is not written.", self.name_inside())?;
        }
        if let Some(helped) = &unwanted.help {
            write!(said, " What helped: {}.", words(helped).trim_end_matches('.'))?;
        }
        if let (Some(then), Some(now)) = (&unwanted.opportunities_then, &unwanted.opportunities_now) {
            write!(
                said,
                " Counted in {} {} at first, in {} {} at the latest.",
                then.amount,
                then.unit.as_str(),
                now.amount,
                now.unit.as_str()
            )?;
        }
        self.sheet.line(format_args!("     {said}"))
    }
}

/// Whether the status is about values, and not about help or chances.
fn about_measures(status: &Status) -> bool {
    !matches!(
        status,
        Status::HelpNotInPlace | Status::NoChanceYet | Status::NotForMe | Status::NotMade | Status::TooLittleWritten
    )
}

fn name(dimension: &DimensionProgress) -> String {
    let plain = |code: &str| upper(&code.replace(['-', '_'], " "));
    dimension.label.as_ref().map_or_else(|| plain(dimension.dimension.as_str()), words)
}

/// The level of a dimension in the words of its scale.
fn label_of(code: &crate::base::Code, one: &DimensionProgress, measure: &Measure, index: &Index<'_>) -> String {
    let crate::model::MeasureForm::Dimensions(form) = &measure.form else { return code.as_str().to_owned() };
    let scale =
        form.dimensions.iter().find(|dimension| dimension.code == one.dimension).and_then(|one| one.scale.as_ref());
    let scale = scale.and_then(|id| index.scale(id));
    let label = scale.and_then(|scale| match &scale.form {
        crate::model::ScaleForm::Levels(form) => form.levels.iter().find(|level| level.code == *code)?.label.as_ref(),
        crate::model::ScaleForm::Range(_) => None,
    });
    label.map_or_else(|| code.as_str().to_owned(), |label| format!("“{}”", words(label)))
}
