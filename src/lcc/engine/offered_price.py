"""What a bid asks for one unit of each item, so that it can be held beside what others asked in other tenders."""

from itertools import pairwise

from lcc.cashflow.compile import compile_bid
from lcc.checks.lives import horizon_months
from lcc.engine.rates import annuity_factor
from lcc.engine.valuation import columns, shown_values, terms_of
from lcc.figure.rounding import as_written, half_up, sum_of
from lcc.model.bid import Bid
from lcc.model.business_models import Purchase
from lcc.model.tender import Item, Tender, Vat, real_bands

_DECIMALS = 6
"""Of what is worked out: a price of one use is small."""


def offered_prices(tender: Tender, bid: Bid) -> list[float | None]:
    """Return the price in each offer of a bid, without VAT and at the prices of the base date.

    Of a purchase it is the price of one unit [money per unit]. Of all else it is what the business model asks and gives
    back, whoever pays it, as an equal amount a year: its present value / the annuity factor over the years in which the
    offer is valued, at the real rate (ISO 15686-5). That is of one unit [money per unit and year], or, where it
    is paid by use, of one use [money per use]: / the uses a year, those of each year weighed as money is; None where
    there are none. What an offer costs beside its model (maintenance, energy, external costs) is in neither, and an
    option is as any other item.

    Examples
    --------
    Twelve times 10 a year is 120 a year:

    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "inflation": 0.0,
    ...     "horizon_years": 10, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 7, "unit": "piece"}]})
    >>> model = {"kind": "lease", "payment": 10.0, "every_months": 1, "term_months": 60}
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Lease BV"}, "offers": [
    ...     {"item": "desk", "business_model": model}]})
    >>> offered_prices(tender, bid)
    [120.0]
    """
    plain = _as_any_item(tender)
    lines, terms = compile_bid(plain, bid), terms_of(plain)
    values = shown_values(columns([lines], terms.index_names), terms).tolist()
    found: list[float | None] = []
    for place, offer in enumerate(bid.offers):
        model, item = offer.business_model, plain.item(offer.item)
        if isinstance(model, Purchase):
            found.append(as_written(model.price))
            continue
        asked = sum_of(
            value
            for line, value in zip(lines, values, strict=True)
            if line.offer == place and line.source[2:3] == ("business_model",)
        )
        years = horizon_months(plain, offer) // 12
        units = item.quantity * (uses_per_year(plain, item, years) if model.needs_use else 1.0)
        yearly = asked / float(annuity_factor(real_bands(plain), years))
        found.append(as_written(half_up(yearly / units, _DECIMALS)) if units > 0 else None)
    return found


def uses_per_year(tender: Tender, item: Item, years: int) -> float:
    """Return how often one unit is used over so many years [uses per year]; each year weighs as money does."""
    uses = item.use_per_year
    if not isinstance(uses, list):
        return uses or 0.0
    until = [0.0, *(float(annuity_factor(real_bands(tender), year)) for year in range(1, years + 1))]
    weights = [later - before for before, later in pairwise(until)]
    by_year = [uses[min(year, len(uses) - 1)] for year in range(years)]
    return sum_of(number * weight for number, weight in zip(by_year, weights, strict=True)) / until[-1]


def _as_any_item(tender: Tender) -> Tender:
    """Return a tender without VAT, in which options count in full and the authority pays all fees."""
    items = [one.model_copy(update={"option_weight": None, "fees_paid_by": "authority"}) for one in tender.items]
    return tender.model_copy(update={"vat": Vat(), "items": items})
