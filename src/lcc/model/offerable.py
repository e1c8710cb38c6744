"""What every business model says of itself, beside the fields that it asks: nothing else goes by its name."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar, Literal, Protocol, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from lcc.library.phases import IndexedPhase, PricedPhase
from lcc.model.tender import Item, Tender
from lcc.record.message import Message
from lcc.record.record import Record

Loss = Literal["return_rate", "loss_per_trip"]
"""A field that says how many units are lost, which the tender can state for an item in the place of the bidder."""

NOTHING_LOST: Mapping[Loss, float] = {"return_rate": 1.0, "loss_per_trip": 0.0}

SLACK = 1e-9
"""What is this little above a bound, as a part of it, is at it."""


class Offerable(Protocol):
    """A business model. Its lines are in its file of `cashflow`, its rule in words in `method.business_models`.

    Paths in messages start at the business model.
    """

    @property
    def paid_in(self) -> PricedPhase:
        """The phase in which it asks to be paid: what its index follows."""

    @property
    def answered_by(self) -> Mapping[str, PricedPhase]:
        """The fields that, where they are stated, answer another phase too."""

    @property
    def vat_in(self) -> Mapping[str, tuple[PricedPhase, ...]]:
        """The phases that each of its VAT rates is about."""

    @property
    def prices(self) -> tuple[str, ...]:
        """The fields that say what the product itself costs, the main one first."""

    @property
    def is_bought(self) -> bool:
        """Whether the authority buys the product at the start."""

    @property
    def is_returned(self) -> bool:
        """Whether the supplier takes the product back, so that nobody need pay to get rid of it."""

    @property
    def ends_at_horizon(self) -> bool:
        """Whether use ends at the horizon, so that the last life is over there."""

    @property
    def needs_use(self) -> bool:
        """Whether it works only where the tender states how often the item is used."""

    @property
    def loss(self) -> Loss | None:
        """The field that says what is lost, if any does."""

    @property
    def kind(self) -> str:
        """The code in files."""

    @property
    def service_life_years(self) -> float | None:
        """How long the product itself lasts [years]; None where that is as long as its contract."""

    @property
    def answers(self) -> set[PricedPhase]:
        """The phases that it prices."""

    @property
    def indexed_in(self) -> list[IndexedPhase]:
        """The phases in which its index counts."""

    @classmethod
    def unasked(cls, item: Item) -> Collection[str]:
        """Return its fields that say nothing of such an item."""

    def life_months(self, tender: Tender) -> int | None:
        """Return the months of one life, term or cycle; None where the product is there as long as it is paid for."""

    def hired_months(self, tender: Tender) -> int:
        """Return the months that the product is hired before it can be the authority's."""

    def is_owned(self, tender: Tender) -> bool:
        """Whether the product is the authority's at the end: then its end of life and take-back are too."""

    def paid_for_one(self, tender: Tender) -> float:
        """Return what is paid for one product [money at prices of the base date]."""

    def comes_back(self) -> dict[str, float]:
        """Return by field what comes back for one product that is owned [money at prices of the base date]."""

    def findings(self, tender: Tender, item: Item | None, horizon: int) -> Iterator[Message]:
        """Yield what is left out or can't be in this tender, where an item is compared over so many months."""

    def remarks(self, tender: Tender, horizon: int) -> Iterator[Message]:
        """Yield what is stated and does not count over so many months."""

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return how many lines its tables become at most, over so many lives of so many months and years of use."""

    def shortened(self, tender: Tender, most: int) -> Self:
        """Return it with no term or cycle of more months than that."""

    def without_renewals(self) -> Self:
        """Return it without what can follow on its first term."""

    def after(self, month: int) -> Self:
        """Return it with what it has cost by a month: what is hired is hired on, what comes back comes back then."""


class Offered(Record):
    """What most business models say of themselves, and what each refuses."""

    paid_in: ClassVar[PricedPhase]
    answered_by: ClassVar[Mapping[str, PricedPhase]] = {}
    vat_in: ClassVar[Mapping[str, tuple[PricedPhase, ...]]]
    prices: ClassVar[tuple[str, ...]]
    is_bought: ClassVar[bool] = False
    is_returned: ClassVar[bool] = True
    ends_at_horizon: ClassVar[bool] = False
    needs_use: ClassVar[bool] = False
    loss: ClassVar[Loss | None] = None

    @model_validator(mode="before")
    @classmethod
    def _settled_by_tender(cls, data: Any) -> Any:
        """Refuse a residual: how a life is settled at the horizon is the tender's since method 2."""
        if isinstance(data, Mapping) and "residual" in data:
            words = {"found": str(data["residual"]), "at": ("residual",)}
            raise PydanticCustomError("residual_of_tender", "no residual in a bid", words)
        return data

    @property
    def answers(self) -> set[PricedPhase]:
        """The phase it is paid in, and those of the fields that are stated."""
        return {self.paid_in} | {self.answered_by[name] for name in self.model_fields_set & {*self.answered_by}}

    @property
    def indexed_in(self) -> list[IndexedPhase]:
        """The phase it is paid in."""
        return [self.paid_in]

    @classmethod
    def unasked(cls, item: Item) -> Collection[str]:
        """Return none: each field says something of any item."""
        return ()

    def hired_months(self, tender: Tender) -> int:
        """Return none."""
        return 0

    def is_owned(self, tender: Tender) -> bool:
        """Whether it is bought."""
        return self.is_bought

    def paid_for_one(self, tender: Tender) -> float:
        """Return the price, if there is one [money]."""
        return float(getattr(self, "price", 0.0))

    def comes_back(self) -> dict[str, float]:
        """Return nothing [money]."""
        return {}

    def findings(self, tender: Tender, item: Item | None, horizon: int) -> Iterator[Message]:
        """Yield nothing."""
        yield from ()

    def remarks(self, tender: Tender, horizon: int) -> Iterator[Message]:
        """Yield nothing."""
        yield from ()

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return none: there are no tables."""
        return 0

    def shortened(self, tender: Tender, most: int) -> Self:
        """Return it as it is."""
        return self

    def without_renewals(self) -> Self:
        """Return it as it is."""
        return self

    def after(self, month: int) -> Self:
        """Return it as it is."""
        return self
