"""Published figures in words: what each is, where it is from, how sure, and when it holds."""

from collections.abc import Iterator, Mapping
from functools import singledispatch

from lcc.language import N_, Local, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.library.dated import Certainty, Dated
from lcc.library.price_paths import PricePath
from lcc.library.published import (
    CarbonPrices,
    Co2LadderSanction,
    Co2LadderScale,
    DiscountProfile,
    PublishedAim,
    PublishedKind,
    PublishedTarget,
    QualityScale,
    ReferencePeriod,
    Surcharge,
    WeightingSet,
)
from lcc.words.by_year import by_year
from lcc.words.followed_path import path_texts
from lcc.words.published_rates import rates_text
from lcc.words.targets import aim_text, published_target_text
from lcc.words.validity import validity_texts

HEADS: Mapping[PublishedKind, str] = {
    "discount_profiles": N_("Discount rates a year (discount: {profile: NAME})"),
    "carbon_price_paths": N_(
        "Carbon prices, EUR per tonne CO2-eq (carbon_price_path: {name: NAME, price_level: ...})"
    ),
    "price_paths": N_("Prices by year that an index can follow (indices: {waste: {path: NAME}})"),
    "mki_weighting_sets": N_("MKI weights, EUR per unit (mki: {weighting_set: NAME})"),
    "mki_surcharges": N_("Surcharges on the MKI (mki: {category_3_surcharge: ...})"),
    "co2_ladder_scales": N_(
        "Discounts for the CO2-Prestatieladder (award: {co2_ladder: {version: ..., scale: NAME}})"
    ),
    "co2_ladder_sanctions": N_(
        "Sanctions for a level that is missed (for your contract: no tender can choose them)"
    ),
    "quality_scales": N_("Scales of quality (quality: {criteria: [{scale: {kind: words, preset: NAME}}]})"),
    "circularity_targets": N_("Targets for circularity (circularity: {targets: [{published: NAME}]})"),
    "aims": N_("Aims that no indicator measures (no tender can choose them: follow them yourself)"),
    "mpg_years": N_("Years over which environmental performance is calculated (circularity: {building: ...})"),
}
"""What each kind of figure is, and how a tender chooses one."""
_IN_MONEY = (CarbonPrices, PricePath, WeightingSet)


def figure_text(figure: Dated) -> Text:
    """Return what a figure is, and when it holds.

    >>> from lcc.library.published import DISCOUNT_PROFILES
    >>> figure_text(DISCOUNT_PROFILES["NL-2026-standard"]).say(str)
    '2.8 % up to and including year 35, then 1.8 %, real, from 2026-01-01'
    """
    is_limit = isinstance(figure, PublishedTarget) and figure.year is None
    return value_text(figure) if is_limit else listed([value_text(figure), *validity_texts(figure)])


def source_text(figure: Dated) -> Text:
    """Return where a figure is from: its source, how certain it is, its licence and, of money, its price level."""
    return Text("{source} ({facts})", {"source": Text(figure.source), "facts": listed(_facts(figure), "; ")})


def _facts(figure: Dated) -> Iterator[Text]:
    yield Text(TERMS[figure.certainty])
    if isinstance(figure, PricePath):
        yield from path_texts(figure)
    elif figure.valid_from is None:
        yield Text(N_("since when it holds: not known"))
    if figure.superseded_by and figure.valid_until is None:
        yield Text(N_("until when it held: not known"))
    if isinstance(figure, _IN_MONEY):
        yield price_level_text(figure)
    if figure.licence:
        yield Text(N_("licence: {licence}"), {"licence": figure.licence})
    else:
        yield Text(N_("licence not known"))


def price_level_text(figure: Dated) -> Text:
    """Return of which year the prices of a figure are."""
    known = Text(N_("prices of {year}"), {"year": figure.price_year})
    return known if figure.price_year else Text(N_("price level not known"))


@singledispatch
def value_text(figure: Dated) -> Text:
    """Return what a figure is, as its kind is read."""
    raise NotImplementedError(type(figure).__name__)


@value_text.register
def _(figure: DiscountProfile) -> Text:
    return listed([rates_text(figure.bands), Text(TERMS[figure.basis])])


@value_text.register
def _(figure: CarbonPrices) -> Text:
    return by_year(figure.per_tonne)


@value_text.register
def _(figure: PricePath) -> Text:
    basis = Text(TERMS[figure.basis]) if figure.basis else Text(N_("real or nominal: not known"))
    return listed([by_year(figure.levels), figure.unit, basis], "; ")


@value_text.register
def _(figure: WeightingSet) -> Text:
    by_certainty: dict[Certainty, list[Text]] = {}
    for impact, weight in figure.weights.items():
        words = {"impact": impact, "price": Local(weight.price), "unit": weight.unit}
        by_certainty.setdefault(weight.certainty, []).append(Text("{impact} {price} / {unit}", words))
    weights = (
        Text("{certainty}: {weights}", {"certainty": Text(TERMS[certainty]), "weights": listed(found)})
        for certainty, found in by_certainty.items()
    )
    return listed(weights, "; ")


@value_text.register
def _(figure: Surcharge) -> Text:
    return listed([Percent(figure.share)])


@value_text.register
def _(figure: Co2LadderScale) -> Text:
    shares = (
        Text("{level}: {share}", {"level": level, "share": Percent(share)})
        for level, share in figure.shares.items()
    )
    version = Text(N_("version {version}"), {"version": figure.version})
    return listed([listed(shares), version], "; ")


@value_text.register
def _(figure: Co2LadderSanction) -> Text:
    return Text(N_("{times} times the discount that was won by it"), {"times": Local(figure.times)})


@value_text.register
def _(figure: QualityScale) -> Text:
    earned = figure.words.items()
    return listed(Text("{word}: {share}", {"word": word, "share": Percent(earns)}) for word, earns in earned)


@value_text.register
def _(figure: PublishedTarget) -> Text:
    return published_target_text(figure, "EUR")


@value_text.register
def _(figure: PublishedAim) -> Text:
    return aim_text(figure)


@value_text.register
def _(figure: ReferencePeriod) -> Text:
    return Text(N_("{years} years"), {"years": figure.years})
