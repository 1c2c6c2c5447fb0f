//! What stands in a table where there is no number to give.

use crate::base::code_list;

code_list! {
    /// Symbols that stand for a figure in government statistics. Nought is only ever a true nought.
    STATISTICAL_SYMBOL "statistical-symbol" "2026"
        from "Open data standards, Analysts' Guide, Department for Education, after the Government Statistical \
              Service, https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html"
        licence "OGL-UK-3.0"
        Seen
    {
        /// There can be no figure here.
        "z" "Not applicable"
        /// There is no figure, for another reason.
        "x" "Not available"
        /// Withheld so that nobody can be recognised.
        "c" "Confidential"
        /// More than nought, and nought when rounded.
        "low" "Low"
        /// Another spelling of `low`.
        "k" "Low"
        /// Too uncertain to rely on.
        "u" "Low reliability"
    }
}
