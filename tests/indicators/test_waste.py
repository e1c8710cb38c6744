"""Household waste as CBS gives it, held to what CBS published."""

import json

import pytest

import lcc
from lcc.indicators.figures import IndicatorValue, WasteRecord

COLUMNS = (
    "TotaalHuishoudelijkAfval_2", "HuishoudelijkRestafval_3", "GrofHuishoudelijkRestafval_4", "Verbouwingsrestafval_5",
)  # fmt: skip
DUTCH_2021 = (8811, 2859, 512, 85)
"""Kilotonnes of the Netherlands in 2021, from table 83558NED; 61 % separated is what CBS printed beside them."""
HEAD = f'"ID";"Regiokenmerken";"Perioden";{";".join(COLUMNS)}'


def read(content: str | bytes, name: str = "waste.csv", **options: object) -> tuple[WasteRecord, ...]:
    data = content.encode() if isinstance(content, str) else content
    return lcc.indicators_of([], waste=(name, data), **options).waste  # type: ignore[arg-type]


def refused(content: str | bytes, name: str = "waste.csv") -> list[tuple[str, int | None]]:
    with pytest.raises(lcc.InputRefusedError) as found:
        read(content, name)
    return [(one.code, one.line) for one in found.value.problems]


def test_separation_is_what_was_published() -> None:
    [found] = read(f'{HEAD}\n0;"NL01    ";"2021JJ00";8811;2859;512;85\n')
    assert (found.region, found.year, found.mark) == ("NL01", 2021, "")
    assert round(100 * (found.separated or 0)) == 61
    assert found.separated == pytest.approx((8811 - 2859 - 512 - 85) / 8811)


def test_the_title_of_a_region_is_its_name_where_the_file_has_it() -> None:
    head = HEAD.replace(
        '"Regiokenmerken";"Perioden"', '"Regiokenmerken";"Regiokenmerken_label";"Perioden";"Perioden_label"'
    )
    [named] = read(f'{head}\n0;"GM0344  ";"Utrecht (gemeente) ";"2021JJ00";"2021";8811;2859;512;85\n')
    assert (named.region, named.name, named.called) == ("GM0344", "Utrecht (gemeente)", "Utrecht (gemeente)")
    [coded] = read(f'{HEAD}\n0;"GM0344  ";"2021JJ00";8811;2859;512;85\n')
    assert (coded.name, coded.called) == (None, "GM0344")


def test_json_of_odata_is_the_same_as_csv() -> None:
    row = {
        "ID": 0,
        "Regiokenmerken": "NL01    ",
        "Perioden": "2021JJ00",
        **dict(zip(COLUMNS, DUTCH_2021, strict=True)),
    }
    in_json = read(json.dumps({"odata.metadata": "x", "value": [row]}), "waste.json")
    assert in_json == read(f'{HEAD}\n0;"NL01    ";"2021JJ00";8811;2859;512;85\n')


def test_columns_go_by_their_name_whatever_number_is_behind_it() -> None:
    other = HEAD
    for number, column in enumerate(COLUMNS, start=20):
        other = other.replace(column, f"{column.partition('_')[0]}_{number}")
    assert [one.separated for one in read(f"{other}\n0;NL01;2021JJ00;8811;2859;512;85\n")] == [
        one.separated for one in read(f"{HEAD}\n0;NL01;2021JJ00;8811;2859;512;85\n")
    ]


def test_the_mark_of_a_provisional_figure_is_kept_and_what_is_unknown_stays_unknown() -> None:
    found = read(f"{HEAD}\n0;PV24    ;2023*;8811;2859;512;85\n1;PV25;2023**;8811;2859;.;85\n")
    assert [(one.region, one.mark) for one in found] == [("PV24", "*"), ("PV25", "**")]
    assert found[1].separated is None
    assert found[1].amounts["GrofHuishoudelijkRestafval"] is None


def test_without_a_column_separation_is_not_guessed() -> None:
    [found] = read(
        "RegioS;Perioden;TotaalHuishoudelijkAfval_1;HuishoudelijkRestafval_2\nGM0363;2023JJ00;400;200\n"
    )
    assert found.separated is None


def per_head(**options: object) -> list[IndicatorValue]:
    text = (
        "RegioS;Perioden;TotaalHuishoudelijkAfval_1;HuishoudelijkRestafval_2;GFTAfval_5;OudPapierEnKarton_6\n"
        "NL01;2023JJ00;453;177;92;41\n"
    )
    found = lcc.indicators_of([], waste=("waste.csv", text.encode()), **options)  # type: ignore[arg-type]
    return [one for one in found.values if one.indicator.endswith("per_head")]


def test_kilograms_by_inhabitant_are_those_of_the_table() -> None:
    """CBS, 2023: 453 kg an inhabitant, of which 177 residual, 92 vegetable, fruit and garden waste, and 41 paper."""
    found = {one.part: (one.group, one.year, one.value) for one in per_head(waste_unit="kg_per_inhabitant")}
    assert found == {
        part: ("NL01", 2023, amount)
        for part, amount in zip(("total", "rest", "gft", "paper"), (453, 177, 92, 41), strict=True)
    }


def test_a_target_for_residual_waste_is_met_from_above() -> None:
    """177 kg in 2023 is 27 kg more than a target of 150, and 41 kg of paper is 1 kg more than one of 40."""
    of = {"by": "region", "group": "NL01", "source": "made up"}
    targets = [
        {"indicator": "waste_per_head", "part": "rest", "points": {2020: 150.0}, **of},
        {"indicator": "separated_per_head", "part": "paper", "points": {2020: 40.0}, **of},
    ]
    found = per_head(waste_unit="kg_per_inhabitant", targets={"targets": targets})
    assert [(one.part, one.ahead) for one in found if one.target is not None] == [("rest", -27.0), ("paper", 1.0)]


def test_nothing_is_said_by_inhabitant_where_the_unit_is_not_known_or_is_another() -> None:
    assert not per_head()
    assert not per_head(waste_unit="kilotonnes")


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("", [("statline_no_table", None)]),
        ("one;two\n1;2\n", [("statline_no_table", None)]),
        ("Perioden;A_1\n2021JJ00;2\n", [("waste_no_table", 2)]),
        (f"{HEAD}\n0;NL01;2021KW01;1;1;1;1\n", [("waste_period", 2)]),
        (f"{HEAD}\n0;NL01;2021JJ00;1;1;1\n", [("csv_row_length", 2)]),
        (f"{HEAD}\n0;NL01;2021JJ00;1,5;=1+1;1;1\n", [("waste_number", 2), ("waste_number", 2)]),
        (f"{HEAD}\n0;NL01;2021JJ00;1;1;1;1\n1;NL01 ;2021JJ00;1;1;1;1\n", [("waste_twice", 3)]),
        (f"{HEAD}\n0;NL01;2021JJ00;8.811;1;1;1\n", [("in_two_ways", 2)]),
        ("RegioS;Perioden;A_1;A_2\nNL01;2021JJ00;1;2\n", [("waste_column_twice", 2)]),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(content: str, wanted: list[tuple[str, int | None]]) -> None:
    assert refused(content) == wanted


@pytest.mark.parametrize("content", ["[]", "{}", "3", '{"value": [1]}', '{"value": []}', '{"value": {"a": 1}}'])
def test_json_that_is_no_table_is_refused(content: str) -> None:
    assert [code for code, _line in refused(content, "waste.json")] == ["statline_no_table"]


def test_a_value_that_is_a_list_is_refused() -> None:
    row = {"RegioS": "NL01", "Perioden": "2021JJ00", "A_1": [1], "B_2": True}
    assert [code for code, _line in refused(json.dumps([row]), "waste.json")] == ["waste_number"] * 2


def test_a_number_beyond_all_bounds_is_refused() -> None:
    row = f'[{{"RegioS": "NL01", "Perioden": "2021JJ00", "A_1": {"9" * 400}}}]'
    assert len(refused(row, "waste.json")) == 1
