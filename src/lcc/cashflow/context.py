"""An offer beside the tender that it answers: what every business model needs to emit its lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcc.cashflow.figure import Figure, Given
from lcc.cashflow.line import Label, Line, Schedule, once
from lcc.cashflow.lives import Lives, charged
from lcc.model.agreement import horizon_months
from lcc.model.bid import Bid, Offer
from lcc.model.phases import Phase
from lcc.model.record import Path, Residual, value_at
from lcc.model.tender import Item, Tender, nominal_bands

NOMINAL_RATE: Path = ("nominal_rate",)
"""Where the nominal rate stands, though no tender states it."""

_MONTH_IN_YEAR = {"start": 0, "middle": 6, "end": 12}


@dataclass(frozen=True, slots=True)
class OfferContext:
    """One offer of a bid, and the tender around it."""

    tender: Tender
    bid: Bid
    position: int

    @property
    def offer(self) -> Offer:
        """The offer itself."""
        return self.bid.offers[self.position]

    @property
    def place_of_item(self) -> int:
        """Where the item that is offered stands in the tender."""
        return next(k for k, item in enumerate(self.tender.items) if item.id == self.offer.item)

    @property
    def item(self) -> Item:
        """The item of the tender that is offered."""
        return self.tender.items[self.place_of_item]

    @property
    def horizon(self) -> int:
        """The months that are compared."""
        return horizon_months(self.tender, self.offer)

    @property
    def every_year(self) -> Schedule:
        """When yearly costs fall."""
        return Schedule(self.month_in_year, 12, self.horizon // 12)

    @property
    def month_in_year(self) -> int:
        """The month of each year in which its costs fall."""
        return _MONTH_IN_YEAR[self.tender.yearly_costs_fall]

    def lives(self, residual: Residual) -> Lives:
        """Return the lives of what is offered."""
        life = self.offer.business_model.life_months(self.tender)
        return Lives(life or self.horizon, self.horizon, residual, self.nominal_rate)

    @property
    def nominal_rate(self) -> Figure:
        """The rate at which payments are discounted; the first one where there are bands."""
        return Given(nominal_bands(self.tender)[0][1], "tender", NOMINAL_RATE)

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

    @property
    def quantity(self) -> Figure:
        """How many units are bought; of an option, as many as it weighs."""
        return self.weighed(self._of_item("quantity"))

    @property
    def average_life_years(self) -> Figure | None:
        """How long such products last in the sector; None where the tender does not say."""
        return None if self.item.average_life_years is None else self._of_item("average_life_years")

    def weighed(self, number: Figure) -> Figure:
        """Return a number of the offer as it counts: of an option, the share that it weighs."""
        return number if self.item.option_weight is None else number * self._of_item("option_weight")

    def uses_by_year(self) -> Iterator[tuple[Figure, Schedule]]:
        """Yield how often one unit is used a year, with the years in which it is used that often."""
        uses, years = self.item.use_per_year, self.every_year
        if not isinstance(uses, list):
            yield self._of_item("use_per_year"), years
            return
        counted = min(len(uses), years.payments)
        for year in range(counted):
            number = 1 if year < counted - 1 else years.payments - year
            yield self._of_item("use_per_year", year), Schedule(years.first_month + 12 * year, 12, number)

    def _of_item(self, *field: str | int) -> Figure:
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
    ) -> Iterator[Line]:
        """Yield the line, or nothing where the schedule holds no payment; with VAT at a rate, if that is a cost."""
        if vat is not None and self.tender.vat.is_cost:
            amount = amount * (
                1 + self.set_by_tender("vat", "cost_share") * self.set_by_tender("vat", "rates", vat)
            )
        if schedule.payments > 0:
            yield Line(
                phase, label, self.position, self.path(*source), amount, schedule, index, name, price_lag_months
            )

    def states(self, *source: str | int) -> bool:
        """Whether the bid states the field: what is left out gives no line, a stated zero does."""
        *parents, field = self.path(*source)
        return field in value_at(self.bid, tuple(parents)).model_fields_set

    def credit_beyond_horizon(
        self, source: tuple[str | int, ...], paid: Figure, lives: Lives, index: str, *, vat: str
    ) -> Iterator[Line]:
        """Yield what comes back of a sum paid at the last start, for the months beyond the horizon."""
        if lives.is_last_cut:
            yield from self.line(
                "residual_value",
                "Share of the last life beyond the horizon",
                source,
                -((1 - lives.share_of_last) * paid),
                once(self.horizon),
                index,
                price_lag_months=lives.months_of_last,
                vat=vat,
            )

    def at_each_end(
        self, phase: Phase, label: Label, source: tuple[str | int, ...], lives: Lives, index: str, *, vat: str
    ) -> Iterator[Line]:
        """Yield a cost at the end of each life, the last one for the share that counts."""
        for schedule, share in lives.charged_ends():
            amount = self.quantity * self.stated(*source)
            yield from self.line(phase, label, source, charged(amount, share), schedule, index, vat=vat)
