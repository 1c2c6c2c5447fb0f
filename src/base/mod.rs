//! What the format is made of: ids, dates, numbers, words, vocabularies, and how a type stands in JSON.
//! Nothing here knows of children.

mod any_json;
pub(crate) mod bytes;
mod calendar;
mod content;
mod date;
mod decimal;
mod extension;
pub mod hash;
mod id;
mod id_type;
mod invalid;
pub(crate) mod json;
pub(crate) mod json_schema;
mod json_text;
pub(crate) mod leaf;
mod list;
pub(crate) mod meaning;
mod moment;
pub(crate) mod object;
pub(crate) mod open_code;
mod other_code;
mod partial_date;
pub(crate) mod path;
pub(crate) mod shape;
pub mod sort;
pub(crate) mod spelling;
pub(crate) mod token;
pub(crate) mod transcript;
pub(crate) mod union;
pub(crate) mod view;
mod vocabulary;
mod when;
pub(crate) mod wire;
mod words;

pub use content::{Content, Parts};
pub use date::Date;
pub use decimal::{Count, Number};
pub use extension::{ExtensionKey, Extensions};
pub use id::*;
pub use id_type::IdType;
pub use invalid::{Fault, Invalid};
pub use list::{AtLeastOne, Entries, List};
pub use moment::Moment;
pub use other_code::OtherCode;
pub use partial_date::{PartialDate, Year};
pub use token::{Code, Digest, FormatVersion, Lang, MediaType, Unit, Uri, Version};
pub use vocabulary::{Confidence, KnownCode, Vocabulary};
pub use when::When;
pub use words::{Name, SchemaReference, Words};

pub(crate) use object::object;
pub(crate) use open_code::{code_list, vocabulary};
pub(crate) use path::Path;
pub(crate) use union::union;
pub(crate) use wire::Wire;
