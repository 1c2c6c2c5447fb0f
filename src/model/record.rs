use super::declare::object;
use super::{
    Aid, Amendment, Attainment, Attendance, Basis, Child, Closing, Decider, DeliveredSupport, Destination, Excerpt,
    Goal, Judgement, Ladder, Measure, Need, Observation, PartTimeTimetable, Person, Plan, PlannedSupport,
    ProfileStatement, RecordingWish, RemovalNote, Review, Scale, Setting, SupportLayer, Transition, View,
};
use crate::base::{Entries, Extensions, FormatVersion, RecordId, SchemaReference};

object! {
    /// What is known of a child's or young person's progress, in every part of life. Nearly everything may be absent;
    /// what is absent is not known, and is never taken for a value.
    ProgressRecord {
        required {
            /// The version of the format.
            schema_version: FormatVersion,
            /// The child or young person.
            child: Child,
        }
        optional {
            /// Where editors find the schema of the document.
            schema as "$schema": Option<SchemaReference>,
            /// The id of the record.
            id: Option<RecordId> [own],
            /// That it is an excerpt, made for an audience. Absent: it is the whole record.
            excerpt: Option<Box<Excerpt>>,
            /// People who are named in the record.
            people: Entries<Person>,
            /// Statements about the child: likes, strengths, what is important, hopes.
            profile: Entries<ProfileStatement>,
            /// Needs that have been identified.
            needs: Entries<Need>,
            /// Scales that measures use.
            scales: Entries<Scale>,
            /// Ladders of help.
            ladders: Entries<Ladder>,
            /// What is followed over time.
            measures: Entries<Measure>,
            /// What people hope will change, or stay.
            goals: Entries<Goal>,
            /// What was seen, heard or counted.
            observations: Entries<Observation>,
            /// What each person says of how a goal is going.
            judgements: Entries<Judgement>,
            /// What each person thinks.
            views: Entries<View>,
            /// Support that is planned.
            support: Entries<PlannedSupport>,
            /// Support that was given.
            deliveries: Entries<DeliveredSupport>,
            /// Plans that exist beside the record.
            plans: Entries<Plan>,
            /// Layers or stages of support, as dated states.
            layers: Entries<SupportLayer>,
            /// Reviews.
            reviews: Entries<Review>,
            /// Results in subjects and qualifications.
            attainments: Entries<Attainment>,
            /// Places where the child learns or lives.
            settings: Entries<Setting>,
            /// Attendance.
            attendance: Entries<Attendance>,
            /// Part-time timetables.
            timetables: Entries<PartTimeTimetable>,
            /// Ways of communicating and equipment, with their history.
            aids: Entries<Aid>,
            /// Changes in the child's life.
            transitions: Entries<Transition>,
            /// Where the young person hopes to go.
            destinations: Entries<Destination>,
            /// That the record is closed.
            closing: Option<Closing>,
            /// Lawful bases, one for each purpose.
            bases: Entries<Basis>,
            /// Who decides about what.
            deciders: Entries<Decider>,
            /// What became of entries after they were written.
            amendments: Entries<Amendment>,
            /// Entries whose content was removed.
            removals: Entries<RemovalNote>,
            /// Wishes about what is recorded.
            wishes: Entries<RecordingWish>,
            /// What a host adds that the format has no member for.
            extensions: Extensions,
        }
    }
}

impl ProgressRecord {
    /// A record of this child in the current version of the format.
    ///
    /// ```
    /// use child_progress::{Child, Observation, ProgressRecord};
    ///
    /// let mut record = ProgressRecord::of(Child::new("c1".try_into()?));
    /// let mut seen = Observation::new("o1".try_into()?, "2026-09-14".try_into()?);
    /// seen.seen = Some("Waved to the bus driver.".try_into()?);
    /// record.observations.push(seen);
    /// # Ok::<(), child_progress::Invalid>(())
    /// ```
    #[must_use]
    pub fn of(child: Child) -> Self {
        Self::new(FormatVersion::current(), child)
    }
}
