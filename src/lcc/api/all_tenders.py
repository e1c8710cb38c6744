"""What part of all tenders of an authority asked for what: scored tenders beside open data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.api.scoring import Scored
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.exchange.outputs.of_all_tenders import SharesOfAll


def share_of_all(
    awards: Iterable[Scored],
    all_tenders: Iterable[Input],
    *,
    authorities: Iterable[str] = (),
    numbers: Input | None = None,
) -> "SharesOfAll":
    """Return what part of all tenders asked for life-cycle cost or circularity, by year and CPV division.

    Parameters
    ----------
    awards
        Tenders that were scored, each as a whole: with all of its lots.
    all_tenders
        Open data in which all tenders of their authorities are: releases or records of OCDS (.json, or one on each line
        in .jsonl), or else the data set of TenderNed (.xlsx, or a sheet of it as .csv).
    authorities
        More names and numbers under which these authorities publish.
    numbers
        Under which number each tender is published: `lcc schema published_numbers`. Left out, by its code.

    Raises
    ------
    InputRefusedError
        A file can't be read, or no tender in them is of these authorities.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [{"item": "desk", "business_model": {
    ...     "kind": "purchase", "price": 450, "service_life_years": 10}}]}
    >>> released = [{"ocid": f"ocds-abc123-{name}", "date": "2027-02-01T00:00:00Z", "tag": ["tender"],
    ...     "buyer": {"name": "Voorbeeld"}, "tender": {"id": name}} for name in ("desks", "chairs")]
    >>> found = share_of_all([lcc.score(tender, [bid])], [{"releases": released}])
    >>> found.shares[0].number, found.shares[0].matched, found.shares[0].life_cycle_cost_share
    (2, 1, 0.5)
    """
    from lcc.exchange.all_tenders.shares import shares_of_all
    from lcc.indicators.made import awards_of

    records = [record for one in awards for record in awards_of(one.found, one.submissions.tender.id).records]
    files = [as_file(one, "all-tenders.json") for one in all_tenders]
    return shares_of_all(records, files, [*authorities], {} if numbers is None else numbers_in(numbers))


def numbers_in(numbers: Input) -> dict[str, str]:
    """Return the numbers under which tenders are published, by their codes; InputRefusedError with every problem."""
    from lcc.model.published_numbers import PublishedNumbers

    return load_file(as_file(numbers, "numbers.yaml"), PublishedNumbers)[0].numbers
