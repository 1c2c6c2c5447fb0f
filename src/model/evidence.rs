use super::Sharing;
use super::Text;
use super::declare::object;
use crate::base::{Digest, MediaType, Uri};

object! {
    /// A photo, video, sound or document, by reference. The bytes are never in the record.
    Evidence {
        required {
            /// Where it is kept.
            uri: Uri,
        }
        optional {
            /// Its media type.
            media_type: Option<MediaType>,
            /// A digest of its bytes, to tell whether it is still the same.
            digest: Option<Digest>,
            /// What it shows, for those who cannot see or hear it.
            alt: Option<Text> [words],
            /// The child's own word on who may see it.
            sharing: Option<Sharing>,
        }
    }
}
