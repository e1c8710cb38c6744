"""Releases and records of OCDS as notices.

Source: standard.open-contracting.org, OCDS 1.1: release and record packages, the code lists releaseTag, tenderStatus,
awardStatus and relatedProcess; the extension techniques. What TenderNed adds is in its own export of OCDS, by the
converter that the Open Contracting Partnership wrote for it: ocids with the prefix ocds-1l04xe, and the procedure
Marktconsultatie.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lcc.exchange.all_tenders.notice import PublishedNotice, PublishedValue, Stage, amount_of, known_as
from lcc.exchange.ocds.values import cpv_in, group_in, groups_in, moment_in, number_in, text_in
from lcc.model.identifiers import organisation_number
from lcc.record.visible import one_line

LISTS = ("releases", "records")
"""What a package lists."""
_OF_RELEASE = frozenset(("date", "tag", "tender", "awards"))
"""What a release has beside its ocid, and what is left of a record has not."""
_CANCELLED = ("cancelled", "withdrawn", "unsuccessful")
_NO_TENDER = ("planning", "planned")
_PLANNING = frozenset(("planning", "planningUpdate"))
_CONSULTATION = "marktconsultatie"
_BUYERS = ("buyer", "procuringEntity")


def releases_of(value: Any) -> Iterator[Any]:
    """Yield the releases in what a package lists, or in what stands by itself; of a record the compiled one first.

    What is a group without any of these is a release if it has an ocid, or else the rest of a package.
    """
    if not isinstance(value, Mapping):
        yield value
        return
    listed = [one for name in LISTS if isinstance(value.get(name), list) for one in value[name]]
    compiled = value.get("compiledRelease")
    if isinstance(compiled, Mapping):
        yield compiled
    elif listed:
        for one in listed:
            yield from releases_of(one)
    elif "ocid" in value and not _OF_RELEASE.isdisjoint(value):
        yield value


def notice_of(release: Mapping[str, Any], order: int) -> PublishedNotice | None:
    """Return what a release says; None where it has no ocid or no date, so that nobody knows of what it is or when."""
    ocid, moment = text_in(release.get("ocid")), moment_in(release.get("date"))
    if ocid is None or moment == datetime.min.replace(tzinfo=moment.tzinfo):
        return None
    tender = group_in(release.get("tender"))
    awards = {text_in(one.get("id")) or str(k): one for k, one in enumerate(groups_in(release.get("awards")))}
    valid = {name: one for name, one in awards.items() if one.get("status") not in _CANCELLED}
    days = [moment_in(one.get("date")) for one in valid.values()]
    known_days = [day for day in days if day.year > 1]
    buyers = [group_in(release.get("buyer")), group_in(tender.get("procuringEntity"))]
    return PublishedNotice(
        process=ocid,
        numbers=_numbers(ocid, tender),
        publication=text_in(release.get("id")),
        moment=moment,
        order=order,
        stage=_stage(release, tender, has_award=bool(valid)),
        authority=next((name for one in buyers if (name := text_in(one.get("name")))), ""),
        authorities=_authorities(release, buyers),
        title=one_line(title) if (title := text_in(tender.get("title"))) else None,
        cpv=_cpv(tender),
        estimated=_amount(tender.get("value")),
        awards={name: _amount(one.get("value")) for name, one in valid.items()},
        awarded_on=min(known_days, default=None),
        is_framework=_is_framework(tender),
        is_call_off=True if _is_call_off(release) else None,
    )


def _numbers(ocid: str, tender: Mapping[str, Any]) -> frozenset[str]:
    """Return the ocid, what comes after its prefix, and the number of the tender."""
    own = ocid.split("-", 2)[2:] if ocid.startswith("ocds-") else []
    return frozenset(filter(None, (ocid, *own, text_in(tender.get("id")))))


def _stage(release: Mapping[str, Any], tender: Mapping[str, Any], *, has_award: bool) -> Stage:
    tags = release.get("tag")
    said = {str(one) for one in tags} if isinstance(tags, list) else set()
    method = (text_in(tender.get("procurementMethodDetails")) or "").casefold()
    if has_award:
        return "award"
    if tender.get("status") in _CANCELLED or "tenderCancellation" in said:
        return "cancelled"
    is_planned = tender.get("status") in _NO_TENDER or (bool(said) and said <= _PLANNING)
    if is_planned or method == _CONSULTATION:
        return "planning"
    return "tender"


def _authorities(release: Mapping[str, Any], buyers: list[Mapping[str, Any]]) -> frozenset[str]:
    """Return the names and numbers of whose tender it is."""
    parties = [
        one for one in groups_in(release.get("parties"))
        if isinstance(one.get("roles"), list) and any(role in one["roles"] for role in _BUYERS)
    ]  # fmt: skip
    names: list[str | None] = []
    for one in (*buyers, *parties):
        identifier = group_in(one.get("identifier"))
        names += [text_in(one.get("name")), text_in(identifier.get("legalName"))]
        for number in (text_in(one.get("id")), text_in(identifier.get("id"))):
            known = organisation_number(number) if number else None
            names += [number, known.number if known else None]
    return known_as(*names)


def _cpv(tender: Mapping[str, Any]) -> str | None:
    """Return the code of the tender, or the one that all its items have."""
    if own := cpv_in(tender.get("classification")):
        return own
    found = {cpv_in(one.get("classification")) for one in groups_in(tender.get("items"))} - {None}
    return found.pop() if len(found) == 1 else None


def _amount(value: Any) -> PublishedValue | None:
    stated = group_in(value)
    return amount_of(number_in(stated.get("amount")), text_in(stated.get("currency")))


def _is_framework(tender: Mapping[str, Any]) -> bool | None:
    said = group_in(tender.get("techniques")).get("hasFrameworkAgreement")
    return said if isinstance(said, bool) else None


def _is_call_off(release: Mapping[str, Any]) -> bool:
    """Whether it says that a framework agreement was established before, under which this is bought."""
    related = (one.get("relationship") for one in groups_in(release.get("relatedProcesses")))
    return any("framework" in one for one in related if isinstance(one, list))
