use std::fmt::{self, Write as _};

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
    Index(usize),
}

impl<'a> Path<'a> {
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub const fn member(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Member(name) }
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
            Step::Index(_) => self.parent.map_or("", Path::name),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Index(index) => write!(f, "/{index}"),
            Step::Member(name) => {
                f.write_str("/")?;
                for letter in name.chars() {
                    match letter {
                        '~' => f.write_str("~0")?,
                        '/' => f.write_str("~1")?,
                        other => f.write_char(other)?,
                    }
                }
                Ok(())
            }
        }
    }
}
