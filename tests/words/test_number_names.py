"""A number is called what the sheets call it, one name for one thing."""

import pytest

import make
from lcc.language import translator
from lcc.words.number_names import number_name
from lcc.words.workbook_words import path_text


def test_a_rate_by_bands_is_called_after_the_year_that_it_follows() -> None:
    tender = make.tender(discount={"rate": [{"until_year": 5, "rate": 0.03}, {"rate": 0.02}]})
    names = [number_name(tender, [], None, ("discount", "rate", k, "rate")).text.say(str) for k in (0, 1)]
    assert names == ["Discount rate", "Discount rate after year 5"]


def test_a_rate_of_vat_is_called_as_the_sheet_of_assumptions_calls_it_and_is_a_percentage() -> None:
    tender = make.tender(vat={"treatment": "cost", "rates": {"standard": 0.21}})
    name = number_name(tender, [], None, ("vat", "rates", "standard"))
    assert name.text.say(translator("nl")) == "Btw-tarief standaard"
    assert (name.is_share, name.value(0.21).say(translator("nl"))) == (True, "21 %")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (("quality", "points"), "Points for all of quality"),
        (("quality", "criteria", 1, "points"), "Points of the criterion"),
        (("quality", "criteria", 1, "criteria", 0, "points"), "Points of the criterion"),
        (("award", "points"), "Points for a perfect bid"),
        (("award", "lowest"), "Cost that earns all points"),
        (("award", "price_points"), "Points for the cost"),
    ],
)
def test_numbers_of_one_name_are_told_apart(path: tuple[str | int, ...], title: str) -> None:
    assert path_text(path).say(str) == title
