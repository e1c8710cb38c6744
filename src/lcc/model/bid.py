"""What a bidder offers. There is no field in which to state a price that the authority sets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.phases import PRICED_PHASES, PricedPhase
from lcc.library.published import WeightingSetName
from lcc.model.business_models import BusinessModel
from lcc.model.passport import Passport
from lcc.model.tender import GENERAL, STANDARD_VAT
from lcc.record.checks import check_each_once
from lcc.record.in_schema import EACH_ONCE, InSchema, at_most_one_of, one_of, together
from lcc.record.looks import looks, number_looks, spelled
from lcc.record.record import (
    LONGEST_YEARS,
    Amount,
    CalendarDate,
    Kilograms,
    Money,
    Name,
    ParagraphText,
    Price,
    Record,
    Share,
    Years,
    empty_list,
    in_unit,
    signed,
)


class Bidder(Record):
    """Who offers."""

    name: Name = Field(title="Bidder")
    id: Name | None = Field(default=None, title="Registration number", description="For example KvK.")
    address: Name | None = Field(
        default=None,
        title="Address",
        description="For letters: street and number, postal code and town, with a comma between the lines.",
    )
    signatory: Name | None = Field(default=None, title="Name of who signs")
    function: Name | None = Field(default=None, title="Function")
    signed_on: CalendarDate | None = Field(default=None, title="Date of signature")


class Cost(Record):
    """A cost that comes with the product: every year unless another moment is stated."""

    model_config = ConfigDict(json_schema_extra=together(at_most_one_of("yearly", "every_years", "at_year")))
    vat_in: ClassVar[Mapping[str, tuple[PricedPhase, ...]]] = {"vat": PRICED_PHASES}

    name: Name = Field(title="Cost")
    phase: PricedPhase = Field(title="Phase")
    amount: Money = Field(title="Amount")
    index: Name = Field(default=GENERAL, title="Index")
    per: Literal["unit", "bid"] = Field(
        default="unit", title="Per", description="Per unit of the item, or once for the whole bid."
    )
    yearly: Literal[True] | None = Field(default=None, title="Every year")
    every_years: Years | None = Field(
        default=None, title="Every ... years", description="For the first time after that many years."
    )
    at_year: Annotated[int, Field(ge=0, le=LONGEST_YEARS)] | None = Field(
        default=None, title="Once, in year", json_schema_extra=in_unit("year")
    )
    with_each_life: bool = Field(
        default=False,
        title="Again with each life",
        description="Whether a cost that falls once falls that many years after the start of each life.",
    )
    warranty_years: Years | None = Field(
        default=None,
        title="Warranty",
        description="In the first years of each life this cost is zero.",
        json_schema_extra=in_unit("years"),
    )
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate")

    @property
    def is_yearly(self) -> bool:
        """Whether it falls every year."""
        return self.every_years is None and self.at_year is None

    @model_validator(mode="after")
    def _has_one_moment(self) -> Self:
        if sum(moment is not None for moment in (self.yearly, self.every_years, self.at_year)) > 1:
            raise PydanticCustomError("one_moment", "one of yearly, every_years and at_year")
        if self.with_each_life and self.at_year is None:
            raise PydanticCustomError("each_life_once", "at_year", {"at": ("with_each_life",)})
        return self


class Consumption(Record):
    """How much of a resource one unit of the item takes a year; the tender states what it costs."""

    resource: Name = Field(title="Resource")
    per_year: Amount = Field(title="Use a year", json_schema_extra=in_unit("resource per year"))
    phase: PricedPhase = Field(default="use", title="Phase")


class EndOfLife(Record):
    """What it costs to take out and get rid of what the authority owns at the end."""

    vat_in: ClassVar[Mapping[str, tuple[PricedPhase, ...]]] = {"vat": ("demolition", "disposal")}

    demolition: Money = Field(default=0.0, title="Demolition", description="Taking it out, per unit.")
    disposal: Money = Field(default=0.0, title="Disposal", description="Removal and processing, per unit.")
    index: Name = Field(default=GENERAL, title="Index")
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate")


class TakeBack(Record):
    """What the supplier pays for a material at the end of each life, or asks for it if the price is negative."""

    vat_in: ClassVar[Mapping[str, tuple[PricedPhase, ...]]] = {"vat": ("disposal",)}

    material: Name = Field(title="Material")
    mass: Amount = Field(title="Mass", description="Per unit of the item.", json_schema_extra=in_unit("kg"))
    price_per_kg: Money = Field(
        title="Price paid per kg",
        description="What the authority receives; negative if it pays.",
        json_schema_extra=signed("money per kg"),
    )
    index: Name = Field(default=GENERAL, title="Index")
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate")


class Carbon(Record):
    """Emissions of making the product and of its end of life."""

    production_kg: Kilograms = Field(default=0.0, title="Emissions of production")
    end_of_life_kg: Kilograms = Field(default=0.0, title="Emissions at the end of life")


class OfferedMki(Record):
    """Environmental costs per unit: as calculated by the bidder, or from the amounts of each impact."""

    model_config = ConfigDict(json_schema_extra=together(one_of("per_life", "impacts")))

    weighting_set: WeightingSetName = Field(title="Weighting set of the MKI")
    per_life: Money | None = Field(
        default=None,
        title="MKI of one life",
        description="Modules A to D, per unit; or state the impacts.",
        json_schema_extra=in_unit("money"),
    )
    impacts: dict[Name, Annotated[float, Field(ge=-1e12, le=1e12)]] | None = Field(
        default=None, title="Environmental impacts", description="Amount of each impact of one life, per unit."
    )
    per_year: Money = Field(default=0.0, title="MKI of use a year", json_schema_extra=in_unit("money per year"))
    category_3: bool = Field(
        default=False,
        title="Category 3",
        description="The figures rest on untested generic data, and the surcharge is not in them yet.",
    )

    @model_validator(mode="after")
    def _is_stated_once(self) -> Self:
        if (self.per_life is None) == (self.impacts is None):
            words: dict[str, object] = {"found": self.per_life, "at": ("per_life",)}
            raise PydanticCustomError("one_mki", "one of per_life and impacts", words)
        return self


class Circularity(Record):
    """What the bidder states of one unit, as far as it does not follow from a passport. Shares are of its mass."""

    mass_kg: Annotated[float, Field(gt=0, le=1e9, json_schema_extra=in_unit("kg"))] | None = Field(
        default=None, title="Mass", description="Of one unit; the share of each item weighs by it."
    )
    secondary_share: Share | None = Field(
        default=None, title="Share of secondary material", description="Reused or recycled."
    )
    detachability: Annotated[float, Field(ge=0, le=1, json_schema_extra=in_unit("index"))] | None = Field(
        default=None, title="Detachability", description="Losmaakbaarheidsindex, from 0.1 to 1."
    )
    taken_back_share: Share | None = Field(
        default=None, title="Share taken back", description="Which the bidder takes back at the end, by contract."
    )
    repairability: Annotated[float, Field(ge=0, le=10, json_schema_extra=in_unit("points"))] | None = Field(
        default=None, title="Repairability", description="From 0 to 10."
    )
    destinations: dict[Name, Share] | None = Field(
        default=None,
        max_length=20,
        title="Destinations",
        description="Where what is taken goes: the share of each step of the ladder of the tender; together all of it.",
    )

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Self:
        if self.destinations is not None and abs(sum(self.destinations.values()) - 1) > 1e-9:
            found = round(sum(self.destinations.values()), 6)
            raise PydanticCustomError("destinations_whole", "all of it", {"found": found, "at": ("destinations",)})
        return self

    @property
    def needs_mass(self) -> bool:
        """Whether it states anything that weighs by mass: where something goes weighs by the use of it."""
        return bool(self.model_fields_set - {"destinations"})


class OfferedLadder(Record):
    """The level of the CO2-Prestatieladder that the bidder has, or commits to."""

    version: Literal["3.1", "4.0"] = Field(title="Version of the CO2-Prestatieladder")
    level: Annotated[int, Field(ge=0, le=10)] = Field(title="Level", description="0 if there is none.")
    certificate: bool = Field(
        default=False, title="Certificate at hand", description="If not, it is shown later, as the contract says."
    )


class OfferedRequirement(Record):
    """Whether a bid meets a requirement of the tender, and what shows it."""

    met: bool = Field(title="Met")
    evidence: ParagraphText | None = Field(
        default=None,
        title="Evidence",
        description="The documents that show it, by their names, and where in them.",
    )


class Combination(Record):
    """A discount for being awarded several lots: a share of their cost, or a sum of money."""

    model_config = ConfigDict(json_schema_extra=together(one_of("discount", "amount")))

    lots: Annotated[list[Name], Field(min_length=2, max_length=50), EACH_ONCE] = Field(
        title="Lots awarded together"
    )
    discount: Annotated[Share, Field(lt=1)] | None = Field(
        default=None, title="Discount", description="The share of the cost of these lots that is taken off."
    )
    amount: Price | None = Field(
        default=None,
        title="Discount as a sum",
        description="In place of a share: what is taken off the cost of these lots together, in cents.",
    )

    @model_validator(mode="after")
    def _has_each_lot_once(self) -> Self:
        check_each_once("combined_twice", "each lot once", self.lots)
        if (self.discount is None) == (self.amount is None):
            words = {"found": self.amount, "at": ("discount",)}
            raise PydanticCustomError("one_discount", "a share or a sum", words)
        return self


IN_PASSPORT = ("mass_kg", "secondary_share", "detachability")
"""What a bid does not state itself where it has a passport that it follows from; the last one from its connections."""


class Offer(Record):
    """One item, under one business model. Amounts are per unit of the item unless `per: bid`."""

    item: Name = Field(title="Item")
    business_model: BusinessModel
    included: Annotated[list[PricedPhase], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Included", description="Phases whose cost is in the price."
    )
    costs: Annotated[list[Cost], Field(max_length=1000)] = Field(default_factory=empty_list, title="Costs")
    consumption: Annotated[list[Consumption], Field(max_length=1000)] = Field(
        default_factory=empty_list, title="Consumption"
    )
    end_of_life: EndOfLife = Field(default_factory=EndOfLife, title="End of life")
    take_back: Annotated[list[TakeBack], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Take-back"
    )
    carbon: Carbon = Field(default_factory=Carbon, title="Emissions")
    mki: OfferedMki | None = Field(default=None, title="Environmental costs (MKI)")
    circularity: Circularity | None = Field(default=None, title="Circularity")
    passport: Passport | None = Field(
        default=None,
        title="Material passport",
        description="Of one unit; in a file, the name of a file beside it that has the passport.",
    )

    @model_validator(mode="after")
    def _is_stated_once(self) -> Self:
        stated = self.circularity
        if stated and stated.needs_mass and self.passport is None and stated.mass_kg is None:
            raise PydanticCustomError("mass_needed", "mass_kg", {"at": ("circularity", "mass_kg")})
        if self.circularity and self.passport:
            follows = IN_PASSPORT if self.passport.connections else IN_PASSPORT[:-1]
            for name in (name for name in follows if getattr(self.circularity, name) is not None):
                words = {"name": name, "at": ("circularity", name)}
                raise PydanticCustomError("stated_in_passport", "what does not follow from the passport", words)
        return self


class Bid(Record):
    """The offers of one bidder in one tender: all of it, a variant of it, or some of its lots.

    Examples
    --------
    >>> price = {"kind": "purchase", "price": 1.0, "service_life_years": 1}
    >>> bid = Bid.model_validate({"tender": "t", "bidder": {"name": "Hout BV"}, "variant": "bamboo",
    ...                           "offers": [{"item": "i", "business_model": price}]})
    >>> bid.name
    'Hout BV (bamboo)'
    """

    tender: Name = Field(title="Tender code")
    bidder: Annotated[Bidder, InSchema(title="Bidder")]  # on sheets its fields go by their own titles
    variant: Name | None = Field(
        default=None,
        title="Variant",
        description="What sets it apart from the other bid of the bidder.",
    )
    co2_ladder: OfferedLadder | None = Field(default=None, title="CO2-Prestatieladder")
    requirements: Annotated[dict[Name, OfferedRequirement], Field(max_length=200)] = Field(
        default_factory=dict, title="Requirements", description="By the code of each requirement of the tender."
    )
    security: Price = Field(
        default=0.0,
        title="Security offered",
        description="A guarantee, by a bank for example, for what is to come back: buy-back, deposit, resale.",
    )
    offers: Annotated[list[Offer], Field(min_length=1, max_length=1000)] = Field(title="Offers")
    combinations: Annotated[list[Combination], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Combined lots"
    )

    @property
    def name(self) -> str:
        """The name by which the bid goes: the bidder, and the variant if it is one."""
        return f"{self.bidder.name} ({self.variant})" if self.variant else self.bidder.name

    @property
    def kinds(self) -> list[str]:
        """The kinds of its business models, each once."""
        return list(dict.fromkeys(offer.business_model.kind for offer in self.offers))


Clashing = Literal["bidder_twice", "bidder_alike", "number_twice", "number_differs"]
"""Why two bids can't both be ranked: one bid of a bidder twice, names that only look the same, one registration number
under two names, or two of them under one name."""


class Clash(NamedTuple):
    """A bid that can't stand beside one before it, by their positions."""

    bid: int
    other: int
    kind: Clashing


def bidders(bids: Sequence[Bid]) -> list[int]:
    """Return for each bid the position of the first one of its bidder.

    Names that look alike are one bidder, and so is one registration number, however it is written.

    >>> one = {"tender": "t", "offers": [{"item": "i", "business_model": {
    ...     "kind": "purchase", "price": 1.0, "service_life_years": 1.0}}]}
    >>> named = [{"name": "Ash"}, {"name": "ASH"}, {"name": "Elm", "id": "7"}, {"name": "Elm & Co", "id": "07"}]
    >>> bidders([Bid.model_validate({**one, "bidder": bidder}) for bidder in named])
    [0, 0, 2, 2]
    """
    first = list(range(len(bids)))
    seen: dict[tuple[str, str], int] = {}
    for position, bid in enumerate(bids):
        for mark in _marks(bid):
            one, other = (_root(first, at) for at in (seen.setdefault(mark, position), position))
            first[max(one, other)] = min(one, other)
    return [_root(first, position) for position in range(len(bids))]


def _marks(bid: Bid) -> Iterator[tuple[str, str]]:
    yield from (("name", one) for one in looks(bid.bidder.name))
    if number := _number(bid):
        yield "id", number


def _number(bid: Bid) -> str | None:
    return number_looks(bid.bidder.id) if bid.bidder.id else None


def _root(first: Sequence[int], position: int) -> int:
    while first[position] != position:
        position = first[position]
    return position


def clashes(bids: Sequence[Bid]) -> list[Clash]:
    """Return the bids that can't stand beside one before them: one bidder has one name and one registration number.

    A variant is another bid of its bidder, by the same name and number.

    >>> one = {"tender": "t", "offers": [{"item": "i", "business_model": {
    ...     "kind": "purchase", "price": 1.0, "service_life_years": 1.0}}]}
    >>> named = [{"name": "Ash"}, {"name": "A.S.H."}, {"name": "Elm", "id": "7"}, {"name": "Elm & Co", "id": "07"}]
    >>> [clash.kind for clash in clashes([Bid.model_validate({**one, "bidder": bidder}) for bidder in named])]
    ['bidder_twice', 'number_twice']
    """
    found = []
    seen: dict[tuple[str, str], int] = {}
    numbered: dict[str, int] = {}
    for position, bid in enumerate(bids):
        names, number = looks(bid.bidder.name), _number(bid)
        marks = [("bid", one) for one in looks(bid.name)], [("name", one) for one in names], [("id", number or "")]
        same_bid, same_name, same_number = (
            next((seen[mark] for mark in some if mark in seen), None) for some in marks
        )
        other_number = next((at for one in names if (at := numbered.get(one)) is not None), None)
        if same_bid is not None:
            is_spelled_so = spelled(bids[same_bid].name) == spelled(bid.name)
            found.append(Clash(position, same_bid, "bidder_twice" if is_spelled_so else "bidder_alike"))
        elif same_name is not None and spelled(bids[same_name].bidder.name) != spelled(bid.bidder.name):
            found.append(Clash(position, same_name, "bidder_alike"))
        elif number and other_number is not None and _number(bids[other_number]) != number:
            found.append(Clash(position, other_number, "number_differs"))
        elif number and same_number is not None and same_name is None:
            found.append(Clash(position, same_number, "number_twice"))
        for mark in (*marks[0], *marks[1], *(marks[2] if number else ())):
            seen.setdefault(mark, position)
        if number:
            for one in names:
                numbered.setdefault(one, position)
    return found
