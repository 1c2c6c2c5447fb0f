//! What people write: sentences put together from pieces, so that no two records read alike.

use serde_json::{Value, json};

use crate::draw::Draw;

const BEGINNINGS: &[&str] = &[
    "Went over to the climbing frame by herself",
    "Came in from the corridor, put the bag down",
    "Sat beside Kit at the tuff tray",
    "Looked at the drum before it was played, held the look for nine seconds",
    "Chose the red card and then the quiet corner",
    "Walked from the taxi to the door without the buggy",
    "Waited at the gate while the others were called",
    "Signed MORE, then pointed at the bubbles",
    "Cried for a short while after the fire bell",
    "Read the menu with the talker and asked for soup",
    "Stood in the frame for two songs",
    "Stayed under the table for most of the story",
    "Took the register round with Zoë",
    "Washed hands after one look at the picture strip",
];
const MIDDLES: &[&str] = &[
    "and waited for a turn",
    "and asked the group \u{201c}can I play?\u{201d} with the card",
    "then looked from face to face until somebody sang",
    "with one prompt where there used to be five",
    "and needed nobody’s hand",
    "and told Mr Hale that it was too loud",
    "while the new teaching assistant watched from the door",
    "and laughed when the tower fell",
    "and gave the switch back when asked",
    "but turned away when it was offered a second time",
    "and put the ear defenders on without being told",
];
const ENDINGS: &[&str] = &[
    "Stayed for the whole game.",
    "We stopped at the first no.",
    "Nobody had suggested it.",
    "It was a Tuesday, and there had been no swimming.",
    "Back to the carpet after about four minutes.",
    "Mum says that it was the same at Nain’s at the weekend.",
    "The timer was there and was not needed.",
    "Third time this week.",
    "",
];
const WISHES: &[&str] = &[
    "I want somebody to play with",
    "I want to go to the shop by myself",
    "Mornings are all right again",
    "To say what I want before somebody guesses",
    "To eat lunch where the others eat",
    "Wants to stay on her feet and still enjoy it",
    "To be asked first, and to be believed",
    "A quiet place that is mine when it is too much",
];
const READINGS: &[&str] = &[
    "She seems surer of herself when the group is small.",
    "I think it was the noise and not the work.",
    "He knows exactly what he wants; we were too quick.",
    "It is the music that does it, and not the frame.",
    "This looks like the start of something.",
];
const SUPPORT: &[&str] = &[
    "Ten minutes before lunch with the visual timetable, in the small room",
    "Speech and language therapy in class, with the assistant beside",
    "Standing every school day at singing, splints and frame",
    "An adult who knows the signs at every arrival",
    "Paired reading with a friend of choice",
];

/// What somebody saw.
pub fn seen(draw: &mut Draw) -> Value {
    let (beginning, middle, end) = (draw.pick(BEGINNINGS), draw.pick(MIDDLES), draw.pick(ENDINGS));
    text(format!("{beginning}, {middle}. {end}").trim_end())
}

pub fn wish(draw: &mut Draw) -> Value {
    text(draw.pick(WISHES))
}

pub fn reading(draw: &mut Draw) -> Value {
    text(draw.pick(READINGS))
}

pub fn support(draw: &mut Draw) -> Value {
    text(draw.pick(SUPPORT))
}

pub fn text(words: &str) -> Value {
    json!({ "words": words })
}
