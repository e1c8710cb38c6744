"""The kinds of file that a document can be written as."""

from lcc.words.blocks import Document

FORMATS = ("docx", "html")


def as_file(document: Document, kind: str) -> bytes:
    """Return a document as the bytes of a file of one of the `FORMATS`."""
    if kind == "docx":
        from lcc.documents.word import word_file

        return word_file(document)
    from lcc.documents.html import html_page

    return html_page(document).encode()
