"""The known cunning bids: each is refused, remarked on, or shows what it costs; of honest bids nothing is said."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import make
from gaming.oracle import cost_a_year
from gaming.search import THRESHOLD, said_of
from lcc.checks.agreement import disagreements
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender
from readers import parse

CASES = Path(__file__).parent / "cases"


def read(file: Path) -> Any:
    return parse(file.read_bytes(), file.name)[0]


def bids(folder: Path, who: str) -> list[Any]:
    return [read(file) for file in sorted((folder / "bids").glob(f"{who}*.yaml"))]


EXPECTED = [
    pytest.param(case, one, id=f"{case}-{number}")
    for case, listed in read(CASES / "cases.yaml").items()
    for number, one in enumerate(listed)
]


def findings(tender: Tender, plain: Any) -> list[str]:
    """Return the kinds of what is wrong with a bid, in itself or beside the tender."""
    try:
        return [finding.code for finding in disagreements(tender, Bid.model_validate(plain))]
    except ValidationError as error:
        return [one["type"] for one in error.errors()]


@pytest.mark.parametrize(("case", "expected"), EXPECTED)
def test_a_cunning_bid_does_not_win_in_silence(case: str, expected: dict[str, Any]) -> None:
    folder = CASES / case
    tender = Tender.model_validate(read(folder / "tender.yaml") | expected.get("when", {}))
    [plain] = bids(folder, "Cunning")
    kinds = set(expected.get("kinds", ()))
    if expected["ends"] == "refused":
        assert set(findings(tender, plain)) == kinds
        return
    assert findings(tender, plain) == []
    cunning = Bid.model_validate(plain)
    together = [cunning, *(Bid.model_validate(one) for one in bids(folder, "Honest"))]
    outcome = evaluate(tender, together)
    if expected["ends"] == "remarked":
        assert kinds
        assert kinds <= set(said_of(cunning.name, tender, together, outcome.checks))
        return
    [found] = [one for one in outcome.bids if one.bid == cunning]
    if expected["ends"] == "behind":
        assert found.rank != 1
    else:
        assert found.equivalent_annual_cost >= THRESHOLD * cost_a_year(tender, cunning)


@pytest.mark.parametrize("case", sorted({folder.name for folder in CASES.iterdir() if folder.is_dir()}))
def test_the_honest_bids_beside_it_are_ranked_without_a_word(case: str) -> None:
    tender = Tender.model_validate(read(CASES / case / "tender.yaml"))
    honest = [Bid.model_validate(plain) for plain in bids(CASES / case, "Honest")]
    outcome = evaluate(tender, honest)
    assert all(one.rank is not None for one in outcome.bids)
    assert {one.name: said_of(one.name, tender, honest, outcome.checks) for one in honest} == {
        one.name: () for one in honest
    }


def test_every_case_says_what_becomes_of_it() -> None:
    assert {param.values[0] for param in EXPECTED} == {
        folder.name for folder in CASES.iterdir() if folder.is_dir()
    }


@pytest.mark.parametrize("kind", ["purchase", "deposit"])
def test_a_bid_that_settles_its_own_life_is_refused(kind: str) -> None:
    """The cases stated `residual: none` once; it is the tender's now."""
    model: dict[str, Any] = {
        "purchase": make.purchase(residual="none"),
        "deposit": {"kind": "deposit", "deposit": 1.0, "cycle_months": 12, "return_rate": 1.0, "residual": "none"},
    }[kind]
    with pytest.raises(ValidationError) as refused:
        make.bid(make.offer(model))
    assert [one["type"] for one in refused.value.errors()] == ["residual_of_tender"]
