"""A tender held against what a law asks at its date. It helps whoever looks; it is no legal advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lcc.library.provisions import Law, provisions_of
from lcc.model.tender import Tender
from lcc.scrutiny import belgian_law, dutch_law, french_law, procurement_act
from lcc.scrutiny.law_finding import ActFacts, Found, LawCase, LawFinding, LawTest
from lcc.scrutiny.rule_remarks import lint

TESTS: Mapping[str, LawTest] = {
    **dutch_law.TESTS,
    **belgian_law.TESTS,
    **french_law.TESTS,
    **procurement_act.TESTS,
}
"""By the name of a provision, what finds whether a tender has what it asks."""
_NO_FACTS = ActFacts()


@dataclass(frozen=True, slots=True)
class LawCheck:
    """What a law asks of a tender on a day: each provision that holds then, and those that come after it.

    `dated_by` says which day that is: one that was asked for, or the base date of the tender.
    """

    tender: Tender
    law: Law
    day: date
    dated_by: Literal["asked", "base_date"]
    findings: tuple[LawFinding, ...]
    later: tuple[str, ...]


def law_check(
    tender: Tender, law: Law, at: date | None = None, facts: ActFacts = _NO_FACTS, expected: float | None = None
) -> LawCheck:
    """Return what each provision of a law comes to for a tender, on a day or else on its base date.

    `expected` is what bids are expected to cost [money].

    A tender does not say when it is published: `at` does. What the law asked before that day and no longer does is
    left out; of the proposed Act all is there, as it holds on no day yet.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}],
    ...     "award": {"method": "lowest_price"}})
    >>> [(one.name, one.verdict) for one in law_check(tender, "fr").findings]
    [('fr_price_alone', 'not_met'), ('fr_environment', 'not_met')]
    """
    day = tender.base_date if at is None else at
    case = LawCase(tender, frozenset(one.code for one in lint(tender)), facts, expected)
    known = provisions_of(law)
    return LawCheck(
        tender,
        law,
        day,
        "base_date" if at is None else "asked",
        tuple(
            LawFinding(name, _found(name, case), day)
            for name, one in known.items()
            if one.has_begun(day) and not one.has_ended(day)
        ),
        tuple(name for name, one in known.items() if not one.has_begun(day)),
    )


def _found(name: str, case: LawCase) -> Found:
    if case.tender.procedure == "market_consultation":
        return Found("not_asked", "nothing_awarded")
    return TESTS[name](case)
