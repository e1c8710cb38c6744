"""A fresh workbook: what we have XlsxWriter do otherwise by methods that it keeps to itself, and colours of charts."""

import inspect
import io
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.charts import bars, place_chart
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS, Styles, chart_colours
from lcc.excel.cells.workbook import ExactSheet, GrowingSheet, finished, new_workbook

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def overridden() -> Iterator[tuple[type, str]]:
    for sheet in (ExactSheet, GrowingSheet):
        yield from ((sheet, name) for name in vars(sheet) if name.startswith("_") and not name.startswith("__"))


@pytest.mark.parametrize(
    ("sheet", "name"), list(overridden()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_private_method_of_xlsxwriter_is_still_the_one_that_we_override(sheet: type, name: str) -> None:
    theirs = getattr(Worksheet, name, None)
    found = theirs and list(inspect.signature(theirs).parameters)
    wanted = list(inspect.signature(getattr(sheet, name)).parameters)
    assert found == wanted, (
        f"XlsxWriter {xlsxwriter.__version__} has no Worksheet.{name}({', '.join(wanted)}) any more: what "
        f"{sheet.__name__} of excel/cells/workbook.py does with it is lost. Mend that before its bound is raised."
    )


def test_what_they_are_overridden_for_is_in_the_file() -> None:
    """All digits of a number, formulas as they stand, and rows that grow with what is typed."""
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title="Test")
    for kind in (ExactSheet, GrowingSheet):
        sheet = workbook.add_worksheet(kind.__name__, kind)
        sheet.write_number(0, 0, 0.1 + 0.2)
        sheet.write_formula(0, 1, "=STDEV.S(A1:A1)")
        sheet.set_row(0, 30)
    archive = zipfile.ZipFile(io.BytesIO(finished(workbook, buffer)))
    exact, growing = (archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
    for written in (exact, growing):
        assert "<v>0.30000000000000004</v>" in written
        assert "<f>STDEV.S(A1:A1)</f>" in written
        assert 'ht="30"' in written
    assert ("customHeight" in exact, "customHeight" in growing) == (True, False)


def test_no_release_is_installed_in_which_they_were_not_looked_at() -> None:
    [stated] = [
        one
        for one in tomllib.loads(PYPROJECT.read_text())["project"]["dependencies"]
        if one.startswith("xlsxwriter")
    ]
    below = stated.partition("<")[2]
    assert below, "XlsxWriter needs an upper bound while methods are overridden that it keeps to itself"
    assert [int(part) for part in xlsxwriter.__version__.split(".")[:2]] < [int(part) for part in below.split(".")]


@pytest.mark.parametrize("phases", [2, len(CHART_COLOURS), 20])
def test_a_chart_has_a_bar_and_a_colour_for_each_phase_however_many_there_are(phases: int) -> None:
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title="Test")
    page = Page(workbook, Styles(workbook), "Costs", "Costs", str, ("", ""))
    page.heads(1, 0, "Bidder", *(f"Phase {number}" for number in range(phases)))
    place_chart(page, 5, 0, bars(page, "stacked", 1, 2, 0, range(1, 1 + phases)), "Cost by phase")
    chart = zipfile.ZipFile(io.BytesIO(finished(workbook, buffer))).read("xl/charts/chart1.xml").decode()
    assert chart.count("<c:ser>") == phases
    assert len({*chart_colours(phases)}) == phases
    assert [colour for colour in chart_colours(phases) if f'srgbClr val="{colour[1:]}"' not in chart] == []
