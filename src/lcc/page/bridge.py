"""What the page asks, by a word, and what it gets: plain data and files.

What was opened last stays at hand, so that a slider reads no file again.
"""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lcc.api.reading import read
from lcc.api.scoring import Scored, score
from lcc.intake.submissions import Submissions
from lcc.language import translator
from lcc.model.tender import Tender
from lcc.page.compare import opened, outcome
from lcc.page.dropped import dropped, one_counts, several_of, which_one
from lcc.page.plain import plain_problems
from lcc.page.telling import Tell
from lcc.record.bounds import FIRST_DAY, LAST_DAY
from lcc.record.problem import LccError

if TYPE_CHECKING:
    from lcc.page.forms import Forms

Answer = dict[str, Any]


gc.set_threshold(10_000, 20, 20)
"""Hundreds of bids make millions of objects: searched for garbage as often as is usual, they take a tenth
more time."""


class _AtHand:
    """What was opened last."""

    files: Mapping[str, bytes] = {}
    forms: "Forms | None" = None
    readings: Mapping[str, bytes] = {}
    submissions: Submissions | None = None
    scored: Scored | None = None
    tender: Tender | None = None
    layouts: Any = None
    tender_file: tuple[str, bytes] = ("", b"")
    looked_back: Any = None
    tabled: Any = None
    award: Any = None
    contract: Any = None


class _LostError(Exception):
    """What is asked about is not at hand: Python was stopped since, and started anew. The page opens it again."""


def answer(
    ask: str, words: str, files: Sequence[tuple[str, Any]], tell: Tell
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the answer to what the page asks, both as JSON with the files that go with it.

    What a user can mend comes back as `problems`; what else goes wrong is raised, and is a fault of ours.
    """
    # In the order in which a folder is read: browsers hand it over in another one.
    in_order = sorted(files, key=lambda file: PurePosixPath(file[0]).parts)
    said, given = json.loads(words), {name: bytes(content) for name, content in in_order}
    try:
        found = _ANSWERS[ask](said, given, tell)
    except LccError as refused:
        found = {"problems": plain_problems(refused.problems, said["language"])}
    except _LostError:
        found = {"lost": True}
    made = found.pop("files", [])
    return json.dumps(found), made


def rest() -> None:
    """Give back what an answer left: when nobody waits."""
    gc.collect()


def _at_hand(name: str) -> Any:
    found = getattr(_AtHand, name)
    if found is None:
        raise _LostError
    return found


def _scored(tell: Tell) -> Scored:
    if _AtHand.scored is None:
        tell("comparison", 0, 0)
        _AtHand.scored = score(_at_hand("submissions"))
    return _AtHand.scored


def _open(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    def watch(bids: Sequence[Any]) -> Iterator[Any]:
        for number, bid in enumerate(bids, start=1):
            tell("bids", number, len(bids))
            yield bid

    newer, replaced = words.get("newer", ()), words.get("replaced")
    forms, readings = _AtHand.forms, _AtHand.readings
    _AtHand.forms, _AtHand.readings = None, {}
    with forms.known(readings) if forms and readings else nullcontext():
        found = opened(files, words.get("leave_out", ()), words.get("chosen"), watch, newer, replaced)
    _AtHand.submissions, _AtHand.scored = found.submissions, None
    _AtHand.files = found.dropped.of("score_sheet")
    return found.plain(words["language"])


def _forms(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Say how many forms there are to read, where that can be done before they are opened: a second worker helps."""
    from lcc.page.forms import forms_in

    _AtHand.forms = forms_in(files, words.get("leave_out", ()), words.get("chosen"))
    return {"forms": len(_AtHand.forms.contents) if _AtHand.forms else 0}


def _read(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Read some of the forms, for whoever opens all of them."""
    return {"files": _at_hand("forms").read(words["start"], words["end"])}


def _take(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Take what was read of forms, here or elsewhere: what is opened next is not read again."""
    _AtHand.readings = files
    return {}


def _rank(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    _at_hand("submissions")
    return outcome(_scored(tell), words["language"])


def _everything(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.papers import everything
    from lcc.page.sending import to_fill_in

    _ = translator(words["language"])
    sent = _day(words)
    archive, problems = everything(_scored(tell), words["language"], sent, tell)
    return {
        "files": [(f"{_('award')}.zip", archive)],
        "left_out": problems,
        "to_fill_in": to_fill_in(_scored(tell), words["language"], _meant(sent)),
    }


def _sending(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.sending import before_sending

    return {"before_sending": before_sending(_scored(tell), words["language"], _meant(_day(words)))}


def _day(words: Answer) -> date | None:
    return date.fromisoformat(words["sent"]) if words.get("sent") else None


def _meant(day: date | None) -> date | None:
    """Return a day that letters can have: one that is still being typed is none, and one beyond that is refused."""
    return day if day is None or FIRST_DAY <= day <= LAST_DAY else None


def _workbook(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    _ = translator(words["language"])
    scored = _scored(tell)
    tell("workbook", 0, 0)
    return {"files": [(f"{_('comparison')}.xlsx", scored.workbook(words["language"]))]}


def _result(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Return the result and the comparison as files, for a platform that shows the page in a frame."""
    _ = translator(words["language"])
    result = (f"{_('result')}.json", _scored(tell).json(words["language"]))
    return {"files": [result, *_workbook(words, files, tell)["files"]]}


def _score_sheets(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.quality import score_sheets

    return {"files": score_sheets(_at_hand("submissions"), words["language"])}


def _final_scores(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.quality import final_scores

    return {"files": final_scores(_at_hand("submissions"), _AtHand.files, words["by"])}


def _draw(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.draws import with_draw

    return {"files": with_draw(_at_hand("submissions"), words["drawn"])}


def _numbers(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.what_if import numbers

    return {"numbers": numbers(_at_hand("submissions"), words["language"])}


def _try(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.what_if import tried

    return tried(_scored(tell), words["changes"], words["language"])


def _choices(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import choices

    return choices(words["language"])


def _start(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import started

    return {"files": started(words, words["language"])}


def _papers(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import papers

    return papers(next(iter(files.items())), words["language"])


def _lay_out(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import laid_out

    return laid_out(next(iter(files.items())), words["language"])


def _look_back(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.look_back import in_words, looked_back

    if several := one_counts(dropped(files).roles, words["language"]):
        return {"not_together": several}
    _AtHand.looked_back = looked_back(files)
    return {"outcome": in_words(_AtHand.looked_back, words["language"])}


def _look_back_sheet(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.look_back import sheet

    return {"files": sheet(words, words["language"])}


def _look_back_paper(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.look_back import paper

    return {"files": paper(_at_hand("looked_back"), words["language"])}


def _portfolio(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.portfolio import in_words, several_indices, tabled

    if several := several_indices(files):
        return {"not_together": which_one([several], words["language"])}
    _AtHand.tabled = tabled(files, words["price_level"], words["leave_out"], tell)
    return in_words(_AtHand.tabled, words["language"])


def _portfolio_file(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.portfolio import table_file

    return {"files": table_file(_at_hand("tabled"), words["kind"], words["language"])}


def _contract(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Open a contract; or an award, of which one can be made once it is said with whom and from when.

    Beside a contract stand the names of files with what was paid and measured, which can be recorded.
    """
    from lcc.page.contract import award_in, in_words, open_contract, several_in
    from lcc.page.dropped import dropped

    found = dropped(files)
    if several := several_in(found):
        return {"not_together": which_one(several, words["language"])}
    _AtHand.contract, _AtHand.award = open_contract(found), award_in(found)
    if _AtHand.contract is not None:
        return {"outcome": in_words(_AtHand.contract, words["language"]), "rows": found.of_role("realised")}
    return {"choices": _AtHand.award.choices} if _AtHand.award is not None else {"nothing": True}


def _make_contract(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.contract import made_of

    return {"files": made_of(_at_hand("award"), words["award"], date.fromisoformat(words["delivered"]))}


def _record(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.contract import recorded
    from lcc.page.dropped import dropped

    made = recorded(dropped(files), words["by"], date.fromisoformat(words["on"]), words["language"])
    return {"files": made.files, "said": made.said, "left": made.left}


def _contract_form(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.contract import form_of

    return {"files": form_of(_at_hand("contract"), words["year"], words["language"])}


def _contract_file(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.contract import contract_files

    return {"files": contract_files(_at_hand("contract"), words["kind"], words["language"])}


def _begin_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Open the tender that a bid is for, and a form that was begun; a form alone does not say all of its tender.

    `seen` names what was opened before, and `counted` by role what counted of it: something newer takes its place. A
    newer form brings all of its answers; else those that were given stay.
    """
    from lcc.excel.bid_form.read import layouts_of
    from lcc.page.supply import begun_form

    found, counted, language = dropped(files), words.get("counted", {}), words["language"]
    newest = found.newest(words.get("seen", ()), counted)
    tender, form, several = newest.one("tender"), newest.one("bid"), several_of(newest.roles, ("tender", "bid"))
    if several:
        return {"several": several}
    if tender is None:
        problems = plain_problems(found.problems, language)
        return {"needs_tender": True, "problems": problems}
    opened = read(tender).tender
    layouts = layouts_of(opened)
    said: Answer = begun_form(form[1], form[0], opened, layouts, language) if form else {"answers": {}}
    is_new_form = form is not None and form[0] != counted.get("bid")
    if not is_new_form:
        said["answers"] |= words.get("answers", {})
    _AtHand.tender_file, _AtHand.tender, _AtHand.layouts = tender, opened, layouts
    counts = {role: one[0] for role, one in (("tender", tender), ("bid", form)) if one}
    said |= {"seen": [*found.roles], "counted": counts, "is_new_form": is_new_form}
    return said | _questions(words | said, {}, tell)


def _questions(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import questions, worked_out

    tender: Tender = _at_hand("tender")
    return {
        "title": tender.title,
        "authority": tender.authority,
        "sheets": questions(_AtHand.layouts, words["language"]),
        "worked_out": worked_out(_AtHand.layouts, words["answers"], words["language"]),
    }


def _work_out(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import worked_out

    return {"worked_out": worked_out(_at_hand("layouts"), words["answers"], words["language"])}


def _check_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import checked

    tender = _at_hand("tender")
    return checked(_AtHand.tender_file, tender, _AtHand.layouts, words["answers"], words["language"])


def _save_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import filled_form

    return {"files": [filled_form(_at_hand("tender"), _AtHand.layouts, words["answers"], words["language"])]}


def _verify(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.verify import verified

    return verified(files, words["language"], words.get("chosen", ""))


def _warm(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Load what a next question takes, a little at a time: `step` counts, `more` says whether to go on."""
    from lcc.page.warming import STEPS

    STEPS[words["step"]](words["language"])
    return {"more": words["step"] + 1 < len(STEPS)}


_ANSWERS: Mapping[str, Callable[[Answer, Mapping[str, bytes], Tell], Answer]] = {
    "warm": _warm,
    "forms": _forms,
    "read": _read,
    "take": _take,
    "open": _open,
    "rank": _rank,
    "workbook": _workbook,
    "everything": _everything,
    "sending": _sending,
    "result": _result,
    "score_sheets": _score_sheets,
    "final_scores": _final_scores,
    "draw": _draw,
    "numbers": _numbers,
    "try": _try,
    "begin_bid": _begin_bid,
    "questions": _questions,
    "work_out": _work_out,
    "check_bid": _check_bid,
    "save_bid": _save_bid,
    "choices": _choices,
    "start": _start,
    "papers": _papers,
    "lay_out": _lay_out,
    "look_back_sheet": _look_back_sheet,
    "look_back": _look_back,
    "look_back_paper": _look_back_paper,
    "verify": _verify,
    "portfolio": _portfolio,
    "portfolio_file": _portfolio_file,
    "contract": _contract,
    "make_contract": _make_contract,
    "contract_file": _contract_file,
    "contract_form": _contract_form,
    "record": _record,
}
__all__: Sequence[str] = ["answer"]
