/// A date or moment as it is spelled, on the stack: with the standard library's formatting, dates took an eighth of the
/// instructions of writing a record.
pub struct Spelling {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Spelling {
    /// A moment with nine digits of a second.
    const LONGEST: usize = 35;

    pub const fn new() -> Self {
        Self { bytes: [0; Self::LONGEST], length: 0 }
    }

    pub fn push(&mut self, letter: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = letter;
            self.length += 1;
        }
    }

    /// The number with so many digits.
    pub fn digits(&mut self, number: u32, width: u32) {
        for place in (0..width).rev() {
            let digit = number / 10_u32.pow(place) % 10;
            self.push(b"0123456789".get(digit as usize).copied().unwrap_or(b'0'));
        }
    }

    pub fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
