"""The example on the page about lots is read, and comes out as the page says."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from lcc.evaluation.lots import evaluate_lots
from lcc.model import Bid, Tender
from lcc.model.draw import Draws
from lcc.model.tender import MOST_LOTS_COMBINED
from lcc.words.lot_outcome import lot_outcomes, outcome_texts

PAGE = (Path(__file__).parents[2] / "docs" / "lots.md").read_text()
BLOCKS = [
    (kind, YAML(typ="safe", pure=True).load(text))
    for kind, text in re.findall(r"```yaml (\w+)\n(.*?)```", PAGE, re.DOTALL)
]


def test_the_awards_on_the_page_are_those_of_its_tender_and_bids() -> None:
    [tender] = [Tender.model_validate(data) for kind, data in BLOCKS if kind == "tender"]
    bids = [Bid.model_validate(data) for kind, data in BLOCKS if kind == "bid"]
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
    [tender] = [Tender.model_validate(data) for kind, data in BLOCKS if kind == "tender"]
    found = evaluate_lots(tender, [Bid.model_validate(data) for kind, data in BLOCKS if kind == "bid"])
    first, second = outcome_texts(lot_outcomes(found)["seats"], found.tender)
    assert first.say(str) == "Awarded to Cedar BV, together with Tables. All lots together come to 2,580.75 EUR."
    assert second.say(str) in " ".join(PAGE.split())
