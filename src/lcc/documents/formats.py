"""The kinds of file that a document can be written as."""

from typing import TYPE_CHECKING, Literal, get_args

from lcc.record.extra import of_extra

if TYPE_CHECKING:
    from lcc.words.blocks import Document

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


def not_drawn(document: "Document", kind: str) -> str:
    """Return the characters of a document that a file of the kind has no letter for, each once."""
    if kind != "pdf":
        return ""
    from lcc.documents.written.pdf import not_drawn

    return not_drawn(document)


def as_file(document: "Document", kind: str) -> bytes:
    """Return a document as the bytes of a file of one of the `FORMATS`.

    Raises
    ------
    InputRefusedError
        The document has characters that the kind has no letter for: no file shows something else in their place; or
        the kind is a Word file, and the extra that writes these is not installed.
    """
    if kind == "docx":
        with of_extra("word", "docx"):
            from lcc.documents.written.word import word_file

        return word_file(document)
    if kind == "pdf":
        from lcc.documents.written.pdf import pdf_file

        return pdf_file(document)
    from lcc.documents.written.html import html_page

    return html_page(document).encode()
