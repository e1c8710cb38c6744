"""What the page loads before it says that it is ready, and what afterwards, while nobody waits."""

import subprocess
import sys

READY = "import json, sys\nfrom lcc.page.bridge import answer\n"
WARM = """
def more(step):
    said, _files = answer("warm", json.dumps({"language": "en", "step": step}), [], print)
    return json.loads(said)["more"]

step = 0
while more(step):
    step += 1
"""
OF_FILES = {"openpyxl", "xlsxwriter", "lxml", "docx", "reportlab"}
ROADS = {f"lcc.page.{road}" for road in ("prepare", "supply", "look_back", "verify", "what_if", "papers")}


def loaded(script: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", f"{script}\nprint(*sys.modules)"], check=True, capture_output=True, text=True
    )
    return set(ran.stdout.split())


def test_to_be_ready_takes_no_library_for_workbooks_and_documents() -> None:
    assert loaded(READY) & (OF_FILES | ROADS) == set()


def test_step_by_step_everything_comes_that_a_road_takes() -> None:
    assert loaded(READY + WARM) >= ROADS | {"openpyxl", "xlsxwriter"}
