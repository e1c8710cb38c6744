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
    """Return the adjustments up to a day, by the index of the tender.

    Raises
    ------
    InputRefusedError
        A clause follows an index of which there are no figures at all, or one is missing before others.
    """
    if series is None:
        return {}
    names = [one.name for one in series.series]
    missing = [
        Message(
            ("indexation", k, "follows", j, "name"), "no_index_figures_of", each.name, {"known": ", ".join(names)}
        )
        for k, clause in enumerate(contract.indexation)
        for j, each in enumerate(clause.follows)
        if each.name not in names
    ]
    if missing:
        raise InputRefusedError([problem_of(one) for one in missing])
    found = [adjustments(clause, series, contract.delivered) for clause in contract.indexation]
    gaps = [
        Message(
            ("indexation", k, "follows", left.place, "name"),
            "index_gap",
            clause.follows[left.place].name,
            {"day": left.day.isoformat(), "periods": ", ".join(left.periods)},
        )
        for k, clause in enumerate(contract.indexation)
        if (left := gap(clause, series, contract.delivered, len(found[k])))
    ]
    if gaps:
        raise InputRefusedError([problem_of(one) for one in gaps])
    return {
        clause.index: [one for one in each if one.day <= at]
        for clause, each in zip(contract.indexation, found, strict=True)
    }


def _with_known(curve: PriceCurve, known: list[float]) -> PriceCurve:
    years = np.arange(max(len(known), int(curve.first_year[-1])) + 1)
    stretch = np.searchsorted(curve.first_year, years, side="right") - 1
    growth = curve.growth[stretch].astype(np.float64)
    growth[: len(known)] = known
    level = np.concatenate(([1.0], np.cumprod(1 + growth[:-1])))
    return PriceCurve(years, level, growth, curve.is_discounted)
