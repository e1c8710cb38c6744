"""Preparing a tender: a book to fill in, and once it is, the form for suppliers and the rules in words."""

from collections.abc import Mapping
from typing import Any

from lcc.api.forms import form, method_statement
from lcc.api.reading import read
from lcc.documents.formats import as_file
from lcc.documents.letters.letter import letter_template
from lcc.excel.tender_book.shape import MORE
from lcc.intake.first_book import first_book
from lcc.intake.records import load
from lcc.intake.templates import OWN, TemplateAnswers, template_text, template_titles
from lcc.interchange.yaml_file import comments
from lcc.language import Language, translator
from lcc.language.terms import term
from lcc.library.procedures import PROCEDURES
from lcc.model.tender import Tender
from lcc.record.code_of import code_of

Made = list[tuple[str, bytes]]


def choices(language: Language) -> dict[str, Any]:
    """Return what can be chosen: templates, procedures, and what can be in a book beside what every tender has."""
    _ = translator(language)
    return {
        "templates": [*template_titles(language).items()],
        "procedures": [(one, term(one, _)) for one in PROCEDURES],
        "parts": [(part, _(words.title), _(words.about)) for part, words in MORE.items()],
    }


def started(words: Mapping[str, Any], language: Language) -> Made:
    """Return the book of a template, with what was said of the tender; `parts` are those that it takes."""
    name = str(words["template"])
    said = {key: str(words.get(key) or "").strip() or None for key in ("title", "authority", "procedure", "item")}
    content = template_text(name, language, TemplateAnswers(**said))
    tender, origins = load(content.encode(), "tender.yaml", Tender)
    more = {part: part in words["parts"] for part in MORE}
    book = first_book(tender, comments(content, origins), more, language, is_to_name=name == OWN)
    return [(f"{code_of(tender.title, otherwise='tender')}.xlsx", book)]


def papers(tender: tuple[str, bytes], language: Language) -> Made:
    """Return what goes out with a tender: the form for suppliers, the rules in words, and a letter to start from.

    Raises
    ------
    InputRefusedError
        The tender is not whole, or says what can't be.
    """
    _ = translator(language)
    found = read(tender)
    made = [
        (f"{_('form')}.xlsx", form(tender, language)),
        (f"{_('method')}.docx", method_statement(tender, language)),
    ]
    if found.tender.letters is not None:
        made.append((f"{_('letter')}.docx", as_file(letter_template(language), "docx")))
    return made
