"""Everything that the models let one choose is reached by documents that the fuzzer makes and the readers accept."""

from collections.abc import Iterator
from random import Random
from typing import Literal

from fuzz import documents
from fuzz.kinds import KINDS, Plan, plan, records_of
from fuzz.schema import Choice, choices, reached
from lcc.model.award import AWARD_RULES
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.quality import SCALES
from lcc.record.problem import InputRefusedError
from lcc.record.record import Record

TEXTS = {name: kind.text for name, kind in KINDS.items() if kind.text}
OF_KIND = {name: choices(text.model) for name, text in TEXTS.items()}
ALL = set().union(*OF_KIND.values())
MOST_TRIES = 20
"""For each choice."""


def accepted(made: Plan) -> Iterator[Choice]:
    """Yield the choices in a document, if its reader accepts it."""
    text = TEXTS[made.kind]
    try:
        found = text.read(made.plain(), {}, made.case, "x.json")
    except InputRefusedError:
        return
    for record in found.records:
        yield from reached(record)


def test_every_choice_is_in_a_document_that_is_accepted() -> None:
    """A business model, award rule, scale or option that the models get one day is missed here until a case has it."""
    seen: set[Choice] = set()
    for name in TEXTS:
        for case in documents.made() if name in ("tender", "bid") else KINDS[name].cases():
            for hand in range(len(records_of(case)[1]) if name == "bid" else 1):
                seen.update(accepted(Plan(name, case, (), hand)))
    for choice in sorted(ALL - seen, key=str):
        kinds = [name for name, known in OF_KIND.items() if choice in known]
        for number in range(MOST_TRIES):
            if choice not in seen:
                seen.update(accepted(plan(kinds[number % len(kinds)], Random(f"{choice}{number}"), choice)))
    assert sorted(map(str, ALL - seen)) == []


def test_the_choices_are_those_of_the_registers() -> None:
    known = {choice.word for choice in ALL if choice.field in ("kind", "method")}
    assert {*BUSINESS_MODELS, *AWARD_RULES, *SCALES} <= known


def test_a_new_choice_would_be_missed() -> None:
    class Inside(Record):
        how: Literal["old", "new"] = "old"

    class Outside(Record):
        inside: list[Inside]
        by_phase: dict[Literal["use", "purchase"], str]

    asked = choices(Outside)
    made = set(reached(Outside(inside=[Inside()], by_phase={"use": "x"})))
    assert asked - made == {Choice("Inside", "how", "new"), Choice("Outside", "by_phase", "purchase")}
