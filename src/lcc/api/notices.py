"""A tender, or what became of it, as a European notice (eForms) states it: a table to type over, or parts of XML."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from lcc.api.award import refuse_unpublishable
from lcc.api.given import Input
from lcc.api.reading import read_once
from lcc.api.refusals import refuse_unpublished
from lcc.documents.formats import Format
from lcc.intake.options import NoticeFileOptions, asked
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator
from lcc.record.problem import InputRefusedError, in_file, problem_in

if TYPE_CHECKING:
    from lcc.documents.report.parts import Awarded
    from lcc.exchange.eforms.terms import BusinessTerm

NoticeFile = Literal[Format, "xml", "json"]
"""A table as a Word file, a PDF, a page or plain data, or parts of the notice in XML."""


def eforms(tender: Input | Submissions, language: Language = "nl", kind: NoticeFile = "docx") -> bytes:
    """Return what a contract notice states of a tender, as a file of a kind.

    `docx`, `pdf` and `html` are a table of business terms, to type over; what only people know is to be filled in
    there. `json` is the same for programs, in which that is null. `xml` has the lots, with criteria and goals, in a
    notice without the rest: it is completed by who sends notices.

    Raises
    ------
    InputRefusedError
        The tender can't be used; in XML a text is longer than a notice takes; the table has characters that the font
        of PDFs lacks.
    NotScorableError
        As of `ocds`.
    """
    from lcc.exchange.eforms.fragments import tender_fragment
    from lcc.exchange.eforms.terms import terms_of_tender

    options = asked(NoticeFileOptions, language=language, kind=kind)
    found = read_once(tender, (), {})
    refuse_unpublished(found)
    terms = terms_of_tender(found.tender, translator(language))
    if kind != "xml":
        return _table(found, terms, options)
    _refuse_long(found, terms)
    return tender_fragment(found.tender, language)


def award_notice(read: Submissions, awards: "Sequence[Awarded]", options: NoticeFileOptions) -> bytes:
    """Return what a contract award notice states, as a file; errors as of `Scored.eforms`."""
    from lcc.exchange.eforms.fragments import award_fragment
    from lcc.exchange.eforms.terms import terms_of_award
    from lcc.exchange.lots import decided_lots

    for one in awards:
        refuse_unpublishable(read, one.evaluation, one.lot)
    outcomes = decided_lots(read.tender, awards)
    terms = terms_of_award(read.tender, outcomes, options, translator(options.language))
    if options.kind != "xml":
        return _table(read, terms, options)
    _refuse_long(read, terms)
    return award_fragment(read.tender, outcomes, options)


def _table(read: Submissions, terms: "Sequence[BusinessTerm]", options: NoticeFileOptions) -> bytes:
    from lcc.documents.formats import as_file
    from lcc.exchange.eforms.table import as_plain, table
    from lcc.interchange.json_text import as_json_text

    if options.kind == "json":
        return as_json_text({"terms": as_plain(terms, options.language)}).encode()
    with in_file(read.tender_input.file):
        return as_file(table(read.tender, terms, options.language), options.kind)


def _refuse_long(read: Submissions, terms: "Sequence[BusinessTerm]") -> None:
    """Raise InputRefusedError with every text that is longer than a notice takes."""
    from lcc.exchange.eforms.terms import LONGEST

    problems = [
        problem_in(
            read.tender_input.file,
            "notice_text_long",
            len(one.value or ""),
            most=LONGEST[one.code],
            term=one.code,
            at=one.at,
        )
        for one in terms
        if one.is_too_long
    ]
    if problems:
        raise InputRefusedError(problems)
