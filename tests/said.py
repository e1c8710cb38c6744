"""What a document says, before it is a file."""

from lcc.words.blocks import Block, BulletList, Document, Table


def texts(document: Document) -> str:
    """Return all text of a document, one piece on a line."""
    return "\n".join(text for block in document.blocks for text in _texts(block))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [block.caption, *block.heads, *(cell for row in block.rows for cell in row)]
    return list(block.entries) if isinstance(block, BulletList) else [block.text]


def table(document: Document, caption: str) -> dict[str, tuple[str, ...]]:
    """Return the one table with a caption: by the first cell of a row, the other ones."""
    [found] = [block for block in document.blocks if isinstance(block, Table) and block.caption == caption]
    return {row[0]: row[1:] for row in found.rows}
