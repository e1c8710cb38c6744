"""The kinds of file that a document can be written as."""

from typing import Literal, get_args

from lcc.words.blocks import Document

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


def not_drawn(kind: str, *texts: str) -> str:
    """Return the characters in texts that a file of the kind shows as a question mark, each once."""
    if kind != "pdf":
        return ""
    from lcc.documents.written.pdf import not_drawn

    return not_drawn("".join(texts))


def as_file(document: Document, kind: str) -> bytes:
    """Return a document as the bytes of a file of one of the `FORMATS`."""
    if kind == "docx":
        from lcc.documents.written.word import word_file

        return word_file(document)
    if kind == "pdf":
        from lcc.documents.written.pdf import pdf_file

        return pdf_file(document)
    from lcc.documents.written.html import html_page

    return html_page(document).encode()
