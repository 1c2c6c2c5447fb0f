//! What every entry of a record carries.

use super::prune::Pruned;
use super::reference::ObjectRef;
use super::visit::Visit;
use super::{Amendment, Audience, Inherited, Recorded, Sensitivity};
use crate::base::List;

/// What the entries of all kinds have in common.
pub trait Entry: Visit + Pruned {
    fn id(&self) -> &str;

    fn audience(&self) -> &[Audience];

    fn sensitive(&self) -> &[Sensitivity];

    fn recorded(&self) -> Option<&Recorded>;

    fn inherits(&self) -> &[Inherited];

    fn inherits_mut(&mut self) -> &mut List<Inherited>;

    /// The entry with its type.
    fn object(&self) -> ObjectRef<'_>;
}

impl Entry for Amendment {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn audience(&self) -> &[Audience] {
        &self.audience
    }

    fn sensitive(&self) -> &[Sensitivity] {
        &[]
    }

    fn recorded(&self) -> Option<&Recorded> {
        None
    }

    fn inherits(&self) -> &[Inherited] {
        &self.inherits
    }

    fn inherits_mut(&mut self) -> &mut List<Inherited> {
        &mut self.inherits
    }

    fn object(&self) -> ObjectRef<'_> {
        ObjectRef::Amendment(self)
    }
}
