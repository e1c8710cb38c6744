"""A number of a tender or a bid in words: whose it is, what it is about, and what it comes to, as bid sheets say it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic.fields import FieldInfo

from lcc.checks.fields import VARIANTS, field_at, is_mapping
from lcc.language import N_, Local, Percent, Text, Translate, listed
from lcc.language.terms import named
from lcc.model.bid import Bid
from lcc.model.tender import Item, Tender
from lcc.record.path import Path, stated_in
from lcc.record.record import unit_of
from lcc.words.units import unit_text

_NAMED_ITSELF = {"resources": N_("{name}: {field}"), "indices": N_("Growth of index {name}")}
_SHARES = ("share", "per year")


class NumberName(NamedTuple):
    """What a number is called: its bidder, None for the tender; its item, if there are several; and what it is."""

    bidder: str | None
    item: str
    what: Text
    field: FieldInfo | None
    of: Item | None
    is_growth: bool

    @property
    def text(self) -> Text:
        """All of it in one go."""
        about = listed([part for part in (self.item, self.what) if part])
        return Text("{bidder}: {about}", {"bidder": self.bidder, "about": about}) if self.bidder else about

    @property
    def is_share(self) -> bool:
        """Whether it is told as a percentage."""
        return self.is_growth or (self.field is not None and unit_of(self.field.json_schema_extra) in _SHARES)

    def unit(self, tender: Tender, _: Translate) -> str:
        """Return its unit, or nothing where it has none."""
        if self.field is None or self.is_growth:
            return _("per year") if self.is_growth else ""
        if self.of is not None:
            return unit_text(self.field, tender, self.of, _)
        unit = unit_of(self.field.json_schema_extra)
        return tender.currency if unit.startswith("money") else _(unit) if unit else ""

    def value(self, number: float) -> Text:
        """Return a value of the number as it is told: a share as a percentage, anything else in few digits."""
        if self.is_share:
            return Text("{number}", {"number": Percent(float(f"{number:.4g}"))})
        short = round(number) if abs(number) >= 1000 else float(f"{number:.4g}")
        return Text("{number}", {"number": Local(short, 0) if abs(number) >= 1000 else Local(short)})


def number_name(tender: Tender, bids: Sequence[Bid], bidder: str | None, path: Path) -> NumberName:
    """Return what the number at a path of the tender, or of the bid of a bidder, is called."""
    record: Tender | Bid = tender if bidder is None else next(bid for bid in bids if bid.name == bidder)
    return _named(tender, record, bidder, path, _kinds(record))


def names_in_bid(tender: Tender, bid: Bid, paths: Iterable[Path]) -> dict[Path, NumberName]:
    """Return what the numbers at these paths of a bid are called."""
    kinds = _kinds(bid)
    return {path: _named(tender, bid, bid.name, path, kinds) for path in paths}


def _kinds(record: Tender | Bid) -> dict[Path, str]:
    """Return of which kind each part is that there are several kinds of."""
    return {
        at[:-1]: str(kind)
        for at, kind in stated_in(record).items()
        if len(at) > 1 and at[-2] in VARIANTS and at[-1] == VARIANTS[str(at[-2])][0]
    }


def _named(
    tender: Tender, record: Tender | Bid, bidder: str | None, path: Path, kinds: dict[Path, str]
) -> NumberName:
    field = field_at(type(record), path, kinds)
    item = _item(tender, record, path)
    shown = item.name if item and len(tender.items) > 1 else ""
    return NumberName(bidder, shown, _what(record, path, kinds, field), field, item, path[0] == "indices")


def _item(tender: Tender, record: Tender | Bid, path: Path) -> Item | None:
    if isinstance(record, Bid) and path[0] == "offers":
        return tender.item(record.offers[int(path[1])].item)
    return tender.items[int(path[1])] if isinstance(record, Tender) and path[0] == "items" else None


def _what(record: Tender | Bid, path: Path, kinds: dict[Path, str], field: FieldInfo | None) -> Text:
    title = Text(field.title or "") if field else Text("")
    if path[0] in _NAMED_ITSELF:
        return Text(_NAMED_ITSELF[str(path[0])], {"name": named([str(path[1])]), "field": title})
    if path[0] == "index_paths":
        return Text(N_("Level of index {name} in {year}"), {"name": named([str(path[1])]), "year": path[-1]})
    if path[0] == "carbon_price":
        return Text(N_("Price of CO2 in {year}"), {"year": path[-1]})
    if isinstance(record, Tender) and path[:2] == ("discount", "rate") and path[-1] == "rate":
        after = record.discount.bands[int(path[2])][0] if len(path) > 2 else 0
        return Text(N_("Discount rate after year {year}"), {"year": after}) if after else Text(N_("Discount rate"))
    if path[:2] == ("vat", "rates"):
        return Text(N_("VAT rate {name}"), {"name": named([str(path[2])])})
    own = _own_name(record, path)
    if own is not None:
        called = named([own])
        if path[-1] == "amount":
            return Text("{name}", {"name": called})
        return Text("{name}: {field}", {"name": called, "field": title})
    return _by_titles(type(record), path, kinds)


def _own_name(record: Tender | Bid, path: Path) -> str | None:
    """Return the name that a cost, a resource or a material has in a bid."""
    if not isinstance(record, Bid) or path[0] != "offers":
        return None
    offer = record.offers[int(path[1])]
    if path[2] == "costs":
        return offer.costs[int(path[3])].name
    if path[2] == "consumption":
        return offer.consumption[int(path[3])].resource
    return offer.take_back[int(path[3])].material if path[2] == "take_back" else None


def _by_titles(model: type[Tender] | type[Bid], path: Path, kinds: dict[Path, str]) -> Text:
    """Return the title of the field, after that of the list that it is in and its place there."""
    parts: list[object] = []
    for position, step in enumerate(path, start=1):
        if position <= 2 and path[0] in ("items", "offers"):
            continue
        if isinstance(step, int):
            held = field_at(model, path[: position - 1], kinds)
            is_key = held is not None and is_mapping(
                held.annotation
            )  # a level of the ladder is called by its number
            number = step if is_key else step + 1
            parts = [Text("{title} {number}", {"title": parts[-1] if parts else "", "number": number})]
            continue
        field = field_at(model, path[:position], kinds)
        if field is not None and position > 1 and field is field_at(model, path[: position - 1], kinds):
            parts.append(step)  # what one of a table is called: an environmental impact, say
            continue
        title = Text(field.title or "") if field else step
        is_new = not parts or not isinstance(parts[0], Text) or parts[0].values.get("title") != title
        parts = [*(one for one in parts if isinstance(path[position - 2], int)), *([title] if is_new else [])]
    return listed(parts, ": ")
