"""What was offered before beside what is asked now, in words: the same on a sheet, in a report and on a screen."""

from collections.abc import Iterator

from lcc.language import N_, Text, Translate, listed
from lcc.model.award import FEWEST_EARLIER
from lcc.model.price_memory import EarlierPrices
from lcc.model.tender import Tender
from lcc.scrutiny.earlier_offers import BesideEarlier

_SIDES = {
    "below": N_("below the lowest"),
    "above": N_("above the highest"),
    "inside": N_("between lowest and highest"),
}
_LEFT_OUT = {
    "same_tender": N_("of this tender itself: {number}"),
    "later": N_("of a later base date: {number}"),
    "other_currency": N_("in another currency: {number}"),
    "not_known": N_("of an item without category and CPV code: {number}"),
    "no_price_level": N_("with a price that can't be brought to this level: {number}"),
    "other": N_("of other items: {number}"),
}


def range_heads(currency: str, _: Translate) -> tuple[str, ...]:
    """Return the heads of what is asked and of the range: five numbers, of how many offers and tenders, since when."""
    return (
        _("Asked ({currency})").format(currency=currency),
        *(
            _(one)
            for one in (N_("Lowest"), N_("Lower quartile"), N_("Median"), N_("Upper quartile"), N_("Highest"))
        ),
        _("Earlier offers"),
        _("Earlier tenders"),
        _("Oldest"),
    )


def side_text(one: BesideEarlier) -> Text:
    """Return where an offer lies beside those of before, or why that is not said."""
    if one.earlier is None:
        return Text(N_("nothing like it was offered before"))
    if not one.side:
        return Text(N_("fewer than {number} offers: not said"), {"number": FEWEST_EARLIER})
    return Text(_SIDES[one.side])


def about_file(prices: EarlierPrices, tender: Tender) -> Iterator[Text]:
    """Yield what prices are: without VAT, at which level and how, from which file; and what of it is beside none.

    Where they are a sign of an abnormally low bid, also whether the tender fixed the file beforehand.
    """
    yield _at_level(prices)
    if tender.award.below_earlier_offers is not None:
        yield Text(_FIXED if tender.award.price_file is not None else _NOT_FIXED)
    left = [(name, getattr(prices.not_compared, name)) for name in _LEFT_OUT]
    parts = [Text(_LEFT_OUT[name], {"number": number}) for name, number in left if number]
    if parts:
        yield Text(
            N_("Offers in the price file that are beside none of these, {parts}."), {"parts": listed(parts)}
        )


_FIXED = N_("The tender fixed beforehand, by its checksum, that it is this price file.")
_NOT_FIXED = N_(
    "The tender did not fix beforehand which price file is used: nothing in it shows that the file was not chosen or "
    "changed after the bids were known."
)


def _at_level(prices: EarlierPrices) -> Text:
    if (index := prices.index) is not None:
        return Text(
            N_(
                "Prices are without VAT, at the level of {year}, brought there by {index} ({source}), and after "
                "{last_year} at the inflation that this tender counts with. Price file: checksum {sum}; index: "
                "checksum {index_sum}."
            ),
            {
                "year": str(prices.price_level), "sum": prices.sha256[:16], "index": index.name,
                "source": index.source, "last_year": str(index.last_year), "index_sum": index.sha256[:16],
            },
        )  # fmt: skip
    return Text(
        N_(
            "Prices are without VAT, at the level of {year}, each brought there at the inflation that its own tender "
            "counted with. Price file: checksum {sum}."
        ),
        {"year": str(prices.price_level), "sum": prices.sha256[:16]},
    )
