"""Everything that can be asked: by which address, what goes in, what comes out, and whether it is heavy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lcc.record.record import Record
from lcc.service import asked as by
from lcc.service import bodies as of
from lcc.service.answer import MEDIA, Answer
from lcc.service.operations import papers, published, scoring, trials

_DOCUMENTS = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at an address. `result` is the document of `lcc schema` that comes out, or its media types.

    `is_heavy` tells that it takes seconds and not a part of one: it goes to workers of its own.
    """

    path: str
    work: Callable[[Any, Any], Answer]
    body: type[Record]
    asked: type[by.Asked]
    media: tuple[str, ...] = ("application/json",)
    results: tuple[str, ...] = ()
    is_heavy: bool = False

    @property
    def method(self) -> str:
        """GET of what is the same for everybody; what is worked out of something that is sent is POST."""
        return "GET" if self.body is of.NoBody else "POST"


def _files(*kinds: str) -> tuple[str, ...]:
    return tuple(MEDIA[kind] for kind in kinds)


_LISTED = (
    Operation("/check", scoring.check, of.OfBids, by.Asked),
    Operation("/score", scoring.score, of.OfBids, by.OfOne, results=("result", "lots_result")),
    Operation("/explain", scoring.explain, of.OfBids, by.OfBidder),
    Operation("/verify", scoring.verify, of.OfVerifying, by.OfOne),
    Operation("/comparison", papers.comparison, of.OfBids, by.OfOne, _files("xlsx"), is_heavy=True),
    Operation("/form", papers.form, of.OfForm, by.Asked, _files("xlsx"), is_heavy=True),
    Operation("/workbook", papers.workbook, of.OfBook, by.Asked, _files("xlsx"), is_heavy=True),
    Operation("/method", papers.method, of.OfTender, by.OfDocument, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/letters", papers.letters, of.OfLetters, by.ForLetters, _files("zip"), is_heavy=True),
    Operation("/proofs", papers.proofs, of.OfProofs, by.ForProofs, _files("zip"), is_heavy=True),
    Operation("/proposal", papers.proposal, of.OfBids, by.ForProposal, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/report", papers.report, of.OfReport, by.ForReport, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/annex", papers.annex, of.OfBids, by.ForAnnex, _files(*_DOCUMENTS, "xlsx"), is_heavy=True),
    Operation("/sensitivity", trials.sensitivity, of.OfSensitivity, by.ForSensitivity, is_heavy=True),
    Operation("/simulate", trials.simulate, of.OfSimulation, by.ForSimulation, is_heavy=True),
    Operation("/schemas", published.schemas, of.NoBody, by.Asked),
    Operation("/schemas/{name}", published.schema, of.NoBody, by.OfName),
    Operation("/templates", published.templates, of.NoBody, by.OfSearch),
    Operation("/templates/{name}", published.template, of.NoBody, by.OfName, _files("yaml")),
    Operation("/constants", published.constants, of.NoBody, by.OfDay),
    Operation("/facts", published.facts, of.NoBody, by.OfFacts),
)
OPERATIONS: Mapping[str, Operation] = {one.path: one for one in _LISTED}
NOTHING = Operation("/ready", published.nothing, of.NoBody, by.Asked)
"""What is asked of a worker to see that it answers."""
