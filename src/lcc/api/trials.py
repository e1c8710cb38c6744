"""Other numbers than those of the bids and the tender: one by one, drawn, or in columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from lcc.api.given import Input, as_file
from lcc.api.refusals import refused_misfits
from lcc.api.scoring import Scored, score
from lcc.checks.validation import validated
from lcc.intake.options import CostOptions, TrialOptions, asked
from lcc.intake.submissions import Submissions
from lcc.intake.what_if_files import possible, what_if
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.path import path_of
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.record import revalidated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    from lcc.analysis.sensitivity import Sensitivity
    from lcc.api.columns import ArrowStream
    from lcc.engine.scenarios import VariedField
    from lcc.engine.simulation import Simulation


def sensitivity(
    scored: Scored | Submissions,
    fields: Iterable[str] = (),
    *,
    share: float = 0.1,
    scenarios: Input | None = None,
    two_way: tuple[str, str] | None = None,
    extend: int | None = None,
) -> "Sensitivity":
    """Return what the comparison hangs on: each number of the costs tried, and what would make another bid the first.

    What the award itself hangs on is in `award`: by the rule of the tender, the nearest value of each weight and other
    number of the rule, of each score and of each cost at which another bid is first.

    Parameters
    ----------
    scored
        Of a tender without lots, or of one lot.
    fields
        Numbers to try, of the tender or as `bidder: offers[0].business_model.price`; every number if none is named.
    share
        How far to go down and up, as a part of the number; rates a year go by one percentage point.
    scenarios
        Numbers that change together, under names: as `lcc schema scenarios` describes, or a workbook of
        `lcc sensitivity --what-if`.
    two_way
        Two numbers to try together.
    extend
        Years by which the contract is extended: who comes first then, and what these years cost.

    Raises
    ------
    NotScorableError
        The award rule can't deal with a cost over the extended horizon.
    InputRefusedError
        There is no such number, there are too many to try, or a tender or bid can't be with the numbers of a scenario.
        A bid does not say what it takes over the extended horizon. An option is beyond its bounds.
    """
    from lcc.analysis.award_turns import award_turns
    from lcc.analysis.extension import extended
    from lcc.analysis.sensitivity import analyse
    from lcc.model.uncertainty import Scenarios

    asked(TrialOptions, share=share, extend=extend, two_way=two_way)
    found = scored if isinstance(scored, Scored) else score(scored)
    tender, bids = found.submissions.tender, found.submissions.offered
    fields = list(fields)
    numbers = _numbers([*fields, *(two_way or ())], tender, bids)
    tried = numbers[: len(fields)]
    pair = None if two_way is None else (numbers[-2], numbers[-1])
    named = None
    if scenarios is not None:
        named = what_if(as_file(scenarios, "scenarios.json"), Scenarios, tender, bids)
    with possible(named, found.submissions.tender_input.file):
        document = named.document if named else None
        analysed = analyse(found.evaluation, inputs=tried, share=share, scenarios=document, two_way=pair)
    analysed = replace(analysed, award=award_turns(found.evaluation))
    if extend is None:
        return analysed
    with refused_misfits(found.submissions):
        return replace(analysed, extension=extended(found.evaluation, extend))


def simulate(
    scored: Scored | Submissions, uncertainty: Input, *, draws: int | None = None, seed: int | None = None
) -> "Simulation":
    """Return what bids may come to where numbers are uncertain: means, percentiles and chances, as arrays.

    `uncertainty` has the numbers and their distributions (`lcc schema uncertainty`), or is a workbook of `lcc
    sensitivity --what-if`; `draws` and `seed` take the place of what it says: how often to draw, and where the random
    numbers start. The same seed gives the same numbers.

    Raises
    ------
    InputRefusedError
        It names a number that there is not, or a tender or bid can't be with what is drawn; `draws` or `seed` is
        beyond its bounds.
    """
    from lcc.engine.simulation import simulate as simulated
    from lcc.model.uncertainty import Uncertainty

    found = scored if isinstance(scored, Scored) else score(scored)
    tender, there = found.submissions.tender, [one.bid for one in found.evaluation.there]
    bids = [bid for bid in found.submissions.offered if bid in there]
    named = what_if(as_file(uncertainty, "uncertainty.json"), Uncertainty, tender, bids)
    given = {name: number for name, number in (("draws", draws), ("seed", seed)) if number is not None}
    stated = validated(named.document.model_dump(exclude_unset=True) | given, Uncertainty, "")
    with possible(named, named.file):
        return simulated(tender, there, stated)


def costs(
    tender: Tender,
    bid: Bid,
    columns: "Mapping[str, ArrayLike] | ArrowStream",
    *,
    by: Literal["total", "phase", "year"] = "total",
) -> "np.ndarray":
    """Return what one bid comes to under many values at once: what it is compared by, or that in its parts.

    By phase it is the present value in each, in the order of `phases` of a result; by year the cash of the authority,
    year 0 the base date, and on past the horizon where something is received later. Both are what a result says of a
    bid with these values, whichever way bids are compared.

    Parameters
    ----------
    tender, bid
        As records, `read(...).tender` and `read(...).offered[0]` for example.
    columns
        By field of the bid, or else of the tender, other values of its number: an array, or one value for all. They
        are broadcast against each other as NumPy does. Or a table of such columns: an Arrow table or record batch, or
        a data frame of pandas or polars.
    by
        In total, or in which parts.

    Returns
    -------
    numpy.ndarray
        Costs in the shape of the columns together, of shape () where there are none; with an axis more, the last, of
        phases or years.

    Raises
    ------
    InputRefusedError
        There is no such number, or the bid does not answer the tender.
    ValueError
        A value is none that the number can have, such as a price below zero, or is missing; shapes do not go together.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 500.0, "service_life_years": 10}}]})
    >>> costs(tender, bid, {"offers[0].business_model.price": [500.0, 600.0]}).tolist()
    [1000.0, 1200.0]
    >>> costs(tender, bid, {"offers[0].business_model.price": [500.0, 600.0]}, by="phase")[:, 0].tolist()
    [1000.0, 1200.0]
    """
    import numpy as np

    from lcc.api.columns import as_columns
    from lcc.checks.agreement import disagreements
    from lcc.checks.fields import bounds_at, number_at
    from lcc.engine.scenarios import CostsByScenario

    tender, bid = revalidated(tender), revalidated(bid)
    if findings := disagreements(tender, bid):
        raise InputRefusedError([problem_of(finding, bid.name) for finding in findings])
    asked(CostOptions, by=by)
    named = as_columns(columns)
    arrays = np.broadcast_arrays(*named.values())
    changes = {}
    for name, values in zip(named, arrays, strict=True):
        is_of_bid = number_at(bid, path_of(name)) is not None
        number = _number(f"{bid.name}: {name}" if is_of_bid else name, tender, [bid])
        bounds = bounds_at(bid if is_of_bid else tender, number.path)
        low, high = (values.min(), values.max()) if values.size else (bounds.low, bounds.low)
        if np.isnan(low):
            raise ValueError(f"{name} has no number in {np.isnan(values).sum()} of its rows")
        if not (bounds.low <= low and high <= bounds.high):
            raise ValueError(f"{name} is from {bounds.low:g} to {bounds.high:g}")
        changes[number] = values.ravel()
    shape = arrays[0].shape if arrays else ()
    if by == "total":
        return CostsByScenario(tender, [bid])(changes)[:, 0].reshape(shape)
    from lcc.engine.scenario_parts import PartsByScenario

    found = PartsByScenario(tender, bid, by)(changes)
    return found.reshape(*shape, found.shape[1])


def _number(name: str, tender: Tender, bids: Sequence[Bid]) -> "VariedField":
    """Return the number that a name stands for; InputRefusedError where there is none."""
    return _numbers([name], tender, bids)[0]


def _numbers(names: Iterable[str], tender: Tender, bids: Sequence[Bid]) -> "list[VariedField]":
    """Return the numbers that names stand for; InputRefusedError with all of which there is none."""
    from lcc.checks.agreement import number_typed, unknown_numbers
    from lcc.engine.scenarios import VariedField

    typed = [(name, number_typed(name)) for name in names]
    if problems := [
        problem_of(finding, name)
        for name, one in dict(typed).items()
        for finding in unknown_numbers(tender, bids, {(): one})
    ]:
        raise InputRefusedError(problems)
    return [VariedField(one.bidder, path_of(one.field)) for _name, one in typed]
