use crate::base::vocabulary;
use crate::model::Achievement;

vocabulary! {
    /// How something is going, against what was hoped for and what was to be expected. The labels are for families;
    /// none of them says that a child failed.
    Status "progress-status" "1" {
        /// Help that was agreed did not come, and nothing else shows how it would have gone. It is about those who were
        /// to help.
        HelpNotInPlace "help-not-in-place" "Agreed help wasn't in place"
        /// Nothing to compare yet. It says nothing about the child.
        TooLittleWritten "too-little-written" "Too little written to say"
        /// No measure answers; what people say and what was seen stands in words.
        ToldInWords "told-in-words" "Told in words"
        /// There are values, each under conditions of its own: another way of getting at it, another phase, a day of
        /// illness.
        NotLikeForLike "not-like-for-like" "Seen in different conditions"
        /// It goes one way in one place and another way in another.
        DiffersByPlace "differs-by-place" "Different in different places"
        /// It moved both ways, more than it moved on.
        UpAndDown "up-and-down" "Up and down"
        /// Further from what is hoped for than at the start.
        HarderNow "harder-now" "Harder just now"
        /// What was hoped for was seen, as often and in as many places as was said.
        Reached "reached" "Reached"
        /// What was hoped for was seen, with more help than was hoped.
        ReachedWithMoreHelp "reached-with-more-help" "Reached, with more help"
        /// Nearer to what is hoped for than at the start.
        GettingThere "getting-there" "Getting there"
        /// As at the start.
        SameSoFar "same-so-far" "Same so far"
        /// What was there is there still: the aim is met.
        Kept "kept" "Kept"
        /// What was there is there still, with more help.
        KeptWithMoreHelp "kept-with-more-help" "Kept, with more help"
        /// Nothing of what might have been lost is lost.
        Held "held" "Holding steady"
        /// Less is lost than was to be expected by now.
        SlowerThanExpected "slower-than-expected" "Holding on longer than expected"
        /// As much has changed as was to be expected by now.
        AsExpected "as-expected" "Changing as expected"
        /// Something is lost, and nobody has written what was to be expected by now.
        PaceUnknown "pace-unknown" "Changing; how fast was expected isn't written"
        /// More is lost than was to be expected by now.
        Faster "faster" "Changing sooner than expected"
        /// What was lost is there again.
        Back "back" "Back"
        /// Some of what was lost is there again.
        ComingBack "coming-back" "Coming back"
        /// What was lost is not there yet.
        NotBackYet "not-back-yet" "Not back yet"
        /// It was there again, and is not now.
        CameAndWent "came-and-went" "Came and went"
        /// It happens in as many places as was hoped.
        WhereHoped "where-hoped" "Everywhere that was hoped"
        /// It happens in more places than at the start, or with more people or materials.
        MorePlaces "more-places" "In more places, or with more people or things"
        /// It happens in as many places as at the start, with as many people and materials.
        SamePlaces "same-places" "In the same places so far"
        /// It was tried in a place where it used to happen, and did not happen.
        FewerPlaces "fewer-places" "In fewer places"
        /// With no more help than was hoped for, or none.
        OwnWay "own-way" "Does it their own way"
        /// With less help, and as well as before.
        LessHelp "less-help" "With less help"
        /// With the same help.
        SameHelp "same-help" "With the same help"
        /// With more help than at the start.
        MoreHelp "more-help" "With more help"
        /// The help became less and it goes less well: it was taken away, not outgrown.
        HelpRemoved "help-removed" "Help removed, not outgrown"
        /// As seldom as was hoped.
        AsHoped "as-hoped" "As hoped"
        /// Less often than at the start.
        LessOften "less-often" "Less often"
        /// As often as at the start.
        AsOften "as-often" "As often"
        /// More often than at the start.
        MoreOften "more-often" "More often"
        /// Less often; whether the child wants it less, nobody has written.
        LessNotAsked "less-not-asked" "Less often; child's view unknown"
        /// Takes part most times, or as much as was hoped.
        JoiningIn "joining-in" "Joining in"
        /// Takes part some of the time.
        Sometimes "sometimes" "Sometimes"
        /// There was no chance to take part.
        NoChanceYet "no-chance-yet" "No chance yet"
        /// The child has said that it is not for them.
        NotForMe "not-for-me" "Not for me"
        /// What was to change around the child has changed.
        Changed "changed" "Changed"
        /// Some of what was to change around the child has changed.
        Partly "partly" "Partly changed"
        /// Those who were to change something have not done so. It is about them, never about the child.
        NotMade "not-made" "Others haven't made it yet"
    }
}

impl Status {
    /// The plain label for what is over: of a goal that was closed, or in a record that was.
    #[must_use]
    pub fn past_label(&self) -> Option<&'static str> {
        Some(match self {
            Self::HarderNow => "Had become harder",
            Self::GettingThere => "Was getting there",
            Self::SameSoFar => "Stayed the same",
            Self::Held => "Held steady",
            Self::SlowerThanExpected => "Held on longer than expected",
            Self::AsExpected => "Changed as expected",
            Self::PaceUnknown => "Changed; how fast was expected isn't written",
            Self::Faster => "Changed sooner than expected",
            Self::ComingBack => "Was coming back",
            Self::NotBackYet => "Had not come back",
            Self::SamePlaces => "In the same places",
            Self::OwnWay => "Did it their own way",
            Self::JoiningIn => "Joined in",
            Self::NoChanceYet => "No chance came",
            Self::NotMade => "Others did not make it",
            other => return other.label(),
        })
    }

    /// The FHIR code of goal achievement that says the same, where there is one. *Not achieved*, *no progress* and *not
    /// attainable* are never computed: only people say such things. What depends on others has no code, because a
    /// reader of a FHIR goal would take it for the child's.
    #[must_use]
    pub fn achievement(&self) -> Option<Achievement> {
        Some(match self {
            Self::DiffersByPlace
            | Self::UpAndDown
            | Self::ReachedWithMoreHelp
            | Self::AsExpected
            | Self::PaceUnknown
            | Self::CameAndWent
            | Self::LessNotAsked
            | Self::Sometimes
            | Self::Partly => Achievement::InProgress,
            Self::GettingThere | Self::ComingBack | Self::MorePlaces | Self::LessHelp | Self::LessOften => {
                Achievement::Improving
            }
            Self::HarderNow | Self::Faster | Self::FewerPlaces | Self::MoreHelp | Self::MoreOften => {
                Achievement::Worsening
            }
            Self::SameSoFar | Self::NotBackYet | Self::SamePlaces | Self::SameHelp | Self::AsOften => {
                Achievement::NoChange
            }
            Self::Reached | Self::Back | Self::WhereHoped | Self::OwnWay | Self::AsHoped | Self::Changed => {
                Achievement::Achieved
            }
            Self::Kept | Self::KeptWithMoreHelp | Self::Held | Self::SlowerThanExpected | Self::JoiningIn => {
                Achievement::Sustaining
            }
            Self::HelpNotInPlace
            | Self::TooLittleWritten
            | Self::ToldInWords
            | Self::NotLikeForLike
            | Self::HelpRemoved
            | Self::NoChanceYet
            | Self::NotForMe
            | Self::NotMade
            | Self::Other(_) => return None,
        })
    }

    /// Whether it is what was hoped for, or on the way there.
    pub(crate) fn is_good(&self) -> bool {
        self == &Self::Partly
            || matches!(
                self.achievement(),
                Some(Achievement::Improving | Achievement::Achieved | Achievement::Sustaining)
            )
            || matches!(self, Self::ReachedWithMoreHelp | Self::LessNotAsked | Self::Sometimes)
    }
}
