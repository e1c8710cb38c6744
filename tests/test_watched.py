"""Who calls can see how far long work is, and stop it: nothing comes out then, and nothing is half written."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import lcc
from lcc.library import shipped
from make import BIDS, WORKED_EXAMPLE

TENDER = WORKED_EXAMPLE / "tender.yaml"
STREET = shipped.examples()["street-furniture"]
LOTS = {
    "id": "lots", "title": "Lots", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    "discount": {"rate": 0.0}, "asked_phases": [],
    "items": [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("a", "b")],
    "lots": {"parts": [{"id": name, "title": name, "items": [name]} for name in ("a", "b")]},
}  # fmt: skip
BOUGHT = {"kind": "purchase", "price": 5.0, "service_life_years": 10.0}
ON_LOTS = [
    {"tender": "lots", "bidder": {"name": name}, "offers": [{"item": item, "business_model": BOUGHT}]}
    for name, item in (("Ash", "a"), ("Elm", "b"))
]


@pytest.fixture(scope="module")
def scored() -> lcc.Scored:
    return lcc.score(STREET / "tender.yaml", [STREET / "bids-as-yaml"])


Work = Callable[[lcc.Scored], object]
LONG: dict[str, tuple[Work, set[str]]] = {
    "read": (lambda _scored: lcc.read(TENDER, BIDS), {"bids"}),
    "score": (lambda scored: lcc.score(scored.submissions), {"comparison"}),
    "lots": (lambda _scored: lcc.score(LOTS, ON_LOTS), {"bids", "comparison", "lots"}),
    "workbook": (lambda scored: scored.workbook(), {"workbook"}),
    "letters": (lambda scored: scored.letters(kind="html"), {"letters"}),
    "form": (lambda _scored: lcc.form(TENDER), {"workbook"}),
    "sensitivity": (lambda scored: lcc.sensitivity(scored, ["inflation"]), {"numbers", "award"}),
    "simulate": (lambda scored: lcc.simulate(scored, STREET / "uncertainty.yaml", draws=300), {"draws"}),
}


def told(work: Work, scored: lcc.Scored) -> list[lcc.Progress]:
    seen: list[lcc.Progress] = []
    with lcc.watched_by(seen.append):
        work(scored)
    return seen


@pytest.mark.parametrize("name", LONG)
def test_long_work_says_how_far_it_is(name: str, scored: lcc.Scored) -> None:
    work, wanted = LONG[name]
    seen = told(work, scored)
    if name != "form":
        assert wanted <= {one.doing for one in seen}
    assert all(0 <= one.at <= one.of for one in seen)


def test_steps_are_counted_to_the_end() -> None:
    seen = told(LONG["read"][0], None)  # type: ignore[arg-type]
    assert [one[1:] for one in seen if one.doing == "bids"] == [(at, len(BIDS)) for at in range(1, len(BIDS) + 1)]


@pytest.mark.parametrize("name", [name for name in LONG if name != "form"])
@pytest.mark.parametrize("when", ["first", "last"])
def test_it_stops_at_the_step_at_which_it_is_told_to(name: str, when: str, scored: lcc.Scored) -> None:
    work, _wanted = LONG[name]
    steps = len(told(work, scored))
    stop = 1 if when == "first" else steps
    seen: list[lcc.Progress] = []

    def watch(progress: lcc.Progress) -> None:
        seen.append(progress)
        if len(seen) == stop:
            raise lcc.Cancelled

    with pytest.raises(lcc.Cancelled), lcc.watched_by(watch):
        work(scored)
    assert len(seen) == stop


def test_what_was_stopped_can_be_done_again(scored: lcc.Scored) -> None:
    before = scored.workbook()

    def stop(_progress: lcc.Progress) -> None:
        raise lcc.Cancelled

    with pytest.raises(lcc.Cancelled), lcc.watched_by(stop):
        scored.workbook()
    assert scored.workbook() == before


def test_each_thread_is_watched_by_its_own(scored: lcc.Scored) -> None:
    """One is stopped at once; the other goes on to its end, and hears of its own steps alone."""
    stopping, seen, ended = threading.Event(), dict[str, list[str]](), dict[str, object]()
    stopping.set()

    def run(name: str, work: Work, stop: threading.Event) -> None:
        def watch(progress: lcc.Progress) -> None:
            seen.setdefault(name, []).append(progress.doing)
            if stop.is_set():
                raise lcc.Cancelled

        try:
            with lcc.watched_by(watch):
                ended[name] = work(scored)
        except lcc.Cancelled:
            ended[name] = "stopped"

    threads = [
        threading.Thread(target=run, args=("workbook", LONG["workbook"][0], threading.Event())),
        threading.Thread(target=run, args=("sensitivity", LONG["sensitivity"][0], stopping)),
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(seen["workbook"]) == {"workbook"}
    assert seen["sensitivity"] == ["numbers"]
    assert ended["sensitivity"] == "stopped"
    assert isinstance(ended["workbook"], bytes)


def test_nobody_has_to_watch(scored: lcc.Scored) -> None:
    with lcc.watched_by(None):
        assert lcc.score(scored.submissions).json() == scored.json()


MARK = "Zeldzame Bieder BV"


def test_the_log_says_what_was_done_and_not_what_bids_say(caplog: pytest.LogCaptureFixture) -> None:
    bid = BIDS[0].read_text().replace("Hardhout BV", MARK)
    with caplog.at_level(logging.INFO, logger="lcc"):
        lcc.score(TENDER, [("secret-name.yaml", bid.encode())])
        assert lcc.check(TENDER, [("secret-name.yaml", bid.replace("900.0", MARK).encode())])
    said = [(one.name, one.getMessage()) for one in caplog.records]
    assert [name for name, _text in said] == ["lcc.intake", "lcc.scoring", "lcc.intake"]
    assert said[0][1].startswith("read 1 bids from 2 files in ")
    assert "float_type" in said[2][1]
    assert not [text for _name, text in said if MARK in text or "secret-name" in text or "900" in text]


def test_names_of_files_are_for_who_looks_for_a_fault_and_take_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="lcc"):
        lcc.check(TENDER, [("a\nlcc.intake: read.yaml", BIDS[0].read_bytes())])
    found = [one.getMessage() for one in caplog.records if "read.yaml" in one.getMessage()]
    assert found
    assert not [one for one in found if "\n" in one]


@pytest.mark.parametrize(
    "setup", ["", "import logging; ", "import logging; logging.basicConfig(); ", "import warnings; "]
)
def test_a_program_that_set_up_nothing_hears_nothing(setup: str) -> None:
    script = f"{setup}import lcc; lcc.check({str(TENDER)!r}, ['nowhere.yaml']); lcc.score({str(TENDER)!r})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_log_costs_a_command_nothing() -> None:
    script = (
        "import sys, atexit; atexit.register(lambda: print('logging' in sys.modules, file=sys.stderr));"
        "from lcc.cli import main; main()"
    )
    words = [sys.executable, "-c", script, "score", str(TENDER), str(BIDS[0]), "--json", "-"]
    quiet = subprocess.run(words, capture_output=True, check=True, text=True)
    loud = subprocess.run([*words, "-v"], capture_output=True, check=True, text=True)
    assert quiet.stderr == "False\n"
    assert loud.stdout == quiet.stdout
    assert "lcc.scoring: scored 1 bids in " in loud.stderr


def test_nothing_is_written_of_what_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from lcc.cli import main

    def stop(progress: lcc.Progress) -> None:
        if progress.doing == "workbook":
            raise KeyboardInterrupt

    with lcc.watched_by(stop):
        done = CliRunner().invoke(main, ["score", str(TENDER), str(BIDS[0]), "-o", str(tmp_path / "out.xlsx")])
    assert done.exit_code == 130
    assert list(tmp_path.iterdir()) == []
