"""A tender to start from, out of a release: what it says, and what it leaves open. Nothing is made up.

A release has no horizon, no discount rate and no award rule; where our extension is in it, it has the first two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lcc.checks.validation import record_of
from lcc.exchange.ocds.criteria_in import award_in
from lcc.exchange.ocds.values import cpv_in, day_in, group_in, groups_in, number_in, text_in
from lcc.library.phases import PRICED_PHASES
from lcc.model.identifiers import organisation_number
from lcc.model.quality import Quality
from lcc.model.tender import Lots, Tender
from lcc.record.code_of import code_of
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.record import LONGEST_YEARS, Record
from lcc.record.stated import Stated

_ALWAYS: tuple[tuple[str, ...], ...] = (
    ("id",),
    ("title",),
    ("authority",),
    ("currency",),
    ("base_date",),
    ("horizon_years",),
    ("discount", "rate"),
    ("inflation",),
    ("items",),
    ("award", "method"),
)
"""What a tender can't do without, or what decides money."""
_NO_DEFAULT = ("currency", "inflation")
"""Stated as nothing where a release does not say them: left out, a tender would take a value that nobody chose."""
_PHASES = "asked_phases"
"""None of them is something else than the default."""
_MOST_NAMED = 10
_BASES, _COMPARISONS = ("real", "nominal"), ("common_horizon", "equivalent_annual_cost")


@dataclass(frozen=True, slots=True)
class ReleaseStart:
    """What a release says of a tender, as plain values; the fields that it leaves open, and what to look at."""

    values: Mapping[str, Any]
    open: tuple[Path, ...]
    remarks: tuple[Message, ...]

    def tender(self) -> Tender:
        """Return it as a tender; InputRefusedError where something in it is no value for its field."""
        return record_of(Stated({**self.values}), Tender)


def start_of(release: Mapping[str, Any]) -> ReleaseStart:
    """Return what a release says of a tender.

    Raises
    ------
    InputRefusedError
        It has more items, lots or criteria than a tender can have.
    """
    tender = group_in(release.get("tender"))
    _refuse_large(tender)
    remarks: list[Message] = []
    lots = [one for one in groups_in(tender.get("lots")) if text_in(one.get("id"))]
    values: dict[str, Any] = {"id": text_in(tender.get("id")) or text_in(release.get("ocid"))}
    values |= {"title": text_in(tender.get("title")), **_authority(release, tender)}
    values |= {"currency": _currency(release, tender, lots, remarks), **_rules(tender, lots, remarks)}
    ids = _item_ids(tender)
    values |= {"items": [*_items(tender, ids, remarks)], **_divided(tender, lots, ids)}
    values |= _cpv(values["items"])
    values |= award_in(tender, lots, remarks)
    asked = {*_NO_DEFAULT, *(("variants",) if _policies_differ(lots) else ())}
    stated = {
        name: value
        for name, value in values.items()
        if name in asked or name == _PHASES or value not in (None, [], {})
    }
    return ReleaseStart(stated, tuple(_open(stated)), tuple(remarks))


def _refuse_large(tender: Mapping[str, Any]) -> None:
    """Raise InputRefusedError where there is more of something than a tender can have: it is not read at all."""
    lots, most_lots = [*groups_in(tender.get("lots"))], most_of(Lots, "parts")
    found: dict[Path, tuple[int, int]] = {
        ("tender", "items"): (len([*groups_in(tender.get("items"))]), most_of(Tender, "items")),
        ("tender", "lots"): (len(lots), most_lots),
    }
    for k, lot in enumerate(lots[:most_lots]):
        criteria = [*groups_in(group_in(lot.get("awardCriteria")).get("criteria"))]
        judged = [one for one in criteria if one.get("type") == "quality"]
        found["tender", "lots", k, "awardCriteria", "criteria"] = len(judged), most_of(Quality, "criteria")
    problems = [
        problem_of(Message(path, "release_large", number, {"most": most}))
        for path, (number, most) in found.items()
        if number > most
    ]
    if problems:
        raise InputRefusedError(problems)


def most_of(record: type[Record], field: str) -> int:
    """Return how many entries a list of a record can have.

    >>> most_of(Tender, "items")
    1000
    """
    limits: Iterator[int | None] = (
        getattr(one, "max_length", None) for one in record.model_fields[field].metadata
    )
    return next(one for one in limits if one is not None)


def _open(values: Mapping[str, Any]) -> Iterator[Path]:
    for field, *below in _ALWAYS:
        value = values.get(field)
        if value is None or any(group_in(value).get(name) is None for name in below):
            yield field, *below
    if "variants" in values and values["variants"] is None:
        yield ("variants",)
    for k, item in enumerate(values.get("items", ())):
        yield from (("items", k, name) for name in ("quantity", "unit") if name not in item)
    for k, criterion in enumerate(group_in(values.get("quality")).get("criteria", ())):
        if "weight" not in criterion:
            yield "quality", "criteria", k, "weight"


def _authority(release: Mapping[str, Any], tender: Mapping[str, Any]) -> dict[str, Any]:
    named = group_in(tender.get("procuringEntity")) or group_in(release.get("buyer"))
    parties = [*groups_in(release.get("parties"))]
    code = text_in(named.get("id"))
    with_role = [
        one for one in parties if isinstance(one.get("roles"), list) and "procuringEntity" in one["roles"]
    ]
    party = next(
        (one for one in parties if code and text_in(one.get("id")) == code), group_in([*with_role, {}][0])
    )
    identifier = group_in(party.get("identifier") or named.get("identifier"))
    scheme, number = text_in(identifier.get("scheme")), text_in(identifier.get("id"))
    known = [f"{scheme}-{number}" if scheme and number else "", code or ""]
    return {
        "authority": text_in(named.get("name")) or text_in(party.get("name")),
        "authority_id": next((one for one in known if organisation_number(one)), None),
    }


def _currency(
    release: Mapping[str, Any],
    tender: Mapping[str, Any],
    lots: Sequence[Mapping[str, Any]],
    remarks: list[Message],
) -> str | None:
    """Return the currency that all values in a release are in; None where it has none, or several."""
    bids = groups_in(group_in(release.get("bids")).get("details"))
    valued = (tender, *lots, *bids, *groups_in(release.get("awards")))
    currencies = [text_in(group_in(one.get("value")).get("currency")) for one in valued]
    currencies += [text_in(group_in(lot.get("lifeCycleCosting")).get("currency")) for lot in lots]
    found = list(dict.fromkeys(one for one in currencies if one))
    if len(found) > 1:
        named = ", ".join(found[:_MOST_NAMED]) + (", ..." if len(found) > _MOST_NAMED else "")
        remarks.append(Message(("currency",), "currencies_differ", named, {"names": named}))
    return found[0] if len(found) == 1 else None


def _policies(lots: Sequence[Mapping[str, Any]]) -> set[str | None]:
    return {text_in(group_in(lot.get("submissionTerms")).get("variantPolicy")) for lot in lots}


def _policies_differ(lots: Sequence[Mapping[str, Any]]) -> bool:
    return len(_policies(lots)) > 1


def _method(lot: Mapping[str, Any]) -> dict[str, Any]:
    """Return the method of costing of a lot; the proof of its rules is its own, for it is of its items too."""
    method = group_in(lot.get("lifeCycleCosting"))
    return {name: value for name, value in method.items() if name != "rulesFingerprint"}


def _rules(tender: Mapping[str, Any], lots: Sequence[Mapping[str, Any]], remarks: list[Message]) -> dict[str, Any]:
    """Return whether variants are allowed, and the method of costing of the first lot where our extension has it."""
    method = _method(lots[0]) if lots else {}
    if any(_method(lot) != method for lot in lots[1:]):
        remarks.append(Message(("lots",), "lots_differ", None, {"lot": text_in(lots[0].get("id"))}))
    found: dict[str, Any] = {"inflation": number_in(method.get("inflation"))}
    base_date = day_in(method.get("baseDate"))
    if base_date is None and (base_date := day_in(group_in(tender.get("tenderPeriod")).get("endDate"))):
        remarks.append(Message(("base_date",), "base_date_of_period", base_date, {}))
    years = number_in(method.get("years"))
    is_horizon = years is not None and years.is_integer() and 1 <= years <= LONGEST_YEARS
    found |= {"base_date": base_date, "horizon_years": int(years) if is_horizon and years else None}
    found["discount"] = _discount(method)
    found["comparison"] = _one_of(method.get("comparison"), _COMPARISONS)
    phases = method.get("phases")
    if isinstance(phases, list):
        found[_PHASES] = [one for one in PRICED_PHASES if one in phases]
    if _policies_differ(lots):
        remarks.append(Message(("variants",), "policies_differ", None, {}))
    found["variants"] = "allowed" if _policies(lots) == {"allowed"} else None
    return found


def _discount(method: Mapping[str, Any]) -> dict[str, Any]:
    bands: list[dict[str, Any]] = []
    for one in groups_in(method.get("discountRates")):
        rate, until = number_in(one.get("rate")), number_in(one.get("untilYear"))
        if rate is None or (until is not None and not until.is_integer()):
            return {}
        bands.append({"rate": rate} | ({} if until is None else {"until_year": int(until)}))
    basis = _one_of(method.get("discountRateBasis"), _BASES)
    if not bands or basis is None:
        return {}
    return {"rate": bands[0]["rate"] if len(bands) == 1 else bands, "basis": basis}


def _one_of(value: Any, known: Sequence[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None


def _item_ids(tender: Mapping[str, Any]) -> list[str]:
    """Return a code for each item: its own, or one made of what it is called where that is taken or not there."""
    taken: dict[str, None] = {}
    for one in groups_in(tender.get("items")):
        code, name = text_in(one.get("id")), text_in(one.get("description")) or "item"
        taken[code if code and code not in taken else code_of(code or name, taken.keys())] = None
    return [*taken]


def _items(tender: Mapping[str, Any], ids: Sequence[str], remarks: list[Message]) -> Iterator[dict[str, Any]]:
    for k, (code, one) in enumerate(zip(ids, groups_in(tender.get("items")), strict=True)):
        quantity, stated = number_in(one.get("quantity")), text_in(one.get("quantity"))
        if quantity is None and stated is not None:
            remarks.append(
                Message(("items", k, "quantity"), "quantity_not_read", stated, {"item": code, "said": stated})
            )
        found: dict[str, Any] = {
            "id": code,
            "name": text_in(one.get("description")) or code,
            "quantity": quantity if quantity and quantity > 0 else None,
            "unit": text_in(group_in(one.get("unit")).get("name")),
            "cpv": cpv_in(one.get("classification")),
        }
        yield {name: value for name, value in found.items() if value is not None}


def _cpv(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the CPV code of all items as that of the tender, where they have one together."""
    codes = {item.get("cpv") for item in items}
    if len(codes) != 1 or None in codes:
        return {}
    for item in items:
        del item["cpv"]
    return {"cpv": codes.pop()}


def _divided(tender: Mapping[str, Any], lots: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> dict[str, Any]:
    """Return the division into lots; one lot is the whole tender."""
    if len(lots) < 2:
        return {}
    related = [text_in(one.get("relatedLot")) for one in groups_in(tender.get("items"))]
    parts = []
    for lot in lots:
        own = (text_in(one.get("id")) for one in groups_in(lot.get("identifiers")) if one.get("scheme") == "lcc")
        code = text_in(lot.get("id"))
        items = [item for item, of_lot in zip(ids, related, strict=True) if of_lot == code]
        parts.append({"id": next(own, code), "title": text_in(lot.get("title")) or code, "items": items})
    return {"lots": {"parts": parts}}
