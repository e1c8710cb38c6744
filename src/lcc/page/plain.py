"""Documents and problems as plain data, which the page shows as text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from lcc.documents.written.svg import drawn
from lcc.language import Text, Translate
from lcc.page.mends import on_the_page
from lcc.record.place import Asked
from lcc.record.problem import Problem
from lcc.words.blocks import Block, Chart, Document, Table, writable
from lcc.words.problems import worded


def plain_document(document: Document) -> dict[str, Any]:
    """Return a document: its title, subtitle and blocks, each with its `kind`; charts are elements of SVG."""
    blocks = [_plain(block, document.language) for block in (*document.opening, *document.blocks)]
    return {"title": writable(document.title), "subtitle": writable(document.subtitle), "blocks": blocks}


def plain_problems(
    problems: Iterable[Problem], language: str, fields: Sequence[str] = (), names: Sequence[Text | None] = ()
) -> list[dict[str, Any]]:
    """Return problems by supplier, in their order: where, what was found, what is expected, and how to mend it.

    `fields` are the names of the questions of the page that they are about, each in the place of its problem;
    `names` what is said of where a problem is, in place of the path of its field.
    """
    _, at_a_field = on_the_page(language), on_the_page(language, at_a_field=True)
    by_supplier: dict[str, list[dict[str, str]]] = {}
    for one, field, name in zip_longest(problems, fields, names, fillvalue=""):
        assert isinstance(one, Problem)
        said = _said(one, at_a_field if field else _)
        if field and isinstance(one.origin, Asked):
            said |= {"field": str(field), "where": one.origin.label}
        if isinstance(name, Text):
            said["where"] = name.say(_)
        by_supplier.setdefault(one.supplier, []).append(said)
    return [{"supplier": name, "problems": found} for name, found in by_supplier.items()]


def problems_by(problems: Iterable[tuple[str, Problem]], language: str) -> list[dict[str, Any]]:
    """Return problems by what each is said to be of, in place of a supplier."""
    return plain_problems([replace(one, supplier=source) for source, one in problems], language)


def _said(problem: Problem, _: Translate) -> dict[str, str]:
    said = worded(problem)
    return {
        "file": problem.file,
        "where": said.at(_),
        "found": said.found.say(_),
        "expected": said.expected.say(_),
        "mend": said.mend.say(_),
    }


def _plain(block: Block, language: str) -> dict[str, Any]:
    kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(block).__name__).lower()
    given = {one.name: _value(getattr(block, one.name)) for one in fields_of(block) if one.name != "chart"}
    if isinstance(block, Table) and block.chart is not None:
        given["drawn"] = _drawn(block.chart, block.caption, language)
    return {"kind": kind, **given}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, tuple | frozenset):
        return [_value(one) for one in value]
    return value


def _drawn(chart: Chart, caption: str, language: str) -> Any:
    def plain(element: Any) -> list[Any]:
        inside = element.inside if isinstance(element.inside, str) else [plain(one) for one in element.inside]
        return [element.name, dict(element.attributes), inside]

    return plain(drawn(chart, caption, language))
