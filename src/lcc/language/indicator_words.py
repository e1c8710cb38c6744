"""The indicators of circularity in words: what each is called, how it is worked out, and where that comes from."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from lcc.language import N_


class IndicatorWords(NamedTuple):
    """What an indicator is called, its formula in words, its source, and how certain our reading of that is.

    `own` has no source but this program; `number` is that of a core indicator of CB'23.
    """

    name: str
    formula: str
    source: str
    certainty: Literal["sourced", "recalled", "own"]
    number: int = 0


_CB23 = N_("Platform CB'23, Meten van circulariteit 3.0 (2022), core indicator {number}")
_DETACHABILITY = N_(
    "Van Vliet, van Grinsven and Teunizen, Circular Buildings: een meetmethodiek voor losmaakbaarheid v2.0 (2021), "
    "scores and formula as third-party code has them; the mean: Het Nieuwe Normaal, Losmaakbaarheid in de GWW"
)
_BEPALINGSMETHODE = "Bepalingsmethode Milieuprestatie Bouwwerken"

INDICATORS: Mapping[str, IndicatorWords] = {
    "material_circularity": IndicatorWords(
        N_("material circularity (MCI)"),
        N_(
            "MCI = 1 - LFI x 0.9 / X, and 0 where that is below 0; 0 is linear, 1 circular. LFI = (V + W) / (2 M + "
            "(W_F - W_C) / 2), with M the mass, V the virgin mass, W_F and W_C the waste of making recycled material "
            "and of recycling, and W the mass lost at the end of life plus (W_F + W_C) / 2. W_F is the recycled mass "
            "x (1 - yield) / yield, W_C the mass recycled at the end of life x (1 - yield). X is the technical life "
            "/ the average life in the sector, as the tender states it, x the intensity of use."
        ),
        N_(
            "Ellen MacArthur Foundation and Granta, Circularity Indicators (2015, revised 2019), as Madaster documents "
            "it; W_F as stated here"
        ),
        "sourced",
    ),
    "product_circularity": IndicatorWords(
        N_("product circularity (PCI)"),
        N_("PCI = the square root of material circularity (MCI) x detachability; from 0 to 1."),
        N_("Alba Concepts, Building Circularity Index; a published certificate of 87 %, 94 % and 90 % agrees"),
        "recalled",
    ),
    "secondary_share": IndicatorWords(
        N_("share of secondary material"),
        N_(
            "The recycled and reused mass / the mass of all materials; without a passport, as the bid states it."
        ),
        _CB23, "sourced", 1,
    ),
    "recycled_share": IndicatorWords(
        N_("share of recycled material"),
        N_("The recycled mass / the mass of all materials."), _CB23, "sourced", 1
    ),
    "reused_share": IndicatorWords(
        N_("share of reused material"),
        N_("The reused mass / the mass of all materials."), _CB23, "sourced", 1
    ),
    "biobased_share": IndicatorWords(
        N_("share of biobased material"),
        N_("The primary and renewable mass / the mass of all materials."), _CB23, "sourced", 1
    ),
    "virgin_share": IndicatorWords(
        N_("share of virgin material"),
        N_("The primary mass that is not renewable / the mass of all materials."), _CB23, "sourced", 1
    ),
    "next_cycle_share": IndicatorWords(
        N_("share available for a next cycle"),
        N_(
            "The mass that is reused, remanufactured or recycled at the end of life / the mass of all materials."
        ),
        _CB23, "sourced", 2,
    ),
    "reusable_share": IndicatorWords(
        N_("share that can be reused"),
        N_("The mass that is reused or remanufactured at the end of life / the mass of all materials."),
        _CB23, "sourced", 2,
    ),
    "recyclable_share": IndicatorWords(
        N_("share that can be recycled"),
        N_("The mass that is recycled at the end of life / the mass of all materials."),
        _CB23, "sourced", 2,
    ),
    "lost_share": IndicatorWords(
        N_("share lost at the end of life"),
        N_("The mass that goes to energy recovery or landfill at the end of life / the mass of all materials."),
        _CB23, "sourced", 3,
    ),
    "detachability": IndicatorWords(
        N_("detachability"),
        N_(
            "Of a connection 4 / (1 / TV + 1 / ToV + 1 / DK + 1 / RO), with the scores of its type (TV), "
            "accessibility (ToV), crossings (DK) and enclosure of the edge (RO); from 0.1 to 1. Of several "
            "connections {connections}. Without connections in a passport, as the bid states it."
        ),
        _DETACHABILITY,
        "recalled",
    ),
    "detachable_share": IndicatorWords(
        N_("share that is detachable"),
        N_(
            "The mass held by a connection with a detachability of at least {detachable_from} / the mass of all "
            "materials. A material that names no connection goes by the detachability of the product."
        ),
        "",
        "own",
    ),
    "end_value": IndicatorWords(
        N_("value of the materials at the end of life"),
        N_(
            "The sum over the materials of the mass that is reused or remanufactured, and of what recycling yields, x "
            "the price per kg that the tender sets: {material_prices}; at prices of the base date, not discounted."
        ),
        "",
        "own",
    ),
    "co2": IndicatorWords(
        N_("emissions"),
        N_(
            "The stated emissions of production and end of life of every life that counts, and those of what is "
            "consumed where the tender has an emission factor / (units x years); not discounted."
        ),
        "",
        "own",
    ),
    "mki": IndicatorWords(
        N_("environmental costs (MKI)"),
        N_(
            "The MKI of every life that counts and of use, with weighting set {weighting_set} / (units x years); not "
            "discounted."
        ),
        _BEPALINGSMETHODE,
        "sourced",
    ),
    "environmental_performance": IndicatorWords(
        N_("environmental performance of the building (MPG)"),
        N_("MPG = the MKI of all products / (gross floor area of {floor_area} m2 x years)."),
        _BEPALINGSMETHODE,
        "sourced",
    ),
    "taken_back_share": IndicatorWords(
        N_("share taken back"),
        N_("The share of the mass that the bidder takes back at the end of life by contract, as the bid states it."),
        "",
        "own",
    ),
    "repairability": IndicatorWords(
        N_("repairability"), N_("From 0 to 10, as the bid states it."), "", "own"),
    "high_grade_use": IndicatorWords(
        N_("high-grade use"),
        N_(
            "The sum over the destinations of the share that goes there, as the bid states it, x the grade that the "
            "tender gives it: {ladder}. Several items weigh by their use over the years, or by mass where not all of "
            "them have a use."
        ),
        "",
        "own",
    ),
    "circular_spending": IndicatorWords(
        N_("share of spending that is circular"),
        N_(
            "What is paid for products with a material circularity (MCI) of at least {circular_from} / what is paid "
            "for all products; both without external costs, over the horizon or by year as costs are compared; a sum "
            "below 0 counts as 0."
        ),
        "",
        "own",
    ),
}  # fmt: skip
"""By indicator; and of what is spent, that only a target is set for."""
