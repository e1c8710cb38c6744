"""A document as one HTML page: no script, nothing from elsewhere, every text escaped."""

from html import escape

from lcc.documents.written.qr_code import svg
from lcc.documents.written.svg import as_text, drawn
from lcc.words.blocks import (
    Block,
    BulletList,
    Document,
    Formula,
    Heading,
    Paragraph,
    QrCode,
    Table,
    ToFillIn,
    unbroken,
    writable,
)

_STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { font: 11pt/1.5 Calibri, Carlito, Arial, sans-serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; color: #1f3864; }
.subject { font-size: 1rem; color: inherit; margin: 1.2rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; color: #1f3864; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
h4 { font-size: 1rem; margin: 1rem 0 .2rem; }
p { margin: .3rem 0 .8rem; white-space: pre-line; overflow-wrap: anywhere; }
.subtitle { color: #595959; margin-bottom: 1.5rem; }
.formula { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: .9rem; background: #f2f2f2;
  padding: .5rem .8rem; }
.to-fill-in { background: #fff2cc; border-left: .3rem solid #bf9000; padding: .5rem .8rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.2rem; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #bfbfbf; padding: .25rem .5rem; text-align: left; vertical-align: top; }
.long { overflow-wrap: anywhere; }
thead th, thead .number { background: #dce6f1; overflow-wrap: normal; white-space: normal; }
tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: .5rem 0; break-inside: avoid; } figure svg { width: 100%; height: auto; }
.bar { color: #1f3864; white-space: nowrap; letter-spacing: 0; font-size: .7rem; }
@media print { body { margin: 0; max-width: none; padding: 0; } h2, h3, h4 { break-after: avoid; }
  main > p:last-child { break-before: avoid; break-inside: avoid; }
  p:has(+ figure), p:has(+ .short), figure, caption { break-after: avoid; }
  tr, .short { break-inside: avoid; } thead { display: table-header-group; } }
"""
_LONGEST_WORD = 24
"""The letters of the longest word that is not broken: a table of such words is as wide as A4 at most."""
_SHORT = 12
"""How many rows a table has at most that is not split over pages."""


def html_page(document: Document) -> str:
    """Return the document as a page."""
    title = " - ".join(filter(None, (_exactly(document.title), _exactly(document.subtitle))))
    body = "\n".join(_block(block, document.language) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{_exactly(document.language)}">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"{_author(document)}"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{_head(document)}\n{body}\n</main>\n</body>\n</html>\n"
    )


def _author(document: Document) -> str:
    return f'<meta name="author" content="{_exactly(document.author)}"/>\n' if document.author else ""


def _head(document: Document) -> str:
    if document.opening:
        opening = "\n".join(_block(block, document.language) for block in document.opening)
        return f'{opening}\n<h1 class="subject">{_said(document.title)}</h1>'
    return f'<h1>{_said(document.title)}</h1>\n<p class="subtitle">{_said(document.subtitle)}</p>'


def _said(text: str) -> str:
    return escape(unbroken(text), quote=True)


def _exactly(text: str) -> str:
    return escape(writable(text), quote=True)


def _block(block: Block, language: str) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{_said(block.text)}</h{block.level + 1}>"
    if isinstance(block, Paragraph):
        return f"<p>{_said(block.text)}</p>"
    if isinstance(block, ToFillIn):
        return f'<p class="to-fill-in">{_said(block.text)}</p>'
    if isinstance(block, Formula):
        return f'<p class="formula">{_exactly(block.text)}</p>'
    if isinstance(block, QrCode):
        return f'<p><a href="{_exactly(block.text)}">{svg(block.text)}</a></p>'
    if isinstance(block, BulletList):
        entries = "".join(f"<li>{_said(entry)}</li>" for entry in block.entries)
        return f"<ul>{entries}</ul>"
    if block.chart is None:
        return _table(block)
    return f"<figure>{as_text(drawn(block.chart, block.caption, language))}</figure>\n{_table(block)}"


def _table(table: Table) -> str:
    def cell(tag: str, column: int, text: str, scope: str = "") -> str:
        is_long = any(len(word) > _LONGEST_WORD for word in text.split())
        names = " ".join([*["number"] * (column in table.numbers), *["long"] * is_long])
        kind = f' class="{names}"' if names else ""
        if column in table.bars and tag == "td":
            kind = ' class="bar" aria-hidden="true"'
        return f"<{tag}{scope}{kind}>{_said(text)}</{tag}>"

    heads = "".join(cell("th", k, head, ' scope="col"') for k, head in enumerate(table.heads))
    rows = "\n".join(
        "<tr>" + cell("th", 0, row[0], ' scope="row"')
        + "".join(cell("td", k, text) for k, text in enumerate(row[1:], start=1)) + "</tr>"
        for row in table.rows
    )  # fmt: skip
    short = ' class="short"' if len(table.rows) <= _SHORT else ""
    return (
        f"<table{short}>\n<caption>{_said(table.caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )
