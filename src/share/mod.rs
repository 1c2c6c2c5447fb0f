//! A record for an audience: what is not meant for it is left out, and what is left refers to nothing that is not
//! there.

mod label;
mod options;
mod permission;

pub use options::{NobodysAudience, ShareOptions, Unlabelled};

use crate::base::hash::{HashMap, HashSet};
use crate::base::meaning::Dating;
use crate::base::{Path, When};
use crate::excerpt::{Excerpt, LeftOut, LeftOutReason, Rule, State, Tie};
use crate::index::Kept;
use crate::inherit;
use crate::model::reference::ObjectMut;
use crate::model::{Child, Closing, EntryRef, Inherited, Party, Person, ProgressRecord, Role, Sharing};

/// A record for an audience, and for the holder what was left out of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Shared {
    /// The record for the audience.
    pub record: ProgressRecord,
    /// What was left out, and why. It is not for the audience: it tells where something stood.
    pub left_out: Vec<LeftOut>,
}

/// The record for an audience.
///
/// What is left out:
///
/// * **Entries whose labels do not name the audience.** Labels are a set and have no order. An entry without labels is
///   shown or left out as [`Unlabelled`] says; of intimate care or restraint it is for named staff and the family. What
///   is *not yet shared with the child* is never for the child, whatever other label stands beside it.
/// * **What depends on them**: a judgement on its evidence, a view on what it is about, an amendment on its entry, a
///   delivery on the support, values on their measure, a measure on its scale, a decision on what was decided about. So
///   it is for those whom all of it is for. An entry of which a correction is left out goes too: alone it would be read
///   as what stands. An entry without labels that takes the place of another has the labels of that one.
/// * **Words that the child keeps**: "no" is kept from everybody but the child; "to some" goes to the child, and to an
///   audience all of whom are named by their role. With the words goes what may repeat them.
/// * **What would tell of it**: references, removal notes, extensions of the record and of whatever lost a part; and
///   people, scales, ladders and measures to which nothing in the copy refers, unless their own labels name the
///   audience. No number of what was left out is in the record.
/// * **Identifiers of the child**, unless [`ShareOptions::with_identifiers`] asks for them.
///
/// The copy says that it is an [`Excerpt`](crate::Excerpt), and for whom, whether something was left out or not: so
/// checking it does not ask for what may not be there.
///
/// What is left has no reference without an entry, and no words of what was left out. It keeps its labels, so that
/// whoever gets it knows for whom it is. Free text is not read: what somebody wrote about a restricted matter into an
/// entry that is for all, is for all. The crate removes; who may have the file, the host decides.
///
/// ```
/// use child_progress::{Audience, ShareOptions, Unlabelled, share};
///
/// let record = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1" },
///     "observations": [
///         { "id": "o1", "occurred": "2026-09-14", "seen": { "words": "Waved to Sam." } },
///         { "id": "o2", "occurred": "2026-09-15", "seen": { "words": "Needed a change of clothes." },
///           "audience": ["named-staff", "parent-carers"] }
///     ],
///     "judgements": [
///         { "id": "j1", "by": { "role": "teacher" }, "evidence": ["o1", "o2"], "achievement": "improving" }
///     ]
/// }"#)?;
///
/// let shared = share(&record, &ShareOptions::new(Audience::Education, Unlabelled::Include)?);
/// assert_eq!(shared.record.observations.len(), 1);
/// assert!(shared.record.judgements.is_empty());
///
/// let told: Vec<String> = shared.left_out.iter().map(|left_out| left_out.to_string()).collect();
/// assert_eq!(told, ["/observations/1 for-others", "/judgements/0 rests-on-left-out /observations/1"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn share(record: &ProgressRecord, options: &ShareOptions) -> Shared {
    let mut removed: HashMap<&str, bool> = HashMap::default();
    for note in &record.removals {
        *removed.entry(note.id.as_str()).or_insert(true) &= bars_heir(&note.kept_for(), options).is_none();
    }
    let hidden = inherit::Hidden::of(record);
    let mut children = HashSet::default();
    if record.has_several_children() {
        children.extend(record.children().map(|(_, person)| person.id.as_str()));
    }
    let rule = For { options, removed, hidden, children, kept: Kept::from(record, options).again };
    let Excerpt { record: mut shared, mut left_out } = Excerpt::of(record, &rule).without_unused(record);
    if !record.removals.is_empty() || !record.amendments.is_empty() {
        // What depended on something that was withheld went with it, unless the child's word alone came from there.
        let mut there = HashSet::default();
        record.for_each_entry(&mut |entry| {
            there.insert(entry.get().id());
        });
        let is_gone = |id: &str| !there.contains(id) && rule.missing(id) == State::Absent;
        let is_meant = |tie: &inherit::Tie<'_>| tie.carries == inherit::Carries::Answers || is_gone(tie.target);
        inherit::keep_of(record, &mut shared, &is_meant);
    }
    several_children(record, &rule.children, &mut shared, &mut left_out);
    inherit::keep_answers(record, &mut shared, &|answer| permission::bars_heir(answer, options).is_some());
    // Though nothing was left out: or who gets the copy could tell by it.
    shared.excerpt = options.excerpt();
    beside_entries(record, options, &mut shared, &mut left_out);
    Shared { record: shared, left_out }
}

/// Where several have the role of the child, nobody can tell who is; and of the copy, in which some may be left out,
/// nobody is to think so.
fn several_children(
    of: &ProgressRecord,
    children: &HashSet<&str>,
    shared: &mut ProgressRecord,
    told: &mut Vec<LeftOut>,
) {
    if children.is_empty() {
        return;
    }
    for person in shared.people.iter_mut() {
        person.roles.retain(|role| *role != Role::Child);
    }
    let there: HashSet<&str> = shared.people.iter().map(|person| person.id.as_str()).collect();
    let people = Path::ROOT.member(ProgressRecord::PEOPLE);
    for (at, person) in of.children().filter(|(_, person)| there.contains(person.id.as_str())) {
        let role = person.roles.iter().position(|role| *role == Role::Child).unwrap_or_default();
        let at = people.index(at);
        told.push(LeftOut::new((&at.member(Person::ROLES).index(role)).into(), LeftOutReason::SecondChild));
    }
}

/// What the record holds beside its entries.
fn beside_entries(of: &ProgressRecord, options: &ShareOptions, shared: &mut ProgressRecord, told: &mut Vec<LeftOut>) {
    let [child, closing] = [ProgressRecord::CHILD, ProgressRecord::CLOSING].map(|member| Path::ROOT.member(member));
    let removals = Path::ROOT.member(ProgressRecord::REMOVALS);
    let mut leave_out = |at: &Path<'_>, reason| told.push(LeftOut::new(at.into(), reason));
    let includes = options.unlabelled == Unlabelled::Include;
    let opaque = if includes { LeftOutReason::Extensions } else { LeftOutReason::Unlabelled };
    shared.schema.clone_from(&of.schema);
    shared.id.clone_from(&of.id);
    // Who the child is and how to communicate with them is for everybody with whom the record is shared.
    let without_identifiers = !of.child.identifiers.is_empty() && !options.identifiers;
    if without_identifiers {
        shared.child.identifiers.clear();
        leave_out(&child.member(Child::IDENTIFIERS), LeftOutReason::Identifiers);
    }
    if !of.child.extensions.is_empty() && (without_identifiers || !includes) {
        shared.child.extensions.clear();
        leave_out(&child.member(Child::EXTENSIONS), opaque);
    }
    // That nothing more is due, everybody has to know; the words have no labels.
    shared.closing.clone_from(&of.closing);
    let words = shared.closing.as_mut().filter(|_| !includes).and_then(|held| held.words.take());
    if words.is_some() {
        leave_out(&closing.member(Closing::WORDS), LeftOutReason::Unlabelled);
    }
    for at in 0..of.removals.len() {
        leave_out(&removals.index(at), LeftOutReason::RemovalNote);
    }
    if !of.extensions.is_empty() {
        leave_out(&Path::ROOT.member(ProgressRecord::EXTENSIONS), opaque);
    }
}

/// What is for an audience.
struct For<'o, 'r> {
    options: &'o ShareOptions,
    /// What was removed, and whether each note of it is for them.
    removed: HashMap<&'r str, bool>,
    hidden: inherit::Hidden<'r>,
    /// Those who have the role of the child, where they are several.
    children: HashSet<&'r str>,
    /// Entries that tell again what the child keeps.
    kept: HashSet<&'r str>,
}

impl Rule for For<'_, '_> {
    const FALLEN: State = State::Withheld;

    fn entry(&self, entry: EntryRef<'_>) -> Option<LeftOutReason> {
        if self.removed.contains_key(entry.id()) {
            return Some(LeftOutReason::Removed); // somebody was promised that it is gone
        }
        if self.kept.contains(entry.id()) {
            return Some(LeftOutReason::KeptByChild);
        }
        let own = label::bars(entry.audience(), entry.sensitive(), self.options);
        let contested = || self.hidden.is_contested(entry.id()).then_some(LeftOutReason::IdUsedTwice);
        own.or_else(contested).or_else(|| bars_heir(entry.inherits(), self.options))
    }

    fn sharing(&self, sharing: &Sharing) -> Option<LeftOutReason> {
        permission::bars(sharing, self.options)
    }

    fn part(&self, _part: &mut ObjectMut<'_>) -> Option<LeftOutReason> {
        None
    }

    fn role(&self, party: &Party) -> Option<LeftOutReason> {
        let is_of_several = party.person.as_ref().is_some_and(|person| self.children.contains(person.as_str()));
        (is_of_several && party.role == Some(Role::Child)).then_some(LeftOutReason::SecondChild)
    }

    fn date(&self, _when: When, _dating: Dating) -> Option<LeftOutReason> {
        None
    }

    /// The note of what was removed is left out too; who it was for decides. What nobody knows anything of was for
    /// nobody.
    fn missing(&self, id: &str) -> State {
        if self.removed.get(id) == Some(&true) { State::Absent } else { State::Withheld }
    }

    fn ties<'r>(&self, record: &'r ProgressRecord) -> Vec<Tie<'r>> {
        let reason = |tie: &inherit::Tie<'_>| {
            if tie.link == inherit::Link::Amendment(tie.target) {
                LeftOutReason::CorrectionLeftOut
            } else {
                LeftOutReason::InPlaceOfLeftOut
            }
        };
        let ties = inherit::amendment_ties(record).into_iter();
        ties.map(|tie| Tie { entry: tie.dependent, to: tie.target, reason: reason(&tie) }).collect()
    }
}

/// Why something is not for the readers that depended on what is there no longer.
fn bars_heir(inherits: &[Inherited], options: &ShareOptions) -> Option<LeftOutReason> {
    inherits.iter().find_map(|set| {
        let labels = label::bars(&set.audience, &set.sensitive, options);
        labels.or_else(|| set.answers.iter().find_map(|answer| permission::bars_heir(answer, options)))
    })
}
