//! Of which day an object tells, by what its dates mean.

use crate::base::meaning::{Dating, Meaning};
use crate::base::{Path, When};
use crate::model::reference::ObjectRef;
use crate::model::visit::{Visit, Visitor};

/// When what the object tells of was over, or else happened or was said; and the member that says so. Nothing for
/// objects that tell of no day.
pub fn told_of(object: &(impl Visit + ?Sized)) -> Option<(When, &'static str)> {
    own(object).told_of
}

/// When the object came about, as far as it says so itself: the day that it tells of, or else the day on which it
/// begins.
pub fn came_about(object: &(impl Visit + ?Sized)) -> Option<When> {
    let own = own(object);
    own.told_of.map(|(when, _)| when).or(own.begins)
}

/// The first date of the object itself, whatever it means.
pub fn first(object: &(impl Visit + ?Sized)) -> Option<When> {
    own(object).first
}

/// The earliest day that a part of the object tells of, other than as an end.
pub fn earliest_part(object: &(impl Visit + ?Sized)) -> Option<When> {
    let mut parts = Parts(None);
    object.visit(&mut parts, &Path::ROOT);
    parts.0
}

fn own(object: &(impl Visit + ?Sized)) -> Own {
    let mut own = Own::default();
    object.visit(&mut own, &Path::ROOT);
    own
}

/// The dates among the members of the object itself.
#[derive(Default)]
struct Own {
    first: Option<When>,
    told_of: Option<(When, &'static str)>,
    begins: Option<When>,
}

impl<'r> Visitor<'r> for Own {
    fn object(&mut self, _: ObjectRef<'r>, at: &Path<'_>) -> bool {
        at.parent().is_none()
    }

    fn date(&mut self, when: When, at: &Path<'_>) {
        let Some(member) = at.declaration() else { return };
        self.first = self.first.or(Some(when));
        match member.meaning {
            Meaning::Dated(Dating::HappenedUntil) => self.told_of = Some((when, member.name)),
            Meaning::Dated(dating) if dating.is_told_of() => {
                self.told_of = self.told_of.or(Some((when, member.name)));
            }
            Meaning::Dated(Dating::Begins) => self.begins = self.begins.or(Some(when)),
            _ => {}
        }
    }
}

/// The earliest day of the parts.
struct Parts(Option<When>);

impl Visitor<'_> for Parts {
    fn date(&mut self, when: When, at: &Path<'_>) {
        let Meaning::Dated(dating) = at.meaning() else { return };
        let is_meant = dating.is_told_of() && !dating.is_end();
        if is_meant && self.0.is_none_or(|earliest| when.earliest() < earliest.earliest()) {
            self.0 = Some(when);
        }
    }
}
