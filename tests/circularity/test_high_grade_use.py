"""High-grade use: where what is taken goes, by the ladder of the tender."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import make
from award_cases import steps
from lcc.checks.agreement import disagreements
from lcc.circularity.of_bid import circularity_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.tender_book.book import write_book
from lcc.intake.submissions import read
from lcc.method.indicator_definitions import definition_text
from lcc.model import Bid, Tender
from make import bid, offer

LADDER = {"sawn wood": 1.0, "fibre board": 0.7, "compost": 0.4, "burned": 0.1}
CRITERION = {
    "id": "use", "name": "High-grade use", "weight": 1.0,
    "scale": {"kind": "measured", "indicator": "high_grade_use", "steps": steps((0.0, 0.0), (1.0, 1.0))},
}  # fmt: skip
STREAMS = [
    {"id": "stems", "name": "Stems", "quantity": 1, "unit": "stream", "use_per_year": 100, "use_unit": "tonne"},
    {"id": "grass", "name": "Grass", "quantity": 1, "unit": "stream", "use_per_year": [1200, 900], "use_unit": "tonne"},
]  # fmt: skip


def tender(**changes: Any) -> Tender:
    """Return a tender of two streams over four years, in which where they go earns quality."""
    plain = {
        "items": STREAMS, "horizon_years": 4, "circularity": {"passport": "not_asked", "ladder": LADDER},
        "quality": {"criteria": [CRITERION]}, "award": {"method": "quality_value", "quality_value": 10_000.0},
    }  # fmt: skip
    return make.tender(**(plain | changes))


def goes(item: str, fee: float = 40.0, **destinations: float) -> dict[str, Any]:
    """Return an offer of a stream at a fee per tonne, with where it goes."""
    named = {name.replace("_", " "): share for name, share in destinations.items()}
    return offer({"kind": "pay_per_use", "fee_per_use": fee}, circularity={"destinations": named}) | {"item": item}


def of(*offers: dict[str, Any], name: str = "Groen BV") -> Bid:
    return bid(*offers, name=name)


def test_each_destination_counts_by_its_grade_and_each_stream_by_what_goes_through_it() -> None:
    one = of(goes("stems", sawn_wood=0.75, burned=0.25), goes("grass", compost=1.0))
    found = circularity_of(tender(), one)
    stems, grass = 0.75 * 1.0 + 0.25 * 0.1, 0.4
    assert [product.figures["high_grade_use"].value for product in found.products] == pytest.approx([stems, grass])
    tonnes = 4 * 100, 1200 + 3 * 900
    together = (tonnes[0] * stems + tonnes[1] * grass) / sum(tonnes)
    assert found.indicators["high_grade_use"].value == pytest.approx(together)


def test_what_has_no_use_weighs_by_its_mass() -> None:
    things = [{"id": name, "name": name, "quantity": 2, "unit": "piece"} for name in ("door", "beam")]
    rules = tender(items=things)
    stated = [
        make.offer(make.purchase(), circularity={"mass_kg": mass, "destinations": {step: 1.0}}) | {"item": name}
        for name, mass, step in (("door", 30.0, "sawn wood"), ("beam", 90.0, "burned"))
    ]
    found = circularity_of(rules, of(*stated)).indicators["high_grade_use"].value
    assert found == pytest.approx((30 * 1.0 + 90 * 0.1) / 120)
    del stated[0]["circularity"]["mass_kg"]
    [lacking] = disagreements(rules, of(*stated))
    assert (lacking.code, lacking.path) == ("indicator_without", ("offers", 0, "circularity", "mass_kg"))


@pytest.mark.parametrize(
    ("circularity", "code"),
    [
        ({"destinations": {"compost": 0.5, "burned": 0.4}}, "destinations_whole"),
        ({"destinations": {}}, "destinations_whole"),
        ({"mass_kg": 3.0}, "indicator_without"),
        ({"destinations": {"landfill": 1.0}}, "unknown_destination"),
    ],
)
def test_where_it_goes_is_stated_wholly_and_on_the_ladder(circularity: dict[str, Any], code: str) -> None:
    one = goes("stems", burned=1.0) | {"circularity": circularity}
    try:
        codes = [found.code for found in disagreements(tender(), of(one, goes("grass", burned=1.0)))]
    except ValidationError as refused:
        codes = [found["type"] for found in refused.errors()]
    assert codes == [code]


def test_an_indicator_without_a_ladder_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        tender(circularity={"passport": "not_asked"})
    assert [found["type"] for found in refused.value.errors()] == ["ladder_needed"]


def test_the_method_says_each_grade() -> None:
    said = definition_text("high_grade_use", tender()).say(str)
    assert "sawn wood 1, fibre board 0.7, compost 0.4, burned 0.1" in said


def test_a_form_asks_each_destination_and_reads_back_as_the_bid(tmp_path: Path) -> None:
    rules = tender()
    one = of(goes("stems", sawn_wood=0.75, burned=0.25), goes("grass", fee=12.0, compost=1.0))
    file = tmp_path / "form.xlsx"
    file.write_bytes(write_form(rules, "nl", one))
    (tmp_path / "tender.json").write_text(rules.model_dump_json(exclude_unset=True))
    found = read(tmp_path / "tender.json", [file]).bids[0].bid
    assert [each.circularity for each in found.offers] == [each.circularity for each in one.offers]
    asked = {cell.input.key for cell in form_layout(rules, "nl").inputs if cell.input}
    assert {("offers", 1, "circularity", "destinations", step) for step in LADDER} <= asked
    assert ("offers", 0, "circularity", "mass_kg") not in asked


def test_a_book_reads_back_as_the_tender(tmp_path: Path) -> None:
    rules = tender(items=STREAMS[:1])
    file = tmp_path / "book.xlsx"
    file.write_bytes(write_book(rules, "nl"))
    assert read(file, []).tender.circularity == rules.circularity


def test_a_stream_goes_where_the_tender_opens_it_for(tmp_path: Path) -> None:
    """Grass is not sawn: a step that no stream can reach would be earned on paper."""
    grass = {**STREAMS[1], "use_per_year": 1200, "destinations": ["compost", "burned"]}
    rules = tender(items=[STREAMS[0], grass])
    one = of(goes("stems", sawn_wood=1.0), goes("grass", sawn_wood=1.0))
    [found] = disagreements(rules, one)
    assert (found.code, found.context["known"]) == ("unknown_destination", "compost, burned")
    keys = [cell.input.key for cell in form_layout(rules, "en").inputs if cell.input]
    asked = {key[-1] for key in keys if key[:2] == ("offers", 1)}
    assert {"compost", "burned"} <= asked
    assert not asked & {"sawn wood", "fibre board"}
    file = tmp_path / "book.xlsx"
    file.write_bytes(write_book(rules, "nl"))
    assert read(file, []).tender.items[1].destinations == ["compost", "burned"]
    with pytest.raises(ValidationError) as refused:
        tender(items=[{**STREAMS[0], "destinations": ["moon"]}])
    assert [one["type"] for one in refused.value.errors()] == ["unknown_destination"]


def test_the_ranking_goes_by_it() -> None:
    high = of(goes("stems", sawn_wood=1.0), goes("grass", fibre_board=1.0), name="Hoog")
    low = of(goes("stems", burned=1.0), goes("grass", burned=1.0), name="Laag")
    found = evaluate(tender(), [low, high])
    assert [one.bid.name for one in sorted(found.bids, key=lambda one: one.rank or 9)] == ["Hoog", "Laag"]
