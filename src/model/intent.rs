use super::declare::vocabulary;

vocabulary! {
    /// What a goal or measure is after. Progress is judged against it: keeping a skill, or losing it more slowly, can
    /// be success.
    Intent "intent" "1" {
        /// Something new, or more of something.
        Gain "gain" "Gain something new"
        /// Further, longer, more often than now.
        Extend "extend" "Extend what is there"
        /// Keep what is there.
        Maintain "maintain" "Keep what is there"
        /// Lose it more slowly than is to be expected.
        SlowLoss "slow-loss" "Slow a loss"
        /// Get back what was lost.
        Regain "regain" "Get back what was lost"
        /// The same in more places, with more people or more materials.
        Generalise "generalise" "The same in more places"
        /// The same with less or other help.
        ReduceHelp "reduce-help" "The same with less help"
        /// Less of something that somebody does not want; by whom it is unwanted is said beside it.
        ReduceUnwanted "reduce-unwanted" "Less of something unwanted"
        /// Take part, belong, enjoy. Nothing has to grow.
        TakePart "take-part" "Take part and enjoy"
        /// Something around the child changes, not the child.
        ChangeEnvironment "change-environment" "Something around the child changes"
    }
}

vocabulary! {
    /// Who or what is to change, or whose actions are measured.
    Subject "subject" "1" {
        /// The child.
        Child "child" "The child"
        /// The family.
        Family "family" "The family"
        /// Friends, classmates, peers.
        Peers "peers" "Friends and peers"
        /// The adults who support the child.
        Staff "staff" "The adults in the setting"
        /// The setting: its routines and rules.
        Setting "setting" "The setting"
        /// The environment: rooms, sounds, equipment, transport.
        Environment "environment" "The environment"
        /// A service or authority.
        Service "service" "A service"
    }
}
