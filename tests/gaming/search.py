"""The adversary: looks for a bid that ranks first, costs more in truth than it shows, and of which nothing is said.

Hill climbing from an honest bid, over all its fields. After each change all money is scaled so that the bid still costs
the authority as much a year in truth, by the oracle; what is left to gain is how little the program makes of that.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import Any

from pydantic import ValidationError

from gaming.honest import KINDS, Plain, bid, priced
from lcc.checks.agreement import disagreements
from lcc.checks.remarks import remarks
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender
from lcc.record.message import Message

THRESHOLD = 0.95
"""Below this share of what it truly costs a year, a bid is cunning."""
A_YEAR = 9_000.0
"""What every bid costs a year in truth."""
CLIMB = 150
"""Changes that are tried from each start."""
_REMARK = 0.3
"""How much worse a remark makes a bid to the adversary: it may pass through one, and does not stay there."""
_OF_ALL = ("one_bid", "costs_equal", "tie_broken", "tie_drawn", "tie_open")
"""Checks of the outcome as a whole, which say nothing of a bid."""


@dataclass(frozen=True)
class Found:
    """A bid, the cost it shows as a share of what it truly costs, its rank, and the kinds of what is said of it."""

    plain: Plain
    share: float
    rank: int | None
    said: tuple[str, ...]
    rivals: Sequence[Bid]

    @property
    def is_silent_win(self) -> bool:
        """Whether it ranks first by far less than it costs, and nobody would look at it twice."""
        return self.share < THRESHOLD and self.rank == 1 and not self.said


def said_of(name: str, tender: Tender, bids: Sequence[Bid], checks: Sequence[Message]) -> tuple[str, ...]:
    """Return the kinds of every remark and check about one bid."""
    own = [one for one in bids if one.name == name]
    kinds = [finding.code for one in own for finding in remarks(tender, one)]
    kinds += [check.code for check in checks if name in check.bids and check.code not in _OF_ALL]
    return tuple(kinds)


def rivals_of(rng: Random, tender: Tender) -> list[Bid]:
    """Return honest bids of the same true cost, one under each business model."""
    return [bid(rng, tender, kind, f"Honest {kind}", A_YEAR) for kind in KINDS]


def search(tender: Tender, seed: int, *, tries: int = 0, seconds: float = 0.0) -> Iterator[Found]:
    """Yield the best of each climb, until so many changes were tried or so much time has passed."""
    rng, until, tried = Random(seed), monotonic() + seconds, 0
    while tried < tries or monotonic() < until:
        yield _climb(rng, tender, rivals_of(rng, tender))
        tried += CLIMB


def judged(tender: Tender, plain: Plain, rivals: Sequence[Bid]) -> Found | None:
    """Return what a bid comes to, at the true cost of all; None where it is refused.

    It gets a rank and the checks of an outcome only where it shows too little in silence: else nobody need look.
    """
    try:
        offered = Bid.model_validate(plain := priced(tender, plain, A_YEAR))
    except (ValidationError, ValueError, OverflowError):
        return None
    if disagreements(tender, offered):
        return None
    [alone] = evaluate(tender, [offered]).bids
    share, rank = alone.equivalent_annual_cost / A_YEAR, None
    said = tuple(finding.code for finding in remarks(tender, offered))
    if share < THRESHOLD and not said:
        bids = [offered, *rivals]
        outcome = evaluate(tender, bids)
        rank = next(one.rank for one in outcome.bids if one.bid.name == offered.name)
        said = said_of(offered.name, tender, bids, outcome.checks)
    return Found(plain, share, rank, said, rivals)


def smallest(tender: Tender, found: Found) -> Found:
    """Return a silent win with everything taken out that it does not take, for a reader."""
    for holder, key in list(_parts(found.plain["offers"][0])):
        less = deepcopy(found.plain)
        at = less["offers"][0]
        for step in holder:
            at = at[step]
        del at[key]
        fewer = judged(tender, less, found.rivals)
        if fewer and fewer.is_silent_win:
            return smallest(tender, fewer)
    return found


def _parts(at: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str | int]]:
    for key, value in at.items() if isinstance(at, dict) else enumerate(at):
        yield path, key
        if isinstance(value, dict | list):
            yield from _parts(value, (*path, key))


def _climb(rng: Random, tender: Tender, rivals: Sequence[Bid]) -> Found:
    start = rng.choice(rivals).model_dump(mode="json", exclude_unset=True)
    best = judged(tender, start | {"bidder": {"name": "Cunning"}}, rivals)
    assert best is not None
    for _ in range(CLIMB):
        changed = deepcopy(best.plain)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            rng.choice(_CHANGES)(rng, tender, changed)
        found = judged(tender, changed, rivals)
        if found and _worth(found) < _worth(best):
            best = found
    return best


def _worth(found: Found) -> float:
    return found.share + _REMARK * len(found.said)


def _numbers(at: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str | int]]:
    """Yield every number of a bid as what holds it and its key."""
    for key, value in at.items() if isinstance(at, dict) else enumerate(at):
        if isinstance(value, dict | list):
            yield from _numbers(value, (*path, key))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield at, key


def _moment(rng: Random, tender: Tender) -> int:
    """Return months of the kind that decide: about the horizon, or far beyond it."""
    horizon = tender.horizon_months
    near = [horizon // 2, horizon - 12, horizon - 1, horizon, horizon + 1, horizon + 12, 2 * horizon, 20 * horizon]
    return max(rng.choice([1, 12, 12 * rng.randint(1, 30), rng.randint(1, 360), *near]), 1)


def _number(rng: Random, tender: Tender, plain: Plain) -> None:
    """Change one number into another of its kind."""
    holder, key = rng.choice(list(_numbers(plain["offers"])))
    if key in ("service_life_years", "after_years", "every_years", "warranty_years"):
        holder[key] = _moment(rng, tender) / 12
    elif key == "at_year":
        holder[key] = rng.randint(0, tender.horizon_years)
    elif isinstance(key, str) and (key.endswith("months") or key == "months"):
        holder[key] = _moment(rng, tender)
    elif key in ("return_rate", "loss_per_trip", "share_of_price", "share", "interest"):
        holder[key] = rng.choice([0.0, 0.001, 0.04, 0.5, 0.9, 0.98, 0.99, 1.0, rng.random()])
    else:
        holder[key] *= rng.choice([0.0, 0.3, 0.7, 1.5, 3.0, 10.0, 100.0])


def _choice(rng: Random, tender: Tender, plain: Plain) -> None:
    """State a field of the business model that can be left out, or leave it out."""
    model = plain["offers"][0]["business_model"]
    field, value = rng.choice(_OPTIONS[model["kind"]])
    if field in model and rng.random() < 0.3:
        del model[field]
    else:
        model[field] = value(rng, tender)


def _beside(rng: Random, tender: Tender, plain: Plain) -> None:
    """Add a cost, or take-back, end of life, or drop one."""
    offer = plain["offers"][0]
    costs = offer.setdefault("costs", [])
    what = rng.choice(["cost", "cost", "cost", "drop", "take_back", "end_of_life", "carbon"])
    if what == "cost":
        when: Plain = rng.choice(
            [
                {},
                {"every_years": _moment(rng, tender) / 12},
                {"at_year": rng.randint(0, tender.horizon_years), "with_each_life": rng.random() < 0.5},
            ]
        )
        phase = rng.choice(["purchase", "use", "maintenance", "disposal", "management"])
        costs.append({"name": "Work", "phase": phase, "amount": _money(rng, tender), **when})
        if rng.random() < 0.4:
            costs[-1]["warranty_years"] = _moment(rng, tender) / 12
        if phase in offer["included"]:
            offer["included"].remove(phase)
    elif what == "drop" and costs:
        phase = costs.pop(rng.randrange(len(costs)))["phase"]
        if phase not in offer["included"]:
            offer["included"].append(phase)
    elif what == "take_back":
        price = rng.choice([-1.0, 1.0, 1.0]) * _money(rng, tender)
        offer["take_back"] = [{"material": "steel", "mass": 1.0, "price_per_kg": price}]
    elif what == "end_of_life":
        offer.setdefault("end_of_life", {})["disposal"] = rng.choice([-1.0, 1.0]) * _money(rng, tender)
    elif what == "carbon":
        offer["carbon"] = {"production_kg": rng.choice([-100.0, 0.0, 100.0]), "end_of_life_kg": 0.0}


def _money(rng: Random, tender: Tender) -> float:
    return float(rng.choice([0, 1, 10, 50, 100, 300, 1000, 5000]))


def _life(rng: Random, tender: Tender) -> float:
    return _moment(rng, tender) / 12


def _renewals(rng: Random, tender: Tender) -> list[Plain]:
    return [{"months": _moment(rng, tender), "payment": _money(rng, tender)} for _ in range(rng.randint(1, 2))]


def _instalments(rng: Random, tender: Tender) -> list[Plain]:
    first = rng.random()
    after = sorted({rng.choice([0, _moment(rng, tender)]), _moment(rng, tender)})
    shares = [1.0] if len(after) == 1 else [first, 1 - first]
    return [{"after_months": month, "share": share} for month, share in zip(after, shares, strict=True)]


def _table(rng: Random, tender: Tender) -> list[Plain]:
    ages = sorted({_moment(rng, tender) for _ in range(rng.randint(1, 4))})
    shares = sorted((rng.choice([0.0, 0.5, 0.9, 1.0, rng.random()]) for _ in ages), reverse=True)
    return [{"after_years": age / 12, "share_of_price": s} for age, s in zip(ages, shares, strict=True)]


def _tiers(rng: Random, tender: Tender) -> list[Plain]:
    bound = 10_000 * rng.choice([0.5, 0.8, 1.0, 1.0, 1.05, 1.2])
    return [{"up_to": bound, "fee_per_use": _money(rng, tender)}, {"fee_per_use": _money(rng, tender)}]


def _option(rng: Random, tender: Tender) -> Plain:
    return {"price": _money(rng, tender), "service_life_years": _life(rng, tender)}


def _either(rng: Random, tender: Tender) -> bool:
    return rng.random() < 0.5


def _part(rng: Random, tender: Tender) -> float:
    return rng.choice([0.0, 0.01, 0.04, 0.5, 0.9, 0.99, 1.0])


def _months(rng: Random, tender: Tender) -> int:
    return rng.choice([1, 3, 12, _moment(rng, tender)])


_OPTIONS: dict[str, list[tuple[str, Callable[[Random, Tender], Any]]]] = {
    "purchase": [
        ("resale_value", _money),
        ("resale_basis", lambda rng, _tender: rng.choice(["guaranteed", "expected"])),
        ("instalments", _instalments),
        ("service_life_years", _life),
    ],
    "buy_back": [("buy_back", _table), ("instalments", _instalments), ("service_life_years", _life)],
    "lease": [
        ("upfront", _money),
        ("return_cost", _money),
        ("early_end_cost", _money),
        ("renewals", _renewals),
        ("in_advance", _either),
        ("every_months", _months),
        ("term_months", _moment),
        ("purchase_option", _option),
        ("service_life_years", _life),
    ],
    "deposit": [
        ("deposit", _money),
        ("price", _money),
        ("interest", _part),
        ("return_rate", _part),
        ("covers_shortfall", _either),
        ("charge_per_lost_unit", _money),
        ("cycle_months", _moment),
        ("return_cost", _money),
        ("service_life_years", _life),
    ],
    "pool": [
        ("deposit", _money),
        ("loss_per_trip", _part),
        ("covers_shortfall", _either),
        ("charge_per_lost_unit", _money),
        ("units_in_circulation", _money),
        ("service_life_years", _life),
    ],
    "pay_per_use": [
        ("tiers", _tiers),
        ("tier_basis", lambda rng, _tender: rng.choice(["each_tier", "whole_volume"])),
        ("minimum_use_per_year", lambda rng, _tender: rng.choice([0.0, 50.0, 100.0, 1000.0])),
        ("fixed_fee_per_year", _money),
        ("service_life_years", _life),
    ],
}
"""What each business model can state, or leave out, and values that could pay."""

_CHANGES = (_number, _number, _choice, _choice, _beside)
