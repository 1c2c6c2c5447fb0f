use crate::report::Pointer;

/// The way from the root to a value, kept on the stack while the document is walked and turned into a pointer
/// only when something is found.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub fn member(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Member(name) }
    }

    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(index) }
    }

    pub fn pointer(&self) -> Pointer {
        let mut pointer = self.parent.map_or_else(Pointer::root, Path::pointer);
        match self.step {
            Step::Root => {}
            Step::Member(name) => pointer.push_member(name),
            Step::Index(index) => pointer.push_index(index),
        }
        pointer
    }
}

/// Whether a member name from the document may stand in a pointer or message. Names of the usual shape help to
/// find a slip of the pen; anything else may be somebody's name, number or words.
pub fn is_plain_name(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '$')
        && name.bytes().skip(1).all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        && name.bytes().filter(u8::is_ascii_digit).count() <= 3
}
