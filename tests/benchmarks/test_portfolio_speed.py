"""Many tenders: how long, how much memory, and what a second worker brings; and a million rows of one shape of bid."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import numpy as np
import pytest
import ratios

import lcc
import make
import portfolios

TENDERS, BIDS = 2_000, 5
ROWS = 1_000_000
PRICE, PAYMENT = "offers[0].business_model.price", "offers[0].business_model.payment"


def made(folder: Path, number: int) -> Path:
    """Write tenders of five bids each, of two business models, in YAML as people write them."""
    from lcc.intake.records import written

    for at in range(number):
        place = folder / f"t{at:05}"
        (place / "bids").mkdir(parents=True)
        tender = make.tender(id=place.name, inflation=0.02, discount={"rate": 0.03}, cpv="39110000-6")
        (place / "tender.yaml").write_bytes(written(tender, Path("tender.yaml")))
        for bid in range(BIDS):
            lease = {"kind": "lease", "payment": 1.0 + bid, "every_months": 1, "term_months": 60}
            model = lease if bid % 2 else make.purchase(100.0 + at % 97 + bid, 7)
            offered = make.bid(make.offer(model), name=f"Bidder {bid}")
            offered = offered.model_copy(update={"tender": place.name})
            (place / "bids" / f"{bid}.yaml").write_bytes(written(offered, Path("bid.yaml")))
    return folder


class Run(NamedTuple):
    """The seconds of a command, those of a core that it and its processes took, and the most memory of one [MiB]."""

    wall: float
    cpu: float
    peak: int


def run(named: Path, workers: int, name: str) -> Run:
    """Run the command in a process of its own; its table and its parts have a name."""
    words = ["portfolio", str(named), "-o", str(named.parent / f"{name}.parquet"), "--price-level", "2030"]
    words += ["--parts", str(named.parent / f"parts-{name}"), "--workers", str(workers), "--force"]
    program = (
        "import resource, sys; from lcc.cli import main\n"
        "if __name__ == '__main__':\n"
        f"    main({words!r}, standalone_mode=False)\n"
        "    print('peak', max(resource.getrusage(who).ru_maxrss for who in "
        "(resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024)"
    )
    file = named.parent / f"{name}.py"
    file.write_text(program)
    said: list[str] = []

    def work() -> None:
        said.append(subprocess.run([sys.executable, file], check=True, capture_output=True, text=True).stdout)

    before = os.times()
    taken, after = ratios.seconds(work), os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(taken, cpu, int(said[0].rpartition("peak")[2]))


def side_by_side(halves: Sequence[Path]) -> float:
    """Return how long two commands take that know nothing of each other [s]: what two cores can bring on a machine."""
    threads = [Thread(target=run, args=(half, 1, half.name)) for half in halves]

    def work() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return ratios.seconds(work)


@pytest.mark.thorough
def test_two_thousand_tenders_of_five_bids(tmp_path: Path) -> None:
    """One and two workers by turns, there and back, so that a machine that grows slower weighs on both."""
    few, many = made(tmp_path / "few", TENDERS // 4), made(tmp_path / "many", TENDERS)
    halves = [made(tmp_path / name, TENDERS // 2) for name in ("half", "other")]
    load = os.getloadavg()[0]
    fewer = run(few, 1, "few")
    one, two, two_more, one_more = (
        run(many, workers, name) for workers, name in ((1, "a"), (2, "b"), (2, "c"), (1, "d"))
    )
    again, apart, cores = run(many, 1, "a"), side_by_side(halves), os.cpu_count()
    half = (one.wall + one_more.wall) / 4
    ratios.FACTS.append(
        f"A table of {TENDERS:,} tenders of {BIDS} bids in YAML takes {2 * half:.1f} s with one process "
        f"({one.cpu:.1f} s of a core) and {(two.wall + two_more.wall) / 2:.1f} s with two (wanted: at most 60), "
        f"{(two.wall + two_more.wall) / 2 / half:.2f} times half of one (wanted: at most 1.25); two commands side by "
        f"side, each of half of them, {apart / half:.2f} times. A second time, when nothing changed, it takes "
        f"{again.wall:.1f} s. It peaks at {one.peak} MiB in one process, {one.peak / fewer.peak:.2f} times that of a "
        f"quarter of the tenders ({fewer.peak} MiB), and at {two.peak} in the largest of two. Load before it, on "
        f"{cores} cores: {load:.1f}."
    )
    first, second = (portfolios.parquet_rows(tmp_path / f"{name}.parquet") for name in "ab")
    assert first == second
    assert one.peak < fewer.peak * 1.5


def by_numpy(values: Any, factors: Any) -> Any:
    """Return what somebody would write who knows the shape of the bid: each value times a factor for each part."""
    found = np.empty((len(factors), len(values)))
    for part, factor in enumerate(factors):
        np.multiply(values, factor, out=found[part])
    return found


@pytest.mark.parametrize("kind", ["purchase", "lease"])
def test_a_million_rows_of_one_shape(compare: Callable[..., float], kind: str) -> None:
    tender = make.tender(discount={"rate": 0.03}, inflation=0.02)
    lease = {"kind": "lease", "payment": 1.0, "every_months": 1, "term_months": 60}
    bid = make.bid(make.offer(make.purchase(100.0, 7) if kind == "purchase" else lease))
    name = PRICE if kind == "purchase" else PAYMENT
    values = np.random.default_rng(1).uniform(50.0, 150.0, ROWS)

    def parts(columns: Any) -> list[Any]:
        return [lcc.costs(tender, bid, columns, by=by) for by in ("total", "phase", "year")]

    factors = np.concatenate([np.ravel(part) for part in parts({name: [1.0]})])
    expected = by_numpy(values[:100], factors)
    found = np.concatenate([np.reshape(part, (100, -1)) for part in parts({name: values[:100]})], axis=1)
    np.testing.assert_allclose(found.T, expected, rtol=1e-9)
    compare(
        f"`lcc.costs` of {ROWS:,} rows, a {kind}: totals, phases and years",
        lambda: parts({name: values}),
        "one NumPy pass that writes the same columns",
        lambda: by_numpy(values, factors),
        "5",
    )
