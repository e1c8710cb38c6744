"""Who has a calculator comes from the prices to the cost of the worked example, with the numbers that are shown."""

import re
from typing import Any

import pytest

import awards
import make
from lcc.documents.statement.method_statement import method_statement
from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.model.tender import Tender
from lcc.words.blocks import Formula, Heading, Table

TENDERS: dict[str, Any] = {
    "plain": lambda: make.tender(discount={"rate": 0.0225}, inflation=0.02, horizon_years=10),
    "odd": lambda: make.tender(discount={"rate": 0.03}, horizon_years=7, residual_value="annuity"),
    "continuous": lambda: make.tender(
        discount={"rate": 0.04, "basis": "nominal"}, inflation=0.03, indexation="continuous", horizon_years=9
    ),
    **{
        kind: lambda kind=kind: make.tender(
            items=[{"id": "i", "name": "Cup", "quantity": 4, "unit": "piece", "use_per_year": 25.0}],
            discount={"rate": 0.03},
            business_models=[kind],
        )
        for kind in ("buy_back", "deposit", "pool", "pay_per_use")
    },
    "points": lambda: awards.tender("low_bid"),
    **{
        name: lambda name=name: read_tender(shipped.examples()[name] / "tender.yaml")
        for name in shipped.examples()
    },
}


def number(text: str) -> float:
    return float(text.replace(",", ""))


def bids_of(tender: Tender) -> list[list[Any]]:
    """Return the blocks about each of the two made-up bids."""
    blocks = list(method_statement(tender, "en").blocks)
    at = [k for k, block in enumerate(blocks) if isinstance(block, Heading) and "made up" in block.text]
    end = next(
        k for k, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith("Proof")
    )
    return [blocks[start:stop] for start, stop in zip(at, [*at[1:], end], strict=True)]


def tables(blocks: list[Any], start: str) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table) and block.caption.startswith(start)]


@pytest.mark.parametrize("name", TENDERS)
def test_every_product_and_sum_comes_out_with_the_numbers_shown(name: str) -> None:
    found = bids_of(TENDERS[name]())
    assert len(found) == 2
    for blocks in found:
        sums = {}
        for table in tables(blocks, "Factor "):
            *rows, total = table.rows
            if "..." not in [row[0] for row in rows]:
                assert sum(number(row[3]) for row in rows) == pytest.approx(number(total[3]), abs=1e-12)
            for _month, price, discount, both in (row for row in rows if row[0] != "..."):
                assert number(price) * number(discount) == pytest.approx(number(both), abs=0.51 * unit(both))
            sums[table.caption.removeprefix("Factor ")] = number(total[3])
        [steps] = tables(blocks, "Step by step")
        phases: dict[str, float] = {}
        for phase, _what, worked_out, factor, worth in steps.rows:
            called, _equals, value = factor.rpartition(" = ")
            assert not called or sums[called] == number(value)
            amount = number(worked_out.rpartition(" = ")[2])
            assert round(amount * number(value) + 1e-9, 2) == pytest.approx(number(worth), abs=0.0051)
            phases[phase] = phases.get(phase, 0.0) + number(worth)
        [costs] = tables(blocks, "Costs")
        shown = {row[0]: number(row[1]) for row in costs.rows}
        for phase, whole in phases.items():
            assert shown.get(phase, 0.0) == pytest.approx(whole, abs=0.005 * len(steps.rows) + 1e-6)


def unit(text: str) -> float:
    return float(10 ** -len(text.partition(".")[2]))


def test_the_amount_of_a_payment_follows_from_what_is_stated() -> None:
    tender = make.tender(items=[{"id": "thing", "name": "Thing", "quantity": 24, "unit": "piece"}])
    [steps] = tables(bids_of(tender)[0], "Step by step")
    assert steps.rows[0][2] == "24 x 1000 = 24000"


def test_the_rate_is_worked_out_where_one_rate_holds() -> None:
    tender = make.tender(discount={"rate": 0.0225}, inflation=0.02, horizon_years=10)
    said = [block.text for block in bids_of(tender)[0] if isinstance(block, Formula)]
    [rate] = [text for text in said if text.startswith("i = ")]
    assert rate == "i = (1 + 0.0225) x (1 + 0.02) - 1 = 0.04295"
    factors = [row for table in tables(bids_of(tender)[1], "Factor ") for row in table.rows[:-1]]
    months = {int(row[0]): row[2] for row in factors}
    assert months
    for month, discount in months.items():
        assert number(discount) == pytest.approx(1.04295 ** (-month / 12), abs=0.51 * unit(discount))
    assert re.search(r"month / 12", " ".join(said))
