"""What goes out with a tender: the form, the book, and the rules in words."""

from collections.abc import Iterable

from lcc.api.given import Input
from lcc.api.reading import read
from lcc.api.refusals import refuse_unread_figures
from lcc.documents.formats import Format
from lcc.intake.options import DocumentOptions, TextOptions, asked
from lcc.language import Language
from lcc.record.problem import in_file


def form(tender: Input, language: Language = "nl", *, bid: Input | None = None) -> bytes:
    """Return the form (.xlsx) that suppliers fill in, or the same filled in from a bid.

    Raises
    ------
    InputRefusedError
        The tender or the bid can't be used, or is richer than a form.
    """
    from lcc.excel.bid_form.write import write_form

    asked(TextOptions, language=language)
    found = read(tender, [] if bid is None else [bid])
    refuse_unread_figures(found.tender, found.tender_input.file)
    return write_form(found.tender, language, None if bid is None else found.offered[-1])


def workbook(tender: Input, language: Language = "nl", *, bids: Iterable[Input] = ()) -> bytes:
    """Return a workbook (.xlsx) in which a tender is filled in, started from this one; `read` takes it.

    Bids get sheets of their own, and so do some more to be typed over.

    Raises
    ------
    InputRefusedError
        The tender or a bid can't be used, or is richer than the sheet for it.
    """
    from lcc.excel.tender_book.book import write_book

    asked(TextOptions, language=language)
    found = read(tender, bids)
    return write_book(found.tender, language, bids=found.offered)


def method_statement(tender: Input, language: Language = "nl", *, kind: Format = "docx") -> bytes:
    """Return the rules by which the bids will be compared, in words, for the procurement documents.

    Raises
    ------
    InputRefusedError
        The tender can't be used; the statement has characters that the font of PDFs lacks.
    """
    from lcc.documents.formats import as_file
    from lcc.documents.statement import method_statement as document

    asked(DocumentOptions, language=language, kind=kind)
    found = read(tender)
    refuse_unread_figures(found.tender, found.tender_input.file)
    with in_file(found.tender_input.file):
        return as_file(document.method_statement(found.tender, language), kind)
