"""A letter names the proof that goes with it, and leads to the page that opens it; nothing of a bid goes along."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pydantic import ValidationError
from pypdf import PdfReader

import awards
from command_line import run
from lcc.documents.formats import as_file
from lcc.documents.letters.letter import as_document, letter
from lcc.documents.written.qr_code import png, squares, svg
from lcc.evaluation.evaluate import evaluate
from lcc.library import shipped
from lcc.words.blocks import Document, QrCode
from said import texts

PAGE = "https://www.voorbeeld.nl/inkoop/lcc.html"


def written(page: str | None = None, proof: str | None = "proof-hout.json") -> Document:
    tender = awards.tender("lowest_lcc", letters={"page": page} if page else None)
    evaluation = evaluate(tender, awards.bids(), awards.scores())
    return as_document(letter(evaluation, evaluation.bids[1], language="en", proof=proof))


def codes(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, QrCode)]


def test_the_proof_is_named_and_the_code_is_the_address_and_no_more() -> None:
    found = written(PAGE)
    assert "With this letter goes the file proof-hout.json." in texts(found)
    assert f"The page: {PAGE}" in texts(found)
    assert codes(found) == [PAGE]


def test_without_an_address_none_is_made_up() -> None:
    found = written()
    assert "lcc.html is a file that opens in a browser" in texts(found)
    assert "http" not in texts(found)
    assert codes(found) == []


def test_a_letter_without_a_proof_names_none() -> None:
    assert "lcc.html" not in texts(written(PAGE, None))
    assert codes(written(PAGE, None)) == []


def test_the_code_is_in_every_kind_of_letter() -> None:
    found = written(PAGE)
    with zipfile.ZipFile(io.BytesIO(as_file(found, "docx"))) as word:
        [picture] = [name for name in word.namelist() if name.startswith("word/media/")]
        assert word.read(picture) == png(PAGE)
        assert f'descr="{PAGE}"'.encode() in word.read("word/document.xml")
    assert f'<a href="{PAGE}">{svg(PAGE)}</a>' in as_file(found, "html").decode()
    assert filled(as_file(found, "pdf")) - filled(as_file(written(), "pdf")) == sum(map(sum, squares(PAGE)))


def filled(pdf: bytes) -> int:
    """Return how many rectangles a PDF fills."""
    drawn = [page.get_contents() for page in PdfReader(io.BytesIO(pdf)).pages]
    return sum(content.get_data().count(b" re f") for content in drawn if content is not None)


def test_a_code_is_black_on_white_with_a_margin_and_three_corners_to_find_it_by() -> None:
    """What a telephone reads was tried with OpenCV, from a PDF, a Word file and a page."""
    rows = squares(PAGE)
    corner = [[1] * 7, [1, 0, 0, 0, 0, 0, 1], *[[1, 0, 1, 1, 1, 0, 1]] * 3, [1, 0, 0, 0, 0, 0, 1], [1] * 7]
    last = len(rows) - 4
    for top, left in ((4, 4), (4, last - 7), (last - 7, 4)):
        assert [list(row[left : left + 7]) for row in rows[top : top + 7]] == corner
    assert not any(map(any, rows[:4]))


@pytest.mark.parametrize(
    "page",
    [
        "http://a.nl/lcc.html",
        "a.nl/lcc.html",
        "https://a.nl/?bid=9",
        "https://a.nl/#bid",
        "https://u:p@a.nl/",
        "https://a b",
    ],
)
def test_an_address_that_carries_something_along_is_refused(page: str) -> None:
    with pytest.raises(ValidationError) as refused:
        awards.tender("lowest_lcc", letters={"page": page})
    assert [one["type"] for one in refused.value.errors()] == ["page_address"]


def test_letters_name_proofs_as_they_are_written(tmp_path: Path) -> None:
    folder = shipped.examples()["street-lighting"]
    words = (str(folder / "tender.yaml"), str(folder / "bids"), "--scores", str(folder / "scores.yaml"))
    run("letters", *words, "-o", str(tmp_path / "letters"), "--format", "html", "--with-proof", language="nl")
    run("letters", *words, "-o", str(tmp_path / "proofs"), "--proof", language="nl")
    named = {
        name
        for file in (tmp_path / "letters").glob("motivering-*.html")
        for name in re.findall(r"bestand (bewijs-\S+\.json)", file.read_text(encoding="utf-8"))
    }
    assert named == {file.name for file in (tmp_path / "proofs").glob("bewijs-*.json")}
    assert len(named) == 3
