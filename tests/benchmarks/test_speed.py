"""How fast, beside what could not be faster."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import ratios
from decimal_reference import PlainLine, present_values_in_decimal
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from pytest_benchmark.fixture import BenchmarkFixture
from ratios import Compare

import make
from lcc.award.outcome import Contender, rank_bids
from lcc.award.quality import BidQuality
from lcc.engine.distributions import draw
from lcc.engine.simulation import simulate
from lcc.engine.valuation import LineColumns, present_values, terms_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.read import layouts_of
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import write_comparison
from lcc.figure.figure import Figure
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.model import Bid
from lcc.model.tender import nominal_bands
from lcc.model.uncertainty import Uncertainty
from lcc.scrutiny.stability import hangs_on_losers
from make import BIDS, WORKED_EXAMPLE
from readers import read_form

TENDER = make.tender(horizon_years=30, inflation=0.02, discount={"rate": 0.03})


def drawn_lines(number: int) -> LineColumns:
    """Return lines of many schedules, five for each bid."""
    draw = np.random.default_rng(1)
    every = draw.choice([1, 3, 6, 12, 60, 120], number)
    return LineColumns(
        amount=draw.uniform(1, 1000, number),
        first_month=draw.integers(0, 120, number),
        every_months=every,
        payments=240 // every + 1,
        price_lag_months=np.zeros(number, dtype=np.int64),
        settled_month=np.zeros(number, dtype=np.int64),
        settled_in_value=np.zeros(number, dtype=np.bool_),
        index=draw.integers(0, 2, number),
        phase=draw.integers(0, 7, number),
        bid=np.arange(number) // 5,
        is_cash=np.ones(number, dtype=np.bool_),
        counts=np.ones(number, dtype=np.bool_),
    )


def uncertain_bids(draws: int, lines: int = 30) -> tuple[list[Bid], Uncertainty]:
    """Return ten bids, each amount of which follows a driver of its own."""
    costs = [{"name": f"cost {i}", "phase": "use", "amount": 100.0 + i} for i in range(lines - 1)]
    bids = [make.bid(make.offer(make.purchase(1000.0, 10), costs=costs), name=f"Bidder {j}") for j in range(10)]
    fields = [("offers[0].business_model.price", 1000.0)]
    fields += [(f"offers[0].costs[{i}].amount", 100.0 + i) for i in range(lines - 1)]
    drivers = []
    for number, (bid, (field, mean)) in enumerate((bid, field) for bid in bids for field in fields):
        shapes = (
            {"kind": "triangular", "low": 0.8 * mean, "mode": mean, "high": 1.3 * mean},
            {"kind": "normal", "mean": mean, "deviation": 0.1 * mean},
            {"kind": "uniform", "low": 0.8 * mean, "high": 1.3 * mean},
        )
        one = {"bidder": bid.name, "field": field}
        drivers.append({"name": f"driver {number}", "distribution": shapes[number % 3], "fields": [one]})
    return bids, Uncertainty.model_validate({"draws": draws, "drivers": drivers})


def draw_alone(uncertainty: Uncertainty) -> None:
    """Draw what a simulation draws, and do nothing with it."""
    for driver in uncertainty.drivers:
        stream = np.random.default_rng([uncertainty.seed, *driver.name.encode()])
        for _block in range(0, uncertainty.draws, 2**13):
            draw(driver.distribution, stream, 2**13)


def python(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, capture_output=True)


def test_help(compare: Compare) -> None:
    compare(
        "`lcc --help`",
        lambda: python("-c", "from lcc.cli import main; main(['--help'])"),
        "importing click",
        lambda: python("-c", "import click"),
        "1.25",
    )


def test_score_to_json(compare: Compare, tmp_path: Path) -> None:
    bids = [file.read_text() for file in BIDS]
    for number, text in enumerate((*bids, *bids[:2])):
        (tmp_path / f"{number}.yaml").write_text(
            re.sub("bidder: {name: [^}]*}", f"bidder: {{name: B{number}}}", text)
        )
    words = ["score", str(WORKED_EXAMPLE / "tender.yaml"), str(tmp_path), "--json", "-"]
    compare(
        "`lcc score`, five YAML bids to JSON",
        lambda: python("-c", f"from lcc.cli import main; main({words!r})"),
        "importing click, pydantic, NumPy and ruamel.yaml",
        lambda: python("-c", "import click, numpy, ruamel.yaml; from pydantic import BaseModel"),
        "1.5",
    )
    ratios.FACTS.append(
        "What was tried for the start of `lcc score`: hardly any garbage is looked for (a sixth less), defaults of "
        "which pydantic need not read a signature, what prints and lots loaded when they are used, values as named "
        "tuples. Not done: schemas kept on disk (they would run what stands there), one award rule built of eight "
        "(errors would lose their place), ending without an end (no gain). What is left is pydantic making some 140 "
        "classes and building 17."
    )


def test_score_beside_one_model(benchmark: BenchmarkFixture) -> None:
    """Importing pydantic loads little; the first model loads the rest, so this is what nothing could go below."""
    words = ["score", str(WORKED_EXAMPLE / "tender.yaml"), *map(str, BIDS), "--json", "-"]
    floor = "import click, numpy, ruamel.yaml; from pydantic import BaseModel; type('One', (BaseModel,), {})"
    benchmark(lambda: python("-c", floor))
    ratios.keep(
        "`lcc score`, three YAML bids to JSON",
        lambda: python("-c", f"from lcc.cli import main; main({words!r})"),
        "the same imports and one empty pydantic model",
        lambda: python("-c", floor),
    )


def test_a_million_bids(compare: Compare) -> None:
    """Five lines a bid, valued in closed form, against one pass that multiplies and sums the same columns."""
    terms, lines = terms_of(TENDER), drawn_lines(5_000_000)
    columns = [lines.first_month, lines.every_months, lines.payments, lines.price_lag_months, lines.index]
    compare(
        "valuing 1,000,000 bids of 5 lines",
        lambda: np.bincount(lines.bid, weights=present_values(lines, terms)),
        "one NumPy pass that multiplies and sums the columns",
        lambda: sum(float((lines.amount * column).sum()) for column in columns),
        "3",
    )


def test_checks_of_many_bids(compare: Compare) -> None:
    """All checks and what is only promised, of bids of four business models, against valuing those bids once."""
    folder = shipped.examples()["street-furniture"]
    example = read(folder / "tender.yaml", [folder / "bids-as-yaml"])
    stated = [one.bid.model_dump(exclude_unset=True) for one in example.bids]
    named = ({**stated[n % 4], "bidder": {"name": f"Bidder {n}"}} for n in range(3_000))
    bids = [Bid.model_validate(one) for one in named]
    evaluation = evaluate(example.tender, bids)
    compare(
        "the checks of 3,000 bids",
        lambda: (evaluation.checks, evaluation.stress),
        "evaluating those bids",
        lambda: evaluate(example.tender, bids),
        "0.3",
    )


@pytest.mark.parametrize("method", ["low_bid", "linear_lowest_highest"])
def test_losers_of_many_bids(compare: Compare, method: str) -> None:
    """Groups of losers that decide together, of 3,000 bids under a relative rule, against ranking those bids once."""
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(award={"method": method, "price_weight": 0.5}, quality=quality)
    rng = np.random.default_rng(7)
    drawn = zip(rng.normal(100, 12, 3_000).tolist(), rng.random(3_000).tolist(), strict=True)
    bids = [
        Contender(f"b{n}", cost, quality=BidQuality((), Figure(share))) for n, (cost, share) in enumerate(drawn)
    ]
    ranked = rank_bids(tender, bids)
    compare(
        f"losers that decide, of 3,000 bids under {method}",
        lambda: list(hangs_on_losers(tender, ranked)),
        "ranking those bids",
        lambda: rank_bids(tender, bids),
        "0.1",
    )


def test_against_period_by_period_in_decimal(benchmark: BenchmarkFixture) -> None:
    """Lines per second, against the straightforward way; and both come to the same."""
    terms, lines = terms_of(TENDER), drawn_lines(2_000_000)
    growth = (Decimal(str(TENDER.inflation)), Decimal(0))
    schedules = zip(lines.first_month.tolist(), lines.every_months.tolist(), lines.payments.tolist(), strict=True)
    few = [
        PlainLine(Decimal(float(lines.amount[i])), *schedule, growth[int(lines.index[i])])
        for i, schedule in zip(range(300), schedules, strict=False)
    ]
    rate = Decimal(str(nominal_bands(TENDER)[0][1]))
    wanted = [float(one) for one in present_values_in_decimal(few, rate)]
    found = benchmark(lambda: present_values(lines, terms))
    np.testing.assert_allclose(found[:300], wanted, rtol=1e-9)
    slow = ratios.seconds(lambda: present_values_in_decimal(few, rate)) / len(few)
    fast = min(ratios.seconds(lambda: present_values(lines, terms)) for _turn in range(5)) / len(lines.amount)
    ratios.KEPT.append(
        ratios.Ratio("lines a second", slow / fast, "Decimal, period by period (after NIST E3)", "1,000")
    )


def test_simulation(compare: Compare) -> None:
    """Ten bids of thirty lines and 100,000 draws, every number uncertain, against drawing the random numbers alone."""
    bids, uncertainty = uncertain_bids(100_000)
    compare(
        "simulating 10 bids of 30 lines, 100,000 draws",
        lambda: simulate(TENDER, bids, uncertainty),
        "drawing the random numbers alone",
        lambda: draw_alone(uncertainty),
        "1.5",
    )


def test_memory_of_a_million_draws() -> None:
    """In a process of its own, so that the peak is that of the simulation."""
    script = (
        "import resource, test_speed; from lcc.engine.simulation import simulate; "
        "bids, uncertainty = test_speed.uncertain_bids(1_000_000); simulate(test_speed.TENDER, bids, uncertainty); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    ran = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={"PYTHONPATH": os.pathsep.join(folders)},
    )
    peak = int(ran.stdout)
    ratios.FACTS.append(
        f"Simulating 10 bids of 30 lines with 1,000,000 draws peaks at {peak} MiB (wanted: below 1,024)."
    )
    assert peak < 1024


def test_cost_grows_linearly() -> None:
    terms = terms_of(TENDER)

    def lines(number: int) -> Callable[[], object]:
        made = drawn_lines(number)
        return lambda: present_values(made, terms)

    def horizon(years: int) -> Callable[[], object]:
        made = drawn_lines(200_000)
        monthly = np.ones_like(made.every_months)
        made = replace(made, every_months=monthly, payments=12 * years - made.first_month % 12)
        return lambda: present_values(made, terms_of(make.tender(horizon_years=years, discount={"rate": 0.03})))

    def bids(number: int) -> Callable[[], object]:
        made = [make.bid(make.offer(make.purchase(100.0 + i, 7)), name=f"Bidder {i}") for i in range(number)]
        return lambda: evaluate(TENDER, made)

    def checked(number: int) -> Callable[[], object]:
        made = [make.bid(make.offer(make.purchase(100.0 + i, 7)), name=f"Bidder {i}") for i in range(number)]
        evaluation = evaluate(TENDER, made)
        return lambda: evaluation.checks

    def draws(number: int) -> Callable[[], object]:
        made, uncertainty = uncertain_bids(number, lines=3)
        return lambda: simulate(TENDER, made, uncertainty)

    ratios.curve("Valuing lines", "lines", (10_000, 100_000, 1_000_000, 5_000_000), lines)
    ratios.curve("200,000 lines paid monthly, by horizon", "years", (10, 30, 100, 200), horizon, linear=False)
    ratios.curve("Evaluating bids, from the model to the ranking", "bids", (100, 300, 1_000), bids)
    ratios.curve("Checks of an outcome", "bids", (300, 1_000, 3_000), checked)
    folder = shipped.examples()["street-furniture"]
    example = read(folder / "tender.yaml", [folder / "bids-as-yaml"])

    def crowd(number: int) -> list[Bid]:
        stated = [one.bid.model_dump(exclude_unset=True) for one in example.bids]
        named = ({**stated[n % 4], "bidder": {"name": f"Bidder {n}"}} for n in range(number))
        return [Bid.model_validate(one) for one in named]

    def comparisons(number: int) -> Callable[[], object]:
        evaluation = evaluate(example.tender, crowd(number))
        return lambda: write_comparison(evaluation)

    def forms(number: int) -> Callable[[], object]:
        layouts = layouts_of(example.tender)
        contents = [write_form(example.tender, "nl", one) for one in crowd(number)]
        return lambda: [read_form(content, "form.xlsx", example.tender, layouts) for content in contents]

    ratios.curve("Writing a comparison", "bids", (10, 50, 200), comparisons)
    ratios.curve("Reading forms in one run", "forms", (10, 30, 100), forms)
    ratios.curve("Simulating draws", "draws", (10_000, 100_000, 500_000), draws)


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

    compare("writing a comparison", comparison, "openpyxl writing the same cells", same_cells, "1.5")


def test_reading_a_form(compare: Compare) -> None:
    from openpyxl import load_workbook

    folder = shipped.examples()["office-furniture"]
    tender = read(folder / "tender.yaml", []).tender
    content = (folder / "bids" / "tweede-ronde.xlsx").read_bytes()
    layouts = layouts_of(tender)  # as `lcc.intake.submissions.read` does: once for all the forms
    compare(
        "reading a form, one of many",
        lambda: read_form(content, "form.xlsx", tender, layouts),
        "openpyxl loading it",
        lambda: load_workbook(io.BytesIO(content)),
        "1.3",
    )


def test_checking_a_large_bid_in_json(compare: Compare, tmp_path: Path) -> None:
    """What `lcc check` does with 25 offers of 1,000 costs each; wanted: under a second on a quiet machine."""
    tender = {**json.loads(TENDER.model_dump_json(exclude_unset=True)), "horizon_years": 20}
    cost = {"name": "Cleaning", "phase": "maintenance", "amount": 45.0, "every_years": 5}
    offer = make.offer(make.purchase(900.0, 15), costs=[cost] * 1000)
    bid = {"tender": TENDER.id, "bidder": {"name": "Many Costs"}, "offers": [offer] * 25}
    (tmp_path / "tender.json").write_text(json.dumps(tender))
    (tmp_path / "bid.json").write_text(json.dumps(bid))

    def checked() -> object:
        return read(tmp_path / "tender.json", [tmp_path / "bid.json"]).remarks

    def plain() -> object:
        return Bid.model_validate(json.loads((tmp_path / "bid.json").read_text()))

    compare("checking a JSON bid of 25,000 costs", checked, "json and pydantic alone", plain, "3")
