//! How dates, people, places, values and help are said in a text for people. A page of progress and one of changes say
//! them alike.

mod date;
mod help;
mod page;
mod person;
mod place;
mod value;
mod words;

pub use date::{date, span, whole_day};
pub use help::help;
pub use page::wrapped;
pub use person::who;
pub use place::setting;
pub use value::value;
pub use words::{LONGEST, list, lower, sentence, upper, words};
