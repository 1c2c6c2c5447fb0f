use super::declare::{entry, object, vocabulary};
use super::{ProgressRecord, Text};
use crate::base::{Lang, List, Name, PersonId};

vocabulary! {
    /// What somebody is to the child.
    Role "role" "1" {
        /// The child or young person whose record it is.
        Child "child" "Child or young person"
        /// A parent, carer or guardian.
        ParentCarer "parent-carer" "Parent carer"
        /// A brother or sister.
        Sibling "sibling" "Brother or sister"
        /// Another member of the family.
        Family "family" "Family member"
        /// A friend or classmate.
        Peer "peer" "Friend or peer"
        /// The adult the child has chosen to turn to.
        KeyAdult "key-adult" "Key adult"
        /// A teacher.
        Teacher "teacher" "Teacher"
        /// A teaching assistant or other support staff.
        TeachingAssistant "teaching-assistant" "Teaching assistant"
        /// The special educational needs co-ordinator.
        Senco "senco" "SENCO"
        /// A head teacher or other leader of the setting.
        Leader "leader" "Leader of the setting"
        /// An early years practitioner.
        EarlyYears "early-years-practitioner" "Early years practitioner"
        /// A speech and language therapist.
        SpeechTherapist "speech-and-language-therapist" "Speech and language therapist"
        /// An occupational therapist.
        OccupationalTherapist "occupational-therapist" "Occupational therapist"
        /// A physiotherapist.
        Physiotherapist "physiotherapist" "Physiotherapist"
        /// An educational psychologist.
        EducationalPsychologist "educational-psychologist" "Educational psychologist"
        /// A specialist teacher, for example of deaf or blind children.
        SpecialistTeacher "specialist-teacher" "Specialist teacher"
        /// A doctor.
        Doctor "doctor" "Doctor"
        /// A nurse or health visitor.
        Nurse "nurse" "Nurse or health visitor"
        /// A mental health practitioner.
        MentalHealth "mental-health-practitioner" "Mental health practitioner"
        /// A social worker.
        SocialWorker "social-worker" "Social worker"
        /// A personal assistant or respite carer.
        PersonalAssistant "personal-assistant" "Personal assistant"
        /// A youth or play worker.
        YouthWorker "youth-worker" "Youth or play worker"
        /// An officer of the local authority.
        CaseOfficer "case-officer" "Local authority officer"
        /// A member of a panel, tribunal or children's hearing.
        PanelMember "panel-member" "Member of a panel or hearing"
        /// An independent advocate.
        Advocate "advocate" "Advocate"
        /// An employer or job coach.
        Employer "employer" "Employer or job coach"
    }
}

vocabulary! {
    /// From which part of the child's life somebody comes.
    Sector "sector" "1" {
        /// Nurseries, schools, colleges and education services.
        Education "education" "Education"
        /// The health service.
        Health "health" "Health"
        /// Social care.
        SocialCare "social-care" "Social care"
        /// The family.
        Family "family" "Family"
        /// Clubs, charities, neighbours, work.
        Community "community" "Community"
    }
}

entry! {
    /// Somebody in the child's life who is named in the record. Nobody has to be listed: an entry may name a role
    /// instead.
    Person {
        required {
            /// The id that entries refer to.
            id: PersonId [own],
        }
        optional {
            /// Their name.
            name: Option<Name> [person_name],
            /// What they are to the child.
            roles: List<Role>,
            /// The relationship in words: mother, foster carer, brother.
            relationship: Option<Text> [words],
            /// From which part of the child's life they come.
            sector: Option<Sector>,
            /// The organisation they work for.
            organisation: Option<Name> [words],
            /// The languages they use, the preferred one first; `bfi` is British Sign Language.
            languages: List<Lang>,
            /// Whether they need an interpreter, and which, for meetings and letters.
            interpreter: Option<Text> [words],
        }
    }
}

object! {
    /// Who: a listed person, or just a role written in place, or a person acting in a role.
    Party asks Party {
        required {}
        optional {
            /// The person, where they are listed.
            person: Option<PersonId> [part_needs],
            /// The role in which they act.
            role: Option<Role>,
        }
    }
}

impl Party {
    /// A listed person.
    #[must_use]
    pub fn person(id: PersonId) -> Self {
        Self { person: Some(id), role: None }
    }

    /// Somebody in this role, who is not listed.
    #[must_use]
    pub fn role(role: Role) -> Self {
        Self { person: None, role: Some(role) }
    }

    /// Whether it says who is meant.
    pub(crate) const fn is_somebody(&self) -> bool {
        self.person.is_some() || self.role.is_some()
    }
}

impl ProgressRecord {
    /// The people who have the role of the child. Of several, nobody can tell which of them is the child.
    pub(crate) fn children(&self) -> impl Iterator<Item = (usize, &Person)> {
        self.people.iter().enumerate().filter(|(_, person)| person.roles.contains(&Role::Child))
    }

    pub(crate) fn has_several_children(&self) -> bool {
        self.children().nth(1).is_some()
    }
}

impl From<PersonId> for Party {
    fn from(id: PersonId) -> Self {
        Self::person(id)
    }
}

impl From<Role> for Party {
    fn from(role: Role) -> Self {
        Self::role(role)
    }
}
