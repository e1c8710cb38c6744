"""The workbook with which a tender starts, or is laid out anew: a sheet of quotes, or a book with its parts."""

from collections.abc import Mapping
from typing import Any

from lcc.excel.quotes.questions import to_name
from lcc.excel.quotes.write import write_quotes
from lcc.excel.tender_book.answers import answers_of_tender
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.shape import shape_for
from lcc.excel.tender_book.starts import without_parts
from lcc.intake.records import load
from lcc.intake.started import Start
from lcc.intake.templates import OWN, TemplateAnswers, template_text
from lcc.language import Translate, translator
from lcc.model.award import LowestLcc
from lcc.model.tender import Tender
from lcc.model.tie import BY_LOT


def first_book(
    tender: Tender, notes: Mapping[Any, str], more: Mapping[str, bool], language: str, *, is_to_name: bool = False
) -> bytes:
    """Return the workbook with which a new tender starts: for three quotes one sheet, unless it takes more.

    `more` says of parts whether they are wanted. A sheet of quotes asks what an item is that `is_to_name`.
    """
    if starts_as_quotes(tender, more):
        return write_quotes(as_quotes(tender, is_to_name=is_to_name), language)
    return book_of(tender, notes, more, language)


def starts_as_quotes(tender: Tender, more: Mapping[str, bool]) -> bool:
    """Whether one sheet is enough for a tender."""
    return tender.procedure == "three_quotes" and not any(more.values())


def as_quotes(tender: Tender, *, is_to_name: bool = False) -> Tender:
    """Return a template as a sheet of quotes asks it: the cost decides alone, as the sheet has no place for the rest.

    What an item is that `is_to_name` is asked on the sheet.
    """
    beside: dict[str, LowestLcc | None] = {
        name: None for name in ("quality", "circularity") if getattr(tender, name) is not None
    }
    if tender.award.method != "lowest_lcc":
        low = tender.award.abnormally_low
        beside["award"] = LowestLcc(method="lowest_lcc", tie_break=[BY_LOT], abnormally_low=low)
    alone = tender.model_copy(update=beside)
    return to_name(alone) if is_to_name else alone


def quotes_of_template(name: str, said: TemplateAnswers, language: str) -> Tender:
    """Return a template as a sheet of quotes asks it: what no template is about is named on the sheet."""
    tender, _origins = load(template_text(name, language, said).encode(), "tender.yaml", Tender)
    return as_quotes(tender, is_to_name=name == OWN)


def book_of(
    tender: Tender, notes: Mapping[Any, str], more: Mapping[str, bool], language: str, found: Start | None = None
) -> bytes:
    """Return a book, with the bids that were found where it starts from."""
    _ = translator(language)
    left_out = [part for part, wanted in more.items() if not wanted]
    wanted = [part for part, is_wanted in more.items() if is_wanted]
    kept = without_parts(tender, left_out, _) if {*left_out} & parts_used(tender, _) else tender
    if found is None:
        return write_book(kept, language, notes, more=wanted)
    return write_book(kept, language, notes, found.bids, wanted, found.filled, found.reference)


def parts_used(tender: Tender, _: Translate) -> set[str]:
    """Return the parts of a book that a tender has answers for."""
    return {*shape_for(answers_of_tender(tender, _)).parts}
