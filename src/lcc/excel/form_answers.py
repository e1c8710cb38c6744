"""What stands in the cells of a bid form, and the bid that it makes.

A form holds one offer for each item of the tender. Each answer has a key: the path of the field, with the name of
the business model, phase or resource where the form has a row for each.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.model.agreement import Finding
from lcc.model.bid import Bid, Cost, Offer
from lcc.model.business_models import BUSINESS_MODELS, BuyBack
from lcc.model.record import Path
from lcc.model.tender import Tender

Answers = Mapping[Path, Any]

COST_ROWS = 15
BUY_BACK_STEPS = 6
END_OF_LIFE = ("demolition", "disposal", "index")
CARBON = ("production_kg", "end_of_life_kg")


def answers_of(bid: Bid, tender: Tender) -> dict[Path, Any]:
    """Return what to write in the cells of a form so that it reads as this bid.

    Raises
    ------
    InputRefusedError
        The bid is richer than a form: several offers for one item, or more entries than there are rows.
    """
    findings = list(_beyond_a_form(bid, tender))
    if findings:
        raise InputRefusedError([problem_of(finding, bid.bidder.name, {}) for finding in findings])
    answers: dict[Path, Any] = {("bidder", "name"): bid.bidder.name, ("bidder", "id"): bid.bidder.id}
    for i, item in enumerate(tender.items):
        offer = next(offer for offer in bid.offers if offer.item == item.id)
        answers |= {("offers", i, *key): value for key, value in _offer_answers(offer)}
    return {key: value for key, value in answers.items() if value is not None}


def _beyond_a_form(bid: Bid, tender: Tender) -> Iterator[Finding]:
    for i, offer in enumerate(bid.offers):
        at: Path = ("offers", i)
        if next(other for other in bid.offers if other.item == offer.item) is not offer:
            yield Finding((*at, "item"), "many_offers", offer.item, {"item": offer.item})
        if len(offer.costs) > COST_ROWS:
            yield Finding((*at, "costs"), "many_entries", len(offer.costs), {"limit": COST_ROWS})
        model = offer.business_model
        if isinstance(model, BuyBack) and len(model.buy_back) > BUY_BACK_STEPS:
            yield Finding(
                (*at, "business_model", "buy_back"), "many_entries", len(model.buy_back), {"limit": BUY_BACK_STEPS}
            )
        names = [consumption.resource for consumption in offer.consumption]
        for name in {name for name in names if names.count(name) > 1}:
            yield Finding((*at, "consumption"), "two_in_form", name, {"name": name})


def _offer_answers(offer: Offer) -> Iterator[tuple[Path, Any]]:
    model = offer.business_model
    yield ("kind",), model.kind
    for field in sorted(model.model_fields_set - {"kind"}):
        if isinstance(model, BuyBack) and field == "buy_back":
            for k, step in enumerate(model.buy_back):
                yield (model.kind, field, k, "after_years"), step.after_years
                yield (model.kind, field, k, "share_of_price"), step.share_of_price
        else:
            yield (model.kind, field), getattr(model, field)
    for phase in offer.included:
        yield ("included", phase), True
    for k, cost in enumerate(offer.costs):
        yield from ((("costs", k, name), value) for name, value in _cost_answers(cost))
    for consumption in offer.consumption:
        yield ("consumption", consumption.resource, "per_year"), consumption.per_year
        yield ("consumption", consumption.resource, "phase"), consumption.phase
    for group, fields in (("end_of_life", END_OF_LIFE), ("carbon", CARBON)):
        record = getattr(offer, group)
        for field in fields:
            if field in record.model_fields_set:
                yield (group, field), getattr(record, field)


def _cost_answers(cost: Cost) -> Iterator[tuple[str, Any]]:
    yield "name", cost.name
    yield "amount", cost.amount
    yield "phase", cost.phase
    yield "per", cost.per
    yield "index", cost.index
    if cost.every_years is not None:
        yield "moment", "every_years"
        yield "years", cost.every_years
    elif cost.at_year is not None:
        yield "moment", "at_year"
        yield "years", cost.at_year
    else:
        yield "moment", "every_year"


def bid_of(answers: Answers, tender: Tender) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the bid that the answers make, and for each of its fields the key of the answer behind it.

    Empty cells have no answer. The bid is plain values, to be validated as any other.
    """
    sources: dict[Path, Path] = {("bidder", "name"): ("bidder", "name"), ("bidder", "id"): ("bidder", "id")}
    bidder = {name: answers[("bidder", name)] for name in ("name", "id") if ("bidder", name) in answers}
    offers = [_offer_of(answers, tender, i, sources) for i in range(len(tender.items))]
    return {"tender": tender.id, "bidder": bidder, "offers": offers}, sources


def _offer_of(answers: Answers, tender: Tender, i: int, sources: dict[Path, Path]) -> dict[str, Any]:
    at: Path = ("offers", i)
    kind = answers.get((*at, "kind"))
    if tender.asked_phases:
        sources[*at, "included"] = (*at, "included", tender.asked_phases[0])
    sources[at] = sources[*at, "business_model"] = sources[*at, "business_model", "kind"] = (*at, "kind")
    return {
        "item": tender.items[i].id,
        "business_model": _model_of(answers, at, kind, sources),
        "included": [phase for phase in tender.asked_phases if _answer(answers, at, sources, "included", phase)],
        "costs": _costs_of(answers, at, sources),
        "consumption": _consumption_of(answers, at, tender, sources),
        "end_of_life": _group(answers, at, "end_of_life", END_OF_LIFE, sources),
        "carbon": _group(answers, at, "carbon", CARBON, sources),
    }


def _answer(answers: Answers, at: Path, sources: dict[Path, Path], *key: str | int) -> Any:
    sources[*at, *key] = (*at, *key)
    return answers.get((*at, *key))


def _model_of(answers: Answers, at: Path, kind: str | None, sources: dict[Path, Path]) -> dict[str, Any]:
    model: dict[str, Any] = {} if kind is None else {"kind": kind}
    here = (*at, "business_model")
    for field in BUSINESS_MODELS[kind].model_fields if kind else ():
        sources[*here, field] = (*at, str(kind), field)
    for key in _keys_below(answers, (*at, kind or "")):
        if "buy_back" not in key[3:]:
            model[str(key[3])] = answers[key]
    steps: list[dict[str, Any]] = []
    for k in range(BUY_BACK_STEPS if kind == "buy_back" else 0):
        row = (*at, "buy_back", "buy_back", k)
        step = {
            field: answers[*row, field] for field in ("after_years", "share_of_price") if (*row, field) in answers
        }
        if step:
            for field in ("after_years", "share_of_price"):
                sources[*here, "buy_back", len(steps), field] = (*row, field)
            steps.append(step)
    if kind == "buy_back":
        sources[*here, "buy_back"] = (*at, "buy_back", "buy_back", 0, "after_years")
        model["buy_back"] = steps
    return model


def _keys_below(answers: Answers, prefix: Path) -> Iterator[Path]:
    return (key for key in answers if key[: len(prefix)] == prefix and len(key) > len(prefix))


def _costs_of(answers: Answers, at: Path, sources: dict[Path, Path]) -> list[dict[str, Any]]:
    costs: list[dict[str, Any]] = []
    for k in range(COST_ROWS):
        row = (*at, "costs", k)
        cost = {str(key[4]): answers[key] for key in _keys_below(answers, row)}
        if not cost:
            continue
        here = (*at, "costs", len(costs))
        for field in ("name", "amount", "phase", "per", "index"):
            sources[*here, field] = (*row, field)
        for field in ("every_years", "at_year"):
            sources[*here, field] = (*row, "years")
        sources[here] = (*row, "name")
        moment, years = cost.pop("moment", "every_year"), cost.pop("years", None)
        if moment != "every_year":
            cost[moment] = years
        costs.append(cost)
    return costs


def _consumption_of(answers: Answers, at: Path, tender: Tender, sources: dict[Path, Path]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name in tender.resources:
        row = (*at, "consumption", name)
        if (*row, "per_year") in answers:
            here = (*at, "consumption", len(found))
            for field in ("per_year", "phase"):
                sources[*here, field] = (*row, field)
            found.append({"resource": name, **{str(key[4]): answers[key] for key in _keys_below(answers, row)}})
    return found


def _group(
    answers: Answers, at: Path, group: str, fields: tuple[str, ...], sources: dict[Path, Path]
) -> dict[str, Any]:
    values = {field: _answer(answers, at, sources, group, field) for field in fields}
    return {field: value for field, value in values.items() if value is not None}
