"""The circularity in the workbook against the engine: as written, and after every edit, by LibreOffice."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from reading import Change, changed, written

import circularity_cases as cases
import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import pages_as_written, write_comparison
from lcc.language import translator
from libreoffice import needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

TURNS = 8
"""In how many turns each cell is changed, so that they can go side by side; one of them on every run."""


def evaluations() -> Iterator[Evaluation]:
    """Yield the whole case, by year, with another direction in the chart, and with stated figures alone."""
    yield evaluate(cases.tender(), cases.bids())
    rules = cases.TENDER["circularity"]
    yield evaluate(cases.tender(comparison="equivalent_annual_cost"), cases.bids())
    named = rules | {"reference_bid": "Lineair BV", "shown_against_cost": "co2", "connections": "mean"}
    yield evaluate(cases.tender(circularity=named), cases.bids())
    loose = {
        "passport": "optional",
        "shown_against_cost": "detachable_share",
        "material_prices": rules["material_prices"],
        "ladder": rules["ladder"],
        "targets": rules["targets"][:1],
    }
    yield evaluate(cases.tender(circularity=loose, quality=None, award={"method": "lowest_lcc"}), some_without())


def some_without() -> list[Any]:
    """Return the bids, one of them without any passport."""
    first, *others = cases.bids()
    bare = [offer.model_copy(update={"passport": None}) for offer in first.offers]
    return [first.model_copy(update={"offers": bare}), *others]


def by_words(values: dict[tuple[int, int], Any], known_by: tuple[int, ...]) -> dict[Any, Any]:
    """Return what stands in cells by the words in their row and by their column; rows with the same words in order."""
    found: dict[Any, Any] = {}
    seen: dict[Any, int] = {}
    rows = sorted({row for row, _column in values})
    for row in rows:
        words = tuple(values.get((row, column)) for column in known_by)
        seen[words] = seen.get(words, 0) + 1
        for column in {column for at, column in values if at == row} - {*known_by}:
            found[words, seen[words], column] = values[row, column]
    return found


def differences(book: Workbook, evaluation: Evaluation, language: str) -> list[str]:
    """Return where the sheets and the engine differ, by the words in rows: bids may stand in another order."""
    _ = translator(language)
    pages, wrong = pages_as_written(evaluation, language, {}), []
    for name in (_("Circularity"), _("Passports")):
        page, sheet = pages[name], book[name]
        values = {at: sheet.cell(at[0] + 1, at[1] + 1).value for at in page.cells}
        there = {at: "" if value is None else value for at, value in values.items()}
        found = by_words(there, page.known_by)
        wanted = by_words({at: cell.shown for at, cell in page.cells.items()}, page.known_by)
        assert found.keys() == wanted.keys()
        for key, value in wanted.items():
            is_number = isinstance(value, int | float)
            near = found[key] == pytest.approx(value, rel=1e-9, abs=1e-9) if is_number else found[key] == value
            if not near:
                wrong.append(f"{name} {key}: workbook {found[key]!r}, engine {value!r}")
    return wrong


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_the_sheets_as_written(language: str, tmp_path: Path) -> None:
    found = list(evaluations())
    for evaluation, book in zip(found, written(found, tmp_path, language), strict=True):
        assert differences(book, evaluation, language) == []


def cells_to_change(book: Workbook) -> Iterator[tuple[str, list[Change]]]:
    """Yield changes of what circularity follows from; origins of a material are changed together."""
    shares: dict[str, list[Change]] = {}
    for name in ("Assumptions", "Bids"):
        sheet = book[name]
        heads = [cell.value for cell in sheet[4]]
        column = heads.index("Value") + 1
        for row in range(5, sheet.max_row + 1):
            key, cell = str(sheet.cell(row, heads.index("Key") + 1).value), sheet.cell(row, column)
            if cell.protection.locked or not isinstance(cell.value, int | float):
                continue
            at = (name, row, column)
            if any(part in key for part in (".origin.", ".end_of_life.", ".destinations.")):
                group = f"{sheet.cell(row, 1).value} {key.rpartition('.')[0]}"
                shares.setdefault(group, []).append((*at, float(cell.value)))
            elif key.endswith("average_life_years"):
                yield key, [(*at, cell.value + 5)]
            elif "circularity" in key or key.endswith(("quantity", "production_kg", "per_life", "yield")):
                yield key, [(*at, cell.value * 0.9 + 0.01)]
    for group, parts in shares.items():
        if len(parts) == 2 and min(part[3] for part in parts) > 0.1:
            moved = (-0.1, 0.1)
            yield group, [(*part[:3], round(part[3] + more, 9)) for part, more in zip(parts, moved, strict=True)]


@pytest.mark.parametrize(
    "turn", [0, *(pytest.param(turn, marks=pytest.mark.thorough) for turn in range(1, TURNS))]
)
def test_after_changing_each_cell_that_circularity_follows_from(turn: int, tmp_path: Path) -> None:
    content = write_comparison(evaluate(cases.tender(), cases.bids()), language="en")
    changes = list(cells_to_change(load_workbook(io.BytesIO(content))))
    assert len(changes) > 20
    changes = changes[turn::TURNS]
    for (key, _cells), (again, book) in zip(
        changes, changed(content, [cells for _key, cells in changes], tmp_path), strict=True
    ):
        assert differences(book, again, "en") == [], key
