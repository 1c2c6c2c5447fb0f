//! What changed as a page for people: what is new first, grouped by what it is about, with who wrote it where that is
//! known.

mod group;
mod member;
mod saying;

use std::borrow::Cow;
use std::fmt;

use super::{Change, ChangeKind, Diff};
use crate::base::Content;
use crate::base::hash::HashSet;
use crate::base::sort;
use crate::index::Index;
use crate::model::{Amendment, EntryKind, ProgressRecord, entry};
use crate::phrase::{Sheet, date, in_short, lower, sentence, who, whole_day};
use group::Group;
use saying::{Sayings, Untold};

/// How many members of one entry stand in the text; the JSON has all.
const MOST: usize = 8;

impl Diff {
    /// What changed as a text in plain English, for a parent before a review. `old` and `new` are the copies that were
    /// compared: names, and the words of entries, are taken from them.
    ///
    /// The text repeats what people wrote, the child among them. Give it to those who may see both copies. What the
    /// child keeps, or shares with some only, in either copy, is told without its words, unless the later copy has an
    /// answer for each of the earlier and all are for everybody; so is what a removal note of either copy is about. As
    /// with [`ProgressSummary::to_text`](crate::ProgressSummary::to_text), no character of theirs does anything to a
    /// terminal.
    #[must_use]
    pub fn to_text(&self, old: &ProgressRecord, new: &ProgressRecord) -> String {
        let noted: HashSet<&str> = [old, new].into_iter().flat_map(noted_in).collect();
        let [old, new] = &[old, new].map(|copy| without_people(copy, &noted));
        let known = new.child.known_as.as_ref().or(old.child.known_as.as_ref());
        let needed = self.ids(new);
        let child = known.map_or_else(|| "the child".to_owned(), |name| in_short(name.as_str()));
        let mut page = Page {
            sheet: Sheet::default(),
            diff: self,
            untold: Untold::of([old, new]),
            old: Side::of(old, &needed, true),
            new: Side::of(new, &needed, false),
            child,
        };
        // Writing to a string cannot fail.
        let _ = page.write();
        page.sheet.into_text()
    }

    /// The ids of which the text may say something: what changed, what is amended, and what changed members name.
    fn ids<'d>(&'d self, new: &'d ProgressRecord) -> HashSet<&'d str> {
        let changed = self.changes.iter().filter_map(|change| change.id.as_ref()).map(AsRef::as_ref);
        let amended = new.amendments.iter().map(|amendment| amendment.entry.as_ref());
        let members = self.changes.iter().flat_map(|change| &change.members);
        let named = members.flat_map(|member| [&member.before, &member.after]).flatten();
        changed.chain(amended).chain(named.filter_map(Content::plain_string)).collect()
    }
}

fn noted_in(copy: &ProgressRecord) -> impl Iterator<Item = &str> {
    copy.removals.iter().map(|note| note.id.as_str())
}

/// The copy without the people who were taken out of either: nobody is named who is to be gone.
fn without_people<'r>(copy: &'r ProgressRecord, noted: &HashSet<&str>) -> Cow<'r, ProgressRecord> {
    if !copy.people.iter().any(|person| noted.contains(person.id.as_str())) {
        return Cow::Borrowed(copy);
    }
    let mut copy = copy.clone();
    copy.people.retain(|person| !noted.contains(person.id.as_str()));
    Cow::Owned(copy)
}

/// One of the two copies.
struct Side<'r> {
    index: Index<'r>,
    sayings: Sayings,
}

impl<'r> Side<'r> {
    fn of(record: &'r ProgressRecord, needed: &HashSet<&str>, is_old: bool) -> Self {
        let index = Index::of(record, None);
        let sayings = Sayings::of(&index, needed, is_old);
        Self { index, sayings }
    }
}

struct Page<'d, 'r> {
    sheet: Sheet,
    diff: &'d Diff,
    child: String,
    untold: Untold<'r>,
    old: Side<'r>,
    new: Side<'r>,
}

impl<'r> Page<'_, 'r> {
    fn write(&mut self) -> fmt::Result {
        self.sheet.line(format_args!("What changed for {}", self.child))?;
        if let Some(day) = self.old.sayings.latest {
            self.sheet
                .line(format_args!("Since {}, the latest day of which the earlier copy tells", whole_day(day)))?;
        }
        let changes = &self.diff.changes;
        if changes.is_empty() {
            self.sheet.gap();
            return self.sheet.line(format_args!("Nothing has changed."));
        }
        self.counts()?;
        for group in Group::ALL {
            let mut own: Vec<&Change> = changes.iter().filter(|change| Group::of(change) == *group).collect();
            if own.is_empty() {
                continue;
            }
            // What the child says comes first, the rest in its order.
            sort::by(&mut own, |one, other| self.is_by_child(other).cmp(&self.is_by_child(one)));
            self.sheet.gap();
            self.sheet.line(format_args!("{}", group.heading(&self.child)))?;
            own.into_iter().try_for_each(|change| self.change(change))?;
        }
        Ok(())
    }

    fn side(&self, is_old: bool) -> &Side<'r> {
        if is_old { &self.old } else { &self.new }
    }

    fn is_by_child(&self, change: &Change) -> bool {
        change.by.as_ref().is_some_and(|by| self.new.index.is_child(by))
    }

    /// How many of each kind are new, changed and gone.
    fn counts(&mut self) -> fmt::Result {
        let mut parts = Vec::new();
        for (what, label) in
            [(ChangeKind::Added, "New"), (ChangeKind::Changed, "Changed"), (ChangeKind::Removed, "No longer there")]
        {
            let own: Vec<&Change> = self.diff.changes.iter().filter(|change| change.what == what).collect();
            let mut told: Vec<(Option<EntryKind>, usize)> = Vec::new();
            for change in own.iter().filter(|change| change.id.is_some()) {
                match told.iter_mut().find(|(kind, _)| *kind == change.kind) {
                    Some((_, number)) => *number += 1,
                    None => told.push((change.kind, 1)),
                }
            }
            let mut told: Vec<String> =
                told.into_iter().map(|(kind, number)| format!("{number} {}", group::noun(kind, number))).collect();
            for change in own.iter().filter(|change| change.id.is_none()) {
                told.push(match Group::of(change) {
                    Group::Child => format!("what is known of {}", self.child),
                    _ => "what the record says of itself".to_owned(),
                });
            }
            if !told.is_empty() {
                parts.push(format!("{label}: {}.", told.join(", ")));
            }
        }
        if parts.is_empty() { Ok(()) } else { self.sheet.line(format_args!("{}", parts.join(" "))) }
    }

    fn change(&mut self, change: &Change) -> fmt::Result {
        let noun = group::noun(change.kind, 1);
        let one = change.kind.map_or("something", EntryKind::noun);
        let signed = self.signed(change);
        let id = change.id.as_ref().map_or("", |id| id.as_str());
        let told = change.by.as_ref().filter(|_| !change.is_written_down);
        let said = |side: &Side<'_>| side.sayings.behind(id, told, self).unwrap_or_default();
        match (change.what, &change.removal) {
            (ChangeKind::Reordered, _) => {
                self.sheet.line(format_args!("  The same {}, in another order", group::noun(change.kind, 2)))
            }
            (ChangeKind::Added, Some(note)) => {
                let why = note.reason.label().map(|label| format!(": {}", lower(label))).unwrap_or_default();
                self.sheet.line(format_args!("  Something was taken out{signed}{why}"))
            }
            (ChangeKind::Removed, Some(_)) if change.kind.is_none() => {
                self.sheet.line(format_args!("  The note that something was taken out is no longer there{signed}"))
            }
            (ChangeKind::Removed, Some(note)) => {
                let why = note.reason.label().map(|label| format!(": {}", lower(label))).unwrap_or_default();
                self.sheet.line(format_args!("  Taken out: {one}{signed}{why}"))
            }
            (ChangeKind::Removed, None) => {
                let said = said(&self.old);
                self.sheet.line(format_args!("  No longer there: {one}{said}"))?;
                self.sheet.line(format_args!("    No note says why."))
            }
            (ChangeKind::Added, None) => {
                let index = self.new.index.place(id).filter(|place| place.kind == EntryKind::Amendment);
                let amendments = &self.new.index.record.amendments;
                if let Some(amendment) = index.and_then(|place| amendments.get(place.index)) {
                    return self.amendment(amendment, &signed);
                }
                let said = said(&self.new);
                self.sheet.line(format_args!("  New {noun}{signed}{said}"))
            }
            (ChangeKind::Changed, _) => {
                if change.id.is_some() {
                    let said = said(&self.new);
                    self.sheet.line(format_args!("  Changed {noun}{signed}{said}"))?;
                    if change.by.is_none() {
                        self.sheet.line(format_args!("    Nobody wrote down who changed it."))?;
                    }
                }
                self.members(change, id)
            }
        }
    }

    /// When and by whom.
    fn signed(&self, change: &Change) -> String {
        let on = change.on.map(|on| format!(", {}", date(on))).unwrap_or_default();
        // Whoever is gone from the list of people is named as they were.
        let side = change.by.as_ref().map(|by| if self.new.index.person(by).is_some() { &self.new } else { &self.old });
        let how = if change.is_written_down { ", written down by " } else { " — " };
        let by = change.by.as_ref().zip(side).map(|(by, side)| format!("{how}{}", who(by, &self.child, &side.index)));
        on + &by.unwrap_or_default()
    }

    fn amendment(&mut self, amendment: &Amendment, signed: &str) -> fmt::Result {
        let entry = amendment.entry.as_str();
        let place = self.new.index.place(entry).or_else(|| self.old.index.place(entry));
        let noun = place.map_or("something", |place| place.kind.noun());
        let said = |side: &Side<'_>| side.sayings.words(entry, None, self);
        let said = said(&self.new).or_else(|| said(&self.old));
        let said = said.map(|said| format!(": {said}")).unwrap_or_default();
        let label = amendment.amendment_kind.label().unwrap_or("Said of");
        self.sheet.line(format_args!("  {label}{signed}: {noun}{said}"))?;
        let is_told = !self.untold.contains(amendment.id.as_str(), false);
        for (name, text) in [("Why", &amendment.reason), ("Their own words", &amendment.statement)] {
            if let Some(text) = text.as_ref().filter(|_| is_told) {
                self.sheet.line(format_args!("    {name}: {}", sentence(text)))?;
            }
        }
        Ok(())
    }

    fn members(&mut self, change: &Change, id: &str) -> fmt::Result {
        let indent = if change.id.is_some() { "    " } else { "  " };
        let is_untold = self.untold.contains(id, true);
        let base = match (change.kind, change.pointer.as_str()) {
            (Some(kind), _) => format!("/{}/0", kind.list()),
            (None, pointer) => pointer.to_owned(),
        };
        // Who recorded it is said beside it, and what it inherits is no content.
        let is_told = |pointer: &str| {
            let member = pointer.strip_prefix('/').unwrap_or_default();
            ![entry::RECORDED, entry::INHERITS].iter().any(|untold| member.starts_with(untold))
        };
        let mut told = change.members.iter().filter(|member| is_told(member.pointer.as_str()));
        for one in told.by_ref().take(MOST) {
            let line = member::told(&base, one, is_untold, self);
            self.sheet.line(format_args!("{indent}{line}"))?;
        }
        match told.count() {
            0 => Ok(()),
            more => self.sheet.line(format_args!("{indent}… and {more} more.")),
        }
    }
}
