use super::Text;
use super::declare::{entry, object, vocabulary};
use super::{Coding, Party, Stance, Voice};
use crate::base::{AttendanceId, Count, List, Name, Number, PartialDate, SettingId, TimetableId};

vocabulary! {
    /// What kind of place.
    SettingKind "setting-kind" "1" {
        /// Home.
        Home "home" "Home"
        /// Nursery or childminder.
        EarlyYears "early-years" "Early years setting"
        /// Mainstream school.
        MainstreamSchool "mainstream-school" "Mainstream school"
        /// A unit or base within a mainstream school.
        ResourcedProvision "resourced-provision" "Unit or resourced provision"
        /// Special school.
        SpecialSchool "special-school" "Special school"
        /// Alternative provision.
        AlternativeProvision "alternative-provision" "Alternative provision"
        /// College.
        College "college" "College"
        /// Hospital or hospital school.
        Hospital "hospital" "Hospital"
        /// Education arranged by the authority otherwise than at a school.
        Eotas "education-otherwise" "Education otherwise than at school"
        /// Education at home by the parents' choice.
        ElectiveHomeEducation "elective-home-education" "Home education"
        /// Work, a placement or an internship.
        Work "work" "Work or internship"
        /// Respite or short breaks.
        ShortBreak "short-break" "Short break"
        /// A club or community place.
        Community "community" "Community"
        /// No place.
        None "none" "No place"
    }
}

entry! {
    /// A place where the child learns or lives for a time. Several may overlap: two placements, hospital, home.
    Setting {
        required {
            /// The id of the setting.
            id: SettingId [own],
            /// What kind of place.
            setting_kind: SettingKind,
        }
        optional {
            /// Its name.
            name: Option<Name> [words],
            /// Since when.
            start: Option<PartialDate> [begins],
            /// Until when.
            end: Option<PartialDate> [ends],
            /// The year group or class.
            group: Option<Name> [words],
            /// How the child is enrolled, as a code of its list.
            enrolment: Option<Coding>,
            /// For how many hours a week.
            hours_a_week: Option<Number>,
            /// Who chose it, and how the child came there.
            words: Option<Text> [words],
        }
    }
}

entry! {
    /// How much of what was offered in a setting the child attended in a period.
    Attendance {
        required {
            /// The id of the entry.
            id: AttendanceId [own],
            /// From when.
            start: PartialDate [happened_from],
        }
        optional {
            /// Until when.
            end: Option<PartialDate> [happened_until],
            /// The setting.
            setting: Option<SettingId> [rests_on],
            /// How many sessions were offered.
            sessions_offered: Option<Count>,
            /// How many the child attended.
            sessions_attended: Option<Count>,
            /// How many sessions were lost by suspension.
            sessions_suspended: Option<Count>,
            /// How many times the child was suspended.
            suspensions: Option<Count>,
            /// Why sessions were missed.
            absences: List<Absence>,
            /// In words: for one child a part of a week is a great step.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// Sessions missed for one reason.
    Absence {
        required {
            /// Why.
            reason: Text [words],
        }
        optional {
            /// How many sessions.
            sessions: Option<Count>,
        }
    }
}

entry! {
    /// A timetable of fewer hours than the setting offers others.
    PartTimeTimetable {
        required {
            /// The id of the entry.
            id: TimetableId [own],
            /// Since when.
            start: PartialDate [begins],
        }
        optional {
            /// The setting.
            setting: Option<SettingId> [rests_on],
            /// Until when it lasted, or is to last.
            end: Option<PartialDate> [ends],
            /// For how many hours a week.
            hours_a_week: Option<Number>,
            /// Why.
            reason: Option<Text> [words],
            /// Where the parents and others stand.
            agreements: List<Agreement>,
            /// When it is to be reviewed.
            review: Option<PartialDate> [due],
        }
    }
}

object! {
    /// Where one person stands on something that needs agreement.
    Agreement {
        required {
            /// Who.
            by: Party [speaker],
            /// Where they stand.
            stance: Stance,
        }
        optional {
            /// The day.
            on: Option<PartialDate> [said],
            /// In their words.
            words: Option<Text> [words],
            /// How it was obtained.
            voice: Option<Box<Voice>>,
        }
    }
}
