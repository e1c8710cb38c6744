"""An offer beside the tender that it answers: what every business model needs to emit its lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from lcc.cashflow.figure import Figure, Given
from lcc.cashflow.line import Label, Line, Schedule, once
from lcc.cashflow.lives import Lives, charged
from lcc.model.bid import Bid, Offer
from lcc.model.phases import Phase
from lcc.model.record import Path
from lcc.model.tender import Item, Tender, nominal_rate

NOMINAL_RATE: Path = ("nominal_rate",)
"""Where the nominal rate stands, though no tender states it."""

_MONTH_IN_YEAR = {"start": 0, "middle": 6, "end": 12}


def _value_at(record: Any, path: Path) -> Any:
    return reduce(
        lambda at, step: getattr(at, step) if isinstance(step, str) and hasattr(at, step) else at[step],
        path,
        record,
    )


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
    def item(self) -> Item:
        """The item of the tender that is offered."""
        return self.tender.item(self.offer.item)

    @property
    def horizon(self) -> int:
        """The months that are compared."""
        return self.tender.horizon_months

    @property
    def every_year(self) -> Schedule:
        """When yearly costs fall."""
        return Schedule(_MONTH_IN_YEAR[self.tender.yearly_costs_fall], 12, self.tender.horizon_years)

    @property
    def nominal_rate(self) -> Figure:
        """The rate at which payments are discounted."""
        return Given(nominal_rate(self.tender), "tender", NOMINAL_RATE)

    def path(self, *steps: str | int) -> Path:
        """Return the path of a field of this offer."""
        return ("offers", self.position, *steps)

    def stated(self, *steps: str | int) -> Figure:
        """Return a number of this offer."""
        path = self.path(*steps)
        return Given(float(_value_at(self.bid, path)), "bid", path)

    def set_by_tender(self, *path: str | int) -> Figure:
        """Return a number of the tender."""
        return Given(float(_value_at(self.tender, path)), "tender", path)

    @property
    def quantity(self) -> Figure:
        """How many units are bought."""
        return self._of_item("quantity")

    @property
    def use_per_year(self) -> Figure:
        """How often one unit is used a year."""
        return self._of_item("use_per_year")

    def _of_item(self, field: str) -> Figure:
        return self.set_by_tender("items", self.tender.items.index(self.item), field)

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
    ) -> Iterator[Line]:
        """Yield the line, or nothing where the schedule holds no payment."""
        if schedule.payments > 0:
            yield Line(
                phase, label, self.position, self.path(*source), amount, schedule, index, name, price_lag_months
            )

    def states(self, *source: str | int) -> bool:
        """Whether the bid states the field: what is left out gives no line, a stated zero does."""
        *parents, field = self.path(*source)
        return field in _value_at(self.bid, tuple(parents)).model_fields_set

    def credit_beyond_horizon(self, source: tuple[str | int, ...], lives: Lives, index: str) -> Iterator[Line]:
        """Yield what comes back of a sum paid at the last start, for the months beyond the horizon."""
        if lives.is_last_cut:
            amount = -((1 - lives.share_of_last) * self.quantity * self.stated(*source))
            yield from self.line(
                "residual_value",
                "Share of the last life beyond the horizon",
                source,
                amount,
                once(self.horizon),
                index,
                price_lag_months=lives.months_of_last,
            )

    def at_each_end(
        self, phase: Phase, label: Label, source: tuple[str | int, ...], lives: Lives, index: str
    ) -> Iterator[Line]:
        """Yield a cost at the end of each life, the last one for the share that counts."""
        for schedule, share in lives.charged_ends():
            amount = self.quantity * self.stated(*source)
            yield from self.line(phase, label, source, charged(amount, share), schedule, index)
