"""A chart: what is not known is a gap, parts differ without colour, and words say what there is to see."""

import io
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from lcc.documents.formats import as_file
from lcc.documents.written.svg import as_text, drawn
from lcc.words.blocks import Chart, Document, Paragraph, Table

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2024", "2025", "2026", "2027")


def picture(chart: Chart, language: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(as_text(drawn(chart, "Caption", language)))


def texts(found: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in found.iter(f"{SVG}text")]


def test_a_line_has_a_gap_where_nothing_is_known_and_a_dot_where_something_is() -> None:
    found = picture(Chart("lines", ("Share",), YEARS, ((0.1, 0.2, None, 0.4),), "share"))
    stretches = [line.get("points", "").split() for line in found.iter(f"{SVG}polyline")]
    assert [len(points) for points in stretches] == [2, 1]
    assert len(list(found.iter(f"{SVG}circle"))) == 3
    assert "40 %" in texts(found)


def test_one_year_is_a_dot() -> None:
    assert len(list(picture(Chart("lines", ("Share",), ("2027",), ((0.3,),), "share")).iter(f"{SVG}circle"))) == 1


def test_a_line_to_2050_names_its_last_year() -> None:
    years = tuple(map(str, range(2024, 2051)))
    assert "2050" in texts(picture(Chart("lines", ("Goal",), years, (tuple(map(float, range(27))),))))


@pytest.mark.parametrize(("language", "word"), [("en", "not known"), ("nl", "niet bekend")])
def test_a_row_without_a_number_says_so_and_draws_nothing(language: str, word: str) -> None:
    found = picture(Chart("bars", ("Kilograms",), YEARS[:2], ((5.0, None),)), language)
    assert texts(found).count(word) == 1
    assert len(list(found.iter(f"{SVG}rect"))) == 2  # the one bar, and its colour in the legend


def test_parts_have_a_letter_and_the_unknown_one_no_colour() -> None:
    found = picture(Chart("bars", ("Furniture", "Unknown"), ("2027",), ((3.0,), (4.0,)), unknown=frozenset({1})))
    assert [text for text in texts(found) if text in ("A", "B")] == ["A", "B", "A", "B"]
    assert [bar.get("fill") for bar in found.iter(f"{SVG}rect")] == ["#1f3864", "#ffffff"] * 2


def test_dots_stand_left_and_right_of_the_line_they_are_held_against() -> None:
    found = picture(Chart("dots", ("Ratio",), ("Use", "Life"), ((0.8, 1.2),), "share", goal=1.0))
    [goal] = [float(line.get("x1", "")) for line in found.iter(f"{SVG}line") if line.get("stroke-width") == "2"]
    low, high, _in_legend = (float(dot.get("cx", "")) for dot in found.iter(f"{SVG}circle"))
    assert low < goal < high
    assert {"80 %", "120 %"} <= set(texts(found))


def test_what_there_is_to_see_is_told() -> None:
    found = picture(Chart("bars", ("<a>",), ("2027",), ((3.0,),), said="3 < 4 & more"))
    assert (found.get("role"), [one.tag for one in found][:2]) == ("img", [f"{SVG}title", f"{SVG}desc"])
    assert [one.text for one in found][:2] == ["Caption", "3 < 4 & more"]


def test_small_numbers_keep_the_decimals_that_their_marks_need() -> None:
    found = texts(picture(Chart("bars", ("Bids",), ("2027",), ((1.5,),))))
    assert {"0.5", "1.0", "1.5"} <= set(found)


def test_a_pdf_draws_it_and_its_texts_can_be_searched() -> None:
    chart = Chart("dots", ("Ratio of it",), ("Energy", "Life"), ((0.8, None),), "share", goal=1.0)
    table = Table("Promised", ("What", "Ratio"), (("Energy", "80 %"), ("Life", "?")), frozenset({1}), chart=chart)
    content = as_file(Document("Year", "2027", "en", (table,)), "pdf")
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert {"Ratio of it", "not known", "100 %"} <= set(said.split("\n"))


def test_the_caption_below_a_chart_is_on_the_page_of_the_first_row_wherever_it_comes() -> None:
    table = Table(
        "Caption of it", ("Head of it",), (("a",), ("b",)), chart=Chart("bars", ("A",), ("x",), ((1.0,),))
    )
    for lines in range(20, 50):
        content = as_file(Document("T", "", "en", (*(Paragraph("Line.") for _ in range(lines)), table)), "pdf")
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
        assert [("Caption of it" in page, "Head of it" in page) for page in pages].count((True, True)) == 1, lines
