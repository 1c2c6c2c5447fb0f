use super::meaning::Meaning;
use super::shape::Member;

/// The way from the root to a value, kept on the stack while a record or a document is gone over, and written out
/// (as a JSON Pointer, RFC 6901) only when something is found.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Declared(&'static Member),
    Index(usize),
}

impl<'a> Path<'a> {
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub const fn member(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Member(name) }
    }

    /// The way to a member as it is declared.
    pub const fn declared(&'a self, member: &'static Member) -> Path<'a> {
        Path { parent: Some(self), step: Step::Declared(member) }
    }

    pub const fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(index) }
    }

    /// The way without its last step.
    pub const fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    /// The member that the way leads to, or that holds the list it leads into.
    pub fn name(&self) -> &'a str {
        match self.step {
            Step::Root => "",
            Step::Member(name) => name,
            Step::Declared(member) => member.name,
            Step::Index(_) => self.parent.map_or("", Path::name),
        }
    }

    /// The member, as it is declared, that the way leads to, or that holds the list it leads into.
    pub const fn declaration(&self) -> Option<&'static Member> {
        match (&self.step, self.parent) {
            (Step::Declared(member), _) | (Step::Index(_), Some(Path { step: Step::Declared(member), .. })) => {
                Some(member)
            }
            _ => None,
        }
    }

    /// What the member means that the way leads to, or that holds the list it leads into.
    pub const fn meaning(&self) -> &'static Meaning {
        match self.declaration() {
            Some(member) => &member.meaning,
            None => &Meaning::Plain,
        }
    }

    /// How many steps it has.
    pub const fn depth(&self) -> usize {
        match self.parent {
            Some(parent) => parent.depth() + 1,
            None => 0,
        }
    }

    /// As a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(64); // longer than nearly all
        self.write(&mut pointer);
        pointer
    }

    fn write(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(pointer);
        }
        match self.step {
            Step::Root => {}
            Step::Member(name) => push_member(pointer, name),
            Step::Declared(member) => push_member(pointer, member.name),
            Step::Index(index) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
    }
}

/// Adds the step to a member to a JSON Pointer.
pub fn push_member(pointer: &mut String, name: &str) {
    pointer.push('/');
    if name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(name);
    }
}
