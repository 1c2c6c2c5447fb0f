//! What every entry of a record carries.

use super::prune::Pruned;
use super::reference::ObjectRef;
use super::visit::Visit;
use super::{Amendment, Audience, Inherited, Recorded, Sensitivity};
use crate::base::view::{JsonView, Viewed};
use crate::base::{Content, List};

/// The names of members that entries of all kinds have, for places in an entry of whatever kind. An amendment has no
/// `recorded`: it is itself what was written down later.
pub const ID: &str = "id";
pub const AUDIENCE: &str = "audience";
pub const RECORDED: &str = "recorded";
pub const INHERITS: &str = "inherits";

/// What the entries of all kinds have in common.
pub trait Entry: Visit + Pruned + Viewed {
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

impl dyn Entry + '_ {
    /// Whether two entries have one content. What they inherit is none.
    pub fn says_the_same(&self, other: &dyn Entry) -> bool {
        self == other || (self.inherits() != other.inherits() && self.content() == other.content())
    }

    /// What each member but `inherits` holds.
    fn content(&self) -> Vec<Content> {
        let JsonView::Object(object) = self.view() else { return Vec::new() };
        let members = object.declared().iter().enumerate().filter(|(_, member)| member.name != INHERITS);
        members.map(|(index, _)| Content::of_view(&object.member(index))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::{AUDIENCE, ID, INHERITS, RECORDED};
    use crate::base::Wire as _;
    use crate::base::shape::{ListShape, Shape};
    use crate::model::ProgressRecord;

    #[test]
    fn all_entries_have_the_members_that_are_named_for_all() {
        let Shape::Object(record) = ProgressRecord::SHAPE else { panic!("a record is an object") };
        let mut entries = 0;
        for list in record.members {
            let Shape::List(ListShape { items: Shape::Object(entry), .. }) = list.shape else { continue };
            let has = |member: &str| entry.member(member).is_some();
            assert!(has(ID), "{}", entry.name);
            if list.name != ProgressRecord::REMOVALS {
                entries += 1;
                assert!(has(AUDIENCE) && has(INHERITS), "{}", entry.name);
                assert_eq!(has(RECORDED), list.name != ProgressRecord::AMENDMENTS, "{}", entry.name);
            }
        }
        assert!(entries > 20, "the lists were not found");
    }
}
