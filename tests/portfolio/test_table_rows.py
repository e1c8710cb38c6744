"""What a row says: cells that add up to what `evaluate` says, and nothing where nothing is known."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given

import circular
import lcc
import make
import portfolios
import strategies
from lcc.evaluation.price_level import PriceLevel
from lcc.model import Bid, Tender
from lcc.model.portfolio import PortfolioRow, PriceIndex
from lcc.portfolio.rows import COLUMNS, Row, rows_of

CENT = 0.01
LEVEL = PriceLevel(2030)


def rows(scored: lcc.Scored, level: PriceLevel = LEVEL) -> list[Row]:
    return [{"source": "here", "checksum": "0" * 64} | row for row in rows_of(scored, level)]


def adds_up(scored: lcc.Scored) -> None:
    found = rows(scored)
    for one in scored.ranking:
        phases: dict[str, float] = defaultdict(float)
        for row in found:
            if row["bidder"] == one.bidder:
                phases[row["phase"]] += row["present_value"]
        assert {name: phases[name] for name in one.phases} == pytest.approx(dict(one.phases), abs=CENT)
    keys = [(row["bidder"], row["offer"], row["phase"], row["year"]) for row in found]
    assert len(set(keys)) == len(keys)
    for row in found:
        assert set(row) == set(COLUMNS)
        PortfolioRow.model_validate(row)


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_rows_of_every_example_add_up_to_the_cent(name: str) -> None:
    adds_up(lcc.score(make.example(name)))


@given(strategies.comparisons())
def test_rows_of_random_tenders_add_up_to_the_cent(comparison: tuple[Tender, list[Bid]]) -> None:
    adds_up(lcc.score(*comparison))


def bought(**changes: object) -> lcc.Scored:
    tender = make.tender(items=[{"id": "thing", "name": "Thing", "quantity": 4, "unit": "piece"}], **changes)
    return lcc.score(tender, [make.bid(make.offer(make.purchase(100.0)))])


def test_cost_per_unit_and_year_by_hand() -> None:
    """400 in month 0 over ten years without interest: 40 a year, 10 for each of the four; at 2 %, 3 years on."""
    [row] = rows(bought(inflation=0.02, discount={"rate": 0.0}))
    assert (row["present_value"], row["quantity"], row["years_valued"]) == (400.0, 4.0, 10)
    assert (row["price_level"], row["price_index"]) == (2030, "general")
    assert row["price_factor"] == pytest.approx(1.061208)
    assert row["cost_per_year"] == pytest.approx(42.44832)
    assert row["cost_per_unit_year"] == pytest.approx(10.61208)


def test_an_index_brings_prices_to_a_level_and_what_it_lacks_is_not_known() -> None:
    cpi = PriceIndex(name="CPI", source="made up", levels={2027: 125.0, 2030: 137.5})
    [row] = rows(bought(), PriceLevel(2030, cpi))
    assert (row["price_index"], row["price_factor"], row["cost_per_year"]) == ("CPI", 1.1, pytest.approx(44.0))
    [row] = rows(bought(), PriceLevel(2031, cpi))
    assert (row["price_factor"], row["cost_per_year"], row["cost_per_unit_year"]) == (None, None, None)
    assert row["present_value"] == 400.0
    [row] = rows(bought(), PriceLevel(2027, PriceIndex(name="CPI", source="made up", levels={1990: 1.0})))
    assert row["price_factor"] == 1.0  # of its own year nothing has to be known


def test_what_is_not_known_is_null_and_never_zero() -> None:
    [row] = rows(bought())
    unknown = {name for name in COLUMNS if row[name] is None}
    assert {"lot", "procedure", "cpv", "cpv_division", "category", "quality", "mass", "co2_total"} <= unknown
    assert all(row[name] is None for name in COLUMNS if name.startswith("indicator_"))


def test_indicators_and_masses_are_those_of_the_bid() -> None:
    evaluation = circular.evaluated(circular.tender({"targets": [{"indicator": "virgin_share", "at_most": 0.5}]}))
    found = rows(lcc.score(evaluation.tender, [one.bid for one in evaluation.bids]))
    for one in evaluation.bids:
        assert one.circularity is not None
        [row, *_more] = [row for row in found if row["bidder"] == one.bid.name]
        expected = {f"indicator_{name}": figure.value for name, figure in one.circularity.indicators.items()}
        assert {name: row[name] for name in expected} == pytest.approx(expected)
        assert {name for name in COLUMNS if name.startswith("indicator_") and row[name] is not None} == set(
            expected
        )
        assert row["mass"] == pytest.approx(one.circularity.products[0].figures["mass"].value)
        assert row["circularity_asked"] is True


def test_who_is_awarded_and_a_tie_leaves_it_open() -> None:
    def awarded(*prices: float, **changes: object) -> dict[str, bool | None]:
        bids = [make.bid(make.offer(make.purchase(price)), name=str(n)) for n, price in enumerate(prices)]
        return {row["bidder"]: row["awarded"] for row in rows(lcc.score(make.tender(**changes), bids))}

    assert awarded(100.0, 90.0) == {"0": False, "1": True}
    assert awarded(90.0, 90.0, 95.0) == {"0": None, "1": None, "2": None}
    assert awarded(100.0, 90.0, procedure="market_consultation") == {"0": None, "1": None}


def test_what_the_authority_has_stands_beside_the_bids() -> None:
    kept = make.bid(make.offer(make.purchase(80.0)), name="Ours")
    scored = lcc.score(make.tender(), [make.bid(make.offer(make.purchase()))], reference=kept)
    bid, reference = rows(scored)
    assert (bid["role"], bid["awarded"], bid["rank"]) == ("bid", True, 1)
    assert (reference["role"], reference["awarded"], reference["rank"]) == ("reference", False, None)
    assert reference["present_value"] == 80.0


def test_each_lot_has_rows_of_its_own() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    parts = [{"id": f"lot-{item['id']}", "title": item["id"], "items": [item["id"]]} for item in items]
    tender = make.tender(items=items, lots={"parts": parts})
    offers = [{"item": item["id"], "business_model": make.purchase()} for item in items]
    whole = lcc.Bid.model_validate({"tender": "test", "bidder": {"name": "A"}, "offers": offers})
    one = lcc.Bid.model_validate({"tender": "test", "bidder": {"name": "B"}, "offers": offers[1:]})
    found = rows(lcc.score(tender, [whole, one]))
    assert [(row["tender"], row["lot"], row["bidder"], row["bids"]) for row in found] == [
        ("test", "lot-bench", "A", 1), ("test", "lot-table", "A", 2), ("test", "lot-table", "B", 2),
    ]  # fmt: skip
    assert [row["awarded"] for row in found] == [True, None, None]
    assert not rows(lcc.score(tender, []))


def test_a_tender_without_bids_has_no_rows(tmp_path: Path) -> None:
    assert rows(lcc.score(make.tender(), [])) == []


@pytest.mark.parametrize(
    ("award", "quality", "counted"),
    [
        ({"method": "low_bid", "price_weight": 0.75, "basis": "price"}, 0.25, 0.25),
        ({"method": "low_bid", "price_weight": 0.6}, 0.4, 1.0),
        ({"method": "lowest_lcc", "motivation": "-"}, 0.0, 1.0),
        ({"method": "lowest_price", "motivation": "-"}, 0.0, 0.0),
        ({"method": "fixed_budget", "budget": 500.0}, 1.0, 1.0),
        ({"method": "quality_value", "quality_value": 50.0}, None, None),
        ({"method": "utility_index", "price_weight": 0.6}, 0.4, 1.0),
        ({"method": "value_for_money", "expected_cost": 100.0}, None, None),
    ],
)
def test_what_quality_weighs_and_what_counts_with_it(
    award: dict[str, object], quality: float | None, counted: float | None
) -> None:
    """Life-cycle cost counts with quality, price alone does not; a value in money is no weight."""
    rule = make.tender(award=award, quality={"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}).award
    assert (rule.weight_of_quality, rule.counted_weight) == (quality, counted)


@pytest.mark.parametrize(
    ("name", "weights"),
    [("street-paving", (0.3, 1.0)), ("office-furniture", (0.0, 1.0)), ("street-lighting", (None, None))],
)
def test_weights_of_examples(name: str, weights: tuple[float | None, float | None]) -> None:
    """Paving weighs quality at the limit of 30 % and passes by its life-cycle cost."""
    found = rows(lcc.score(make.example(name)))
    assert {(row["quality_weight"], row["quality_and_lcc_weight"]) for row in found} == {weights}


def test_the_highest_level_of_ambition_counts_and_without_one_it_is_not_known() -> None:
    def criterion(name: str, level: int | None, *below: dict[str, object]) -> dict[str, object]:
        return {"id": name, "name": name, "weight": 0.5, "ambition": level, "criteria": [*below]}

    inner = [criterion("c", 3), criterion("d", None)]
    for criteria, expected in (
        ([criterion("a", 1), criterion("b", 2)], 2),
        ([criterion("a", 1), criterion("b", None, *inner)], 3),
        ([criterion("a", None), criterion("b", None)], None),
    ):
        award = {"method": "quality_value", "quality_value": 50.0}
        quality = make.tender(award=award, quality={"criteria": criteria}).quality
        assert quality is not None
        assert quality.ambition == expected
    [row, *_more] = rows(lcc.score(make.example("street-paving")))
    assert row["ambition"] is None


def test_a_tender_that_holds_prices_against_earlier_ones_is_counted_without_their_file(tmp_path: Path) -> None:
    """The sign changes no rank; only who scores bids has to have it."""
    folder = portfolios.tender_in(tmp_path, "t01", award={"method": "lowest_lcc", "below_earlier_offers": 0.3})
    with pytest.raises(lcc.NotScorableError):
        lcc.score(folder / "tender.json", sorted((folder / "bids").iterdir()))
    found = lcc.portfolio_of([tmp_path], price_level=2027)
    assert (found.tenders, found.problems) == (1, [])
    assert lcc.remember_prices([tmp_path]).tenders == 1
