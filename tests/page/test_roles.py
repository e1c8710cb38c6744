"""What each file is for that is dropped on the page at once."""

import json
from pathlib import Path

import pytest
from asking import asked
from ruamel.yaml import YAML

import lcc
import make
from lcc.excel.quotes.write import write_quotes
from lcc.excel.score_sheet.write import write_score_sheet
from lcc.page.roles import roles_of

FOLDER = Path(__file__).parents[2] / "examples" / "street-lighting"


def test_each_file_says_what_it_is_for() -> None:
    read = make.example("street-lighting")
    scored = lcc.score(read)
    files = {
        "tender.yaml": (FOLDER / "tender.yaml").read_bytes(),
        "bid.yaml": b"tender: x\noffers: []\n",
        "form.xlsx": lcc.form(FOLDER / "tender.yaml"),
        "book.xlsx": lcc.workbook(FOLDER / "tender.yaml"),
        "quotes.xlsx": write_quotes(make.example("street-furniture").tender, "nl"),
        "comparison.xlsx": scored.workbook("en"),
        "scores.yaml": (FOLDER / "scores.yaml").read_bytes(),
        "sheet.xlsx": write_score_sheet(read.tender, read.offered, "nl", "Noor de Wit"),
        "ranges.yaml": b"ranges:\n- {question: life}\n",
        "result.json": scored.json(),
        "sheet.map.yaml": (FOLDER.parent / "street-furniture/price-sheets/prijzenblad.map.yaml").read_bytes(),
        "plan.pdf": b"%PDF-1.7",
        "map.zip": b"PK\x05\x06",
        "spoilt.xlsx": b"PK\x03\x04 and nothing more",
    }
    assert roles_of(files) == {
        "tender.yaml": "tender", "bid.yaml": "bid", "form.xlsx": "bid", "book.xlsx": "tender", "quotes.xlsx": "tender",
        "comparison.xlsx": "tender", "scores.yaml": "scores", "result.json": "result",
        "sheet.xlsx": "score_sheet", "ranges.yaml": "ranges", "sheet.map.yaml": "map", "plan.pdf": "bid",
        "map.zip": "bid", "spoilt.xlsx": "bid",
    }  # fmt: skip


STATED = {
    "tender": (FOLDER / "tender.yaml").read_bytes(),
    "scores": (FOLDER / "scores.yaml").read_bytes(),
    "map": (FOLDER.parent / "street-furniture/price-sheets/prijzenblad.map.yaml").read_bytes(),
    "ranges": b"ranges:\n- {question: life}\n",
    "draws": b"tender: x\ndraws:\n- {order: [A, B]}\n",
    "decisions": b"tender: x\nenquiries:\n- {bid: A}\n",
    "bid": b"tender: x\noffers:\n- {scores: 1, draws: 2, labels: 3}\n",
}


@pytest.mark.parametrize("role", STATED)
def test_what_a_text_is_hangs_on_what_it_says_and_not_on_how_it_is_laid_out(role: str) -> None:
    values = json.loads(json.dumps(YAML(typ="safe").load(STATED[role]), default=str))
    shifted = b"".join(b"    " + line for line in STATED[role].splitlines(keepends=True))
    files = {
        "line.json": json.dumps(values).encode(),
        "tight.json": json.dumps(values, separators=(",", ":")).encode(),
        "wide.json": json.dumps(values, indent=8).encode(),
        "tabs.json": json.dumps(values, indent="\t").replace("\n", "\r\n").encode(),
        "marked.json": b"\xef\xbb\xbf" + json.dumps(values).encode(),
        "flow.yaml": b"# As a program writes it\n---\n" + json.dumps(values).encode(),
        "shifted.yaml": b"\xef\xbb\xbf" + shifted,
    }
    assert roles_of(files) == dict.fromkeys(files, role)


def test_a_result_on_one_line_is_a_result_and_is_checked_as_one() -> None:
    result = lcc.score(make.example("street-lighting")).json()
    line = json.dumps(json.loads(result), separators=(",", ":")).encode()
    assert roles_of({"one.json": line}) == {"one.json": "result"}
    said, _files = asked("verify", [("one.json", line)])
    assert said["confirmed"] == ["Confirmed: one.json is what the documents in it come to."]


def test_what_is_spoilt_is_still_said_to_be_what_it_looks_like() -> None:
    spoilt = (FOLDER / "tender.yaml").read_bytes() + b"\n]\n"
    broken = json.dumps({"lcc_version": "1", "bids": []}, indent=4).encode()[:-3]
    signs = {"signs.yaml": b"#" * 10_000, "none.yaml": b""}
    assert roles_of({"tender.yaml": spoilt, "result.json": broken, **signs}) == {
        "tender.yaml": "tender",
        "result.json": "result",
        "signs.yaml": "bid",
        "none.yaml": "bid",
    }
