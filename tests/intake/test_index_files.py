"""Figures of indices as CBS gives them: consumer prices of October 2014 and 2015, as they were published."""

import json
from pathlib import Path

import pytest

from lcc.intake.files import InMemory
from lcc.intake.index_files import read_price_index, read_series
from lcc.model.portfolio import PriceIndex
from lcc.record.problem import InputRefusedError

CPI = (
    '"ID";"Bestedingscategorieen";"Perioden";"CPI_1";"JaarmutatieCPI_5"\r\n'
    '"0";"T001112  ";"2014MM10";"116.34";"1.1"\r\n"1";"T001112  ";"2014JJ00";"115.80";"1.0"\r\n'
    '"2";"T001112  ";"2014KW04";"116.10";"."\r\n"3";"T001112  ";"2015MM10*";"117.07";"-0.2"\r\n'
)


def given(text: str, name: str = "cpi.csv") -> InMemory:
    return InMemory(Path(name), text.encode())


def codes(text: str, name: str = "cpi.csv") -> list[tuple[str, int | None]]:
    with pytest.raises(InputRefusedError) as refused:
        read_series(given(text, name))
    return [(one.code, one.line) for one in refused.value.problems]


def test_a_table_with_keys_of_periods_and_a_provisional_figure() -> None:
    [found] = read_series(given(CPI)).series
    [base] = found.on_base
    assert (found.name, found.source, found.retrieved, base.base) == ("CPI", "cpi.csv", None, "cpi.csv")
    assert base.final == {"2014-10": 116.34, "2014": 115.80}
    assert base.first == {"2015-10": 117.07}
    assert "2015-10" not in base.levels("final")
    assert base.levels("first")["2015-10"] / base.levels("first")["2014-10"] == pytest.approx(1.00627, abs=5e-6)


def test_a_mark_behind_a_figure_says_the_same() -> None:
    [base] = read_series(given("Perioden;CPI_1\n2027JJ00;103,1\n2028JJ00;108,0**\n")).series[0].on_base
    assert (base.final, base.first) == ({"2027": 103.1}, {"2028": 108.0})


def test_odata_and_a_table_in_words_say_the_same() -> None:
    rows = [
        {"ID": 0, "Bestedingscategorieen": "T001112  ", "Perioden": "2014MM10", "CPI_1": 116.34},
        {"ID": 1, "Bestedingscategorieen": "T001112  ", "Perioden": "2014JJ00", "CPI_1": 115.8},
        {"ID": 2, "Bestedingscategorieen": "T001112  ", "Perioden": "2014MM11", "CPI_1": None},
    ]
    odata = read_series(given(json.dumps({"odata.metadata": "x", "value": rows}), "stdin.json")).series
    words = "\ufeffPerioden;CPI\n2014 oktober;116,34\n2014;115,80\n2014 november;.\n"
    assert odata[0].on_base[0].final == read_series(given(words)).series[0].on_base[0].final
    assert read_series(given(words, "stdin.yaml")).series[0].name == "CPI"


def test_a_file_of_ours_is_read_as_before() -> None:
    ours = {
        "series": [{"name": "CPI", "source": "CBS", "on_base": [{"base": "2015=100", "final": {"2027": 103.1}}]}]
    }
    assert read_series(given(json.dumps(ours), "a.json")).series[0].on_base[0].base == "2015=100"
    index = {"name": "CPI", "source": "CBS", "levels": {"2027": 103.1}}
    assert read_price_index(given(json.dumps(index), "a.json")) == PriceIndex.model_validate(index)


def test_the_level_of_a_year_is_its_own_or_the_mean_of_all_its_months() -> None:
    months = "".join(f"2027MM{month:02};{100 + month}\n" for month in range(1, 13))
    found = read_price_index(given(f"Perioden;CPI_1\n2026JJ00;100\n{months}2028MM01;120\n"))
    assert (found.name, found.levels) == ("CPI", {2026: 100.0, 2027: 106.5})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Perioden;CPI_1\n2027XX00;100\n2027JJ00;a\n", [("index_period", 2), ("index_figure", 3)]),
        ("Perioden;CPI_1\n2027;100\n2027JJ00;101\n", [("index_period_twice", 3)]),
        ("Perioden;Tak;CPI_1\n2027JJ00;A;1\n2028JJ00;B;2\n", [("index_divided", None)]),
        ("Perioden;CPI_1\n2027JJ00;999\n2028JJ00;1.001\n2029JJ00;1.1\n", [("in_two_ways", 3)]),
        ("Perioden;CPI_1\n2027JJ00\n", [("csv_row_length", 2)]),
        ("Jaar;CPI_1\n2027;100\n", [("statline_no_table", None)]),
        ("Perioden;JaarmutatieCPI_5\n2027JJ00;1.0\n", [("index_no_table", None)]),
        ("Perioden;CPI_1\n2027JJ00;-1\n", [("index_no_table", None)]),
        ("Perioden;CPI_1\n", [("statline_no_table", None)]),
        ("", [("statline_no_table", None)]),
        ('Perioden;CPI_1\n"2027JJ00;1', [("csv_not_read", None)]),
    ],
)
def test_what_can_not_be_read_is_told_by_its_line(text: str, found: list[tuple[str, int | None]]) -> None:
    assert codes(text) == found


def test_figures_that_all_have_three_decimals_grow_alike_however_they_are_read() -> None:
    [found] = read_series(given("Perioden;CPI_1\n2027JJ00;100.001\n2028JJ00;102.123\n")).series
    assert found.on_base[0].final == {"2027": 100.001, "2028": 102.123}


def test_a_number_of_a_program_reads_in_one_way() -> None:
    rows = '{"value": [{"Perioden": "2027JJ00", "C_1": 1.001}, {"Perioden": "2028JJ00", "C_1": 2}]}'
    [found] = read_series(given(rows, "cpi.json")).series
    assert found.on_base[0].final == {"2027": 1.001, "2028": 2.0}


def test_odata_that_is_no_table_is_refused() -> None:
    for value in (
        "[1]",
        '{"Perioden": 1}',
        '[{"a": 1}]',
        '[{"Perioden": null, "CPI_1": 1}]',
        '[{"Perioden": "2027JJ00", "CPI_1": {}}]',
    ):
        assert codes(f'{{"value": {value}, "x": "Perioden"}}', "a.json")


def test_of_two_indices_a_portfolio_has_to_be_told_which() -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_price_index(given("Perioden;CPI_1;CPIAfgeleid_2\n2027JJ00;100;101\n"))
    assert [one.code for one in refused.value.problems] == ["index_several"]
