//! Rules of structure: whether a document can be read.

/// Hands the rules to the macro that has those after them.
macro_rules! structure {
    ($then:ident) => {
        $then! {
            Empty "structure.empty" Error Reader "1.0" []
                "The document is empty."
                "Nothing can be said about nothing; often a file was not written to its end."
                "Write the record, or leave the document out."
            TooLarge "structure.too-large" Error Reader "1.0" []
                "The document is larger than the reader allows."
                "The bound keeps a single document from filling the memory."
                "Raise the bound if the document is meant to be so large."
            NotUtf8 "structure.not-utf8" Error Reader "1.0" []
                "The document is not UTF-8."
                "JSON is exchanged in UTF-8; anything else garbles names and words."
                "Write the document in UTF-8."
            ByteOrderMark "structure.byte-order-mark" Error Reader "1.0" []
                "The document begins with a byte order mark."
                "JSON texts must not begin with one, and many readers fail on it."
                "Write UTF-8 without a byte order mark."
            NotJson "structure.not-json" Error Reader "1.0" []
                "The document is not JSON."
                "After the fault nothing can be told apart, so it is the only one reported."
                "Write the document with a JSON library."
            Trailing "structure.trailing" Error Reader "1.0" []
                "Something stands after the end of the document."
                "What stands there would be lost; often two documents were joined."
                "Write one record in a document, or one a line and read them as lines."
            TooDeep "structure.too-deep" Error Reader "1.0" []
                "Objects and lists are nested deeper than the reader allows."
                "No record needs it, and deep nesting is a way to break readers."
                "Flatten what is nested, which can only be in an extension."
            WrongType "structure.wrong-type" Error Schema "1.0" []
                "A value is of another JSON type than the format has here."
                "A reader cannot guess what was meant."
                "Write the type that the message names."
            Null "structure.null" Error Schema "1.0" []
                "A value is null."
                "Absent is the only way to say that something is not given."
                "Leave the member out."
            Missing "structure.missing" Error Schema "1.0" []
                "A required member is missing."
                "Without it the object says nothing, or nothing can refer to it."
                "Add the member that the message names."
            UnknownMember "structure.unknown-member" Error Schema "1.0" []
                "A member is not in the format."
                "It may be a slip of the pen, and what it says would be lost."
                "Correct the name, or put the member in `extensions` under a name of your own."
            DuplicateMember "structure.duplicate-member" Error Reader "1.0" []
                "A member stands twice in one object."
                "Readers keep one of the two, and not all the same one."
                "Keep one."
            UnknownKind "structure.unknown-kind" Error Schema "1.0" []
                "The kind of an object is none that the format has here."
                "The kind decides what the other members mean."
                "Use one of the kinds that the message names, or `other` where there is one."
            Blank "structure.blank" Error Schema "1.0" []
                "A text has no words in it."
                "Blank words look like an answer that was given."
                "Leave the member out."
            TooLong "structure.too-long" Error Schema "1.0" []
                "A text is longer than the format allows."
                "The bound lets every system keep every record."
                "Shorten the text, or keep it as a document and refer to it as evidence."
            TooMany "structure.too-many" Error Schema "1.0" []
                "A list or map has more items than the format allows."
                "The bound lets every system keep every record."
                "Split the list."
            TooFew "structure.too-few" Error Schema "1.0" []
                "A list that must not be empty is empty."
                "What the list belongs to means nothing without it."
                "Add an item, or leave out what the list belongs to."
            Date "structure.date" Error Schema "1.0" []
                "A date is not in the accepted spelling, or is not in the calendar."
                "Dates that are guessed at put a child's life in the wrong order."
                "Write `2026`, `2026-09`, `2026-09-14` or `2026-09-14T12:30:00+01:00`, as the member allows."
            Id "structure.id" Error Schema "1.0" []
                "An id is not in the accepted spelling."
                "Ids travel in addresses, file names and messages."
                "Use 1 to 64 of the letters A to Z and a to z, digits, and . _ : - , starting with a letter or digit."
            Pattern "structure.pattern" Error Schema "1.0" []
                "A code, language tag, address, unit or other token is not in the accepted spelling."
                "Tokens are compared letter by letter."
                "Write it as the schema's pattern for the member says."
            Version "structure.version" Error Schema "1.0" []
                "The format version is not one that this reader reads."
                "Another major version may mean other things by the same members."
                "Write `1.0`, or read the document with a reader of its version."
            Range "structure.range" Error Schema "1.0" []
                "A number is outside its bounds, or not whole where a whole number is needed."
                "Numbers beyond the bounds are not read alike everywhere."
                "Write a number within the bounds that the message names."
            Unicode "structure.unicode" Error Reader "1.0" []
                "A text has half of a surrogate pair in it."
                "It stands for no character, and many systems refuse or change it."
                "Write the character itself, or both halves."
            Unexplained "structure.unexplained" Error Reader "1.0" []
                "The document was refused, and the reader cannot say where."
                "This is a fault of the reader, not of the document."
                "Report it, with a document of invented content that shows it."
        }
    };
}
pub(crate) use structure;
