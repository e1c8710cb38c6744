"""Earlier prices at the level of a tender by a published index: by hand, as CBS has it, and said wherever it counts."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
import portfolios
from command_line import run
from lcc.model.portfolio import PriceIndex
from lcc.model.price_level import carried_on
from remembered import FIVE, bids, csv_of, prices, row, tender

LEVELS: dict[int, float] = {2023: 80.0, 2024: 90.0, 2025: 100.0}
INDEX: dict[str, Any] = {"name": "CPI", "source": "Made up", "levels": LEVELS}
CBS = b'"Perioden";"CPI"\r\n"2023";"80,0"\r\n"2024";"90,0"\r\n"2025";"100,0"\r\n'
SIGNED = {"method": "lowest_lcc", "below_earlier_offers": 0.3}


def beside(base: str, index: Any = INDEX, inflation: float = 0.1) -> lcc.Scored:
    """Return two bids in a tender of 2027 beside five offers of another year, which counted with 50 % a year."""
    of = tender(inflation=inflation)
    return lcc.score(
        of, bids(60.0, 100.0), prices=prices(*FIVE, date=f"{base}-06-01", inflation=0.5), price_index=index
    )


@pytest.mark.parametrize(
    ("base", "median"),
    [
        ("2023", 100.0 * 100 / 80 * 1.1**2),
        ("2025", 100.0 * 1.1**2),
        ("2026", 100.0 * 1.1),
    ],
)
def test_the_index_as_far_as_it_goes_and_then_the_inflation_of_this_tender(base: str, median: float) -> None:
    """The index ends in 2025 and the tender is of 2027: two years at 10 %, whatever the old tender counted with."""
    [one] = beside(base).ranking[0].earlier_prices
    assert one.median == pytest.approx(median, rel=1e-9)


def test_a_year_before_the_index_is_not_known_and_counted_as_such() -> None:
    scored = beside("2022")
    assert scored.evaluation.prices is not None
    assert (scored.evaluation.prices.ranges, scored.evaluation.prices.not_compared.no_price_level) == ([], 5)


def test_a_table_of_cbs_is_read_as_a_portfolio_reads_it() -> None:
    by_hand, by_table = beside("2023"), beside("2023", ("cpi.csv", CBS))
    assert by_table.ranking[0].earlier_prices == by_hand.ranking[0].earlier_prices


@given(
    st.dictionaries(st.integers(2000, 2040), st.floats(1, 1000), min_size=1),
    st.tuples(st.integers(2000, 2060), st.integers(2000, 2060), st.integers(2000, 2060)),
    st.floats(-0.3, 0.3),
)
def test_two_steps_come_to_one(levels: dict[int, float], years: tuple[int, int, int], inflation: float) -> None:
    follows = PriceIndex(name="I", source="S", levels=levels)
    first, between, last = (
        carried_on(*step, follows, inflation) for step in ((years[0], years[1]), years[1:], (years[0], years[2]))
    )
    if first is not None and between is not None and last is not None:
        assert first * between == pytest.approx(last, rel=1e-6)


def test_which_index_was_used_stands_in_result_sheet_and_report(tmp_path: Path) -> None:
    scored = beside("2023")
    kept = json.loads(scored.json())["documents"]["prices"]["index"]
    [stated] = [one for one in scored.submissions.inputs if one.file.startswith("price_index")]
    assert kept == {"name": "CPI", "source": "Made up", "sha256": stated.sha256, "last_year": 2025}
    (tmp_path / "c.xlsx").write_bytes(scored.workbook("en"))
    cells = [
        str(one.value) for line in openpyxl.load_workbook(tmp_path / "c.xlsx")["Earlier offers"] for one in line
    ]
    for text in (" ".join(cells), scored.report("en", "html").decode()):
        assert "brought there by CPI (Made up), and after 2025 at the inflation" in text
        assert stated.sha256[:16] in text
    assert "at the inflation that its own tender" in beside("2023", None).report("en", "html").decode()
    again = lcc.score(tmp_path / "c.xlsx")
    assert again.evaluation.prices == scored.evaluation.prices


def test_a_result_is_confirmed_with_the_index_and_not_with_another_one() -> None:
    scored, of = beside("2023"), tender(inflation=0.1)
    given_prices = prices(*FIVE, date="2023-06-01", inflation=0.5)
    assert lcc.verify(scored.json()) == []
    assert lcc.verify(scored.json(), of, bids(60.0, 100.0), prices=given_prices, price_index=INDEX) == []
    other = INDEX | {"levels": LEVELS | {2023: 81.0}}
    for index in (None, other):
        found = lcc.verify(scored.json(), of, bids(60.0, 100.0), prices=given_prices, price_index=index)
        assert "other_document" in {one.code for one in found}


@pytest.mark.parametrize("with_ranges", [True, False])
def test_an_index_without_a_price_file_is_refused(*, with_ranges: bool) -> None:
    """Ranges that a result has are at one level already: an index beside them would count for nothing."""
    kept = beside("2023").result.documents
    assert kept is not None
    given_prices: Any = {"prices": kept.prices} if with_ranges else {}
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.score(tender(inflation=0.1), bids(60.0), price_index=INDEX, **given_prices)
    assert [one.code for one in refused.value.problems] == ["price_index_alone"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("i.yaml", b"levels: {2023: 0}"), ("i.csv", b"a;b\n1;2\n"), ("i.csv", b"\x00"), ("i.yaml", b"[" * 5000)],
)
def test_what_is_no_index_is_refused_and_named(name: str, content: bytes) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        beside("2023", (name, content))
    assert {one.file for one in refused.value.problems} == {name}


def test_the_command_takes_it_and_a_portfolio_finds_it_beside_the_prices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    new = portfolios.tender_in(tmp_path / "in", "new", (60.0, 100.0), cpv="39113600", award=SIGNED)
    (new / "prices.csv").write_bytes(csv_of(row(k, one, date="2023-01-01") for k, one in enumerate(FIVE, start=1)))
    (new / "price_index.csv").write_bytes(CBS)
    words = (str(new / "tender.json"), str(new / "bids"), "--prices", str(new / "prices.csv"))
    run("score", *words, "--price-index", str(new / "price_index.csv"), "--json", "r.json")
    found = json.loads(Path("r.json").read_text())
    assert found["bids"][0]["earlier_prices"][0]["median"] == 125.0
    run("verify", "r.json", *words, "--price-index", str(new / "price_index.csv"))
    _rows, built = portfolios.table(tmp_path / "in")
    assert portfolios.codes(built) == []
    assert "price file" in run("score", *words[:2], "--price-index", str(new / "price_index.csv"), code=1).output
