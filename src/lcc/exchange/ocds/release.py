"""A release package: a tender as it is put out, or with its bids and award, as OCDS 1.1 has it.

Source: standard.open-contracting.org, OCDS 1.1, release and release package; extensions as the registry lists them.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin

from lcc.documents.report.parts import Awarded
from lcc.exchange.lots import DecidedLot, decided_lots, notice_lots
from lcc.exchange.ocds.addresses import EXTENSIONS, OF_REGISTRY, OWN_EXTENSION
from lcc.exchange.ocds.award import awards_section, bids_section, lot_status, shown_bids
from lcc.exchange.ocds.parties import authority, parties
from lcc.exchange.ocds.tender import tender_section
from lcc.intake.options import OpenDataOptions
from lcc.language import translator
from lcc.model.tender import Tender
from lcc.record.place import InputFile


def tender_release(tender: Tender, documents: Sequence[InputFile], options: OpenDataOptions) -> dict[str, Any]:
    """Return a package with a tender as it is put out: no bid is in it."""
    status = {lot.id: "active" for lot in notice_lots(tender)}
    release = _release(tender, "tender", ["tender"], status, documents, options)
    return _package(tender, release | {"parties": parties(tender, (), ())}, options)


def award_release(
    tender: Tender, awards: Sequence[Awarded], documents: Sequence[InputFile], options: OpenDataOptions
) -> dict[str, Any]:
    """Return a package with a tender, its bids as far as they may be told, and who is awarded each lot."""
    outcomes = decided_lots(tender, awards)
    status = {one.lot.id: lot_status(one, options) for one in outcomes}
    has_award = any(one.state != "open" for one in outcomes)
    tags = ["tender", "award"] if has_award else ["tender"]
    release = _release(tender, "award", tags, status, documents, options)
    return _package(tender, release | _outcome(tender, outcomes, options), options)


def _outcome(tender: Tender, outcomes: Sequence[DecidedLot], options: OpenDataOptions) -> dict[str, Any]:
    winners = [one.winner for one in outcomes if one.winner]
    found: dict[str, Any] = {
        "parties": parties(tender, shown_bids(outcomes, options), winners),
        "bids": bids_section(outcomes, tender, options),
    }
    if awards := awards_section(outcomes, tender, options):
        found["awards"] = awards
    return found


def _release(
    tender: Tender,
    stage: str,
    tags: Sequence[str],
    status: Mapping[str, str],
    documents: Sequence[InputFile],
    options: OpenDataOptions,
) -> dict[str, Any]:
    return {
        "ocid": f"{options.prefix}-{tender.id}",
        "id": f"{tender.id}-{stage}-{datetime.fromisoformat(options.written).astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "date": _moment(options.written),
        "tag": [*tags],
        "initiationType": "tender",
        "language": options.language,
        "buyer": authority(tender).reference,
        "tender": tender_section(tender, status, documents, translator(options.language)),
    }


def _package(tender: Tender, release: Mapping[str, Any], options: OpenDataOptions) -> dict[str, Any]:
    extensions = [OF_REGISTRY.format(name=name) for name in EXTENSIONS]
    return {
        "uri": quote(options.address, safe=":/%"),
        "version": "1.1",
        "publishedDate": _moment(options.written),
        "publisher": {"name": tender.authority},
        "extensions": [*extensions, urljoin(options.address, OWN_EXTENSION)],
        "releases": [dict(release)],
    }


def _moment(written: str) -> str:
    return datetime.fromisoformat(written).isoformat(timespec="seconds")
