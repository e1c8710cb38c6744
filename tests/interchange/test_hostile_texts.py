"""Texts from strangers are refused in words, within five seconds and 300 MiB each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_texts import JSON_TEXTS, YAML_TEXTS

from lcc.intake.submissions import read
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
MOST_SECONDS, MOST_MEBIBYTES = 5.0, 300
TENDER = """\
id: test
title: Test
authority: Voorbeeld
base_date: 2027-01-01
horizon_years: 20
discount: {rate: 0.02}
asked_phases: [maintenance]
items: [{id: thing, name: Thing, quantity: 1, unit: piece}]
"""
NAMED = [(f"{k}.yaml", name, text) for k, (name, text) in enumerate(YAML_TEXTS.items())]
NAMED += [(f"{k}.json", name, text) for k, (name, text) in enumerate(JSON_TEXTS.items())]

READ_ALL = """
import re, sys, time
from pathlib import Path
from lcc.record.problem import InputRefusedError
from lcc.intake.submissions import read
folder = Path(sys.argv[1])
for file in sorted(folder.glob("*.json")) + sorted(folder.glob("[0-9]*.yaml")):
    started = time.process_time()  # other tests run beside this one
    try:
        read(folder / "tender.yaml", [file])
    except InputRefusedError as refused:
        number = len(refused.problems)
    took = time.process_time() - started
    # Not ru_maxrss: a process inherits that of the one that started it.
    peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
    print(f"{took:.2f} {peak // 1024} {number} {file.name}")
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
"""


def put(folder: Path) -> None:
    (folder / "tender.yaml").write_text(TENDER)
    for file, _name, text in NAMED:
        (folder / file).write_bytes(text.encode())


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="peaks are read from /proc")
def test_each_is_refused_in_bounded_time_and_memory(tmp_path: Path) -> None:
    put(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    found = [line.split() for line in done.stdout.splitlines()]
    assert len(found) == len(NAMED)
    names = {file: name for file, name, _text in NAMED}
    beyond = [
        (names[file], seconds, mebibytes)
        for seconds, mebibytes, number, file in found
        if float(seconds) > MOST_SECONDS or int(mebibytes) > MOST_MEBIBYTES or not 1 <= int(number) <= 102
    ]
    assert beyond == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("20 MB", "at most 800,000 (bytes of the file) in YAML"),
        ("empty lists", "at most 40,000 (values, and names of fields) in YAML"),
        ("deep lists", "at most 50 (lists and groups in each other)"),
        ("long text", "at most 100,000 (characters of a text)"),
        ("many keys", "at most 1,000 (fields of one group)"),
        ("tags", "values without tags"),
        ("an older YAML", "YAML 1.2, in which a text means one thing"),
        ("escape codes", "text without control characters"),
        ("a carriage return", "text without control characters"),
        ("hexadecimal", "at most 100,000 (characters of a text)"),
        ("an exponent", "a number that is finite"),
    ],
)
def test_what_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "tender.yaml").write_text(TENDER)
    (tmp_path / "bid.yaml").write_bytes(YAML_TEXTS[name].encode())
    with pytest.raises(InputRefusedError) as refused:
        read(tmp_path / "tender.yaml", [tmp_path / "bid.yaml"])
    assert worded(refused.value.problems[0]).expected.say(str) == said
