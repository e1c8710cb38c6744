"""Looking back at a contract that ended or was awarded on price: a sheet to fill in, and what it comes to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lcc.analysis.look_back import LookedBack, look_back
from lcc.documents.formats import as_file
from lcc.documents.in_archive import Made
from lcc.documents.look_back import look_back_document
from lcc.excel.quotes.write import write_quotes
from lcc.intake.files import InMemory
from lcc.intake.look_back import read_award
from lcc.language import Language, translator
from lcc.page.dropped import Files, dropped
from lcc.page.plain import plain_document
from lcc.page.prepare import named, quotes_of


def sheet(words: Mapping[str, Any], language: Language) -> Made:
    """Return the sheet of a template on which bids and ranges are typed."""
    tender = quotes_of(words, language)
    return [(named(tender), write_quotes(tender, language, look_back=True))]


def looked_back(files: Files) -> LookedBack:
    """Return what came out of a sheet; or of a tender, bids and ranges, and how price sheets are read.

    Raises
    ------
    InputRefusedError
        With every problem in all the files.
    """
    found = dropped(files)
    beside = {role: InMemory(Path(one[0]), one[1]) for role in ("map", "ranges") if (one := found.one(role))}
    start = found.one("tender") or next(iter(found.of("bid").items()), None) or next(iter(files.items()))
    bids = [InMemory(Path(name), content) for name, content in found.of("bid").items() if name != start[0]]
    award = read_award(InMemory(Path(start[0]), start[1]), bids, beside.get("map"), beside.get("ranges"))
    return look_back(award.tender, award.bids, award.assumed, award.asked)


def in_words(found: LookedBack, language: Language) -> dict[str, Any]:
    """Return the outcome as the page shows it."""
    return plain_document(look_back_document(found, language))


def paper(found: LookedBack, language: Language) -> Made:
    """Return the outcome as a document, to keep beside the award."""
    return [(f"{translator(language)('look back')}.docx", as_file(look_back_document(found, language), "docx"))]
