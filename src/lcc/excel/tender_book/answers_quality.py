"""Criteria and their scales in the cells of the sheet of a tender, and back.

A criterion has a row, and names the one that it is below by its code. A scale has a row, and names its criterion.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.excel.cells.lists import earned_in, earned_in_cell, typed_number
from lcc.excel.tender_book.answers_award import AwardAnswers, RuleAnswers, filled_rows
from lcc.language import Translate
from lcc.language.numbers import exact_number
from lcc.library.published import QUALITY_SCALES
from lcc.model.quality import SCALES, AnyScale, MeasuredScale, Quality, WordsScale
from lcc.record.message import Message
from lcc.record.path import Path

_PLAIN = ("name", "id", "weight", "points", "description", "ambition")
_NUMBERS = ("lowest", "highest", "between")


def quality_answers(quality: Quality, _: Translate) -> dict[Path, Any]:
    """Return what to write in the cells about criteria and scales."""
    answers: dict[Path, Any] = {}
    scales = 0
    for k, (criterion, above) in enumerate(quality.walk()):
        answers |= {("criteria", k, name): getattr(criterion, name) for name in _PLAIN}
        minimum = criterion.minimum
        answers["criteria", k, "minimum"] = exact_number(minimum, _) if isinstance(minimum, float) else minimum
        answers["criteria", k, "below"] = above[-1].id if above else None
        if criterion.scale is not None:
            cells = {"criterion": criterion.id, **_scale_answers(criterion.scale, _)}
            answers |= {("scales", scales, name): value for name, value in cells.items()}
            scales += 1
    return answers


def _scale_answers(scale: AnyScale, _: Translate) -> dict[str, Any]:
    if isinstance(scale, MeasuredScale):
        return {"kind": scale.indicator, "between": scale.between, "earns": earned_in_cell(scale, _)}
    if isinstance(scale, WordsScale) and scale.preset is not None:
        return {"kind": scale.preset}
    if isinstance(scale, WordsScale):
        return {"kind": scale.kind, "earns": earned_in_cell(scale, _)}
    return {"kind": scale.kind, "lowest": scale.lowest, "highest": scale.highest}


def criteria_of(answers: AwardAnswers) -> Iterator[RuleAnswers]:
    """Yield the fields of criteria and of their scales."""
    scales = _by_code(answers, "scales", "criterion")
    if any(key[0] in ("quality", "criteria", "scales") for key in answers):
        yield RuleAnswers(("quality", "criteria"), None, ("criteria", 0, "name"))
    for k, at in _placed(_parents(answers), None, ("quality", "criteria")):
        for name in _PLAIN:
            yield RuleAnswers((*at, name), answers.get(("criteria", k, name)), ("criteria", k, name))
        scale = scales.get(_text(answers, "criteria", k, "id"))
        if scale is not None:
            yield from _scale_of(answers, scale, (*at, "scale"))
        minimum = answers.get(("criteria", k, "minimum"))
        in_words = scale is not None and answers.get(("scales", scale, "kind")) in ("words", *QUALITY_SCALES)
        if minimum is not None and not in_words and (number := typed_number(minimum)) is not None:
            minimum = number
        yield RuleAnswers((*at, "minimum"), minimum, ("criteria", k, "minimum"))


def weights_of(answers: AwardAnswers) -> Iterator[tuple[Path, list[Path]]]:
    """Yield where criteria stand side by side in a tender, and the keys of the cells with their weights or points."""
    side_by_side: dict[Path, list[Path]] = {}
    for k, at in _placed(_parents(answers), None, ("quality", "criteria")):
        name = "points" if ("criteria", k, "points") in answers else "weight"
        side_by_side.setdefault(at[:-1], []).append(("criteria", k, name))
    yield from side_by_side.items()


def _by_code(answers: AwardAnswers, table: str, column: str) -> dict[str | None, int]:
    """Return the first row of a table in which each code stands."""
    return {_text(answers, table, k, column): k for k in reversed(filled_rows(answers, table))}


def _parents(answers: AwardAnswers) -> dict[int, int | None]:
    """Return by row of a criterion the row of the one that it is below; None where it is below none that is known."""
    coded = _by_code(answers, "criteria", "id")
    below = {k: _text(answers, "criteria", k, "below") for k in filled_rows(answers, "criteria")}
    return {k: coded.get(code) if code else None for k, code in below.items()}


def _placed(parents: Mapping[int, int | None], below: int | None, at: Path) -> Iterator[tuple[int, Path]]:
    """Yield the rows below a row, with what is below them in turn, and where each stands."""
    for position, k in enumerate(k for k, parent in parents.items() if parent == below):
        yield k, (*at, position)
        yield from _placed(parents, k, (*at, position, "criteria"))


def _scale_of(answers: AwardAnswers, k: int, at: Path) -> Iterator[RuleAnswers]:
    def cell(name: str) -> tuple[Any, Path]:
        return answers.get(("scales", k, name)), ("scales", k, name)

    kind, key = cell("kind")
    is_measured, is_published = _is_measured(kind), kind in QUALITY_SCALES
    yield RuleAnswers((*at, "kind"), "measured" if is_measured else "words" if is_published else kind, key)
    if is_measured:
        yield RuleAnswers((*at, "indicator"), kind, key)
    if is_published:
        yield RuleAnswers((*at, "preset"), kind, key)
    for name in _NUMBERS:
        if cell(name)[0] is not None:
            yield RuleAnswers((*at, name), *cell(name))
    written, key = cell("earns")
    yield RuleAnswers((*at, "steps" if is_measured else "words"), None, key)
    for j, (word, earns) in enumerate(earned_in(written) or () if written else ()):
        if is_measured:
            yield RuleAnswers((*at, "steps", j, "value"), typed_number(word), key)
            yield RuleAnswers((*at, "steps", j, "earns"), earns, key)
        else:
            yield RuleAnswers((*at, "words", word), earns, key)


def _is_measured(kind: Any) -> bool:
    """Whether what was chosen as a scale is an indicator, and no kind of scale or published one."""
    return kind is not None and kind not in SCALES and kind not in QUALITY_SCALES


def wrong_in_criteria(answers: AwardAnswers) -> Iterator[Message]:
    """Yield what can't be understood of criteria and scales; the path of a finding is the key of its cell."""
    parents = _parents(answers)
    codes = [_text(answers, "criteria", k, "id") for k in parents]
    known = {"known": ", ".join(code for code in codes if code)}
    placed = {k for k, _at in _placed(parents, None, ())}
    for k in parents:
        below = _text(answers, "criteria", k, "below")
        if below and below not in codes:
            yield Message(("criteria", k, "below"), "unknown_criterion", below, known)
        elif k not in placed:
            yield Message(("criteria", k, "below"), "below_itself", below, {})
    seen: set[str | None] = set()
    for k in filled_rows(answers, "scales"):
        code = _text(answers, "scales", k, "criterion")
        if code not in codes or code is None:
            yield Message(("scales", k, "criterion"), "unknown_criterion", code, known)
        elif code in seen:
            yield Message(("scales", k, "criterion"), "scale_twice", code, {"name": code})
        seen.add(code)
        written, kind = answers.get(("scales", k, "earns")), answers.get(("scales", k, "kind"))
        if written is not None and not _is_understood(written, is_measured=_is_measured(kind)):
            yield Message(("scales", k, "earns"), "not_earned", written, {})


def _is_understood(written: str, *, is_measured: bool) -> bool:
    found = earned_in(written) or []
    words = [word for word, _earns in found]
    return bool(words) and len({*words}) == len(words) and not (is_measured and None in map(typed_number, words))


def _text(answers: AwardAnswers, *key: str | int) -> str | None:
    found = answers.get(key)
    return str(found).strip() if found is not None else None
