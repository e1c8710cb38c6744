"""Formulas of a purchaser's own that another bidder, or another row, stands behind once a ranking has changed."""

from collections.abc import Iterator, Mapping

from lcc.excel.in_place.cell_map import Moves, Place
from lcc.excel.in_place.shift_formula import Own, is_of_bidders, places_in
from lcc.language import N_, Text, listed


def read_otherwise(
    formula: str, moved: str, home: str, where: Text, moves: Mapping[str, Moves], own: Own | None
) -> Iterator[Text]:
    """Yield what a formula that refers into a ranking refers to now, where that is not what it was.

    Parameters
    ----------
    formula, moved
        How it read, and how it reads now.
    home, where
        The sheet it stands on, and where that is in words.
    moves, own
        Where everything goes, and the rows on which it stands.
    """
    if all(place.before == place.now for there in moves.values() for place in there.places.values()):
        return
    about = {"where": where, "formula": "=" + moved}
    if is_of_bidders(formula, home, moves, own):
        yield Text(_BIDDERS, about)
    elif others := places_in(formula, home, moves, own):
        yield Text(_PLACES, {**about, "places": listed(map(_in_words, others), "; ")})


def _in_words(place: Place) -> Text:
    return Text(_PLACE if place.number else _SHOWN, {**place._asdict(), "now": place.now or "-"})


_BIDDERS = N_(
    "{where}: your formula {formula} refers to the same bidders as before, whatever their place in the ranking is now."
)
_PLACES = N_("{where}: your formula {formula} refers to the ranking by place: {places}.")
_PLACE = N_("place {number} is now {now} and was {before}")
_SHOWN = N_("the bid that is shown is now {now} and was {before}")
