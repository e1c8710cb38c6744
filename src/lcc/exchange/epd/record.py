"""What an EPD declares, whichever shape its file has: each number by indicator and module, per declared unit."""

from typing import Annotated, Any, Literal

from pydantic import Field

from lcc.exchange.epd.units import DeclaredUnitName
from lcc.library.published import WeightingSetName
from lcc.model.bid import Carbon, Circularity, OfferedMki
from lcc.model.passport import Evidence, Mass, Passport
from lcc.record.place import InputFile, Origin
from lcc.record.problem import Problem
from lcc.record.record import CalendarDate, Name, Output, Record, Years

Shape = Literal["openEPD", "ILCD+EPD", "EN 18223"]
EpdKind = Literal["specific", "average", "representative", "generic"]
"""Of one product; of the products of several makers or factories; of a market; of products of a kind, not verified."""

Module = Literal[
    "A1-A3", "A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "C1", "C2", "C3", "C4", "D",
]  # fmt: skip
"""The modules of EN 15804: A is making and building in, B use, C the end of life, D what comes after it."""

FlowName = Literal["secondary", "reuse", "recycling", "energy_recovery"]
"""SM, CRU, MFR and MER of EN 15804: secondary material in; components for re-use, materials for recycling and for
energy recovery out."""

DeclaredNumber = Annotated[float, Field(ge=-1e12, le=1e12)]


class Declared(Record):
    """One indicator: its amount in each module that is declared. What is not declared is unknown, and not zero."""

    unit: Name | None = Field(default=None, title="Unit", description="As the file writes it.")
    modules: dict[Module, DeclaredNumber] = Field(title="Amount by module", description="Per declared unit.")


LEAST_AMOUNT, MOST_AMOUNT = 1e-6, 1e9
"""Between which every number times an amount, and by another one, is a number still."""


class DeclaredUnit(Record):
    """What the numbers are of."""

    amount: Annotated[float, Field(ge=LEAST_AMOUNT, le=MOST_AMOUNT)] = Field(title="Amount")
    unit: DeclaredUnitName = Field(title="Unit")


class Epd(Record):
    """An EPD as its file has it."""

    shape: Shape = Field(title="Shape of the file")
    name: Name = Field(title="Product")
    number: Name = Field(title="Number", description="By which the programme operator or the database knows it.")
    issued_by: Name | None = Field(default=None, title="Issued by", description="The programme operator.")
    verified_by: Name | None = Field(default=None, title="Verified by", description="A third party.")
    kind: EpdKind | None = Field(
        default=None,
        title="Kind of data",
        description="Of one product that somebody makes, or of products of a kind; None where the file does not say.",
    )
    valid_from: CalendarDate | None = Field(
        default=None, title="Valid from", description="The day of issue; of a year alone the 1st of January."
    )
    valid_until: CalendarDate | None = Field(
        default=None, title="Valid until", description="The last day; of a year alone the 31st of December."
    )
    weighting_set: WeightingSetName = Field(
        title="Set of indicators", description="A1 or A2 of EN 15804; they are never mixed."
    )
    declared_unit: DeclaredUnit = Field(title="Declared unit")
    mass_kg: Annotated[Mass, Field(gt=0)] | None = Field(
        default=None, title="Mass", description="Of one declared unit."
    )
    service_life_years: Years | None = Field(default=None, title="Reference service life")
    impacts: dict[Name, Declared] = Field(
        title="Impacts", description="By the name that the impact has in the weighting set of the MKI."
    )
    flows: dict[FlowName, Declared] = Field(
        default_factory=dict, title="Material in and out", description="In kg."
    )


class Term(Output):
    """One number of an EPD that went into a sum, and where it stands."""

    module: str = Field(title="Module")
    value: float = Field(title="Amount", description="Per declared unit.")
    origin: Origin = Field(title="Place", description="Where it stands in the file.")


class Reckoned(Output):
    """A number of an offer: the sum of what the EPD declares x what one unit of the item has of the declared unit."""

    field: str = Field(title="Field", description="In the offer.")
    value: float = Field(title="Value")
    unit: str = Field(title="Unit", description="Of the value.")
    terms: list[Term] = Field(title="Terms", description="Per declared unit.")
    times: float = Field(title="Times", description="Declared units in one unit of the item.")


class EpdSaid(Output):
    """What an EPD says of one unit of an item, as an offer states it, with where each number came from."""

    product: str = Field(title="Product", description="What the EPD calls it.")
    carbon: Carbon = Field(title="Emissions", description="As an offer states them.")
    mki: OfferedMki | None = Field(
        title="MKI", description="None where the EPD lacks an impact of its set: `left_out` says which."
    )
    circularity: Circularity | None = Field(
        title="Circularity", description="Mass and share of secondary material, as far as declared."
    )
    passport: Passport | None = Field(
        title="Passport", description="Started from the EPD; what it does not declare is least favourable."
    )
    evidence: Evidence = Field(title="Evidence", description="The EPD itself.")
    verified_by: str | None = Field(title="Verified by", description="None where the file names no third party.")
    kind: EpdKind | None = Field(title="Kind of data", description="As the file says; None where it does not.")
    is_generic: bool = Field(
        title="Generic data", description="Whether it is of products of a kind; its MKI is of category 3 then."
    )
    file: InputFile = Field(title="File", description="With its checksum.")
    shape: Shape = Field(title="Shape of the file")
    declared_unit: DeclaredUnit = Field(title="Declared unit")
    per_item: DeclaredUnit = Field(
        title="In one unit of the item", description="What one unit of the item has of it, as the bidder states."
    )
    apart: dict[str, float] = Field(
        title="Apart",
        description="Emissions that are in no field of an offer, in kg CO2-eq per unit of the item: of transport (A4), "
        "building in (A5) and use (B), and what comes after the end of life (D).",
    )
    not_declared: list[str] = Field(
        title="Not declared", description="Modules of which the EPD says nothing: unknown, and not zero."
    )
    reckoned: list[Reckoned] = Field(
        title="Reckoned", description="Each number of the offer, and what it is made of."
    )

    def offered(self, passport: str | None = None) -> dict[str, Any]:
        """Return what an offer states of it, as plain values: with the name of a passport, or else without one."""
        stated = {"carbon": self.carbon, "mki": self.mki, "circularity": None if passport else self.circularity}
        plain = {name: one.model_dump(mode="json", exclude_unset=True) for name, one in stated.items() if one}
        return {**plain, **({"passport": passport} if passport else {})}


class EpdOfItem(EpdSaid):
    """The same, with what does not follow from the EPD."""

    left_out: dict[str, list[Problem]] = Field(
        description="Parts that do not follow from this EPD, each with the reason; none that the tender asks.",
        exclude=True,
    )
