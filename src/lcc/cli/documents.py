"""Documents of which a command writes several: a character in one of them keeps none from being written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lcc.language import N_, Text

if TYPE_CHECKING:
    from lcc.words.blocks import Document


def drawn_as(file: Path, document: "Document") -> Path:
    """Return the file to write a document to: a Word file in the place of a PDF whose font lacks a character of it."""
    from lcc.documents.formats import not_drawn

    return file.with_suffix(".docx") if not_drawn(document, file.suffix.removeprefix(".")) else file


def why_word(documents: "Mapping[Path, Document]", kind: str) -> Iterator[Text]:
    """Yield which documents are Word files although another kind was asked for, and why."""
    from lcc.documents.formats import not_drawn

    for file, document in documents.items():
        if characters := not_drawn(document, kind):
            text = N_("{file} is a Word file: the font of PDFs lacks characters that are in it ({characters}).")
            yield Text(text, {"file": file.name, "characters": " ".join(characters)})
