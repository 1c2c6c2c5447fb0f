//! Who may see, who decides, on what ground, and what became of what was written.

use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::NEVER_ABOUT;
use super::{Party, Role};
use crate::base::{AmendmentId, BasisId, Code, DeciderId, EntryId, List, PartialDate, When, WishId};

vocabulary! {
    /// Who an entry is for. A set of labels has no order; what depends on an entry is for those whom both are for.
    Audience "audience" "1" {
        /// The child or young person.
        Child "child" "The child"
        /// Parents and carers.
        ParentCarers "parent-carers" "Parent carers"
        /// Everybody who works with the child in education.
        Education "education" "Education staff"
        /// Everybody who works with the child in health.
        Health "health" "Health staff"
        /// Everybody who works with the child in social care.
        SocialCare "social-care" "Social care staff"
        /// The local authority.
        LocalAuthority "local-authority" "Local authority"
        /// Only staff who are named elsewhere.
        NamedStaff "named-staff" "Named staff only"
        /// For nobody any more: it depended on what was gone, or nobody can tell for whom it was. Software writes it.
        Nobody "nobody" "For nobody"
        /// Not yet shared with the child.
        NotYetChild "not-yet-shared-with-child" "Not yet shared with the child"
    }
}

vocabulary! {
    /// What makes an entry sensitive beyond the rest of the record.
    Sensitivity "sensitivity" "1" {
        /// Toileting, washing, dressing.
        IntimateCare "intimate-care" "Toileting and intimate care"
        /// Holding, restraint, seclusion.
        Restraint "restraint" "Restraint"
        /// Health, beyond what everybody who works with the child has to know.
        Health "health" "Health"
        /// Matters of the family.
        Family "family" "Family matters"
        /// It tells of other children or adults.
        OtherPeople "other-people" "Other people"
    }
}

vocabulary! {
    /// The child's own word on whether their words may be shown.
    SharingAnswer "sharing-answer" "1" {
        /// Yes.
        Yes "yes" "Yes"
        /// Only to some, who are named beside it.
        Some "some" "Only to some"
        /// No.
        No "no" "No"
        /// Nobody has asked.
        NotAsked "not-asked" "Not asked"
    }
}

vocabulary! {
    /// What becomes of an entry.
    AmendmentKind "amendment-kind" "1" {
        /// Another entry takes its place.
        Replaced "replaced" "Replaced"
        /// It should never have been in the record.
        EnteredInError "entered-in-error" "Entered in error"
        /// Somebody says that it is wrong; their statement stands beside it.
        Disputed "disputed" "Disputed"
        /// Something is added to it.
        Supplemented "supplemented" "Added to"
    }
}

vocabulary! {
    /// Why content was removed.
    RemovalReason "removal-reason" "1" {
        /// A person asked for it.
        Request "request" "Asked for by a person"
        /// The time for keeping it is over.
        Retention "retention" "The time for keeping it is over"
        /// It was about somebody else.
        OtherPerson "other-person" "It was about somebody else"
        /// A court or regulator ordered it.
        Order "order" "Ordered"
        /// It was never lawful to hold it.
        Unlawful "unlawful" "Should not have been held"
    }
}

vocabulary! {
    /// The lawful basis of processing: Article 6(1) UK GDPR.
    LawfulBasis "lawful-basis" "2018"
        from "UK GDPR, Article 6(1), https://www.legislation.gov.uk/eur/2016/679/article/6"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Consent, where it is really the basis, for example for publicity.
        Consent "consent" "Consent"
        /// A contract.
        Contract "contract" "Contract"
        /// A legal obligation.
        LegalObligation "legal-obligation" "Legal obligation"
        /// Vital interests.
        VitalInterests "vital-interests" "Vital interests"
        /// A task in the public interest.
        PublicTask "public-task" "Public task"
        /// Legitimate interests.
        LegitimateInterests "legitimate-interests" "Legitimate interests"
    }
}

vocabulary! {
    /// On what ground somebody decides.
    DecisionGround "decision-ground" "1" {
        /// The young person decides, being over compulsory school age.
        YoungPerson "young-person" "The young person"
        /// The child is competent to decide this.
        CompetentChild "competent-child" "A child who is competent to decide this"
        /// Parental responsibility.
        ParentalResponsibility "parental-responsibility" "Parental responsibility"
        /// The young person lacks capacity for this decision, and somebody decides in their best interests.
        BestInterests "best-interests" "Best interests"
        /// A deputy, attorney or court.
        Court "deputy-or-court" "Deputy or court"
        /// A tribunal or children's hearing.
        Hearing "hearing" "Tribunal or children's hearing"
        /// The local authority shares or holds parental responsibility.
        LocalAuthority "local-authority" "Local authority"
    }
}

vocabulary! {
    /// How far a wish about recording reaches.
    WishScope "wish-scope" "1" {
        /// A topic.
        Topic "topic" "A topic"
        /// An entry.
        Entry "entry" "An entry"
        /// A way of recording, such as video.
        Medium "medium" "A way of recording"
        /// A place or activity.
        Place "place" "A place or activity"
        /// Everything.
        Everything "everything" "Everything"
    }
}

object! {
    /// When and by whom an entry was written down.
    Recorded {
        required {}
        optional {
            /// When.
            on: Option<When> [written_down],
            /// By whom.
            by: Option<Party> [takes_part],
            /// For whom they wrote it.
            on_behalf_of: Option<Party> [takes_part],
        }
    }
}

object! {
    /// The child's own word on whether something may be shown, and to whom.
    Sharing {
        required {
            /// The answer.
            answer: SharingAnswer,
        }
        optional {
            /// To whom.
            shared_with: List<Party> [takes_part],
            /// The day the child was asked.
            on: Option<PartialDate> [said],
            /// In words.
            words: Option<Text> [words],
        }
    }
}

entry! {
    /// On what lawful basis the record is kept for one purpose. There is no single consent for everything.
    Basis {
        required {
            /// The id of the entry.
            id: BasisId [own],
            /// The purpose.
            purpose: Text [words],
            /// The basis.
            basis: LawfulBasis,
        }
        optional {
            /// The condition for special category data, for example `9(2)(g)` written as `9.2.g`.
            special_category: Option<Code> [local],
            /// Since when.
            start: Option<PartialDate> [begins],
            /// Until when.
            end: Option<PartialDate> [ends],
            /// In words.
            words: Option<Text> [words],
        }
    }
}

entry! {
    /// Who decides about something, on what ground, from when. It is never worked out from age alone.
    Decider {
        required {
            /// The id of the entry.
            id: DeciderId [own],
            /// What is decided.
            decision: Text [words],
            /// Who decides.
            who: Party [takes_part],
        }
        optional {
            /// On what ground.
            ground: Option<DecisionGround>,
            /// Since when.
            start: Option<PartialDate> [begins],
            /// Until when.
            end: Option<PartialDate> [ends],
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// What became of an entry after it was written. The entry itself stays as it was.
    Amendment {
        required {
            /// The id of the amendment.
            id: AmendmentId [own],
            /// What becomes of the entry.
            amendment_kind: AmendmentKind,
            /// The entry.
            entry: EntryId [needs],
        }
        optional {
            /// The entry that takes its place.
            by_entry: Option<EntryId> [rests_on, through_content],
            /// Why.
            reason: Option<Text> [words],
            /// Who says so.
            by: Option<Party> [author],
            /// When.
            on: Option<When> [said],
            /// The person's own statement, where the entry is disputed.
            statement: Option<Text> [words],
            /// Who the amendment is for.
            audience: List<Audience>,
            /// For whom that was on which it depended and which is not there any more.
            inherits: List<Inherited>,
        }
    }
}

object! {
    /// For whom something was on which an entry depended, and which is not there any more: the labels and the child's
    /// word, without a word of what it said. Whoever is to see the entry has to be among those for whom it was.
    Inherited {
        required {}
        optional {
            /// Who it was for. Absent: it was not labelled.
            audience: List<Audience>,
            /// What made it sensitive.
            sensitive: List<Sensitivity>,
            /// The child's answers on sharing it.
            answers: List<InheritedAnswer>,
        }
    }
}

object! {
    /// The child's answer on sharing something that is not there any more.
    InheritedAnswer {
        required {
            /// The answer.
            answer: SharingAnswer,
        }
        optional {
            /// With whom it was to be shared, where all in a role were meant.
            roles: List<Role>,
            /// That it was to be shared with people who were named, or with nobody else: not with all in a role.
            others: Option<bool>,
        }
    }
}

object! {
    /// That an entry existed and its content was removed. The id stays, so that what refers to it still holds.
    RemovalNote {
        required {
            /// The id of the entry that was removed.
            id: EntryId [own],
            /// When.
            on: PartialDate [said],
            /// Why.
            reason: RemovalReason,
        }
        optional {
            /// Who removed it.
            by: Option<Party> [takes_part],
            /// The entry with which it was removed, where it was an amendment of that entry.
            with: Option<EntryId> [own],
            /// For whom what was removed had been.
            inherits: List<Inherited>,
        }
    }
}

entry! {
    /// A wish about what is recorded, and what was done about it.
    RecordingWish {
        required {
            /// The id of the wish.
            id: WishId [own],
            /// Whose wish it is.
            of: Party [author],
            /// How far it reaches.
            scope: WishScope,
        }
        optional {
            /// The wish in words.
            words: Option<Text> [words],
            /// The entries that it is about.
            about: List<EntryId> [needs, all_but(NEVER_ABOUT)],
            /// When it was said.
            on: Option<PartialDate> [said],
            /// What was done about it.
            response: Option<Text> [words],
        }
    }
}

impl Amendment {
    /// The entry that takes the place of the one that was amended.
    pub(crate) fn takes_its_place(&self) -> Option<&str> {
        let replaces = matches!(self.amendment_kind, AmendmentKind::Replaced | AmendmentKind::EnteredInError);
        self.by_entry.as_ref().filter(|_| replaces).map(AsRef::as_ref)
    }
}

impl RemovalNote {
    /// For whom that was which it is about: where it says nothing of it, that had no labels.
    pub(crate) fn kept_for(&self) -> Vec<Inherited> {
        if self.inherits.is_empty() { vec![Inherited::new()] } else { self.inherits.to_vec() }
    }
}
