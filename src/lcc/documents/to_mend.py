"""What one supplier has to mend in its files, as a list to send: its own files and nothing of anybody else."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from lcc.language import Translate, translator
from lcc.record.problem import Problem, in_order
from lcc.words.blocks import Block, Document, Paragraph, Table
from lcc.words.problems import worded

_OF_TWO = {"bidder_twice", "bidder_alike", "number_twice", "number_differs"}
"""What is wrong between two bids: it names another bid, and is for the authority to sort out."""


def by_supplier(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return by supplier what it has to mend itself, in the order of its files and sheets."""
    found: dict[str, list[Problem]] = {}
    for one in in_order(problems):
        if one.supplier and one.code not in _OF_TWO:
            found.setdefault(one.supplier, []).append(one)
    return found


def to_mend(supplier: str, problems: Sequence[Problem], language: str) -> Document:
    """Return the list of what a supplier has to mend: what is asked, what stands there, what to do."""
    _ = translator(language)
    opening = _(
        "This could not be read in your bid, or is missing from it. Mend it in the files themselves, and leave "
        "everything else as it is: what you offered may not change."
    )
    tables: list[Block] = [
        Table(_name(file), (_("Where"), _("What stands there, and what is needed"), _("What to do")), rows)
        for file, group in groupby(problems, lambda one: one.file)
        for rows in (tuple(_row(one, _) for one in group),)
    ]
    return Document(_("What to mend in your bid"), supplier, language, (Paragraph(opening), *tables))


def _name(file: str) -> str:
    """Return the name of a file without its folders, which are the authority's."""
    return file.replace("\\", "/").rpartition("/")[2]


def _row(problem: Problem, _: Translate) -> tuple[str, str, str]:
    said = worded(problem, for_supplier=True)
    stands = _("{found}; needed: {expected}").format(found=said.found.say(_), expected=said.expected.say(_))
    return said.at(_) or _("the file as a whole"), stands, said.mend.say(_)
