"""What the documentation shows is what the program reads."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pictures
import pytest
from openpyxl import load_workbook
from ruamel.yaml import YAML

import make
from lcc.checks.agreement import disagreements
from lcc.model import Bid, Tender
from lcc.model.passport import Passport
from lcc.model.uncertainty import Scenarios, Uncertainty

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "offers.md"
BLOCKS = re.findall(r"```yaml (\w+)\n(.*?)```", PAGE.read_text(), re.DOTALL)
AROUND: dict[str, Any] = {
    "id": "x",
    "title": "X",
    "authority": "Y",
    "base_date": "2027-01-01",
    "horizon_years": 10,
}
READERS: dict[str, Callable[[Any], Any]] = {
    "business_model": lambda data: make.bid(make.offer(data)),
    "offer": lambda data: Bid.model_validate({"tender": "x", "bidder": {"name": "Z"}, "offers": [data]}),
    "tender": lambda data: Tender.model_validate({**AROUND, **data}),
    "passport": Passport.model_validate,
    "scenarios": Scenarios.model_validate,
    "uncertainty": Uncertainty.model_validate,
}


@pytest.mark.parametrize(("kind", "text"), BLOCKS)
def test_each_block_is_read(kind: str, text: str) -> None:
    READERS[kind](YAML(typ="safe", pure=True).load(text))


def test_every_business_model_and_each_of_its_fields_is_shown() -> None:
    from lcc.model.business_models import BUSINESS_MODELS

    shown: dict[str, set[str]] = {}
    for data in (YAML(typ="safe").load(text) for kind, text in BLOCKS if kind == "business_model"):
        shown.setdefault(data["kind"], set()).update(data)
    assert set(shown) == set(BUSINESS_MODELS)
    common = {"index", "vat", "deposit_vat", "cash_price", "instalments", "fee_per_use"}
    for kind, model in BUSINESS_MODELS.items():
        assert set(model.model_fields) - common <= shown[kind], kind


def test_the_offer_on_the_page_answers_the_tender_on_the_page() -> None:
    [tender] = [READERS[kind](YAML(typ="safe").load(text)) for kind, text in BLOCKS if kind == "tender"]
    [bid] = [READERS[kind](YAML(typ="safe").load(text)) for kind, text in BLOCKS if kind == "offer"]
    assert {finding.code for finding in disagreements(tender, bid)} == {"item_not_offered"}


def test_every_picture_is_on_a_page() -> None:
    pages = [page.read_text() for page in DOCS.glob("**/*.md")]
    shown = {name for page in pages for name in re.findall(r"\((?:\.\./)?pictures/([\w-]+\.png)\)", page)}
    assert shown == {picture.name for picture in (DOCS / "pictures").iterdir()}


@pytest.mark.thorough
def test_every_sheet_has_its_picture() -> None:
    there = {picture.name for picture in (DOCS / "pictures").iterdir()}
    for name, content in pictures.workbooks().items():
        sheets = [
            sheet for sheet in load_workbook(io.BytesIO(content), read_only=True) if sheet.sheet_state == "visible"
        ]
        asked = {
            pictures.picture_name(name, sheet.title) for sheet in sheets if pictures.is_shown(name, sheet.title)
        }
        assert {f"{one}.png" for one in asked} <= there
