"""What has no source never stands in what goes to bidders, whatever facts a tender names for its own use."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

import make
from lcc.documents.letters.letter import as_document, letter
from lcc.documents.statement.method_statement import method_statement
from lcc.documents.written.html import html_page
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.write import write_form
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.library.facts.chosen import chosen
from lcc.model import Bid, Tender
from lcc.model.quality import Scores

PLANNING = ["appliances.coffee_machine.price", "ict.laptop_upgraded.life", "household_waste.paper.gate_fee"]
"""A price, a life and a fee of which no bid in the examples is near."""


def naming_facts(tender: Tender) -> Tender:
    items = [item.model_copy(update={"facts": PLANNING}) for item in tender.items]
    return tender.model_copy(update={"items": items})


def to_bidders(tender: Tender) -> Iterator[str]:
    """Yield what is sent out with a tender, as text."""
    for language in LANGUAGES:
        yield html_page(method_statement(tender, language))
        book = load_workbook(BytesIO(write_form(tender, language)))
        yield "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def letters(tender: Tender, bids: list[Bid], scores: Scores | None) -> Iterator[str]:
    found = evaluate(tender, bids, scores)
    assert tender.items[0].facts != PLANNING or "far_from_facts" in {one.code for one in found.checks}
    for one in found.bids:
        for language in LANGUAGES:
            written = letter(found, one, language=language, sent=date(2027, 6, 1))
            yield html_page(as_document(written))


def test_these_have_no_source() -> None:
    assert all(chosen(name).is_planning for name in PLANNING)


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_what_a_template_sends_out_is_the_same_whatever_facts_it_names(name: str, language: str) -> None:
    tender = read_tender(shipped.template_file(name, language))
    assert [*to_bidders(naming_facts(tender))] == [*to_bidders(tender)]


@pytest.mark.parametrize("name", make.EXAMPLES)
def test_so_are_the_documents_and_letters_of_an_example(name: str) -> None:
    read = make.example(name)
    tender, bids = read.tender, [one.bid for one in read.bids]
    assert [*to_bidders(naming_facts(tender))] == [*to_bidders(tender)]
    told = [*letters(tender, bids, read.scores)]
    assert told
    assert [*letters(naming_facts(tender), bids, read.scores)] == told
