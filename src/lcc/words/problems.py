"""What is wrong, or only remarked, in words: said once, at the end, in the language of who reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from lcc.checks.remarks import passports_of_bidders, remarks, remarks_on_tender
from lcc.language import LANGUAGES, N_, Exact, Local, ShownAmount, Text, Translate, listed, moment, translator
from lcc.language.terms import MODEL_NAMES, OF_CONTRACTS, TERMS
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.place import Asked
from lcc.record.problem import Problem
from lcc.record.visible import one_line
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.in_workbooks import FOR_SUPPLIER, IN_WORKBOOK
from lcc.words.problem_texts.on_inputs import ON_INPUTS
from lcc.words.problem_texts.texts import MEANINGS
from lcc.words.workbook_words import path_text, words_in_workbook

_MOST_DIGITS = 40
_FEWEST_ZEROS, _MOST_SHOWN = 1e-9, 1e15
"""Between which a number is written out."""
_LARGEST_WRITTEN: int = 10**_MOST_DIGITS
_CALLED = {"phase": "phase", "function": "function", "indicator_name": "indicator"}
"""Names in the wording of findings, each with the code in their context that it says in words."""
_OF_UNITS = {"epd_per_item", "epd_other_unit"}
"""Of these the wording names units of an EPD."""
_TABLES = (".csv", ".xlsx")
"""How files end in which people write days in their own order."""
_UNITS = {"piece": N_("piece")}
"""Units that are words and no signs."""

_AMOUNTS = {"beyond_text", "beyond_yaml", "more_problems", "too_many_cells", "too_many_trials"}
"""Of these every whole number in the wording is written with separators."""


class Worded(NamedTuple):
    """A problem in words: what was found, what was expected there, and how to mend it."""

    problem: Problem
    found: Text
    expected: Text
    mend: Text

    def place(self, _: Translate) -> str:
        """Return the file, and where in it."""
        between = ": " if isinstance(self.problem.origin, Asked) else ", "
        return between.join(part for part in (one_line(self.problem.file), self.at(_)) if part)

    def at(self, _: Translate) -> str:
        """Return where in the file: line and field; in a workbook what is asked, before the cell."""
        origin = self.problem.origin
        parts = []
        if isinstance(origin, Asked) and origin.label:
            words = N_("{label} ({cell})") if origin.is_only_sheet else N_("{label} (sheet {sheet}, cell {cell})")
            if origin.is_beside:
                words = N_("beside {label} (sheet {sheet}, cell {cell})")
            parts.append(_(words).format(label=one_line(origin.label), sheet=origin.sheet, cell=origin.cell))
        elif origin.cell:
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
            **({"supplier": self.problem.supplier} if self.problem.supplier else {}),
            **self.problem.origin.model_dump(exclude_none=True, exclude={"file"}),
            "code": self.problem.code,
            "found": self.found.say(_),
            "expected": self.expected.say(_),
            "mend": self.mend.say(_),
        }


def worded(problem: Problem, *, for_supplier: bool = False) -> Worded:
    """Return a problem in words: of a cell by what is asked there, of a text by the names of its fields.

    `for_supplier` leaves out what only who has this program can do.
    """
    code, found = problem.code, problem.found
    expected, mend = _texts_of(problem, for_supplier=for_supplier)
    words = _words(code, {"file": problem.file, **problem.context})
    if problem.origin.sheet or problem.origin.cell:
        # A cell is filled in and read in a program of the reader's own language.
        words, found = words_in_workbook(words, found)
    elif problem.file.lower().endswith(_TABLES):
        words, found = {name: _day(word) for name, word in words.items()}, _day(found)
    said = Worded(problem, shown(found), Text(expected, words), Text(mend, words))
    return said if for_supplier else said._replace(mend=_or_left_out(said.mend, words))


def _day(value: object) -> object:
    """Return a day as its reader writes it, anything else as it is."""
    return Local(value) if isinstance(value, date) else value


def _texts_of(problem: Problem, *, for_supplier: bool) -> tuple[str, str]:
    code = problem.code
    if for_supplier and code in FOR_SUPPLIER:
        return FOR_SUPPLIER[code]
    if problem.origin.sheet or problem.origin.cell:
        asked = "a share" if problem.context.get("is_share") else f"a {problem.context.get('asks')}"
        return IN_WORKBOOK.get(f"{code}, {asked}", IN_WORKBOOK.get(code, EXPECTED_AND_MEND[code]))
    return EXPECTED_AND_MEND[code]


def _or_left_out(mend: Text, words: Mapping[str, Any]) -> Text:
    """Return how to mend a problem, with the other way to go on: without a file, or without one of two."""
    names: Sequence[str] = words.get("leave_out", ())
    if not names:
        return mend
    one = N_("{mend} Or go on without it: --leave-out '{name}'.")
    either = N_("{mend} Or leave one of the two out: --leave-out '{name}' or --leave-out '{other}'.")
    return Text(one if len(names) == 1 else either, {"mend": mend, "name": names[0], "other": names[-1]})


_MOMENTS: Mapping[str, tuple[str, ...]] = {"locked_before_input": ("at", "changed"), "lock_broken": ("at",)}
"""Which words of a code are moments."""


def remark_of(finding: Message) -> Text:
    """Return a finding that stops nothing as a sentence."""
    said = _words(finding.code, finding.context)
    return Text(ON_INPUTS[finding.code], said)


def remarks_about(tender: Tender, bids: Iterable[Bid]) -> list[Text]:
    """Return what the reader of a comparison should know."""
    bids = list(bids)
    findings = [finding for bid in bids for finding in remarks(tender, bid)]
    return [remark_of(finding) for finding in (*findings, *passports_of_bidders(bids), *remarks_on_tender(tender))]


def _words(code: str, context: Mapping[str, object]) -> dict[str, Any]:
    """Return what fills in the sentence of a code: what is in its context, in words where that is a code itself."""
    words: dict[str, Any] = {"hint": "", "suggestion": "", "shows": "", "also": "", **context}
    if code == "not_in_force":
        words |= _in_force(words)
    words |= dict(_phrases(code, context))
    words |= {name: moment(words[name]) for name in _MOMENTS.get(code, ())}
    if isinstance(words.get("source"), str):
        words["source"] = Text(words["source"])
    called = {name: TERMS.get(str(words.get(named))) for name, named in _CALLED.items()}
    words |= {name: Text(term) for name, term in called.items() if term}
    return {name: shown(None) if word is None else word for name, word in words.items()}


def _phrases(code: str, context: Mapping[str, Any]) -> Iterator[tuple[str, Text | Local]]:
    """Yield the parts of a sentence that are sentences themselves, or numbers that are written with separators."""
    if "is_share" in context:
        yield "hint", Text(N_(" It is a share: 2.25 % is written as 0.0225."))
    if "suggestion" in context:
        yield "suggestion", Text(N_(" Is {name} meant?"), {"name": context["suggestion"]})
    if "source" in context:
        yield "source", Text(context["source"])
    if code == "not_known_to_hold":
        yield "until", Local(context["until"])
    if "models" in context:
        yield "models", listed(Text(MODEL_NAMES[kind]) for kind in context["models"])
    if "also" in context:
        yield "also", Text(N_(" The same goes for: {cells}."), {"cells": context["also"]})
    for blank in ("weights", "of_each"):
        if blank in context:
            parts = (Text("{name} {weight}", {"name": one, "weight": part}) for one, part in context[blank])
            yield blank, listed(parts)
    if "ways" in context:
        yield "ways", listed(map(_called, context["ways"]))
    if code == "out_of_proportion":
        yield "field", listed([_called(context["field"])])
        yield "amount", ShownAmount(context["amount"])
    if code == "more_comes_back":
        yield from ((name, ShownAmount(context[name])) for name in ("back", "paid"))
    if code in _AMOUNTS:
        yield from ((name, Local(word, 0)) for name, word in context.items() if isinstance(word, int))
    if code in _OF_UNITS:
        for name in ("stated", "unit", "known"):
            if isinstance(units := context.get(name), str):
                yield name, listed(Text(_UNITS.get(unit, unit)) for unit in units.split(", "))
    if code in ("not_of_kind", "needed_of_kind") and (term := OF_CONTRACTS.get(str(context["kind"]))):
        yield "kind", Text(term)
    if code in ("beyond_text", "beyond_yaml"):
        yield "what", Text(MEANINGS[context["what"]])


def _called(field: object) -> object:
    """Return what a field is called, by its path or by the name that it has itself."""
    return path_text(field) if isinstance(field, tuple) else field


def _in_force(words: Mapping[str, Any]) -> dict[str, Text]:
    """Return since or until when a published figure holds, and what to take in its place."""
    since, until, instead = (words.get(name) for name in ("since", "until", "instead"))
    if since:
        why = Text(N_("it holds from {date}"), {"date": Local(since)})
    else:
        why = Text(N_("it held until {date}"), {"date": Local(until)}) if until else Text(N_("it is superseded"))
    if before := words.get("before"):
        return {"why": why, "instead": Text(N_("{name} holds then."), {"name": before})}
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

    >>> from lcc.language import translator
    >>> shown("12,50").say(str), shown(7.5).say(translator("nl")), shown(None).say(str)
    ("text '12,50'", '7,5', 'nothing')
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
    if isinstance(value, float) and _FEWEST_ZEROS <= abs(value) < _MOST_SHOWN:
        return Text("{written}", {"written": Exact(value)})
    written = one_line(str(value), 80)
    if isinstance(value, str):
        return Text(N_("text '{written}'"), {"written": written})
    if isinstance(value, dict):
        return Text(N_("a group of fields"))
    if isinstance(value, list):
        return Text(N_("a list"))
    return Text("{written}", {"written": written})


NotRead = dict[str, Any]
"""Something that could not be read: source, file, place and code, and what is wrong in each language."""


def told(source: str, problem: Problem) -> NotRead:
    """Return a problem as it stands in the list of what could not be read."""
    said = {language: worded(problem).say(translator(language)) for language in LANGUAGES}
    at = problem.origin
    return {
        "source": source, "file": problem.file, "code": problem.code, "field": at.field, "sheet": at.sheet,
        "cell": at.cell, "line": at.line, **said,
    }  # fmt: skip
