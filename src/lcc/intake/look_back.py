"""An award on price from its files: the tender, bids that say only what was asked, and ranges for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from lcc.analysis.not_asked import Assumed, filled_in
from lcc.checks.agreement import clashing, disagreements
from lcc.checks.validation import record_of
from lcc.intake.file_kinds import TEXT_FILES
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load
from lcc.intake.submissions import problems_of_mapping, read_mapping, read_tender
from lcc.interchange.text_file import stated_in_text
from lcc.model.bid import Bid
from lcc.model.look_back import LookBack, Question
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import path_of
from lcc.record.problem import InputRefusedError, Problem, gathered, in_file, problem_of, problems_of, refusal
from lcc.record.stated import Stated

if TYPE_CHECKING:
    from lcc.excel.price_sheet.mapping import PriceSheet


_NOT_ASKED = ("not_mapped", "life_not_mapped", "phase_not_mapped", "resource_not_stated")
"""What a mapping need not hold here: a range can stand in for it, and where none does the bid itself is refused."""


@dataclass(frozen=True, slots=True)
class AwardOnPrice:
    """The tender, its bids filled in with what is most likely, which of their numbers that are, and the ranges."""

    tender: Tender
    bids: tuple[Bid, ...]
    assumed: tuple[Assumed, ...]
    asked: LookBack


def read_award(
    file: File,
    bid_files: Sequence[File] = (),
    map_file: File | None = None,
    ranges_file: File | None = None,
) -> AwardOnPrice:
    """Read a sheet of quotes that looks back; or a tender, bids or mapped price sheets, and ranges.

    Raises
    ------
    InputRefusedError
        With every problem in all the files.
    """
    if not bid_files and file.suffix.lower() == ".xlsx":
        return _on_sheet(file)
    if ranges_file is None:
        with in_file(str(file)):
            raise refusal("ranges_needed")
    problems: list[Problem] = []
    asked, _origins = load(read_bytes(ranges_file), str(ranges_file), LookBack)
    tender = read_tender(file)
    mapping = None
    if map_file is not None:
        mapping, _input, origins = read_mapping(map_file)
        found = problems_of_mapping(mapping, tender, str(map_file), origins)
        if unclear := [one for one in found if one.code not in _NOT_ASKED]:
            raise InputRefusedError(unclear)
    made = []
    for bid_file in bid_files:
        with gathered(problems), in_file(str(bid_file)):
            stated = _stated(bid_file, tender, mapping)
            try:
                made.append(_filled(stated, tender, asked))
            except InputRefusedError as refused:
                raise InputRefusedError([_as_range(one, stated.values) for one in refused.problems]) from None
    return _whole(tender, made, asked, problems, [str(one) for one in bid_files])


def _on_sheet(file: File) -> AwardOnPrice:
    from lcc.excel.quotes.read import Quotes, is_quotes
    from lcc.excel.untrusted.limits import OF_OUR_OWN
    from lcc.excel.untrusted.opening import open_workbook

    problems: list[Problem] = []
    with in_file(str(file)):
        workbook = open_workbook(read_bytes(file), limits=OF_OUR_OWN)
        quotes = Quotes(workbook) if is_quotes(workbook) else None
        if quotes is None or not quotes.looks_back:
            raise refusal("not_a_look_back")
        tender, asked = None, None
        with gathered(problems):
            tender = record_of(quotes.tender(), Tender)
        with gathered(problems):
            asked = record_of(quotes.ranges(), LookBack)
        if tender is None or asked is None:
            raise InputRefusedError([*problems, *quotes.problems_of_bids()])
        made = []
        for stated in quotes.bids(tender):
            with gathered(problems):
                made.append(_filled(stated, tender, asked))
        return _whole(tender, made, asked, problems, [str(file)] * len(made))


def _stated(file: File, tender: Tender, mapping: "PriceSheet | None") -> Stated:
    content = read_bytes(file)
    if (kind := file.suffix.lower()) in TEXT_FILES:
        return stated_in_text(content, kind)
    from lcc.excel.price_sheet.read import stated_in_price_sheet
    from lcc.excel.untrusted.opening import open_workbook

    if mapping is None:
        raise refusal("map_needed")
    return stated_in_price_sheet(open_workbook(content), mapping, tender)


def _as_range(problem: Problem, values: Any) -> Problem:
    """Return that a range is missing, in place of what a bid does not say and a range can stand in for."""
    path = path_of(problem.origin.field) if problem.origin.field else ()
    entry: dict[str, str] = {}
    if problem.code == "missing" and path[-1:] == ("service_life_years",):
        entry = {"question": "life"}
    elif problem.code == "phase_not_answered" and problem.context["phase"] in get_args(Question):
        entry = {"question": str(problem.context["phase"])}
    elif problem.code == "resource_not_stated":
        entry = {"question": "consumption", "resource": str(problem.context["resource"])}
    if not entry or path[:1] != ("offers",):
        return problem
    if entry["question"] != "management":
        entry["item"] = str(values["offers"][path[1]].get("item"))
    said = ", ".join(f"{name}: {value}" for name, value in entry.items())
    return problem_of(Message((), "range_left_out", None, {"entry": said}), problem.file)


def _filled(stated: Stated, tender: Tender, asked: LookBack) -> tuple[Bid, list[Assumed]]:
    """Return a bid with what is most likely where it states nothing, and which of its numbers that are."""
    if not isinstance(stated.values, dict):
        return record_of(stated, Bid), []
    values, found = filled_in(stated.values, tender, asked.ranges)
    bid = record_of(replace(stated, values=values), Bid)
    if findings := disagreements(tender, bid):
        raise InputRefusedError(problems_of(findings, origins=stated.origins))
    return bid, [Assumed(k, bid.name, path) for k, path in found]


def _whole(
    tender: Tender,
    made: Sequence[tuple[Bid, list[Assumed]]],
    asked: LookBack,
    problems: Sequence[Problem],
    files: Sequence[str],
) -> AwardOnPrice:
    bids = tuple(bid for bid, _assumed in made)
    if not problems:
        problems = [problem_of(finding, files[position]) for position, finding in clashing(bids, files)]
    if problems:
        raise InputRefusedError(problems)
    return AwardOnPrice(tender, bids, tuple(one for _bid, assumed in made for one in assumed), asked)
