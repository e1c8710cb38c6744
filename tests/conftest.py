"""What many tests share: the worked example, and how thorough hypothesis is."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytest_benchmark.fixture import BenchmarkFixture
from ratios import KEPT, Compare, keep

from lcc.submissions import Submissions, read
from make import BIDS, WORKED_EXAMPLE

settings.register_profile("lcc", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
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

    def measure(name: str, subject: Callable[[], Any], floor_name: str, floor: Callable[[], Any]) -> None:
        benchmark(subject)
        ratio = keep(name, subject, floor_name, floor)
        benchmark.extra_info.update({"floor": floor_name, "ratio": round(ratio, 2)})

    return measure


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the ratios of the benchmarks."""
    if KEPT:
        terminalreporter.section("ratios")
        for line in KEPT:
            terminalreporter.write_line(line)
