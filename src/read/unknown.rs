//! A member that its object does not have by the shape.

use std::borrow::Cow;

use super::plain_name::is_plain_name;
use super::suggest::nearest;
use crate::base::Path;
use crate::base::shape::ObjectShape;
use crate::report::Pointer;

pub struct Unknown<'p> {
    pub name: Cow<'p, str>,
    /// Where the name begins.
    pub offset: usize,
    pub object: &'p ObjectShape,
    pub parent: &'p Path<'p>,
}

impl Unknown<'_> {
    /// Where it is reported: at the object where the name may be anything that somebody wrote.
    pub fn place(&self) -> Path<'_> {
        if is_plain_name(&self.name) { self.parent.member(&self.name) } else { *self.parent }
    }

    /// What is wrong; with `guess`, which takes longer, also which member may be meant.
    pub fn message(&self, guess: bool) -> String {
        let (name, of) = (&self.name, self.object.name);
        let message = if is_plain_name(name) {
            format!("`{name}` is not a member of {of}")
        } else {
            format!("a member of this object is not one of {of}'s")
        };
        let members = || self.object.members.iter().map(|member| member.name);
        match guess.then(|| nearest(name, members())).flatten() {
            Some(meant) => format!("{message}; perhaps `{meant}` is meant"),
            None => message,
        }
    }

    /// Its own pointer, whatever its name.
    pub fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::from(self.parent);
        pointer.push_member(&self.name);
        pointer
    }
}
