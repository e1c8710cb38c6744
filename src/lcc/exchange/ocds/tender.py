"""A tender as the tender section of a release."""

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, date
from typing import Any

from lcc.documents.criteria import as_ocds, award_criteria
from lcc.exchange.environment import goals
from lcc.exchange.lots import NoticeLot, notice_lots
from lcc.exchange.ocds.parties import authority
from lcc.language import Translate
from lcc.language.terms import term
from lcc.method.rules import fingerprint
from lcc.model.award import AnyAward, FixedBudget, uses_quality
from lcc.model.identifiers import cpv_digits
from lcc.model.tender import Tender
from lcc.record.place import InputFile
from lcc.scrutiny.law.of_directive import kind_bought

_CATEGORIES = {"works": "works", "supplies": "goods", "services": "services"}
_VARIANTS = {"allowed": "allowed", "not_allowed": "notAllowed"}


def tender_section(
    tender: Tender, status: Mapping[str, str], documents: Sequence[InputFile], _: Translate
) -> dict[str, Any]:
    """Return what is put out, with the rules of the award by lot; `status` is that of each lot, by its id."""
    lots = notice_lots(tender)
    section: dict[str, Any] = {
        "id": tender.id,
        "title": tender.title,
        "status": _of_all([status[lot.id] for lot in lots]),
        "procuringEntity": authority(tender).reference,
        "awardCriteria": award_criteria_code(tender.award),
        "awardCriteriaDetails": term(tender.award.method, _),
        "items": [_item(tender, lot, position) for lot in lots for position in range(len(lot.tender.items))],
        "lots": [_lot(lot, status[lot.id], _) for lot in lots],
    }
    if tender.procedure is not None:
        section["procurementMethodDetails"] = term(tender.procedure, _)
    if kind := kind_bought(tender):
        section["mainProcurementCategory"] = _CATEGORIES[kind]
    if documents:
        section["documents"] = [
            {
                "id": f"document-{number}",
                "title": one.file,
                "checksum": {"algorithm": "sha256", "value": one.sha256},
            }
            for number, one in enumerate(documents, start=1)
        ]
    return section


def award_criteria_code(rule: AnyAward) -> str:
    """Return by what a rule awards, as OCDS calls it: price, cost, quality at a given budget, or several."""
    if isinstance(rule, FixedBudget):
        return "qualityOnly"
    if uses_quality(rule):
        return "ratedCriteria"
    return "priceOnly" if rule.basis == "price" else "costOnly"


def _of_all(status: Sequence[str]) -> str:
    """Return the status of a tender by those of its lots: it is active as long as one is, complete if one came off."""
    return next(one for one in ("active", "complete", "unsuccessful") if one in status)


def _item(tender: Tender, lot: NoticeLot, position: int) -> dict[str, Any]:
    item = lot.tender.items[position]
    found: dict[str, Any] = {
        "id": item.id,
        "description": item.name,
        "quantity": item.quantity,
        "unit": {"name": item.unit},
        "relatedLot": lot.id,
    }
    if cpv := tender.cpv_of(item):
        found["classification"] = {"scheme": "CPV", "id": cpv_digits(cpv)}
    return found


def _lot(lot: NoticeLot, status: str, _: Translate) -> dict[str, Any]:
    tender, sought = lot.tender, goals(lot.tender)
    found: dict[str, Any] = {
        "id": lot.id,
        "title": lot.title,
        "status": status,
        **as_ocds(award_criteria(tender, _)),
        "submissionTerms": {"variantPolicy": _VARIANTS[tender.variants]},
        "hasSustainability": bool(sought),
        "lifeCycleCosting": _life_cycle_costing(tender),
    }
    if lot.code is not None:
        found["identifiers"] = [{"scheme": "lcc", "id": lot.code}]
    if sought:
        found["sustainability"] = [
            {"goal": one.ocds, "strategies": [*one.strategies], "description": one.said.say(_)} for one in sought
        ]
    return found


def _life_cycle_costing(tender: Tender) -> dict[str, Any]:
    """Return by which method costs of a life cycle are compared: what our extension adds to a lot."""
    rates: list[dict[str, Any]] = []
    bands = tender.discount.bands
    for k, (_after, rate) in enumerate(bands):
        until = {"untilYear": bands[k + 1][0]} if k + 1 < len(bands) else {}
        rates.append({**until, "rate": rate})
    return {
        "baseDate": _at(tender.base_date),
        "period": _period(tender.base_date, tender.horizon_years),
        "years": tender.horizon_years,
        "currency": tender.currency,
        "inflation": tender.inflation,
        "discountRates": rates,
        "discountRateBasis": tender.discount.basis,
        "comparison": tender.comparison,
        "phases": [*tender.asked_phases],
        "rulesFingerprint": fingerprint(tender),
    }


def _period(start: date, years: int) -> dict[str, Any]:
    """Return so many years from a day; without their end where no calendar goes on that long."""
    if start.year + years > MAXYEAR:
        return {"startDate": _at(start)}
    is_leap_day = (start.month, start.day) == (2, 29)
    end = start.replace(year=start.year + years, day=28 if is_leap_day else start.day)
    return {"startDate": _at(start), "endDate": _at(end), "durationInDays": (end - start).days}


def _at(day: date) -> str:
    return f"{day}T00:00:00Z"
