"""What the authority sets: the numbers of the calculation and where published ones come from, as tables."""

from collections.abc import Iterator

from lcc.language import Local, Percent, Translate, listed
from lcc.language.numbers import local_date, local_share
from lcc.language.terms import common_name, term
from lcc.library.price_paths import PRICE_PATHS
from lcc.library.published import (
    CARBON_PRICE_PATHS,
    CO2_LADDER_SCALES,
    DISCOUNT_PROFILES,
    QUALITY_SCALES,
    TARGETS,
    WEIGHTING_SETS,
)
from lcc.model.award import Co2LadderDiscount
from lcc.model.circularity import Building, CircularityRules
from lcc.model.quality import WordsScale
from lcc.model.tender import FIXED, GENERAL, Item, Mki, Tender
from lcc.words.blocks import Table
from lcc.words.by_year import by_year
from lcc.words.certainty import certainty_text
from lcc.words.field_titles import field_title
from lcc.words.followed_path import followed_certainty, price_label
from lcc.words.published_rates import rates_text
from lcc.words.rule import money, number
from lcc.words.targets import published_target_text
from lcc.words.units import money_per, use_per_year


def table_of_items(tender: Tender, _: Translate) -> Table:
    """Return what is bought: the functional unit of the comparison."""
    average_life = f"{_(str(Item.model_fields['average_life_years'].title))} ({_('years')})"
    weight = _(str(Item.model_fields["cost_weight"].title))
    classes, payer = (_(str(Item.model_fields[name].title)) for name in ("qualities", "fees_paid_by"))
    use = field_title(Item.model_fields["use_per_year"], tender, tender.items[0]).say(_)
    heads = (
        _("Item"), _("Quantity"), _("Unit"), use, _("Weight of the option"), weight, average_life, classes,
        payer, _("CPV code"),
    )  # fmt: skip
    rows = tuple(
        (
            item.name,
            money(item.quantity).say(_),
            item.unit,
            _use(item, _),
            "" if item.option_weight is None else local_share(item.option_weight, _),
            "" if item.cost_weight is None else local_share(item.cost_weight, _),
            "" if item.average_life_years is None else number(item.average_life_years).say(_),
            "; ".join(f"{name}: {local_share(share, _)}" for name, share in item.qualities.items()),
            term(item.fees_paid_by, _) if tender.has_users_fees else "",
            item.cpv or "",
        )
        for item in tender.items
    )
    used = [k for k in range(len(heads)) if k < 3 or any(row[k] for row in rows)]
    shown = tuple(tuple(row[k] for k in used) for row in rows)
    return Table(_("What is bought"), tuple(heads[k] for k in used), shown, frozenset({1}))


def _use(item: Item, _: Translate) -> str:
    """Return the use a year, or that in year 1, 2, ..., with its unit: of each, not of all together."""
    uses = item.use_per_year
    if uses is None:
        return ""
    stated = listed((money(use) for use in (uses if isinstance(uses, list) else [uses])), "; ")
    return f"{stated.say(_)} {use_per_year(item, _)}"


def table_of_facts(tender: Tender, _: Translate) -> Table:
    """Return the numbers that the authority sets for all bids."""
    heads = (_("What"), _("Value"), _("Unit"))
    return Table(_("Set by the contracting authority"), heads, tuple(_facts(tender, _)))


def _facts(tender: Tender, _: Translate) -> Iterator[tuple[str, str, str]]:
    yield _("Base date"), local_date(tender.base_date, _), ""
    yield _("Horizon"), str(tender.horizon_years), _("years")
    basis = f"{_('per year')}, {term(tender.discount.basis, _)}"
    for year, rate in tender.discount.bands:
        after = _("Discount rate after year {year}").format(year=year)
        yield after if year else _("Discount rate"), local_share(rate, _), basis
    for name in tender.index_names:
        growth = tender.indices.get(name, {GENERAL: tender.inflation, FIXED: 0.0}.get(name, 0.0))
        rates = growth if isinstance(growth, list) else [growth]
        said = listed((Percent(rate) for rate in rates), "; ").say(_)
        yield _("Index {index}").format(index=common_name(name, _)), said, _("per year")
    for name, resource in tender.resources.items():
        per, called = money_per(resource.unit, tender, _), common_name(name, _)
        yield price_label(name, tender).say(_), money(resource.price).say(_), per
        if tender.carbon_price:
            label = _("Emission factor of {resource}").format(resource=called)
            per = _("kg CO2-eq per {unit}").format(unit=resource.unit)
            yield label, Local(resource.co2_kg).say(_), per
        if tender.mki:
            yield _("MKI of {resource}").format(resource=called), Local(resource.mki).say(_), per
    for year, price in sorted(tender.carbon_price.items()):
        label = _("Carbon price in {year}").format(year=year)
        yield label, Local(price).say(_), _("{currency} per kg CO2-eq").format(currency=tender.currency)
    if tender.circularity:
        yield from _circularity(tender, tender.circularity, _)
    if tender.vat.is_cost:
        for name, rate in tender.vat.rates.items():
            yield _("VAT rate {name}").format(name=common_name(name, _)), local_share(rate, _), ""


def _circularity(tender: Tender, rules: CircularityRules, _: Translate) -> Iterator[tuple[str, str, str]]:
    fields, currency = CircularityRules.model_fields, tender.currency
    for name in (*(("detachable_from",) if tender.asks_passport else ()), "circular_from"):
        level = getattr(rules, name)
        if level is not None:
            yield _(str(fields[name].title)), Local(level).say(_), _("index")
    for material, price in rules.material_prices.items():
        label = _("Value of {material}").format(material=material)
        yield label, money(price).say(_), _("{currency} per kg").format(currency=currency)
    for step, grade in rules.ladder.items():
        yield _("Grade of {destination}").format(destination=step), Local(grade).say(_), _("index")
    if rules.building:
        yield _(str(Building.model_fields["floor_area"].title)), money(rules.building.floor_area).say(_), "m2"


def table_of_sources(tender: Tender, _: Translate) -> Table | None:
    """Return the published figures that the tender chose by name, with source and certainty; None without any."""
    rows = tuple(_sources(tender, _))
    heads = (_("Published figure"), _("Value"), _("Source"), _("Certainty"))
    return Table(_("Published figures, with their sources"), heads, rows) if rows else None


def _sources(tender: Tender, _: Translate) -> Iterator[tuple[str, str, str, str]]:
    if tender.discount.profile:
        profile = DISCOUNT_PROFILES[tender.discount.profile]
        rates = rates_text(profile.bands).say(_)
        name = _("Discount rate: {name}").format(name=tender.discount.profile)
        yield (
            name,
            rates,
            _(profile.source),
            certainty_text(tender.discount.profile, profile.certainty, tender).say(_),
        )
    if tender.carbon_price_path:
        path = CARBON_PRICE_PATHS[tender.carbon_price_path.name]
        prices = by_year(path.per_tonne, "; ").say(_)
        name = _("Carbon price per tonne: {name}").format(name=tender.carbon_price_path.name)
        yield (
            name,
            prices,
            _(path.source),
            certainty_text(tender.carbon_price_path.name, path.certainty, tender).say(_),
        )
    for index, followed in tender.index_paths.items():
        if followed.source:
            name = _("Index {index}: {name}").format(index=common_name(index, _), name=followed.source)
            yield name, *_of_path(followed.source, tender, _)
    if tender.mki:
        yield from _weights(tender, tender.mki, _)
    if tender.award.co2_ladder:
        yield from _ladder(tender, tender.award.co2_ladder, _)
    scales = [leaf.criterion.scale_used for leaf in tender.quality.leaves()] if tender.quality else []
    for preset in dict.fromkeys(scale.preset for scale in scales if isinstance(scale, WordsScale)):
        if preset is not None:
            scale = QUALITY_SCALES[preset]
            name = _("Scale of quality: {name}").format(name=preset)
            earned = "; ".join(f"{word}: {local_share(earns, _)}" for word, earns in scale.words.items())
            yield name, earned, _(scale.source), certainty_text(preset, scale.certainty, tender).say(_)
    if tender.circularity:
        yield from _targets(tender.circularity, tender.currency, _)


def _of_path(name: str, tender: Tender, _: Translate) -> tuple[str, str, str]:
    """Return what a published path says, its source, and how certain it is."""
    path = PRICE_PATHS[name]
    return (
        f"{by_year(path.levels, '; ').say(_)} ({path.unit})",
        _(path.source),
        followed_certainty(name, tender).say(_),
    )


def _weights(tender: Tender, mki: Mki, _: Translate) -> Iterator[tuple[str, str, str, str]]:
    """Yield the weights of the MKI: those that were read in the source, and those that were not."""
    published = WEIGHTING_SETS[mki.weighting_set]
    for certainty in dict.fromkeys(weight.certainty for weight in published.weights.values()):
        values = (
            f"{impact}: EUR {number(weight.price).say(_)} / {weight.unit}"
            for impact, weight in published.weights.items()
            if weight.certainty == certainty
        )
        name = _("MKI weights: {set}").format(set=mki.weighting_set)
        yield (
            name,
            "\n".join(values),
            _(published.source),
            certainty_text(mki.weighting_set, certainty, tender).say(_),
        )


def _ladder(tender: Tender, ladder: Co2LadderDiscount, _: Translate) -> Iterator[tuple[str, str, str, str]]:
    if ladder.scale:
        scale = CO2_LADDER_SCALES[ladder.scale]
        shares = "; ".join(f"{level}: {local_share(share, _)}" for level, share in scale.shares.items())
        name = _("CO2-Prestatieladder, discount by level: {name}").format(name=ladder.scale)
        yield name, shares, _(scale.source), certainty_text(ladder.scale, scale.certainty, tender).say(_)


def _targets(rules: CircularityRules, currency: str, _: Translate) -> Iterator[tuple[str, str, str, str]]:
    for target in rules.targets:
        if target.published:
            published = TARGETS[target.published]
            name = _("Target: {name}").format(name=target.published)
            yield (
                name,
                published_target_text(published, currency).say(_),
                _(published.source),
                term(published.certainty, _),
            )
