"""The year as a page: whole sentences, pictures with their table and their words, and what nobody measured."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

import years
from lcc.documents.formats import as_file
from lcc.indicators.figures import INDICATORS, Indicators
from lcc.language import LANGUAGES, translator
from lcc.words.blocks import Paragraph, Table, unbroken
from lcc.year.document import year_document
from lcc.year.found import YearFound
from lcc.year.in_short import in_short
from lcc.year.overview import indicators_table
from lcc.year.pictures import pictures
from lcc.year.table import NOTHING, YearTable, said

FURNITURE = (
    "39 Furniture (incl. office furniture), furnishings, domestic appliances (excl. lighting) and "
    "cleaning products"
)
SVG = "{http://www.w3.org/2000/svg}"
EVERY = {
    "everything": years.EVERYTHING, "of groups": years.OF_GROUPS, "many": years.MANY, "unknown": years.UNKNOWN,
    "none": years.NONE,
}  # fmt: skip


def tables(found: Indicators, year: int = 2027) -> list[YearTable]:
    return [one for picture in pictures(YearFound(found), year, translator("en")) for one in picture.tables]


def table(key: str, found: Indicators = years.EVERYTHING) -> YearTable:
    [one] = [one for one in tables(found) if one.key == key]
    return one


def rows(key: str, found: Indicators = years.EVERYTHING) -> list[list[str]]:
    return [[said(cell, translator("en")) for cell in row] for row in table(key, found).rows]


def short(found: Indicators, language: str = "en", year: int = 2027) -> str:
    return " ".join(in_short(YearFound(found), year, translator(language)))


def page(found: Indicators, language: str = "en", year: int = 2027) -> str:
    return as_file(year_document(found, year, language), "html").decode()


def test_a_member_of_the_council_reads_what_was_bought_and_how_far_it_is_from_the_target() -> None:
    assert short(years.EVERYTHING) == (
        "In 2027, 3 contracts were awarded. Of one tender or lot more, it is not known to whom it is awarded, or "
        "nobody is. What was awarded costs EUR 4,000 and USD 500 a year, at the prices of 2027. "
        "33 % of the awards are circular. Of every hundred euros spent, 75 go to circular awards. Of every hundred "
        "USD spent, 0 go to circular awards. The target for 2027 is 70 %: that is 37 percentage points short. After "
        "that the target is 100 % in 2030, 100 % in 2050. In every award the cost over the whole life counted, and "
        "not only the price. Beside what else would have been bought, 600 kg of CO2 is emitted less a year. Awards of "
        "which that is known: 1 of 4. Over the whole life it costs EUR 30 a year less than the bids with the lowest "
        "purchase price. Over the whole life it costs USD 50 a year less than the bids with the lowest purchase price."
    )


def test_dutch_has_dutch_numbers() -> None:
    found = years.year_of([years.award(spend_per_year=1_234_567.0)])
    assert "EUR 1.234.567 per jaar" in short(found, "nl")
    assert "1,234,567" in short(found)


def test_what_is_reached_is_reached() -> None:
    goal = years.GOAL | {"points": {2027: 0.3}}
    assert "The target for 2027 is 30 %: it is reached." in short(years.year_of(years.SOME, None, (), goal))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", EVERY)
def test_the_page_is_whole_and_asks_nothing_of_anywhere(which: str, language: str) -> None:
    text = page(EVERY[which], language)
    root = ElementTree.fromstring(text.partition("\n")[2])
    assert not re.search(r"<script|<link|<img|<iframe| on\w+=| src=|@import|url\(", text)
    assert set(re.findall(r"https?://[^\"<\s]+", text)) <= {"http://www.w3.org/2000/svg"}
    for figure in root.iter("figure"):
        [picture] = list(figure)
        assert picture.get("role") == "img"
        assert [one.tag for one in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert all(one.text for one in list(picture)[:2])
    blocks = list(next(root.iter("main")))
    for block, after in pairwise(blocks):
        if block.tag == "figure":
            assert after.tag == "table"
            assert unbroken(after.findtext("caption") or "-") == unbroken(
                next(iter(block)).get("aria-label") or ""
            )


@pytest.mark.parametrize(
    "found", [years.EVERYTHING, years.OF_GROUPS, years.MANY], ids=["everything", "of groups", "many"]
)
def test_every_number_of_a_picture_stands_in_its_table(found: Indicators) -> None:
    drawn = [one for one in tables(found) if one.chart is not None]
    assert drawn
    for one in drawn:
        assert one.chart is not None
        values = one.chart.values
        if one.by_year:
            parts = [[cell.value for cell in row[1:]] for row in one.rows[: one.drawn]]
            shown = [[0.0 if cell == NOTHING else cell for cell in row] for row in parts]
            if len(parts) == len(values):
                assert [[cell or 0.0 for cell in row] for row in values] == [
                    [cell or 0.0 for cell in row] for row in shown
                ]
            sums = [sum(float(cell or 0.0) for cell in column) for column in zip(*shown, strict=True)]
            assert sums == pytest.approx(
                [sum(cell or 0.0 for cell in column) for column in zip(*values, strict=True)]
            )
        elif one.chart.kind == "lines" and not one.named_to:
            by_year = {str(row[0].value): row for row in one.rows}
            for series, column in zip(values, one.draws, strict=True):
                at = {
                    year: value
                    for year, value in zip(one.chart.categories, series, strict=True)
                    if year in by_year
                }
                assert at == {
                    year: None if by_year[year][column].value == NOTHING else by_year[year][column].value
                    for year in at
                }
        elif not one.named_to:
            for series, column in zip(values, one.draws, strict=True):
                cells = [row[column].value for row in one.rows[: one.drawn or None]]
                assert [value or 0.0 for value in series] == [
                    0.0 if one in (NOTHING, None) else one for one in cells
                ]


def test_the_way_to_the_target_by_hand() -> None:
    assert rows("circular_EUR") == [
        ["2024", "0", "-", "-", "40 %", "-", "40 %", "-"],
        ["2025", "1", "0 %", "0 %", "50 %", "-50", "50 %", "-50"],
        ["2026", "2", "50 %", "75 %", "60 %", "-10", "60 %", "15"],
        ["2027", "3", "33.3 %", "75 %", "70 %", "-36.7", "70 %", "5"],
        ["2030", "0", "-", "-", "100 %", "-", "100 %", "-"],
        ["2050", "0", "-", "-", "100 %", "-", "100 %", "-"],
    ]
    one = table("circular_EUR")
    assert one.heads[5] == "Ahead of it, or behind (percentage points)"
    assert one.chart is not None
    assert one.chart.categories[-1] == "2050"


def test_targets_of_groups_stand_beside_what_each_reached_where_none_is_for_all() -> None:
    """Of 2026 one award is of "*", and is circular; of 2027 one of Wegen in euros is known, and it is not."""
    assert [one.caption for one in tables(years.OF_GROUPS) if one.key.startswith("target_")] == [
        "Department *: Circular awards", "Department Wegen: Circular spend; EUR",
        "Department Wegen: Circular spend; USD", "Department Parken: Circular awards",
        "Supplier Zitgoed BV: Awards with one bidder", f"CPV division {FURNITURE}: Spend; EUR per year",
        f"CPV division {FURNITURE}: Spend; USD per year", "Department *: Awards by business model: Lease; awards",
        "Region NL01: Household waste separated",
        "Region NL01: Household waste per inhabitant: residual waste; kg per inhabitant",
        "Level of ambition: level 3, ambitious", "Weight of quality", "Material by R-strategy: R1 rethink; kg per year",
        "Department Wegen: Weight of quality and life-cycle cost", "Awards by business model; awards",
    ]  # fmt: skip
    assert rows("target_1_", years.OF_GROUPS) == [
        ["2025", "0", "-", "50 %", "-"], ["2026", "1", "100 %", "62.5 %", "37.5"],
        ["2027", "1", "100 %", "75 %", "25"], ["2029", "0", "-", "100 %", "-"],
    ]  # fmt: skip
    assert rows("target_2_EUR", years.OF_GROUPS)[1] == ["2026", "1", "0 %", "62.5 %", "-62.5"]
    assert rows("target_4_", years.OF_GROUPS)[1] == ["2026", "2", "50 %", "62.5 %", "12.5"]  # fewer is better
    assert rows("target_7_", years.OF_GROUPS) == [
        ["2022", "1", "60 %", "75 %", "-15"], ["2023", "1", "61 %", "75 %", "-14"],
    ]  # fmt: skip
    assert rows("target_8_", years.OF_GROUPS)[0] == ["2022", "1", "148", "100", "-48"]


def test_a_target_of_a_group_that_nobody_is_of_is_said() -> None:
    text = page(years.OF_GROUPS)
    assert "No value stands beside: Department Parken: Circular awards; " in text
    assert unbroken("Target for Department Wegen: Circular spend: 2025: 50 %; 2029: 100 %") in text
    assert "Target for CPV division" in text
    assert ": 2026: 2000; in a straight line" in text  # money is no percentage


def test_product_groups_by_hand() -> None:
    assert rows("groups_EUR") == [
        [FURNITURE, "1", "3,000", "-", "not known", "3,000"],  # of one that nobody bid on no spend is known
        ["no CPV code", "1", "-", "1,000", "-", "1,000"],
    ]


def test_what_is_avoided_is_known_of_some_and_the_rest_is_counted() -> None:
    assert rows("co2") == [
        [FURNITURE, "not known", "600", "not known"],
        ["45 Construction work", "-", "not known", "-"],
        ["no CPV code", "-", "-", "600"],
        ["Total", "not known", "600", "600"],
    ]
    assert rows("co2_known") == [
        ["2025", "0", "1", "0 %"], ["2026", "1", "1", "75 %"], ["2027", "1", "3", "not known"],
    ]  # fmt: skip
    assert rows("mki_avoided_a1_EUR")[-1] == ["Total", "-", "50", "50"]
    assert not [one for one in tables(years.EVERYTHING) if "a2" in one.key]


def test_saving_below_zero_and_competition_by_hand() -> None:
    assert rows("saving_EUR") == [
        [FURNITURE, "50", "50", "-20"], ["45 Construction work", "-", "-", "-"], ["no CPV code", "-", "-", "50"],
        ["Total", "50", "50", "30"],
    ]  # fmt: skip
    assert rows("bids") == [
        ["2025", "1", "0", "2.00", "0 %"], ["2026", "2", "0", "1.50", "50 %"], ["2027", "3", "1", "2.00", "0 %"],
    ]  # fmt: skip


def test_materials_models_claims_promises_and_waste() -> None:
    assert rows("material_in")[:2] == [["Virgin", "not known", "60", "60"], ["Recycled", "not known", "40", "40"]]
    assert rows("models") == [["Buy", "1", "1", "2"], ["Lease", "0", "1", "1"]]
    assert rows("claims_EUR") == [
        ["2034", "Zitgoed BV", "Chairs", "19,200"],
        ["2036", "Zitgoed BV", "Chairs", "800"],
    ]
    assert [row[-1] for row in rows("promised")] == ["90 %", "125 %"]
    assert [row[:5] for row in rows("waste")] == [
        ["GM0344", "2023*", "not known", "450", "not known"], ["NL01", "2022", "60 %", "450", "148"],
        ["NL01", "2023*", "61 %", "450", "144"],
    ]  # fmt: skip


def test_social_return_stands_beside_what_was_agreed() -> None:
    """1,500 and 2,500 of the 8,000 that were agreed; what nobody recorded is not known, and no zero."""
    assert rows("social_return") == [["Chairs", "Zitgoed BV", "EUR", "8,000", "4,000", "50 %"]]
    nothing = years.CONTRACT.model_copy(update={"social_return": {}})
    assert rows("social_return", years.year_of(years.SOME, [nothing]))[0][3:] == [
        "8,000",
        "not known",
        "not known",
    ]
    no_more = years.CONTRACT.model_copy(update={"social_return_agreed": None})
    assert "social_return" not in {one.key for one in tables(years.year_of(years.SOME, [no_more]))}


def test_waste_by_inhabitant_is_drawn_by_kind_with_all_that_is_left_of_the_whole() -> None:
    """450 kg, of which 148 residual, 90 of vegetables and gardens and 40 of paper leave 172."""
    one = table("waste_per_head")
    assert one.heads[2:] == (
        "residual waste", "vegetable, fruit and garden waste", "paper and cardboard", "everything else", "Total",
    )  # fmt: skip
    assert rows("waste_per_head") == [
        ["GM0344", "2023*", "not known", "90", "40", "320", "450"],
        ["NL01", "2022", "148", "90", "40", "172", "450"],
        ["NL01", "2023*", "144", "90", "40", "177", "450"],
    ]  # fmt: skip
    assert one.chart is not None
    assert one.chart.categories == ("GM0344 2023*", "NL01 2022", "NL01 2023*")
    assert one.chart.values[:2] == ((None, 148.0, 143.5), (90.0, 90.0, 90.0))
    assert [sum(part or 0.0 for part in bar) for bar in zip(*one.chart.values, strict=True)] == [450.0] * 3


def test_of_many_regions_the_last_years_are_drawn_and_the_table_has_all() -> None:
    many = [years.waste(f"GM{k:04}", year, "", 150.0) for k in range(10) for year in (2021, 2022, 2023)]
    one = table("waste_per_head", years.year_of(waste=many))
    assert one.chart is not None
    assert len(one.rows) == 30
    assert {name[-4:] for name in one.chart.categories} == {"2022", "2023"}
    assert len(one.chart.categories) == one.drawn == 20


def test_a_region_has_its_name_where_the_file_has_it() -> None:
    named = [years.waste("GM0344", 2023, "", 150.0, "Utrecht"), years.waste("NL01", 2023, "", 150.0)]
    goal = {
        "indicator": "waste_separated",
        "by": "region",
        "group": "GM0344",
        "points": {2023: 0.75},
        "source": "x",
    }
    found = years.year_of((), None, named, goal)
    for key in ("waste", "waste_per_head"):
        assert [row[0] for row in rows(key, found)] == ["Utrecht", "NL01"]
    drawn = table("waste", found).chart
    assert drawn is not None
    assert drawn.names == ("Utrecht", "NL01")
    assert table("target_1_", found).caption == "Region Utrecht: Household waste separated"


def test_a_table_in_kilotonnes_says_that_nothing_is_known_by_inhabitant() -> None:
    whole = [one.model_copy(update={"unit": "kilotonnes"}) for one in years.WASTE]
    found = years.year_of(waste=whole)
    assert [one.key for one in tables(found) if one.key.startswith("waste")] == ["waste"]
    assert "Kilograms by inhabitant are not in what was read" in page(found)


def test_what_was_not_measured_is_said_and_not_drawn() -> None:
    document = year_document(years.UNKNOWN, 2027, "en")
    said_so = [one.text for one in document.blocks if isinstance(one, Paragraph) and "not measured" in one.text]
    assert len(said_so) == 12  # every picture but the one of what was asked
    assert all("Needed for it: " in one for one in said_so)
    [lacking] = [
        one for one in document.blocks if isinstance(one, Table) and one.caption.startswith("What was not")
    ]
    assert ["Circular awards", "2", "0", "2 x no bids were given with the tender"] in map(list, lacking.rows)


def test_of_no_awards_it_says_that_and_what_could_not_be_read() -> None:
    document = year_document(years.NONE, 2027, "nl")
    assert len([one for one in document.blocks if isinstance(one, Table)]) == 0
    assert "Onleesbaar." in page(years.NONE, "nl")
    assert "Can&#x27;t be read." in page(years.NONE)


def test_another_year_than_the_last_is_about_that_year() -> None:
    assert short(years.EVERYTHING, year=2026).startswith("In 2026, 2 contracts were awarded.")
    assert short(years.EVERYTHING, year=2019) == "Of 2019 there is no award in what was read."


def test_forty_groups_are_few_parts_in_a_picture_and_all_in_its_table() -> None:
    one = table("co2", years.MANY)
    assert one.chart is not None
    assert len(one.chart.names) == 8
    assert one.chart.names[-1] == "others"
    assert len(one.rows) == 41
    assert len(rows("groups_EUR", years.MANY)) == 40


def test_one_year_is_drawn() -> None:
    assert "<circle" in page(years.year_of([years.award()]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_says_how_it_is_worked_out_and_by_whom(language: str) -> None:
    text, _ = page(years.EVERYTHING, language), translator(language)
    assert all(_(one.title) in text.replace("&#x27;", "'") for one in INDICATORS.values())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("which", EVERY)
def test_it_is_a_pdf_and_a_word_file_too(which: str, kind: str) -> None:
    content = as_file(year_document(EVERY[which], 2027, "nl"), kind)
    assert content == as_file(year_document(EVERY[which], 2027, "nl"), kind)
    assert len(content) > 5_000


def test_contracts_under_which_nothing_falls_due_are_no_lack_of_contracts() -> None:
    """After a default nothing comes in any more: that is what a council has to read."""
    _ = translator("en")
    for contracts, wanted in (
        ([years.CONTRACT.model_copy(update={"claims": {}})], "nothing falls due any more"),
        (None, "This was not measured"),
    ):
        found = YearFound(years.year_of(years.SOME, contracts))
        [claims] = [one for one in pictures(found, 2027, _) if one.key == "claims"]
        assert wanted in claims.without_tables(_)


def test_what_a_default_cost_stands_beside_how_it_is_known() -> None:
    """Of 19,200 that is not received, securities cover 12,000; what they are worth beyond the claims is no gain."""
    assert rows("defaults", years.OF_GROUPS) == [
        ["Tables", "Zitgoed BV", "2027-06-30", "EUR", "19,200", "12,000", "7,200", "Judgment of the court"]
    ]
    covered = years.GONE.model_copy(update={"lost_secured": 20_000.0})
    assert rows("defaults", years.year_of(years.SOME, [covered]))[0][4:7] == ["19,200", "20,000", "0"]
    assert "In the contracts that were read no default was recorded." in page(years.EVERYTHING)


def test_an_indicator_that_is_about_no_award_is_neither_known_nor_unknown() -> None:
    found = YearFound(years.year_of([one for one in years.SOME if one.environmental_performance is None]))
    about_none = [
        row
        for row in indicators_table(found, 2027, translator("en")).rows
        if (row[3].value, row[4].value) == (0, 0)
    ]
    assert "Environmental performance of buildings (MPG)" in {str(row[0].value) for row in about_none}
    assert {row[k].value for row in about_none for k in (1, 5)} == {NOTHING}
