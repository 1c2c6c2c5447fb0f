//! Short strings with a spelling of their own, and the macro that makes a type of each.

use super::{Fault, Invalid};

/// Declares a string newtype: bounds, spelling, shape, and a `Debug` that shows the text only where it is
/// declared `shown` (ids and the like); everything else may hold a person's words.
macro_rules! text_type {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            max: $max:literal,
            pattern: $pattern:expr,
            format: $format:expr,
            check: $check:path,
            examples: [$($example:literal),*],
            debug: $debug:ident,
            $(asks: $asks:ident,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(compact_str::CompactString);

        impl $name {
            /// The most characters (Unicode scalar values) it may have.
            pub const MAX_LENGTH: usize = $max;

            /// Checks the text and keeps it.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) when the text is empty, too long or not in the accepted spelling.
            pub fn new(text: impl AsRef<str>) -> Result<Self, $crate::base::Invalid> {
                let text = text.as_ref();
                $crate::base::token::checked(text, Self::check, stringify!($name))?;
                Ok(Self(text.into()))
            }

            /// The text as it is.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub(crate) fn check(text: &str) -> Result<(), $crate::base::Fault> {
                if text.len() > $max && text.chars().count() > $max {
                    return Err($crate::base::Fault::TooLong);
                }
                $check(text)
            }
        }

        impl $crate::base::Wire for $name {
            const SHAPE: &'static $crate::base::shape::Shape =
                &$crate::base::shape::Shape::Text($crate::base::shape::TextShape {
                    name: stringify!($name),
                    doc: &[$($doc),*],
                    min: 1,
                    max: $max,
                    pattern: $pattern,
                    format: $format,
                    values: None,
                    list: None,
                    examples: &[$($example),*],
                    asks: $crate::base::meaning::asks!($($asks)?),
                    check: Self::check,
                });

            fn blank() -> Self {
                Self(compact_str::CompactString::const_new(""))
            }

            fn read(&mut self, json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<()> {
                json.keep(&mut self.0, Self::check)
            }
        }

        impl $crate::base::view::Viewed for $name {
            fn view(&self) -> $crate::base::view::JsonView<'_> {
                $crate::base::view::JsonView::Text(&self.0)
            }
        }

        /// Equality, order and hash are those of the text, so a map by this type can be asked with a `&str`.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::base::Invalid;

            /// Keeps a long text where it is instead of copying it.
            fn try_from(text: String) -> Result<Self, Self::Error> {
                $crate::base::token::checked(&text, Self::check, stringify!($name))?;
                Ok(Self(text.into()))
            }
        }

        $crate::base::token::text_debug!($name $debug);
        $crate::base::token::text_conversions!($name);
        $crate::base::transcript::serde_impls!($name);
        $crate::base::json_schema::json_schema_impl!($name);
    };
}
pub(crate) use text_type;

/// Whether the text can be one of the type with this name. One function for all types.
pub fn checked(text: &str, check: fn(&str) -> Result<(), Fault>, type_name: &'static str) -> Result<(), Invalid> {
    check(text).map_err(|fault| Invalid::new(type_name, fault))
}

macro_rules! text_debug {
    ($name:ident shown) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    ($name:ident hidden) => {
        impl std::fmt::Debug for $name {
            /// Never the text itself: it may be somebody's words. Use `as_str` to see it.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({} characters)"), self.as_str().chars().count())
            }
        }
    };
}
pub(crate) use text_debug;

macro_rules! text_conversions {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::base::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::base::Invalid;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
}
pub(crate) use text_conversions;

/// The reading, writing and conversions of a type that is spelled as a string and kept as a value. The type
/// itself has `parse` and `spell`, each the other's inverse.
macro_rules! value_type {
    (
        $(#[doc = $doc:literal])*
        $name:ident as $definition:literal {
            max: $max:literal,
            pattern: $pattern:expr,
            format: $format:expr,
            fault: $fault:ident,
            examples: [$($example:literal),*],
        }
    ) => {
        impl $crate::base::Wire for $name {
            const SHAPE: &'static $crate::base::shape::Shape =
                &$crate::base::shape::Shape::Text($crate::base::shape::TextShape {
                    name: $definition,
                    doc: &[$($doc),*],
                    min: 1,
                    max: $max,
                    pattern: $pattern,
                    format: $format,
                    values: None,
                    list: None,
                    examples: &[$($example),*],
                    asks: $crate::base::meaning::Asks::Date,
                    check: |text| Self::parse(text).map(|_| ()).ok_or($crate::base::Fault::$fault),
                });

            fn blank() -> Self {
                Self::EPOCH
            }

            fn read(&mut self, json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<()> {
                json.text_into(self)
            }
        }

        impl $crate::base::json::TextTarget for $name {
            fn take(&mut self, text: &str) -> $crate::base::json::Answer<()> {
                *self = text.parse()?;
                Ok(())
            }
        }

        impl $crate::base::view::Viewed for $name {
            fn view(&self) -> $crate::base::view::JsonView<'_> {
                let mut spelling = $crate::base::spelling::Spelling::new();
                self.spell(&mut spelling);
                $crate::base::view::JsonView::Spelled(spelling)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::base::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
                    .ok_or($crate::base::Invalid::new(stringify!($name), $crate::base::Fault::$fault))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::base::Invalid;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut spelling = $crate::base::spelling::Spelling::new();
                self.spell(&mut spelling);
                f.write_str(spelling.as_str())
            }
        }

        $crate::base::transcript::serde_impls!($name);
        $crate::base::json_schema::json_schema_impl!($name);
    };
}
pub(crate) use value_type;

text_type! {
    /// A code: one of a vocabulary's, or one of a host's own. 1 to 100 of `A-Z a-z 0-9 . _ : / # -`, starting with a
    /// letter or digit, so that an address can serve as a code.
    Code {
        max: 100,
        pattern: "^[A-Za-z0-9][A-Za-z0-9._:/#-]*$",
        format: None,
        check: code,
        examples: ["calm", "SEMH", "https://example.org/areas#play"],
        debug: hidden,
        asks: Code,
    }
}

text_type! {
    /// A language as a BCP 47 tag, for example `en-GB`, `cy` or `bfi` (British Sign Language). The shape is checked,
    /// not the registry.
    Lang {
        max: 35,
        pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        format: None,
        check: lang,
        examples: ["en-GB", "cy", "bfi"],
        debug: hidden,
    }
}

text_type! {
    /// An absolute address (RFC 3986) in ASCII: a scheme, a colon, and at least one more character, without spaces,
    /// quotes, angle or curly brackets, backslash, caret, grave accent or bar. It is never fetched.
    Uri {
        max: 2000,
        pattern: "^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+$",
        format: None,
        check: uri,
        examples: ["https://example.org/evidence/17", "urn:uuid:5b7e2a34-3c8f-4d59-9c1f-0a8d3c1f2b11"],
        debug: hidden,
    }
}

text_type! {
    /// The version of something outside the record: an edition, a year, a date or a number. 1 to 40 of
    /// `A-Z a-z 0-9 . _ : -`.
    Version {
        max: 40,
        pattern: "^[A-Za-z0-9][A-Za-z0-9._:-]*$",
        format: None,
        check: version,
        examples: ["1.2", "2026-05", "2024"],
        debug: hidden,
    }
}

text_type! {
    /// A media type (RFC 6838), for example `image/jpeg`.
    MediaType {
        max: 127,
        pattern: "^[A-Za-z0-9][A-Za-z0-9!#\\$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#\\$&^_.+-]*$",
        format: None,
        check: media_type,
        examples: ["image/jpeg", "video/mp4"],
        debug: hidden,
    }
}

text_type! {
    /// A digest of the bytes that an address leads to: `sha256:`, `sha384:` or `sha512:` and the value in lower-case
    /// hexadecimal.
    Digest {
        max: 135,
        pattern: "^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$",
        format: None,
        check: digest,
        examples: ["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
        debug: hidden,
    }
}

text_type! {
    /// A unit, written in UCUM where UCUM has it (`s`, `min`, `h`, `m`, `kg`, `%`), otherwise a short name of the thing
    /// counted (`words`, `{steps}`). 1 to 40 printable ASCII characters without spaces.
    Unit {
        max: 40,
        pattern: "^[!-~]+$",
        format: None,
        check: unit,
        examples: ["min", "s", "words", "m"],
        debug: hidden,
    }
}

text_type! {
    /// The version of this format: `1.0`, and later minor versions of the same major version.
    FormatVersion {
        max: 10,
        pattern: "^1\\.(0|[1-9][0-9]*)$",
        format: None,
        check: format_version,
        examples: ["1.0"],
        debug: shown,
    }
}

impl FormatVersion {
    /// The version that this crate writes.
    pub const CURRENT: &'static str = "1.0";

    /// The version that this crate writes, as a value.
    #[must_use]
    pub fn current() -> Self {
        Self(Self::CURRENT.into())
    }
}

impl Default for FormatVersion {
    fn default() -> Self {
        Self::current()
    }
}

/// Kinds of bytes, a bit each, so that a spelling is checked with one look-up a byte.
const LETTER_OR_DIGIT: u8 = 1;
const OF_ID: u8 = 2;
const OF_CODE: u8 = 4;

#[allow(clippy::indexing_slicing)] // every byte has a place
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let alphanumeric = byte.is_ascii_alphanumeric();
        let of_id = alphanumeric || matches!(byte, b'.' | b'_' | b':' | b'-');
        let of_code = of_id || matches!(byte, b'/' | b'#');
        classes[byte as usize] =
            (alphanumeric as u8 * LETTER_OR_DIGIT) | (of_id as u8 * OF_ID) | (of_code as u8 * OF_CODE);
        byte += 1;
    }
    classes
};

/// Whether the text starts with a letter or digit and has only bytes of this class.
#[allow(clippy::indexing_slicing)] // every byte has a place
fn is_spelled(text: &str, class: u8) -> bool {
    let bytes = text.as_bytes();
    let every = bytes.iter().fold(u8::MAX, |every, byte| every & CLASSES[usize::from(*byte)]);
    bytes.first().is_some_and(|first| CLASSES[usize::from(*first)] & LETTER_OR_DIGIT != 0) && every & class != 0
}

pub(super) fn is_id(text: &str) -> bool {
    is_spelled(text, OF_ID)
}

fn starts_then(text: &str, first: impl Fn(u8) -> bool, rest: impl Fn(u8) -> bool) -> bool {
    match text.as_bytes().split_first() {
        Some((head, tail)) => first(*head) && tail.iter().all(|byte| rest(*byte)),
        None => false,
    }
}

fn spelled(well: bool) -> Result<(), Fault> {
    if well { Ok(()) } else { Err(Fault::Pattern) }
}

pub(super) fn code(text: &str) -> Result<(), Fault> {
    spelled(is_spelled(text, OF_CODE))
}

fn version(text: &str) -> Result<(), Fault> {
    spelled(is_id(text))
}

fn lang(text: &str) -> Result<(), Fault> {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    spelled(
        (2..=8).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())),
    )
}

pub(super) fn uri(text: &str) -> Result<(), Fault> {
    let Some((scheme, rest)) = text.split_once(':') else {
        return Err(Fault::Pattern);
    };
    spelled(
        starts_then(scheme, |b| b.is_ascii_alphabetic(), |b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
            && !rest.is_empty()
            && rest
                .bytes()
                .all(|b| matches!(b, b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~')),
    )
}

fn media_type(text: &str) -> Result<(), Fault> {
    let name = |part: &str| {
        starts_then(part, |b| b.is_ascii_alphanumeric(), |b| b.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&b))
    };
    spelled(text.split_once('/').is_some_and(|(kind, sub)| name(kind) && name(sub)))
}

fn digest(text: &str) -> Result<(), Fault> {
    let hex = |value: &str, length| {
        value.len() == length && value.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    spelled(match text.split_once(':') {
        Some(("sha256", value)) => hex(value, 64),
        Some(("sha384", value)) => hex(value, 96),
        Some(("sha512", value)) => hex(value, 128),
        _ => false,
    })
}

fn unit(text: &str) -> Result<(), Fault> {
    spelled(starts_then(text, |b| b.is_ascii_graphic(), |b| b.is_ascii_graphic()))
}

fn format_version(text: &str) -> Result<(), Fault> {
    let minor = text.strip_prefix("1.").ok_or(Fault::FormatVersion)?;
    let well = minor == "0" || starts_then(minor, |b| (b'1'..=b'9').contains(&b), |b| b.is_ascii_digit());
    if well { Ok(()) } else { Err(Fault::FormatVersion) }
}
