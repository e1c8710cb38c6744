"""Reading a tender, its bids and what goes beside them."""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, Unpack

from lcc.api.given import Beside, Input, as_file
from lcc.intake.submissions import Submissions
from lcc.intake.submissions import read as read_files
from lcc.record.problem import InputRefusedError, Problem
from lcc.record.record import Record


def read(tender: Input, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> Submissions:
    r"""Return a tender and its bids as they were handed in: records, where each field stands, and every file.

    A path may lead to a folder or an archive, which stands for everything in it; content may be an archive too. What
    has a name and content is judged as a file of that name would be, and opens none: not by its name, and not by the
    name of a passport in it. A stream is read from its start, has to be able to go back to it, and is left open.

    Raises
    ------
    InputRefusedError
        With every problem in all of it.

    Examples
    --------
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = b'{"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [{"item": "desk", "business_model":' \
    ...     b'{"kind": "purchase", "price": 500, "service_life_years": 10}}]}'
    >>> found = read(tender, [("koop.json", bid)])
    >>> found.tender.title, [one.name for one in found.offered]
    ('Desks', ['Koop BV'])
    """
    if isinstance(bids, str | PathLike | Mapping | Record):
        raise TypeError("bids are a list, of one bid too")
    if isinstance(beside.get("leave_out"), str):
        raise TypeError("leave_out is a list, of one name too")
    named = [as_file(one, f"bid-{number}.json") for number, one in enumerate(bids, start=1)]
    given: Mapping[str, Any] = {"leave_out": (), "watch": iter, **beside}
    map_file, scores, draws, reference, decisions, history, prices, price_index = (
        None if given.get(name) is None else as_file(given[name], f"{name}.json")
        for name in ("map", "scores", "draws", "reference", "decisions", "history", "prices", "price_index")
    )
    tender_file = as_file(tender, "tender.json")
    return read_files(
        tender_file,
        named,
        map_file,
        scores,
        watch=given["watch"],
        draw_file=draws,
        leave_out=given["leave_out"],
        reference_file=reference,
        decisions_file=decisions,
        history_file=history,
        prices_file=prices,
        price_index_file=price_index,
    )


def check(tender: Input, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> list[Problem]:
    """Return everything that is wrong, as `read` and scoring would refuse it; nothing where all is right.

    Whatever a stranger sent, this does not raise: only what the calling program did wrong does (TypeError).

    Examples
    --------
    >>> [problem] = check({"id": "desks"}, [("bid.pdf", b"%PDF")])[-1:]
    >>> problem.file, problem.code
    ('bid.pdf', 'only_attachments')
    """
    try:
        found = read(tender, bids, **beside)
    except InputRefusedError as refused:
        return refused.problems
    return found.score_problems if found.scores is not None else []


def read_once(tender: Input | Submissions, bids: Iterable[Input], beside: Beside) -> Submissions:
    """Return what was read already as it is, and read anything else."""
    if not isinstance(tender, Submissions):
        return read(tender, bids, **beside)
    if bids or any(beside.values()):
        raise TypeError("what was read has its bids and scores in it: name nothing beside it")
    return tender
