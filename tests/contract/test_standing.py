"""Would it still have won? The lamps again, beside a rival whose bid costs a little more."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import lamps
import lcc
from command_line import run
from lcc.contract.standing import Reranked
from lcc.record.problem import InputRefusedError

AT = date(2032, 1, 15)
RIVAL: dict[str, Any] = {
    "tender": "lamps", "bidder": {"name": "Zuinig BV"},
    "offers": [{"item": "lamp", "business_model": {"kind": "purchase", "price": 560, "service_life_years": 7}}],
}  # fmt: skip


def award(*bids: dict[str, Any], **tender: Any) -> lcc.Scored:
    return lcc.score(lamps.TENDER | tender, [lamps.BID, *bids])


def measured(scored: lcc.Scored, value: float, *, lot: str | None = None) -> Reranked:
    contract = lcc.contract_of(scored, delivered=date(2027, 1, 1), bidder="Terug BV", lot=lot)
    made = lcc.realise(contract, [lamps.measured(lamps.POWER, "2029-12-31", value)], by="A", on=date(2032, 1, 1))
    found = lcc.follow(made, at=AT, award=scored).standing
    assert found is not None
    return found


def test_more_power_than_promised_would_have_lost_it() -> None:
    """215,571.88 against 400 x 560 = 224,000; at 104.65 kWh for 91 it is 7 x 1,638 = 11,466 more: 227,037.88."""
    found = measured(award(RIVAL), 104.65)
    assert (found.bids, found.rank, found.rank_again, found.first, found.still_first) == (
        2, 1, 2, ("Zuinig BV",), False,
    )  # fmt: skip
    assert (round(found.cost, 2), round(found.cost_again, 2)) == (215_571.88, 227_037.88)


def test_a_little_more_would_still_have_won() -> None:
    """At 101 kWh it is 400 x 10 x 0.30 x 7 = 8,400 more: 223,971.88, still below 224,000."""
    found = measured(award(RIVAL), 101.0)
    assert (found.rank_again, found.first, found.still_first) == (1, ("Terug BV",), True)
    assert round(found.cost_again, 2) == 223_971.88


def test_a_place_that_would_be_shared_is_no_yes_and_no_no() -> None:
    double = json.loads(json.dumps(lamps.BID).replace("Terug BV", "Dubbel BV").replace("91", "104.65"))
    found = measured(award(double), 104.65)
    assert (found.rank, found.rank_again, set(found.first), found.still_first) == (
        1, 1, {"Terug BV", "Dubbel BV"}, None,
    )  # fmt: skip


def test_of_a_lot_only_what_is_offered_for_it_changes() -> None:
    items = [*lamps.TENDER["items"], {"id": "pole", "name": "Pole", "quantity": 10, "unit": "piece"}]
    lots = {"parts": [{"id": name, "title": name, "items": [name]} for name in ("pole", "lamp")]}
    pole = {"item": "pole", "business_model": {"kind": "purchase", "price": 100, "service_life_years": 7}}
    bids = [{**one, "offers": [pole, *one["offers"]]} for one in (lamps.BID, RIVAL)]
    scored = lcc.score(lamps.TENDER | {"items": items, "lots": lots}, bids)
    found = measured(scored, 104.65, lot="lamp")
    assert (found.rank, found.rank_again, found.first) == (1, 2, ("Zuinig BV",))
    assert (round(found.cost, 2), round(found.cost_again, 2)) == (215_571.88, 227_037.88)


def test_what_was_measured_later_than_the_day_is_not_known_yet() -> None:
    scored = award(RIVAL)
    contract = lcc.contract_of(scored, delivered=date(2027, 1, 1))
    made = lcc.realise(contract, [lamps.measured(lamps.POWER, "2029-12-31", 200.0)], by="A", on=date(2032, 1, 1))
    found = lcc.follow(made, at=date(2029, 1, 1), award=scored).standing
    assert found is not None
    assert (found.rank_again, found.cost_again) == (1, found.cost)


@pytest.mark.parametrize("change", [{"title": "Other lamps"}, {"inflation": 0.03}])
def test_another_award_is_refused(change: dict[str, Any]) -> None:
    contract = lcc.contract_of(award(RIVAL), delivered=date(2027, 1, 1))
    with pytest.raises(InputRefusedError) as refused:
        lcc.follow(contract, at=AT, award=award(RIVAL, **change))
    assert [one.code for one in refused.value.problems] == ["contract_other_award"]


def test_the_command_says_it_and_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, plain in (("tender", lamps.TENDER), ("a", lamps.BID), ("b", RIVAL)):
        Path(f"{name}.json").write_text(json.dumps(plain))
    run("score", "tender.json", "a.json", "b.json", "--json", "result.json")
    run("contract", "new", "result.json", "--delivered", "2027-01-01", "-o", "c.yaml")
    rows = [lamps.measured(lamps.POWER, "2029-12-31", 104.65)]
    Path("c.yaml").write_bytes(lcc.contract_file(lcc.realise(Path("c.yaml"), rows, by="A", on=date(2032, 1, 1))))
    words = ("contract", "show", "c.yaml", "--at", "2032-01-15", "--result", "result.json")
    for language, no in (("en", "won? No."), ("nl", "gewonnen? Nee.")):
        said = " ".join(run(*words, "-o", f"{language}.json", language=language).output.split())
        assert no in said
        assert "Zuinig BV" in said
    assert json.loads(Path("en.json").read_text())["standing"] == {
        "bids": 2, "rank": 1, "rank_again": 2, "life_cycle_cost": 215571.8762, "life_cycle_cost_again": 227037.8762,
        "first": ["Zuinig BV"], "still_first": False,
    }  # fmt: skip
    run(*words, "-o", "c.xlsx")
    result = json.loads(Path("result.json").read_text())
    result["bids"][0]["life_cycle_cost"] = 1.0
    Path("result.json").write_text(json.dumps(result))
    run(*words, code=1)
    Path("result.json").write_text("[]")
    assert "Traceback" not in run(*words, code=1).output


def test_each_file_can_come_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, plain in (("tender", lamps.TENDER), ("a", lamps.BID), ("b", RIVAL)):
        Path(f"{name}.json").write_text(json.dumps(plain))
    run("score", "tender.json", "a.json", "b.json", "--json", "result.json")
    run("contract", "new", "-", "--delivered", "2027-01-01", "-o", "c.yaml", typed=Path("result.json").read_text())
    Path("c.yaml").write_text(Path("c.yaml").read_text() + f"indexation: {json.dumps([lamps.CLAUSE])}\n")
    table = "Perioden;CPI_1\n2026JJ00;100,0\n2027JJ00;103,1\n2028JJ00;108,0*\n"
    run("contract", "show", "c.yaml", "--at", "2030-01-15", "--series", "-", "-o", "found.json", typed=table)
    care = [one for one in json.loads(Path("found.json").read_text())["payments"] if one["promise"] == lamps.CARE]
    assert [one["amount"] for one in care][:3] == [4_000.0, 4_124.0, 4_206.48]
    for words, file in ((["c.yaml", "--result", "-"], "result.json"), (["-"], "c.yaml")):
        run("contract", "show", *words, "--at", "2030-01-15", typed=Path(file).read_text())
    wrong = "Perioden;Tak;PPI_1\n2026JJ00;A;100,0\n2027JJ00;B;x1\n"
    assert "Tak" in run("contract", "show", "c.yaml", "--series", "-", typed=wrong, code=1).output
