use super::entry::entry;
use super::{Coding, Party, Stance, Voice};
use crate::base::{
    AttendanceId, Count, List, Name, Number, PartialDate, SettingId, Text, TimetableId, object, vocabulary,
};

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
            id: SettingId,
            /// What kind of place.
            setting_kind: SettingKind,
        }
        optional {
            /// Its name.
            name: Option<Name>,
            /// Since when.
            start: Option<PartialDate>,
            /// Until when.
            end: Option<PartialDate>,
            /// The year group or class.
            group: Option<Name>,
            /// How the child is enrolled, as a code of its list.
            enrolment: Option<Coding>,
            /// For how many hours a week.
            hours_a_week: Option<Number>,
            /// Who chose it, and how the child came there.
            words: Option<Text>,
        }
    }
}

entry! {
    /// How much of what was offered in a setting the child attended in a period.
    Attendance {
        required {
            /// The id of the entry.
            id: AttendanceId,
            /// From when.
            start: PartialDate,
        }
        optional {
            /// Until when.
            end: Option<PartialDate>,
            /// The setting.
            setting: Option<SettingId>,
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
            words: Option<Text>,
        }
    }
}

object! {
    /// Sessions missed for one reason.
    Absence {
        required {
            /// Why.
            reason: Text,
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
            id: TimetableId,
            /// Since when.
            start: PartialDate,
        }
        optional {
            /// The setting.
            setting: Option<SettingId>,
            /// Until when it lasted, or is to last.
            end: Option<PartialDate>,
            /// For how many hours a week.
            hours_a_week: Option<Number>,
            /// Why.
            reason: Option<Text>,
            /// Where the parents and others stand.
            agreements: List<Agreement>,
            /// When it is to be reviewed.
            review: Option<PartialDate>,
        }
    }
}

object! {
    /// Where one person stands on something that needs agreement.
    Agreement {
        required {
            /// Who.
            by: Party,
            /// Where they stand.
            stance: Stance,
        }
        optional {
            /// The day.
            on: Option<PartialDate>,
            /// In their words.
            words: Option<Text>,
            /// How it was obtained.
            voice: Option<Box<Voice>>,
        }
    }
}
