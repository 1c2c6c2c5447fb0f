//! Vocabularies
