"""All tenders of an authority beside those that were read with their bids: what part asked for what.

A tender is matched by a number alone, and never by its name. What is not matched counts as one that asked for nothing
of it: a share is at least what it says.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import lcc
from lcc.exchange.all_tenders.processes import AllTenders, Process, worth
from lcc.exchange.all_tenders.reading import read_all_tenders
from lcc.figure.rounding import all_as_written
from lcc.indicators.figures import TenderRecord
from lcc.indicators.of_all_tenders import (
    ShareOfWorth,
    SharesOfAll,
    TendersShare,
    UnmatchedTender,
    UnreadPart,
)
from lcc.indicators.unread import Unread
from lcc.intake.files import File
from lcc.interchange.csv_text import as_csv
from lcc.record.looks import spelled
from lcc.record.visible import visible


def shares_of_all(
    records: Iterable[TenderRecord],
    files: Sequence[File],
    authorities: Collection[str] = (),
    numbers: Mapping[str, str] = {},
    not_read: Sequence[Unread] = (),
) -> SharesOfAll:
    """Return what part of all tenders in files asked for life-cycle cost or circularity.

    Parameters
    ----------
    records
        What is known of the tenders that were read with their bids.
    files
        As of `read_all_tenders`.
    authorities
        More names and numbers under which the authorities of those tenders publish.
    numbers
        By the code of a tender, the number under which it is published.
    not_read
        What could not be read of those tenders.

    Raises
    ------
    InputRefusedError
        As of `read_all_tenders`.
    """
    tenders = asked_for(records)
    sought = dict.fromkeys([*(one.authority for one in tenders), *authorities])
    published = read_all_tenders(files, [*sought])
    found = matched(published, tenders, numbers)
    return SharesOfAll(
        lcc_version=lcc.__version__,
        authorities=tuple(sought),
        files=tuple(visible(str(file)) for file in files),
        shares=tuple(shares_of(published, found)),
        unmatched=found.unmatched,
        numbers_unused=tuple(sorted(numbers.keys() - {one.tender for one in tenders})),
        left_out=tuple(
            UnreadPart(file=visible(file), line=line, why=why) for file, line, why in published.not_read
        ),
        left_out_more=published.more_not_read,
        not_read=tuple(not_read),
    )


class AskedFor(NamedTuple):
    """What a tender that was read asked for, in any of its lots; None is not known of any, and true of none."""

    tender: str
    title: str
    authority: str
    life_cycle_cost: bool
    circular: bool | None
    criteria: bool


class Matched(NamedTuple):
    """Tenders that were read, by the number under which all notices of each are published; and those of none."""

    by_process: Mapping[str, Sequence[AskedFor]]
    unmatched: tuple[UnmatchedTender, ...]


def asked_for(records: Iterable[TenderRecord]) -> list[AskedFor]:
    """Return what each tender asked for; a market consultation is no tender."""
    by_tender: dict[tuple[str, str], list[TenderRecord]] = {}
    for one in records:
        if one.outcome != "market_consultation":
            by_tender.setdefault((one.authority, one.tender), []).append(one)
    return [
        AskedFor(
            tender,
            those[0].title,
            authority,
            life_cycle_cost=any(one.basis == "life_cycle_cost" for one in those),
            circular=_any([one.circular for one in those]),
            criteria=any(has_criteria(one) for one in those),
        )
        for (authority, tender), those in by_tender.items()
    ]


def has_criteria(record: TenderRecord) -> bool:
    """Whether an award was asked for with a target or criterion on circularity, or one of a level of ambition."""
    return record.ambition is not None or not {"target", "criterion"}.isdisjoint(record.circular_by)


def _any(said: Sequence[bool | None]) -> bool | None:
    return True if True in said else None if None in said else False


def matched(published: AllTenders, tenders: Iterable[AskedFor], numbers: Mapping[str, str]) -> Matched:
    """Return the tenders by the process that each is, by its code or by the number that is given for it.

    What tenders of two authorities go by is of neither: nothing says whose it is.

    A code is the ocid, what comes after its prefix, or the number of the tender; a number that is given can be that of
    a notice too.
    """
    by_number: dict[str, set[str]] = {}
    by_any: dict[str, set[str]] = {}
    for one in published.processes:
        for number in one.numbers:
            by_number.setdefault(number, set()).add(one.process)
        for number in one.numbers | one.publications:
            by_any.setdefault(number, set()).add(one.process)
    standings = {one.process: one.standing for one in published.processes}
    sought = [(tender, _processes(tender, numbers, by_number, by_any)) for tender in tenders]
    owners: dict[str, set[str]] = {}
    for tender, processes in sought:
        for process in processes:
            owners.setdefault(process, set()).add(spelled(tender.authority))
    found: dict[str, list[AskedFor]] = {}
    unmatched = []
    for tender, processes in sought:
        why = _why_not(processes, standings)
        if why is None and len(owners[next(iter(processes))]) > 1:
            why = "two_authorities"
        if why is None:
            found.setdefault(next(iter(processes)), []).append(tender)
        else:
            unmatched.append(
                UnmatchedTender(tender=tender.tender, title=tender.title, authority=tender.authority, why=why)
            )
    return Matched(found, tuple(unmatched))


def _processes(
    tender: AskedFor,
    numbers: Mapping[str, str],
    by_number: Mapping[str, set[str]],
    by_any: Mapping[str, set[str]],
) -> set[str]:
    given = numbers.get(tender.tender)
    return by_number.get(tender.tender, set()) if given is None else by_any.get(given, set())


Why = Literal["not_found", "several", "two_authorities", "cancelled", "call_off", "planning"]


def _why_not(processes: set[str], standings: Mapping[str, str]) -> Why | None:
    if len(processes) != 1:
        return "several" if processes else "not_found"
    match standings[next(iter(processes))]:
        case "cancelled":
            return "cancelled"
        case "call_off":
            return "call_off"
        case "planning":
            return "planning"
    return None


def shares_of(published: AllTenders, found: Matched) -> Iterator[TendersShare]:
    """Yield the share of all tenders, and by year and CPV division, as they are published."""
    yield _share("all", "", published, found)
    for year in published.years():
        yield _share("year", str(year), published.of_year(year), found)
    for division in published.divisions():
        yield _share("cpv_division", division or "", published.of_division(division), found)


def shares_as_table(found: SharesOfAll) -> bytes:
    """Return the shares as CSV: a row for each group and currency, or for a group without any value."""
    return as_csv((*_OF_SHARE, *_OF_WORTH), _rows(found))


_OF_SHARE = tuple(name for name in TendersShare.model_fields if name != "worth")
_OF_WORTH = tuple(f"worth_{name}" for name in ShareOfWorth.model_fields)


def _rows(found: SharesOfAll) -> Iterator[dict[str, Any]]:
    for one in found.shares:
        row = all_as_written(one.model_dump(exclude={"worth"}))
        for worth_ in one.worth or (None,):
            cells = [None] * len(_OF_WORTH) if worth_ is None else all_as_written([*worth_.model_dump().values()])
            yield {**row, **dict(zip(_OF_WORTH, cells, strict=True))}


def _share(
    by: Literal["all", "year", "cpv_division"], group: str, published: AllTenders, found: Matched
) -> TendersShare:
    those, counted = published.those_that_count(), published.counted()

    def with_(is_it: Callable[[AskedFor], bool | None]) -> list[Process]:
        return [one for one in those if any(is_it(tender) for tender in found.by_process.get(one.process, ()))]

    life_cycle_cost = with_(lambda one: one.life_cycle_cost)
    circular, criteria = with_(lambda one: one.circular), with_(lambda one: one.criteria)
    unknown = [one for one in with_(lambda one: one.circular is None) if one not in circular]
    return TendersShare(
        by=by,
        group=group,
        number=counted.number,
        matched=len(with_(lambda _one: True)),
        life_cycle_cost=len(life_cycle_cost),
        circular=len(circular),
        circular_unknown=len(unknown),
        criteria=len(criteria),
        life_cycle_cost_share=_part(len(life_cycle_cost), counted.number),
        circular_share=_part(len(circular), counted.number),
        criteria_share=_part(len(criteria), counted.number),
        worth=tuple(_worth(counted.value, worth(life_cycle_cost), worth(circular), worth(criteria))),
        without_value=counted.without_value,
        estimated=counted.estimated,
        frameworks=counted.frameworks,
        cancelled=counted.cancelled,
        call_offs=counted.call_offs,
        planned=counted.planned,
    )


def _worth(
    all_: Mapping[str, float],
    life_cycle_cost: Mapping[str, float],
    circular: Mapping[str, float],
    criteria: Mapping[str, float],
) -> Iterator[ShareOfWorth]:
    for currency, value in all_.items():
        parts = [part.get(currency, 0.0) for part in (life_cycle_cost, circular, criteria)]
        shares = [_part(part, value) for part in parts]
        yield ShareOfWorth(
            currency=currency,
            value=value,
            life_cycle_cost=parts[0],
            circular=parts[1],
            criteria=parts[2],
            life_cycle_cost_share=shares[0],
            circular_share=shares[1],
            criteria_share=shares[2],
        )


def _part(part: float, whole: float) -> float | None:
    """Return a share; None of nothing."""
    return part / whole if whole else None
