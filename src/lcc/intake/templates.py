"""A template with the answers of who starts a tender from it, as a text that keeps its remarks."""

import json
import re
from dataclasses import dataclass

from lcc.language import N_, translator
from lcc.library import shipped
from lcc.record.code_of import code_of

OWN, OWN_TITLE = "something-else", N_("Something else")
"""The template of what no other one is about, with one item to name; what it is called where one is chosen."""


@dataclass(frozen=True, slots=True)
class TemplateAnswers:
    """What is said of a tender before it is written; None where the template says it."""

    title: str | None = None
    authority: str | None = None
    procedure: str | None = None
    item: str | None = None


def template_titles(language: str) -> dict[str, str]:
    """Return what each template is about; the one for what no other is about comes last."""
    from lcc.intake.submissions import read_tender

    names = [name for name in shipped.templates() if name != OWN]
    titles = {name: read_tender(shipped.template_file(name, language)).title for name in names}
    return {**titles, OWN: translator(language)(OWN_TITLE)}


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
