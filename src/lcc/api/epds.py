"""What an EPD says of one unit of what a tender buys."""

from datetime import date
from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.api.reading import read
from lcc.intake.options import EpdOptions, asked
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, Problem, problems_of

if TYPE_CHECKING:
    from lcc.exchange.epd.record import EpdOfItem
    from lcc.intake.submissions import Submissions


def epd(
    file: Input,
    per_item: str,
    *,
    tender: Input | None = None,
    bid: Input | None = None,
    item: str | None = None,
    on: date | None = None,
    scenario: str | None = None,
    life_years: float | None = None,
) -> "EpdOfItem":
    """Return what an EPD says of one unit of an item: emissions, MKI, mass, secondary material, a passport.

    Parameters
    ----------
    file
        openEPD, ILCD+EPD, or a product passport with our elements, as JSON; what is in it says which.
    per_item
        What one unit of the item has of the declared unit, as `85 kg`, `1.5 m2` or `1 piece`: the bidder knows that.
    tender
        Its weighting set is that of the EPD, and its base date the day on which the EPD has to hold.
    bid
        A bid on that tender, of which the offer is held against the EPD: what it states otherwise, by more than half a
        percent, is refused at its place. A tender has to be named too.
    item
        The code of the item whose offer that is, in a bid with several.
    on
        Another day on which it has to hold; without a tender and a day that is not looked at.
    scenario
        The one by which modules are read that the EPD declares for several; it has to name it.
    life_years
        The life of the product [years], for the passport, where the EPD declares none.

    Raises
    ------
    InputRefusedError
        The file is no such EPD, or lacks something that is needed; every problem has the line and the path in the file.

    Examples
    --------
    >>> one = {"mean": 2.0, "unit": "kgCO2e"}
    >>> found = epd({
    ...     "doctype": "openEPD", "product_name": "Brick", "id": "E-1", "declared_unit": {"qty": 1, "unit": "kg"},
    ...     "compliance": [{"short_name": "EN 15804+A2"}],
    ...     "impacts": {"EF 3.1": {"gwp": {"A1A2A3": one, "C1": one, "C2": one, "C3": one, "C4": one}}}}, "3 kg")
    >>> found.carbon.production_kg, found.carbon.end_of_life_kg, sorted(found.left_out)
    (6.0, 24.0, ['mki', 'passport'])
    """
    from lcc.exchange.epd.per_item import AskedOfEpd, amount_of, asked_by, of_item
    from lcc.exchange.epd.read import read_epd

    if bid is not None and tender is None:
        raise TypeError("a bid is held against its EPD beside its tender: name that too")
    options = asked(EpdOptions, per_item=per_item, on=on, scenario=scenario, life_years=life_years, item=item)
    submissions = None if tender is None else read(tender, [] if bid is None else [bid])
    wanted = AskedOfEpd() if submissions is None else asked_by(submissions.tender)
    wanted = wanted._replace(day=options.on or wanted.day)
    amount = amount_of(options.per_item)
    found = of_item(read_epd(as_file(file, "epd.json"), options.scenario), amount, wanted, options.life_years)
    if submissions is not None and bid is not None:
        _refuse_unlike(submissions, options.item, found)
    return found


def _refuse_unlike(submissions: "Submissions", item: str | None, found: "EpdOfItem") -> None:
    """Refuse an offer that is not what its EPD says, and a bid in which nobody can tell which offer is meant."""
    from lcc.exchange.epd.held_against import differences, positions_of

    problems: list[Problem] = []
    for one in submissions.bids:
        positions = positions_of(one.bid, item)
        if len(positions) != 1:
            known = ", ".join(dict.fromkeys(offer.item for offer in one.bid.offers))
            finding = [Message(("offers",), "epd_of_one_item", item, {"known": known})]
        else:
            finding = list(differences(submissions.tender, one.bid, positions[0], found))
        problems += problems_of(finding, one.input.file, one.origins)
    if problems:
        raise InputRefusedError(problems)
