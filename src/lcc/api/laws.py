"""A tender held against a law before it is published."""

from datetime import date
from typing import TYPE_CHECKING

from lcc.api.given import Input
from lcc.api.reading import read
from lcc.intake.law_options import LawOptions
from lcc.intake.options import asked
from lcc.library.provisions import Departure, Law

if TYPE_CHECKING:
    from lcc.scrutiny.law.check import LawCheck


def law(
    tender: Input,
    law: Law = "nl",
    *,
    at: date | None = None,
    labour_intensive: bool = False,
    departure: Departure | None = None,
    purchase_share: float | None = None,
    expected: float | None = None,
) -> "LawCheck":
    """Return what each provision of a law comes to for a tender. It is a help and no legal advice.

    Parameters
    ----------
    tender
        Its award rule, criteria and procedure count; the documents around it are not seen.
    law
        Dutch, Belgian or French law, or `ppa`, the proposed Public Procurement Act of the European Union.
    at
        The day whose law counts, that of publication; left out, the base date of the tender. `LawCheck.dated_by` says
        which of the two it was.
    labour_intensive, departure, purchase_share
        For the proposed Act only: whether the subject is labour-intensive, how quality is secured other than by its
        share of the points, and which part of the life-cycle cost the purchase price is expected to be [share].
    expected
        What bids are expected to cost [money], to be held against European thresholds.

    Raises
    ------
    InputRefusedError
        The tender can't be used, or an option is beyond its bounds.

    Examples
    --------
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}],
    ...     "award": {"method": "lowest_price"}}
    >>> found = law(tender, "fr")
    >>> [(one.provision.article, one.verdict) for one in found.findings]
    [('R2152-7', 'not_met'), ('L2152-7', 'not_met')]
    """
    from lcc.scrutiny.law.check import law_check
    from lcc.scrutiny.law.finding import ActFacts

    of = asked(
        LawOptions, law=law, at=at, labour_intensive=labour_intensive, departure=departure,
        purchase_share=purchase_share, expected=expected,
    )  # fmt: skip
    facts = ActFacts(of.labour_intensive, of.departure, of.purchase_share)
    return law_check(read(tender).tender, of.law, of.at, facts, of.expected)
