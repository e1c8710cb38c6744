"""What part of all tenders of an authority asked for what: scored tenders beside open data."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

from lcc.api.given import Input, as_file
from lcc.api.scoring import Scored
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.indicators.figures import TenderRecord
    from lcc.indicators.of_all_tenders import SharesOfAll
    from lcc.indicators.unread import Unread


class OfAuthorities(TypedDict, total=False):
    """How tenders are known among all tenders of their authorities.

    `authorities` are more names and numbers under which these authorities publish. `numbers` says under which number
    each tender is published (`lcc schema published_numbers`); left out, by its code.
    """

    authorities: Iterable[str]
    numbers: Input | None


def share_of_all(
    awards: Iterable[Scored], all_tenders: Iterable[Input], **known: Unpack[OfAuthorities]
) -> "SharesOfAll":
    """Return what part of all tenders asked for life-cycle cost or circularity, by year and CPV division.

    Parameters
    ----------
    awards
        Tenders that were scored, each as a whole: with all of its lots.
    all_tenders
        Open data in which all tenders of their authorities are: releases or records of OCDS (.json, or one on each line
        in .jsonl), or else the data set of TenderNed (.xlsx, or a sheet of it as .csv).
    known
        How tenders are known there: `authorities`, more names and numbers under which these authorities publish, and
        `numbers`, under which each tender is published (`lcc schema published_numbers`; left out, its code).

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
    from lcc.indicators.made import awards_of

    records = [record for one in awards for record in awards_of(one.found, one.submissions.tender.id).records]
    return beside_open_data(all_tenders, **known)(records)


def beside_open_data(
    all_tenders: Iterable[Input], not_read: "Sequence[Unread]" = (), **known: Unpack[OfAuthorities]
) -> "Callable[[Sequence[TenderRecord]], SharesOfAll]":
    """Return what says of awards which part of all tenders they are; it raises what `share_of_all` does.

    Raises
    ------
    InputRefusedError
        The numbers can't be used.
    """
    from lcc.exchange.all_tenders.shares import shares_of_all

    files = [as_file(one, f"all-tenders-{number}.json") for number, one in enumerate(all_tenders, start=1)]
    given, authorities = known.get("numbers"), [*known.get("authorities", ())]
    numbers = {} if given is None else _numbers_in(given)
    return lambda records: shares_of_all(records, files, authorities, numbers, not_read)


def _numbers_in(numbers: Input) -> dict[str, str]:
    from lcc.model.published_numbers import PublishedNumbers

    return load_file(as_file(numbers, "numbers.yaml"), PublishedNumbers)[0].numbers
