"""What is wrong, or only remarked, in words: said once, at the end, in the language of who reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from lcc.checks.remarks import passports_of_bidders, remarks, remarks_on_tender
from lcc.language import N_, Local, Text, Translate, listed
from lcc.language.terms import MODEL_NAMES, TERMS
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.problem import Problem
from lcc.record.visible import one_line
from lcc.words.problem_texts import EXPECTED_AND_MEND, REMARKS
from lcc.words.text_problems import MEANINGS

_MOST_DIGITS = 40
_LARGEST_WRITTEN: int = 10**_MOST_DIGITS
_CALLED = {"phase": "phase", "function": "function", "indicator_name": "indicator"}
"""Names in the wording of findings, each with the code in their context that it says in words."""

_AMOUNTS = {"beyond_text", "beyond_yaml", "more_problems", "too_many_cells", "too_many_trials"}
"""Of these every whole number in the wording is written with separators."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A problem in words: what was found, what was expected there, and how to mend it."""

    problem: Problem
    found: Text
    expected: Text
    mend: Text

    def place(self, _: Translate) -> str:
        """Return file, line and field, or sheet and cell."""
        origin = self.problem.origin
        parts = [one_line(self.problem.file)]
        if origin.cell:
            parts.append(_("sheet {sheet}, cell {cell}").format(sheet=origin.sheet, cell=origin.cell))
        elif origin.sheet:
            parts.append(_("sheet {sheet}").format(sheet=origin.sheet))
        elif origin.line:
            parts.append(_("line {line}").format(line=origin.line))
        if origin.field and not origin.sheet:
            parts.append(one_line(origin.field))
        return ", ".join(parts)

    def say(self, _: Translate) -> str:
        """Return the problem as four lines of text."""
        rows = (
            (_("found"), self.found.say(_)),
            (_("expected"), self.expected.say(_)),
            (_("to mend"), self.mend.say(_)),
        )
        width = max(len(label) for label, _text in rows) + 1
        return "\n".join([self.place(_), *(f"  {label + ':':<{width}} {text}" for label, text in rows)])

    def as_json(self, _: Translate) -> dict[str, object]:
        """Return the problem for a machine, with its code."""
        return {
            "file": self.problem.file,
            **self.problem.origin.model_dump(exclude_none=True, exclude={"file"}),
            "code": self.problem.code,
            "found": self.found.say(_),
            "expected": self.expected.say(_),
            "mend": self.mend.say(_),
        }


def worded(problem: Problem) -> Worded:
    """Return a problem in words."""
    code, found = problem.code, problem.found
    expected, mend = EXPECTED_AND_MEND[code]
    words = _words(code, {"file": problem.file, **problem.context})
    if problem.origin.cell:
        # A cell is filled in and read in a program of the reader's own language.
        formatted = {name for name in words if f"{{{name}:" in expected + mend}
        words = {name: word if name in formatted else _as_in_cell(word) for name, word in words.items()}
        found = _as_in_cell(found)
        if "is_share" in words:
            words["hint"] = Text(N_(" It is a share: for 30 percent, type 30% or 0.3."))
    return Worded(problem, shown(found), Text(expected, words), _or_left_out(Text(mend, words), words))


def _or_left_out(mend: Text, words: Mapping[str, Any]) -> Text:
    """Return how to mend a problem, with the other way to go on: without a file, or without one of two."""
    names: Sequence[str] = words.get("leave_out", ())
    if not names:
        return mend
    one = N_("{mend} Or go on without it: --leave-out '{name}'.")
    either = N_("{mend} Or leave one of the two out: --leave-out '{name}' or --leave-out '{other}'.")
    return Text(one if len(names) == 1 else either, {"mend": mend, "name": names[0], "other": names[-1]})


def _as_in_cell(value: object) -> object:
    """Return a number or a date as its reader writes it; anything else as it is."""
    if isinstance(value, datetime):
        return Local(value.date()) if value.time() == time() else value
    if isinstance(value, date) or (isinstance(value, float) and isfinite(value)):
        return Local(value)
    return value


def remark_of(finding: Message) -> Text:
    """Return a finding that stops nothing as a sentence."""
    said = _words(finding.code, finding.context)
    words = {name: Local(word) if isinstance(word, float) else word for name, word in said.items()}
    return Text(REMARKS[finding.code], words)


def remarks_about(tender: Tender, bids: Iterable[Bid]) -> list[Text]:
    """Return what the reader of a comparison should know."""
    bids = list(bids)
    findings = [finding for bid in bids for finding in remarks(tender, bid)]
    return [remark_of(finding) for finding in (*findings, *passports_of_bidders(bids), *remarks_on_tender(tender))]


def _words(code: str, context: Mapping[str, object]) -> dict[str, Any]:
    """Return what fills in the sentence of a code: what is in its context, in words where that is a code itself."""
    words: dict[str, Any] = {"hint": "", "suggestion": "", "of_field": "", "shows": "", **context}
    if code == "not_in_force":
        words |= _in_force(words)
    words |= dict(_phrases(code, context))
    called = {name: TERMS.get(str(words.get(named))) for name, named in _CALLED.items()}
    return words | {name: Text(term) for name, term in called.items() if term}


def _phrases(code: str, context: Mapping[str, Any]) -> Iterator[tuple[str, Text | Local]]:
    """Yield the parts of a sentence that are sentences themselves, or numbers that are written with separators."""
    if "is_share" in context:
        yield "hint", Text(N_(" It is a share: 2.25 % is written as 0.0225."))
    if "suggestion" in context:
        yield "suggestion", Text(N_(" Is {name} meant?"), {"name": context["suggestion"]})
    if "taken" in context:
        yield "taken", listed(Text(MODEL_NAMES[kind]) for kind in context["taken"])
    if code in _AMOUNTS:
        yield from ((name, Local(word, 0)) for name, word in context.items() if isinstance(word, int))
    if code in ("beyond_text", "beyond_yaml"):
        yield "what", Text(MEANINGS[context["what"]])


def _in_force(words: Mapping[str, Any]) -> dict[str, Text]:
    """Return since or until when a published figure holds, and what to take in its place."""
    since, until, instead = (words.get(name) for name in ("since", "until", "instead"))
    if since:
        why = Text(N_("it holds from {date}"), {"date": Local(since)})
    else:
        why = Text(N_("it held until {date}"), {"date": Local(until)}) if until else Text(N_("it is superseded"))
    if not instead:
        return {
            "why": why,
            "instead": Text(N_("Choose one that does; `lcc constants` lists them with their dates.")),
        }
    if words["is_published"]:
        return {"why": why, "instead": Text(N_("{name} has taken its place."), {"name": instead})}
    elsewhere = N_("{name} has taken its place; `lcc constants` does not have its figures: state them yourself.")
    return {"why": why, "instead": Text(elsewhere, {"name": instead})}


def shown(value: object) -> Text:
    """Return a value as it is quoted in a message: short, and with its kind where that matters.

    >>> shown("12,50").say(str), shown(7.0).say(str), shown(None).say(str)
    ("text '12,50'", '7.0', 'nothing')
    """
    if value is None or value == "":
        return Text(N_("nothing"))
    if isinstance(value, Text):
        return value
    if isinstance(value, Local):
        return Text("{written}", {"written": value})
    if isinstance(value, bool):
        return Text(N_("yes") if value else N_("no"))
    if isinstance(value, int) and abs(value) > _LARGEST_WRITTEN:
        return Text(N_("a whole number of more than {digits} digits"), {"digits": _MOST_DIGITS})
    written = one_line(str(value), 80)
    if isinstance(value, str):
        return Text(N_("text '{written}'"), {"written": written})
    if isinstance(value, dict):
        return Text(N_("a group of fields"))
    if isinstance(value, list):
        return Text(N_("a list"))
    return Text("{written}", {"written": written})
