"""Who would have come first on purchase price, and what that would have cost: as a sentence."""

from lcc.language import N_, Local, Text, listed
from lcc.model.tender import Tender
from lcc.scrutiny.lowest_to_buy import LowestToBuy

FIRST_TOO = N_("{bid} would have come first on purchase price too: {amount} {currency} to pay at delivery")
OTHER = N_("On purchase price {bid} would have come first: {parts}")
CHEAPER, MORE = N_("{amount} {currency} cheaper to buy"), N_("{amount} {currency} more to pay at delivery")
DEARER, LESS = (
    N_("{amount} {currency} dearer over {years} years"),
    N_("{amount} {currency} cheaper over {years} years"),
)
DEARER_A_YEAR = N_("{amount} {currency} a year dearer over its life")
LESS_A_YEAR = N_("{amount} {currency} a year cheaper over its life")
OVERTAKEN = N_("overtaken in year {year}")


def over_time(tender: Tender) -> tuple[str, str]:
    """Return how is said that a bid is dearer, and that it is cheaper, as this tender compares costs."""
    return (DEARER, LESS) if tender.comparison == "common_horizon" else (DEARER_A_YEAR, LESS_A_YEAR)


def said(found: LowestToBuy, tender: Tender) -> Text:
    """Return the sentence, in whole money; without a full stop."""
    words = {"currency": tender.currency, "years": tender.horizon_years}

    def part(above: str, below: str, amount: float) -> Text:
        return Text(above if amount >= 0 else below, words | {"amount": Local(abs(amount), 0)})

    if found.is_first:
        return Text(FIRST_TOO, words | {"bid": found.name, "amount": Local(found.to_pay, 0)})
    parts = [part(CHEAPER, MORE, found.cheaper_to_buy), part(*over_time(tender), found.dearer)]
    if found.overtaken_in is not None:
        parts.append(Text(OVERTAKEN, {"year": found.overtaken_in}))
    return Text(OTHER, {"bid": found.name, "parts": listed(parts)})
