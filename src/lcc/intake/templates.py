"""A template with the answers of who starts a tender from it, as a text that keeps its remarks."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lcc.library import shipped
from lcc.record.code_of import code_of
from lcc.record.path import Path, stated_in

OWN = "something-else"
"""The template of what no other one is about, with one item to name."""


@dataclass(frozen=True, slots=True)
class TemplateAnswers:
    """What is said of a tender before it is written; None where the template says it."""

    title: str | None = None
    authority: str | None = None
    procedure: str | None = None
    item: str | None = None


def template_text(name: str, language: str, said: TemplateAnswers) -> str:
    """Return the tender of a template with what was said in its place; KeyError if there is no such template.

    A tender with a title of its own has a code of its own, and so has an item.
    """
    text = shipped.template_file(name, language).read_text(encoding="utf-8")
    if said.title is not None:
        text = _with(_with(text, "title", said.title), "id", code_of(said.title, otherwise="tender"))
    if said.authority is not None:
        text = _with(text, "authority", said.authority)
    if said.procedure is not None:
        text = re.sub(r"(?m)^(authority: .*)$", rf"\1\nprocedure: {said.procedure}", text, count=1)
    if said.item is not None:
        named = f"- {{id: {code_of(said.item)}, name: {_scalar(said.item)}"
        text = re.sub(r"- \{id: [^,]+, name: [^,]+", lambda _found: named, text, count=1)
    return text


def sources(content: str) -> Iterator[tuple[Path, object, str]]:
    """Yield each number in the text of a tender, and each published one by its name, with where it comes from.

    That is the remark beside it, or beside what it is a part of; nothing, if there is none.
    """
    from lcc.checks.named_figures import named_figures
    from lcc.intake.records import load
    from lcc.interchange.yaml_file import comments
    from lcc.model.tender import Tender
    from lcc.record.place import stated_at

    tender, origins = load(content.encode(), "tender.yaml", Tender)
    remarks, published = comments(content, origins), {one.path for one in named_figures(tender)}
    for path, value in stated_in(tender).items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        at = stated_at(path, origins)
        if at in origins and (is_number or path in published):
            around = (at[:length] for length in range(len(at), 0, -1))
            yield path, value, next((remarks[one] for one in around if one in remarks), "")


def _with(text: str, field: str, value: str) -> str:
    """Return a text with another value of a field at its top, and the remark beside it."""
    return re.sub(
        rf"(?m)^{field}: .*?(\s+#.*)?$", lambda found: f"{field}: {_scalar(value)}{found[1] or ''}", text
    )


def _scalar(value: str) -> str:
    """Return a text in quotes, as YAML reads it whatever is in it.

    >>> _scalar("Bank: hout # 1")
    '"Bank: hout # 1"'
    """
    return json.dumps(value, ensure_ascii=False)
