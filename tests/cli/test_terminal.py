"""Words of bidders, and names of their files, do nothing to a terminal or to a file but being read."""

import json
from pathlib import Path
from unicodedata import category

import pytest

from command_line import run
from lcc.record.visible import visible
from make import BIDS, WORKED_EXAMPLE

TENDER = str(WORKED_EXAMPLE / "tender.yaml")
BID = BIDS[0].read_text()
CLEAR, TITLE, BACK, EIGHT_BIT, TURNED = "\x1b[2J", "\x1b]0;x\x07", "\rfound: nothing", "\x9b2J", "\u202e"


def acts(text: str) -> set[str]:
    """Return the characters in a text that a terminal does something with, but for the ends of lines."""
    return {one for one in text if one != "\n" and category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@pytest.mark.parametrize("words", [CLEAR, TITLE, BACK, EIGHT_BIT, TURNED, "\u2028", "x" * 100_000])
@pytest.mark.parametrize("where", ["a price", "a field", "a name"])
@pytest.mark.parametrize("command", ["check", "score"])
def test_in_a_bid(words: str, where: str, command: str, tmp_path: Path) -> None:
    bid = json.loads(json.dumps({"name": "Hardhout BV", "tender": "benches", "offers": [{"item": "bench"}]}))
    if where == "a price":
        bid["offers"][0]["business_model"] = {"kind": "purchase", "price": words}
    else:
        bid[words if where == "a field" else "name"] = words
    file = tmp_path / "bid.json"
    file.write_text(json.dumps(bid))
    said = run(command, TENDER, str(file), code=1, language="nl").output
    assert acts(said) == set()
    assert max(map(len, said.splitlines())) < 1000


@pytest.mark.parametrize("words", [CLEAR, TITLE, BACK, EIGHT_BIT, TURNED, "\nGevonden problemen: 0."])
def test_in_the_name_of_a_file(words: str, tmp_path: Path) -> None:
    file = tmp_path / f"bid{words}.yaml"
    file.write_text("offers: 1")
    said = run("score", TENDER, str(tmp_path), code=1, language="nl").output
    assert acts(said) == set()
    assert "Gevonden problemen: 0." not in said.splitlines()


def test_text_of_any_language_is_shown_as_it_is() -> None:
    assert visible("Café Ĳmuiden 桥 ✓ e\u0301 €") == "Café Ĳmuiden 桥 ✓ e\u0301 €"


@pytest.mark.parametrize("words", [CLEAR, EIGHT_BIT, TURNED, "\nx"])
def test_in_the_name_of_a_file_that_is_right(words: str, tmp_path: Path) -> None:
    folder = tmp_path / "bids"
    folder.mkdir()
    (folder / f"bid{words}.yaml").write_text(BID)
    out = tmp_path / "out.json"
    said = run("score", TENDER, str(folder), "--json", str(out)).output
    said += run("score", TENDER, str(folder), "--json", "-").output
    assert acts(said) == set()
    assert json.loads(out.read_text())["inputs"][1]["file"] == visible(f"bid{words}.yaml")
