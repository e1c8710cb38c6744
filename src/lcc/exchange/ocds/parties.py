"""Organisations in a release: each once, with what it does, under its number in a register where that is known."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lcc.exchange.lots import NoticeBid
from lcc.model.identifiers import organisation_number
from lcc.model.tender import Tender

_BUYER = ("buyer", "procuringEntity")


class Party(NamedTuple):
    """An organisation by its id in the release."""

    id: str
    name: str
    number: str | None

    @property
    def reference(self) -> dict[str, Any]:
        """How other parts of a release refer to it."""
        return {"id": self.id, "name": self.name}

    def as_plain(self, roles: Iterable[str]) -> dict[str, Any]:
        """Return it as it stands among the parties of a release."""
        return {**self.reference, **self._identifier(), "roles": [*roles]}

    def _identifier(self) -> dict[str, Any]:
        if self.number is None:
            return {}
        known = organisation_number(self.number)
        identifier = {"scheme": known.scheme, "id": known.number} if known else {"id": self.number}
        return {"identifier": {**identifier, "legalName": self.name}}


def authority(tender: Tender) -> Party:
    """Return who puts out a tender."""
    return Party(tender.authority_id or "authority", tender.authority, tender.authority_id)


def bidder(bid: NoticeBid, tender: Tender) -> Party:
    """Return who makes a bid: by the register where its number names one, or else by a number in this release.

    A bidder that states the number of the authority is not the authority.
    """
    name, number = bid.one.bid.bidder.name, bid.number
    is_known = number is not None and organisation_number(number) is not None and number != tender.authority_id
    return Party(number if number and is_known else f"bidder-{bid.bidder}", name, number)


def parties(
    tender: Tender, tenderers: Iterable[NoticeBid], suppliers: Iterable[NoticeBid]
) -> list[dict[str, Any]]:
    """Return every organisation of a release once, the authority first."""
    found: dict[str, Party] = {}
    roles: dict[str, list[str]] = {}
    told = [(authority(tender), role) for role in _BUYER]
    told += [(bidder(bid, tender), "tenderer") for bid in tenderers]
    told += [(bidder(bid, tender), "supplier") for bid in suppliers]
    for party, role in told:
        found.setdefault(party.id, party)
        of_party = roles.setdefault(party.id, [])
        if role not in of_party:
            of_party.append(role)
    return [party.as_plain(roles[name]) for name, party in found.items()]
