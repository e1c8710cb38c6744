"""Forms from strangers: each is refused with its cell or read as it is, in bounded time and memory."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import corpus
from hostile.corpus import Spoilt
from hostile.shown import anchored, box, drawn
from openpyxl import load_workbook

from effort import one_of_every
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.comparison.write import write_comparison
from lcc.intake.submissions import read
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import read_form, words_in_form

pytestmark = pytest.mark.slow

KINDS = list(corpus.spoilt())
HARMFUL = [one for one in KINDS if not one.is_harmless]
MOST_SECONDS, MOST_MEBIBYTES = 5.0, 300
LAYOUTS = layouts_of(corpus.tender())


def test_there_are_enough_kinds() -> None:
    assert len(KINDS) >= 40
    assert len({one.name for one in KINDS}) == len(KINDS)


@pytest.mark.parametrize("one", one_of_every(3, HARMFUL), ids=lambda one: one.name)
def test_refused_with_its_cell(one: Spoilt) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_form(one.content, "form.xlsx", corpus.tender(), LAYOUTS)
    said = {(problem.origin.cell, worded(problem).expected.say(str)) for problem in refused.value.problems}
    assert any(one.says in expected and cell == (one.cell or cell) for cell, expected in said), said


@pytest.mark.parametrize("one", [one for one in KINDS if one.is_harmless], ids=lambda one: one.name)
def test_read_as_it_is(one: Spoilt) -> None:
    bid, _origins = read_form(one.content, "form.xlsx", corpus.tender(), LAYOUTS)
    assert bid.offers == corpus.bid().offers


def test_a_box_beside_the_cells_is_told() -> None:
    workbook = open_form(drawn(anchored("6,0", "8,3", box("Excl. delivery."))), LAYOUTS)
    [found] = words_in_form(workbook, corpus.tender(), LAYOUTS)
    assert (found.code, found.context["text"]) == ("words_beside", "Excl. delivery.")


def test_help_of_a_later_kind_is_told() -> None:
    later = (
        b'<extLst><ext uri="x" xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x:dataValidations>'
        b'<x:dataValidation prompt="Excl. delivery." xmlns:m="http://schemas.microsoft.com/office/excel/2006/main">'
        b"<m:sqref>C41</m:sqref></x:dataValidation></x:dataValidations></ext></extLst></worksheet>"
    )
    content = corpus.in_part(corpus.SHEET, b"</worksheet>", later)
    [found] = words_in_form(open_form(content, LAYOUTS), corpus.tender(), LAYOUTS)
    assert (found.code, found.context["text"]) == ("words_beside", "Excl. delivery.")


def test_a_name_stays_text_in_the_comparison() -> None:
    """Whatever a name looks like, no reader of the comparison takes it for a formula or for markup."""
    forms = (read_form(one.content, "form.xlsx", corpus.tender(), LAYOUTS) for one in KINDS if one.is_harmless)
    named = {bid.name: bid for bid, _origins in forms}
    assert len(named) >= 5
    for name, bid in named.items():
        book = load_workbook(io.BytesIO(write_comparison(evaluate(corpus.tender(), [bid]), language="en")))
        found = [cell for row in book["Bids"].iter_rows() for cell in row if cell.value == name]
        assert {cell.data_type for cell in found} == {"s"}, name


def test_names_that_look_alike_are_one_bidder(tmp_path: Path) -> None:
    for number, name in enumerate(("Hardhout BV", "HARDHOUT  bv", "\uff28ardhout BV")):
        (tmp_path / f"{number}.xlsx").write_bytes(corpus.put(corpus.NAME, name)())
    with pytest.raises(InputRefusedError) as refused:
        read(corpus.CASE / "tender.yaml", [tmp_path])
    assert [worded(problem).expected.say(str) for problem in refused.value.problems] == ["each bidder once"] * 2


READ_ALL = """
import re, sys, time
from pathlib import Path
from openpyxl import load_workbook

from hostile import corpus
from lcc.excel.bid_form.read import layouts_of
from lcc.record.problem import InputRefusedError
from readers import read_form
layouts = layouts_of(corpus.tender())
for file in sorted(Path(sys.argv[1]).iterdir()):
    content, started = file.read_bytes(), time.process_time()  # other tests run beside this one
    try:
        read_form(content, file.name, corpus.tender(), layouts)
    except InputRefusedError:
        pass
    took = time.process_time() - started
    # Not ru_maxrss: a process inherits that of the one that started it.
    peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
    print(f"{took:.2f} {peak // 1024} {file.name}")
"""


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of one process is read from /proc")
def test_time_and_memory_are_bounded(tmp_path: Path) -> None:
    for one in KINDS:
        (tmp_path / f"{one.name}.xlsx").write_bytes(one.content)
    path = os.pathsep.join([str(corpus.HERE.parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    found = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert len(found) == len(KINDS)
    slow = [line for line in found if float(line[0]) > MOST_SECONDS]
    large = [line for line in found if int(line[1]) > MOST_MEBIBYTES]
    assert (slow, large) == ([], [])
