"""The proof of the rules says nothing of how keys happen to stand in a file; of the order of a list it does."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import make
from lcc.library.published import QUALITY_SCALES
from lcc.method.fixed_order import in_fixed_order
from lcc.method.rules import fingerprint
from lcc.model import Tender
from lcc.model.quality import WordsScale

ORDERS: list[Callable[[list[str]], list[str]]] = [sorted, lambda keys: sorted(keys, reverse=True)]
GROUPS: dict[str, Any] = {
    "open_indices": {"use": ["fixed", "general"], "management": ["general"], "disposal": ["fixed"]},
    "vat": {
        "treatment": "cost",
        "rates": {"standard": 0.21, "reduced": 0.09, "none": 0.0},
        "by_phase": {"use": "standard", "management": "reduced"},
    },
    "carbon_price": {2030: 0.1, 2027: 0.2},
    "circularity": {"ladder": {"burned": 0.0, "reused": 1.0}, "material_prices": {"wood": 0.1, "steel": 0.9}},
    "items": [
        {"id": "car", "name": "Car", "quantity": 1, "unit": "piece", "use_per_year": 1.0,
         "qualities": {"long": 0.3, "short": 0.7}},
    ],
}  # fmt: skip


def moved(value: Any, order: Callable[[list[str]], list[str]]) -> Any:
    """Return values with the keys of every group in another order."""
    if isinstance(value, dict):
        return {key: moved(value[key], order) for key in order(list(value))}
    return [moved(part, order) for part in value] if isinstance(value, list) else value


def stated(tender: Tender) -> Any:
    return tender.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", ["street-lighting", "street-furniture", "ict", "green-waste", "facade-cladding"])
def test_keys_of_an_example_may_stand_in_any_order(name: str, order: Callable[[list[str]], list[str]]) -> None:
    tender = make.example(name).tender
    again = Tender.model_validate_json(json.dumps(moved(stated(tender), order)))
    assert fingerprint(again) == fingerprint(tender)


@pytest.mark.parametrize("order", ORDERS)
def test_keys_of_every_group_may_stand_in_any_order(order: Callable[[list[str]], list[str]]) -> None:
    tender = make.tender(**GROUPS)
    assert fingerprint(Tender.model_validate_json(json.dumps(moved(stated(tender), order)))) == fingerprint(tender)


@pytest.mark.parametrize("order", ORDERS)
def test_words_of_a_published_scale_stand_as_published(order: Callable[[list[str]], list[str]]) -> None:
    name, published = next(iter(QUALITY_SCALES.items()))
    scale = WordsScale.model_validate({"kind": "words", "preset": name})
    again = in_fixed_order(WordsScale.model_validate(moved(scale.model_dump(), order)))
    assert list(again.words) == list(published.words)


def test_another_order_of_a_list_is_another_rule() -> None:
    opened = [
        fingerprint(make.tender(open_indices={"use": names}))
        for names in (["fixed", "general"], ["general", "fixed"])
    ]
    assert opened[0] != opened[1]
