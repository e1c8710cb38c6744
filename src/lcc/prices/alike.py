"""Which offers are of a like item: about the same thing, or else of the same CPV code, and in the same unit."""

from typing import NamedTuple

from lcc.model.identifiers import cpv_digits
from lcc.model.price_memory import EarlierOffer, per_of
from lcc.model.tender import Item, Tender


class ItemKind(NamedTuple):
    """What an item is, as far as that is known: what its facts are about, and its CPV code."""

    category: str | None
    cpv: str | None

    @property
    def is_known(self) -> bool:
        """Whether anything can be like it."""
        return self.category is not None or self.cpv is not None

    def is_like(self, other: "ItemKind") -> bool:
        """Whether both are the same: by category where both have one, and else by CPV code."""
        if self.category is not None and other.category is not None:
            return self.category == other.category
        return self.cpv is not None and self.cpv == other.cpv


def kind_of(tender: Tender, item: Item) -> ItemKind:
    """Return what an item is. The CPV code of a tender is that of its item only where it has no more than one."""
    cpv = item.cpv or (tender.cpv if len(tender.items) == 1 else None)
    return ItemKind(_about(item), None if cpv is None else cpv_digits(cpv))


def kind_of_offer(offer: EarlierOffer) -> ItemKind:
    """Return of what kind of item an earlier offer is."""
    return ItemKind(offer.category, None if offer.cpv is None else cpv_digits(offer.cpv))


def _about(item: Item) -> str | None:
    """Return what all facts of an item are about, as `ict.monitor`; None where it names none, or several things."""
    named = {".".join(name.split(".")[:2]) for name in item.facts}
    return named.pop() if len(named) == 1 else None


def unit_of(item: Item, model: str) -> str:
    """Return the unit that a price is of: that of use under a model that is paid by use."""
    return item.use_unit or "use" if per_of(model) == "one_use" else item.unit


def is_same_unit(one: str, other: str) -> bool:
    """Whether two units are the same but for capitals and spaces.

    >>> is_same_unit("Stuk ", "stuk"), is_same_unit("m2", "m")
    (True, False)
    """
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
