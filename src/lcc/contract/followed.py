"""A contract on a day: everything that follows from it and from what was recorded, worked out when it is asked."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lcc.contract.agenda import Event, events
from lcc.contract.bonus import Due, dues
from lcc.contract.changes import Room, room_for_changes
from lcc.contract.claims import claims_after_end, claims_due, claims_unrecorded
from lcc.contract.default import CostOfDefault, cost_of_default
from lcc.contract.forecast import Forecast, forecast
from lcc.contract.indexation import Adjustment
from lcc.contract.ledger import DatedPayment, payments
from lcc.contract.realised import MeasuredBeside, PaidBeside, loss_by_year, measured_beside, paid_beside
from lcc.contract.standing import Reranked
from lcc.contract.terms import known_adjustments, terms_now
from lcc.engine.valuation import Terms
from lcc.model.contract import Contract
from lcc.model.index_series import IndexSeries


@dataclass(frozen=True)
class Followed:
    """A contract as it stands on a day. Costs are above zero, what is received is below; money is in its currency.

    `series` has the published figures that its clauses follow; without it prices grow as the tender assumes. `standing`
    says whether it would still have won, where the other bids of the award are known.
    """

    contract: Contract
    at: date
    series: IndexSeries | None = None
    standing: Reranked | None = None

    @cached_property
    def seen(self) -> Contract:
        """The contract with what was recorded up to the day: what came after it is not known yet."""
        return self.contract.as_known_on(self.at)

    @cached_property
    def adjustments(self) -> dict[str, list[Adjustment]]:
        """The adjustments of prices that are known on the day, by index; errors as `known_adjustments`."""
        return known_adjustments(self.seen, self.series, self.at)

    @cached_property
    def terms(self) -> Terms:
        """The terms with these."""
        return terms_now(self.seen, self.adjustments)

    @cached_property
    def promised(self) -> list[DatedPayment]:
        """What is to be paid and received, by day, as it was promised; errors as `payments`."""
        return payments(self.seen, self.terms)

    @cached_property
    def paid(self) -> list[PaidBeside]:
        """What was promised and what was paid, by promise and calendar year."""
        return paid_beside(self.seen, self.promised)

    @cached_property
    def measured(self) -> list[MeasuredBeside]:
        """What numbers of the bid turned out to be."""
        return measured_beside(self.seen)

    @cached_property
    def dues(self) -> list[Due]:
        """What follows from measurements by the bonus and malus of the tender."""
        return dues(self.seen)

    @cached_property
    def loss(self) -> dict[int, float]:
        """What the authority pays more by calendar year because of that [money], up to the year of the day."""
        return loss_by_year(self.seen, self.terms, self.at.year)

    @cached_property
    def claims(self) -> list[DatedPayment]:
        """What the supplier owes in the twelve months after the day."""
        return claims_due(self.seen, self.promised, self.at, 12)

    @cached_property
    def claims_unrecorded(self) -> list[DatedPayment]:
        """The claims that fell due up to the day, of which nothing was recorded."""
        return claims_unrecorded(self.seen, self.promised, self.at)

    @cached_property
    def claims_after_end(self) -> list[DatedPayment]:
        """The claims that the award counted on and that fall due after the end that was agreed."""
        return claims_after_end(self.seen, self.terms)

    @cached_property
    def default(self) -> CostOfDefault:
        """What it costs if the supplier is gone after the day, or after the day on which it was."""
        return cost_of_default(self.seen, self.promised, self.at)

    @cached_property
    def forecast(self) -> Forecast:
        """The life-cycle cost with what is known on the day."""
        return forecast(self.seen, self.terms, self.at)

    @cached_property
    def room(self) -> Room:
        """What was changed, beside the room that the law leaves."""
        return room_for_changes(self.seen, self.adjustments, self.at)

    @cached_property
    def agenda(self) -> list[Event]:
        """What falls on which day."""
        return events(self.seen, self.promised, self.adjustments)
