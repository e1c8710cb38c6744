"""What users pay in the documents: shown apart from what the authority pays, and whether it counts."""

import fees
import make
from lcc.documents.letters.justification import justification
from lcc.documents.proposal import board_proposal
from lcc.documents.statement.method_statement import method_statement
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.method.rules import said
from lcc.words.blocks import Document, Paragraph, Table

BIDS = [
    fees.each_use(0.05, name="A", fixed_fee_per_year=20.0),
    fees.each_use(0.2, name="B", fixed_fee_per_year=30.0),
]


def paragraphs(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_the_loser_reads_what_its_users_would_pay_and_whether_that_counted() -> None:
    for users_cost, sentence in (
        ("shown", "Users pay EUR 2,000.00 beside this. It weighs nothing in the comparison."),
        ("counts", "Of the life-cycle cost EUR 2,000.00 is paid by users, and not by the authority."),
    ):
        evaluation = evaluate(fees.cups(users_cost), BIDS)
        loser = next(one for one in evaluation.bids if one.bid.name == "B")
        assert sentence in paragraphs(justification(evaluation, loser, "en"))


def test_nothing_is_said_where_the_authority_pays() -> None:
    evaluation = evaluate(make.tender(items=[fees.CUPS | {"fees_paid_by": "authority"}]), BIDS)
    assert "sers pay" not in paragraphs(justification(evaluation, evaluation.bids[1], "en"))


def test_a_board_reads_what_users_pay_below_what_it_costs() -> None:
    evaluation = evaluate(fees.cups("shown"), BIDS)
    [costs] = [
        one for one in board_proposal(evaluation, evaluation.bids[0], "en").blocks if isinstance(one, Table)
    ]
    assert costs.rows[-1][:2] == ("What users pay (beside this, without weight)", "500")
    assert ("Each year after that, on average", "20") in [row[:2] for row in costs.rows]


def test_the_method_says_who_pays_and_how_classes_count() -> None:
    words = dict(said(fees.cups("shown"), translator("en")))
    assert words["What users pay"] == (
        "Users, and not the authority, pay the fee per use, and the fee per trip in a pool, of Cups. What they pay is "
        "in no price, cash or budget of the authority, and it is without VAT. It is shown beside the life-cycle cost, "
        "and weighs nothing in the comparison."
    )
    assert "It counts in the life-cycle cost." in str([*said(fees.cups("counts"), translator("en"))])
    by_class = dict(said(fees.paper(), translator("en")))["Pay per use"]
    assert "the share of the use that the tender expects of it: clean 80 %, dirty 20 %" in by_class


def test_the_statement_lists_classes_and_asks_a_fee_for_each() -> None:
    tables = [one for one in method_statement(fees.paper(), "en").blocks if isinstance(one, Table)]
    items = next(one for one in tables if one.caption == "What is bought")
    assert dict(zip(items.heads, items.rows[0], strict=True))["Quality classes"] == "clean: 80 %; dirty: 20 %"
    asked = next(one for one in tables if one.caption == "Only with business model: Pay per tonne")
    fields = {row[0] for row in asked.rows}
    assert "Fee by quality class" in fields
    assert not fields & {"Price per tonne", "Tiers: Price per tonne", "Tiers apply to"}
