"""How fast, beside what could not be faster."""

import io
import subprocess
import sys

import numpy as np
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from ratios import Compare

import make
from lcc import shipped
from lcc.engine.valuation import LineColumns, present_values, terms_of
from lcc.evaluate import evaluate
from lcc.excel.comparison import write_comparison
from lcc.excel.read_form import read_form
from lcc.submissions import read
from make import BIDS, WORKED_EXAMPLE

LINES = 200_000


def python(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, capture_output=True)


def test_help(compare: Compare) -> None:
    compare(
        "lcc --help",
        lambda: python("-c", "from lcc.cli import main; main(['--help'])"),
        "importing click",
        lambda: python("-c", "import click"),
    )


def test_score_to_json(compare: Compare) -> None:
    words = ["score", str(WORKED_EXAMPLE / "tender.yaml"), *map(str, BIDS), "--json", "-"]
    compare(
        "lcc score, three bids to JSON",
        lambda: python("-c", f"from lcc.cli import main; main({words!r})"),
        "importing click, pydantic, NumPy and ruamel.yaml",
        lambda: python("-c", "import click, numpy, ruamel.yaml; from pydantic import BaseModel"),
    )


def test_valuing_lines(compare: Compare) -> None:
    """Lines valued in closed form, against one pass that multiplies and sums the same columns."""
    draw = np.random.default_rng(1)
    terms = terms_of(make.tender(horizon_years=30, inflation=0.02, discount={"rate": 0.03}))
    every = draw.choice([1, 3, 6, 12, 60, 120], LINES)
    lines = LineColumns(
        amount=draw.uniform(1, 1000, LINES),
        first_month=draw.integers(0, 120, LINES),
        every_months=every,
        payments=240 // every + 1,
        price_lag_months=np.zeros(LINES, dtype=np.int64),
        index=draw.integers(0, 2, LINES),
        phase=draw.integers(0, 7, LINES),
        bid=np.arange(LINES) // 5,
    )
    columns = [lines.first_month, lines.every_months, lines.payments, lines.price_lag_months, lines.index]
    compare(
        f"valuing {LINES:,} lines",
        lambda: present_values(lines, terms),
        "one NumPy pass over the same columns",
        lambda: sum(float((lines.amount * column).sum()) for column in columns),
    )


def test_writing_a_comparison(compare: Compare) -> None:
    """The comparison workbook, against openpyxl writing the same cells, with one style and without charts."""
    folder = shipped.examples()["office-furniture"]
    submissions = read(folder / "tender.yaml", [folder / "bids-as-yaml"])
    evaluation = evaluate(submissions.tender, [one.bid for one in submissions.bids])

    def comparison() -> bytes:
        return write_comparison(evaluation, origins=submissions.origins, inputs=submissions.inputs)

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(comparison()))
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}

    def same_cells() -> None:
        fresh, font = Workbook(), Font(name="Calibri", size=10)
        for title, rows in sheets.items():
            sheet = fresh.create_sheet(title)
            for row, values in enumerate(rows, start=1):
                for column, value in enumerate(values, start=1):
                    if value is not None:
                        sheet.cell(row, column, value).font = font
        fresh.save(io.BytesIO())

    compare("writing a comparison", comparison, "openpyxl writing the same cells", same_cells)


def test_reading_a_form(compare: Compare) -> None:
    from openpyxl import load_workbook

    folder = shipped.examples()["office-furniture"]
    tender = read(folder / "tender.yaml", []).tender
    content = (folder / "bids" / "tweede-ronde.xlsx").read_bytes()
    compare(
        "reading a form",
        lambda: read_form(content, "form.xlsx", tender),
        "openpyxl loading it",
        lambda: load_workbook(io.BytesIO(content)),
    )
