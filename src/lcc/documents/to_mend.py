"""What one supplier has to mend in its files, as a list to send: its own files and nothing of anybody else."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from lcc.language import Translate, translator
from lcc.record.problem import Problem, in_order
from lcc.words.blocks import Block, Document, Paragraph, Table
from lcc.words.problems import worded

_FOR_THE_AUTHORITY = {
    "bidder_twice", "bidder_alike", "number_twice", "number_differs", "in_junk_folder", "link_not_followed",
}  # fmt: skip
"""What the authority sorts out itself: what is wrong between two bids names another one, and some of it is no file."""


def by_supplier(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return by supplier what it has to mend itself, in the order of its files and sheets.

    Bids under one name in several files may be of several suppliers: each file has a list, called after it too.
    """
    own = [one for one in in_order(problems) if one.supplier and one.code not in _FOR_THE_AUTHORITY]
    bids: dict[str, set[str]] = {}
    for one in own:
        bids.setdefault(one.supplier, set()).update(() if _is_passport(one.file) else (one.file,))
    called = {supplier: _told_apart(files) for supplier, files in bids.items()}
    found: dict[str, list[Problem]] = {}
    for one in own:
        after = called[one.supplier].get(one.file, _name(one.file))
        is_named_so = after.endswith(one.supplier)
        several = after if is_named_so else f"{one.supplier} ({after})"
        found.setdefault(several if len(bids[one.supplier]) > 1 else one.supplier, []).append(one)
    return found


def _told_apart(files: Iterable[str]) -> dict[str, str]:
    """Return what files are called by themselves: without the folders that tell nothing apart.

    >>> _told_apart(["bids/Ash/bid.xlsx", "bids/Birch/bid.xlsx"])
    {'bids/Ash/bid.xlsx': 'Ash/bid.xlsx', 'bids/Birch/bid.xlsx': 'Birch/bid.xlsx'}
    """
    steps = {file: file.replace("\\", "/").split("/") for file in files}
    lengths = range(1, 1 + max(map(len, steps.values()), default=0))
    short = ({file: "/".join(of[-length:]) for file, of in steps.items()} for length in lengths)
    return next((names for names in short if len(set(names.values())) == len(steps)), {})


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


def _is_passport(file: str) -> bool:
    """Whether a file is a material passport, which belongs to a bid."""
    return ".passport." in _name(file).casefold()


def _row(problem: Problem, _: Translate) -> tuple[str, str, str]:
    said = worded(problem, for_supplier=True)
    stands = _("{found}; needed: {expected}").format(found=said.found.say(_), expected=said.expected.say(_))
    return said.at(_) or _("the file as a whole"), stands, said.mend.say(_)
