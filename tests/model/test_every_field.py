"""No field of a business model is left out anywhere: found by walking the union, and tried one at a time.

A field is drawn by the random tests; a form asks it and the method statement names it; and where it is changed in what
was drawn, the cost changes: in the program and in the long way round (`reference`), by as much.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

import drawn_offers
import make
import reference
import strategies
from lcc.cashflow.compile import COMPILERS, compile_bid
from lcc.checks.agreement import disagreements
from lcc.checks.fields import record_in
from lcc.documents.statement.method_statement import method_statement
from lcc.engine.implied_interest import implied_interest
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.parts import OF_MODEL, models_asking
from lcc.language import LANGUAGES, translator
from lcc.language.terms import MODEL_NAMES, model_name
from lcc.library.phases import PRICED_PHASES
from lcc.method.business_models import RULES
from lcc.model import Bid, Tender
from lcc.model.business_models import BUSINESS_MODELS, BusinessModel
from lcc.model.offerable import Offerable
from lcc.record.record import Record
from said import table

Names = tuple[str, ...]
Case = tuple[Tender, Bid, int]
"""A tender, a bid and the position of an offer."""

of_each = pytest.mark.parametrize("kind", BUSINESS_MODELS)
_BESIDE_COST = ("cash_price",)
"""What one could pay in the place of what is asked is no cost: the interest that is implied follows from it."""
_CODES = ("general", "fixed", "labour", "standard", "reduced", "each_tier", "guaranteed", "expected")


def as_offerable(model: BusinessModel) -> Offerable:
    """Return any business model as what each has to be: a type checker holds every record of the union to it."""
    return model


def fields_of(record: type[Record]) -> Iterator[Names]:
    """Yield the names of each field of a record, and of those of the records that it holds."""
    for name, field in record.model_fields.items():
        inner = record_in(field.annotation)
        if inner is not None:
            yield from ((name, *below) for below in fields_of(inner))
        elif name != "kind":
            yield (name,)


def values_at(value: Any, names: Names) -> list[tuple[Any, str]]:
    """Return where in plain values a field is stated: in each row of a table that it stands in, under each name."""
    if isinstance(value, list):
        return [place for row in value for place in values_at(row, names)]
    if not isinstance(value, dict) or names[0] not in value:
        return []
    held = value[names[0]]
    if len(names) > 1:
        return values_at(held, names[1:])
    return [(held, name) for name in held] if isinstance(held, dict) else [(value, names[0])]


def handmade() -> Iterator[Case]:
    """Yield what is seldom drawn: VAT, what is expected and counts in part, an early end, an option that is used."""
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 5.0}
    tender = make.tender(
        items=[item],
        vat={"treatment": "cost", "rates": strategies.RATES},
        expected_resale_haircut=0.5,
        contracts_end_at_horizon=True,
        purchase_options="exercised",
    )
    lease = {"payment": 10.0, "every_months": 12, "term_months": 84, "early_end_cost": 5.0}
    halves = [{"after_months": 0, "share": 0.5}, {"after_months": 24, "share": 0.5}]
    back = [{"after_years": 3, "share_of_price": 0.4}, {"after_years": 5, "share_of_price": 0.2}]
    round_trips = {"units_in_circulation": 2.0, "deposit": 10.0, "loss_per_trip": 0.1}
    tiers = [{"up_to": 2, "fee_per_use": 2.0}, {"fee_per_use": 1.0}]
    for kind, parts in (
        ("purchase", {"price": 100.0, "service_life_years": 5, "resale_value": 10.0, "resale_basis": "expected"}),
        ("purchase", {"price": 100.0, "service_life_years": 5, "instalments": halves}),
        ("buy_back", {"price": 100.0, "service_life_years": 5, "instalments": halves, "buy_back": back}),
        ("lease", {**lease, "term_months": 36, "renewals": [{"months": 24, "payment": 5.0}]}),
        ("lease", lease),
        ("lease", {**lease, "purchase_option": {"price": 30.0, "service_life_years": 12}}),
        (
            "deposit",
            {"deposit": 10.0, "cycle_months": 36, "return_rate": 0.5, "price": 5.0, "deposit_vat": "reduced"},
        ),
        ("pool", {**round_trips, "fee_per_trip": 1.0, "deposit_vat": "reduced"}),
        ("pay_per_use", {"tiers": tiers, "tier_basis": "whole_volume"}),
    ):
        yield tender, make.bid(make.offer({"kind": kind, "vat": "reduced", **parts})), 0


@cache
def drawn() -> Sequence[Case]:
    """Return offers as the random tests draw them."""
    return [
        (tender, bid, position)
        for tender, bids in drawn_offers.drawn()
        for bid in bids
        for position in range(len(bid.offers))
    ]


def states(case: Case, kind: str, names: Names) -> bool:
    """Whether an offer is of a business model, and states a field of it."""
    model = case[1].offers[case[2]].business_model
    return model.kind == kind and bool(values_at(model.model_dump(exclude_unset=True), names))


def others(value: Any) -> Sequence[Any]:
    """Return what could stand in the place of a value."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, str):
        return [code for code in _CODES if code != value]
    return (
        (value / 2, value / 2 + 0.25, value + 1, value * 2) if isinstance(value, float) else (value * 2, value + 1)
    )


def with_another(case: Case, names: Names) -> Iterator[Bid]:
    """Yield the bid with another value in a field of one offer, as far as it still fits the tender."""
    tender, bid, position = case

    def plain() -> tuple[Any, list[tuple[Any, str]]]:
        whole = bid.model_dump(mode="json", exclude_unset=True)
        return whole, values_at(whole["offers"][position]["business_model"], names)

    for number, (row, name) in enumerate(plain()[1]):
        for value in () if row[name] is None else others(row[name]):
            whole, places = plain()
            places[number][0][name] = value
            if name == "share" and len(places) == 2:  # of instalments, that add up to 1
                places[1 - number][0][name] = 1 - value
            try:
                changed = Bid.model_validate(whole)
            except ValidationError:
                continue
            if not list(disagreements(tender, changed)):
                yield changed


def costs(tender: Tender, bid: Bid) -> tuple[list[float], list[float]]:
    """Return what a bid costs in each phase by the program and the long way round."""
    [outcome] = evaluate(tender, [bid]).bids
    far = reference.phases(tender, bid)
    return [*outcome.phases.values()], [far.get(phase, 0.0) for phase in outcome.phases]


def moves(cases: Sequence[Case], names: Names) -> set[str]:
    """Return what moves by a field in these cases; each has to move by as much."""
    moved: set[str] = set()
    for case in cases:
        tender, bid, position = case
        before, far_before = costs(tender, bid)
        interest = [one for one in implied_interest(tender, bid) if one.offer == position]
        for changed in with_another(case, names):
            now, far_now = costs(tender, changed)
            scale = 1 + sum(map(abs, (*before, *now)))
            steps, far_steps = (
                [b - a for a, b in zip(*two, strict=True)] for two in ((before, now), (far_before, far_now))
            )
            assert steps == pytest.approx(far_steps, abs=1e-9 * scale), (
                f"moved otherwise in the reference: {names}"
            )
            moved |= {"engine"} if max(map(abs, steps)) > 1e-6 * scale else set()
            moved |= {"reference"} if max(map(abs, far_steps)) > 1e-6 * scale else set()
            implied = [one for one in implied_interest(tender, changed) if one.offer == position]
            moved |= {"implied interest"} if implied != interest else set()
            if {"engine", "reference"} <= moved or (names == _BESIDE_COST and moved):
                return moved
    return moved


@cache
def tender_of_all() -> Tender:
    """Return a tender in which everything is asked of some item or other."""
    item: dict[str, Any] = {"id": "a", "name": "A", "quantity": 1, "unit": "piece", "use_per_year": 5.0}
    return make.tender(
        items=[
            item,
            {**item, "id": "b", "name": "B", "return_rate": 0.9, "loss_per_trip": 0.1},
            {**item, "id": "c", "name": "C", "qualities": {"clean": 0.8, "dirty": 0.2}},
        ],
        vat={"treatment": "cost", "rates": {"standard": 0.21}},
        purchase_options="exercised",
        contracts_end_at_horizon=True,
    )


@cache
def asked_in_form(kind: str) -> set[Names]:
    """Return the fields of a business model that a form asks."""
    return {
        tuple(str(step) for step in key[3:] if isinstance(step, str))
        for key in form_layout(tender_of_all(), "en").places
        if key[2:3] == (kind,) or (key[2:3] == (OF_MODEL,) and kind in models_asking(str(key[3])))
    }


def is_named(kind: str, names: Names) -> bool:
    """Whether the method statement names a field, after what it is a part of."""
    record, titles = BUSINESS_MODELS[kind], []
    for name in names:
        titles.append(str(record.model_fields[name].title))
        record = record_in(record.model_fields[name].annotation) or record  # type: ignore[assignment]
    caption = f"Only with business model: {model_name(kind, translator('en'))}"
    return ": ".join(titles) in table(method_statement(tender_of_all(), "en"), caption)


@pytest.mark.slow
@of_each
def test_nothing_is_missing_of_any_field(kind: str) -> None:
    missing: dict[str, list[str]] = {}
    for names in fields_of(BUSINESS_MODELS[kind]):
        stating = [case for case in drawn() if states(case, kind, names)]
        moved = moves([*(case for case in handmade() if states(case, kind, names)), *stating], names)
        holds = {
            "drawn by tests/strategies.py": bool(stating),
            "asked in the form": names in {asked[: len(names)] for asked in asked_in_form(kind)},
            "named by the method statement": is_named(kind, names),
        }
        if names == _BESIDE_COST:
            holds["moves the implied interest"] = "implied interest" in moved
        else:
            holds["moves the cost"] = "engine" in moved
            holds["moves the cost in tests/reference.py"] = "reference" in moved
        if lacking := [what for what, is_so in holds.items() if not is_so]:
            missing[".".join(names)] = lacking
    assert missing == {}


@of_each
def test_the_phases_in_which_a_model_is_paid_are_those_whose_vat_it_states(kind: str) -> None:
    """Else the form would not ask the rate of a field that is paid in another phase."""
    paid = {
        line.phase
        for tender, bid, position in [*handmade(), *drawn()]
        if bid.offers[position].business_model.kind == kind
        for line in compile_bid(tender, bid)
        if line.offer == position and "business_model" in line.source and line.phase in PRICED_PHASES
    }
    assert paid == {phase for phases in BUSINESS_MODELS[kind].vat_in.values() for phase in phases}


@of_each
def test_each_business_model_has_its_lines_rule_name_and_facts(kind: str) -> None:
    model, facts = BUSINESS_MODELS[kind], [name for name in vars(Offerable) if not name.startswith("_")]
    assert [name for name in facts if not hasattr(model, name) and name not in model.model_fields] == []
    assert model.paid_in in PRICED_PHASES
    assert {*model.prices, *model.answered_by, *model.vat_in} <= {*model.model_fields}
    assert {name for name in model.model_fields if name.endswith("vat")} == {*model.vat_in}
    assert model.loss is None or model.loss in model.model_fields
    assert (kind in COMPILERS, kind in RULES, kind in MODEL_NAMES) == (True, True, True)
    for language in LANGUAGES:
        _title, text = RULES[kind](tender_of_all())
        assert text.say(translator(language))
        assert model_name(kind, translator(language))
    assert not {*COMPILERS, *RULES, *MODEL_NAMES} - {*BUSINESS_MODELS}
