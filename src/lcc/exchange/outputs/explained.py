"""What `lcc explain` tells: where each amount comes from, down to the fields that were filled in."""

from typing import Literal

from pydantic import Field

from lcc.library.phases import Phase
from lcc.record.record import Output, OutputDocument


class SourceField(Output):
    """A field that a number came from, and where it stands."""

    document: str = Field(title="Document", description="`tender`, `bid`, `scores` or what else it stands in.")
    value: float | str | None = Field(title="Value", description="What stands there.")
    field: str = Field(title="Field", description="Its path in the document.")
    file: str | None = Field(default=None, title="File", description="Where that is another one: a passport.")
    line: int | None = Field(default=None, title="Line", description="Of a text, 1 the first.")
    sheet: str | None = Field(default=None, title="Sheet", description="Of a workbook.")
    cell: str | None = Field(default=None, title="Cell", description="On that sheet.")
    label: str | None = Field(default=None, title="Label", description="What is asked in that cell.")


class RateStep(Output):
    """The nominal discount rate from a year on."""

    after_year: int = Field(title="After year", description="0 for the rate from the base date.")
    rate: float = Field(title="Nominal rate", description="A year, as a fraction.")
    formula: str = Field(title="Formula", description="With its numbers.")
    fields: list[SourceField] = Field(title="Fields", description="What its numbers are.")


class PaymentStep(Output):
    """One payment of a line, and its present value."""

    month: int = Field(title="Month", description="After the base date.")
    price_factor: float = Field(title="Price factor", description="What prices have grown by then.")
    discount_factor: float = Field(title="Discount factor", description="What a unit is worth at the base date.")
    present_value: float = Field(title="Present value", description="At the base date.")


class SettledIn(Output):
    """A line whose payments are settled as one amount."""

    month: int = Field(title="Month", description="In which they are.")
    by: str = Field(title="By", description="`price` or `value`.")


class LineSteps(Output):
    """A cash-flow line."""

    item: str = Field(title="Item", description="What is bought.")
    label: str = Field(title="Label", description="What the line is.")
    amount: float = Field(title="Amount", description="Each payment, at prices of the base date.")
    unit: str = Field(title="Unit", description="The currency, or kg CO2-eq.")
    formula: str = Field(title="Formula", description="Of the amount, with its numbers.")
    fields: list[SourceField] = Field(title="Fields", description="What its numbers are.")
    index: str = Field(title="Index", description="The index that it follows.")
    index_field: SourceField | None = Field(title="Field of the index", description="Where its growth stands.")
    price_lag_months: int = Field(
        title="Price lag", description="How many months older the price is than the payment."
    )
    reason: str = Field(title="Reason", description="Why it is there, where the horizon cuts something off.")
    settles: Phase | None = Field(title="Settles", description="The phase of the cost that it settles.")
    settled: SettledIn | None = Field(title="Settled", description="Where all payments are settled as one.")
    payments: list[PaymentStep] = Field(title="Payments", description="The first of them.")
    payments_left_out: int = Field(title="Payments left out", description="How many more there are.")
    present_value: float = Field(title="Present value", description="Of all payments, at the base date.")


class PhaseSteps(Output):
    """What a bid costs in a phase."""

    phase: Phase = Field(title="Phase", description="Of life.")
    present_value: float = Field(title="Present value", description="At the base date.")
    lines: list[LineSteps] = Field(title="Lines", description="What it is made of.")


class FigureStep(Output):
    """A number that was worked out on the way."""

    criterion: str | None = Field(default=None, title="Criterion", description="Of quality, by code.")
    assessor: str | None = Field(default=None, title="Assessor", description="Whose score it is.")
    name: str = Field(title="Name", description="What it is.")
    value: float | None = Field(title="Value", description="What it comes to.")
    formula: str = Field(title="Formula", description="With its numbers.")
    fields: list[SourceField] = Field(title="Fields", description="What its numbers are.")


class MaterialShares(Output):
    """A material of a product, and what becomes of it."""

    name: str = Field(title="Name", description="Of the material.")
    mass: float = Field(title="Mass", description="In one product [kg].")
    virgin: float = Field(title="Virgin", description="Share of the mass.")
    recycled: float = Field(title="Recycled", description="Share of the mass.")
    reused: float = Field(title="Reused", description="Share of the mass.")
    biobased: float = Field(title="Biobased", description="Share of the mass.")
    reusable: float = Field(title="Reusable", description="Share of the mass.")
    recyclable: float = Field(title="Recyclable", description="Share of the mass.")
    lost: float = Field(title="Lost", description="Share of the mass.")
    waste_of_feedstock: float = Field(title="Waste of feedstock", description="In making it.")
    waste_of_recycling: float = Field(title="Waste of recycling", description="After its life.")
    detachable: float = Field(title="Detachable", description="How far it can be taken apart, 0 to 1.")
    end_value: float | None = Field(default=None, title="End value", description="What is left of its value.")


class ProductSteps(Output):
    """The circularity of one product, step by step."""

    item: str = Field(title="Item", description="What is bought.")
    materials: list[MaterialShares] = Field(title="Materials", description="What it is made of.")
    connections: list[FigureStep] = Field(title="Connections", description="How it is put together.")
    steps: list[FigureStep] = Field(title="Steps", description="How its indicators come about.")


class CircularitySteps(Output):
    """The circularity of a bid, step by step."""

    products: list[ProductSteps] = Field(title="Products", description="Each by itself.")
    together: list[FigureStep] = Field(title="Together", description="The indicators of the bid.")


class NotRankedBecause(Output):
    """Why a bid is not ranked."""

    reason: str = Field(title="Reason", description="As a code.")
    criterion: str = Field(title="Criterion", description="The criterion, indicator or item that it is about.")
    ground: str | None = Field(default=None, title="Ground", description="On which it was decided.")
    article: str | None = Field(default=None, title="Article", description="Of the law.")
    explanation: str | None = Field(default=None, title="Explanation", description="Of who decided.")


class AwardSteps(Output):
    """How a bid came to its score and rank."""

    rank: int | None = Field(title="Rank", description="1 the best; null for a bid that is not ranked.")
    decided_by: str | None = Field(title="Decided by", description="What decided between bids of one score.")
    not_ranked: list[NotRankedBecause] = Field(title="Not ranked", description="Why, if it is not.")
    steps: list[FigureStep] = Field(title="Steps", description="How the score comes about.")


class BidSteps(Output):
    """How a bid came to what it costs and how it scores."""

    bidder: str = Field(title="Bidder", description="Whose bid it is.")
    life_cycle_cost: float = Field(title="Life-cycle cost", description="At the base date.")
    phases: list[PhaseSteps] = Field(title="Phases", description="What it is made of.")
    circularity: CircularitySteps | None = Field(title="Circularity", description="Where the tender measures it.")
    award: AwardSteps | None = Field(title="Award", description="Its score and rank.")


class Explained(OutputDocument):
    """Where each amount of every bid comes from, down to the fields that were filled in."""

    kind: Literal["lcc explanation"] = "lcc explanation"
    currency: str = Field(title="Currency", description="Of all amounts.")
    nominal_rates: list[RateStep] = Field(title="Nominal rates", description="By which payments are discounted.")
    reference: BidSteps | None = Field(title="What we have", description="The reference, if there is one.")
    bids: list[BidSteps] = Field(title="Bids", description="Each of them.")
