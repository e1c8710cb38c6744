"""What many tests share: the worked example, and how thorough hypothesis is."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import ratios
from hypothesis import HealthCheck, Phase, settings
from pytest_benchmark.fixture import BenchmarkFixture
from ratios import Compare

from lcc.intake.submissions import Submissions, read
from make import BIDS, WORKED_EXAMPLE

# How thorough: `lcc` is that of `make test-all` and of plain `pytest`, `test` of `make test`, `quick` of `make check`.
# `make test` draws the same cases until code or tests change; `make test-all` draws new ones, but in CI.
settings.register_profile("lcc", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("test", settings.get_profile("lcc"), max_examples=15, derandomize=True, database=None)
settings.register_profile(
    "quick",
    settings.get_profile("lcc"),
    max_examples=10,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("lcc")


@pytest.fixture(scope="session")
def worked_example() -> Submissions:
    return read(WORKED_EXAMPLE / "tender.yaml", BIDS)


@pytest.fixture(scope="session")
def expected() -> dict[str, dict[str, Any]]:
    listed = json.loads((WORKED_EXAMPLE / "expected.json").read_text())
    return {bid["bidder"]: bid for bid in listed}


@pytest.fixture
def compare(benchmark: BenchmarkFixture) -> Compare:
    """Return what times a subject, and a floor beside it."""

    def measure(
        name: str, subject: Callable[[], Any], floor_name: str, floor: Callable[[], Any], target: str = ""
    ) -> float:
        benchmark(subject)
        ratio = ratios.keep(name, subject, floor_name, floor, target)
        benchmark.extra_info.update({"floor": floor_name, "ratio": round(ratio, 2)})
        return ratio

    return measure


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what stays until the end: that took a seventh of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-performance", metavar="FILE", help="write what the benchmarks measured to a page")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the ratios of the benchmarks, and write them where that is asked for."""
    if ratios.KEPT:
        terminalreporter.section("ratios")
        for one in ratios.KEPT:
            terminalreporter.write_line(f"{one.name}: {one.ratio:,.2f} x {one.floor}")
    if file := config.getoption("--write-performance"):
        Path(file).write_text(ratios.page())
