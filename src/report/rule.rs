//! What a rule is, and the macro that makes the enum of codes from the table of rules.

use super::Severity;

/// One rule of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// How much it weighs unless the caller says otherwise.
    pub severity: Severity,
    /// Who notices when it is broken.
    pub enforced_by: EnforcedBy,
    /// Whether it is asked of whole records only: it is about what is not there or what stands beside it, and in an
    /// [`Excerpt`](crate::Excerpt) that may have been left out.
    pub of_whole: bool,
    /// What is wrong, in one sentence.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// The format version that brought the rule.
    pub since: &'static str,
    /// The definitions of the published schemas to which findings of the rule point: each points to an object of one of
    /// them, or to a member or item in one. Empty: to any place in a document.
    pub applies_to: &'static [&'static str],
}

/// Who notices when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EnforcedBy {
    /// A JSON Schema validator with the published schema.
    Schema,
    /// Whoever reads the bytes: the schema judges values and never sees it.
    Reader,
    /// Whoever knows what the members mean: it needs the rules of sense.
    Semantics,
    /// Whoever merges copies: no record by itself shows it.
    Merge,
}

impl EnforcedBy {
    /// As it stands in `schemas/rules.json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Reader => "reader",
            Self::Semantics => "semantics",
            Self::Merge => "merge",
        }
    }
}

macro_rules! of_whole {
    () => {
        false
    };
    (Whole) => {
        true
    };
}
pub(crate) use of_whole;

macro_rules! rules {
    ($(
        $variant:ident $code:literal $severity:ident $by:ident $($whole:ident)? $since:literal [$($on:ident)*]
        $summary:literal $why:literal $mend:literal
    )*) => {
        vocabulary! {
            /// The code of a rule. Codes are stable: a code never changes its meaning.
            RuleCode "rule" "1" {
                $( #[doc = $summary] $variant $code $summary )*
            }
        }

        impl RuleCode {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The place in [`ALL`](Self::ALL).
            pub(crate) fn index(&self) -> Option<usize> {
                #[allow(clippy::enum_variant_names)] // they are called as the rules are
                enum Place { $($variant),* }
                match self {
                    $( Self::$variant => Some(Place::$variant as usize), )*
                    Self::Other(_) => None,
                }
            }

            /// What the table says of the rule; nothing for a code that this version does not have.
            ///
            /// ```
            /// use child_progress::{RuleCode, Severity};
            ///
            /// let rule = RuleCode::ActionWithoutOwner.rule().unwrap();
            /// assert_eq!(rule.severity, Severity::Warning);
            /// println!("{} {} {}", rule.summary, rule.why, rule.mend);
            /// ```
            #[must_use]
            pub const fn rule(&self) -> Option<&'static Rule> {
                match self {
                    $( Self::$variant => Some(&Rule {
                        code: $code,
                        severity: Severity::$severity,
                        enforced_by: $crate::report::EnforcedBy::$by,
                        of_whole: $crate::report::rule::of_whole!($($whole)?),
                        summary: $summary,
                        why: $why,
                        mend: $mend,
                        since: $since,
                        applies_to: &[$(stringify!($on)),*],
                    }), )*
                    Self::Other(_) => None,
                }
            }
        }
    };
}
pub(crate) use rules;
