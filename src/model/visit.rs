//! Going over a value without knowing what all its types are: the declarations write the way through their members, so
//! that nothing that is added to the model is passed by. What a member means, its place says: [`Path::meaning`].

use super::reference::ObjectRef;
use crate::base::leaf::{CodeRef, LeafRef};
use crate::base::slots::Slots;
#[allow(clippy::wildcard_imports)] // every type without members
use crate::base::*;

/// Somebody who goes over a value. A method each for what there is to see, so that nobody has to sort it again.
pub trait Visitor<'r> {
    /// An object, before its members. Says whether to go into it.
    fn object(&mut self, _object: ObjectRef<'r>, _at: &Path<'_>) -> bool {
        true
    }

    /// An id: of the object itself or of another.
    fn id(&mut self, _id_type: IdType, _id: &'r str, _at: &Path<'_>) {}

    /// A date or moment.
    fn date(&mut self, _when: When, _at: &Path<'_>) {}

    /// Words, or a name or label.
    fn words(&mut self, _words: &'r str, _at: &Path<'_>) {}

    /// A code of which there is something to say.
    fn code(&mut self, _code: CodeRef<'r>, _at: &Path<'_>) {}
}

/// Shows a value without members.
#[inline]
pub fn leaf<'r>(leaf: Option<LeafRef<'r>>, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
    match leaf {
        Some(LeafRef::Id(id_type, id)) => visitor.id(id_type, id, at),
        Some(LeafRef::When(when)) => visitor.date(when, at),
        Some(LeafRef::Words(words)) => visitor.words(words, at),
        Some(LeafRef::Code(code)) => visitor.code(code, at),
        None => {}
    }
}

/// What can be gone over.
pub trait Visit {
    fn visit<'r>(&'r self, visitor: &mut dyn Visitor<'r>, at: &Path<'_>);
}

/// The ways of values without members.
macro_rules! leaves {
    ($($leaf:ident)*) => {
        $(
            #[allow(deprecated)]
            impl $crate::model::visit::Visit for $leaf {
                #[inline]
                fn visit<'r>(
                    &'r self,
                    visitor: &mut dyn $crate::model::visit::Visitor<'r>,
                    at: &$crate::base::Path<'_>,
                ) {
                    $crate::model::visit::leaf($crate::base::leaf::Leaf::leaf(self), visitor, at);
                }
            }

            #[allow(deprecated)]
            impl $crate::model::prune::Pruned for $leaf {
                #[inline]
                fn prune(
                    &mut self,
                    pruner: &mut dyn $crate::model::prune::Prune,
                    at: &$crate::base::Path<'_>,
                ) -> $crate::model::prune::Fate {
                    $crate::model::prune::leaf($crate::base::leaf::Leaf::leaf(self), pruner, at)
                }
            }
        )*
    };
}
pub(crate) use leaves;

// The codes of vocabularies are among them where they are declared.
leaves! {
    bool Number Count Date PartialDate Moment When Words Name SchemaReference Code Digest FormatVersion Lang MediaType
    Unit Uri Version RecordId ChildId PersonId StatementId NeedId ScaleId LadderId MeasureId GoalId ObservationId
    JudgementId ViewId SupportId DeliveryId PlanId LayerId ReviewId AttainmentId SettingId AttendanceId TimetableId
    AidId TransitionId DestinationId WishId BasisId DeciderId AmendmentId EntryId
}

/// What a host added is its own.
impl Visit for Extensions {
    fn visit<'r>(&'r self, _: &mut dyn Visitor<'r>, _: &Path<'_>) {}
}

impl<T: Visit> Visit for Option<T> {
    #[inline]
    fn visit<'r>(&'r self, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
        if let Some(value) = self {
            value.visit(visitor, at);
        }
    }
}

impl<T: Visit> Visit for Box<T> {
    #[inline]
    fn visit<'r>(&'r self, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
        (**self).visit(visitor, at);
    }
}

impl<T: Visit + Wire, const MAX: usize, const MIN: usize> Visit for List<T, MAX, MIN> {
    fn visit<'r>(&'r self, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
        visit_items(&**self, visitor, at);
    }
}

/// Items that can be gone over.
trait Items: Slots {
    fn item(&self, index: usize) -> Option<&dyn Visit>;
}

impl<T: Visit> Items for Vec<T> {
    fn item(&self, index: usize) -> Option<&dyn Visit> {
        match self.get(index) {
            Some(item) => Some(item),
            None => None,
        }
    }
}

fn visit_items<'r>(items: &'r dyn Items, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
    let mut index = 0;
    while let Some(item) = items.item(index) {
        item.visit(visitor, &at.index(index));
        index += 1;
    }
}
