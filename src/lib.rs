//! Person-centred progress records for children and young people with special educational needs and disabilities, and
//! not only about attainment: define them, read them, check them, say what progress they show, and publish their shape
//! for users of other languages.
//!
//! A record can say that a child now stays calm at lunch, asks for help with one prompt instead of five, keeps
//! walking though the illness progresses, or has a friend. It keeps apart what was seen and what people make of
//! it, whose words are whose and how they were obtained, the help given and the level reached, and what several
//! people think of the same goal. Nothing in it becomes one score.
//!
//! ```
//! let text = r#"{
//!     "schemaVersion": "1.0",
//!     "child": { "id": "c1" },
//!     "observations": [
//!         { "id": "o1", "occurred": "2026-09-14", "seen": { "words": "Asked for help, unprompted." } }
//!     ]
//! }"#;
//! let record = child_progress::read_str(text)?;
//! assert_eq!(record.observations[0].seen.as_ref().unwrap().words.as_str(), "Asked for help, unprompted.");
//!
//! // A document that cannot be read says everything that is wrong with it at once.
//! let faulty = text.replace("09-14", "09-31").replace("\"seen\"", "\"saw\"");
//! let report = child_progress::read_str(&faulty).unwrap_err().into_report();
//! let faults: Vec<String> = report.findings().iter().map(|finding| finding.to_string()).collect();
//! assert!(faults[0].starts_with("5:35 error structure.date /observations/0/occurred it is not a date"));
//! let saw = "5:49 error structure.unknown-member /observations/0/saw `saw` is not a member of Observation";
//! assert_eq!(faults[1], saw);
//! # Ok::<(), child_progress::Unreadable>(())
//! ```
//!
//! # Guides
//!
//! | your question | guide |
//! |---|---|
//! | What goes where, and what is kept apart? | [Model a child's record](guide::model_a_record) |
//! | How do we follow this goal: a number, a level, help, words? | [Choose a measure](guide::choose_a_measure) |
//! | Our roles, areas and scales are not in the lists | [Extend a vocabulary](guide::extend_a_vocabulary) |
//! | A million records came overnight: which are wrong? | [Validate a stream](guide::validate_a_stream) |
//! | Who may see what, and what do we hand over? | [Share safely](guide::share_safely) |
//! | We have a spreadsheet, or levels | [Move from a tracker](guide::move_from_a_tracker) |
//! | How does it fit FHIR, an EHCP or ISP, About Me? | [Map to other words](guide::map_to_other_words) |
//!
//! # How data flows
//!
//! ```text
//!             bytes ──► read ──► ProgressRecord ──► write ──► bytes
//!    (a record, NDJSON)   │            ├──► check ──► Report (does it make sense?)
//!      every structural ◄─┘            ├──► progress ──► ProgressSummary (what does it show?)
//!   fault, with pointers               ├──► share ──► ProgressRecord (for an audience)
//!                                      ├──► the same types ──► schema ──► schemas/ (for other languages)
//!                                      └─ with other copies of it ──► merge, diff (one record; what changed)
//! ```
//!
//! **In and out.** [`read`], [`read_str`] and [`read_from`] give a [`ProgressRecord`], or an [`Unreadable`] with every
//! fault. [`ReadOptions`] sets bounds and the tolerant mode, which takes documents of later minor versions and hands
//! back what it did not know. [`Lines`] takes a stream of records, one a line, and one bad line stops nothing;
//! [`write_line`] makes one. Writing is serde's: `serde_json::to_string(&record)`. What is written reads back to an
//! equal record.
//!
//! **Does it make sense?** [`check`] says what in a record contradicts itself, is missing or is worth knowing. A
//! [`Report`] has every [`Finding`]: a stable [`RuleCode`], a [`Severity`], a JSON [`Pointer`], a message.
//! [`RuleCode::rule`] says why a rule matters and how to mend what it finds. [`CheckOptions`] weighs rules, switches
//! them off, and sets the day as of which the record is judged; no rule looks at a clock. [`Report::located_in`] adds
//! lines and columns.
//!
//! **What does it show?** [`progress`] gives a [`ProgressSummary`], over the period that [`ProgressOptions`] sets or
//! all of it, with a [`GoalProgress`] for each goal. Its [`Status`] is judged against the goal's [`Intent`] and the
//! course that was to be expected. [`ProgressSummary::to_text`] makes a page for people of it.
//!
//! **Who may see it?** [`share`] makes the record for an [`Audience`]: without what is not for it, and without a trace
//! of that. [`ShareOptions`] say for whom, and what becomes of entries without labels.
//!
//! **What became of it?** [`ProgressRecord::supersede`], [`dispute`](ProgressRecord::dispute) and
//! [`enter_in_error`](ProgressRecord::enter_in_error) correct without taking anything away,
//! [`erase`](ProgressRecord::erase) removes content and leaves the fact, and [`as_of`] gives the record as it was known
//! on a day. [`merge`] puts copies together that several people kept: [`Merged`] is the record and every [`Conflict`],
//! with all its sides. [`diff`] says what changed from one copy to another, and [`Diff::to_text`] says it to people.
//!
//! **For other languages**, [`schema::SCHEMAS`] are the published JSON Schemas, [`schema::OPENAPI`] the same for
//! OpenAPI, [`schema::RULES`] the catalogue of rules, [`schema::CODES`] that of every vocabulary. [`vocabulary`] has
//! the code lists that ship, with labels, sources and licences.
//!
//! # The record
//!
//! Every type is plain data with public fields and a `new` that takes its required members. A member that is absent is
//! not known; there is no `null` and no default value. Ids, dates, numbers and words have types that check their
//! spelling and bounds, and say [`Invalid`] otherwise. Vocabularies are open: an unknown code is kept.
//!
//! * A [`Child`] communicates in their own way ([`Communication`]). [`Person`]s are listed where it helps; everywhere
//!   else a [`Party`] can be just a role.
//! * A [`ProfileStatement`] says what people admire, what is important to the child and what is important for the
//!   child, and never merges the two. A [`Need`] is no diagnosis. A [`Voice`] says how words were obtained, who
//!   understood them how, and what the child says about sharing them.
//! * A [`Goal`] has [`Wording`]s by several people, an [`Intent`] (to keep a skill, or to lose it more slowly, can be
//!   success), a [`Baseline`], an [`ExpectedCourse`] and a [`Target`].
//! * A [`Measure`] stands on its own and takes one of nine [forms](MeasureForm), from a level on a [`Scale`] or help on
//!   a [`Ladder`] to words alone. A [`Value`] is in the terms of its measure.
//! * An [`Observation`] is a date and a sentence, and may be much more: values, [`HelpGiven`], [`Context`],
//!   [`Evidence`]. What people make of it is an [`Interpretation`]. [`Judgement`]s and [`View`]s of different people
//!   stand side by side.
//! * [`PlannedSupport`] and [`DeliveredSupport`] are kept apart, so that help which was agreed and did not come can be
//!   seen.
//! * A [`Plan`] exists beside the record and is named by its edition; a [`SupportLayer`] is a dated state and no step.
//!   A [`Review`] has who took part and how, decisions and actions. An [`Attainment`] is one list among the others.
//! * [`Setting`]s, [`Attendance`], [`PartTimeTimetable`]s, [`Aid`]s, [`Transition`]s and [`Destination`]s tell of the
//!   life around it.
//! * Entries carry [`Audience`] labels and [`Sensitivity`]. [`Amendment`]s and [`RemovalNote`]s correct and erase
//!   without breaking what refers to an entry. [`Basis`], [`Decider`] and [`RecordingWish`] say on what ground, by
//!   whose decision, and against whose wish.
//!
//! # What progress means here
//!
//! A status answers one goal, in words of a documented list, and never says that a child failed: FHIR's *not achieved*,
//! *no progress* and *not attainable* are for people to say. What was seen in different places, by another way of
//! access, on a day of illness or before a move is not joined with the rest; it stands apart, with the reason. Missing
//! is never zero. Agreed help that did not come is said before the status, and people's own judgements stand side by
//! side, the child's first. No type holds an overall score, because progress of one kind cannot stand in for another,
//! and a number that adds them up would be read instead of them.
//!
//! # Words stay where they belong
//!
//! No error, message or `Debug` output repeats what somebody wrote: texts, names, unknown codes and extensions show
//! their length at most. Use `as_str` to see them. Errors that serde makes from these types keep to it as well. The one
//! exception is the name of an unknown member that is spelled like one of ours: it is how a slip is found.
//!
//! # Features
//!
//! None is on by default. The default dependencies are serde, `serde_json`, time, thiserror, `compact_str`, foldhash,
//! memchr and pastey.
//!
//! * `schema`: `schemars::JsonSchema` for every type, for a host that publishes schemas of its own. The published
//!   schema text is there without it.
//! * `parallel`: `Lines::each_in_parallel`, streams on several cores.
//! * `cli`: the `child-progress` command.
//! * `proptest`: strategies that generate records, for property tests.
//!
//! # Versions
//!
//! The crate keeps to semantic versioning. A minor version may add types, members, functions, known codes, and rules
//! that are warnings or notes: what can grow is `#[non_exhaustive]`. Codes, pointers and what a rule finds are
//! promised. The wording of messages and pages is not: match codes. A newer least version of Rust is a minor version.
//!
//! The format has a version of its own, which every record names: `schemaVersion`, [`FormatVersion`]. What 1.0 accepts,
//! every 1.x accepts, and a test compares the schemas of any two. This crate writes 1.0, and reads later minor versions
//! tolerantly.
//!
//! # What it is not
//!
//! It stores nothing, sends nothing, and decides nothing about a child. It computes no overall score. It does not
//! keep safeguarding concerns, which belong elsewhere. It ships no text of licensed instruments.

mod amend;
mod base;
mod check;
mod diff;
mod excerpt;
#[cfg(any(doc, doctest))]
pub mod guide;
mod index;
mod inherit;
mod lines;
mod merge;
mod model;
mod phrase;
mod progress;
mod read;
mod report;
pub mod schema;
mod share;
#[cfg(feature = "proptest")]
pub mod strategy;
mod yardstick;

pub use amend::{AmendError, Erased, as_of};
pub use base::{
    AidId, AmendmentId, AtLeastOne, AttainmentId, AttendanceId, BasisId, ChildId, Code, Confidence, Content, Count,
    Date, DeciderId, DeliveryId, DestinationId, Digest, Entries, EntryId, ExtensionKey, Extensions, Fault,
    FormatVersion, GoalId, Invalid, JudgementId, KnownCode, LadderId, Lang, LayerId, List, MeasureId, MediaType,
    Moment, Name, NeedId, Number, ObservationId, OtherCode, PartialDate, PersonId, PlanId, RecordId, ReviewId, ScaleId,
    SchemaReference, SettingId, StatementId, SupportId, TimetableId, TransitionId, Unit, Uri, Version, ViewId,
    Vocabulary, When, WishId, Words, Year,
};
pub use check::{CheckOptions, check};
pub use diff::{Change, ChangeKind, Diff, MemberChange, diff};
pub use excerpt::{LeftOut, LeftOutReason};
pub use lines::{Line, Lines, write_line};
pub use merge::{CannotMerge, Conflict, Merged, Removed, Side, merge};
pub use model::*;
pub use progress::*;
pub use read::{Document, ReadError, ReadOptions, Unread, Unreadable, read, read_from, read_str};
pub use report::{
    Counts, DocumentResult, EnforcedBy, Finding, Message, Pointer, Position, Report, Rule, RuleCode, Severity, Source,
    ValidationReport,
};
pub use share::{NobodysAudience, ShareOptions, Shared, Unlabelled, share};

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
