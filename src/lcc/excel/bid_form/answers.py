"""What stands in the cells of a bid form, and the bid that it makes.

A form holds one offer for each item of the tender, or none where it is divided into lots. Each answer has a key: the
path of the field, with the name of the business model, phase, resource or lot where the form has a row for each.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lcc.checks.fields import plain_fields, record_in
from lcc.excel.bid_form.costs import COST_ROWS, cost_answers, costs_of
from lcc.excel.bid_form.parts import amount_of, key_in_offer
from lcc.excel.passport_form.answers import beyond_the_rows, passport_answers, passport_of
from lcc.language import Translate
from lcc.model.bid import Bid, Bidder, Carbon, EndOfLife, Offer, OfferedMki, OfferedRequirement, TakeBack
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Item, Lots, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.record import Record

Answers = Mapping[Path, Any]

COMBINATIONS = 4
"""How many combinations of lots a form has room for."""
DISCOUNTS = ("discount", "amount")
"""As what a discount for combined lots is stated: a share, or a sum."""
TABLE_ROWS = {"buy_back": 6, "instalments": 4, "renewals": 3, "tiers": 5, "take_back": 3}
"""How many rows the form has for a list of records."""

BIDDER = tuple(plain_fields(Bidder))
SIGNATURE = ("signatory", "function", "signed_on")
"""What of the bidder is asked at the foot, where it signs."""
OF_BID = tuple(name for name in plain_fields(Bid) if name != "tender")
OF_OFFER = tuple(name for name in plain_fields(Offer) if name != "item")
END_OF_LIFE = tuple(plain_fields(EndOfLife))
CARBON = tuple(plain_fields(Carbon))
MKI = tuple(plain_fields(OfferedMki))
LADDER = ("level", "certificate")
PASSPORT, FILE = "passport", "file"
"""In place of its own fields, a passport on a form can have the name of a file."""


def answers_of(bid: Bid, tender: Tender, _: Translate) -> dict[Path, Any]:
    """Return what to write in the cells of a form so that it reads as this bid; `_` is that of the form.

    Raises
    ------
    InputRefusedError
        The bid is richer than a form: several offers for one item, or more entries than there are rows.
    """
    findings = list(_beyond_a_form(bid, tender))
    if findings:
        raise InputRefusedError(problem_of(finding, bid.name) for finding in findings)
    answers: dict[Path, Any] = {("bidder", name): getattr(bid.bidder, name) for name in BIDDER}
    answers |= {(name,): getattr(bid, name) for name in OF_BID if name in bid.model_fields_set}
    if bid.co2_ladder:
        answers |= {("co2_ladder", name): getattr(bid.co2_ladder, name) for name in LADDER}
    for code, one in bid.requirements.items():
        answers |= {("requirements", code, name): getattr(one, name) for name in OfferedRequirement.model_fields}
    rows = {item.id: i for i, item in enumerate(tender.items)}
    for offer in bid.offers:
        answers |= {("offers", rows[offer.item], *key): value for key, value in _offer_answers(offer, tender, _)}
    for k, combination in enumerate(bid.combinations):
        answers |= {("combinations", k, name): getattr(combination, name) for name in DISCOUNTS}
        answers |= {("combinations", k, "lots", lot): True for lot in combination.lots}
    return {key: value for key, value in answers.items() if value is not None}


def _beyond_a_form(bid: Bid, tender: Tender) -> Iterator[Message]:
    if len(bid.combinations) > COMBINATIONS:
        yield Message(("combinations",), "many_entries", len(bid.combinations), {"limit": COMBINATIONS})
    for i, offer in enumerate(bid.offers):
        at: Path = ("offers", i)
        if next(other for other in bid.offers if other.item == offer.item) is not offer:
            yield Message((*at, "item"), "many_offers", offer.item, {"item": offer.item})
        if len(offer.costs) > COST_ROWS:
            yield Message((*at, "costs"), "many_entries", len(offer.costs), {"limit": COST_ROWS})
        tables = {name: (*at, "business_model", name) for name in TABLE_ROWS} | {"take_back": (*at, "take_back")}
        for name, path in tables.items():
            rows = getattr(offer if name == "take_back" else offer.business_model, name, [])
            if len(rows) > TABLE_ROWS[name]:
                yield Message(path, "many_entries", len(rows), {"limit": TABLE_ROWS[name]})
        if offer.passport and not tender.asks_passport:
            yield Message((*at, PASSPORT), "passport_not_in_form", offer.passport.product, {})
        elif offer.passport:
            found = beyond_the_rows(offer.passport)
            yield from (one._replace(path=(*at, PASSPORT, *one.path)) for one in found)
        names = [consumption.resource for consumption in offer.consumption]
        for name in {name for name in names if names.count(name) > 1}:
            yield Message((*at, "consumption"), "two_in_form", name, {"name": name})


def _offer_answers(offer: Offer, tender: Tender, _: Translate) -> Iterator[tuple[Path, Any]]:
    model = offer.business_model
    yield ("kind",), model.kind
    for field in sorted(model.model_fields_set - {"kind"}):
        yield from _stated(key_in_offer(model.kind, field), getattr(model, field))
    yield from (((name,), getattr(offer, name)) for name in OF_OFFER if name in offer.model_fields_set)
    for phase in offer.included:
        yield ("included", phase), True
    yield from ((("costs", *key), value) for key, value in cost_answers(offer.costs, tender, _))
    for consumption in offer.consumption:
        yield ("consumption", consumption.resource, "per_year"), consumption.per_year
        yield ("consumption", consumption.resource, "phase"), consumption.phase
    for group in ("end_of_life", "carbon", "mki", "take_back", "circularity"):
        yield from _stated((group,), getattr(offer, group))
    for key, value in passport_answers(offer.passport).items() if offer.passport else ():
        yield (PASSPORT, *key), value


def _stated(key: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Yield the answers in a value: itself, or those of the fields, rows and names in it that are stated."""
    if isinstance(value, Record):
        for field in sorted(value.model_fields_set):
            yield from _stated((*key, field), getattr(value, field))
    elif isinstance(value, list):
        for k, row in enumerate(value):
            yield from _stated((*key, k), row)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _stated((*key, name), part)
    else:
        yield key, value


def bid_of(answers: Answers, tender: Tender, _: Translate) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the bid that the answers make, and for each of its fields the key of the answer behind it.

    Empty cells have no answer; `_` says what a cost is called that has a cell of its own. The bid is plain values, to
    be validated as any other.
    """
    sources: dict[Path, Path] = {("offers",): ("offers", 0, "kind")}
    bid: dict[str, Any] = {"tender": tender.id, "variant": None, **_group(answers, (), OF_BID, sources)}
    bid["bidder"] = _group(answers, ("bidder",), BIDDER, sources)
    if tender.award.co2_ladder:
        stated = _group(answers, ("co2_ladder",), LADDER, sources)
        bid["co2_ladder"] = {"version": tender.award.co2_ladder.version, **stated}
    if tender.requirements:
        bid["requirements"] = {
            one.id: stated
            for one in tender.requirements
            if (
                stated := _group(
                    answers, ("requirements", one.id), tuple(OfferedRequirement.model_fields), sources
                )
            )
        }
    bid["offers"] = []
    for i in offered(answers, tender):
        at: Path = ("offers", len(bid["offers"]))
        own: dict[Path, Path] = {}
        bid["offers"].append(_offer_of(answers, tender, i, own, _))
        sources |= {(*at, *path[2:]): key for path, key in own.items()}
    if tender.lots:
        bid["combinations"] = _combinations_of(answers, tender.lots, sources)
    return bid, sources


def offered(answers: Iterable[Path], tender: Tender) -> list[int]:
    """Return which items the answers offer: all, or in a tender in lots those about which anything was filled in."""
    if tender.lots is None:
        return list(range(len(tender.items)))
    return sorted({int(key[1]) for key in answers if key[0] == "offers"})


def _combinations_of(answers: Answers, lots: Lots, sources: dict[Path, Path]) -> list[dict[str, Any]]:
    """Return the combinations of lots that hold anything."""
    found: list[dict[str, Any]] = []
    for k in range(COMBINATIONS):
        column: Path = ("combinations", k)
        here: Path = ("combinations", len(found))
        combined = [lot.id for lot in lots.parts if answers.get((*column, "lots", lot.id))]
        stated = {name: answers.get((*column, name)) for name in DISCOUNTS}
        if not combined and set(stated.values()) == {None}:
            continue
        sources[here] = sources[*here, "lots"] = (*column, "lots", lots.parts[0].id)
        sources.update({(*here, "lots", j): (*column, "lots", lot) for j, lot in enumerate(combined)})
        sources |= {(*here, name): (*column, name) for name in DISCOUNTS}
        found.append({"lots": combined, **stated})
    return found


def _offer_of(answers: Answers, tender: Tender, i: int, sources: dict[Path, Path], _: Translate) -> dict[str, Any]:
    at: Path = ("offers", i)
    kind = answers.get((*at, "kind"))
    if tender.asked_phases:
        sources[*at, "included"] = (*at, "included", tender.asked_phases[0])
    sources[at] = sources[*at, "business_model"] = sources[*at, "business_model", "kind"] = (*at, "kind")
    offer = {
        "item": tender.items[i].id,
        **_group(answers, at, OF_OFFER, sources),
        "business_model": _model_of(answers, at, kind, tender.items[i], sources),
        "included": [phase for phase in tender.asked_phases if _answer(answers, at, sources, "included", phase)],
        "costs": costs_of(answers, at, tender, sources, _),
        "consumption": _consumption_of(answers, at, tender, sources),
        "end_of_life": _group(answers, (*at, "end_of_life"), END_OF_LIFE, sources),
        "take_back": _table(answers, (*at, "take_back"), TakeBack, (*at, "take_back"), sources),
        "carbon": _group(answers, (*at, "carbon"), CARBON, sources),
        **_environment(answers, at, tender, sources),
        **_circularity(answers, at, tender, sources),
        **_passport(answers, at, tender, sources),
    }
    sources.update(_where_missed(answers, at, tender))
    return offer


def _where_missed(answers: Answers, at: Path, tender: Tender) -> Iterator[tuple[Path, Path]]:
    """Yield where a form misses what is used of each resource, and the cost of what is said not to be in the price."""
    stated: dict[str, Path] = {name: (*at, "consumption", name, "per_year") for name in tender.resources}
    missed = [key for key in stated.values() if key not in answers]
    use: Path = (*at, "included", "use")
    if missed:
        yield (*at, "consumption"), use if use not in answers and len(missed) == len(stated) else missed[0]
    for phase in tender.asked_phases:
        if answers.get((*at, "included", phase)) is False and (amount := amount_of(phase, at, tender)):
            yield (*at, "included", phase), amount


def _answer(answers: Answers, at: Path, sources: dict[Path, Path], *key: str | int) -> Any:
    sources[*at, *key] = (*at, *key)
    return answers.get((*at, *key))


def _model_of(
    answers: Answers, at: Path, kind: str | None, item: Item, sources: dict[Path, Path]
) -> dict[str, Any]:
    if kind is None:
        return {}
    model: dict[str, Any] = {"kind": kind}
    unasked = {"kind", *BUSINESS_MODELS[kind].unasked(item)}
    fields = {name: info for name, info in BUSINESS_MODELS[kind].model_fields.items() if name not in unasked}
    for field, info in fields.items():
        key, here = (*at, *key_in_offer(kind, field)), (*at, "business_model", field)
        row = record_in(info.annotation)
        if field in TABLE_ROWS and row is not None:
            sources[here] = (*key, 0, next(iter(row.model_fields)))
            rows = _table(answers, key, row, here, sources)
            if rows or info.is_required():
                model[field] = rows
        elif row is not None:
            part = {name: answers[*key, name] for name in row.model_fields if (*key, name) in answers}
            sources[here] = (*key, next(iter(row.model_fields)))
            sources.update({(*here, name): (*key, name) for name in row.model_fields})
            if part:
                model[field] = part
        elif field == "fee_by_quality":
            sources[here] = (*key, next(iter(item.qualities)))
            sources.update({(*here, name): (*key, name) for name in item.qualities})
            if fees := {name: answers[*key, name] for name in item.qualities if (*key, name) in answers}:
                model[field] = fees
        else:
            sources[here] = key
            if key in answers:
                model[field] = answers[key]
    return model


def _table(
    answers: Answers, key: Path, row: type[Record], here: Path, sources: dict[Path, Path]
) -> list[dict[str, Any]]:
    """Return the rows of a table that hold anything."""
    rows: list[dict[str, Any]] = []
    for k in range(TABLE_ROWS[str(key[-1])]):
        found = {field: answers[*key, k, field] for field in row.model_fields if (*key, k, field) in answers}
        if found:
            sources.update({(*here, len(rows), field): (*key, k, field) for field in row.model_fields})
            rows.append(found)
    return rows


def _environment(answers: Answers, at: Path, tender: Tender, sources: dict[Path, Path]) -> dict[str, Any]:
    if tender.mki is None:
        return {}
    stated = _group(answers, (*at, "mki"), MKI, sources)
    sources[*at, "mki"] = (*at, "mki", "weighting_set")
    if impacts := _group(answers, (*at, "mki", "impacts"), tuple(tender.mki.weights), sources):
        stated["impacts"] = impacts
    return {"mki": stated} if stated else {}


def _circularity(answers: Answers, at: Path, tender: Tender, sources: dict[Path, Path]) -> dict[str, Any]:
    indicators = tender.stated_indicators
    stated = _group(answers, (*at, "circularity"), ("mass_kg", *indicators), sources) if indicators else {}
    if tender.circularity and tender.asks_destinations:
        steps = tuple(tender.ladder_of(tender.items[int(at[1])]))
        if goes := _group(answers, (*at, "circularity", "destinations"), steps, sources):
            sources[*at, "circularity", "destinations"] = (*at, "circularity", "destinations", steps[0])
            stated["destinations"] = goes
    return {"circularity": stated} if stated else {}


def _passport(answers: Answers, at: Path, tender: Tender, sources: dict[Path, Path]) -> dict[str, Any]:
    if not tender.asks_passport:
        return {}
    here = (*at, PASSPORT)
    sources[here] = (*here, FILE)
    if (*here, FILE) in answers:
        return {PASSPORT: answers[*here, FILE]}
    filled_in = {key[len(here) :]: answers[key] for key in _keys_below(answers, here)}
    if not filled_in:
        return {}
    passport, places = passport_of(filled_in)
    sources.update({(*here, *path): (*here, *key) for path, key in places.items()})
    return {PASSPORT: passport}


def _keys_below(answers: Answers, prefix: Path) -> Iterator[Path]:
    return (key for key in answers if key[: len(prefix)] == prefix and len(key) > len(prefix))


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


def _group(answers: Answers, at: Path, fields: tuple[str, ...], sources: dict[Path, Path]) -> dict[str, Any]:
    values = {field: _answer(answers, at, sources, field) for field in fields}
    return {field: value for field, value in values.items() if value is not None}
