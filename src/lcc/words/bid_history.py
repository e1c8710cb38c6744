"""Rounds of bids in words: which round it was, and what a bid states otherwise than in the one before."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from lcc.evaluation.evaluate import Evaluation
from lcc.evaluation.history import BidThread, BidVersion, FieldChange
from lcc.figure.figure import cents
from lcc.language import N_, Local, Percent, ShownAmount, Text, Translate
from lcc.language.terms import TERMS, model_name, term, yes_or_no
from lcc.model.bid_history import BidHistory
from lcc.model.tender import Tender
from lcc.words.number_names import NumberName, number_name

_KIND = ("business_model", "kind")


def round_text(history: BidHistory, number: int | None) -> Text:
    """Return which round it was; the last one where there is no number."""
    if number is None:
        return Text(N_("last bid"))
    kind = Text(TERMS[history.rounds[number - 1].what])
    return Text(N_("round {number}: {what}"), {"number": number, "what": kind})


class ChangeInWords(NamedTuple):
    """A field that was changed: what it is called, and what it said before and after."""

    field: str
    before: str
    after: str


def changes_in_words(tender: Tender, before: BidVersion, one: BidVersion, _: Translate) -> Iterator[ChangeInWords]:
    """Yield what a version states otherwise than the one before it."""
    for change in one.changes:
        bid = one.bid if change.after is not None else before.bid
        name = number_name(tender, [bid], bid.name, change.path)._replace(bidder=None)
        was, now = (_value(name, change, value, _) for value in (change.before, change.after))
        field = name.text.say(_) if change.path[-2:] != _KIND else _("Business model")
        yield ChangeInWords(field, was, now)


def _value(name: NumberName, change: FieldChange, value: object, _: Translate) -> str:
    """Return what a field says: a number in the reader's way, a choice by what it is called, a text as it is."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return yes_or_no(value, _)
    if isinstance(value, int | float):
        return (Percent(value) if name.is_share else Local(value)).say(_)
    if change.path[-2:] == _KIND:
        return model_name(str(value), _)
    words = [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]
    ours = get_args(name.field.annotation) if name.field else ()
    return ", ".join(term(word, _) if word in ours and word in TERMS else word for word in words)


def difference(thread: BidThread, place: int) -> float | None:
    """Return by how much a version is dearer than the one before it [money]; None for the first one."""
    return cents(thread.versions[place].cost - thread.versions[place - 1].cost) if place else None


def sentences(evaluation: Evaluation, threads: Sequence[BidThread]) -> Iterator[Text]:
    """Yield what each bid changed from one round to the next, and what that does to its cost."""
    history, tender = evaluation.history, evaluation.tender
    if history is None:
        return
    for thread in threads:
        for place, one in enumerate(thread.versions):
            before = thread.versions[place - 1] if place else None
            if before is None:
                if one.round is None:
                    yield Text(N_("{bid} has no bid in an earlier round."), {"bid": thread.name})
                continue
            words = {
                "bid": thread.name,
                "number": len(one.changes),
                "from": round_text(history, before.round),
                "to": round_text(history, one.round),
                "before": ShownAmount(before.cost),
                "cost": ShownAmount(one.cost),
                "currency": tender.currency,
            }
            if not one.changes:
                yield Text(N_("{bid} stayed as it was ({from}; {to})."), words)
            else:
                text = N_(
                    "Fields that {bid} changed ({from}; {to}): {number}. Its cost went from {before} to {cost} "
                    "{currency}."
                )
                yield Text(text, words)
        if not thread.is_scored:
            yield Text(N_("{bid} is not in the last round: it is not scored."), {"bid": thread.name})
