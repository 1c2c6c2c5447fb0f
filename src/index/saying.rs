//! Whether an entry says anything, and what an observation tells.

use crate::model::{Judgement, Need, Observation, Person, Text, Value, View};

/// An entry that may hold nothing but its id and date.
pub trait Says {
    /// Whether nothing in it says anything. What it is filed under, and how it was seen, is not counted.
    fn says_nothing(&self) -> bool;
}

impl Says for Person {
    fn says_nothing(&self) -> bool {
        self.name.is_none() && self.roles.is_empty() && self.relationship.is_none()
    }
}

impl Says for Need {
    fn says_nothing(&self) -> bool {
        self.coding.is_none() && self.words.is_none()
    }
}

impl Says for Observation {
    fn says_nothing(&self) -> bool {
        let told = self.seen.is_some() || self.voice.is_some() || !self.interpretations.is_empty();
        let given = !self.values.is_empty() || !self.not_observed.is_empty();
        !told && !given && self.help.is_none() && self.evidence.is_empty()
    }
}

impl Says for Judgement {
    fn says_nothing(&self) -> bool {
        let said = self.achievement.is_some() || self.local.is_some();
        !said && self.words.is_none() && self.voice.is_none()
    }
}

impl Says for View {
    fn says_nothing(&self) -> bool {
        let said = self.stance.is_some() || self.words.is_some() || self.voice.is_some() || self.value.is_some();
        !said && self.options.is_empty() && self.evidence.is_empty()
    }
}

/// Whether nothing says what is judged.
pub fn judges_nothing(judgement: &Judgement) -> bool {
    judgement.goal.is_none() && judgement.measure.is_none()
}

/// Whether nothing says what the view is about.
pub fn views_nothing(view: &View) -> bool {
    view.about.is_empty() && view.on_what.is_none()
}

/// Whether something was seen: in words or as a value. That something was not observed, what people make of it and a
/// voice beside it are none of that.
pub fn has_seen(observation: &Observation) -> bool {
    observation.seen.is_some() || !observation.values.is_empty()
}

/// What an observation tells in words: what was seen, or a value in words.
pub fn told(observation: &Observation) -> Option<&Text> {
    observation.seen.as_ref().or_else(|| {
        observation.values.iter().find_map(|measured| match &measured.value {
            Value::Words(value) => Some(&value.words),
            _ => None,
        })
    })
}
