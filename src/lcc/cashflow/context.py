"""An offer beside the tender that it answers: what every business model needs to emit its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import mul

from lcc.cashflow.line import Label, Line, Reason, Schedule, Settled
from lcc.cashflow.lives import Lives
from lcc.checks.lives import horizon_months, life_months, months_of_costs, product_months
from lcc.figure.figure import Figure, Given, annuity, figure, total
from lcc.library.payers import Payer
from lcc.library.phases import Phase, PricedPhase
from lcc.model.bid import Bid, Offer
from lcc.model.tender import Item, MomentInYear, Tender, nominal_bands
from lcc.record.path import Path
from lcc.record.record import value_at

NOMINAL_RATE = "nominal_rate"
"""Where the nominal rates stand, each by the number of its band, though no tender states them."""

_PARTS_OF_YEAR = {"start": 0, "middle": 1, "end": 2}
"""How many halves of a year have passed at each moment in it."""


@dataclass(frozen=True)
class OfferContext:
    """One offer of a bid, and the tender around it.

    What each of a thousand costs asks again is worked out once.
    """

    tender: Tender
    bid: Bid
    position: int

    @cached_property
    def offer(self) -> Offer:
        """The offer itself."""
        return self.bid.offers[self.position]

    @cached_property
    def place_of_item(self) -> int:
        """Where the item that is offered stands in the tender."""
        return next(k for k, item in enumerate(self.tender.items) if item.id == self.offer.item)

    @property
    def item(self) -> Item:
        """The item of the tender that is offered."""
        return self.tender.items[self.place_of_item]

    @cached_property
    def horizon(self) -> int:
        """The months that are compared."""
        return horizon_months(self.tender, self.offer)

    @cached_property
    def every_year(self) -> Schedule:
        """When yearly costs fall."""
        return self._yearly(self.tender.yearly_costs_fall)

    @property
    def every_year_of_fees(self) -> Schedule:
        """When yearly fees fall."""
        return self._yearly(self.tender.fees_fall)

    def _yearly(self, moment: MomentInYear) -> Schedule:
        return Schedule(6 * _PARTS_OF_YEAR[moment], 12, self.horizon // 12)

    def month_in_year(self, months: int) -> int:
        """Return the month in which the cost of a year, or of a part of one, falls."""
        return months * _PARTS_OF_YEAR[self.tender.yearly_costs_fall] // 2

    @cached_property
    def lives(self) -> Lives:
        """The lives, terms or cycles of the contract; one up to the horizon where it has none."""
        length = life_months(self.tender, self.offer)
        if length is None:
            return Lives(self.horizon, self.horizon)
        return Lives(length, self.horizon, self.offer.business_model.ends_at_horizon)

    @cached_property
    def product_lives(self) -> Lives:
        """The lives of the product itself, under whatever contract."""
        length = product_months(self.tender, self.offer)
        return self.lives if length is None else Lives(length, self.horizon, self.lives.end_at_horizon)

    @cached_property
    def months_of_costs(self) -> int | None:
        """The months of a life by which costs are counted; None where the contract has no life."""
        return months_of_costs(self.tender, self.offer)

    @cached_property
    def _annuity_shares(self) -> dict[Lives, Figure]:
        return {}

    def discounted(self, first: int, last: int) -> Figure:
        """Return what 1 in the last of two months is worth in the first one, at the nominal rates."""
        nominal = [
            (start, Given(rate, "tender", (NOMINAL_RATE, k)))
            for k, (start, rate) in enumerate(nominal_bands(self.tender))
        ]
        return _weight(nominal, first, last)

    def annuity_share(self, lives: Lives) -> Figure:
        """Return the share of the last life that counts as an annuity, at the rates as the tender states them.

        a(u) / a(L) with u the years inside the horizon and L those of the whole life; across bands of rates, what 1 a
        month from the start of the life is worth over the months inside, against that over the whole life.
        """
        if lives not in self._annuity_shares:
            self._annuity_shares[lives] = self._annuity_share(lives)
        return self._annuity_shares[lives]

    def _annuity_share(self, lives: Lives) -> Figure:
        inside, whole, bands = lives.months_of_last, lives.length, self.tender.discount.bands
        first, is_banded = lives.last_start, isinstance(self.tender.discount.rate, list)
        stated = [
            (start, self.set_by_tender("discount", "rate", *((k, "rate") if is_banded else ())))
            for k, (start, _rate) in enumerate(bands)
        ]
        hold = list(_stretches(stated, first, first + whole))
        if len(hold) == 1:
            [(rate, *_months)] = hold
            return annuity(rate, figure(inside) / 12) / annuity(rate, figure(whole) / 12)
        return _of_every_month(stated, first, first + inside) / _of_every_month(stated, first, first + whole)

    def path(self, *steps: str | int) -> Path:
        """Return the path of a field of this offer."""
        return ("offers", self.position, *steps)

    def stated(self, *steps: str | int) -> Figure:
        """Return a number of this offer."""
        path = self.path(*steps)
        return Given(float(value_at(self.bid, path)), "bid", path)

    def set_by_tender(self, *path: str | int) -> Figure:
        """Return a number of the tender."""
        return Given(float(value_at(self.tender, path)), "tender", path)

    @cached_property
    def quantity(self) -> Figure:
        """How many units are bought; of an option, as many as it weighs."""
        return self.weighed(self.of_item("quantity"))

    @property
    def average_life_years(self) -> Figure | None:
        """How long such products last in the sector; None where the tender does not say."""
        return None if self.item.average_life_years is None else self.of_item("average_life_years")

    def weighed(self, number: Figure) -> Figure:
        """Return a number of the offer as it counts: of an option, the share that it weighs."""
        return number if self.item.option_weight is None else number * self.of_item("option_weight")

    def uses_by_year(self) -> Iterator[tuple[Figure, Schedule]]:
        """Yield how often one unit is used a year, with the years in which it is used that often."""
        uses, years = self.item.use_per_year, self.every_year_of_fees
        if not isinstance(uses, list):
            yield self.of_item("use_per_year"), years
            return
        counted = min(len(uses), years.payments)
        for year in range(counted):
            number = 1 if year < counted - 1 else years.payments - year
            yield self.of_item("use_per_year", year), Schedule(years.first_month + 12 * year, 12, number)

    def of_item(self, *field: str | int) -> Figure:
        """Return a number of the item."""
        return self.set_by_tender("items", self.place_of_item, *field)

    def line(
        self,
        phase: Phase,
        label: Label,
        source: tuple[str | int, ...],
        amount: Figure,
        schedule: Schedule,
        index: str,
        *,
        name: str = "",
        price_lag_months: int = 0,
        vat: str | None = None,
        vat_phase: PricedPhase | None = None,
        settled: Settled | None = None,
        settles: Phase | None = None,
        reason: Reason = "",
        settled_cost: Label = "",
        in_arrears: bool = False,
        payer: Payer = "authority",
    ) -> Iterator[Line]:
        """Yield the line, or nothing where the schedule holds no payment; with VAT, if that is a cost.

        The rate is the tender's for costs of the phase, or else the one that the offer names. What the authority makes
        of VAT says nothing of the VAT of users: what they pay is without.
        """
        if schedule.payments <= 0:
            return
        if payer == "users":
            vat = None
        rate = self.tender.vat.by_phase.get(vat_phase, vat) if vat and vat_phase else vat
        if rate is not None and self.tender.vat.is_cost:
            amount = amount * (
                1 + self.set_by_tender("vat", "cost_share") * self.set_by_tender("vat", "rates", rate)
            )
        yield Line(
            phase, label, self.position, self.path(*source), amount, schedule, index, name, price_lag_months,
            settled, settles if settles != phase else None, reason, settled_cost, rate or "", in_arrears,
            payer, payer != "users" or self.tender.users_cost == "counts",
        )  # fmt: skip

    def states(self, *source: str | int) -> bool:
        """Whether the bid states the field: what is left out gives no line, a stated zero does."""
        *parents, field = self.path(*source)
        return field in value_at(self.bid, tuple(parents)).model_fields_set


_Bands = Sequence[tuple[int, Figure]]
"""Rates, each with the number of the year after which it starts."""


def _stretches(bands: _Bands, first: int, last: int) -> Iterator[tuple[Figure, int, int]]:
    """Yield each rate that holds somewhere between two months, with the months between which it does."""
    ends = [12 * start for start, _rate in bands[1:]] + [last]
    for (start, rate), end in zip(bands, ends, strict=True):
        low, high = max(12 * start, first), min(end, last)
        if low < high:
            yield rate, low, high


def _weight(bands: _Bands, first: int, last: int) -> Figure:
    weights = [(1 + rate) ** (figure(low - high) / 12) for rate, low, high in _stretches(bands, first, last)]
    return reduce(mul, weights) if weights else figure(1)


def _of_every_month(bands: _Bands, first: int, last: int) -> Figure:
    """Return what 1 at the start of each month is worth in the first one."""
    parts = []
    for rate, low, high in _stretches(bands, first, last):
        month = (1 + rate) ** (figure(1) / 12)
        worth = month * annuity(month - 1, high - low)
        parts.append(worth if low == first else _weight(bands, first, low) * worth)
    return total(parts)
