"""The method statement says of business models what the tender takes and its form asks, and no more."""

import make
from lcc.documents.statement.method_statement import method_statement
from lcc.excel.bid_form.layout import form_layout
from lcc.model.tender import Tender
from lcc.words.blocks import Table
from said import texts

MODELS = ["purchase", "lease", "deposit"]
QUALITY = {
    "method": "best_price_quality_ratio",
}


def asked_of(tender: Tender, model: str) -> set[str]:
    """Return the fields of a business model in the statement."""
    [table] = [
        block
        for block in method_statement(tender, "en").blocks
        if isinstance(block, Table) and block.caption == f"Only with business model: {model}"
    ]
    return {row[0] for row in table.rows}


def test_only_the_models_that_are_taken_are_named() -> None:
    said = texts(method_statement(make.tender(business_models=["purchase", "lease"]), "en"))
    assert "Can be offered: Buy, Lease." in said
    assert "Pay per use" not in said


def test_a_vat_rate_is_named_only_where_the_form_asks_it() -> None:
    vat = {"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}}
    for by_phase in ({}, {"purchase": "standard"}):
        tender = make.tender(vat={**vat, "by_phase": by_phase}, business_models=["purchase"])
        asked = {key[-1] for key in form_layout(tender, "en").places if key[2:3] == ("purchase",)}
        assert ("VAT rate" in asked_of(tender, "Buy")) == ("vat" in asked) == (not by_phase)


def test_the_cost_of_an_early_end_is_named_only_where_contracts_end() -> None:
    for ends in (False, True):
        tender = make.tender(business_models=["lease"], contracts_end_at_horizon=ends)
        assert ("Cost of an early end" in asked_of(tender, "Lease")) == ends
