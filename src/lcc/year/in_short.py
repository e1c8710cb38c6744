"""The year in a few whole sentences: what was bought, how circular it is, how far from the goal, what it changed."""

from collections.abc import Iterator

from lcc.figure.rounding import half_up
from lcc.language import Translate, listed
from lcc.language.numbers import amount, rough_share
from lcc.model.indicator_targets import IndicatorTarget
from lcc.year.found import YearFound

_MOST_NAMED = 3


def whose(found: YearFound, year: int, _: Translate) -> str:
    """Return whose year it is: the authorities of its awards, or how many they are."""
    names = sorted({one.authority for one in found.of_year(year) or found.records})
    if len(names) > _MOST_NAMED:
        return _("{number} contracting authorities").format(number=len(names))
    return listed(names, nothing="").say(_)


def in_short(found: YearFound, year: int, _: Translate) -> Iterator[str]:
    """Yield the sentences, a few to a paragraph; what is not known is said, too."""
    records = [one for one in found.of_year(year) if one.outcome != "market_consultation"]
    if not records:
        yield _("Of {year} there is no award in what was read.").format(year=year)
        return
    yield " ".join(_bought(found, year, _))
    yield " ".join(_circular(found, year, _))
    yield " ".join(_changed(found, year, _))


def _bought(found: YearFound, year: int, _: Translate) -> Iterator[str]:
    records = [one for one in found.of_year(year) if one.outcome != "market_consultation"]
    awarded = [one for one in records if one.outcome == "awarded"]
    number = len(awarded)
    if number == 1:
        yield _("In {year} one contract was awarded.").format(year=year)
    else:
        yield _("In {year}, {number} contracts were awarded.").format(year=year, number=amount(number, _, 0))
    if rest := len(records) - number:
        yield (
            _("Of one tender or lot more, it is not known to whom it is awarded, or nobody is.")
            if rest == 1
            else _(
                "Of {number} tenders or lots more, it is not known to whom they are awarded, or nobody is."
            ).format(number=amount(rest, _, 0))
        )
    spent = {currency: found.value("spend", year, currency) for currency in found.currencies}
    said = [f"{currency} {amount(spend, _, 0)}" for currency, spend in spent.items() if spend is not None]
    if said:
        text = _("What was awarded costs {amounts} a year, at the prices of {level}.")
        yield text.format(amounts=_(" and ").join(said), level=found.indicators.price_level)


def _circular(found: YearFound, year: int, _: Translate) -> Iterator[str]:
    share = found.value("circular_share", year)
    if share is None:
        yield _("It is not known how many of the awards are circular.")
    else:
        yield _("{share} of the awards are circular.").format(share=rough_share(share, _))
    for currency in found.currencies:
        spend = found.value("circular_spend", year, currency)
        if spend is not None:
            text = _("Of every hundred euros spent, {part} go to circular awards.")
            if currency != "EUR":
                text = _("Of every hundred {currency} spent, {part} go to circular awards.")
            yield text.format(currency=currency, part=amount(100 * spend, _, 0))
    goal = next((one for one in found.goals if one.indicator == "circular_share"), None)
    if goal is not None:
        yield from _far(goal, year, share, _)
    whole = found.value("life_cycle_cost_share", year)
    if whole == 1:
        yield _("In every award the cost over the whole life counted, and not only the price.")
    elif whole == 0:
        yield _("In no award did the cost over the whole life count: only the price did.")
    elif whole is not None:
        yield _("In {share} of the awards the cost over the whole life counted, and not only the price.").format(
            share=rough_share(whole, _)
        )


def _far(goal: IndicatorTarget, year: int, share: float | None, _: Translate) -> Iterator[str]:
    asked = goal.level(year)
    if asked is not None and share is not None:
        short = half_up(100 * (asked - share), 0)
        if short > 0:
            yield _("The target for {year} is {goal}: that is {points} percentage points short.").format(
                year=year, goal=rough_share(asked, _), points=amount(short, _, 0)
            )
        else:
            yield _("The target for {year} is {goal}: it is reached.").format(
                year=year, goal=rough_share(asked, _)
            )
    later = [one for one in sorted(goal.points) if one > year]
    if later:
        ahead = [_("{share} in {year}").format(share=rough_share(goal.points[one], _), year=one) for one in later]
        yield _("After that the target is {points}.").format(points=listed(ahead).say(_))


def _changed(found: YearFound, year: int, _: Translate) -> Iterator[str]:
    co2 = found.of("co2_avoided", year)
    if co2 is None or co2.value is None:
        yield _(
            "What it saved in emissions is not known: that takes a reference that is fixed before opening, with "
            "emissions in it and in the bids."
        )
    else:
        text = _(
            "Beside what else would have been bought, {kilograms} kg of CO2 is emitted less a year. Awards of "
            "which that is known: {known} of {all}."
        )
        if co2.value < 0:
            text = _(
                "Beside what else would have been bought, {kilograms} kg of CO2 is emitted more a year. Awards "
                "of which that is known: {known} of {all}."
            )
        yield text.format(
            kilograms=amount(abs(co2.value), _, 0),
            known=amount(co2.known, _, 0),
            all=amount(co2.known + co2.unknown, _, 0),
        )
    for currency in found.currencies:
        saved = found.value("life_cycle_saving", year, currency)
        if saved is not None:
            text = _(
                "Over the whole life it costs {currency} {saving} a year less than the bids with the lowest purchase "
                "price."
            )
            if half_up(saved, 0) == 0:
                text = _(
                    "Over the whole life it costs in {currency} as much as the bids with the lowest purchase price."
                )
            elif saved < 0:
                text = _(
                    "Over the whole life it costs {currency} {saving} a year more than the bids with the lowest "
                    "purchase price."
                )
            yield text.format(currency=currency, saving=amount(abs(saved), _, 0))
