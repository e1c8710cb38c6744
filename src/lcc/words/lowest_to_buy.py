"""Who has the lowest purchase price, and what that would have cost: as a sentence."""

from lcc.language import N_, Local, Text, listed
from lcc.model.tender import Tender
from lcc.scrutiny.lowest_to_buy import LowestToBuy

FIRST_TOO = N_("{bid} would have come first on purchase price too: {amount} {currency} to pay at delivery{among}")
ONLY = N_("Only {bid} asks a full purchase price: {amount} {currency} to pay at delivery")
OTHER = N_("On purchase price {bid} would have come first: {parts}{among}")
NOT_SOLD = N_(
    "{first} asks no full purchase price at delivery. The lowest purchase price is that of {bid}: {amount} {currency} "
    "to pay at delivery, {parts}"
)
CHEAPER, MORE = N_("{amount} {currency} cheaper to buy"), N_("{amount} {currency} more to pay at delivery")
THEN_LESS, THEN_MORE = (
    N_("{amount} {currency} less than {first} asks then"),
    N_("{amount} {currency} more than {first} asks then"),
)
DEARER, LESS = (
    N_("{amount} {currency} dearer over {years} years"),
    N_("{amount} {currency} cheaper over {years} years"),
)
DEARER_A_YEAR = N_("{amount} {currency} a year dearer over its life")
LESS_A_YEAR = N_("{amount} {currency} a year cheaper over its life")
OVERTAKEN = N_("overtaken in year {year}")
AMONG = N_(" (of the bids with a full purchase price)")


def over_time(tender: Tender) -> tuple[str, str]:
    """Return how is said that a bid is dearer, and that it is cheaper, as this tender compares costs."""
    return (DEARER, LESS) if tender.comparison == "common_horizon" else (DEARER_A_YEAR, LESS_A_YEAR)


def said(found: LowestToBuy, tender: Tender) -> Text:
    """Return the sentence, in whole money; without a full stop."""
    words = {"bid": found.name, "first": found.first, "currency": tender.currency, "years": tender.horizon_years}
    words |= {"amount": Local(found.to_pay, 0)}

    def part(above: str, below: str, amount: float) -> Text:
        return Text(above if amount >= 0 else below, words | {"amount": Local(abs(amount), 0)})

    delivery = (CHEAPER, MORE) if found.first_is_sold else (THEN_LESS, THEN_MORE)
    parts = [part(*delivery, found.cheaper_to_buy), part(*over_time(tender), found.dearer)]
    if found.overtaken_in is not None:
        parts.append(Text(OVERTAKEN, {"year": found.overtaken_in}))
    among = Text(AMONG if found.first_is_sold and 1 < found.sold < found.ranked else "")
    return Text(_sentence(found), words | {"parts": listed(parts), "among": among})


def _sentence(found: LowestToBuy) -> str:
    if found.is_first:
        return FIRST_TOO if found.sold > 1 else ONLY
    return OTHER if found.first_is_sold else NOT_SOLD
