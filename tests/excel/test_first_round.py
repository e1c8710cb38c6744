"""A form with a cell that can't be read: all else that is wrong is said at once, and nothing that follows from it."""

import io
import random
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
import make
from effort import one_of_every
from form_cells import addresses, cell_at, place_of
from half_filled import half_filled
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import form_with
from lcc.excel.form.layout import Question
from lcc.model import Tender
from lcc.record.path import Path

VAN = {"id": "van", "name": "Van", "quantity": 4, "unit": "piece", "use_per_year": 12_000.0, "use_unit": "km"}
BOX = {"id": "box", "name": "Box", "quantity": 2, "unit": "piece", "use_per_year": 10.0}
TENDER: dict[str, Any] = {
    "items": [VAN, BOX],
    "asked_phases": ["management", "use", "maintenance", "disposal"],
    "indices": {"labour": 0.03},
    "open_indices": {"maintenance": ["labour"]},
    "resources": {"electricity": {"unit": "kWh", "price": 0.3}, "water": {"unit": "m3", "price": 1.0}},
    "vat": {"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}},
    "mki": {"weighting_set": "A2"},
}
UNREADABLE = "about ten, see letter"

MISSED = ("years_without_moment", "moment_without_years", "empty_cell")

Wrong = set[tuple[str, str]]


def row(place: str) -> tuple[str, str]:
    """Return the sheet and the row of a cell."""
    sheet, _mark, cell = place.partition("!")
    return sheet, cell.lstrip("ABCDEFGHIJ")


def wrong(content: bytes, of: Tender) -> Wrong:
    """Return each cell of a form at which something is wrong, and what."""
    return {(place_of(one), one.code) for one in lcc.check(of, [("form.xlsx", content)])}


def unreadable(content: bytes, *cells: str) -> bytes:
    """Return a form in which these cells hold words that are no answer."""
    book, spoilt = load_workbook(io.BytesIO(content)), io.BytesIO()
    for cell in cells:
        cell_at(book, cell).value = UNREADABLE
    book.save(spoilt)
    return spoilt.getvalue()


def could_say(asked: Question) -> list[Any]:
    """Return answers that a cell takes: every choice, or small and large numbers."""
    if asked.choices:
        return [*asked.choices.values()]
    low, high = asked.minimum or 0.0, 1e6 if asked.maximum is None else asked.maximum
    return [value for value in (0, 1, 2, 7, 12, 50, 1000) if low <= value <= high] or [low, high]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(k, marks=pytest.mark.thorough) for k in range(5, 60))])
def test_what_is_said_is_what_is_wrong_whatever_the_cell_says(seed: int) -> None:
    """Of half-filled forms: beside a cell that can't be read stands what every answer that it takes would leave."""
    of, draw = make.tender(**TENDER), random.Random(seed)
    form = form_layout(of, "en")
    answers = half_filled(form, of, seed)
    asked = {cell.input.key: cell.input for cell in form.inputs if cell.input}
    spoilt = draw.choice([key for key in answers if asked[key].kind not in ("text", "date")])
    at = addresses(form)[spoilt]
    first = wrong(unreadable(form_with(answers, of, "en"), at), of)
    each = [wrong(form_with({**answers, spoilt: value}, of, "en"), of) for value in could_say(asked[spoilt])]
    whatever = {one for one in set.intersection(*each) if one[0] != at}
    # What is no choice may be the answer to what is missed in its row, put into the wrong cell.
    may_be = {one for one in whatever if one[1] in MISSED and asked[spoilt].choices and row(one[0]) == row(at)}
    assert {one for one in first if one[0] != at} - whatever == set(), spoilt
    assert whatever - first - may_be == set(), spoilt


GOOD: dict[str, Any] = {
    "included/management": True, "included/use": True, "included/disposal": True, "costs/maintenance/amount": 10,
    "costs/maintenance/index": "labour", "mki/weighting_set": "A2", "mki/per_life": 5, "kind": "purchase",
    "purchase/price": 100, "purchase/service_life_years": 10,
    "costs/0/name": "Check", "costs/0/amount": 5, "costs/0/phase": "maintenance", "costs/0/index": "labour",
    "costs/0/moment": "at_year", "costs/0/years": 3,
}  # fmt: skip
FAULTS: dict[str, Any] = {
    "offers/0/purchase/resale_value": 1000, "offers/0/costs/0/index": "general", "offers/0/costs/0/years": 90,
    "offers/1/mki/weighting_set": "A1", "offers/1/costs/0/index": "general", "offers/1/purchase/resale_value": 1000,
    "offers/1/take_back/0/price_per_kg": 1, "offers/1/take_back/0/material": "Steel", "offers/1/take_back/0/mass": 3,
}  # fmt: skip
FOUND = {
    "offers/0/purchase/resale_value": "more_comes_back",
    "offers/0/costs/0/index": "index_not_open",
    "offers/0/costs/0/years": "after_horizon",
    "offers/1/costs/0/index": "index_not_open",
    "offers/1/mki/weighting_set": "other_weighting_set",
    "offers/1/take_back/0/price_per_kg": "two_ways_back",
    "offers/1/purchase/resale_value": "more_comes_back",
}


def keyed(answers: dict[str, Any]) -> dict[Path, Any]:
    return {
        tuple(int(step) if step.isdigit() else step for step in key.split("/")): answers[key] for key in answers
    }


@pytest.mark.parametrize(
    ("spoilt", "follows"),
    one_of_every(
        2,
        [
            ("offers/0/costs/0/amount", set()),
            ("offers/0/purchase/service_life_years", set()),
            ("offers/0/mki/per_life", set()),
            ("offers/0/costs/maintenance/amount", set()),
            ("offers/0/included/use", set()),
            ("offers/1/purchase/service_life_years", set()),
            ("offers/0/kind", set()),
            # What comes back is more than a price that nobody can read, perhaps; a year is one only beside its moment.
            ("offers/0/purchase/price", {"offers/0/purchase/resale_value"}),
            ("offers/0/costs/0/moment", {"offers/0/costs/0/years"}),
            ("offers/0/costs/0/phase", {"offers/0/costs/0/index"}),
        ],
    ),
)
def test_one_round_has_what_is_wrong_in_that_item_another_and_the_other_sheet(
    spoilt: str, follows: set[str]
) -> None:
    of = make.tender(**TENDER)
    places = {"/".join(map(str, key)): at for key, at in addresses(form_layout(of, "en")).items()}
    good = {f"offers/{k}/{key}": value for k in (0, 1) for key, value in GOOD.items()}
    answers = keyed({"bidder/name": "Hout BV", **good, **FAULTS})
    assert {sheet.split("!")[0] for key, sheet in places.items() if key in FOUND} == {"Bid form", "Additional"}
    all_of_it = {(places[key], code) for key, code in FOUND.items()}
    assert wrong(form_with(answers, of, "en"), of) == all_of_it
    found = wrong(unreadable(form_with(answers, of, "en"), places[spoilt]), of)
    assert {one for one in found if one[0] != places[spoilt]} == {
        (places[key], code) for key, code in FOUND.items() if key not in follows
    }


def test_of_plain_data_too_a_field_that_is_refused_hides_nothing_beside_it() -> None:
    """Not what a price that was no price would bring back; that an index is not known."""
    offer = make.offer(make.purchase(resale_value=1e9, index="wages") | {"price": "ten"})
    bid = {"tender": "test", "bidder": {"name": "Hout BV"}, "offers": [offer]}
    found = {(one.field, one.code) for one in lcc.check(make.tender(), [bid])}
    at = "offers[0].business_model"
    assert found == {(f"{at}.price", "float_type"), (f"{at}.index", "unknown_index")}
