use super::reason::LeftOutReason;
use crate::model::Place;

/// Why something falls, and the entry that it follows.
#[derive(Clone, Copy)]
pub struct Why {
    pub reason: LeftOutReason,
    pub because: Option<Place>,
}

impl From<LeftOutReason> for Why {
    fn from(reason: LeftOutReason) -> Self {
        Self { reason, because: None }
    }
}
