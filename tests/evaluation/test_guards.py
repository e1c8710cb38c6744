"""Every guard of the files holds in Python: what `lcc score` refuses, `evaluate` refuses, for the same reason."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from math import inf, nan
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
import pytest
from pydantic import ValidationError

import award_cases
import circular
import fees
import make
from command_line import run
from lcc.award.locking import locked
from lcc.checks import agreement as of_bids
from lcc.checks import scoring as of_scores
from lcc.checks.agreement import BidDisagreesError
from lcc.checks.scoring import ScoresDisagreeError
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.lots import evaluate_lots
from lcc.model import Bid, Tender
from lcc.model import business_models as of_models
from lcc.model.bid import Clashing
from lcc.model.quality import Scores
from lcc.record.message import Message
from lcc.record.problem import problem_of
from lcc.record.record import ChangedRecordError
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problems import worded

Plain = dict[str, Any]


class Case(NamedTuple):
    """What is wrong with a tender, its bids or its scores."""

    tender: Tender
    bids: list[Bid]
    scores: Scores | None = None


# --- a bid beside its tender

LEASE = {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 120}
KWH = {"resources": {"kwh": {"unit": "kWh", "price": 0.3}}}
MKI = {"mki": {"weighting_set": "A2"}, "asked_phases": []}
LADDER = {"award": {"method": "lowest_lcc", "co2_ladder": {"version": "4.0", "shares": {1: 0.01, 2: 0.02}}}}
VAT = {"vat": {"treatment": "cost", "rates": {"standard": 0.21}}}
ITEMS = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("thing", "bench", "table")]
LOTS = {
    "parts": [
        {"id": "A", "title": "A", "items": ["thing"]},
        {"id": "B", "title": "B", "items": ["bench", "table"]},
    ],
    "allocation": "best_combination",
    "combined_bids": True,
}
MEASURED = {"kind": "measured", "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}]}


def measured(indicator: str) -> Plain:
    scale = {**MEASURED, "indicator": indicator}
    criterion = {"id": "c", "name": "C", "weight": 1.0, "scale": scale}
    return {"quality": {"criteria": [criterion]}, "award": {"method": "quality_value", "quality_value": 10.0}}


def one(tender: Plain | None = None, model: Plain | None = None, bid: Plain | None = None, **offer: Any) -> Case:
    """Return a tender and one bid for its one item."""
    offered = make.bid(make.offer(model or make.purchase(), **offer)).model_dump(exclude_unset=True)
    return Case(make.tender(**(tender or {})), [Bid.model_validate({**offered, **(bid or {})})])


def two(first: Plain, second: Plain, **tender: Any) -> Case:
    plain = make.bid(make.offer(make.purchase())).model_dump(exclude_unset=True)
    return Case(make.tender(**tender), [Bid.model_validate({**plain, **changes}) for changes in (first, second)])


def named(name: str, number: str | None = None, variant: str | None = None) -> Plain:
    return {"bidder": {"name": name, "id": number}, "variant": variant}


def in_lots(items: list[str], *lots: str) -> Case:
    combined = {"combinations": [{"lots": list(lots), "discount": 0.1}]} if lots else {}
    offers = [{**make.offer(make.purchase()), "item": item} for item in items]
    bid = {"tender": "test", "bidder": {"name": "Bidder"}, "offers": offers, **combined}
    return Case(make.tender(items=ITEMS, lots=LOTS), [Bid.model_validate(bid)])


def by_tiers(offers: int) -> Case:
    """Return fees by fifty tiers, where the use differs in each of two hundred years."""
    tiers = [{"up_to": float(k), "fee_per_use": 1.0} for k in range(1, 50)] + [{"fee_per_use": 1.0}]
    offered = make.offer({"kind": "pay_per_use", "tiers": tiers})
    used = {**ITEMS[0], "use_per_year": [1.0] * 200}
    return one({"horizon_years": 200, "items": [used]}, bid={"offers": [offered] * offers}, model=LEASE)


REQUIRED: Plain = {"requirements": [{"id": "R1", "text": "It has a mark.", "evidence": "The certificate"}]}
SHOWN: Plain = {"R1": {"met": True, "evidence": "mark.pdf"}}
CLASSES = {"clean": 1.0, "dirty": 2.0}
BY_QUALITY: Plain = {"kind": "pay_per_use", "fee_by_quality": CLASSES}

BIDS: list[tuple[str, Case]] = [
    ("too_many_cash_flows", by_tiers(10)),
    ("other_tender", one(bid={"tender": "other"})),
    ("model_not_taken", one(tender={"business_models": ["lease"]})),
    ("unknown_item", one(tender={"items": ITEMS[1:2]})),
    ("item_not_offered", one(tender={"items": ITEMS[:2]})),
    ("item_not_offered", in_lots(["bench"])),
    ("variant_not_allowed", one(bid={"variant": "bamboo"})),
    ("requirement_not_stated", one(REQUIRED)),
    ("unknown_requirement", one(REQUIRED, bid={"requirements": {**SHOWN, "R2": {"met": True}}})),
    ("evidence_not_stated", one(REQUIRED, bid={"requirements": {"R1": {"met": True}}})),
    ("ladder_not_stated", one(LADDER)),
    ("other_ladder", one(LADDER, bid={"co2_ladder": {"version": "3.1", "level": 1}})),
    ("unknown_level", one(LADDER, bid={"co2_ladder": {"version": "4.0", "level": 7}})),
    ("no_combinations", one(bid={"combinations": [{"lots": ["A", "B"], "discount": 0.1}]})),
    ("unknown_lot", in_lots(["thing", "bench", "table"], "A", "C")),
    ("lot_not_offered", in_lots(["thing"], "A", "B")),
    ("no_use_stated", one(model={"kind": "pay_per_use", "fee_per_use": 1.0})),
    ("no_qualities", one({"items": [fees.CUPS], "users_cost": "shown"}, BY_QUALITY)),
    ("fee_not_by_quality", one({"items": [fees.PAPER]}, {"kind": "pay_per_use", "fee_per_use": 1.0})),
    ("quality_without_fee", one({"items": [fees.PAPER]}, {**BY_QUALITY, "fee_by_quality": {"clean": 1.0}})),
    ("unknown_quality", one({"items": [fees.PAPER]}, {**BY_QUALITY, "fee_by_quality": {**CLASSES, "wet": 3.0}})),
    ("unknown_resource", one(consumption=[{"resource": "water", "per_year": 1.0}])),
    ("resource_not_stated", one({**KWH, "asked_phases": ["use"]}, LEASE)),
    ("phase_not_answered", one({"asked_phases": ["maintenance"]})),
    ("unknown_index", one(model=make.purchase(index="steel"))),
    (
        "index_not_open",
        one({"indices": {"steel": 0.0}, "open_indices": {"purchase": ["fixed"]}}, make.purchase(index="steel")),
    ),
    ("unknown_vat", one(VAT, make.purchase(vat="reduced"))),
    ("price_below_zero", one(model=make.purchase(-1.0))),
    ("more_comes_back", one(model=make.purchase(10.0, resale_value=11.0))),
    (
        "two_ways_back",
        one(model=make.purchase(10.0, resale_value=1.0), end_of_life={"disposal": -1.0}),
    ),
    (
        "more_mass_back",
        one(
            model=make.purchase(10.0),
            take_back=[{"material": "steel", "mass": 2.0, "price_per_kg": 0.1}],
            circularity={"mass_kg": 1.0},
        ),
    ),
    (
        "no_qualities",
        one(
            {"items": [{**ITEMS[0], "use_per_year": 1}]},
            {"kind": "pay_per_use", "fee_by_quality": {"clean": 1.0}},
        ),
    ),
    (
        "paid_for_no_use",
        one(
            {"items": [{**ITEMS[0], "use_per_year": 1, "revenue": True}]},
            {"kind": "pay_per_use", "fee_per_use": -1.0, "minimum_use_per_year": 2.0},
        ),
    ),
    ("life_in_whole_years", one({"comparison": "equivalent_annual_cost"}, make.purchase(service_life_years=7.5))),
    ("after_horizon", one(costs=[{"name": "x", "phase": "maintenance", "amount": 1.0, "at_year": 11}])),
    (
        "warranty_without_life",
        one(
            {"items": [{**ITEMS[0], "use_per_year": 1}]},
            {"kind": "pay_per_use", "fee_per_use": 1.0},
            costs=[{"name": "x", "phase": "maintenance", "amount": 1.0, "warranty_years": 2}],
        ),
    ),
    ("early_end_not_stated", one({"contracts_end_at_horizon": True}, {**LEASE, "term_months": 132})),
    ("mki_not_stated", one(MKI)),
    ("other_weighting_set", one(MKI, mki={"weighting_set": "A1", "per_life": 1.0})),
    ("unknown_impact", one(MKI, mki={"weighting_set": "A2", "impacts": {"GWP-fossil": 1.0}})),
    ("passport_not_stated", one({"circularity": {"passport": "required"}})),
    ("indicator_not_stated", one(measured("repairability"))),
    ("indicator_without", one(measured("material_circularity"))),
    (
        "unknown_material",
        one(
            {"circularity": {"material_prices": {"steel": 0.2}}},
            passport=circular.passport(materials=[circular.STEEL, {**circular.WOOD, "sold_as": "wood"}]),
        ),
    ),
    ("life_too_short", one({"items": [{**ITEMS[0], "shortest_life_years": 12.0}]})),
    (
        "unknown_destination",
        one({"circularity": {"ladder": {"reused": 1.0}}}, circularity={"destinations": {"burned": 1.0}}),
    ),
    ("bidder_twice", two(named("Hout BV"), named("Hout BV"))),
    ("bidder_twice", two(named("Hout BV"), named("HOUT  bv"))),
    ("bidder_twice", two(named("Hout BV", "1"), named("Hout\u00a0BV", "2"))),
    ("bidder_twice", two(named("Hout BV", variant="eik"), named("hout bv", variant="Eik"), variants="allowed")),
    ("number_twice", two(named("Hout BV", "12345678"), named("Eik BV", "12345678"))),
    ("number_twice", two(named("Hout BV", "1234 5678"), named("Eik BV", "12345678"))),
    ("bidder_alike", two(named("Hout BV"), named("H\u043eut BV"))),
    ("number_differs", two(named("Hout BV", "1"), named("Hout BV", "2", "eik"), variants="allowed")),
]


# --- scores beside the tender and its bids


def judged(change: Callable[[Plain], None] | None = None, *, lock: bool = False, **quality: Any) -> Case:
    """Return a tender with criteria, its bids, and their scores after a change; locked before it."""
    scores = award_cases.scores()
    plain = (locked(scores, "Noor") if lock else scores).model_dump(exclude_unset=True)
    if change:
        change(plain)
    tender = award_cases.tender(award_cases.RULES["low_bid"], quality=award_cases.QUALITY | quality)
    return Case(tender, award_cases.bids(), Scores.model_validate(plain))


def first(field: str, value: Any) -> Callable[[Plain], None]:
    """Return what changes a field of the first score."""
    return lambda plain: plain["scores"][0].update({field: value})


def of_criterion(code: str, value: Any) -> Callable[[Plain], None]:
    def change(plain: Plain) -> None:
        next(score for score in plain["scores"] if score["criterion"] == code)["score"] = value

    return change


def abstains(plain: Plain, *, also_scores: bool = False) -> None:
    """Put an abstention in the place of the first score, or beside it."""
    score = plain["scores"][0] if also_scores else plain["scores"].pop(0)
    plain["abstentions"] = [{name: score[name] for name in ("bid", "criterion", "assessor")} | {"reason": "Ill."}]


SCORES: list[tuple[str, Case]] = [
    ("no_criteria", one()._replace(scores=award_cases.scores())),
    ("no_scores", judged()._replace(scores=None)),
    ("other_tender_scored", judged(lambda plain: plain.update(tender="other"))),
    ("unknown_bid", judged(first("bid", "Delta"))),
    ("unknown_assessor", judged(first("assessor", "Somebody"))),
    ("unknown_criterion", judged(first("criterion", "taste"))),
    ("measured_criterion", judged(first("criterion", "reuse"))),
    ("not_a_word", judged(of_criterion("service", "superb"))),
    ("off_scale", judged(of_criterion("plan", 11.0))),
    ("scored_twice", judged(lambda plain: plain["scores"].append(plain["scores"][0]))),
    ("not_scored_by", judged(lambda plain: plain["scores"].pop(0))),
    ("not_scored", judged(lambda plain: plain.update(scores=[]), assessors=[])),
    ("few_scores", judged(abstains, least_scores=2)),
    ("abstention_unforeseen", judged(abstains)),
    ("abstains_beside", judged(partial(abstains, also_scores=True), least_scores=1)),
    ("lock_broken", judged(abstains, lock=True, least_scores=1)),
    ("no_consensus", judged(assessment="consensus")),
    ("prices_held_back", judged(hold_back_prices=True)),
    ("prices_held_back", judged(hold_back_prices=True)._replace(scores=None)),
    ("lock_broken", judged(of_criterion("plan", 10.0), lock=True)),
    ("lock_broken", judged(first("justification", "Better."), lock=True)),
    ("lock_broken", judged(lambda plain: plain["locked"].update(at="2020-01-01T12:00:00+01:00"), lock=True)),
    ("lock_broken", judged(lambda plain: plain["locked"].update(timing="stated"), lock=True)),
    ("lock_broken", judged(lambda plain: plain["locked"].pop("timing"), lock=True)),
]

CASES = [pytest.param(kind, case, id=f"{kind}-{k}") for k, (kind, case) in enumerate(BIDS + SCORES)]


def findings_of(case: Case) -> list[Message]:
    """Return why `evaluate` refuses."""
    try:
        (evaluate_lots if case.tender.lots else evaluate)(case.tender, case.bids, case.scores)
    except (BidDisagreesError, ScoresDisagreeError) as refused:
        return refused.findings
    pytest.fail("not refused")


def written(case: Case, folder: Path) -> list[str]:
    """Write a case as files, and return what `lcc score` takes."""

    def write(name: str, record: Tender | Bid | Scores) -> str:
        file = folder / name
        file.write_text(json.dumps(record.model_dump(mode="json", exclude_unset=True)))
        return str(file)

    bids = [write(f"bid-{k}.json", bid) for k, bid in enumerate(case.bids)]
    scores = ["--scores", write("scores.json", case.scores)] if case.scores else []
    return [write("tender.json", case.tender), *bids, *scores]


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_what_files_are_refused_for_is_refused_in_python(kind: str, case: Case, tmp_path: Path) -> None:
    findings = findings_of(case)
    assert kind in [finding.code for finding in findings]
    said = run("score", *written(case, tmp_path), code=1).stderr
    for finding in findings:
        if "other_name" in finding.context:  # In Python the other bid goes by its name, not by that of its file.
            finding = finding._replace(context={**finding.context, "other": str(tmp_path / "bid-0.json")})
        assert worded(problem_of(finding)).expected.say(str) in said


def test_no_reason_is_forgotten() -> None:
    sources = (Path(str(module.__file__)).read_text() for module in (of_bids, of_scores))
    words = {word for source in sources for word in re.findall(r'"(\w+)"', source)}
    words |= {*re.findall(r'Message\(\([^()]*\), "(\w+)"', Path(str(of_models.__file__)).read_text())}
    kinds = words & set(EXPECTED_AND_MEND) | set(get_args(Clashing))
    other_words = {"unknown_bidder", "no_such_number", "other", "sha256"}  # of uncertainty, or no reasons
    assert {kind for kind, _case in BIDS + SCORES} == kinds - other_words


# --- records that went round their validation


def test_a_bidder_may_bid_with_variants_of_its_bid() -> None:
    offered = [named("Hout BV", "1"), named("Hout BV", "1", "eik"), named("Eik BV", "2", "eik")]
    plain = make.bid(make.offer(make.purchase())).model_dump(exclude_unset=True)
    bids = [Bid.model_validate(plain | changes) for changes in offered]
    assert len(evaluate(make.tender(variants="allowed"), bids).bids) == 3


def purchase_past_validation(**changes: Any) -> Bid:
    """Return a bid with values in its purchase that nothing looked at."""
    [offer] = make.bid(make.offer(make.purchase())).offers
    bought = offer.business_model.model_copy(update=changes)
    return make.bid(make.offer(make.purchase())).model_copy(
        update={"offers": [offer.model_copy(update={"business_model": bought})]}
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", nan),
        ("price", inf),
        ("price", "100"),
        ("price", "1,50"),
        ("price", None),
        ("price", True),
        ("price", 1e13),
        ("price", 1 + 2j),
        ("price", np.array([1.0, 2.0])),
        ("price", np.float64(nan)),
        ("service_life_years", 0.0),
        ("service_life_years", -1.0),
        ("service_life_years", 0.3),
        ("service_life_years", 1e9),
        ("index", 3),
        ("index", ""),
        ("kind", "koop"),
    ],
)
def test_a_value_that_no_file_could_hold_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        evaluate(make.tender(), [purchase_past_validation(**{field: value})])


@pytest.mark.parametrize("number", [np.float64(120.5), np.float32(120.5), np.int64(120), Decimal("120.5"), 120])
def test_a_number_of_another_kind_is_that_number(number: Any) -> None:
    for bid in (make.bid(make.offer(make.purchase(number))), purchase_past_validation(price=number)):
        [found] = evaluate(make.tender(), [bid]).bids
        assert found.life_cycle_cost == float(number)
        price = found.bid.offers[0].model_dump()["business_model"]["price"]
        assert type(price) is float


@pytest.mark.parametrize(
    "changes",
    [
        {"horizon_years": 0},
        {"horizon_years": "10"},
        {"base_date": "yesterday"},
        {"base_date": 2027},
        {"discount": {"rate": 2.25}},
        {"inflation": nan},
        {"items": []},
        {"items": [*make.tender().items, *make.tender().items]},
        {"award": {"method": "weighted_factor"}},
        {"award": {"method": "quality_value", "quality_value": 1.0}},
        {"method": 1},
    ],
)
def test_a_tender_that_no_file_could_hold_is_refused(changes: Plain) -> None:
    with pytest.raises(ValidationError):
        evaluate(make.tender().model_copy(update=changes), [make.bid(make.offer(make.purchase()))])


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(ChangedRecordError, match="it has no horizon_year"):
        evaluate(make.tender().model_copy(update={"horizon_year": 5}), [])
    with pytest.raises(ChangedRecordError, match="it has no resale"):
        evaluate(make.tender(), [purchase_past_validation(resale=10.0)])


def test_a_published_set_that_was_edited_under_its_name_is_refused() -> None:
    tender = make.tender(discount={"profile": "NL-2026-standard"})
    cheaper = tender.model_copy(update={"discount": tender.discount.model_copy(update={"rate": 0.0})})
    with pytest.raises(ValidationError, match="published"):
        evaluate(cheaper, [])


def test_scores_that_no_file_could_hold_are_refused() -> None:
    case = judged()
    assert case.scores is not None
    marks = [score.model_copy(update={"score": nan}) for score in case.scores.scores]
    with pytest.raises(ValidationError):
        evaluate(case.tender, case.bids, case.scores.model_copy(update={"scores": marks}))


def test_what_was_put_into_a_list_counts_where_it_was_stated_and_is_refused_where_it_was_not() -> None:
    cost = {"name": "Oil", "phase": "maintenance", "amount": 5.0}
    stated, silent = make.bid(make.offer(make.purchase(), costs=[])), make.bid(make.offer(make.purchase()))
    [added] = make.bid(make.offer(make.purchase(), costs=[cost])).offers[0].costs
    stated.offers[0].costs.append(added)
    assert evaluate(make.tender(), [stated]).bids[0].life_cycle_cost == 150.0
    silent.offers[0].costs.append(added)
    with pytest.raises(ChangedRecordError, match="model_validate"):
        evaluate(make.tender(), [silent])


def test_what_is_no_record_of_the_model_is_refused() -> None:
    bid = make.bid(make.offer(make.purchase()))
    with pytest.raises(ChangedRecordError):
        evaluate(make.tender(), [bid.model_copy(update={"bidder": {"name": "Somebody"}})])
    with pytest.raises(ValidationError):
        evaluate(make.tender(), [Bid.model_construct(tender="test", bidder=bid.bidder, offers=[])])
    # The name is what is compared and shown: nothing unseen goes into it, here no more than in a file.
    with pytest.raises(ValidationError):
        evaluate(
            make.tender(), [bid.model_copy(update={"bidder": bid.bidder.model_copy(update={"name": "B\u200b"})})]
        )


def test_what_was_evaluated_stays_what_it_was() -> None:
    bid = make.bid(make.offer(make.purchase(), costs=[]))
    evaluation = evaluate(make.tender(), [bid])
    bid.offers.clear()
    assert len(evaluation.bids[0].bid.offers) == 1
    assert evaluation.tender.base_date == date(2027, 1, 1)
