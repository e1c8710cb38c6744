"""The example on the page about lots is read, and comes out as the page says."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from lcc.evaluation.lots import evaluate_lots
from lcc.model import Bid, Tender
from lcc.model.award import LowestLcc
from lcc.model.draw import Draws
from lcc.model.tender import MOST_LOTS_COMBINED
from lcc.words.lot_outcome import lot_outcomes, outcome_texts

PAGE = (Path(__file__).parents[2] / "docs" / "lots.md").read_text()
BLOCKS = [
    (kind, YAML(typ="safe", pure=True).load(text))
    for kind, text in re.findall(r"```yaml (\w+)\n(.*?)```", PAGE, re.DOTALL)
]


def on_the_page(code: str) -> tuple[Tender, list[Bid]]:
    """Return a tender of the page by its code, with its bids."""
    [tender] = [Tender.model_validate(data) for kind, data in BLOCKS if kind == "tender" and data["id"] == code]
    return tender, [Bid.model_validate(data) for kind, data in BLOCKS if kind == "bid" and data["tender"] == code]


def test_the_awards_on_the_page_are_those_of_its_tender_and_bids() -> None:
    tender, bids = on_the_page("park")
    assert [bid.name for bid in bids] == ["Ash BV", "Birch BV", "Cedar BV", "Ash BV (bamboo)"]
    found = evaluate_lots(tender, bids).allocation
    rows = [(award.lot, award.winner.bid, f"{award.winner.score:.2f}") for award in found.awards if award.winner]
    said = re.findall(r"^\| ([\w ]+) \| ([\w ]*?) ?\| ([\d.]+) \|$", PAGE, re.MULTILINE)
    assert said == [*rows, ("total less discounts", "", f"{found.total:.2f}")]


def test_the_page_names_the_limit_on_combining() -> None:
    assert f"at most {MOST_LOTS_COMBINED} lots" in PAGE


def test_the_draws_on_the_page_are_read() -> None:
    [draws] = [Draws.model_validate(data) for kind, data in BLOCKS if kind == "draws"]
    assert draws.draws[0].order == ["Cedar BV", "Ash BV"]


def test_the_page_says_how_much_dearer_the_best_in_rank_is() -> None:
    found = evaluate_lots(*on_the_page("park"))
    first, second = outcome_texts(lot_outcomes(found)["seats"], found.tender)
    assert first.say(str) == "Awarded to Cedar BV, together with Tables. All lots together come to 2,580.75 EUR."
    assert second.say(str) in " ".join(PAGE.split())


def test_the_points_on_the_page_are_those_with_the_discount_and_without() -> None:
    tender, bids = on_the_page("paths")
    said = {
        name: [float(number) for number in numbers]
        for name, *numbers in re.findall(
            r"^\| ([\w ,]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE
        )
    }
    found = evaluate_lots(tender, bids)
    assert [*found.combined[0].scores, found.allocation.total] == said["Rowan both, with its discount"]
    plain = evaluate_lots(tender, [one.model_copy(update={"combinations": []}) for one in bids]).allocation
    assert [award.winner and award.winner.bid for award in plain.awards] == ["Beech BV", "Rowan BV"]
    scored = [award.winner.score for award in plain.awards if award.winner]
    assert [*scored, plain.total] == pytest.approx(said["Beech 1, Rowan 2"])
    in_money = evaluate_lots(tender.model_copy(update={"award": LowestLcc()}), bids).allocation
    assert in_money.total == 180


def test_the_limit_and_the_sum_on_the_page_are_read() -> None:
    tender, bids = on_the_page("park")
    assert tender.lots
    [limits] = re.findall(r"`limits: (\[.*?\])`", PAGE)
    lots = tender.lots.model_dump(exclude_unset=True) | {"limits": YAML(typ="safe", pure=True).load(limits)}
    limited = Tender.model_validate(tender.model_dump(exclude_unset=True) | {"lots": lots})
    [cedar] = [one for one in bids if one.name == "Cedar BV"]
    [amount] = re.findall(r"`amount: ([\d.]+)`", PAGE)
    as_sum = {
        **cedar.model_dump(exclude_unset=True),
        "combinations": [{"lots": ["seats", "tables"], "amount": float(amount)}],
    }
    others = [one for one in bids if one is not cedar]
    assert evaluate_lots(tender, [*others, Bid.model_validate(as_sum)]).allocation.total == 2580.75
    assert evaluate_lots(limited, bids).allocation.total == 2600
