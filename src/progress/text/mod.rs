//! A summary as a text of about a page, for parents and practitioners alike: the child's own words first, then what
//! there is to celebrate, then each goal with the help that came or did not, what people say, and what the notes show.

mod notes;

use std::fmt;

use super::summary::{Accord, GoalProgress, Presence, ProgressSummary, VoiceGroup};
use crate::base::Count;
use crate::base::sort;
use crate::index::{Index, silenced};
use crate::model::{Goal, Manner, NotObtainedReason, ProgressRecord, RecordClosingReason};
use crate::phrase::{Sheet, date, in_short, list, lower, sentence, who, whole_day, words};

/// How many of the child's sayings, and of celebrations, stand in the text; the summary has all.
const MOST: usize = 4;

impl ProgressSummary {
    /// The summary as a text of about a page, in plain English. `record` is the one that was summarised: names of
    /// people and places, and the words of levels, are taken from it.
    ///
    /// The text repeats what people wrote, the child among them. Give it to those who may see the record. Whatever they
    /// wrote, it can be shown on a terminal: no control character, sign of direction or line break of theirs is in it.
    /// For HTML it has to be escaped as any text.
    ///
    /// ```
    /// use child_progress::{ProgressOptions, progress};
    ///
    /// let record = child_progress::read_str(r#"{
    ///     "schemaVersion": "1.0", "child": { "id": "c1", "knownAs": "Ava" },
    ///     "goals": [{
    ///         "id": "g1",
    ///         "wordings": [{ "text": { "words": "I sing in assembly." }, "by": { "role": "child" } }]
    ///     }]
    /// }"#)?;
    /// let page = progress(&record, &ProgressOptions::new()).to_text(&record);
    /// assert!(page.starts_with("How things are going for Ava\n"));
    /// assert!(page.contains("1. I sing in assembly."));
    /// # Ok::<(), child_progress::Unreadable>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, record: &ProgressRecord) -> String {
        let record = silenced(record);
        let index = Index::of(&record, self.to);
        let mut page = Page { sheet: Sheet::default(), summary: self, index: &index, child: self.child_called() };
        // Writing to a string cannot fail.
        let _ = page.write();
        page.sheet.into_text()
    }

    fn child_called(&self) -> String {
        self.known_as.as_ref().map_or_else(|| "The child".to_owned(), |name| in_short(name.as_str()))
    }
}

struct Page<'a, 'r> {
    sheet: Sheet,
    summary: &'a ProgressSummary,
    index: &'a Index<'r>,
    child: String,
}

impl Page<'_, '_> {
    fn write(&mut self) -> fmt::Result {
        self.heading()?;
        self.said()?;
        self.celebrations()?;
        self.goals()?;
        self.measures()?;
        self.areas()?;
        self.voices()
    }

    fn heading(&mut self) -> fmt::Result {
        let summary = self.summary;
        let how = if summary.closed.is_some() { "How things went for" } else { "How things are going for" };
        self.sheet.line(format_args!("{how} {}", self.name_inside()))?;
        match (summary.from, summary.to) {
            (Some(from), Some(to)) => self.sheet.line(format_args!("{} to {}", whole_day(from), whole_day(to)))?,
            (Some(from), None) => self.sheet.line(format_args!("Since {}", whole_day(from)))?,
            (None, Some(to)) => self.sheet.line(format_args!("Until {}", whole_day(to)))?,
            (None, None) => {}
        }
        if let Some(closed) = &summary.closed {
            let why = match &closed.reason {
                RecordClosingReason::Other(_) | RecordClosingReason::Died => String::new(),
                reason => reason.label().map(|label| format!(": {}", lower(label))).unwrap_or_default(),
            };
            self.sheet.line(format_args!("This record was closed on {}{why}.", date(closed.on)))?;
        }
        if self.index.record.excerpt.is_some() {
            let rest =
                "This is told from a copy of the record made for some readers. What is not here may be in the record.";
            self.sheet.line(format_args!("{rest}"))?;
        }
        Ok(())
    }

    /// What is not in a part of a record may be in the rest.
    fn yet(&self) -> &'static str {
        if self.index.record.excerpt.is_some() { "" } else { " yet" }
    }

    /// The child's name in the middle of a sentence.
    fn name_inside(&self) -> String {
        if self.summary.known_as.is_some() { self.child.clone() } else { "the child".to_owned() }
    }

    fn said(&mut self) -> fmt::Result {
        let summary = self.summary;
        if summary.said_by_child.is_empty() {
            return Ok(());
        }
        self.sheet.gap();
        self.sheet.line(format_args!("IN {}'S OWN WAY", self.child.to_uppercase()))?;
        for said in summary.said_by_child.iter().take(MOST) {
            let how = match &said.manner {
                Manner::Verbatim | Manner::Other(_) => String::new(),
                Manner::ObservedResponse => "seen in what they did".to_owned(),
                manner => manner.label().map(lower).unwrap_or_default(),
            };
            let on = said.on.map(date).unwrap_or_default();
            let notes: Vec<&str> = [how.as_str(), on.as_str()].into_iter().filter(|note| !note.is_empty()).collect();
            let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
            match (&said.words, &said.response) {
                (Some(own), _) => self.sheet.line(format_args!("  “{}”{notes}", words(own)))?,
                (None, Some(response)) => self.sheet.line(format_args!("  {}{notes}", sentence(response)))?,
                (None, None) => {}
            }
        }
        self.more(summary.said_by_child.len())
    }

    /// That the summary holds more than the text.
    fn more(&mut self, all: usize) -> fmt::Result {
        match all.saturating_sub(MOST) {
            0 => Ok(()),
            more => self.sheet.line(format_args!("  … and {more} more in the record.")),
        }
    }

    fn celebrations(&mut self) -> fmt::Result {
        let summary = self.summary;
        if summary.celebrations.is_empty() {
            return Ok(());
        }
        self.sheet.gap();
        self.sheet.line(format_args!("TO CELEBRATE: NOBODY HAD PLANNED IT"))?;
        for one in summary.celebrations.iter().take(MOST) {
            let seen = one.seen.as_ref().map_or_else(|| "Something new was seen.".to_owned(), sentence);
            let by: Vec<String> = one.observers.iter().map(|party| who(party, &self.child, self.index)).collect();
            let by = if by.is_empty() { String::new() } else { format!(" Seen by {}.", list(&by)) };
            self.sheet.line(format_args!("  {}: {seen}{by}", date(one.on)))?;
        }
        self.more(summary.celebrations.len())
    }

    fn goals(&mut self) -> fmt::Result {
        let summary = self.summary;
        if summary.goals.is_empty() {
            return Ok(());
        }
        let heading = if summary.closed.is_some() { "WHAT WAS HOPED FOR" } else { "WHAT IS HOPED FOR" };
        self.sheet.gap();
        self.sheet.line(format_args!("{heading}"))?;
        for (at, progress) in summary.goals.iter().enumerate() {
            let goal = self.index.goal(&progress.goal).map(|(_, goal)| goal);
            self.goal(at + 1, progress, goal)?;
        }
        let Some(more) = summary.goals_omitted.map(Count::get) else { return Ok(()) };
        let more = if more == 1 { "One more goal is".to_owned() } else { format!("{more} more goals are") };
        self.sheet.gap();
        self.sheet.line(format_args!("{more} not told here: the record is too large."))
    }

    fn goal(&mut self, number: usize, progress: &GoalProgress, goal: Option<&Goal>) -> fmt::Result {
        let what =
            progress.words.as_ref().map_or_else(|| "A goal whose words are not for everybody.".to_owned(), sentence);
        let by = progress.worded_by.as_ref().map(|by| format!(" — {}", who(by, &self.child, self.index)));
        self.sheet.gap();
        self.sheet.line(format_args!("{number}. {what}{}", by.unwrap_or_default()))?;
        if let Some(label) = progress.intent.as_ref().and_then(crate::model::Intent::label) {
            let subject = progress.subject.as_ref().and_then(crate::model::Subject::label);
            let subject = subject.map(|subject| format!(" Who or what is to change: {}.", lower(subject)));
            self.sheet.line(format_args!("   The aim: {}.{}", lower(label), subject.unwrap_or_default()))?;
        }
        if let Some(closing) = &progress.closing {
            let on = closing.on.map(|on| format!(" on {}", date(on))).unwrap_or_default();
            let why = closing.reason.label().map(|label| format!(": {}", lower(label))).unwrap_or_default();
            let said = closing.words.as_ref().map(|said| format!(" “{}”", words(said))).unwrap_or_default();
            self.sheet.line(format_args!("   This goal was closed{on}{why}.{said}"))?;
        }
        self.help_missing(progress)?;
        self.people(progress)?;
        self.notes(progress, goal)
    }

    fn help_missing(&mut self, progress: &GoalProgress) -> fmt::Result {
        for missing in &progress.help_missing {
            let how_many = match (missing.planned, missing.done, &missing.state) {
                (Some(planned), Some(done), _) => format!("{done} of {planned} sessions took place"),
                (_, _, Some(state)) => state.label().map(lower).unwrap_or_default(),
                _ => "not as planned".to_owned(),
            };
            let reasons: Vec<String> =
                missing.reasons.iter().filter_map(crate::model::MissedReason::label).map(lower).collect();
            let why = if reasons.is_empty() { String::new() } else { format!(" ({})", list(&reasons)) };
            self.sheet.line(format_args!(
                "   Agreed help: {} — {how_many}{why}.",
                words(&missing.what).trim_end_matches('.')
            ))?;
        }
        Ok(())
    }

    fn people(&mut self, progress: &GoalProgress) -> fmt::Result {
        if progress.judgements.is_empty() && progress.views.is_empty() {
            return Ok(());
        }
        let accord = match progress.agreement {
            Accord::SameWay | Accord::Agree | Accord::Differ => progress.agreement.label().map(lower),
            _ => None,
        };
        self.sheet.line(format_args!(
            "   What people say{}:",
            accord.map(|accord| format!(" ({accord})")).unwrap_or_default()
        ))?;
        let mut lines: Vec<(bool, String)> = Vec::new();
        for view in progress
            .views
            .iter()
            .filter(|view| view.words.is_some() || view.response.is_some() || view.stance.is_some())
        {
            let stance = view.stance.as_ref().and_then(crate::model::Stance::label);
            lines.push(self.saying(&view.of, view.on, stance, view.words.as_ref(), view.response.as_ref()));
        }
        for judgement in &progress.judgements {
            let means = judgement.achievement.as_ref().and_then(crate::model::Achievement::label);
            let on = judgement.on.map(crate::base::When::from);
            let mut line = self.saying(&judgement.by, on, means, judgement.words.as_ref(), judgement.response.as_ref());
            if judgement.provisional == Some(true) {
                line.1.push_str(" For now.");
            }
            lines.push(line);
        }
        // The child's first, the others in their order.
        sort::by(&mut lines, |(one, _), (other, _)| other.cmp(one));
        lines.into_iter().try_for_each(|(_, line)| self.sheet.line(format_args!("     {line}")))
    }

    /// What one person says, and whether it is the child.
    fn saying(
        &self,
        by: &crate::model::Party,
        on: Option<crate::base::When>,
        means: Option<&str>,
        said: Option<&crate::model::Text>,
        response: Option<&crate::model::Text>,
    ) -> (bool, String) {
        let on = on.map(|on| format!(", {}", date(on))).unwrap_or_default();
        let means = means.map(|label| format!(" {}.", lower(label))).unwrap_or_default();
        let said = match (said, response) {
            (Some(said), _) => format!(" “{}”", words(said)),
            (None, Some(response)) => format!(" {}", sentence(response)),
            (None, None) => String::new(),
        };
        (self.index.is_child(by), format!("{}{on}:{means}{said}", who(by, &self.child, self.index)))
    }

    fn areas(&mut self) -> fmt::Result {
        let summary = self.summary;
        let named = |is_written: bool| -> Vec<String> {
            let areas = summary.areas.iter().filter(|area| area.latest.is_some() == is_written);
            areas.filter_map(|area| area.label.as_ref().map(|label| in_short(label.as_str()))).collect()
        };
        let (written, silent) = (named(true), named(false));
        if !written.is_empty() {
            self.sheet.gap();
            self.sheet.line(format_args!("Parts of life with something written: {}.", written.join("; ")))?;
        }
        if !silent.is_empty() && summary.closed.is_none() {
            self.sheet
                .line(format_args!("Parts of life with a hope, and nothing written yet: {}.", silent.join("; ")))?;
        }
        Ok(())
    }

    fn voices(&mut self) -> fmt::Result {
        for voice in &self.summary.voices {
            let (whose, presence) = (&voice.whose, &voice.presence);
            let sentence = match (whose, presence) {
                (VoiceGroup::Child, Presence::Absent) => {
                    format!("What {} thinks is not written here{}.", self.name_inside(), self.yet())
                }
                (VoiceGroup::Child, Presence::Asked) if voice.reasons.contains(&NotObtainedReason::Declined) => {
                    format!("{} was asked, and chose not to say.", self.child)
                }
                (VoiceGroup::Child, Presence::Asked) => {
                    format!("What {} thinks was sought, and could not be learned in that way.", self.name_inside())
                }
                (VoiceGroup::Family, Presence::Absent) => {
                    format!("What the family thinks is not written here{}.", self.yet())
                }
                _ => continue,
            };
            self.sheet.line(format_args!("{sentence}"))?;
        }
        Ok(())
    }
}
