"""What the ranking says in words, as formulas that follow what is typed, and as the text that they show now."""

from collections.abc import Sequence
from typing import NamedTuple

from lcc.excel.cells.formula import quoted, text_formula
from lcc.excel.cells.sheet_writer import Written
from lcc.language import Translate
from lcc.language.numbers import amount


class Quote(NamedTuple):
    """What is known of a quote that is complete."""

    name: str
    delivery: float
    cost: float
    yearly: float


class Areas(NamedTuple):
    """Where the sheet has each of these, side by side for all suppliers; and the years that are compared.

    `wrong` are the cells that name which of them are not right: of what counts for all suppliers, and of each.
    """

    names: str
    delivery: str
    cost: str
    yearly: str
    rank: str
    years: str
    wrong: Sequence[str]


def said_by_ranking(
    quotes: Sequence[Quote], years: int, areas: Areas, currency: str, _: Translate, *, assumes: bool
) -> tuple[Written, ...]:
    """Return the two sentences: who costs least over the life, and who asks least at delivery.

    `assumes` says that what was not asked is filled in.
    """
    few = _("Fill in two quotes, and here stands who is cheapest.")
    none = _("Not two quotes are right yet. Correct what stands below, and here stands who is cheapest.")
    tie = _("Several quotes cost the same over {years} years: {currency} {cost}.")
    first = _("Cheapest over {years} years: {winner}, at {currency} {cost}, or {currency} {yearly} a year.")
    if assumes:
        first = _("With your assumptions, cheapest over {years} years: {winner}, at {currency} {cost}.")
    also = _("{winner} also asks least at delivery: {currency} {delivery}.")
    dearer = _(
        "Cheapest at delivery: {buyer}, at {currency} {delivery}; over {years} years that costs {currency} {more} more."
    )
    wrong = _("Not right, so not ranked: {cells}. What belongs there: open this on the page lcc.html.")
    cells = "TRIM(" + '&" "&'.join(areas.wrong) + ")"
    winner, buyer = _found("1", areas.rank), _found(f"MIN({areas.delivery})", areas.delivery)
    parts = {
        "years": areas.years,
        "currency": f'"{currency}"',
        "winner": f"INDEX({areas.names},{winner})",
        "buyer": f"INDEX({areas.names},{buyer})",
        "cost": f"FIXED(INDEX({areas.cost},{winner}),0)",
        "yearly": f"FIXED(INDEX({areas.yearly},{winner}),0)",
        "delivery": f"FIXED(MIN({areas.delivery}),0)",
        "more": f"FIXED(INDEX({areas.cost},{buyer})-INDEX({areas.cost},{winner}),0)",
    }
    is_few, is_tie = f"COUNT({areas.rank})<2", f"COUNTIF({areas.rank},1)>1"
    least = f"INDEX({areas.delivery},{winner})=MIN({areas.delivery})"
    less = f'IF({is_few},"",IF({is_tie},"",IF({least},{text_formula(also, parts)},{text_formula(dearer, parts)})))'
    best = f"IF({is_tie},{text_formula(tie, parts)},{text_formula(first, parts)})"
    formulas = (
        f'=IF({is_few},IF({cells}<>"",{quoted(none)},{quoted(few)}),{best})',
        f'=IF({cells}<>"",{text_formula(wrong, {"cells": cells})},{less})',
    )
    shown = _shown(quotes, years, currency, (few, tie, first, also, dearer), _)
    styles = ("sentence", "text")
    return tuple(
        Written(formula, text, style, is_formula=True)
        for formula, text, style in zip(formulas, shown, styles, strict=True)
    )


def _shown(
    quotes: Sequence[Quote], years: int, currency: str, templates: tuple[str, str, str, str, str], _: Translate
) -> tuple[str, str]:
    few, tie, first, also, dearer = templates
    if len(quotes) < 2:
        return few, ""
    ordered = sorted(quotes, key=lambda quote: quote.cost)
    winner, buyer = ordered[0], min(quotes, key=lambda quote: quote.delivery)
    words = {
        "years": str(years), "currency": currency, "winner": winner.name, "buyer": buyer.name,
        "cost": amount(winner.cost, _, 0), "yearly": amount(winner.yearly, _, 0),
        "delivery": amount(buyer.delivery, _, 0), "more": amount(buyer.cost - winner.cost, _, 0),
    }  # fmt: skip
    if round(ordered[1].cost, 2) == round(winner.cost, 2):
        return tie.format(**words), ""
    return first.format(**words), (also if winner.delivery == buyer.delivery else dearer).format(**words)


def _found(what: str, among: str) -> str:
    return f"MATCH({what},{among},0)"
