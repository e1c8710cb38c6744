"""The outcome on one page says what the library says, and its charts draw the numbers of their tables."""

import re
from xml.etree import ElementTree

import pytest

import awards
import make
from lcc.documents.cost_to_score import cost_to_score
from lcc.documents.summary import summary
from lcc.documents.written.html import html_page
from lcc.documents.written.svg import as_text, drawn
from lcc.evaluation.evaluate import evaluate
from lcc.figure.figure import cents
from lcc.language import LANGUAGES, translator
from lcc.language.numbers import amount
from lcc.words.blocks import BulletList, Chart, Document, Paragraph, Table
from lcc.words.who_is_first import said as who_is_first


def outcome_of(name: str, language: str = "en") -> Document:
    return summary(make.compared(make.example(name)), language)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_it_says_who_is_first_and_ranks_as_the_library_does(name: str, language: str) -> None:
    evaluation, _ = make.compared(make.example(name)), translator(language)
    document = summary(evaluation, language)
    first = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert first.text == who_is_first(evaluation, _)
    ranking = tables(document)[0]
    assert [row[:3] for row in ranking.rows] == [
        (str(one.rank or "-"), one.bid.name, amount(cents(one.compared), _)) for one in evaluation.bids
    ]


def test_every_remark_on_the_outcome_is_on_it() -> None:
    evaluation = make.compared(make.example("facade-cladding"))
    [remarks] = [block for block in outcome_of("facade-cladding").blocks if isinstance(block, BulletList)]
    assert len(remarks.entries) == len(evaluation.checks) > 0


def test_charts_draw_what_their_tables_say() -> None:
    by_phase, by_year = tables(outcome_of("street-furniture"))[1:]
    assert by_phase.chart is not None
    assert by_year.chart is not None
    whole = [row[1:] for row in by_phase.rows[:-1]]
    assert [[f"{value:,.0f}" for value in row] for row in by_phase.chart.values] == [list(row) for row in whole]
    last = by_year.rows[-1]
    assert last == (by_year.chart.categories[-1], *(f"{row[-1]:,.0f}" for row in by_year.chart.values))


def test_a_picture_is_drawn_without_styles_and_its_texts_are_texts() -> None:
    chart = Chart("bars", ("<b>Purchase</b>", "Use"), ("A & B", "<script>"), ((3.0, -1.0), (1.0, 2.0)))
    text = as_text(drawn(chart, 'Cost "by" phase', "en"))
    assert not re.search(r"style=|<script|<b>", text)
    root = ElementTree.fromstring(text)
    said = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"<b>Purchase</b>", "A & B", "<script>"} <= said
    bars = [float(bar.get("x", "")) for bar in root.iter("{http://www.w3.org/2000/svg}rect")]
    first, _of_first, below_zero, _of_second, *_in_the_legend = bars
    assert below_zero < first


def test_the_page_has_the_picture_and_the_table() -> None:
    page = html_page(outcome_of("street-furniture"))
    assert page.count("<figure><svg") == page.count("</svg></figure>") == 2
    assert page.count("<table") == 3


LADDER = {"co2_ladder": {"version": "3.1", "scale": "ProRail"}}


@pytest.mark.parametrize("award", [{}, LADDER], ids=["plain", "discounts"])
@pytest.mark.parametrize("method", ["quality_value", "weighted_factor", "low_bid", "value_for_money"])
def test_the_steps_from_cost_to_score_add_up(method: str, award: dict[str, object]) -> None:
    bids = awards.bids(**({"co2_ladder": {"version": "3.1", "level": 4}} if award else {}))
    evaluation = evaluate(awards.tender(method, award), bids, awards.scores())
    document = summary(evaluation, "en")
    [table] = [one for one in tables(document) if one.caption == "From cost to score; amounts in EUR"]
    for row, one in zip(table.rows, evaluation.bids, strict=True):
        name, *steps = row
        numbers = [0.0 if step == "-" else float(step.replace(",", "").rstrip(" %")) for step in steps]
        said = dict(zip(table.heads[1:], numbers, strict=True))
        score = said.pop(table.heads[-1])
        cost = said.pop("Cost P after fictive discounts and additions" if award else "Cost (P)")
        assert name == one.bid.name
        if award:
            discount = said["Discount for the CO2-Prestatieladder"]
            assert said["Cost K before fictive discounts and additions"] + discount == pytest.approx(
                cost, abs=0.001
            )
        if method == "quality_value":
            assert cost - said["Value of quality"] == pytest.approx(score, abs=0.001)
        elif method != "value_for_money":
            assert said["Points for cost"] + said["Points for quality"] == pytest.approx(score, abs=0.02)


def test_where_the_score_is_the_cost_there_are_no_steps() -> None:
    evaluation = make.compared(make.example("street-furniture"))
    assert cost_to_score(evaluation, translator("en")) is None
