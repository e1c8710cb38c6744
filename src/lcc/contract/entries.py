"""What the log of a contract can take: rows that are of its promises, numbers and days, and are not in it yet."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import ValidationError

from lcc.checks.validation import messages_of
from lcc.contract.bonus import held_to
from lcc.contract.ledger import payments, promise_names
from lcc.contract.realised import bid_with, is_stated
from lcc.contract.row_words import KIND_NAMES
from lcc.contract.words import promise_names_in_words
from lcc.engine.valuation import terms_of
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up
from lcc.language import Bilingual, Local, ShownAmount, Text, listed, translator
from lcc.library.indicators import highest
from lcc.model.bid import Bid
from lcc.model.contract import (
    OF_TENDER,
    Contract,
    DatedRelease,
    DatedSecurity,
    Defaulted,
    DefaultTurn,
    Measured,
    Resumed,
    defaults_standing,
    left_of,
    standing_on,
)
from lcc.model.realisation import Realisation
from lcc.record.message import Message
from lcc.record.path import Path

_BEFORE_DELIVERY = ("social_return", "secured")
"""What a supplier can do as soon as a contract is closed; what is paid beforehand comes after the base date."""
_OF_MONEY = ("paid", "amended", "social_return", "released")
_MOST_LINES = 20
"""How many lines of a contract are named in a message."""


class _Measured(NamedTuple):
    """A measurement, and where it stands."""

    day: date
    promise: str
    value: float
    at: Path


def promises(contract: Contract) -> list[str]:
    """Return what can be paid for, as the ledger names it."""
    return list(promise_names(contract, ()).values())


def told(row: Realisation) -> dict[str, Any]:
    """Return what a row says, by the fields of its entry."""
    said = row.model_dump(mode="json", exclude_none=True, exclude={"kind"})
    if "value" in said and row.kind != "measured":
        said["amount"] = said.pop("value")
    if row.kind == "released":
        said["given_by"] = said.pop("what")
    return said


def wrong_rows(contract: Contract, rows: Sequence[Realisation], on: date) -> Iterator[Message]:
    """Yield why rows can't be recorded on a day: each of them, and all of them together with what the log has."""
    if contract.log and on < contract.log[-1].recorded:
        yield Message((), "recorded_before_last", on, {"day": contract.log[-1].recorded})
    days = _due_days(contract)
    there: dict[str, set[str | None]] = {}
    for one in contract.log:
        _is_there(there, one.model_dump(mode="json", exclude_unset=True))
    measured = _measured(contract)
    for k, row in enumerate(rows):
        at: Path = ("rows", k)
        yield from _of_day(contract, at, row, on)
        if row.kind == "paid" and row.promise is not None:
            yield from _of_payment(contract, at, row, row.promise, days)
        if row.kind in _OF_MONEY and row.value is not None and row.value != half_up(row.value, MONEY_DECIMALS):
            yield Message((*at, "value"), "paid_not_in_cents", row.value, {})
        if row.kind == "measured" and row.promise is not None and row.value is not None:
            wrong = list(_not_measured(contract, at, row.promise, row.value))
            yield from wrong
            measured += [] if wrong else [_Measured(row.date, row.promise, row.value, (*at, "value"))]
        if _is_there(there, {"kind": row.kind, **told(row)}):
            code = "recorded_already" if row.kind == "paid" else "entry_there_already"
            yield Message((*at, "date"), code, row.date, {})
    yield from _together(contract.bid, measured)
    yield from _of_securities(contract, rows)
    yield from _of_defaults(contract, rows)


def _of_day(contract: Contract, at: Path, row: Realisation, on: date) -> Iterator[Message]:
    if row.date > on:
        yield Message((*at, "date"), "day_to_come", row.date, {"day": on})
    elif row.kind == "paid":
        if row.date < contract.tender.base_date:
            yield Message((*at, "date"), "day_before_base", row.date, {"day": contract.tender.base_date})
    elif row.date < contract.delivered and row.kind not in _BEFORE_DELIVERY:
        yield Message((*at, "date"), "day_before_delivery", row.date, {"day": contract.delivered})


def _of_payment(
    contract: Contract, at: Path, row: Realisation, promise: str, days: Mapping[str, Collection[date]]
) -> Iterator[Message]:
    due = row.due
    if promise not in days:
        yield Message((*at, "promise"), "unknown_promise", promise, {"lines": _lines(contract)})
    elif due is not None and due not in days[promise]:
        near = sorted(sorted(days[promise], key=lambda day: abs(day - due))[:3])
        yield Message((*at, "due"), "not_due_then", due, {"days": listed(map(Local, near))})


def _lines(contract: Contract) -> Text:
    """Return the lines that can be paid, by name and in words."""
    english, dutch = (promise_names_in_words(contract, translator(language)) for language in ("en", "nl"))
    named = [
        Text("{name} ({words})", {"name": name, "words": Bilingual(words, dutch=dutch[name])})
        for name, words in english.items()
    ]
    return listed([*named[:_MOST_LINES], *(["..."] if len(named) > _MOST_LINES else [])], between="; ")


def _due_days(contract: Contract) -> dict[str, set[date]]:
    """Return on which days something of each promise falls due; what figures of indices change, are amounts."""
    found: dict[str, set[date]] = {name: set() for name in promises(contract)}
    for one in payments(contract, terms_of(contract.tender)):
        found[one.promise].add(one.day)
    return found


def _is_there(there: dict[str, set[str | None]], entry: Mapping[str, Any]) -> bool:
    """Whether a log has the same entry, and add it; what does not say for which day it was paid is the same for any."""
    due = entry.get("due")
    days = there.setdefault(_words(entry), set())
    is_there = bool(days) and (due is None or None in days or due in days)
    days.add(due)
    return is_there


def _of_securities(contract: Contract, rows: Sequence[Realisation]) -> Iterator[Message]:
    """Yield what is released beyond what stands of its giver on that day, with the rows before it, or given twice."""
    given, released = contract.given, contract.released
    for k, row in enumerate(rows):
        if row.security is not None:
            if row.security in left_of(given, released):
                yield Message(("rows", k, "security"), "secured_already", row.security.given_by, {})
            given.append(DatedSecurity(row.date, row.security))
        if row.kind != "released" or row.what is None or row.value is None:
            continue
        left = defaultdict[str, float](float)
        for one in standing_on(row.date, [one for one in given if one.day <= row.date], released):
            left[one.given_by] += one.amount
        stands = half_up(left[row.what], MONEY_DECIMALS)
        if row.value != half_up(row.value, MONEY_DECIMALS):
            continue  # that is said of every amount
        if 0 < row.value <= stands:
            released.append(DatedRelease(row.date, row.what, row.value))
            continue
        at, found = ("value", row.value) if stands else ("what", row.what)
        words = [
            Text("{name} {left}", {"name": name, "left": ShownAmount(amount)}) for name, amount in left.items()
        ]
        yield Message(("rows", k, at), "released_beyond", found, {"left": listed(words, between="; ")})


def _of_defaults(contract: Contract, rows: Sequence[Realisation]) -> Iterator[Message]:
    """Yield where a supplier goes on that was not in default by then."""
    turns: list[DefaultTurn] = [one for one in contract.log if isinstance(one, Defaulted | Resumed)]
    for k, row in enumerate(rows):
        if row.kind not in ("defaulted", "resumed"):
            continue
        gone = min((one.date for one in defaults_standing(turns)), default=None)
        if row.kind == "resumed" and gone is None:
            yield Message(("rows", k, "kind"), "not_in_default", Text(KIND_NAMES[row.kind]), {})
        elif row.kind == "resumed" and gone is not None and row.date < gone:
            yield Message(("rows", k, "date"), "resumed_before_default", row.date, {"day": gone})
        else:
            turns.append(row)


def _words(entry: Mapping[str, Any]) -> str:
    """Return what an entry says, apart from who recorded it, when, and for which day it was paid.

    Blanks and capitals make no other invoice.
    """
    said = {
        name: one for name, one in entry.items() if name not in ("recorded", "by", "before", "checksum", "due")
    }
    typed = {name: " ".join(said[name].split()).casefold() for name in ("evidence", "what") if name in said}
    return json.dumps(said | typed, sort_keys=True)


def _not_measured(contract: Contract, at: Path, promise: str, value: float) -> Iterator[Message]:
    """Yield why a number of the bid, or of a bonus or malus, can't be what was measured, if so."""
    if promise.startswith(OF_TENDER):
        known = held_to(contract)
        if promise not in known:
            yield Message((*at, "promise"), "unknown_bonus_malus", promise, {"known": ", ".join(known) or "-"})
            return
        most = highest(known[promise].terms.indicator) or 1e12
        if not 0 <= value <= most:
            yield Message((*at, "value"), "not_an_indicator_value", value, {"most": most})
    elif not is_stated(contract.bid, promise):
        yield Message((*at, "promise"), "unknown_number_of_bid", promise, {})
    else:
        yield from _no_bid(contract.bid, {promise: value}, (*at, "value"), value)


def _no_bid(bid: Bid, values: Mapping[str, float], at: Path, found: float) -> Iterator[Message]:
    try:
        bid_with(bid, values)
    except ValidationError as error:
        yield messages_of(error, Bid)[0]._replace(path=at, found=found)


def _together(bid: Bid, measured: Sequence[_Measured]) -> Iterator[Message]:
    """Yield the first day on which numbers that can be by themselves make no bid with the others."""
    values: dict[str, float] = {}
    of_bid = [one for one in measured if not one.promise.startswith(OF_TENDER)]
    for day, each in groupby(sorted(of_bid, key=lambda one: one.day), key=lambda one: one.day):
        of_day = list(each)
        values |= {one.promise: one.value for one in of_day}
        if wrong := list(_no_bid(bid, values, of_day[-1].at, of_day[-1].value)):
            yield wrong[0]._replace(context={**wrong[0].context, "day": day})
            return


def impossible_entries(contract: Contract) -> Iterator[Message]:
    """Yield what was measured by the log and can't be: what was recorded by the program never is."""
    for one in _measured(contract):
        if wrong := list(_not_measured(contract, one.at[:-1], one.promise, one.value)):
            yield from wrong
            return
    yield from _together(contract.bid, _measured(contract))


def _measured(contract: Contract) -> list[_Measured]:
    return [
        _Measured(one.date, one.promise, one.value, ("log", k, "value"))
        for k, one in enumerate(contract.log)
        if isinstance(one, Measured)
    ]
