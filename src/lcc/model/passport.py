"""The material passport (grondstoffenpaspoort): what one unit of a product consists of, and what becomes of it.

Names follow Platform CB'23, Paspoorten voor de bouw 3.0, and the EU digital product passport where these have them. The
passport states facts; `lcc.circularity` works out indicators.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.record.record import CalendarDate, Name, ParagraphText, Record, Share, Years, empty_list, in_unit

Mass = Annotated[float, Field(ge=0, le=1e9, json_schema_extra=in_unit("kg"))]
# What is divided by: nearer to 0 an indicator is no number any more.
Yield = Annotated[Share, Field(ge=0.01)]
Intensity = Annotated[float, Field(ge=0.01, le=100, json_schema_extra=in_unit("factor"))]

RStrategy = Literal["R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"]
"""PBL (2017): refuse, rethink, reduce, reuse, repair, refurbish, remanufacture, repurpose, recycle, recover."""

ConnectionType = Literal["dry", "added_elements", "direct_integral", "soft_chemical", "hard_chemical"]
Accessibility = Literal[
    "free", "extra_no_damage", "extra_fully_repairable", "extra_partly_repairable", "inaccessible"
]
Crossings = Literal["none", "occasional", "full_integration"]
EdgeEnclosure = Literal["open", "overlap", "closed"]

DETACHABILITY_SCORES: dict[str, Mapping[str, float]] = {
    "connection": {
        "dry": 1.0, "added_elements": 0.8, "direct_integral": 0.6, "soft_chemical": 0.2, "hard_chemical": 0.1,
    },
    "accessibility": {
        "free": 1.0, "extra_no_damage": 0.8, "extra_fully_repairable": 0.6, "extra_partly_repairable": 0.4,
        "inaccessible": 0.1,
    },
    "crossings": {"none": 1.0, "occasional": 0.4, "full_integration": 0.1},
    "edge": {"open": 1.0, "overlap": 0.4, "closed": 0.1},
}  # fmt: skip
"""Van Vliet, van Grinsven and Teunizen, Circular Buildings: een meetmethodiek voor losmaakbaarheid v2.0 (2021).

Read in third-party code and in the documentation of Madaster, not in the report itself.
"""

MOST_MATERIALS = 200

_WHOLE, _BALANCE = 0.001, 0.005
"""What shares, and the masses of materials as a share of that of the product, may be off: they are stated rounded."""


def _check_whole(record: Record, what: str) -> None:
    total = sum(float(getattr(record, name)) for name in type(record).model_fields)
    if abs(total - 1) > _WHOLE + 1e-9:
        raise PydanticCustomError(
            "shares_whole",
            "shares that add up to 1",
            {"what": what, "total": round(total, 6), "found": round(total, 6)},
        )


class MaterialOrigin(Record):
    """Where a material comes from, as shares of its mass that add up to 1."""

    virgin: Share = Field(default=0.0, title="Virgin", description="Primary and not renewable.")
    recycled: Share = Field(default=0.0, title="Recycled")
    reused: Share = Field(default=0.0, title="Reused")
    biobased: Share = Field(default=0.0, title="Biobased", description="Primary and renewable.")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _check_whole(self, "origin")
        return self


class MaterialDestination(Record):
    """What becomes of a material at the end of life, as shares of its mass that add up to 1."""

    reuse: Share = Field(default=0.0, title="Reuse")
    remanufacture: Share = Field(default=0.0, title="Remanufacture")
    recycle: Share = Field(default=0.0, title="Recycle")
    energy_recovery: Share = Field(default=0.0, title="Energy recovery")
    landfill: Share = Field(default=0.0, title="Landfill")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _check_whole(self, "end_of_life")
        return self


class Evidence(Record):
    """What shows that a statement is true."""

    kind: Literal["epd", "certificate", "declaration", "test_report"] = Field(title="Kind of evidence")
    number: Name = Field(title="Document number")
    issued_by: Name | None = Field(default=None, title="Issued by")
    valid_until: CalendarDate | None = Field(default=None, title="Valid until")


class Material(Record):
    """A material in one unit of the product."""

    name: Name = Field(title="Material")
    mass_kg: Mass = Field(gt=0, title="Mass")
    origin: MaterialOrigin = Field(title="Origin")
    end_of_life: MaterialDestination = Field(title="End of life")
    r_strategy: RStrategy | None = Field(default=None, title="R-strategy", description="R0 refuse to R9 recover.")
    recycled_content_yield: Yield = Field(
        default=0.75,
        title="Yield of producing recycled material",
        description="Left out: 75 %, as Madaster takes it.",
    )
    recycling_yield: Yield = Field(
        default=0.75, title="Yield of recycling", description="Left out: 75 %, as Madaster takes it."
    )
    connection: Name | None = Field(
        default=None, title="Held by", description="The connection that has to be undone to take the material out."
    )
    sold_as: Name | None = Field(
        default=None,
        title="Sold as",
        description="The name under which the tender states what a kilogram is worth.",
    )
    scarce: bool = Field(default=False, title="Scarce", description="A critical raw material of the EU.")
    evidence: Annotated[list[Evidence], Field(max_length=20)] = Field(default_factory=empty_list, title="Evidence")


class Connection(Record):
    """How a part is held, by the four factors of detachability (losmaakbaarheid)."""

    name: Name = Field(title="Connection")
    connection: ConnectionType = Field(title="Type of connection")
    accessibility: Accessibility = Field(title="Accessibility of the connection")
    crossings: Crossings = Field(title="Crossings")
    edge: EdgeEnclosure = Field(title="Enclosure of the edge")


class Passport(Record):
    """What one unit of the item consists of, how it is put together, and how long it lasts."""

    product: Name = Field(title="Product")
    supplier: Name | None = Field(default=None, title="Supplier")
    classification: Name | None = Field(
        default=None, title="Classification", description="For example NL/SfB, STABU or IMGeo."
    )
    product_id: Name | None = Field(default=None, title="Product code", description="GTIN, or a code of your own.")
    description: ParagraphText | None = Field(default=None, title="Description")
    mass_kg: Mass = Field(gt=0, title="Mass", description="Of the whole product; the materials add up to it.")
    materials: Annotated[list[Material], Field(min_length=1, max_length=MOST_MATERIALS)] = Field(title="Materials")
    connections: Annotated[list[Connection], Field(max_length=MOST_MATERIALS)] = Field(
        default_factory=empty_list, title="Connections"
    )
    technical_life_years: Years = Field(title="Technical life")
    functional_life_years: Years | None = Field(default=None, title="Functional life")
    use_intensity: Intensity = Field(
        default=1.0, title="Intensity of use", description="Beside the average in the sector."
    )
    evidence: Annotated[list[Evidence], Field(max_length=50)] = Field(default_factory=empty_list, title="Evidence")

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(material.mass_kg for material in self.materials)
        if abs(total - self.mass_kg) > _BALANCE * self.mass_kg:
            balance: dict[str, object] = {
                "total": total,
                "mass": self.mass_kg,
                "found": self.mass_kg,
                "at": ("mass_kg",),
            }
            raise PydanticCustomError("mass_balance", "materials that add up to the mass", balance)
        names = [one.name for one in self.connections]
        for k, name in enumerate(names):
            if name in names[:k]:
                twice = {"name": name, "at": ("connections", k, "name")}
                raise PydanticCustomError("connection_twice", "each connection once", twice)
        for k, material in enumerate(self.materials):
            if material.connection is not None and material.connection not in names:
                known: dict[str, object] = {
                    "found": material.connection,
                    "known": ", ".join(names) or "-",
                    "at": ("materials", k, "connection"),
                }
                raise PydanticCustomError("unknown_connection", "a connection of the passport", known)
        return self
