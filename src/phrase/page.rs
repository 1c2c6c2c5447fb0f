//! The lines of a page.

/// How many characters a line of the page has at most, where words allow it.
const WIDTH: usize = 100;

/// Long lines broken at words, what follows set in a little further than the line.
pub fn wrapped(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 20);
    for line in page.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let after = if indent == 0 { 3 } else { indent + 2 };
        let mut column = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if column == 0 {
                out.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if column + 1 + length > WIDTH {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', after));
                column = after;
            } else {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
        out.push('\n');
    }
    out
}
