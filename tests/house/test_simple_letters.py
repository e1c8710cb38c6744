"""How much a purchaser meets in letters and proposal, counted: it may grow only where somebody decides that it may."""

import inspect
import io
from datetime import date

from pypdf import PdfReader

import awards
from lcc.cli.commands.letters import letters
from lcc.cli.commands.proposal import proposal
from lcc.documents.formats import as_file
from lcc.documents.letters.letter import TEMPLATE, as_document, letter
from lcc.documents.proposal import board_proposal
from lcc.evaluation.evaluate import evaluate
from lcc.model.letters import Letters
from lcc.words.blocks import ToFillIn

COMPLETE = {
    "reference": "1", "place": "A", "signatory": "B", "function": "C", "questions": "d@e.nl", "court": "F",
    "page": "https://g.nl/",
}  # fmt: skip


def test_a_letter_is_three_pages_at_most_and_a_proposal_one() -> None:
    tender = awards.tender("low_bid", procedure="european", letters=COMPLETE)
    evaluation = evaluate(tender, awards.bids(), awards.scores())
    for one in evaluation.bids:
        found = as_document(letter(evaluation, one, language="nl", sent=date(2027, 6, 1), proof="proof.json"))
        assert len(PdfReader(io.BytesIO(as_file(found, "pdf"))).pages) <= 3
    found = board_proposal(evaluation, evaluation.bids[0], "nl", sent=date(2027, 6, 1))
    assert len(PdfReader(io.BytesIO(as_file(found, "pdf"))).pages) == 1


def test_what_a_purchaser_states_once_is_all_that_a_letter_asks() -> None:
    assert len(Letters.model_fields) <= 8
    assert len(TEMPLATE) <= 10
    tender = awards.tender("lowest_price", procedure="european", letters=COMPLETE)
    evaluation = evaluate(tender, awards.bids(), awards.scores())
    winner = evaluation.bids[0]
    found = letter(evaluation, winner, language="nl", sent=date(2027, 6, 1))
    assert not [block for block in found.body if isinstance(block, ToFillIn)]


def test_nothing_has_to_be_given_but_what_is_scored_and_where_it_goes() -> None:
    needed = {
        command.name: {one.name for one in command.params if one.required} for command in (letters, proposal)
    }
    assert needed == {"letters": {"tender_file", "folder"}, "proposal": {"tender_file", "output_file"}}
    assert len(inspect.signature(letter).parameters) <= 8
