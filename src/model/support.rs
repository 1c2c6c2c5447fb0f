use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::SERVED;
use super::{HelpKind, Party, PlanLink, Sector};
use crate::base::{Code, Count, DeliveryId, EntryId, List, Name, Number, PartialDate, SupportId, Uri};

vocabulary! {
    /// Where planned support stands.
    SupportState "support-state" "1" {
        /// Asked for.
        Requested "requested" "Asked for"
        /// Agreed, not begun.
        Agreed "agreed" "Agreed"
        /// In place.
        InPlace "in-place" "In place"
        /// On a waiting list.
        Waiting "waiting" "On a waiting list"
        /// Nobody provides it in this area.
        NotCommissioned "not-commissioned" "Not available here"
        /// Declined by the child or family.
        Declined "declined" "Declined"
        /// Paused.
        Paused "paused" "Paused"
        /// Ended.
        Ended "ended" "Ended"
    }
}

vocabulary! {
    /// Per what something is counted.
    Per "per" "1" {
        /// A day.
        Day "day" "Day"
        /// A week.
        Week "week" "Week"
        /// A fortnight.
        Fortnight "fortnight" "Fortnight"
        /// A month.
        Month "month" "Month"
        /// Half a term.
        HalfTerm "half-term" "Half-term"
        /// A term.
        Term "term" "Term"
        /// A year.
        Year "year" "Year"
    }
}

vocabulary! {
    /// Why planned support did not happen.
    MissedReason "missed-reason" "1" {
        /// Staff were away.
        StaffAbsent "staff-absent" "Staff away"
        /// The post is empty.
        Vacancy "vacancy" "Post not filled"
        /// The child was not there.
        ChildAbsent "child-absent" "Child not there"
        /// The child was unwell.
        ChildUnwell "child-unwell" "Child unwell"
        /// The child declined.
        ChildDeclined "child-declined" "Child declined"
        /// The room or equipment was not there.
        NoRoomOrEquipment "no-room-or-equipment" "No room or equipment"
        /// The setting was closed or on a trip.
        Closed "setting-closed" "Setting closed"
        /// The service has not begun.
        NotStarted "not-started" "Not begun"
        /// Nobody knows.
        NotKnown "not-known" "Not known"
    }
}

entry! {
    /// Support that is planned or agreed.
    PlannedSupport {
        required {
            /// The id of the support.
            id: SupportId [own],
            /// What it is.
            what: Text [words],
        }
        optional {
            /// The kinds of help.
            kinds: List<HelpKind>,
            /// Who gives it.
            by: List<Party> [author],
            /// The organisation that provides it.
            provider: Option<Name> [words],
            /// The sectors that answer for it and pay for it together.
            sectors: List<Sector>,
            /// How often and how long.
            schedule: Option<Box<Schedule>>,
            /// The goals and other entries it is for.
            serves: List<EntryId> [bears_on, only(SERVED)],
            /// Where it stands in plans.
            plans: List<PlanLink>,
            /// At which times of day.
            times_of_day: List<Name> [words],
            /// How many children share it; 1 for this child alone.
            group_size: Option<Count>,
            /// Where it stood and stands, in the order of time: asked for, waiting, in place, ended, and why.
            history: List<SupportEvent>,
            /// From when it is planned.
            start: Option<PartialDate> [planned],
            /// Until when it is planned.
            end: Option<PartialDate> [ends],
            /// The public service that gives it.
            service: Option<ServiceLink>,
            /// Who agreed to it.
            agreed_by: List<Party> [takes_part],
        }
    }
}

object! {
    /// Where planned support stood at a date, and why.
    SupportEvent {
        required {
            /// Where it stood.
            state: SupportState,
        }
        optional {
            /// When, or since when.
            on: Option<PartialDate> [happened],
            /// Why.
            why: Option<Text> [words],
            /// Who decided or said so.
            by: List<Party> [takes_part],
        }
    }
}

entry! {
    /// Support as it was given, with what was planned and not given, and why.
    DeliveredSupport {
        required {
            /// The id of the delivery.
            id: DeliveryId [own],
            /// When, or from when.
            start: PartialDate [happened_from],
        }
        optional {
            /// Until when.
            end: Option<PartialDate> [happened_until],
            /// The planned support.
            planned: Option<SupportId> [rests_on],
            /// What was given, where it differs or was not planned.
            what: Option<Text> [words],
            /// Who gave it.
            by: List<Party> [author],
            /// How many sessions were due.
            sessions_planned: Option<Count>,
            /// How many took place.
            sessions_done: Option<Count>,
            /// Why sessions did not take place.
            missed: List<Missed>,
            /// How many minutes in all.
            minutes: Option<Number>,
            /// The session shared with a group, as the setting names it.
            group_session: Option<Code> [local],
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// How often and how long.
    Schedule {
        required {}
        optional {
            /// How many times.
            times: Option<Number>,
            /// Per what.
            per: Option<Per>,
            /// How many minutes each time.
            minutes: Option<Number>,
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// Sessions that did not take place.
    Missed {
        required {
            /// Why.
            reason: MissedReason,
        }
        optional {
            /// How many.
            count: Option<Count>,
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// A public service, as a directory lists it (Open Referral).
    ServiceLink {
        required {
            /// The id of the service in the directory.
            id: Code [local],
        }
        optional {
            /// The directory.
            directory: Option<Uri>,
            /// What the service is called.
            name: Option<Name> [words],
        }
    }
}
