"""An EPD goes into what an offer states of one unit, and what is wrong in it is said at its place."""

import json
import re
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import lcax  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import epds
import lcc
import make
from lcc.library.published import WEIGHTING_SETS

SHAPES = [(epds.ilcd, "1 piece"), (epds.openepd, "85 kg"), (epds.product_passport, "1 stuk")]
ANIES = ("LCIAResults", "LCIAResult", 0, "other", "anies")
FIRST = "LCIAResults.LCIAResult[0].other.anies[0].value"
GWP = ("impacts", "EF 3.1", "gwp")


def _at(plain: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        plain = plain[step]
    return plain


def _changed(plain: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """Return the EPD with another value at a path, or without it where that is None."""
    changed = deepcopy(plain)
    if value is None:
        del _at(changed, path[:-1])[path[-1]]
    else:
        _at(changed, path[:-1])[path[-1]] = value
    return changed


def _refused(plain: dict[str, Any], per_item: str, **asked: Any) -> list[lcc.Problem]:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.epd(plain, per_item, **asked)
    return refused.value.problems


@pytest.mark.parametrize(("make_epd", "per_item"), SHAPES)
def test_every_shape_comes_to_the_same_numbers(make_epd: Any, per_item: str) -> None:
    found = lcc.epd(make_epd(), per_item)
    assert found.carbon.production_kg == epds.PRODUCTION
    assert found.carbon.end_of_life_kg == epds.END_OF_LIFE
    assert found.circularity is not None
    assert (found.circularity.mass_kg, round(found.circularity.secondary_share or 0, 3)) == (85.0, 0.706)
    assert (found.evidence.number, found.evidence.valid_until) == ("EPD-85", date(2030, 12, 31))
    assert found.apart == {"D": -14.0}


def test_lcax_reads_the_same_from_the_file() -> None:
    """A reader that others made, in Rust; it does not take the mass from the properties of the flow."""
    read = lcax.convert_ilcd(data=json.dumps(epds.ilcd()))
    impacts = json.loads(read.dumps())["impacts"]
    found = lcc.epd(epds.ilcd(), "1 piece")
    assert impacts["gwp"]["a1a3"] == found.carbon.production_kg
    assert sum(impacts["gwp"][module] for module in ("c1", "c2", "c3", "c4")) == pytest.approx(
        found.carbon.end_of_life_kg
    )
    assert found.circularity is not None
    assert impacts["sm"]["a1a3"] / 85 == pytest.approx(found.circularity.secondary_share)
    assert found.mki is not None
    for theirs, ours in (
        ("ep_fw", "EP-freshwater"),
        ("adpe", "ADP-minerals-metals"),
        ("wdp", "WDP"),
        ("pm", "PM"),
    ):
        assert sum(impacts[theirs].values()) == pytest.approx((found.mki.impacts or {})[ours])


def test_openepd_takes_the_file_that_is_read_here() -> None:
    from openepd.model.epd import Epd  # which takes seconds to load

    read: Any = Epd.model_validate(epds.openepd())
    gwp = read.impacts.as_dict()["EF 3.1"].gwp
    found = lcc.epd(epds.openepd(), "85 kg")
    assert 85 * gwp.A1A2A3.mean == pytest.approx(found.carbon.production_kg)
    assert 85 * (gwp.C1.mean + gwp.C2.mean + gwp.C3.mean + gwp.C4.mean) == pytest.approx(
        found.carbon.end_of_life_kg
    )


@pytest.mark.parametrize(("make_epd", "per_item"), SHAPES[:2])
def test_the_mki_has_each_impact_over_modules_a_to_d(make_epd: Any, per_item: str) -> None:
    found = lcc.epd(make_epd(), per_item)
    assert found.mki is not None
    assert found.mki.weighting_set == "A2"
    impacts = found.mki.impacts or {}
    assert impacts["GWP-total"] == 117.3  # 120.5 + 10.8 - 14.0
    assert impacts["ADP-fossil"] == 1545.0  # 1500 x (1 + 4 / 100 - 1 / 100)
    assert list(impacts) == list(WEIGHTING_SETS["A2"].weights)


def test_phosphate_is_counted_as_the_phosphorus_in_it() -> None:
    """Of 94.970 g phosphate 30.974 g is phosphorus; openEPD has the one and EN 15804+A2 the other."""
    found = lcc.epd(epds.openepd(), "85 kg")
    assert found.mki is not None
    assert (found.mki.impacts or {})["EP-freshwater"] == pytest.approx(0.00103 * 30.974 / 94.970, rel=1e-9)


def test_what_is_built_in_and_used_counts_in_the_mki_only() -> None:
    plain = epds.openepd()
    for module, value in (("A4", 0.1), ("A5", 0.2), ("B2", 0.3)):
        for scopes in plain["impacts"]["EF 3.1"].values():
            scopes[module] = {"mean": value, "unit": next(iter(scopes.values()))["unit"]}
    found = lcc.epd(plain, "10 kg")
    assert found.carbon.production_kg == pytest.approx(10 * epds.PRODUCTION / 85)
    assert found.mki is not None
    assert (found.mki.impacts or {})["GWP-total"] == pytest.approx(10 * (117.3 / 85 + 0.6))
    assert (found.apart["A4"], found.apart["A5"], found.apart["B2"]) == (1.0, 2.0, 3.0)
    assert found.not_declared == ["B1", "B3", "B4", "B5", "B6", "B7"]


def test_a_module_that_one_impact_declares_is_asked_of_all() -> None:
    """Transport with its emissions of CO2 and without its particles would be an MKI that is too low."""
    plain = epds.openepd()
    _at(plain, GWP)["A4"] = {"mean": 0.1, "unit": "kgCO2e"}
    missing = lcc.epd(plain, "85 kg").left_out["mki"]
    assert {one.context["what"] for one in missing} == set(WEIGHTING_SETS["A2"].weights) - {"GWP-total"}
    assert {one.context["modules"] for one in missing} == {"A4"}


def test_each_number_names_the_lines_that_it_came_from() -> None:
    text = json.dumps(epds.ilcd(), indent=1)
    found = lcc.epd(("bench.json", text.encode()), "1 piece")
    [end] = [one for one in found.reckoned if one.field == "carbon.end_of_life_kg"]
    assert [one.module for one in end.terms] == ["C1", "C2", "C3", "C4"]
    written = [line.strip() for line in text.splitlines()]
    found_at = [written[one.origin.line - 1] for one in end.terms if one.origin.line]
    assert found_at == ['"value": "0.5"', '"value": "1.1"', '"value": "9.0"', '"value": "0.2"']
    assert end.terms[2].origin.field == "LCIAResults.LCIAResult[0].other.anies[3].value"
    assert found.file.sha256 == lcc.epd(("other.json", text.encode()), "1 piece").file.sha256


def test_values_may_be_texts_and_parts_of_making_are_added_up() -> None:
    plain = epds.openepd()
    gwp = _at(plain, GWP)
    del gwp["A1A2A3"]
    gwp |= {"A1": {"mean": 1.0, "unit": "kgCO2e"}, "A2": {"mean": 0.25, "unit": "kgCO2e"}}
    gwp["A3"] = {"mean": "1.5E-1", "unit": "kgCO2e"}
    assert lcc.epd(plain, "2 kg").carbon.production_kg == 2.8


def test_the_whole_and_its_parts_have_to_agree() -> None:
    plain = epds.openepd()
    parts = {module: {"mean": 0.5, "unit": "kgCO2e"} for module in ("A1", "A2", "A3")}
    _at(plain, GWP).update(parts)
    [problem] = _refused(plain, "85 kg")
    assert (problem.code, problem.field, problem.context["total"]) == (
        "epd_modules_differ",
        'impacts["EF 3.1"].gwp',
        1.5,
    )
    _at(plain, GWP)["A1"]["mean"] = 120.5 / 85 - 1.0 + 0.001  # as far as EPDs round
    assert lcc.epd(plain, "85 kg").carbon.production_kg == epds.PRODUCTION


def test_an_indicator_is_known_in_german_and_by_its_identifier() -> None:
    plain = epds.ilcd()
    method = plain["LCIAResults"]["LCIAResult"][0]["referenceToLCIAMethodDataSet"]
    method["shortDescription"] = [{"value": "Globales Erwärmungspotenzial - total (GWP-total)", "lang": "de"}]
    unit = _at(plain, ANIES)[-1]["value"]
    unit["shortDescription"] = [{"value": "kg CO_(2)-Äq.", "lang": "de"}]
    assert lcc.epd(plain, "1 piece").carbon.production_kg == epds.PRODUCTION
    method |= {"shortDescription": [{"value": "Treibhauspotenzial", "lang": "de"}]}
    method["refObjectId"] = "a7ea142a-9749-11ed-a8fc-0242ac120002"  # GWP-total, EF 3.1, in the list of InDataWG
    assert lcc.epd(plain, "1 piece").carbon.production_kg == epds.PRODUCTION


def test_a_part_of_climate_change_is_never_counted_beside_it() -> None:
    with_parts, without = epds.openepd(), epds.openepd()
    del without["impacts"]["EF 3.1"]["gwp-fossil"]
    assert lcc.epd(with_parts, "85 kg").carbon == lcc.epd(without, "85 kg").carbon
    only_part = _changed(epds.openepd(), GWP, None)
    [problem] = _refused(only_part, "85 kg")
    assert (problem.code, problem.context["impacts"]) == ("epd_impact", "GWP-total")


WRONG: list[tuple[Any, str, tuple[Any, ...], Any, str, str]] = [
    # a module that counts is not there, in the ways in which files say so
    (epds.ilcd, "1 piece", (*ANIES, 3), None, "epd_module", "LCIAResults.LCIAResult[0]"),
    (epds.ilcd, "1 piece", (*ANIES, 3, "value"), "MND", "epd_module", "LCIAResults.LCIAResult[0]"),
    (epds.openepd, "85 kg", (*GWP, "C3"), None, "epd_module", 'impacts["EF 3.1"].gwp'),
    (epds.openepd, "85 kg", (*GWP, "A1A2A3"), None, "epd_module", 'impacts["EF 3.1"].gwp'),
    # numbers
    (epds.ilcd, "1 piece", (*ANIES, 0, "value"), "120,5", "float_type", FIRST),
    (epds.ilcd, "1 piece", (*ANIES, 0, "value"), "nan", "float_type", FIRST),
    (epds.ilcd, "1 piece", (*ANIES, 0, "value"), "1e999", "finite_number", FIRST),
    (epds.ilcd, "1 piece", (*ANIES, 0, "value"), "1e13", "less_than_equal", FIRST),
    (epds.openepd, "85 kg", (*GWP, "C1", "mean"), True, "float_type", 'impacts["EF 3.1"].gwp.C1.mean'),
    # units
    (epds.openepd, "85 kg", (*GWP, "C1", "unit"), "kg", "epd_unit", 'impacts["EF 3.1"].gwp.C1.unit'),
    (epds.openepd, "85 kg", ("kg_per_declared_unit", "unit"), "lb", "epd_unit", "kg_per_declared_unit.unit"),
    (epds.openepd, "85 kg", ("declared_unit", "unit"), "1 m2, R = 1", "epd_declared_unit", "declared_unit.unit"),
    (epds.openepd, "85 m2", ("product_name",), "Bench", "epd_other_unit", "declared_unit.unit"),
    (epds.openepd, "85 kg", ("declared_unit", "qty"), 0, "greater_than_equal", "declared_unit.qty"),
    # the set
    (epds.openepd, "85 kg", ("compliance",), [{"short_name": "EN 15804+A1"}], "epd_method", "impacts"),
    (epds.openepd, "85 kg", ("impacts",), {"TRACI 2.1": {}}, "epd_method", "impacts"),
    # what it is
    (epds.openepd, "85 kg", ("product_name",), None, "missing", "product_name"),
    (epds.openepd, "85 kg", ("product_name",), "B\u202eank", "visible_text", "product_name"),
    (epds.openepd, "85 kg", ("valid_until",), "soon", "date_type", "valid_until"),
    (epds.openepd, "85 kg", ("valid_until",), "2030-12-31 or so", "date_type", "valid_until"),
    (epds.ilcd, "1 piece", ("exchanges", "exchange", 0, "referenceFlow"), False, "ok", ""),
    (epds.ilcd, "1 piece", ("exchanges", "exchange"), [], "epd_reference_flow", "exchanges"),
]  # fmt: skip


@pytest.mark.parametrize(("make_epd", "per_item", "path", "value", "code", "field"), WRONG)
def test_what_is_wrong_is_said_at_its_place(
    make_epd: Any, per_item: str, path: tuple[Any, ...], value: Any, code: str, field: str
) -> None:
    plain = _changed(make_epd(), path, value)
    if code == "ok":
        assert lcc.epd(plain, per_item).carbon.production_kg == epds.PRODUCTION
        return
    problems = _refused(plain, per_item)
    assert (code, field) in [(one.code, one.field) for one in problems]
    assert all(one.file == "epd.json" for one in problems)
    assert next(one.line for one in problems if one.code == code) or code == "missing"


def test_a_declared_unit_that_hangs_on_more_than_its_unit_is_refused() -> None:
    plain = epds.ilcd()
    plain["exchanges"]["exchange"][0]["flowProperties"][1]["referenceUnit"] = "qm"
    assert lcc.epd(plain, "1 m2").carbon.production_kg == epds.PRODUCTION
    name = plain["processInformation"]["dataSetInformation"]["name"]
    name["functionalUnitFlowProperties"] = [{"value": "1 m2, R = 1 m2K/W", "lang": "en"}]
    assert [one.code for one in _refused(plain, "1 m2")] == ["epd_declared_unit"]


def test_a_module_in_several_scenarios_counts_by_the_one_that_is_chosen() -> None:
    plain = epds.ilcd()
    _at(plain, ANIES)[3] = {"module": "C3", "scenario": "burned", "value": "9.0"}
    _at(plain, ANIES).append({"module": "C3", "scenario": "recycled", "value": "2.0"})
    [problem] = _refused(plain, "1 piece")
    assert (problem.code, problem.context["known"]) == ("epd_scenarios", "burned, recycled")
    assert lcc.epd(plain, "1 piece", scenario="burned").carbon.end_of_life_kg == epds.END_OF_LIFE
    assert lcc.epd(plain, "1 piece", scenario="recycled").carbon.end_of_life_kg == 3.8
    [problem] = _refused(plain, "1 piece", scenario="dumped")
    assert (problem.code, problem.found, problem.context["known"]) == (
        "epd_no_scenario", "dumped", "burned, recycled",
    )  # fmt: skip
    assert _refused(epds.ilcd(), "1 piece", scenario="burned")[0].code == "epd_no_scenario"


def test_modules_of_several_scenarios_are_never_added_up() -> None:
    """What is recycled in C3 is not dumped in C4; transport to the site has scenarios of its own."""
    plain = epds.ilcd()
    for place, scenario in ((3, "recycled"), (5, "recycled"), (4, "dumped")):
        _at(plain, ANIES)[place]["scenario"] = scenario
    for chosen in (None, "recycled", "dumped"):
        assert {one.code for one in _refused(plain, "1 piece", scenario=chosen)} == {"epd_scenarios"}
    _at(plain, ANIES)[4]["scenario"] = "recycled"
    _at(plain, ANIES).append({"module": "A4", "scenario": "by train", "value": "2.0"})
    found = lcc.epd(plain, "1 piece", scenario="recycled")
    assert (found.carbon.end_of_life_kg, found.apart["A4"]) == (epds.END_OF_LIFE, 2.0)


def test_a_scenario_of_openepd_is_the_whole_end_of_life() -> None:
    plain = epds.openepd()
    ends = {module: {"mean": 0.01, "unit": "kgCO2e"} for module in ("C1", "C2", "C3", "C4", "D")}
    _at(plain, GWP)["C_scenarios"] = [{"name": "reuse", "C3": ends["C3"]}]
    problems = _refused(plain, "85 kg", scenario="reuse")
    assert {(one.code, one.context["what"]) for one in problems} == {
        ("epd_scenarios", module) for module in ("C1", "C2", "C4", "D", "C3")
    }
    for scopes in plain["impacts"]["EF 3.1"].values():
        unit = scopes["A1A2A3"]["unit"]
        scopes["C_scenarios"] = [{"name": "reuse", **{at: {"mean": 0.01, "unit": unit} for at in ends}}]
    del plain["output_flows"]
    assert lcc.epd(plain, "100 kg", scenario="reuse").carbon.end_of_life_kg == 4.0


@pytest.mark.parametrize("kg", [0.71, 1.02])
def test_one_kg_weighs_one_kg(kg: float) -> None:
    plain = epds.openepd()
    plain["kg_per_declared_unit"]["qty"] = kg
    [problem] = _refused(plain, "85 kg")
    assert (problem.code, problem.field, problem.found) == ("epd_mass_differs", "kg_per_declared_unit.qty", kg)


def test_modules_that_are_declared_together_are_not_passed_over() -> None:
    for module, value, code in (
        ("A4-A5", {"mean": 5.0, "unit": "kgCO2e"}, "epd_other_module"),
        ("A4", 5.0, "dict_type"),
        ("C_scenarios", {"name": "reuse", "C3": 5.0}, "list_type"),
        ("C_scenarios", [{"name": "reuse", "C3": 5.0}], "dict_type"),
    ):
        plain = epds.openepd()
        _at(plain, GWP)[module] = value
        assert code in [one.code for one in _refused(plain, "85 kg")], (module, value)
    plain = epds.openepd()
    blank = {"mean": None, "unit": "kgCO2e"}
    _at(plain, GWP).update({"A4-A5": blank, "B1": None, "B1_years": 50.0, "ext": {"a": 1}})
    assert lcc.epd(plain, "85 kg").carbon.production_kg == epds.PRODUCTION
    for written in ("A4-A5", 4):
        plain = epds.ilcd()
        _at(plain, ANIES).append({"module": written, "value": "5.0"})
        assert "epd_other_module" in [one.code for one in _refused(plain, "1 piece")]


def test_a_number_without_a_unit_does_not_get_that_of_its_neighbours() -> None:
    plain = epds.openepd()
    del _at(plain, GWP)["C1"]["unit"]
    [problem] = _refused(plain, "85 kg")
    assert (problem.code, problem.field) == ("epd_unit", 'impacts["EF 3.1"].gwp.C1.unit')


def test_an_epd_that_is_issued_later_does_not_hold_yet() -> None:
    tender = make.tender(mki={"weighting_set": "A2"}, base_date="2027-01-01")
    late = epds.openepd() | {"date_of_issue": "2027-01-02T00:00:00Z"}
    [problem] = _refused(late, "85 kg", tender=tender)
    assert (problem.code, problem.field, problem.found) == ("epd_not_yet", "date_of_issue", "2027-01-02")
    assert lcc.epd(late, "85 kg").mki is not None
    plain = epds.ilcd()
    plain["processInformation"]["time"]["referenceYear"] = 2027
    assert lcc.epd(plain, "1 piece", tender=tender).mki is not None
    plain["processInformation"]["time"]["referenceYear"] = 2028
    assert [one.code for one in _refused(plain, "1 piece", tender=tender)] == ["epd_not_yet"]


@pytest.mark.parametrize("per_item", ["1.000 kg", "1,000 kg", "12.500 kg"])
def test_an_amount_that_can_be_thousands_is_asked_again(per_item: str) -> None:
    [problem] = _refused(epds.openepd(), per_item)
    assert problem.code == "epd_thousands"
    for way in ("whole", "decimal"):
        assert lcc.epd(epds.openepd(), str(problem.context[way])).carbon.production_kg
    assert lcc.epd(epds.openepd(), "0.125 kg").per_item.amount == 0.125


def test_the_tender_says_which_set_counts_and_on_which_day_it_has_to_hold() -> None:
    tender = make.tender(mki={"weighting_set": "A2"}, base_date="2030-12-31")
    assert lcc.epd(epds.ilcd(), "1 piece", tender=tender).mki is not None
    later = make.tender(mki={"weighting_set": "A2"}, base_date="2031-01-01")
    [problem] = _refused(epds.ilcd(), "1 piece", tender=later)
    assert (problem.code, problem.field) == ("epd_expired", "processInformation.time.dataSetValidUntil")
    [problem] = _refused(
        epds.ilcd(), "1 piece", tender=make.tender(mki={"weighting_set": "A1"}, base_date="2027-01-01")
    )
    assert (problem.code, problem.found) == ("other_weighting_set", "A2")
    [problem] = _refused(_changed(epds.openepd(), ("valid_until",), None), "85 kg", on=date(2027, 1, 1))
    assert problem.code == "epd_no_validity"


def test_an_impact_that_is_missing_is_refused_where_the_tender_has_mki_and_else_left_out() -> None:
    plain = _changed(epds.openepd(), ("impacts", "EF 3.1", "PM"), None)
    found = lcc.epd(plain, "85 kg")
    assert found.mki is None
    assert [(one.code, one.context["impacts"]) for one in found.left_out["mki"]] == [("epd_impact", "PM")]
    tender = make.tender(mki={"weighting_set": "A2"}, base_date="2027-01-01")
    assert [one.code for one in _refused(plain, "85 kg", tender=tender)] == ["epd_impact"]


def test_the_older_set_has_its_own_names_and_is_never_mixed() -> None:
    """An EPD by EN 15804+A1 has seven impacts in which ADPF is in MJ; the MKI of that set asks eleven, and kg Sb-eq."""
    plain = epds.openepd()
    plain["compliance"] = [{"short_name": "EN 15804:2012+A1:2013"}]
    plain["impacts"] = {
        "CML 2012": {"gwp": plain["impacts"]["EF 3.1"]["gwp"], "ep": {"C1": {"mean": 1, "unit": "kgPO4e"}}}
    }
    found = lcc.epd(plain, "85 kg")
    assert found.carbon.production_kg == epds.PRODUCTION
    assert found.mki is None
    tender = make.tender(mki={"weighting_set": "A2"}, base_date="2027-01-01")
    assert "other_weighting_set" in [one.code for one in _refused(plain, "85 kg", tender=tender)]


def test_a_passport_starts_from_the_least_favourable_that_the_epd_leaves_open() -> None:
    passport = lcc.epd(epds.ilcd(), "1 piece", life_years=20.0).passport
    assert passport is not None
    [material] = passport.materials
    assert material.origin.recycled == pytest.approx(60 / 85)
    assert material.origin.virgin == pytest.approx(25 / 85)
    assert material.end_of_life.recycle == pytest.approx(70 / 85)
    assert material.end_of_life.landfill == pytest.approx(15 / 85)
    bare = epds.openepd()
    del bare["resource_uses"], bare["output_flows"]
    passport = lcc.epd(bare, "85 kg").passport
    assert passport is not None
    [material] = passport.materials
    assert (material.origin.virgin, material.end_of_life.landfill) == (1.0, 1.0)


def test_no_passport_follows_without_a_life_or_from_more_than_the_mass() -> None:
    def left_out(plain: dict[str, Any], part: str, life_years: float | None = 9.0) -> list[str]:
        return [one.code for one in lcc.epd(plain, "1 piece", life_years=life_years).left_out[part]]

    plain = epds.ilcd()
    assert left_out(plain, "passport", None) == ["epd_life"]
    plain["exchanges"]["exchange"][2]["other"]["anies"][1]["value"] = "85.1"
    assert left_out(plain, "passport") == ["epd_more_than_mass"]
    plain["exchanges"]["exchange"][1]["other"]["anies"][0]["value"] = "85.1"
    assert left_out(plain, "circularity") == ["epd_more_than_mass"]


def test_what_it_comes_to_goes_into_a_bid_as_it_is() -> None:
    tender = make.tender(mki={"weighting_set": "A2"}, base_date="2027-01-01")
    offered = lcc.epd(epds.ilcd(), "1 piece", tender=tender).offered()
    bid = make.bid(make.offer(make.purchase(), **offered))
    assert bid.offers[0].carbon.production_kg == epds.PRODUCTION
    assert lcc.check(tender, [bid]) == []


def test_what_is_missing_goes_by_the_names_of_the_file() -> None:
    plain = epds.ilcd()
    del plain["processInformation"]["dataSetInformation"]["name"]
    [problem] = _refused(plain, "1 piece")
    name = "processInformation.dataSetInformation.name.baseName"
    assert (problem.code, problem.field, problem.context["field"]) == ("missing", name, name)


@pytest.mark.parametrize(
    "per_item",
    ["", "85", "kg", "0 kg", "0.0000001 kg", "-1 kg", "85 stone", "1e5 kg", "9" * 13 + " kg", "85 kg x 2"],
)
def test_what_one_unit_has_is_an_amount_and_a_unit(per_item: str) -> None:
    assert {one.code for one in _refused(epds.openepd(), per_item)} <= {"epd_per_item", "line_of_text"}


def test_generic_data_are_of_category_3_and_who_verified_is_said() -> None:
    """An MKI on untested generic data gets the surcharge of the tender."""
    plain = epds.ilcd()
    assert (lcc.epd(plain, "1 piece").is_generic, lcc.epd(plain, "1 piece").verified_by) == (False, "Toets BV")
    plain["modellingAndValidation"]["LCIMethodAndAllocation"]["other"]["anies"][0]["value"] = "generic dataset"
    del plain["modellingAndValidation"]["validation"]
    found = lcc.epd(plain, "1 piece")
    assert found.mki is not None
    assert (found.is_generic, found.mki.category_3, found.verified_by) == (True, True, None)
    estimate = epds.openepd() | {"doctype": "openGenericEstimate"}
    assert lcc.epd(estimate, "85 kg").is_generic


def test_the_kind_of_data_is_told_in_any_case_and_a_kind_that_is_not_known_is_refused() -> None:
    for written, kind in (
        ("OpenGenericEstimate", "generic"), ("openEPD", "specific"), ("openIndustryEpd", "average"),
    ):  # fmt: skip
        found = lcc.epd(epds.openepd() | {"doctype": written}, "85 kg")
        assert (found.kind, found.is_generic) == (kind, kind == "generic")
    for written, kind in (
        ("Generic Dataset", "generic"), ("average dataset", "average"), ("representative dataset", "representative"),
    ):  # fmt: skip
        plain = epds.ilcd()
        plain["modellingAndValidation"]["LCIMethodAndAllocation"]["other"]["anies"][0]["value"] = written
        assert lcc.epd(plain, "1 piece").kind == kind
    plain["modellingAndValidation"]["LCIMethodAndAllocation"]["other"]["anies"][0]["value"] = "template dataset"
    assert [one.code for one in _refused(plain, "1 piece")] == ["epd_kind"]
    assert "epd_kind" in [one.code for one in _refused(epds.openepd() | {"doctype": "openPCR"}, "85 kg")]


def test_a_bid_on_generic_data_without_its_surcharge_is_not_what_its_epd_says() -> None:
    generic = epds.openepd() | {"doctype": "openGenericEstimate"}
    offered = lcc.epd(generic, "85 kg", tender=TENDER).offered()
    asked: dict[str, Any] = {"tender": TENDER, "bid": make.bid(make.offer(make.purchase(), **offered))}
    assert lcc.epd(generic, "85 kg", **asked).is_generic
    del offered["mki"]["category_3"]
    asked["bid"] = make.bid(make.offer(make.purchase(), **offered))
    [problem] = _refused(generic, "85 kg", **asked)
    assert (problem.code, problem.field) == ("epd_is_generic", "offers[0].mki.category_3")


@given(times=st.integers(1, 10_000), per=st.sampled_from([1, 4, 1000]))
def test_numbers_are_in_proportion_to_what_one_unit_has(times: int, per: int) -> None:
    """By the declared unit and by any amount of it: an EPD per tonne says the same as one per kg."""
    plain = epds.openepd()
    plain["declared_unit"]["qty"] = plain["kg_per_declared_unit"]["qty"] = float(per)
    plain["resource_uses"]["sm"]["A1A2A3"]["mean"] = 0.0
    found = lcc.epd(plain, f"{times} kg")
    once = lcc.epd(epds.openepd(), "1 kg")
    assert found.carbon.production_kg == pytest.approx(once.carbon.production_kg * times / per, rel=1e-9)


@pytest.mark.parametrize("amount", [1e-300, 1e-6, 1e9, 1e300])
@pytest.mark.parametrize("value", [1e-300, 1e12, -1e12, 1e300])
def test_no_number_is_too_large_or_too_small_to_be_read_or_refused(amount: float, value: float) -> None:
    plain = epds.openepd()
    plain["declared_unit"]["qty"] = plain["kg_per_declared_unit"]["qty"] = amount
    for module in ("A1", "A2", "A3", "C1"):
        _at(plain, GWP)[module] = {"mean": value, "unit": "kgCO2e"}
    codes = {one.code for one in _refused(plain, "85 kg")}
    assert codes <= {"epd_modules_differ", "greater_than_equal", "less_than_equal", "finite_number"}


HOSTILE: dict[str, bytes] = {
    "deep": b'{"doctype": "openEPD", "impacts": ' + b"[" * 60 + b"]" * 60 + b"}",
    "many": b'{"doctype": "openEPD", "impacts": [' + b"1," * 1_000_000 + b"1]}",
    "no JSON": b"<xml/>",
    "no object": b"[1, 2]",
    "other": b'{"epd": 1}',
    "nan": b'{"doctype": "openEPD", "declared_unit": {"qty": NaN}}',
    "twice": b'{"doctype": "openEPD", "doctype": "openEPD"}',
    "control": b'{"doctype": "openEPD", "product_name": "a\\u001b[2J"}',
    "wrong kinds": b'{"processInformation": {"time": [], "dataSetInformation": 3}, "exchanges": 1, "LCIAResults": [1]}',
    "empty elements": b'{"digitalProductPassportId": 1, "elements": [{"elementId": [], "value": {}}, 3, null]}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.epd(("epd.json", HOSTILE[name]), "1 kg")
    assert 0 < len(refused.value.problems) <= 101
    assert all(one.file == "epd.json" for one in refused.value.problems)
    assert all(lcc.said(one, language) for one in refused.value.problems for language in ("nl", "en"))


@pytest.mark.parametrize(
    ("content", "kind"), [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\n<?xml version='1.0'?>", "XML")]
)
def test_an_epd_of_another_kind_is_named(content: bytes, kind: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.epd(("epd.pdf", content), "1 kg")
    [problem] = refused.value.problems
    assert (problem.code, problem.found) == ("epd_shape", kind)


def test_an_element_that_is_there_twice_counts_as_neither() -> None:
    plain = epds.product_passport()
    [declaration] = plain["elements"]
    declaration["elements"].append({**declaration["elements"][4], "value": 8.5})
    [problem] = _refused(plain, "1 piece")
    assert (problem.code, problem.field) == ("epd_twice", "elements[0].elements[8].value")


def test_very_many_indicators_and_numbers_are_read_or_refused_once() -> None:
    plain = epds.ilcd()
    _at(plain, ANIES).extend({"module": "C3", "value": str(number)} for number in range(20_000))
    [problem] = _refused(plain, "1 piece")
    assert problem.code == "epd_twice"


@given(data=st.data(), shape=st.sampled_from(SHAPES), value=epds.values)
def test_any_value_anywhere_is_read_or_refused_in_words(data: st.DataObject, shape: Any, value: Any) -> None:
    make_epd, per_item = shape
    plain = make_epd()
    epds.put(plain, data.draw(st.sampled_from(epds.paths(plain)[1:])), value)
    refused: list[lcc.Problem] = []
    try:
        lcc.epd(plain, per_item, life_years=5.0)
    except lcc.InputRefusedError as error:
        refused = error.problems
    assert all(lcc.said(one, "en") for one in refused)


TENDER = make.tender(mki={"weighting_set": "A2"}, base_date="2027-01-01")


def _of_bid(**stated: Any) -> dict[str, Any]:
    offered = lcc.epd(epds.ilcd(), "1 piece", tender=TENDER).offered()
    return {**offered, **stated}


def _held(bid: lcc.Bid, **asked: Any) -> list[tuple[str, str]]:
    """Return what is wrong where a bid is held against its EPD."""
    problems = _refused(epds.ilcd(), "1 piece", tender=TENDER, bid=bid, **asked)
    return [(one.code, one.field) for one in problems]


def test_a_bid_that_states_what_its_epd_says_is_confirmed_rounded_and_by_impact_or_in_money() -> None:
    weights = {impact: weight.price for impact, weight in WEIGHTING_SETS["A2"].weights.items()}
    impacts = _of_bid()["mki"]["impacts"]
    money = round(sum(amount * weights[impact] for impact, amount in impacts.items()), 1)
    rounded = {"carbon": {"production_kg": 120.0, "end_of_life_kg": 10.8}}
    for stated in ({}, rounded, {"mki": {"weighting_set": "A2", "per_life": money}}):
        bid = make.bid(make.offer(make.purchase(), **_of_bid(**stated)))
        assert lcc.epd(epds.ilcd(), "1 piece", tender=TENDER, bid=bid).carbon.production_kg == epds.PRODUCTION


def test_its_mki_is_a_cost_of_the_bid_by_the_weights_of_the_tender() -> None:
    bid = make.bid(make.offer(make.purchase(), **_of_bid()))
    [scored] = lcc.score(TENDER, [bid]).ranking
    by_hand = (
        117.3 * 0.116 + 1.03e-6 * 32 + 0.412 * 0.39 + 0.00103 * 1.96 + 0.103 * 3.28 + 1.133 * 0.36 + 0.3605 * 1.22
    )
    by_hand += (
        2.06e-5 * 0.30 + 1545.0 * 0.00033 + 12.36 * 0.00506 + 8.24e-6 * 575838 + 3.09 * 0.049 + 721.0 * 0.00013
    )
    by_hand += 9.27e-8 * 1096368 + 1.236e-6 * 147588 + 927.0 * 0.000179
    assert scored.phases["externalities"] == pytest.approx(by_hand)  # one bench, one life


def test_a_number_in_a_form_that_is_not_that_of_the_epd_is_said_with_its_cell() -> None:
    tender = make.tender(base_date="2027-01-01", carbon_price={2027: 100.0})
    carbon = {"production_kg": 100.0, "end_of_life_kg": 10.8}
    form = lcc.form(tender, "nl", bid=make.bid(make.offer(make.purchase(), carbon=carbon)))
    [problem] = _refused(epds.ilcd(), "1 piece", tender=tender, bid=("bid.xlsx", form))
    assert (problem.code, problem.file, problem.found) == ("epd_differs", "bid.xlsx", 100.0)
    assert problem.sheet
    assert problem.cell


def test_a_bid_that_states_something_else_than_its_epd_is_refused_at_its_field() -> None:
    less = {"production_kg": 100.0}
    mki = {"weighting_set": "A2", "impacts": {"GWP-total": 117.3}}
    circularity = {"mass_kg": 85.0, "secondary_share": 0.9}
    bid = make.bid(make.offer(make.purchase(), carbon=less, mki=mki, circularity=circularity))
    assert _held(bid) == [
        ("epd_differs", "offers[0].carbon.production_kg"),
        ("epd_differs", "offers[0].carbon.end_of_life_kg"),
        ("epd_differs", "offers[0].mki.impacts"),
        ("epd_differs", "offers[0].circularity.secondary_share"),
    ]
    passport = lcc.epd(epds.ilcd(), "1 piece", life_years=20.0).passport
    assert passport is not None
    plain = passport.model_dump(mode="json", exclude_defaults=True)
    plain["materials"][0]["origin"] = {"reused": 1.0}
    better = _of_bid(passport=plain) | {"circularity": None}
    assert _held(make.bid(make.offer(make.purchase(), **better))) == [
        ("epd_differs", "offers[0].passport.materials")
    ]


def test_which_offer_is_meant_is_told_by_its_item() -> None:
    bid = make.bid(make.offer(make.purchase(), **_of_bid()))
    assert _held(bid, item="table") == [("epd_of_one_item", "offers")]
    assert lcc.epd(epds.ilcd(), "1 piece", tender=TENDER, bid=bid, item=bid.offers[0].item).mki is not None
    with pytest.raises(TypeError, match="tender"):
        lcc.epd(epds.ilcd(), "1 piece", bid=bid)


NUMBERS = st.sampled_from(
    [0, -0.0, 5e-324, 1e-7, 1e12, 1e300, -1e300, 10**50, "1e999", "-1e999", "1e308", "MND", "", None, True]
)


@given(data=st.data(), shape=st.sampled_from(SHAPES), life=st.sampled_from([None, 5.0, 200.0]))
def test_any_number_anywhere_is_read_or_refused_in_words(
    data: st.DataObject, shape: Any, life: float | None
) -> None:
    make_epd, per_item = shape
    plain = make_epd()
    places = [path for path in epds.paths(plain)[1:] if not isinstance(_at(plain, path), dict | list)]
    for path in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        epds.put(plain, path, data.draw(NUMBERS))
    refused: list[lcc.Problem] = []
    try:
        lcc.epd(plain, per_item, life_years=life)
    except lcc.InputRefusedError as error:
        refused = error.problems
    assert all(lcc.said(one, "nl") for one in refused)


def test_the_example_on_the_page_runs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "epd.md").read_text()
    [block] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(block, "docs/epd.md", "exec"), {})
