"""What is known of an award, what is worked out of many of them, and what each number is called and rests on.

An award is a tender, or each lot of one. A number says of how many awards it is known, of how many not, and why.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from lcc.indicators.of_all_tenders import SharesOfAll
from lcc.indicators.unread import Unread
from lcc.language import N_
from lcc.record.record import Output, OutputDocument, in_unit

By = Literal["all", "year", "department", "category", "cpv_division", "supplier", "region"]
BY: Mapping[By, str] = {
    "all": N_("All"), "year": N_("Year"), "department": N_("Department"), "category": N_("Category"),
    "cpv_division": N_("CPV division"), "supplier": N_("Supplier"), "region": N_("Region"),
}  # fmt: skip
"""What is taken together by; waste is by region. A group without a name, "", has awards of which it is not known."""


Stage = Literal["asked", "bought", "effect"]
STAGES: Mapping[Stage, str] = {
    "asked": N_("what was asked"), "bought": N_("what was bought"), "effect": N_("what it changed"),
}  # fmt: skip
"""Whether a number says what was asked, what was bought or what that changed: RIVM tells these three apart."""

Unit = Literal[
    "share", "awards", "bids", "money", "money per year", "kg per year", "kg CO2-eq per year", "money per m2 and year",
    "index", "kg per inhabitant",
]  # fmt: skip
Origin = Literal["virgin", "recycled", "reused", "biobased"]
Destination = Literal["reuse", "remanufacture", "recycle", "energy_recovery", "landfill"]


NOT_STATED = "not_stated"
"""The R-strategy of a material of which the passport states none."""


class Why(NamedTuple):
    """Why an award is left out of a number: in words, and whether the number is not known of it or is none of it."""

    text: str
    is_unknown: bool = True


WHY: Mapping[str, Why] = {
    "no_award": Why(N_("nobody is awarded it: no bid is ranked")),
    "no_bids": Why(N_("no bids were given with the tender")),
    "tie": Why(N_("bids are equal, and lots were not drawn")),
    "other_lots": Why(N_("who is awarded it hangs on other lots, which were not given")),
    "no_price_level": Why(N_("the index lacks a year, so that its money is at no common price level")),
    "no_weight": Why(N_("its award rule gives quality a value in money, and no weight")),
    "no_ambition": Why(N_("no criterion of it states a level of ambition")),
    "no_reference": Why(N_("no reference was fixed before opening")),
    "reference_not_stated": Why(N_("the reference does not state what it takes")),
    "not_stated": Why(N_("the bid that is awarded does not state what it takes")),
    "not_paid": Why(N_("nothing was recorded of what was paid")),
    "no_social_return": Why(N_("its contract asks for no social return"), is_unknown=False),
    "not_given": Why(N_("nothing was recorded of the social return that was agreed")),
    "no_contract": Why(N_("there is no contract file of it")),
    "one_bid": Why(N_("only one bid is ranked: there is nothing to compare with"), is_unknown=False),
    "no_mki": Why(N_("the tender asks for no MKI"), is_unknown=False),
    "other_weighting_set": Why(N_("its MKI is of the other weighting set"), is_unknown=False),
    "no_purchase_price": Why(N_("no bid that is ranked is bought and paid at delivery"), is_unknown=False),
    "no_building": Why(N_("it is no building with a floor area"), is_unknown=False),
    "no_ladder": Why(N_("the bid states no level of the CO2-Prestatieladder")),
    "market_consultation": Why(N_("it is a market consultation, and awards nothing"), is_unknown=False),
    "no_all_tenders": Why(N_("all tenders of its authority were not given")),
    "not_found": Why(N_("nothing is published under its code, or the number that is given for it")),
    "several": Why(N_("several tenders are published under that number")),
    "two_authorities": Why(
        N_("tenders of two authorities go by that number: read those of one authority at a time")
    ),
    "cancelled": Why(N_("it was cancelled or failed, as it is published"), is_unknown=False),
    "call_off": Why(N_("it is a call-off under a framework agreement, as it is published"), is_unknown=False),
    "planning": Why(N_("only a consultation or announcement of it is published"), is_unknown=False),
}
"""Why an award can be left out, by code."""


class Indicator(NamedTuple):
    """A number of many awards.

    What `is_split` has a value for each part: `parts` by code, or codes that are known only from the awards.
    `is_money` says that it is of one currency at a time: money, or a share of it.
    """

    title: str
    unit: Unit
    formula: str
    source: str
    stage: Stage
    more_is_better: bool | None = None
    is_money: bool = False
    parts: Mapping[str, str] = {}
    is_split: bool = False


OWN = N_("design of this program")
_MRA = N_("goal of the Metropoolregio Amsterdam: 10 % in 2022, 50 % in 2025, 100 % in 2030")
_RIVM = N_("method of RIVM, CE Delft and TNO, report 2020-0002")
_CB23 = N_("Platform CB'23, Meten van circulariteit, core indicators 1 to 3")
_CBS_PER_HEAD = N_("CBS, Huishoudelijk afval per gemeente per inwoner")
_MVI = N_("levels of ambition of the MVI-criteriatool: from 1, basis, to 3, ambitious")
_SOCIAL = N_("theme social return of the MVOI handbook, CE Delft and Planet+Partners for G4 and PIANOo, 2025")
_ORIGINS: Mapping[str, str] = {
    "virgin": N_("Virgin"), "recycled": N_("Recycled"), "reused": N_("Reused"), "biobased": N_("Biobased"),
}  # fmt: skip
_DESTINATIONS: Mapping[str, str] = {
    "reuse": N_("Reuse"), "remanufacture": N_("Remanufacture"), "recycle": N_("Recycle"),
    "energy_recovery": N_("Energy recovery"), "landfill": N_("Landfill"),
}  # fmt: skip

_LEFT: Mapping[str, str] = {"total": N_("all household waste"), "rest": N_("residual waste")}
_COLLECTED: Mapping[str, str] = {
    "gft": N_("vegetable, fruit and garden waste"), "paper": N_("paper and cardboard"), "glass": N_("glass packaging"),
    "plastic": N_("plastic packaging"),
}  # fmt: skip
INDICATORS: Mapping[str, Indicator] = {
    "life_cycle_cost_share": Indicator(
        N_("Awards on life-cycle cost"), "share",
        N_("awards of which the life-cycle cost counts / all awards"), OWN, "asked", True,
    ),
    "life_cycle_cost_spend": Indicator(
        N_("Spend awarded on life-cycle cost"), "share",
        N_("spend a year of awards of which the life-cycle cost counts / spend a year of all"), OWN, "asked", True,
        is_money=True,
    ),
    "circular_share": Indicator(
        N_("Circular awards"), "share",
        N_("awards with a target or a quality criterion on circularity, or with a business model other than plain "
           "purchase in the bid that is awarded / all awards"), _MRA, "bought", True,
    ),
    "circular_spend": Indicator(
        N_("Circular spend"), "share", N_("spend a year of circular awards / spend a year of all"), _MRA, "bought",
        True, is_money=True,
    ),
    "criteria_share": Indicator(
        N_("Awards with criteria on circularity"), "share",
        N_("awards with a target or a quality criterion on circularity, or a criterion of which the level of ambition "
           "is stated / all awards"), N_("part D of SDG indicator 12.7.1, UNEP"), "asked", True,
    ),
    "life_cycle_cost_of_all": Indicator(
        N_("Tenders on life-cycle cost, of all tenders"), "share",
        N_("tenders of which the life-cycle cost counts / all tenders that the authority published; at least so much, "
           "as one that was not read counts as one that did not ask for it"), OWN, "asked", True,
    ),
    "circular_of_all": Indicator(
        N_("Circular tenders, of all tenders"), "share",
        N_("circular tenders / all tenders that the authority published; at least so much, as one that was not read "
           "counts as one that is not"), _MRA, "bought", True,
    ),
    "criteria_of_all": Indicator(
        N_("Tenders with criteria on circularity, of all tenders"), "share",
        N_("tenders with such a target or criterion / all tenders that the authority published; at least so much, as "
           "one that was not read counts as one without"), N_("part D of SDG indicator 12.7.1, UNEP"), "asked", True,
    ),
    "ambition": Indicator(
        N_("Level of ambition"), "share",
        N_("awards by the highest level of ambition among their criteria / awards of which it is known"), _MVI,
        "asked", is_split=True, parts={"1": N_("level 1, basis"), "2": N_("level 2"), "3": N_("level 3, ambitious")},
    ),
    "quality_weight": Indicator(
        N_("Weight of quality"), "share",
        N_("mean of the weight of quality in the points; by cost alone it is 0"),
        N_("proposal for a Public Procurement Act of the EU, article 98(4)"), "asked", True,
    ),
    "quality_and_cost_weight": Indicator(
        N_("Weight of quality and life-cycle cost"), "share",
        N_("mean of the weight of quality, and of life-cycle cost where that counts in place of price"),
        N_("proposal for a Public Procurement Act of the EU, article 98(4), with the whole weight of life-cycle cost"),
        "asked", True,
    ),
    "bids": Indicator(
        N_("Bids per award"), "bids", N_("bidders of which a bid was received / awards"),
        N_("measure of competition that the EU publishes; variants of one bidder are one here"), "bought",
        True,
    ),
    "single_bid_share": Indicator(
        N_("Awards with one bidder"), "share",
        N_("awards where one bidder is left, of those whose bid did not fall away / awards with bids"),
        N_("measure of competition that the EU publishes; without bids that fell away here"), "bought", False,
    ),
    "spend": Indicator(
        N_("Spend"), "money per year",
        N_("sum of the prices that are awarded, each as an equal amount a year over the years compared, at the price "
           "level"), OWN, "bought", is_money=True,
    ),
    "business_models": Indicator(
        N_("Awards by business model"), "awards", N_("number of awards of which the bid has it"), OWN, "bought",
        is_split=True,
    ),
    "business_model_spend": Indicator(
        N_("Spend by business model"), "money per year",
        N_("sum of the prices that are awarded under it, as of the spend"), OWN, "bought", is_money=True, is_split=True,
    ),
    "co2_ladder": Indicator(
        N_("CO2-Prestatieladder of suppliers"), "awards",
        N_("number of awards by the version and the level that the bid states"), N_("CO2-Prestatieladder of SKAO"),
        "bought", is_split=True,
    ),
    "life_cycle_saving": Indicator(
        N_("Life-cycle saving"), "money per year",
        N_("sum of the life-cycle cost of the bid with the lowest purchase price less that of the bid that is awarded, "
           "a year, at the price level; a bid has a purchase price if all of it is bought and paid at delivery"),
        OWN, "effect", True, is_money=True,
    ),
    "co2_avoided": Indicator(
        N_("Emissions avoided"), "kg CO2-eq per year",
        N_("sum of the emissions of the reference that was fixed before opening less those of the bid that is awarded, "
           "over all units, a year"), _RIVM, "effect", True,
    ),
    "mki_avoided_a1": Indicator(
        N_("MKI avoided, set A1"), "money per year",
        N_("sum of the MKI of the reference less that of the bid that is awarded, a year, of tenders with set A1"),
        _RIVM, "effect", True, is_money=True,
    ),
    "mki_avoided_a2": Indicator(
        N_("MKI avoided, set A2"), "money per year",
        N_("sum of the MKI of the reference less that of the bid that is awarded, a year, of tenders with set A2"),
        _RIVM, "effect", True, is_money=True,
    ),
    "virgin_avoided": Indicator(
        N_("Virgin material avoided"), "kg per year",
        N_("sum of the virgin material of the reference less that of the bid that is awarded, a year"), _CB23, "effect",
        True,
    ),
    "material_in": Indicator(
        N_("Material in, by origin"), "kg per year",
        N_("sum of mass x share of the origin x units x lives, a year"), _CB23, "effect", is_split=True, parts=_ORIGINS,
    ),
    "material_out": Indicator(
        N_("Material out, by destination"), "kg per year",
        N_("sum of mass x share of the destination x units x lives, a year"), _CB23, "effect",
        is_split=True, parts=_DESTINATIONS,
    ),
    "material_strategy": Indicator(
        N_("Material by R-strategy"), "kg per year",
        N_("sum of mass x units x lives by the R-strategy that the passport states, a year"),
        N_("PBL (2017), R0 to R9"), "effect", is_split=True,
    ),
    "environmental_performance": Indicator(
        N_("Environmental performance of buildings (MPG)"), "money per m2 and year",
        N_("sum of MPG x floor area / sum of floor area"), N_("Bepalingsmethode Milieuprestatie Bouwwerken"), "effect",
        False, is_money=True,
    ),
    "claims_due": Indicator(
        N_("Claims falling due"), "money",
        N_("sum of what suppliers owe by the calendar year in which it falls due, as promised and indexed"), OWN,
        "effect", is_money=True,
    ),
    "paid_of_promised": Indicator(
        N_("Paid of what was promised"), "index",
        N_("sum of what was paid / sum of what was promised for it, of lines and years with a payment on record"), OWN,
        "effect", False, is_money=True,
    ),
    "social_return_agreed": Indicator(
        N_("Social return agreed"), "money",
        N_("sum of what contracts ask over their whole term, in money as the authority values it; by the year of the "
           "award"), _SOCIAL, "bought", True, is_money=True,
    ),
    "social_return": Indicator(
        N_("Social return given"), "money",
        N_("sum of what was recorded as given, in money as the authority values it, by the year in which it was"),
        _SOCIAL, "effect", True, is_money=True,
    ),
    "waste_separated": Indicator(
        N_("Household waste separated"), "share",
        N_("(all - residual - bulky residual - building residual) / all household waste"),
        N_("CBS, Gemeentelijke afvalstoffen (83558NED); without what is separated afterwards"), "effect", True,
    ),
    "waste_per_head": Indicator(
        N_("Household waste per inhabitant"), "kg per inhabitant", N_("as the table has it"), _CBS_PER_HEAD, "effect",
        False, is_split=True, parts=_LEFT,
    ),
    "separated_per_head": Indicator(
        N_("Separated household waste per inhabitant"), "kg per inhabitant", N_("as the table has it"), _CBS_PER_HEAD,
        "effect", True, is_split=True, parts=_COLLECTED,
    ),
}  # fmt: skip
"""Every indicator by its code, in the order in which they are shown. Where parts are not named here, they are codes."""


class LeftOut(Output):
    """An award that a number does not count, and why."""

    authority: str = Field(title="Contracting authority")
    tender: str = Field(title="Tender code")
    lot: str | None = Field(default=None, title="Lot code")
    why: str = Field(title="Why", description="As a code; the documentation has them in words.")


class IndicatorValue(Output):
    """What an indicator comes to for a group of awards."""

    indicator: str = Field(title="Indicator", description="As a code; the documentation has them in words.")
    part: str = Field(
        default="", title="Part", description="What it is split into, as a code; empty for the whole."
    )
    by: By = Field(title="Taken together by")
    group: str = Field(title="Group", description="Empty for all, and for awards of which the group is not known.")
    year: int | None = Field(default=None, title="Year", description="Null for all years together.")
    currency: str | None = Field(
        default=None, title="Currency", description="Of money and shares of it: never added up across currencies."
    )
    value: float | None = Field(title="Value", description="Null where it is known of no award.")
    known: int = Field(title="Known", description="Of how many awards it is known.")
    unknown: int = Field(title="Unknown", description="Of how many awards it is not; never counted as zero.")
    coverage: float | None = Field(
        title="Coverage",
        description="Share of the spend of which it is known; null where nothing is spent, or in several currencies.",
        json_schema_extra=in_unit("share"),
    )
    left_out: tuple[LeftOut, ...] = Field(
        default=(),
        title="Left out",
        description="Each award of the group, and why. Of shares of all tenders: what was read and is not among them.",
    )
    target: float | None = Field(default=None, title="Target", description="Of the path in that year.")
    ahead: float | None = Field(
        default=None,
        title="Ahead",
        description="How far the value is past the target on the better side; below zero it is behind.",
    )


class TenderRecord(Output):
    """What one award says, of a tender or a lot; null is what is not known. Amounts a year are at the price level."""

    tender: str = Field(title="Tender code")
    lot: str | None = Field(title="Lot code")
    source: str | None = Field(default=None, title="Source", description="What it was read from.")
    title: str = Field(title="Tender")
    authority: str = Field(title="Contracting authority")
    department: str | None = Field(title="Department")
    category: str | None = Field(title="Category")
    cpv: str | None = Field(title="CPV code")
    cpv_division: str | None = Field(title="CPV division")
    year: int = Field(title="Year")
    year_of: Literal["award", "base_date"] = Field(
        title="Year of", description="The day on which the award was announced, or else the base date."
    )
    currency: str = Field(title="Currency")
    horizon_years: int = Field(title="Horizon", json_schema_extra=in_unit("years"))
    price_level: int = Field(title="Price level")
    price_factor: float | None = Field(title="Factor", description="From the base date to the price level.")
    outcome: Literal["awarded", "no_award", "no_bids", "tie", "other_lots", "market_consultation"] = Field(
        title="Outcome"
    )
    supplier: str | None = Field(title="Supplier", description="To whom it is awarded.")
    spend: float | None = Field(
        title="Spend", description="The price that is awarded, as it was compared, at the base date.",
        json_schema_extra=in_unit("money"),
    )  # fmt: skip
    spend_per_year: float | None = Field(
        title="Spend a year",
        description="The same as an equal amount a year, at the price level.",
        json_schema_extra=in_unit("money per year"),
    )
    basis: Literal["life_cycle_cost", "price"] = Field(title="What counts as the cost")
    circular: bool | None = Field(title="Circular")
    circular_by: tuple[Literal["target", "criterion", "business_model"], ...] = Field(title="Circular by")
    ambition: int | None = Field(title="Level of ambition", description="The highest among its criteria.")
    quality_weight: float | None = Field(title="Weight of quality", json_schema_extra=in_unit("share"))
    cost_weight: float | None = Field(
        title="Weight of life-cycle cost",
        description="0 where the price counts.",
        json_schema_extra=in_unit("share"),
    )
    business_models: dict[str, float | None] = Field(
        title="Business models",
        description="The spend a year under each.",
        json_schema_extra=in_unit("money per year"),
    )
    bidders: int | None = Field(title="Bidders", description="Of which a bid was received.")
    bidders_left: int | None = Field(title="Bidders left", description="Of which a bid did not fall away.")
    ranked: int = Field(title="Bids ranked", description="Variants count.")
    saving_per_year: float | None = Field(
        title="Life-cycle saving a year",
        description="Beside the bid with the lowest purchase price, at the price level.",
        json_schema_extra=in_unit("money per year"),
    )
    reference: Literal["current", "named_bid"] | None = Field(
        title="Reference",
        description="Fixed before opening: what the authority has, or a bid that the tender names.",
    )
    co2: float | None = Field(title="Emissions a year", json_schema_extra=in_unit("kg CO2-eq per year"))
    co2_reference: float | None = Field(
        title="Emissions a year of the reference", json_schema_extra=in_unit("kg CO2-eq per year")
    )
    weighting_set: str | None = Field(title="Weighting set of the MKI")
    mki: float | None = Field(title="MKI a year", json_schema_extra=in_unit("money per year"))
    mki_reference: float | None = Field(
        title="MKI a year of the reference", json_schema_extra=in_unit("money per year")
    )
    virgin: float | None = Field(title="Virgin material a year", json_schema_extra=in_unit("kg per year"))
    virgin_reference: float | None = Field(
        title="Virgin material a year of the reference", json_schema_extra=in_unit("kg per year")
    )
    material_in: dict[Origin, float] | None = Field(
        title="Material in a year, by origin", json_schema_extra=in_unit("kg per year")
    )
    material_out: dict[Destination, float] | None = Field(
        title="Material out a year, by destination", json_schema_extra=in_unit("kg per year")
    )
    material_strategy: dict[str, float] | None = Field(
        title="Material a year, by R-strategy",
        description="`not_stated` has that of which no strategy is stated.",
        json_schema_extra=in_unit("kg per year"),
    )
    ladder: str | None = Field(
        title="CO2-Prestatieladder", description="Version and level that the bid states: 3.1/5."
    )
    floor_area: float | None = Field(title="Gross floor area", json_schema_extra=in_unit("m2"))
    environmental_performance: float | None = Field(
        title="Environmental performance", json_schema_extra=in_unit("money per m2 and year")
    )


class ContractRecord(Output):
    """What a contract file says of the time after the award; amounts are of their own year."""

    tender: str = Field(title="Tender code")
    source: str = Field(title="Source", description="What it was read from.")
    title: str = Field(title="Tender")
    authority: str = Field(title="Contracting authority")
    department: str | None = Field(title="Department")
    category: str | None = Field(title="Category")
    cpv_division: str | None = Field(title="CPV division")
    supplier: str = Field(title="Supplier")
    currency: str = Field(title="Currency")
    claims: dict[int, float] = Field(
        title="Claims by year",
        description="What the supplier owes by the calendar year in which it falls due; after a default, nothing.",
        json_schema_extra=in_unit("money"),
    )
    secured: float = Field(title="Security behind the claims", json_schema_extra=in_unit("money"))
    defaulted: date | None = Field(
        default=None, title="In default since", description="As it was recorded; null while the supplier performs."
    )
    default_evidence: str | None = Field(
        default=None, title="How the default is known", description="As it was recorded."
    )
    lost_claims: float | None = Field(
        default=None,
        title="Claims that are not received",
        description="What the supplier in default owed after that day; null without a default.",
        json_schema_extra=in_unit("money"),
    )
    lost_secured: float | None = Field(
        default=None,
        title="Secured or received since",
        description="What the securities of that day still stand for, and what came in since; claims beyond are lost.",
        json_schema_extra=in_unit("money"),
    )
    social_return_agreed: float | None = Field(
        default=None,
        title="Social return agreed",
        description="Over the whole contract.",
        json_schema_extra=in_unit("money"),
    )
    social_return: dict[int, float] = Field(
        default_factory=dict,
        title="Social return given, by year",
        description="As the authority values it.",
        json_schema_extra=in_unit("money"),
    )
    promised: dict[int, float] = Field(
        title="Promised by year",
        description="Of lines with a payment on record in that year.",
        json_schema_extra=in_unit("money"),
    )
    paid: dict[int, float] = Field(title="Paid by year", json_schema_extra=in_unit("money"))

    @property
    def lost(self) -> float | None:
        """The claims on a supplier in default that no security covers [money]; None without a default."""
        if self.lost_claims is None or self.lost_secured is None:
            return None
        return max(self.lost_claims - self.lost_secured, 0.0)


WasteUnit = Literal["kilotonnes", "kg_per_inhabitant"]


class WasteRecord(Output):
    """Household waste of a region in a year, from a data file of the statistical office."""

    region: str = Field(title="Region", description="As the file codes it, without blanks at its end.")
    name: str | None = Field(
        default=None,
        title="Name of the region",
        description="As the file has it; null where it has only the code.",
    )
    year: int = Field(title="Year")
    mark: str = Field(title="Mark", description="Empty for a final figure; * provisional, ** revised provisional.")
    unit: WasteUnit | None = Field(title="Unit", description="Of the amounts; null where it was not said.")
    separated: float | None = Field(title="Separated", json_schema_extra=in_unit("share"))
    amounts: dict[str, float | None] = Field(
        title="Amounts", description="By the name of the column, in the unit of the table; null is not known."
    )

    @property
    def called(self) -> str:
        """The region by its name where that is known, or else by its code."""
        return self.name or self.region


class TargetPath(Output):
    """A target of the authority, and whether there is a value beside it."""

    indicator: str = Field(title="Indicator", description="As a code; the documentation has them in words.")
    part: str = Field(title="Part", description="What it is split into, as a code; empty for the whole.")
    by: By = Field(title="Taken together by")
    group: str = Field(title="Group", description="Empty for all awards.")
    points: dict[int, float] = Field(title="Level by year")
    source: str = Field(title="Source", description="Where it was decided, and when.")
    has_value: bool = Field(title="Has a value", description="Whether there is a value of a year of its path.")


class Indicators(OutputDocument):
    """What the awards of one or more years come to, with the records from which every number follows."""

    kind: Literal["lcc indicators"] = "lcc indicators"
    lcc_version: str = Field(title="Version of the program")
    price_level: int = Field(title="Price level", description="The year to whose prices money is brought.")
    price_index: str = Field(title="Index", description="By which; `general` is that of each tender.")
    values: tuple[IndicatorValue, ...] = Field(title="Values")
    records: tuple[TenderRecord, ...] = Field(title="Awards")
    contracts: tuple[ContractRecord, ...] = Field(default=(), title="Contracts")
    waste: tuple[WasteRecord, ...] = Field(default=(), title="Household waste")
    targets: tuple[TargetPath, ...] = Field(default=(), title="Targets")
    all_tenders: SharesOfAll | None = Field(
        default=None, title="Of all tenders", description="Null where all tenders of the authority were not given."
    )
    not_read: tuple[Unread, ...] = Field(default=(), title="Not read")
