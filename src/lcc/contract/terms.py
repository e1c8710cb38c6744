"""The terms of a contract as they are known now: published figures in the place of the growth that was assumed."""

from datetime import date

import numpy as np

from lcc.contract.indexation import Adjustment, adjustments, gap
from lcc.engine.curves import PriceCurve
from lcc.engine.valuation import Terms, terms_of
from lcc.model.contract import Contract
from lcc.model.index_series import IndexSeries
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_of


def terms_now(contract: Contract, known: dict[str, list[Adjustment]]) -> Terms:
    """Return the terms of the tender with known adjustments; what is not known yet grows as the tender assumed.

    A contract with a clause adjusts its prices once a year, also where the tender let them grow by the month.
    """
    terms = terms_of(contract.tender)
    if not known:
        return terms
    curves = tuple(
        _with_known(curve, [one.applied for one in known[name]]) if name in known else curve
        for name, curve in zip(terms.index_names, terms.curves, strict=True)
    )
    return terms._replace(curves=curves, continuous=False)


def known_adjustments(contract: Contract, series: IndexSeries | None, at: date) -> dict[str, list[Adjustment]]:
    """Return the adjustments up to a day, by the index of the tender; errors as `missing_figures`."""
    if series is None:
        return {}
    if missing := list(missing_figures(contract, series)):
        raise InputRefusedError([problem_of(one) for one in missing])
    return {
        clause.index: [one for one in adjustments(clause, series, contract.delivered) if one.day <= at]
        for clause in contract.indexation
    }


def missing_figures(contract: Contract, series: IndexSeries, file: str = "series.json") -> list[Message]:
    """Return where a clause follows an index of which there are no figures, or else one is missing before others.

    `file` is what has the figures: that is where they are added.
    """
    known = {"known": ", ".join(one.name for one in series.series), "series": file}
    follows = [
        (("indexation", k, "follows", j, "name"), each.name)
        for k, clause in enumerate(contract.indexation)
        for j, each in enumerate(clause.follows)
    ]
    unknown = [(at, name) for at, name in follows if series.named(name) is None]
    if unknown:
        return [Message(at, "no_index_figures_of", name, known) for at, name in unknown]
    found = []
    for k, clause in enumerate(contract.indexation):
        number = len(adjustments(clause, series, contract.delivered))
        if left := gap(clause, series, contract.delivered, number):
            at = ("indexation", k, "follows", left.place, "name")
            words = {"day": left.day, "periods": ", ".join(left.periods), "series": file}
            found.append(Message(at, "index_gap", clause.follows[left.place].name, words))
    return found


def _with_known(curve: PriceCurve, known: list[float]) -> PriceCurve:
    years = np.arange(max(len(known), int(curve.first_year[-1])) + 1)
    stretch = np.searchsorted(curve.first_year, years, side="right") - 1
    growth = curve.growth[stretch].astype(np.float64)
    growth[: len(known)] = known
    level = np.concatenate(([1.0], np.cumprod(1 + growth[:-1])))
    return PriceCurve(years, level, growth, curve.is_discounted)
