"""`lcc.costs` over columns of any library: in total, by phase and by year what `evaluate` says row by row."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
import make
import strategies
from lcc.evaluation.evaluate import evaluate
from lcc.library.phases import PHASES
from lcc.model import Bid, Tender
from lcc.model.reference import by_cost_alone
from lcc.record.path import name_of, path_of
from lcc.record.record import value_at

PRICE, LIFE = "offers[0].business_model.price", "offers[0].business_model.service_life_years"
TENDER, BID = (
    make.tender(discount={"rate": 0.03, "basis": "nominal"}, inflation=0.02),
    make.bid(make.offer(make.purchase())),
)
COLUMNS = {PRICE: [100.0, 110.0, 120.0], LIFE: [10.0, 5.0, 4.0], "inflation": [0.0, 0.02, 0.03]}


class OnlyAStream:
    """What gives nothing but an Arrow stream, as a library that nobody here knows does."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def as_batch(columns: dict[str, list[float]]) -> Any:
    return pa.RecordBatch.from_pydict(columns)


TABLES: dict[str, Callable[[Any], Any]] = {
    "pyarrow": pa.table, "batch": as_batch, "pandas": pd.DataFrame, "polars": pl.DataFrame,
    "stream": lambda columns: OnlyAStream(pa.table(columns)), "chunks": lambda columns: pa.concat_tables(
        [pa.table(columns).slice(0, 1), pa.table(columns).slice(1)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("by", ["total", "phase", "year"])
def test_a_table_of_any_library_is_what_a_mapping_is(kind: str, by: Any) -> None:
    expected = lcc.costs(TENDER, BID, COLUMNS, by=by)
    assert lcc.costs(TENDER, BID, TABLES[kind](COLUMNS), by=by).tolist() == expected.tolist()


@pytest.mark.parametrize("kind", TABLES)
def test_a_row_without_a_number_is_said_and_not_guessed(kind: str) -> None:
    with pytest.raises(ValueError, match="price has no number in 1 of its rows"):
        lcc.costs(TENDER, BID, TABLES[kind]({PRICE: [100.0, None]}))
    with pytest.raises(ValueError, match="price is no column of numbers"):
        lcc.costs(TENDER, BID, TABLES[kind]({PRICE: ["much"]}))


def test_what_is_no_table_and_a_name_twice_are_refused() -> None:
    with pytest.raises(TypeError, match="a mapping or a table, and not list"):
        lcc.costs(TENDER, BID, [1.0])  # type: ignore[arg-type]
    twice = pd.DataFrame(np.ones((2, 2)), columns=[PRICE, PRICE])
    with pytest.raises(ValueError, match="two columns have one name"):
        lcc.costs(TENDER, BID, twice)
    with pytest.raises(lcc.InputRefusedError):
        lcc.costs(TENDER, BID, {}, by="month")  # type: ignore[arg-type]


def test_floats_in_one_piece_are_not_copied() -> None:
    from lcc.api.columns import as_columns

    values = np.arange(3.0)
    for table in ({PRICE: values}, pa.table({PRICE: values}), pl.DataFrame({PRICE: pl.Series(values)})):
        assert np.shares_memory(as_columns(table)[PRICE], as_columns(table)[PRICE])


def says_what_evaluate_says(tender: Tender, bid: Bid, columns: dict[str, list[float]]) -> None:
    """Each row by itself: the same numbers put into tender and bid, and evaluated."""
    total, phases, years = (lcc.costs(tender, bid, columns, by=by) for by in ("total", "phase", "year"))
    tender = by_cost_alone(tender)
    for row, values in enumerate(zip(*columns.values(), strict=True)):
        documents = {"tender": tender.model_dump(exclude_unset=True), "bid": bid.model_dump(exclude_unset=True)}
        documents["tender"].pop(
            "index_paths", None
        )  # other inflation leaves the growths that followed from a path
        for name, value in zip(columns, values, strict=True):
            path = path_of(name)
            _put(documents["bid" if path[0] == "offers" else "tender"], path, value)
        [one] = evaluate(Tender.model_validate(documents["tender"]), [Bid.model_validate(documents["bid"])]).bids
        near: Any = {"rel": 1e-9, "abs": 1e-6}
        assert total[row] == pytest.approx(one.compared, **near)
        assert dict(zip(PHASES, phases[row].tolist(), strict=True)) == pytest.approx(dict(one.phases), **near)
        padded = [*one.yearly.tolist(), *[0.0] * (years.shape[1] - len(one.yearly))]
        assert years[row].tolist() == pytest.approx(padded, **near)


def _put(document: Any, path: tuple[Any, ...], value: float) -> None:
    for step in path[:-1]:
        document = document[step]
    document[path[-1]] = value


def test_prices_lives_and_rates_by_hand_and_by_evaluate() -> None:
    says_what_evaluate_says(TENDER, BID, COLUMNS)
    assert lcc.costs(TENDER, BID, {PRICE: [50.0]}, by="year").tolist() == [[50.0] + [0.0] * 10]
    assert lcc.costs(TENDER, BID, {PRICE: np.ones((3, 2))}, by="phase").shape == (3, 2, len(PHASES))
    assert lcc.costs(TENDER, BID, {}, by="year").shape == (11,)


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_bids_of_every_example_at_other_rates_and_prices(name: str) -> None:
    found = make.example(name)
    for one in found.offered:
        prices = {
            path: [float(value), 1.1 * value, 0.5 * value]
            for place in range(len(one.offers))
            for field in ("price", "payment", "deposit", "fee_per_use")
            if (value := getattr(one.offers[place].business_model, field, None))
            and not isinstance(value, list | dict)
            for path in [name_of(("offers", place, "business_model", field))]
        }
        says_what_evaluate_says(found.tender, one, prices | {"inflation": [0.0, 0.02, 0.05]})


@given(strategies.comparisons(most_bids=1), st.data())
def test_random_bids_with_other_numbers(comparison: tuple[Tender, list[Bid]], data: st.DataObject) -> None:
    tender, [bid, *_] = comparison
    names = ["inflation"]
    if not isinstance(tender.discount.rate, list):
        names.append("discount.rate")
    columns = {name: data.draw(st.lists(st.floats(0, 0.2), min_size=2, max_size=2), label=name) for name in names}
    says_what_evaluate_says(tender, bid, columns)
    assert value_at(tender, ("inflation",)) == tender.inflation
