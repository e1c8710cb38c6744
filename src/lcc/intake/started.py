"""What a new tender starts from: a template, last year's tender or award, or a book that is to be laid out anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from lcc.checks.validation import record_of
from lcc.intake.file_kinds import TEXT_FILES, WORKBOOKS
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load
from lcc.intake.submissions import read
from lcc.interchange.yaml_file import comments
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import in_file, refusal


@dataclass(frozen=True, slots=True)
class Start:
    """A tender to start from, and what goes into a book beside it.

    `notes` are what is said beside its fields, in a text or on the sheets of a book. Of a book there are its language,
    the parts of which it says whether they are in the tender, the answers of the bids in it, and what no
    longer has a place; of another workbook with bids that was filled in by hand, its `bids`. `reference` is what the
    authority has already, or the answers of it. `of_award` says that it comes from an award that was made: what is of
    that one alone, such as its dates, has to be looked at.
    """

    tender: Tender
    notes: Mapping[Path, str] = field(default_factory=dict)
    language: str | None = None
    more: Mapping[str, bool] = field(default_factory=dict)
    bids: tuple[Bid, ...] = ()
    filled: tuple[Mapping[Path, Any], ...] = ()
    reference: Bid | Mapping[Path, Any] | None = None
    left: tuple[Message, ...] = ()
    of_award: bool = False


def started_from(file: File) -> Start:
    """Return what a tender, a book or a comparison has to start from; of a comparison no bids.

    Raises
    ------
    InputRefusedError
        With everything that is wrong with the tender in it.
    """
    content, kind = read_bytes(file), FilePath(str(file)).suffix.lower()
    if kind in TEXT_FILES:
        tender, origins = load(content, str(file), Tender)
        return Start(tender, {} if kind == ".json" else comments(content.decode(errors="replace"), origins))
    with in_file(str(file)):
        if kind not in WORKBOOKS:
            raise refusal("tender_kind", kind or None)
        if book := _in_book(content):
            return book
    found = read(file, [])
    if not found.comparison:
        return Start(found.tender, bids=tuple(found.offered), reference=found.kept, left=_left_by_quotes(content))
    # What bidders were told last year is of last year; who is told something now, is told it anew.
    notices = found.tender.notices
    left = (Message(("notices",), "notices_left_out", len(notices), {"number": len(notices)}),) if notices else ()
    tender = found.tender.model_copy(update={"notices": []})
    tender.model_fields_set.discard("notices")
    return Start(tender, reference=found.kept, left=left, of_award=True)


def _left_by_quotes(content: bytes) -> tuple[Message, ...]:
    """Return what a sheet of quotes says that a tender with bids has no place for."""
    from lcc.excel.quotes.read import Quotes
    from lcc.excel.untrusted.limits import OF_OUR_OWN
    from lcc.excel.untrusted.opening import open_workbook

    return tuple(Quotes(open_workbook(content, limits=OF_OUR_OWN)).remarks_left())


def _in_book(content: bytes) -> Start | None:
    """Return what a book has to start from; None where a workbook is none."""
    from lcc.excel.tender_book.anew import bids_anew, left_by_items, left_by_no, notes_in
    from lcc.excel.tender_book.read import is_book, more_in, stated_in_book
    from lcc.excel.tender_book.sheet_kinds import OF_REFERENCE
    from lcc.excel.untrusted.limits import OF_OUR_OWN
    from lcc.excel.untrusted.opening import open_workbook

    workbook = open_workbook(content, limits=OF_OUR_OWN)
    if not is_book(workbook):
        return None
    stated, mark = stated_in_book(workbook, to_lay_out=True)
    tender = record_of(stated, Tender)
    bids, more = bids_anew(workbook, tender, mark), more_in(workbook)
    kept = bids_anew(workbook, tender, mark, OF_REFERENCE)
    left = (*left_by_no(workbook), *left_by_items(workbook), *kept.left, *bids.left)
    reference = next(iter(kept.filled), None)
    return Start(tender, notes_in(workbook), mark.language, more, (), bids.filled, reference, left)
