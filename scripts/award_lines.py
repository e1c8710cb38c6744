"""Write into docs/award.md what each award rule makes of the same three bids, with its formula worked out for one.

Run after a rule has changed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lcc.award.outcome import Standing, seen_of_all
from lcc.award.rule_input import COST_SHARE
from lcc.award.worth import HypotheticalBid, standings
from lcc.figure.rounding import half_up
from lcc.language.award_words import OF_BIDS
from lcc.method.award_formulas import formulas, stated, symbols_in, with_numbers
from lcc.model import Tender
from lcc.model.award import AWARD_RULES

PAGE = Path(__file__).parents[1] / "docs" / "award.md"
BEGIN, END = "<!-- worked lines: written by scripts/award_lines.py -->\n", "<!-- end of worked lines -->\n"
BIDS = (
    HypotheticalBid("A", 100_000.0, 0.6),
    HypotheticalBid("B", 125_000.0, 0.85),
    HypotheticalBid("C", 70_000.0, 0.05),
)
STATED: dict[str, dict[str, Any]] = {
    "lowest_lcc": {},
    "lowest_price": {},
    "quality_value": {"quality_value": 80_000.0},
    "weighted_factor": {"price_weight": 0.6, "lowest": 60_000.0, "highest": 140_000.0},
    "low_bid": {"price_weight": 0.6},
    "logarithmic": {"price_weight": 0.6, "base": 2.0},
    "linear_to_twice_lowest": {"price_weight": 0.6},
    "linear_to_lowest_plus": {"price_weight": 0.6, "over_lowest": 0.8},
    "points_by_item": {"price_weight": 0.6},
    "linear_lowest_highest": {"price_weight": 0.6},
    "value_for_money": {"expected_cost": 100_000.0},
    "utility_index": {"price_weight": 0.6},
    "quality_within_margin": {"margin": 0.1},
    "superformula": {"reference_cost": 100_000.0, "reference_quality": 0.7, "highest_cost": 130_000.0},
    "fixed_budget": {"budget": 125_000.0},
}
_DECIMALS = 4


def tender(method: str, **more: Any) -> Tender:
    """Return a tender with a rule and one criterion."""
    weight = {"cost_weight": 1.0} if AWARD_RULES[method].counts_items else {}
    item = {"id": "item", "name": "Item", "quantity": 1, "unit": "piece", **weight}
    return Tender.model_validate(
        {
            "id": "example", "title": "Example", "authority": "Example", "base_date": "2027-01-01", "horizon_years": 1,
            "discount": {"rate": 0.0}, "items": [item],
            "quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]},
            "award": {"method": method, **STATED[method], **more},
        }
    )  # fmt: skip


def lines() -> Iterator[str]:
    """Yield the table: a row for each rule, and for what changes several of them."""
    yield "| rule | the score of A, worked out | A | B | C | first |"
    yield "|---|---|---|---|---|---|"
    for method in AWARD_RULES:
        yield _line(method)
    yield _line("low_bid", relative_quality=True)
    yield _line("low_bid", decimals=0)


def _line(method: str, **more: Any) -> str:
    found = tender(method, **more)
    rows = standings(found, BIDS)
    scores = [_score(row) for row in rows]
    first = " and ".join(row.name for row in rows if row.rank == 1)
    called = ", ".join([f"`{method}`", *(f"`{name}: {_plain(value)}`" for name, value in more.items())])
    return f"| {called} | {_worked(found, rows)} | {' | '.join(scores)} | {first} |"


def _worked(found: Tender, rows: list[Standing]) -> str:
    """Return the formula with the numbers of the first bid in it."""
    rule, seen = found.award, seen_of_all(rows)
    assert seen is not None
    numbers = stated(rule) | {"P": BIDS[0].cost, "Q": BIDS[0].quality}
    if rows[0].cost_share is not None:
        numbers[OF_BIDS[COST_SHARE].symbol] = half_up(rows[0].cost_share.value, 9)
    numbers |= {OF_BIDS[name].symbol: half_up(seen.named(name), 9) for name in rule.bounds_of_all}
    formula = formulas(rule).score
    if symbols_in(formula) == ["P"]:
        return "the cost"
    worked = re.sub(r"(\d)\.00\b", r"\1", with_numbers(formula, numbers).say(str))
    return f"{worked} = {_score(rows[0])}"


def _score(row: Standing) -> str:
    return "not ranked" if row.score is None else _plain(half_up(row.score, _DECIMALS))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:,.{_DECIMALS}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def written(page: str) -> str:
    """Return the page with the table as the program has it."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return before + BEGIN + "".join(f"{line}\n" for line in lines()) + END + after


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text()))
