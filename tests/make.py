"""Short ways to write a tender and a bid in a test."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lcc.engine.annuity import present_value_factor
from lcc.engine.curves import PriceCurve, discount_curve
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.results import result
from lcc.intake.submissions import Submissions, read
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.model.quality import Scores
from lcc.model.result import Result

WORKED_EXAMPLE = Path(__file__).parent / "worked_example"
BIDS = tuple(WORKED_EXAMPLE / f"bid-{model}.yaml" for model in ("purchase", "lease", "deposit"))


EVERY_RUN = ("facade-cladding", "reusable-cups")
"""Examples that together have every sheet and every business model."""

EXAMPLES = [
    name if name in EVERY_RUN else pytest.param(name, marks=pytest.mark.thorough)
    for name in sorted(shipped.examples())
]
"""The examples as parameters of a slow test: those of every run, and of `make test-all`."""

DIFFERENT = (
    "facade-cladding", "office-furniture", "reusable-cups", "street-furniture", "street-lighting", "street-paving",
    "something-else",
)  # fmt: skip
"""Examples and templates that each have something of their own; the others are more of the same."""


def _each_of(names: Iterable[str]) -> list[Any]:
    return [
        name if name in DIFFERENT else pytest.param(name, marks=pytest.mark.thorough) for name in sorted(names)
    ]


EACH_EXAMPLE, EACH_TEMPLATE = _each_of(shipped.examples()), _each_of(shipped.templates())
"""All of them as parameters of a test: those that differ in every run, more of the same in `make test-all`."""

BEYOND_QUOTES = "footbridge"
"""A bridge is compared over fifty years: a sheet of quotes works out thirty."""
_NOT_QUOTED = {BEYOND_QUOTES, "dismantling", "green-waste", "household-waste"}
"""Those others end with the contract, or have prices below zero: a sheet of quotes says that it has no place."""
EACH_QUOTED = _each_of({*shipped.templates()} - _NOT_QUOTED)

IN_LANGUAGES = ["nl", pytest.param("en", marks=pytest.mark.thorough)]
"""The languages as parameters of a slow test: what is in both as it is in one is held in `make test-all`."""


@cache
def example(name: str) -> Submissions:
    """Return an example as it is shipped: the tender, the filled-in forms, and the scores if it has any."""
    folder = shipped.examples()[name]
    scores = folder / "scores.yaml"
    return read(folder / "tender.yaml", [folder / "bids"], scores_file=scores if scores.exists() else None)


def compared(submissions: Submissions) -> Evaluation:
    """Return what a tender and its bids come to."""
    return evaluate(submissions.tender, [one.bid for one in submissions.bids], submissions.scores)


def outcome(evaluation: Evaluation) -> Result:
    """Return the result of an evaluation without its documents: a workbook also states what was left to a default."""
    return result(evaluation).model_copy(update={"documents": None})


def tender(**changes: Any) -> Tender:
    """Return a tender of one item over ten years without interest, in which no phase is asked for."""
    plain: dict[str, Any] = {
        "id": "test",
        "title": "Test",
        "authority": "Voorbeeld",
        "base_date": "2027-01-01",
        "horizon_years": 10,
        "discount": {"rate": 0.0, "basis": "nominal"},
        "asked_phases": [],
        "items": [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}],
    }
    return Tender.model_validate(weighed(plain | changes))


def weighed(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a tender with equal weights for its items where its award rule gives each points for its own cost."""
    if (plain.get("award") or {}).get("method") != "points_by_item":
        return plain
    part = f"1/{len(plain['items'])}"
    return plain | {"items": [{"cost_weight": part, **item} for item in plain["items"]]}


def offer(business_model: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Return an offer of the one item."""
    return {"item": "thing", "business_model": business_model, **parts}


def purchase(price: float = 100.0, service_life_years: float = 10, **parts: Any) -> dict[str, Any]:
    """Return a purchase."""
    return {"kind": "purchase", "price": price, "service_life_years": service_life_years, **parts}


def bid(*offers: dict[str, Any], name: str = "Bidder") -> Bid:
    """Return a bid of these offers."""
    return Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": list(offers)})


def factor(
    first: int,
    every: int,
    payments: int,
    curve: PriceCurve,
    rate: float,
    *,
    lag: int = 0,
    continuous: bool = False,
) -> float:
    """Return the present value of one series of payments of 1."""
    arrays = [np.array([number]) for number in (first, every, payments, lag)]
    return float(
        present_value_factor(
            arrays[0], arrays[1], arrays[2], arrays[3], curve, discount_curve([(0, rate)]), continuous=continuous
        )[0]
    )


def of_prices(
    prices: dict[str, float], award: dict[str, Any], quality: dict[str, float] | None = None
) -> Evaluation:
    """Return bids of these prices, with these scores from 0 to 10."""
    bids = [bid(offer(purchase(price)), name=name) for name, price in prices.items()]
    if quality is None:
        return evaluate(tender(award=award), bids)
    criteria = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    scores = [
        {"bid": name, "criterion": "plan", "score": score, "justification": "why"}
        for name, score in quality.items()
    ]
    return evaluate(
        tender(award=award, quality=criteria),
        bids,
        Scores.model_validate({"tender": "test", "scores": scores}),
    )
