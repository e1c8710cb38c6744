"""What is wrong with a text file: what was expected, and what to do about it."""

from collections.abc import Mapping

from lcc.language import N_

TEXTS: dict[str, tuple[str, str]] = {
    "not_text": (N_("a text file in UTF-8"), N_("Save the file as UTF-8.")),
    "not_json": (
        N_("JSON"),
        N_("Look at line {line}, character {column}: a comma, quotation mark or bracket is often missing there."),
    ),
    "not_yaml": (
        N_("YAML"),
        N_("Look at line {line}, character {column}: a quotation mark, bracket or space is often missing there."),
    ),
    "beyond_text": (N_("at most {limit} ({what})"), N_("Remove what does not belong in the file.")),
    "beyond_yaml": (
        N_("at most {limit} ({what}) in YAML"),
        N_("Remove what does not belong in the file, or save it as JSON: that may be larger."),
    ),
    "more_problems": (
        N_("a file without these problems"),
        N_("Mend those above first: {number} more of this file are not shown."),
    ),
    "not_looked_at": (
        N_("a file without these problems"),
        N_("Mend those above first: what comes after them was not looked at yet."),
    ),
    "control_character": (
        N_("text without control characters"),
        N_("Remove {characters}: nobody sees it, and it does something else on a screen."),
    ),
    "comma_in_number": (
        N_("a number with a point for decimals: a comma opens the next field here"),
        N_("Write a plain number, with a point for decimals: 1234.56."),
    ),
    "no_number": (N_("a number that is finite"), N_("Correct the number.")),
    "key_no_word": (N_("a name before each colon"), N_("Make the name of the field one word or one text.")),
    "tag": (
        N_("values without tags"),
        N_("Remove the word that starts with !, or put the text in quotation marks."),
    ),
    "directive": (
        N_("YAML 1.2, in which a text means one thing"),
        N_("Remove the lines that start with %."),
    ),
    "documents": (
        N_("one document in a file"),
        N_("Remove the line --- and what stands after it, or save that in a file of its own."),
    ),
    "key_twice": (N_("each field once"), N_("Remove one of the two.")),
    "alias": (N_("values written out"), N_("Replace the reference by the value itself.")),
}

MEANINGS: Mapping[str, str] = {
    "file_bytes": N_("bytes of the file"),
    "values": N_("values, and names of fields"),
    "depth": N_("lists and groups in each other"),
    "fields": N_("fields of one group"),
    "characters": N_("characters of a text"),
    "key_characters": N_("characters of the name of a field"),
    "number_characters": N_("characters of a number"),
}
"""What each limit of a text is about."""
