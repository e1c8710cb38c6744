"""What each file is for that is dropped on the page at once."""

from pathlib import Path

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
