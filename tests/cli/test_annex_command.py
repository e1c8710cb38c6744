"""`lcc annex` as a user types it."""

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

import circular
import make
from command_line import Run, run, write
from lcc.model import Tender

WORDS = ("annex", "tender.json", "bids", "-o")


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender and two bids, of which the one of virgin steel wins."""
    monkeypatch.chdir(tmp_path)
    write(circular.tender(), *circular.bids())
    return run


def test_it_is_about_the_bid_that_wins(lcc: Run) -> None:
    assert lcc(*WORDS, "annex.docx").output == "Written: annex.docx\n"
    assert docx.Document("annex.docx").paragraphs[1].text == "Test (Voorbeeld): Virgin BV"
    lcc(*WORDS, "bijlage.xlsx", language="nl")
    assert load_workbook("bijlage.xlsx").sheetnames == ["Bijlage", "Gemeten"]


def test_another_bid_can_be_named(lcc: Run) -> None:
    lcc(*WORDS, "annex.html", "--bid", "Reuse BV")
    assert "Reuse BV" in Path("annex.html").read_text()
    assert (
        "There is no bid Nobody; there are: Virgin BV, Reuse BV."
        in lcc(*WORDS, "other.html", "--bid", "Nobody", code=2).output
    )


def test_a_tie_is_settled_first(lcc: Run) -> None:
    write(circular.tender(), *(circular.bid(name, 100.0) for name in ("One", "Two")))
    refused = lcc(*WORDS, "annex.docx", code=1).output
    assert "a tie leaves it open, with One, Two in first place" in refused
    assert not Path("annex.docx").exists()
    lcc(*WORDS, "annex.docx", "--bid", "Two")


def test_nobody_wins_where_each_misses_what_is_required(lcc: Run) -> None:
    strict = {**circular.RULES, "targets": [{"indicator": "lost_share", "at_most": 0.0, "required": True}]}
    write(circular.tender(strict), *circular.bids())
    assert "there is none" in lcc(*WORDS, "annex.docx", code=1).output
    lcc(*WORDS, "annex.docx", "--bid", "Reuse BV")


def test_a_tender_that_does_not_measure_circularity_is_refused(lcc: Run) -> None:
    write(make.tender(), *(make.bid(make.offer(make.purchase(price)), name=f"B{price}") for price in (1.0, 2.0)))
    assert "measures circularity" in lcc(*WORDS, "annex.docx", code=1).output


def test_other_kinds_of_file_and_files_that_are_there_are_refused(lcc: Run) -> None:
    assert ".docx, .pdf, .html, .xlsx" in lcc(*WORDS, "annex.odt", code=2).output
    Path("annex.xlsx").write_text("mine")
    assert "--force" in lcc(*WORDS, "annex.xlsx", code=2).output
    assert Path("annex.xlsx").read_text() == "mine"
    lcc(*WORDS, "annex.xlsx", "--force")


def lots(**changes: object) -> Tender:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("thing", "other")]
    parts = [{"id": f"N/{k}", "title": item["name"], "items": [item["id"]]} for k, item in enumerate(items, 1)]
    return circular.tender(items=items, lots={"parts": parts, **changes})


def test_of_lots_one_is_named(lcc: Run) -> None:
    write(lots(), *circular.bids())
    assert "name one with --lot: N/1" in lcc(*WORDS, "annex.docx", code=2).output
    lcc(*WORDS, "annex.docx", "--lot", "N/1")
    assert docx.Document("annex.docx").paragraphs[1].text == "Test: thing (Voorbeeld): Virgin BV"
    assert "nobody bid for this one" in lcc(*WORDS, "a.docx", "--lot", "N/2", code=1).output


def test_who_is_awarded_the_lot_counts_and_not_who_is_first(lcc: Run) -> None:
    """Virgin BV is first on both lots and can be awarded one of them: the first."""
    write(lots(most_per_bidder=1))
    for number, bid in enumerate(circular.bids()):
        [offer] = bid.offers
        both = bid.model_copy(update={"offers": [offer, offer.model_copy(update={"item": "other"})]})
        Path(f"bids/{number}.json").write_text(both.model_dump_json(exclude_defaults=True))
    for lot, winner in (("N/1", "Virgin BV"), ("N/2", "Reuse BV")):
        lcc(*WORDS, "annex.docx", "--lot", lot, "--force")
        assert docx.Document("annex.docx").paragraphs[1].text.endswith(winner)


def test_a_pdf_that_lacks_a_character_of_its_bidder_is_refused_and_a_word_file_has_it(lcc: Run) -> None:
    write(circular.tender(), circular.bid("漢字 BV", 50.0))
    assert "found:    text '漢 字'" in lcc(*WORDS, "annex.pdf", code=1).stderr
    lcc(*WORDS, "annex.docx")
    lcc(*WORDS, "annex.xlsx")
