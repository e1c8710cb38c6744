"""A text is read by few modules: who only wants to know what stands in it does not wait for those that calculate."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "openpyxl", "lxml", "xlsxwriter")
EXAMPLE = Path(__file__).parents[2] / "examples" / "street-furniture"
TENDER, BIDS = str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml")


@pytest.mark.parametrize(
    ("does", "most"),
    [
        ("from lcc.interchange.text_file import stated_in_text; stated_in_text(b'a: 1', '.yaml')", 20),
        ("from lcc.intake.records import load; from lcc.model.quality import Scores", 62),
        (f"import lcc; lcc.read({TENDER!r}, [{BIDS!r}])", 109),
        (f"import lcc; assert not lcc.check({TENDER!r}, [{BIDS!r}])", 109),
    ],
)
def test_reading_a_text_loads_nothing_heavy(does: str, most: int) -> None:
    asks = f"import sys; {does}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert [name for name in HEAVY if name in loaded] == []
    assert sum(name.startswith("lcc.") for name in loaded) <= most
