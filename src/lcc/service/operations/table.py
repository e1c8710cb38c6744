"""Everything that can be asked: by which address, what goes in, what comes out, and whether it is heavy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lcc.record.record import Record
from lcc.service import asked as by
from lcc.service import bodies as of
from lcc.service.answer import MEDIA, Answer
from lcc.service.operations import contracts, papers, portfolio, published, scoring, trials

_DOCUMENTS = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at an address. `result` is the document of `lcc schema` that comes out, or its media types.

    `is_heavy` tells that it takes seconds and not a part of one: it goes to workers of its own.
    """

    path: str
    work: Callable[[Any, Any], Answer]
    body: type[Record]
    asked: type[by.Query]
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
    Operation("/check", scoring.check, of.BidsBody, by.Query, results=("check",)),
    Operation("/score", scoring.score, of.BidsBody, by.OfOne, results=("result", "lots_result")),
    Operation("/explain", scoring.explain, of.BidsBody, by.OfBidder, results=("explanation",)),
    Operation("/verify", scoring.verify, of.VerifyingBody, by.OfOne, results=("verification",)),
    Operation("/comparison", papers.comparison, of.BidsBody, by.OfOne, _files("xlsx"), is_heavy=True),
    Operation("/form", papers.form, of.FormBody, by.Query, _files("xlsx"), is_heavy=True),
    Operation("/workbook", papers.workbook, of.BookBody, by.Query, _files("xlsx"), is_heavy=True),
    Operation("/method", papers.method, of.TenderBody, by.OfDocument, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/letters", papers.letters, of.LettersBody, by.ForLetters, _files("zip"), is_heavy=True),
    Operation("/proofs", papers.proofs, of.ProofsBody, by.ForProofs, _files("zip"), is_heavy=True),
    Operation("/proposal", papers.proposal, of.BidsBody, by.ForProposal, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/report", papers.report, of.ReportBody, by.ForReport, _files(*_DOCUMENTS), is_heavy=True),
    Operation("/annex", papers.annex, of.BidsBody, by.ForAnnex, _files(*_DOCUMENTS, "xlsx"), is_heavy=True),
    Operation(
        "/sensitivity",
        trials.sensitivity,
        of.SensitivityBody,
        by.ForSensitivity,
        results=("sensitivity",),
        is_heavy=True,
    ),
    Operation(
        "/simulate", trials.simulate, of.SimulationBody, by.ForSimulation, results=("simulation",), is_heavy=True
    ),
    Operation(
        "/portfolio",
        portfolio.portfolio,
        of.PortfolioBody,
        by.ForPortfolio,
        _files("json", "csv", "xlsx"),
        results=("portfolio",),
        is_heavy=True,
    ),
    Operation("/prices", portfolio.prices, of.PricesBody, by.ForPrices, _files("csv"), is_heavy=True),
    Operation(
        "/indicators",
        portfolio.indicators,
        of.IndicatorsBody,
        by.ForIndicators,
        _files("json", "csv"),
        results=("indicators",),
        is_heavy=True,
    ),
    Operation(
        "/share",
        portfolio.share,
        of.ShareBody,
        by.ForShare,
        _files("json", "csv"),
        results=("share",),
        is_heavy=True,
    ),
    Operation(
        "/sdg",
        portfolio.sdg,
        of.SdgBody,
        by.ForSdg,
        _files("json", "csv", "xlsx"),
        results=("sdg",),
        is_heavy=True,
    ),
    Operation(
        "/releases", portfolio.releases, of.AwardsBody, by.ForReleases, _files("json", "jsonl"), is_heavy=True
    ),
    Operation(
        "/year", portfolio.year, of.IndicatorsBody, by.ForYearReport, _files(*_DOCUMENTS, "xlsx"), is_heavy=True
    ),
    Operation(
        "/contract",
        contracts.contract,
        of.NewContractBody,
        by.ForNewContract,
        _files("yaml", "json"),
        results=("contract",),
        is_heavy=True,
    ),
    Operation(
        "/contract/ledger",
        contracts.ledger,
        of.ContractBody,
        by.ForLedger,
        _files("json", "xlsx"),
        results=("contract_followed",),
        is_heavy=True,
    ),
    Operation(
        "/contract/calendar",
        contracts.calendar,
        of.ContractBody,
        by.ForCalendar,
        _files("ics", "xlsx"),
        is_heavy=True,
    ),
    Operation("/contract/form", contracts.form, of.ContractBody, by.ForYear, _files("xlsx"), is_heavy=True),
    Operation(
        "/contract/forecast",
        contracts.forecast,
        of.ContractBody,
        by.OfContract,
        results=("contract_forecast",),
        is_heavy=True,
    ),
    Operation(
        "/contract/record",
        contracts.record,
        of.RecordBody,
        by.ForRecord,
        _files("yaml", "json"),
        results=("contract",),
        is_heavy=True,
    ),
    Operation("/schemas", published.schemas, of.NoBody, by.Query),
    Operation("/schemas/{name}", published.schema, of.NoBody, by.OfName),
    Operation("/templates", published.templates, of.NoBody, by.OfSearch, results=("templates",)),
    Operation("/templates/{name}", published.template, of.NoBody, by.OfName, _files("yaml")),
    Operation("/constants", published.constants, of.NoBody, by.OfDay, results=("constants",)),
    Operation("/facts", published.facts, of.NoBody, by.OfFacts, results=("facts",)),
)
OPERATIONS: Mapping[str, Operation] = {one.path: one for one in _LISTED}
NOTHING = Operation("/ready", published.nothing, of.NoBody, by.Query)
"""What is asked of a worker to see that it answers."""
