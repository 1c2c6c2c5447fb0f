//! How dates, people, places, values and help are said in a text for people. A page of progress and one of changes say
//! them alike, and write them line by line on a [`Sheet`], which lets nothing pass that does more than stand there.

mod date;
mod harm;
mod help;
mod person;
mod place;
mod safe;
mod sheet;
mod value;
mod words;

pub use date::{date, span, whole_day};
pub use help::help;
pub use person::who;
pub use place::setting;
pub use sheet::Sheet;
pub use value::value;
pub use words::{in_short, list, lower, sentence, upper, words};
