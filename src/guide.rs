//! Guides for those who do the work: what goes where, and why.
//!
//! Each takes one job from a real situation to a record that can be read and checked. They are kept as Markdown in
//! `docs/guide`, and their examples run as tests. The children in them are made up.
//!
//! Start with [`model_a_record`]. Whoever has records in another system goes on with [`move_from_a_tracker`] or
//! [`map_to_other_words`].

#[allow(unused_imports)] // the guides name types as a reader of the crate would
use crate::*;

#[doc = include_str!("../docs/guide/model-a-record.md")]
pub mod model_a_record {}

#[doc = include_str!("../docs/guide/choose-a-measure.md")]
pub mod choose_a_measure {}

#[doc = include_str!("../docs/guide/extend-a-vocabulary.md")]
pub mod extend_a_vocabulary {}

#[doc = include_str!("../docs/guide/validate-a-stream.md")]
pub mod validate_a_stream {}

#[doc = include_str!("../docs/guide/share-safely.md")]
pub mod share_safely {}

#[doc = include_str!("../docs/guide/move-from-a-tracker.md")]
pub mod move_from_a_tracker {}

#[doc = include_str!("../docs/guide/map-to-other-words.md")]
pub mod map_to_other_words {}
