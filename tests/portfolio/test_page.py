"""`docs/portfolio.md` says what the table has, and what is shown there runs."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lcc.model.portfolio import ADDED_UP, CostRow, PriceIndex
from lcc.portfolio.build import build
from portfolios import LEVEL, rows_in, tender_in

PAGE = (Path(__file__).parents[2] / "docs" / "portfolio.md").read_text()


def test_every_column_is_on_the_page_with_its_unit() -> None:
    listed = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", PAGE, re.MULTILINE))
    assert list(listed) == list(CostRow.model_fields)
    assert {name for name, summed in listed.items() if summed == "yes"} == set(ADDED_UP)


def test_the_index_on_the_page_is_one() -> None:
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert PriceIndex.model_validate(YAML(typ="safe", pure=True).load(text)).levels == {2026: 100.0, 2027: 102.0}


def test_the_query_on_the_page_adds_up_what_the_csv_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        tender_in(tmp_path / "in", name)
    build([tmp_path / "in"], LEVEL, [Path("portfolio.parquet"), Path("portfolio.csv")])
    [query] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    space: dict[str, Any] = {}
    exec(compile(query, "docs/portfolio.md", "exec"), space)
    expected: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows_in(Path("portfolio.csv")):
        if row["awarded"] == "true":
            expected[row["currency"], row["business_model"], row["phase"]] += float(row["cost_per_year"])
    assert {row[:3]: row[3] for row in space["found"]} == expected
    assert expected
